/** Finds out what kind of document a file is, by its content before its name, and has the reader for it read it. */
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { decodeForeign } from "./readers/decode-text.ts";

type Input = { bytes: Uint8Array; file: string };
type Reader = (input: Input, limits: ReadLimits) => ReadResult | Promise<ReadResult>;

// Loaded when they are needed: the parsers behind them are large, and each file has a thread of its own.
const readers = {
  docx: async (input, limits) => (await import("./readers/docx.ts")).readDocx(input, limits),
  xlsx: async (input, limits) => (await import("./readers/xlsx.ts")).readXlsx(input, limits),
  csv: async (input, limits) => (await import("./readers/csv.ts")).readCsv(input, limits),
  json: async (input, limits) => (await import("./readers/data.ts")).readJson(input, limits),
  yaml: async (input, limits) => (await import("./readers/data.ts")).readYaml(input, limits),
  pdf: async (input, limits) => (await import("./readers/pdf.ts")).readPdf(input, limits),
  html: async (input, limits) => (await import("./readers/html.ts")).readHtml(input, limits),
  eml: async (input, limits) => (await import("./readers/eml.ts")).readEml(input, limits),
  markdown: async (input, limits) => (await import("./readers/markdown.ts")).readMarkdown(input, limits),
  text: async (input, limits) => (await import("./readers/text.ts")).readText(input, limits),
  archive: async ({ bytes, file }, limits) => {
    const { openArchive } = await import("./readers/archive.ts");
    const attached = await openArchive(bytes, file, limits);
    const says = `An archive with ${attached.length === 1 ? "a file" : `${attached.length} files`}: each is read by itself.`;
    const document = { file, kind: "text" as const, blocks: [], notes: [{ kind: "changed" as const, says }] };
    return { document, attached };
  },
} satisfies Record<string, Reader>;

/** Throws `UnreadableFile` where there is no reader, or the reader cannot read it. */
export async function readFileForIntake(input: Input, limits: ReadLimits = readLimits): Promise<ReadResult> {
  const { bytes, file } = input;
  if (bytes.length === 0) throw new UnreadableFile("The file is empty.");
  if (bytes.length > limits.bytes)
    throw new UnreadableFile("The file is larger than is read: it stays as evidence.");
  const kind = kindOf(bytes, file);
  const result = await readers[kind](input, limits);
  const named = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  const expected = named === undefined ? undefined : byName[named];
  if (expected === undefined || expected === kind || !isBinary(expected, kind)) return result;
  const says = `Its name ends in .${named}, but it is ${kindWords[kind]}: read as that.`;
  const { document } = result;
  return { ...result, document: { ...document, notes: [{ kind: "changed", says }, ...document.notes] } };
}

type Kind = keyof typeof readers;
const isBinary = (...kinds: Kind[]) =>
  kinds.some((kind) => ["docx", "xlsx", "archive", "pdf"].includes(kind));

const byName: Partial<Record<string, Kind>> = {
  docx: "docx",
  docm: "docx",
  dotx: "docx",
  xlsx: "xlsx",
  xlsm: "xlsx",
  xltx: "xlsx",
  csv: "csv",
  tsv: "csv",
  json: "json",
  yaml: "yaml",
  yml: "yaml",
  zip: "archive",
  pdf: "pdf",
  html: "html",
  htm: "html",
  xhtml: "html",
  eml: "eml",
  md: "markdown",
  markdown: "markdown",
  txt: "text",
};
const kindWords: Record<Kind, string> = {
  docx: "a Word file",
  xlsx: "a workbook",
  csv: "a table in text",
  json: "JSON",
  yaml: "YAML",
  pdf: "a PDF",
  html: "a web page",
  eml: "a message",
  markdown: "Markdown",
  text: "a text",
  archive: "an archive",
};

const picture = "A picture: it stays as evidence, and what it shows is not read.";
const archive = "An archive of a kind that is not opened: ask for a zip.";
const program = "A program: never run, and not read. It stays as evidence.";

/** How files begin that no reader is for, and what to do about each. */
const refused: readonly (readonly [string, string])[] = [
  ["{\\rtf", "Rich text is not read: ask for a Word file or a PDF, or save it as one."],
  ["\x89PNG", picture],
  ["\xff\xd8\xff", picture],
  ["GIF8", picture],
  ["II*\0", picture],
  ["MM\0*", picture],
  ["RIFF", picture],
  ["\x1f\x8b", archive],
  ["7z\xbc\xaf", archive],
  ["Rar!", archive],
  ["BZh", archive],
  ["\xfd7zXZ", archive],
  ["MZ\x90", program],
  ["\x7fELF", program],
  ["\xcf\xfa\xed\xfe", program],
  ["#!", program],
  ["SQLite format 3", "A database: not read. It stays as evidence."],
];

function kindOf(bytes: Uint8Array, file: string): Kind {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const says = refused.find(([start]) => head.startsWith(start))?.[1];
  if (says !== undefined) throw new UnreadableFile(says);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return kindOfZip(bytes);
  // Some programs put a few bytes before the mark.
  if (head.includes("%PDF-")) return "pdf";
  if (head.startsWith("\xd0\xcf\x11\xe0")) throw new UnreadableFile(compoundSays(bytes));
  return kindOfText(bytes, file);
}

/** The directory of a zip names its parts in plain letters. */
function kindOfZip(bytes: Uint8Array): Kind {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = all.subarray(Math.max(0, all.length - 2_000_000)).toString("latin1");
  const has = (name: string) => directory.includes(name);
  if (has("[Content_Types].xml")) {
    if (has("word/")) return "docx";
    if (has("xl/")) return "xlsx";
    throw new UnreadableFile(
      has("ppt/")
        ? "Slides are not read: ask for a Word file or a PDF, or save them as a PDF."
        : "An Office file of a kind that is not read: it stays as evidence.",
    );
  }
  if (all.subarray(30, 120).includes("mimetypeapplication/vnd.oasis.opendocument"))
    throw new UnreadableFile("An OpenDocument file is not read: save it as .docx or .xlsx.");
  return "archive";
}

/** The older Office files, and the shell around encrypted ones ([MS-OFFCRYPTO] 2.3.4). */
function compoundSays(bytes: Uint8Array): string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.includes(Buffer.from("EncryptedPackage", "utf16le")))
    return "The file is encrypted with a password: ask for it without one.";
  if (
    all.includes(Buffer.from("WordDocument", "utf16le")) ||
    all.includes(Buffer.from("Workbook", "utf16le"))
  )
    return "A Word or Excel file of before 2007: save it as .docx or .xlsx.";
  return "A file of an older Office program: save it in a form of today, such as .docx, .xlsx or .eml.";
}

function kindOfText(bytes: Uint8Array, file: string): Kind {
  // A message may hold files as they are, of any bytes.
  if (/\.eml$/i.test(file)) return "eml";
  const { text } = decodeForeign(bytes);
  if (text.trim() === "") throw new UnreadableFile("The file holds nothing but blanks.");
  const named = byName[/\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ""];
  if (named !== undefined && !isBinary(named)) return named;
  const start = text.trimStart().slice(0, 500);
  if (/^(?:<!doctype html|<html\b)/i.test(start)) return "html";
  if (
    /^(?:(?:received|from|to|subject|date|mime-version|return-path|message-id):\s.*\r?\n(?:[ \t].*\r?\n)*){2}/i.test(
      start,
    )
  )
    return "eml";
  if (/^[{[]/.test(start) && /[}\]]\s*$/.test(text.slice(-50))) return "json";
  return "text";
}
