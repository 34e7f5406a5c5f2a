/**
 * A blank packet that came back filled: its own labels and headers say where each answer belongs, so that nothing is
 * guessed. What the vendor wrote beside the questions is left for the mapping of free documents.
 */
import {
  blankIntro,
  blankSections,
  blankTitle,
  type BlankColumn,
  type BlankField,
  type BlankTable,
} from "../formats/blank-packet.ts";
import { ownerDuties } from "../formats/packet.ts";
import { chosenOf } from "./choices.ts";
import { sourceOf, type Collector, type Said } from "./collect.ts";
import type { Block, Cell, Table } from "./document.ts";
import { dateOf, isBlank } from "./values.ts";
import { plain } from "./words.ts";

export const answerPrompt = "Write here";
export const formHeaders = [
  "Question",
  "Your answer",
  "What belongs here",
  "A good answer",
  "Not enough",
] as const;
export const exampleWords = { good: "Good:", weak: "Not enough:" } as const;

const key = (text: string) =>
  plain(text)
    .toLowerCase()
    .replaceAll(/[“”„"]/g, '"')
    .replace(/[\s:.]+$/, "");

const fields = new Map(
  blankSections.flatMap((section) => section.fields.map((field) => [key(field.label), field] as const)),
);
const tables = blankSections.flatMap((section) => section.tables);

/** Everything that the form itself says: it is no answer. */
const ownWords = new Set(
  [
    blankTitle,
    "Read me",
    answerPrompt,
    ...blankIntro,
    ...formHeaders,
    ...blankSections.flatMap(({ title, intro, fields: asked, tables: drawn }) => [
      title,
      title.replace(/^(\d)\. /, "$1 "),
      intro,
      ...asked.flatMap(({ label, help, good, weak }) => [
        label,
        help,
        ...(good === undefined ? [] : [good, `${exampleWords.good} ${good}`]),
        ...(weak === undefined ? [] : [weak, `${exampleWords.weak} ${weak}`]),
      ]),
      ...drawn.flatMap((table) => [
        table.title,
        table.help,
        `${title.slice(0, 1)} ${table.short}`,
        ...table.columns.map(({ label }) => label),
        ...(table.given ?? []),
      ]),
    ]),
  ]
    .map(key)
    .filter((text) => text !== ""),
);

/** True where a text is one of the form's own, all of its lines. */
export const isOfForm = (text: string): boolean => {
  const lines = text.split("\n").filter((line) => plain(line) !== "");
  return (
    lines.length > 0 &&
    lines.every(
      (line) => ownWords.has(key(line.replace(/\s*One of: .*$/, ""))) || line.startsWith("One of: "),
    )
  );
};

/** Takes the answers out of a document, and gives back what is not of the form. */
export function takeBlankPacket(into: Collector, blocks: readonly Block[]): readonly Block[] {
  const actions = new Map<string, number>();
  return blocks.flatMap((block): Block[] => {
    if (block.kind === "table") {
      const rest = takeTable(into, block, actions);
      return rest.length === 0
        ? []
        : [{ ...block, rows: rest, headerRows: rest === block.rows ? block.headerRows : 0 }];
    }
    if (block.kind === "list") {
      const items = block.items.filter(({ text }) => !isOfForm(text));
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    // Its headings stay: they say of which section the vendor's own words are.
    return block.kind === "paragraph" && isOfForm(block.text) ? [] : [block];
  });
}

type Rows = readonly (readonly Cell[])[];

function takeTable(into: Collector, { rows }: Table, actions: Map<string, number>): Rows {
  for (const at of [0, 1, 2].filter((one) => one < rows.length)) {
    const found = tableOf(rows[at] ?? []);
    if (!found) continue;
    const { table, columns } = found;
    for (const row of rows.slice(at + 1)) takeRow(into, row, { table, columns, actions });
    return rows.slice(0, at).filter((row) => !row.every(({ text }) => plain(text) === "" || isOfForm(text)));
  }
  const rest = rows.filter((row) => !takeAnswer(into, row));
  if (rest.length === rows.length) return rows;
  return rest.filter((row) => !row.every(({ text }) => plain(text) === "" || isOfForm(text)));
}

/** The table whose columns these are: most of them, and no other of the form's. */
function tableOf(
  header: readonly Cell[],
): { table: BlankTable; columns: ReadonlyMap<number, BlankColumn> } | undefined {
  for (const table of tables) {
    const columns = new Map<number, BlankColumn>();
    for (const [at, { text }] of header.entries()) {
      const column = table.columns.find(({ label }) => key(label) === key(text.split("\n")[0] ?? ""));
      if (column) columns.set(at, column);
    }
    if (columns.size >= Math.max(3, table.columns.length * 0.6)) return { table, columns };
  }
  return undefined;
}

const said = (label: string): Said => ({
  confidence: "sure",
  why: `answers “${label.slice(0, 60)}” of the blank packet`,
});

function takeAnswer(into: Collector, row: readonly Cell[]): boolean {
  const [label, answer] = row;
  const field = label && fields.get(key(label.text.split("\n")[0] ?? ""));
  if (!field || !answer) return false;
  const remarks = row.slice(2).filter(({ text }) => !isOfForm(text) && !isBlank(text));
  for (const remark of remarks)
    into.leave(sourceOf(remark), { kind: "cell", why: `beside “${field.label}”` });
  putAnswer(into, field, answer);
  return true;
}

function putAnswer(into: Collector, field: BlankField, answer: Cell): void {
  const text = chosenOf(answer.text);
  if (isBlank(text)) return;
  const { path, label } = field;
  const leave = (why: string) =>
    into.leave(sourceOf(answer), { kind: "cell", why: `answers “${label}”: ${why}` });
  if (field.choices) {
    const chosen = chosenIn(text, field.choices);
    const [only] = chosen;
    if (only === undefined || chosen.length > 1) leave("no single answer is ticked");
    else into.put(path, isYesNo(only) ? only === "yes" : only, sourceOf(answer), said(label));
  } else if (path === "submitted") {
    const day = dateOf(text);
    if (day === undefined) leave("it is no clear date");
    else into.put(path, day, sourceOf(answer), said(label));
  } else if (field.list)
    for (const entry of linesOf(text)) into.push(path, entry, sourceOf(answer), said(label));
  else if (!into.put(path, linesOf(text).join("\n"), sourceOf(answer), said(label)))
    leave("the field has an answer already");
}

const isYesNo = (value: string) => value === "yes" || value === "no";

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => plain(line.replace(/^\s*(?:[-•*–▪◦·]|\(?\d{1,2}[.)])\s+/, "")))
    .filter((line) => line !== "" && key(line) !== key(answerPrompt));

/** Labels of the choices that stand in a text; without any, words that mean the same by themselves. */
function chosenIn(text: string, choices: readonly { label: string; value: string }[]): string[] {
  const parts = text.split(/\n|,|;|\/|\band\b/).map(key);
  return choices
    .filter(({ label, value }) => parts.includes(key(label)) || parts.includes(value))
    .map(({ value }) => value);
}

type Drawn = { table: BlankTable; columns: ReadonlyMap<number, BlankColumn>; actions: Map<string, number> };

function takeRow(into: Collector, row: readonly Cell[], { table, columns, actions }: Drawn): void {
  const cells = [...columns].flatMap(([at, column]) => {
    const cell = row[at];
    return cell ? [{ cell, column, text: chosenOf(cell.text) }] : [];
  });
  const beyond = row.filter((cell, at) => !columns.has(at) && !isBlank(cell.text) && !isOfForm(cell.text));
  for (const cell of beyond)
    into.leave(sourceOf(cell), { kind: "cell", why: `beside the columns of “${table.title}”` });
  const [first] = cells;
  const given = table.given?.map(key).indexOf(key(first?.text ?? "")) ?? -1;
  const filled = cells.filter(
    ({ text, cell }, at) => !isBlank(text) && (key(cell.text) !== key(answerPrompt) || at > 0),
  );
  if (filled.length === 0 || (given >= 0 && filled.length === 1)) return;
  const leave = (why: string) => {
    const [one] = filled;
    if (one)
      into.leave(
        { place: one.cell.place, text: filled.map(({ text }) => text).join(" | ") },
        { kind: "row", why },
      );
  };
  if (table.list === "ownership") {
    const duty = ownerDuties[given];
    if (duty === undefined) {
      leave("“People” has no such line");
      return;
    }
    for (const { cell, column, text } of filled.slice(1))
      into.put(`ownership.${duty}.${column.field}`, plain(text), sourceOf(cell), said(column.label));
    return;
  }
  const name = key(first?.text ?? "");
  const more = table.list.endsWith("+");
  const known = more ? actions.get(name) : undefined;
  if (more && known === undefined) {
    leave("no action of this name stands in the table of actions");
    return;
  }
  const list = more ? table.list.slice(0, -1) : table.list;
  const index = known ?? into.next(list);
  if (!more && list === "actions" && name !== "") actions.set(name, index);
  for (const { cell, column, text } of filled) {
    if (more && column.field === "action") continue;
    putCell(into, `${list}[${index}].${column.field}`, { cell, column, text });
  }
}

function putCell(
  into: Collector,
  path: string,
  { cell, column, text }: { cell: Cell; column: BlankColumn; text: string },
): void {
  const source = sourceOf(cell);
  if (column.choices) {
    const chosen = chosenIn(text, column.choices);
    const [only] = chosen;
    if (only === undefined || (chosen.length > 1 && !column.many))
      into.leave(source, { kind: "cell", why: `answers “${column.label}”: no single answer is ticked` });
    else if (column.many) for (const value of chosen) into.push(path, value, source, said(column.label));
    else into.put(path, isYesNo(only) ? only === "yes" : only, source, said(column.label));
  } else if (column.field === "fields") {
    for (const entry of entriesOf(text)) into.push(path, entry, source, said(column.label));
  } else into.put(path, linesOf(text).join("\n"), source, said(column.label));
}

const entriesOf = (text: string) =>
  text
    .split(/\n|,|;/)
    .map(plain)
    .filter((entry) => entry !== "");
