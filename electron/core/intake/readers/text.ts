/** Plain text. */
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { buildDocument } from "../build-document.ts";
import { decodeForeign, guessedNote } from "./decode-text.ts";
import { tellText } from "./text/tell-text.ts";

/** Throws `UnreadableFile`. */
export function readText(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): ReadResult {
  const build = buildDocument(file, "text", limits);
  const { text, guessed } = decodeForeign(bytes);
  if (guessed) build.note("changed", guessedNote);
  tellText(build, text);
  const document = build.finish();
  if (document.blocks.length === 0 && document.notes.every(({ kind }) => kind !== "unread"))
    throw new UnreadableFile("The file holds no text.");
  return { document };
}
