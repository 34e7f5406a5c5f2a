/** A run of text that goes on across an upright rule is two: the texts of two cells that fill them to the border. */
import type { Run } from "./page.ts";
import type { Rule } from "./rules.ts";

/** More upright rules than this are a drawing. */
const mostRules = 3_000;

export function cutAtRules(runs: readonly Run[], rules: readonly Rule[]): Run[] {
  const upright = rules.filter((rule) => rule.upright).sort((a, b) => a.at - b.at);
  if (upright.length === 0 || upright.length > mostRules) return [...runs];
  return runs.flatMap((run) => {
    const middle = run.y - 0.3 * run.size;
    const parts: Run[] = [];
    let rest = run;
    for (const { at, from, to } of upright) {
      const through = from < middle - 0.4 * run.size && to > middle + 0.4 * run.size;
      if (!through || at < rest.x + 2 || at > rest.right - 2) continue;
      const cut = cutAt(rest, at);
      if (!cut) continue;
      parts.push(cut[0]);
      rest = cut[1];
    }
    return [...parts, rest];
  });
}

/** The blank whose place comes nearest to the rule parts the text; a word by itself stays whole. */
function cutAt(run: Run, at: number): [Run, Run] | undefined {
  const letters = Array.from(run.text);
  const widths = letters.map(letterWidth);
  const unit = (run.right - run.x) / Math.max(sum(widths), 1);
  let [best, distance, before] = [-1, 2.5 * run.size, 0];
  for (const [index, letter] of letters.entries()) {
    const width = widths[index] ?? 0;
    const away = Math.abs(run.x + (before + width / 2) * unit - at);
    if (letter === " " && away < distance) [best, distance] = [index, away];
    before += width;
  }
  if (best <= 0) return undefined;
  const [left, right] = [letters.slice(0, best).join(""), letters.slice(best + 1).join("")];
  if (left.trim() === "" || right.trim() === "") return undefined;
  return [
    { ...run, text: left, right: Math.min(at - 0.5, run.right) },
    { ...run, text: right, x: Math.max(at + 0.5, run.x) },
  ];
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** Roughly, beside that of most small letters. */
function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!ft]/.test(letter)) return 0.5;
  if (/[mwMW@%—]/.test(letter)) return 1.5;
  return /[A-Z]/.test(letter) ? 1.2 : /[ r()-]/.test(letter) ? 0.6 : 1;
}
