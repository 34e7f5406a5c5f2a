/** Finds out what kind of document a file is, by its content, and has the reader for it read it. */
import { UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { readText } from "./readers/text.ts";

export async function readFileForIntake(
  input: { bytes: Uint8Array; file: string },
  limits?: ReadLimits,
): Promise<ReadResult> {
  if (/\.(txt|md)$/i.test(input.file)) return readText(input, limits);
  throw new UnreadableFile("Files of this kind are not read: they stay as evidence.");
}
