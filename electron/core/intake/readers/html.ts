/** Web pages, as vendors export them from a wiki, a form or a word processor. */
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { buildDocument } from "../build-document.ts";
import { decodeForeign, guessedNote } from "./decode-text.ts";
import { tellHtml } from "./html/tell-html.ts";

/** Throws `UnreadableFile`. */
export function readHtml(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): ReadResult {
  const build = buildDocument(file, "html", limits);
  const { text, guessed } = decodePage(bytes);
  if (guessed) build.note("changed", guessedNote);
  const title = tellHtml(build, text, limits);
  const document = build.finish(title);
  if (document.blocks.length === 0 && document.notes.every(({ kind }) => kind !== "unread"))
    throw new UnreadableFile("The page holds no text.");
  return { document };
}

/** What begins the file says how it is written, then what the page says of itself. */
function decodePage(bytes: Uint8Array): { text: string; guessed: boolean } {
  const marked = /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/.test(
    Buffer.from(bytes.subarray(0, 3)).toString("latin1"),
  );
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const named = /<meta\s[^<>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1];
  if (!marked && named !== undefined && !/^utf-?(?:8|16)/i.test(named)) {
    try {
      const text = new TextDecoder(named, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return { text, guessed: false };
    } catch {
      // A name that nobody knows, or that is not true: the bytes decide.
    }
  }
  return decodeForeign(bytes);
}
