/** Rows of tick boxes in a text: what is ticked is what is said. */
import type { Block, Cell, IntakeDocument } from "./document.ts";

const mark = /(☐|☒|☑|✓|✔|🗹|\[[xX ]?\])/u;
const isOn = (sign: string) => !/^(?:☐|\[ ?\])$/u.test(sign);

/**
 * "☒ Yes ☐ No" says "Yes", "☐ Yes ☐ No" says nothing; ticked labels of several stand a line each. A text without boxes,
 * or with but one, says what it says.
 */
export function chosenOf(text: string): string {
  const [before = "", ...pieces] = text.split(new RegExp(mark, "u"));
  if (pieces.length < 4) return text;
  // The sign may stand behind its label: "Yes ☒ No ☐".
  const behind = before.trim() !== "" && (pieces.at(-1) ?? "").trim() === "" && !/[:?]\s*$/.test(before);
  const labels = pieces.filter((_, at) => at % 2 === 1);
  const chosen = pieces.flatMap((sign, at) => {
    if (at % 2 === 1 || !isOn(sign)) return [];
    const label = behind ? (at === 0 ? before : labels[at / 2 - 1]) : labels[at / 2];
    return [(label ?? "").replaceAll(/^[\s,;/|]+|[\s,;/|]+$/g, "")];
  });
  const label = behind ? "" : before.trim();
  return [label, chosen.join("\n")].filter((part) => part !== "").join(" ");
}

export function withChoices(document: IntakeDocument): IntakeDocument {
  const cell = (one: Cell): Cell => {
    const text = chosenOf(one.text);
    return text === one.text ? one : { ...one, text };
  };
  // A merged cell is one, in all its places.
  const known = new Map<Cell, Cell>();
  const once = (one: Cell): Cell => {
    const made = known.get(one) ?? cell(one);
    known.set(one, made);
    return made;
  };
  const blocks = document.blocks.map((block): Block => {
    if (block.kind === "table") return { ...block, rows: block.rows.map((row) => row.map(once)) };
    if (block.kind === "paragraph") return { ...block, text: chosenOf(block.text) };
    return block;
  });
  return { ...document, blocks };
}
