/** Plain text: paragraphs parted by blank lines, lists by hand, headings that are underlined or marked by hashes. */
import { readLimits, type Block, type ReadLimits, type ReadResult } from "#shared/intake/document";

export function readText(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): ReadResult {
  const lines = Buffer.from(bytes)
    .toString("utf8")
    .split(/\r\n?|\n/);
  const blocks: Block[] = [];
  let under: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "" || blocks.length >= limits.blocks) continue;
    const place = { file, line: at + 1, under };
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (!heading) blocks.push({ kind: "paragraph", text: line.trim(), place });
    else {
      const [, marks = "", text = ""] = heading;
      under = [...under.slice(0, marks.length - 1), text];
      blocks.push({ kind: "heading", level: marks.length, text, by: "style", place });
    }
  }
  return { document: { file, kind: "text", blocks, notes: [] } };
}
