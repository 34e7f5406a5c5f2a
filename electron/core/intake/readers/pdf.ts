/**
 * Reads the text layer of a PDF. A PDF knows no paragraphs, headings and tables: they are found again by where the
 * text stands and how it looks. Nothing in it is run, fetched or drawn.
 */
import type { PDFDocumentProxy } from "pdfjs-dist";
import {
  readLimits,
  UnreadableFile,
  type Block,
  type Place,
  type ReadLimits,
  type ReadNote,
  type ReadResult,
} from "#shared/intake/document";
import { annotationsOf, type OnPage } from "./pdf/annotations.ts";
import { blocksOf } from "./pdf/blocks.ts";
import { withoutMargins } from "./pdf/margins.ts";
import { fileNotes } from "./pdf/notes.ts";
import { openPdf, refuseAtSight, type OpenPdf } from "./pdf/open.ts";
import { readPage, type PdfPage } from "./pdf/page.ts";
import { piecesOf } from "./pdf/pieces.ts";
import { checkStreams } from "./pdf/streams.ts";
import { evenOut } from "./pdf/text.ts";

export async function readPdf(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): Promise<ReadResult> {
  refuseAtSight(bytes, limits);
  const { damaged } = checkStreams(bytes, limits.inflated);
  const open = await openPdf(bytes);
  try {
    const { pages, onPages, notes } = await readPages(open, { file, limits, damaged });
    const { pages: kept, left } = withoutMargins(pages);
    const read = blocksOf(kept.flatMap(piecesOf), { file, limits });
    const title = await titleOf(open.pdf, read.blocks);
    const about = await fileNotes(open.pdf, { bytes, file, onPages, left, damaged });
    return {
      document: {
        file,
        kind: "pdf",
        ...(title === "" ? {} : { title }),
        blocks: read.blocks.map(numbered),
        notes: [...about, ...notes, ...read.notes],
      },
    };
  } finally {
    await open.close();
  }
}

/** Several stand on one page and under one heading: each says which one it is. */
function numbered(block: Block, at: number): Block {
  const paragraph = at + 1;
  const own = <T extends { readonly place: Place }>(one: T): T => ({
    ...one,
    place: { ...one.place, paragraph },
  });
  if (block.kind === "list") return { ...block, items: block.items.map(own) };
  if (block.kind !== "table") return own(block);
  const cells = new Map(block.rows.flat().map((cell) => [cell, own(cell)]));
  return { ...own(block), rows: block.rows.map((row) => row.map((cell) => cells.get(cell) ?? cell)) };
}

const problems = {
  damaged: "damaged, and was not read",
  partly: "damaged in part, or set in a font that the file leaves out: the rest of it was read",
  blank: "without text that can be read: it is empty or a picture",
} as const;
type Problem = { readonly page: number; readonly is: keyof typeof problems };

async function readPages(
  { pdf, strict }: OpenPdf,
  { file, limits, damaged }: { file: string; limits: ReadLimits; damaged: number },
): Promise<{ pages: PdfPage[]; onPages: OnPage[]; notes: ReadNote[] }> {
  const pages: PdfPage[] = [];
  const onPages: OnPage[] = [];
  const found: Problem[] = [];
  const notes: ReadNote[] = [];
  const last = Math.min(pdf.numPages, limits.pages);
  let characters = limits.inflated;
  for (let number = 1; number <= last && characters > 0; number += 1) {
    try {
      const page = await pdf.getPage(number);
      const read = await readPage(page, { characters });
      const onPage = await annotationsOf(page, read.page, file);
      characters = read.cut ? 0 : characters - read.characters;
      onPages.push(onPage);
      notes.push(...onPage.notes);
      pages.push({ ...read.page, runs: [...read.page.runs, ...onPage.filled] });
      page.cleanup();
      if (!(await isWhole(strict, number))) found.push({ page: number, is: "partly" });
      else if (read.characters === 0 && onPage.filled.length === 0) found.push({ page: number, is: "blank" });
      if (characters <= 0)
        notes.push(
          unread(file, number, "The file holds too much text: from this page on it was not read to the end."),
        );
    } catch {
      found.push({ page: number, is: "damaged" });
    }
  }
  if (pages.length === 0)
    throw new UnreadableFile("The file is damaged: no page of it can be read. Send it again.");
  if (pages.every((page) => page.runs.length === 0 && page.aslant.length === 0))
    throw new UnreadableFile(
      damaged > 0 || found.some(({ is }) => is !== "blank")
        ? "The file is damaged: none of its text can be read. Send it again."
        : "The file has no text, only pictures of it, such as a scan: send a file whose text can be marked and copied.",
    );
  if (last < pdf.numPages)
    notes.push(
      unread(
        file,
        last + 1,
        `${span(last + 1, pdf.numPages)} not read: the file has more than ${last} pages.`,
      ),
    );
  const rightToLeft = pages.find((page) => page.runs.some((run) => /[\u0590-\u08FF]/.test(run.text)));
  if (rightToLeft)
    notes.push(
      unread(file, rightToLeft.number, "Text from right to left may be in the wrong order: compare it."),
    );
  return { pages, onPages, notes: [...problemNotes(file, found), ...notes] };
}

const unread = (file: string, page: number, says: string): ReadNote => ({
  kind: "unread",
  says,
  place: { file, page },
});

/** One note for pages in a row that have the same problem. */
function problemNotes(file: string, found: readonly Problem[]): ReadNote[] {
  const rows: { from: number; to: number; is: Problem["is"] }[] = [];
  for (const { page, is } of found) {
    const row = rows.at(-1);
    if (row && row.is === is && row.to === page - 1) row.to = page;
    else rows.push({ from: page, to: page, is });
  }
  return rows.map(({ from, to, is }) => unread(file, from, `${span(from, to)} ${problems[is]}.`));
}

const span = (from: number, to: number): string =>
  from === to ? `Page ${from} is` : `Each of the pages ${from} to ${to} is`;

/** The tolerant reading of a damaged page comes out short without a word; the strict one fails. */
async function isWhole(strict: PDFDocumentProxy, number: number): Promise<boolean> {
  try {
    const page = await strict.getPage(number);
    await page.getTextContent();
    page.cleanup();
    return true;
  } catch {
    return false;
  }
}

async function titleOf(pdf: PDFDocumentProxy, blocks: readonly Block[]): Promise<string> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const own = "Title" in info && typeof info.Title === "string" ? evenOut(info.Title) : "";
  // Printing to a PDF leaves the name of the program and of the file there.
  const named = own !== "" && !/^(?:microsoft \w+ - |untitled|about:blank)|\.\w{3,4}$/i.test(own);
  if (named) return own;
  const heading = blocks.find((block) => block.kind === "heading");
  return heading?.kind === "heading" ? heading.text : "";
}
