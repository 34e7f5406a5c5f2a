/** What a reviewer must know of a PDF as a whole. */
import type { PDFDocumentProxy } from "pdfjs-dist";
import type { ReadNote } from "#shared/intake/document";
import type { OnPage } from "./annotations.ts";
import { asLatin1 } from "./open.ts";
import { evenOut } from "./text.ts";

export async function fileNotes(
  pdf: PDFDocumentProxy,
  {
    bytes,
    file,
    onPages,
    left,
    damaged,
  }: {
    bytes: Uint8Array;
    file: string;
    onPages: readonly OnPage[];
    left: readonly string[];
    damaged: number;
  },
): Promise<ReadNote[]> {
  const place = { file };
  const notes: ReadNote[] = [];
  const note = (kind: ReadNote["kind"], says: string) => notes.push({ kind, says, place });
  const bare = asLatin1(bytes);
  if (damaged > 0)
    note(
      "unread",
      "Parts of the file are damaged, so that text may be missing: compare it, or have it sent again.",
    );
  const scripts =
    (await quietly(pdf.getJSActions())) !== null ||
    (await quietly(pdf.hasJSActions())) === true ||
    onPages.some((page) => page.scripts) ||
    /\/JavaScript\b/.test(bare);
  if (scripts) note("active", "The file has JavaScript in it: it was not run.");
  if (/\/Launch\b/.test(bare)) note("active", "The file can start a program: nothing was started.");
  if (/\/(?:SubmitForm|ImportData)\b/.test(bare))
    note("active", "The file can send or fetch the values of its form: nothing was sent or fetched.");
  const links = onPages.reduce((sum, page) => sum + page.links, 0);
  if (links > 0)
    note("active", `The file has ${count(links, "link")} to addresses outside: none was followed.`);
  const attached = await quietly(pdf.getAttachments());
  if (attached && attached.size > 0) {
    const names = [...attached].map(([name, one]) => evenOut(fileName(one) || name));
    note(
      "unread",
      `${count(attached.size, "file")} within the file, not read: ${names.join(", ")}. Send what counts by itself.`,
    );
  }
  if (onPages.some((page) => page.filled.length > 0))
    note(
      "changed",
      "Values filled into form fields, and texts typed onto pages, were read as text in their places.",
    );
  if (onPages.some((page) => page.signed))
    note("unread", "The file is signed digitally: the signature was not checked.");
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  if ("IsXFAPresent" in info && info.IsXFAPresent === true)
    note("unread", "The file has an XFA form, which is not read: print it to a PDF and send that.");
  if (/\/Subtype\s{0,5}\/Image\b/.test(bare))
    note("unread", "The file has pictures: text in them was not read.");
  if (left.length > 0)
    note(
      "unread",
      `Left out, as they repeat on the pages as page headers and footers: ${left.map((text) => `“${text}”`).join(", ")}.`,
    );
  return notes;
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;

/** A damaged part of the file that holds none of its text is no reason to refuse the text. */
async function quietly<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch {
    return null;
  }
}

function fileName(attached: unknown): string {
  return typeof attached === "object" &&
    attached !== null &&
    "filename" in attached &&
    typeof attached.filename === "string"
    ? attached.filename
    : "";
}
