/** Lines that stand below one another without a blank line between them: which of them belong together. */

/** "Label: value", or a label whose value begins in the next line. No sentence with a colon in it. */
export function isLabelLine(line: string): boolean {
  const at = line.slice(0, 72).indexOf(":");
  if (at < 1 || !/^:(?:\s|$)/.test(line.slice(at, at + 2))) return false;
  const label = line.slice(0, at).trim();
  return !/^\p{Ll}/u.test(label) && !/[.!?;]\s/.test(label) && label.split(/\s+/).length <= 8;
}

/** `at` is the index of its first line. */
export type LinePart = { text: string; at: number };

/**
 * Paragraphs of these lines. A label begins one, and so does what follows a question; other lines go on the one
 * before: as a line of its own, or, where it was only wrapped, with a blank. "as it looks" takes a line for wrapped if
 * the next word had no room in it.
 */
export function partLines(
  lines: readonly string[],
  { wrapped }: { wrapped: "always" | "as it looks" | "never" },
): LinePart[] {
  const filled = lines.map((line, at) => ({ line: line.trim(), at })).filter(({ line }) => line !== "");
  const width = filled.reduce((most, { line }) => Math.max(most, line.length), 0);
  const isFull = (line: string, next: string) =>
    width >= 50 && line.length + 1 + next.slice(0, width).split(/\s/, 1).join("").length > width * 0.9;
  const byLabels = isLabelLine(filled[0]?.line ?? "");
  const parts: { said: string[]; at: number }[] = [];
  for (const [index, { line, at }] of filled.entries()) {
    const before = filled[index - 1]?.line;
    const last = parts.at(-1);
    const begins =
      before === undefined ||
      (isLabelLine(line) && (byLabels || /[.!?:;]$/.test(before) || !isFull(before, line))) ||
      (before.endsWith("?") && last?.said.length === 1);
    if (begins || !last) parts.push({ said: [line], at });
    else {
      const joined = wrapped === "always" || (wrapped === "as it looks" && isFull(before, line));
      last.said.push(joined ? " " : "\n", line);
    }
  }
  return parts.map(({ said, at }) => ({ text: said.join(""), at }));
}

/** One line at most, and no sentence: what reads like a heading if it stands alone and stands out. */
export const readsLikeHeading = (text: string): boolean =>
  text.length <= 120 && !text.includes("\n") && !/[.;,]$/.test(text) && /\p{L}/u.test(text);
