import type { Problem } from "#shared/errors";

/** All problems as plain text, one after the other, for a letter to whoever wrote the file. */
export function problemsAsText(message: string, problems: readonly Problem[]): string {
  const entries = problems.map(({ file, line, path, says, expected }, index) => {
    const place = [file, line === undefined ? "" : `line ${line}`, path ?? ""].filter((part) => part !== "");
    const lines = [`${index + 1}. ${place.join(", ")}`, `   ${says}`];
    if (expected !== undefined) lines.push(`   Expected: ${expected}`);
    return lines.join("\n");
  });
  return `${[message, ...entries].join("\n\n")}\n`;
}
