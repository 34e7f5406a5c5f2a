/** Bytes of a text as letters: Unicode where they are, else as Windows of western countries writes them. */
import { UnreadableFile } from "#shared/intake/document";
import { decodeText } from "../../packet/manifest-text.ts";

/** `guessed` where the bytes do not say how they are written. Throws `UnreadableFile` where they are no text. */
export function decodeForeign(bytes: Uint8Array): { text: string; guessed: boolean } {
  const decoded = decodeText(bytes);
  const text = "text" in decoded ? decoded.text : new TextDecoder("windows-1252").decode(bytes);
  if (text.includes("\0"))
    throw new UnreadableFile("It is no text, and of no kind that is read: it stays as evidence.");
  return { text: text.replace(/^\uFEFF/, ""), guessed: !("text" in decoded) };
}

export const guessedNote =
  "Its letters are not written as Unicode: read as Windows-1252, so look at letters with accents.";
