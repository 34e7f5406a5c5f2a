/** PDFs with a text layer: its letters have places, and no more. Lines, headings, lists and tables are found by them. */
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { buildDocument, type DocumentBuilder } from "../build-document.ts";
import { bodySize, tellLines } from "./pdf/tell-lines.ts";
import { linesOf, type Line } from "./pdf/lines.ts";
import { openPdf, type OpenPdf } from "./pdf/open-pdf.ts";
import { ruledTables } from "./pdf/ruled-tables.ts";
import { repeatedLines } from "./pdf/repeated-lines.ts";

/** Throws `UnreadableFile`. */
export async function readPdfDocument(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): Promise<ReadResult> {
  const pdf = await openPdf(bytes, limits);
  const build = buildDocument(file, "pdf", limits);
  const ruled = pdf.pages.map(ruledTables);
  const pages = pdf.pages.map((page, at) => linesOf({ ...page, glyphs: ruled[at]?.rest ?? [] }));
  const blank = pdf.pages.flatMap(({ page, glyphs }) => (glyphs.length === 0 ? [page] : []));
  if (blank.length === pages.length && pdf.fields.length === 0)
    throw new UnreadableFile(
      "It has no text, only pictures of pages: ask for the document itself, or for a PDF that was not scanned.",
    );
  if (blank.length > 0)
    build.note(
      "unread",
      `${blank.length === 1 ? `Page ${blank[0]} has` : `Pages ${blank.slice(0, 10).join(", ")} have`} no text: what they show was not read.`,
    );
  sayActive(build, pdf);
  const { kept, left } = withoutRepeated(pages);
  if (left.length > 0)
    build.note(
      "changed",
      `Left out, since it stands on every page: ${left
        .slice(0, 3)
        .map((text) => `“${text.slice(0, 60)}”`)
        .join(", ")}.`,
    );
  tellLines(build, { pages: kept, tables: ruled.flatMap(({ tables }) => tables), body: bodySize(pages) });
  if (pdf.fields.length > 0)
    build.table(pdf.fields.map(({ name, value }) => [{ text: name }, { text: value }]));
  for (const { page, text } of pdf.comments) build.paragraph(text, { page, part: "comment" });
  if (pdf.cut > 0) build.note("unread", `It has ${pdf.cut} more pages than are read.`);
  return { document: build.finish(pdf.title) };
}

function sayActive(build: DocumentBuilder, { scripts, attachments, starts }: OpenPdf): void {
  if (scripts) build.note("active", "It carries JavaScript: it was not run.");
  if (attachments.length > 0)
    build.note(
      "unread",
      `It carries files within it (${attachments.slice(0, 5).join(", ")}): not opened and not read.`,
    );
  if (starts)
    build.note("active", "It has actions that start something when it is opened: nothing was started.");
}

/** Headers and footers of pages say the same on nearly all of them; page numbers alone differ. */
function withoutRepeated(pages: readonly (readonly Line[])[]): { kept: Line[][]; left: string[] } {
  const repeated = repeatedLines(pages);
  const kept = pages.map((lines) => lines.filter((line) => !repeated.has(line)));
  const texts = [...new Set([...repeated].map((line) => line.text.replaceAll(/\d+/g, "#")))];
  return { kept, left: texts.filter((text) => /\p{L}{3}/u.test(text)) };
}
