/** Lines that stand below one another without a blank line between them: which of them belong together. */

/** "Label: value", or a label whose value begins in the next line. No sentence with a colon in it. */
export function isLabelLine(line: string): boolean {
  const at = line.slice(0, 72).indexOf(":");
  if (at < 2 || !/^:(?:\s|$)/.test(line.slice(at))) return false;
  const label = line.slice(0, at).trim();
  return !/^\p{Ll}/u.test(label) && !/[.!?;]\s/.test(label) && label.split(/\s+/).length <= 8;
}

/**
 * Paragraphs of these lines. Every label begins one; other lines go on the one before: as a line of its own, or, where
 * it was only wrapped, with a blank. "as it looks" takes a line for wrapped if the next word had no room in it.
 */
export function partLines(
  lines: readonly string[],
  { wrapped }: { wrapped: "always" | "as it looks" | "never" },
): string[] {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== "");
  const width = filled.reduce((most, { length }) => Math.max(most, length), 0);
  const isFull = (line: string, next: string) =>
    width >= 50 && line.length + 1 + next.slice(0, width).split(/\s/, 1).join("").length > width * 0.9;
  const byLabels = isLabelLine(filled[0] ?? "");
  const parts: string[][] = [];
  for (const [at, line] of filled.entries()) {
    const before = filled[at - 1];
    const last = parts.at(-1);
    if (before === undefined || !last) parts.push([line]);
    else if (isLabelLine(line) && (byLabels || /[.!?:;]$/.test(before) || !isFull(before, line)))
      parts.push([line]);
    else {
      const joined = wrapped === "always" || (wrapped === "as it looks" && isFull(before, line));
      last.push(joined ? " " : "\n", line);
    }
  }
  return parts.map((part) => part.join(""));
}

/** One line at most, and no sentence: what reads like a heading if it stands alone and stands out. */
export const readsLikeHeading = (text: string): boolean =>
  text.length <= 120 && !text.includes("\n") && !/[.;,]$/.test(text) && /\p{L}/u.test(text);
