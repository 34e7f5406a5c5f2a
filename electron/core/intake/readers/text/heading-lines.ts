/** Lines of a text that are headings: by marks, by a line below, by numbers or by capitals. */
import { isLabelLine, readsLikeHeading } from "../label-lines.ts";

/** `looks` names the way in which it stands out; `length` is the lines that it takes. */
export type HeadingLine = { text: string; length: number } & ({ level: number } | { looks: Looks });
export type Looks = "=" | "-" | "capitals" | `number ${number}`;

const dotted = /^(\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+\p{L}/u;
const numbered = /^\(?\d{1,2}[.)]\s+\S/;
/** No letters: a line that parts what is above from what is below. */
export const isRule = (line: string): boolean =>
  /^\s*(?:([-=_*~#])\1+|(?:[-*_] ){2,}[-*_])\s*$/.test(line.slice(0, 500));

export function headingAt(lines: readonly string[], at: number): HeadingLine | undefined {
  const line = lines[at] ?? "";
  if (line.length > 500) return undefined;
  const text = line.trim();
  const marked = /^(#{1,6})\s+(\S.*)$/.exec(text);
  if (marked)
    return { text: (marked[2] ?? "").replace(/\s#+$/, ""), level: marked[1]?.length ?? 1, length: 1 };
  if (!readsLikeHeading(text)) return undefined;
  const next = lines[at + 1] ?? "";
  if (/^\s*(?:={3,}|-{3,}|~{3,})\s*$/.test(next))
    return { text, looks: next.includes("=") ? "=" : "-", length: 2 };
  if ((lines[at - 1] ?? "").trim() !== "" && !isRule(lines[at - 1] ?? "")) return undefined;
  const below = nextFilled(lines, at, 1);
  if (below === undefined) return undefined;
  const depth = dotted.exec(text)?.[1]?.split(".").length;
  if (depth !== undefined) return { text, looks: `number ${depth}`, length: 1 };
  if (numbered.test(text)) {
    const alone = !numbered.test(below) && !numbered.test(nextFilled(lines, at, -1) ?? "");
    const standsOff = next.trim() === "" || isCapitals(text) || text.endsWith("?");
    return alone && standsOff ? { text, looks: "number 1", length: 1 } : undefined;
  }
  return isCapitals(text) ? { text, looks: "capitals", length: 1 } : undefined;
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4 || text.length > 80 || /\p{Ll}|^[-*•|+]|\t|\|/u.test(text)) return false;
  return !isLabelLine(text) || text.endsWith(":");
}

/** The text nearest above or below. */
function nextFilled(lines: readonly string[], from: number, step: 1 | -1): string | undefined {
  let at = from + step;
  while (at >= 0 && at < lines.length && (lines[at] ?? "").trim() === "") at += step;
  return lines[at]?.slice(0, 500).trim();
}

/** Ranks ways of standing out by where each comes first, so that sections contain what comes within them. */
export function headingRanks() {
  const seen: Looks[] = [];
  return (looks: Looks): number => {
    if (!seen.includes(looks)) {
      const above = looks === "=" ? seen.indexOf("-") : seen.findIndex((one) => isDeeper(one, looks));
      if (above === -1) seen.push(looks);
      else seen.splice(above, 0, looks);
    }
    return seen.indexOf(looks) + 1;
  };
}

const depthOf = (looks: Looks) => (looks.startsWith("number ") ? Number(looks.slice(7)) : undefined);
function isDeeper(one: Looks, other: Looks): boolean {
  const depth = depthOf(one);
  const than = depthOf(other);
  return depth !== undefined && than !== undefined && depth > than;
}
