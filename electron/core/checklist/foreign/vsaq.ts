/** Questionnaires of Google VSAQ: blocks within blocks; tips belong to the answer that their condition names. */
import {
  paragraphs,
  type ForeignChecklist,
  type ForeignHeading,
  type ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { plainHtml } from "./plain-html.ts";
import { deepest, fieldsOf, isFields, listOf, textAt, valueAt } from "./plain-data.ts";

export const isVsaq = (root: unknown): boolean =>
  listOf(valueAt(root, "questionnaire")).some((one) => isFields(one) && textAt(one, "type") === "block");

const questionTypes = new Set([
  "line",
  "box",
  "yesno",
  "radiogroup",
  "checkgroup",
  "check",
  "upload",
  "radio",
]);

type Question = { -readonly [K in keyof ForeignItem]: ForeignItem[K] } & {
  names: Set<string>;
  tips: string[];
};
type At = { under: readonly ForeignHeading[]; condition: string; depth: number };

export function readVsaq(root: unknown): ForeignChecklist {
  const questions: Question[] = [];
  const tips: unknown[] = [];
  const left = new Map<string, number>();
  const blocks = listOf(valueAt(root, "questionnaire"));
  const [only] = blocks;
  const whole = blocks.length === 1 ? textAt(only, "text") : "";
  gather(blocks, { under: [], condition: "", depth: 0 }, { questions, tips, left });
  for (const tip of tips) attach(tip, questions);
  const notes = [
    "Conditions are not followed: an item that is asked only after another answer says so in its guidance.",
  ];
  for (const [type, count] of left) notes.push(`${count} of the kind “${type}”: not taken.`);
  const version = textAt(root, "version");
  return {
    kind: "vsaq",
    title: whole === "" ? "VSAQ questionnaire" : plainHtml(whole),
    id: whole === "" ? "vsaq" : plainHtml(whole),
    edition: version,
    // The outermost block is the questionnaire itself.
    items: questions.map(({ names: _names, tips: said, ...item }) => ({
      ...item,
      under: whole === "" ? item.under : item.under.slice(1),
      guidance: paragraphs([item.guidance, ...said]),
    })),
    columns: [],
    notes,
  };
}

type Found = { questions: Question[]; tips: unknown[]; left: Map<string, number> };

function gather(nodes: readonly unknown[], at: At, found: Found): void {
  if (at.depth > deepest) return;
  let info = "";
  for (const node of nodes) {
    const type = textAt(node, "type");
    if (type === "block") {
      const heading = { id: "", title: plainHtml(textAt(node, "text")) || textAt(node, "id") };
      const condition = both(at.condition, textAt(node, "cond"));
      gather(
        listOf(valueAt(node, "items")),
        { under: [...at.under, heading], condition, depth: at.depth + 1 },
        found,
      );
      info = "";
    } else if (type === "info") info = paragraphs([info, plainHtml(textAt(node, "text"))]);
    else if (type === "tip") found.tips.push(node);
    else if (questionTypes.has(type)) {
      found.questions.push(questionOf(node, { ...at, info }));
      info = "";
    } else if (type !== "spacer" && isFields(node)) found.left.set(type, (found.left.get(type) ?? 0) + 1);
  }
}

const both = (a: string, b: string) => (a === "" || b === "" ? a + b : `(${a}) && (${b})`);

function questionOf(node: unknown, { under, condition, info }: At & { info: string }): Question {
  const type = textAt(node, "type");
  const text = plainHtml(textAt(node, "text"));
  const choices = listOf(valueAt(node, "choices")).flatMap((choice) => Object.entries(fieldsOf(choice)));
  const id = textAt(node, "id");
  const only = both(condition, textAt(node, "cond"));
  const answers = type === "yesno" ? ["yes", "no"] : choices.map(([, said]) => plainHtml(String(said)));
  return {
    id: id === "" ? (choices[0]?.[0] ?? "") : id,
    under,
    prompt: text === "" ? info || under.at(-1)?.title || id : text,
    guidance: paragraphs([
      text === "" ? "" : info,
      answers.length > 0 ? `Answers:\n${answers.map((answer) => `- ${answer}`).join("\n")}` : "",
      only === "" ? "" : `Asked only if: ${only}`,
    ]),
    refs: [],
    levels: [],
    names: new Set(
      [id, ...choices.map(([name]) => name), `${id}/yes`, `${id}/no`].filter((name) => name !== ""),
    ),
    tips: [],
  };
}

/** A tip says what an answer means; its severity is the item's level. */
function attach(tip: unknown, questions: readonly Question[]): void {
  const condition = textAt(tip, "cond");
  const named = condition.split(/\s*(?:\|\||&&|[()!])\s*/).filter((name) => name !== "");
  const question = questions.findLast(({ names }) => named.some((name) => names.has(name)));
  const target = question ?? questions.at(-1);
  if (!target) return;
  const severity = textAt(tip, "severity");
  const warns = textAt(tip, "warn") === "yes";
  const name = plainHtml(textAt(tip, "name"));
  target.tips.push(
    `${warns ? "Warning" : "Tip"}${condition === "" ? "" : ` if ${condition}`}${name === "" ? "" : ` (${name})`}: ${plainHtml(textAt(tip, "text"))}`,
  );
  if (warns && severity !== "" && !target.levels.includes(severity))
    target.levels = [...target.levels, severity];
}
