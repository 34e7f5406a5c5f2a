/** Tables whose rows are rows of the packet: actions, data flows, scopes, systems. */
import { actionPolicies, type ActionPolicy, type PacketSectionId } from "../formats/packet.ts";
import type { Collector, Said } from "./collect.ts";
import { sourceOf } from "./collect.ts";
import { columnWords, neededColumns, type RowKind } from "./column-words.ts";
import type { Cell } from "./document.ts";
import { bestMatch, phrasesOf } from "./match-label.ts";
import { accessOf, afterYesNo, classesOf, isBlank, isTick, listOf, policyOf, yesNoOf } from "./values.ts";
import { plain } from "./words.ts";
import { tidy } from "./labelled.ts";
import { withoutKind } from "./system-kind.ts";

type Row = readonly Cell[];
export type Columns = {
  kind: RowKind;
  fields: Map<number, string>;
  /** Columns of marks: which one is marked says how the action may be done. */
  ticks: ReadonlyMap<number, ActionPolicy>;
  /** Columns of yes and no: "Read", "Write", "Personal data?" add an entry to a list of the row. */
  adds: ReadonlyMap<number, { list: "access" | "classes"; word: string }>;
};

const kinds = Object.keys(columnWords) as RowKind[];
const sectionOfKind: Readonly<Record<RowKind, PacketSectionId | undefined>> = {
  actions: "actions",
  "data.flows": "data",
  "identity.scopes": "identity",
  "boundary.systems": "boundary",
  evidence: undefined,
};
const phrases = new Map(
  kinds.map((kind) => [
    kind,
    Object.entries(columnWords[kind]).flatMap(([field, all]) => phrasesOf(field, all)),
  ]),
);

/** What the columns under this header are, where they are those of one kind of row. */
export function columnsOf(
  header: Row,
  body: readonly Row[],
  { section, policy }: { section?: PacketSectionId | undefined; policy?: ActionPolicy | undefined } = {},
): Columns | undefined {
  const found = kinds
    .map((kind) => {
      const columns = assign(kind, header, body);
      if (kind === "actions") nameActions(columns, body, policy);
      const fields = new Set(columns.fields.values());
      for (const { list } of columns.adds.values()) fields.add(list);
      if (kind === "actions" && policy) fields.add("policy");
      if (columns.ticks.size > 1) fields.add("policy");
      const fits = neededColumns[kind].every((some) => some.some((field) => fields.has(field)));
      return { columns, fits, score: fields.size + (sectionOfKind[kind] === section ? 1.5 : 0) };
    })
    .filter(({ fits }) => fits)
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = found;
  if (!best || (second && second.score === best.score)) return undefined;
  return best.columns;
}

function assign(kind: RowKind, header: Row, body: readonly Row[]): Columns {
  const ticks = new Map<number, ActionPolicy>();
  if (kind === "actions") {
    for (const [at, cell] of header.entries()) {
      const policy = policyOf(cell.text) ?? bareTick(cell.text);
      const column = body.map((row) => row[at]).filter((one) => one !== undefined);
      const ticked = column.filter((one) => one.ticked === true || isTick(one.text));
      const empty = column.filter(
        (one) => one.ticked !== true && (isBlank(one.text) || /^(?:no|☐)$/i.test(plain(one.text))),
      );
      if (policy && ticked.length + empty.length === column.length && ticked.length < column.length)
        ticks.set(at, policy);
    }
    if (new Set(ticks.values()).size < 2) ticks.clear();
  }
  const adds = kind === "data.flows" ? addsOf(header, body) : new Map<number, Add>();
  const wanted = header
    .flatMap((cell, at) => {
      if (ticks.has(at) || adds.has(at)) return [];
      // "Approval by" asks for a person, "Approval" for a yes or no.
      if (kind === "actions" && byWhom.test(plain(cell.text)))
        return [{ at, field: "approver", sure: 1, words: 2 }];
      const match =
        kind === "actions" && /^may (?:it|the \w+)\b/i.test(plain(cell.text))
          ? { of: "policy", confidence: "sure" as const, phrase: "may it" }
          : bestMatch(cell.text, phrases.get(kind) ?? [], { least: 0.34 });
      const column = body.map((row) => row[at]?.text ?? "").filter((text) => !isBlank(text));
      const field = match && byContent(match.of, column, cell.text);
      return match && field
        ? [{ at, field, sure: match.confidence === "sure" ? 1 : 0, words: match.phrase.split(" ").length }]
        : [];
    })
    .toSorted((a, b) => b.sure - a.sure || b.words - a.words || a.at - b.at);
  const fields = new Map<number, string>();
  for (const { at, field } of wanted) {
    if ([...fields.values()].includes(field)) continue;
    if (field === "policy" && ticks.size > 0) continue;
    fields.set(at, field);
  }
  addByContent(kind, fields, ticks, body);
  return { kind, fields, ticks, adds };
}

/** Where the table says how each thing may be done, the first column of words is what is done, however it is headed. */
function nameActions(
  { fields, ticks }: Columns,
  body: readonly Row[],
  policy: ActionPolicy | undefined,
): void {
  const has = (field: string) => [...fields.values()].includes(field);
  if (has("action") || !(has("policy") || ticks.size > 0 || policy)) return;
  const width = Math.max(0, ...body.map((row) => row.length));
  for (let at = 0; at < width; at += 1) {
    if (ticks.has(at) || (fields.has(at) && fields.get(at) !== "system")) continue;
    const said = body.map((row) => plain(row[at]?.text ?? ""));
    if (new Set(said).size < said.length || said.some((text) => !/\p{L}{2}.*\s\p{L}/u.test(text))) continue;
    fields.set(at, "action");
    return;
  }
}

type Add = { list: "access" | "classes"; word: string };

function addsOf(header: Row, body: readonly Row[]): Map<number, Add> {
  const adds = new Map<number, Add>();
  for (const [at, cell] of header.entries()) {
    const column = body.map((row) => row[at]).filter((one) => one !== undefined);
    const answered = column.filter(
      ({ text, ticked }) => ticked !== undefined || (yesNoOf(text) !== undefined && afterYesNo(text) === ""),
    );
    const blank = column.filter(({ text, ticked }) => ticked === undefined && isBlank(text));
    if (answered.length === 0 || answered.length + blank.length < column.length) continue;
    // Of a header of two rows, the lower one.
    const own = cell.text.split("\n").at(-1) ?? cell.text;
    const [access] = accessOf(own) ?? [];
    const [kind] = classesOf(own.replace(/\?\s*$/, "")) ?? [];
    if (access !== undefined) adds.set(at, { list: "access", word: access });
    else if (kind !== undefined) adds.set(at, { list: "classes", word: kind });
  }
  return adds;
}

/** A column that says in nearly every row what a field of few words may say is that field, whatever its header. */
function addByContent(
  kind: RowKind,
  fields: Map<number, string>,
  ticks: ReadonlyMap<number, ActionPolicy>,
  body: readonly Row[],
): void {
  const tests: Partial<Record<RowKind, Record<string, (text: string) => boolean>>> = {
    actions: { policy: (text) => text.split(" ").length <= 6 && policyOf(text) !== undefined },
    "data.flows": {
      classes: (text) => classesOf(text) !== undefined,
      access: (text) => accessOf(text) !== undefined,
    },
  };
  const has = (field: string) => [...fields.values()].includes(field);
  for (const [field, test] of Object.entries(tests[kind] ?? {})) {
    if (has(field) || (field === "policy" && ticks.size > 0)) continue;
    const width = Math.max(0, ...body.map((row) => row.length));
    for (let at = 0; at < width; at += 1) {
      // What the header names by itself stays so.
      const named = fields.get(at);
      if (named !== undefined && named !== "fields" && !(named === "approver" && field === "policy"))
        continue;
      const said = body.map((row) => plain(row[at]?.text ?? "")).filter((text) => !isBlank(text));
      if (said.length < 2 || said.filter(test).length < said.length * 0.85) continue;
      if (named === "fields" && (field !== "classes" || !fieldsElsewhere(fields, at, body))) continue;
      fields.set(at, field);
      break;
    }
  }
}

/** "Data" over classes, with the fields themselves in a column beside it. */
function fieldsElsewhere(fields: Map<number, string>, at: number, body: readonly Row[]): boolean {
  const width = Math.max(0, ...body.map((row) => row.length));
  const other = Array.from({ length: width }, (_, one) => one).find(
    (one) => one !== at && !fields.has(one) && body.every((row) => plain(row[one]?.text ?? "") !== ""),
  );
  if (other === undefined) return false;
  fields.set(other, "fields");
  return true;
}

const byWhom =
  /^(?=.*\b(?:by|from|who|whom|durch|wer)\b)(?=.*(?:approv|sign|releas|freig|genehm|confirm|authori|\bok\b))/i;

const bareTick = (text: string): ActionPolicy | undefined => {
  const said = plain(text).toLowerCase();
  return actionPolicies.find((policy) => policy === said);
};

/** What stands in a column may say more than its header: "Approval" over names is who approves. */
function byContent(field: string, column: readonly string[], header: string): string | undefined {
  const share = (test: (text: string) => boolean) => column.filter(test).length / Math.max(1, column.length);
  if (field === "policy" && share((text) => policyInColumn(text, header) !== undefined) < 0.6)
    return /approv|sign|release|ok|confirm/i.test(header) ? "approver" : undefined;
  if (field === "approver" && share((text) => yesNoOf(text) !== undefined) > 0.8) return "policy";
  if (field === "reversible" && share((text) => yesNoOf(text) !== undefined) < 0.5) return "rollback";
  if (
    field === "rollback" &&
    column.length > 0 &&
    share((text) => yesNoOf(text) !== undefined && afterYesNo(text) === "") > 0.8
  )
    return "reversible";
  if (field === "leavesBoundary" && share((text) => yesNoOf(text) !== undefined) < 0.5) return "destination";
  if (field === "destination" && share((text) => yesNoOf(text) !== undefined) > 0.8) return "leavesBoundary";
  if (field === "classes" && share((text) => classesOf(text) !== undefined) < 0.3) return undefined;
  if (field === "access" && share((text) => accessOf(text) !== undefined) < 0.3) return undefined;
  return field;
}

/** A yes or no in a column of approvals says the policy; in a column of autonomy it says the opposite. */
function policyInColumn(text: string, header: string): ActionPolicy | undefined {
  const said = policyOf(text);
  if (said) return said;
  const word = actionPolicies.find((policy) => policy === plain(text).toLowerCase());
  if (word) return word;
  const answer = yesNoOf(text);
  if (answer === undefined || afterYesNo(text) !== "") return undefined;
  if (/autonom|automat|alone|itself|unattended/i.test(header)) return answer ? "automatic" : "approval";
  if (/approv|human|person|sign|\bok\b|confirm|gate/i.test(header)) return answer ? "approval" : "automatic";
  if (/allow|permit|\bmay\b/i.test(header)) return answer ? undefined : "never";
  return undefined;
}

/** Puts the rows into the packet; what no field holds stays in the tray, row by row. */
export function mapRows(
  into: Collector,
  header: Row,
  body: readonly Row[],
  columns: Columns,
  { policy: policyAbove }: { policy?: ActionPolicy | undefined } = {},
): void {
  const { kind, fields, ticks, adds } = columns;
  const near = sectionOfKind[kind];
  const main = {
    actions: "action",
    "data.flows": "system",
    "identity.scopes": "scope",
    "boundary.systems": "name",
    evidence: "path",
  }[kind];
  const said = (at: number, confidence: Said["confidence"] = "sure"): Said => ({
    confidence,
    why: `column "${plain(header[at]?.text ?? "").slice(0, 60)}"`,
  });
  const ticked = (row: Row) =>
    [...ticks].filter(([at]) => row[at]?.ticked === true || isTick(row[at]?.text ?? ""));
  for (const row of body) {
    const cells = row.map((cell, at) => ({ cell, at, field: fields.get(at) }));
    const rest = (some: typeof cells, why?: string) => {
      const filled = some.filter(
        ({ cell, at }, i) =>
          plain(cell.text) !== "" &&
          // A number of the row tells nothing by itself.
          (some.length === cells.length || !isCounter(header[at]?.text ?? "", cell.text)) &&
          some.findIndex((one) => one.cell.place === cell.place) === i,
      );
      const [first] = filled;
      if (!first) return;
      const text = filled.map(({ cell, at }) =>
        [plain(header[at]?.text ?? ""), cell.text].filter((part) => part !== "").join(": "),
      );
      into.leave(
        { place: first.cell.place, text: text.join("; ") },
        { kind: "row", ...(near && { near }), ...(why !== undefined && { why }) },
      );
    };
    const named = cells.filter(({ cell, field }) => field !== undefined && !isBlank(cell.text));
    const anchor = named.find(({ field }) => field === main);
    const isEmpty = row.every(({ text }) => isBlank(text));
    if (isEmpty) continue;
    // A row of sums, a banner across, a repeated header.
    const banner =
      new Set(row.map(({ text }) => plain(text)).filter((text) => text !== "")).size === 1 && row.length > 1;
    const repeated = row.every(({ text }, at) => plain(text) === plain(header[at]?.text ?? ""));
    if (repeated) continue;
    const sums = /^(?:rows?|total|totals|sum|count|n|number|summe|anzahl)\W*$/i.test(
      plain(row[0]?.text ?? ""),
    );
    if (
      banner ||
      sums ||
      (named.length < 2 && ticks.size === 0 && adds.size === 0 && policyAbove === undefined) ||
      (!anchor && kind !== "data.flows")
    ) {
      rest(cells);
      continue;
    }
    // How the row may be done is asked and not clearly said: the row is for a person to read.
    const asked =
      kind === "actions" && !ticks.size ? named.find(({ field }) => field === "policy") : undefined;
    const unclear =
      (asked && policyInColumn(asked.cell.text, header[asked.at]?.text ?? "") === undefined) ||
      (ticks.size > 0 && ticked(row).length !== 1);
    if (unclear) {
      rest(cells, "it does not clearly say how the action may be done");
      continue;
    }
    const index = into.next(kind);
    const left: typeof cells = cells.filter(
      ({ at, field }) => field === undefined && !ticks.has(at) && !adds.has(at),
    );
    for (const [at, { list, word }] of adds) {
      const cell = row[at];
      if (cell && (cell.ticked ?? yesNoOf(cell.text)) === true)
        into.push(`${kind}[${index}].${list}`, word, sourceOf(cell), said(at));
    }
    for (const one of named) {
      const put = (field: string, value: string | boolean, confidence?: Said["confidence"]) =>
        into.put(`${kind}[${index}].${field}`, value, sourceOf(one.cell), said(one.at, confidence));
      const push = (list: string, value: string) => {
        into.push(`${kind}[${index}].${list}`, value, sourceOf(one.cell), said(one.at));
        return true;
      };
      if (!putCell({ put, push }, one.field ?? "", one.cell.text, header[one.at]?.text ?? "")) left.push(one);
    }
    const [tick] = ticked(row);
    const path = `${kind}[${index}].policy`;
    if (tick) {
      const cell = row[tick[0]];
      if (cell) into.put(path, tick[1], sourceOf(cell), said(tick[0]));
    } else if (kind === "actions" && policyAbove && anchor && !into.has(path)) {
      into.put(path, policyAbove, sourceOf(anchor.cell), {
        confidence: "likely",
        why: "the heading above says so",
      });
    }
    rest(kind === "data.flows" ? withoutKind(into, left, { header, system: anchor?.cell, said }) : left);
  }
}

const isCounter = (header: string, text: string) =>
  /^(?:#|no|nr|ref|id|item|row|lfd\W*nr|pos|s\W?no)?\.?$/i.test(plain(header)) &&
  /^\S{1,8}$/.test(plain(text));

/** "Approval by the line manager", "needs sign-off (team lead)". */
function approverIn(text: string): string | undefined {
  const said = plain(text);
  const by =
    /\b(?:approv\w*|sign(?:ed)?[ -]?off|release[ds]?|confirm\w*|authori[sz]\w*|ok(?:ayed)?|consent)\s+(?:by|from|of)\s+(?:the |an? )?([^,;.()]{2,60})$/i.exec(
      said,
    );
  const inBrackets = /^[^()]{2,40}\(([^()]{2,60})\)\.?$/.exec(said);
  const found = by?.[1] ?? inBrackets?.[1];
  return found === undefined || policyOf(found) !== undefined ? undefined : found;
}

type Push = (list: string, value: string) => boolean;
type Put = (field: string, value: string | boolean, confidence?: Said["confidence"]) => boolean;

/** False where the cell cannot be what its column says. */
function putCell(
  { put, push }: { put: Put; push: Push },
  field: string,
  text: string,
  header: string,
): boolean {
  const yes = yesNoOf(text);
  const more = afterYesNo(text);
  switch (field) {
    case "policy": {
      const policy = policyInColumn(text, header);
      const by = policy === "approval" ? approverIn(text) : undefined;
      if (by !== undefined) put("approver", by, "likely");
      return policy !== undefined && put("policy", policy);
    }
    case "reversible":
      if (yes === undefined) return false;
      if (more !== "") put("rollback", more, "likely");
      return put("reversible", yes);
    case "leavesBoundary":
      if (yes === undefined) return false;
      if (yes && more !== "") put("destination", more.replace(/^to (?=\S)/i, ""), "likely");
      return put("leavesBoundary", yes);
    case "destination": {
      if (yes === false && more === "") return put("leavesBoundary", false);
      const to = /^.{3,60}? (?:goes|go|is sent|are sent) to (.{3,})$/i.exec(plain(text))?.[1];
      if (to !== undefined) put("leavesBoundary", true, "likely");
      return put("destination", to ?? tidy(text));
    }
    case "fields":
      return listOf(text).every((entry, i) => put(`fields[${i}]`, entry));
    case "classes":
      return classesOf(text)?.every((entry) => push("classes", entry)) ?? false;
    case "access":
      return accessOf(text)?.every((entry) => push("access", entry)) ?? false;
    case "supports":
      return listOf(text).every((entry, i) => put(`supports[${i}]`, entry));
    default:
      return put(field, tidy(text));
  }
}
