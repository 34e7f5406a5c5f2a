/**
 * Reads a Word file back: its paragraphs and its tables, row by row, as a reader sees them. Shares no code with what
 * writes the memo.
 */
import { crc32, inflateRawSync } from "node:zlib";
import { SaxesParser } from "saxes";
import { fromBufferPromise, type Entry } from "yauzl";

/** A cell is the texts of its paragraphs. */
export type ReadBlock =
  { kind: "paragraph"; style: string; text: string } | { kind: "table"; rows: string[][][] };
export type ReadPart = {
  blocks: ReadBlock[];
  fields: string[];
  pictures: string[];
  relationshipIds: string[];
};

/**
 * The parts of the package, by name. Throws where a part is not what the directory says, or where the parts together
 * would take more than `most` bytes.
 */
export async function readParts(bytes: Uint8Array, most = 500_000_000): Promise<Map<string, Buffer>> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(file, { lazyEntries: true });
  const parts = new Map<string, Buffer>();
  let room = most;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    room -= entry.uncompressedSize;
    if (room < 0) throw new Error("its parts are too large");
    if (parts.has(name)) throw new Error(`${name} is there twice`);
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const part = unpacked(file.subarray(fileDataStart, fileDataStart + entry.compressedSize), entry);
    if (part.length !== entry.uncompressedSize || crc32(part) !== entry.crc32)
      throw new Error(`${name} is damaged`);
    parts.set(name, part);
  }
  return parts;
}

/** The size in the directory is a claim; inflating stops there. */
function unpacked(data: Buffer, entry: Entry): Buffer {
  if (entry.isEncrypted()) throw new Error(`${entry.fileName} is encrypted`);
  if (entry.compressionMethod === 0) return data;
  if (entry.compressionMethod !== 8) throw new Error(`${entry.fileName} is packed in an unknown way`);
  return inflateRawSync(data, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
}

/** Reads `word/document.xml`, a header or a footer. Text of a picture is its description, in brackets. */
export function readPart(xml: Buffer | undefined): ReadPart {
  const read: ReadPart = { blocks: [], fields: [], pictures: [], relationshipIds: [] };
  if (!xml) return read;
  const open: string[] = [];
  let paragraph: { style: string; text: string } | undefined;
  let rows: string[][][] | undefined;
  const parser = new SaxesParser();

  parser.on("opentag", ({ name, attributes }) => {
    open.push(name);
    const value = (key: string) => attributes[key] ?? "";
    if (name === "w:tbl") read.blocks.push({ kind: "table", rows: (rows = []) });
    else if (name === "w:tr") rows?.push([]);
    else if (name === "w:tc") rows?.at(-1)?.push([]);
    else if (name === "w:p") paragraph = { style: "", text: "" };
    else if (name === "w:pStyle" && paragraph) paragraph.style = value("w:val");
    else if (name === "w:fldSimple") read.fields.push(value("w:instr").trim());
    else if (name === "a:blip") read.relationshipIds.push(value("r:embed"));
    else if (name === "wp:docPr" && paragraph) {
      read.pictures.push(value("descr"));
      paragraph.text += `[picture: ${value("descr")}]`;
    } else if (open.at(-2) === "w:r" && paragraph) {
      if (name === "w:tab") paragraph.text += "\t";
      if (name === "w:br" || name === "w:cr") paragraph.text += "\n";
    }
  });
  parser.on("text", (text) => {
    if (open.at(-1) === "w:t" && paragraph) paragraph.text += text;
    if (open.at(-1) === "w:instrText") read.fields.push(text.trim());
  });
  parser.on("closetag", ({ name }) => {
    open.pop();
    if (name === "w:tbl") rows = undefined;
    if (name !== "w:p" || !paragraph) return;
    if (rows) rows.at(-1)?.at(-1)?.push(paragraph.text);
    else read.blocks.push({ kind: "paragraph", ...paragraph });
    paragraph = undefined;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml.toString("utf8")).close();
  return read;
}
