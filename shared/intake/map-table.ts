/** What a table is: rows of the packet, people, receipts, questions with answers, labels with values. */
import type { ActionPolicy, PacketSectionId } from "../formats/packet.ts";
import { sourceOf, type Collector } from "./collect.ts";
import { answerColumns, questionColumns } from "./column-words.ts";
import type { Cell, Table } from "./document.ts";
import {
  isListField,
  labelledOf,
  matchReceipt,
  putValue,
  subTarget,
  targetOf,
  type Target,
} from "./labelled.ts";
import { mapPeople, peopleTableOf } from "./map-people.ts";
import { columnsOf, mapRows } from "./map-rows.ts";
import { bestMatch, matchSection, phrasesOf } from "./match-label.ts";
import { putActions } from "./put-actions.ts";
import { receiptOf } from "./receipt-sentences.ts";
import { mapLanes, putStep, turnedOf } from "./table-shapes.ts";
import { isBlank, policyLeadOf, policyOfHeading, yesNoOf } from "./values.ts";
import { plain } from "./words.ts";

type Row = readonly Cell[];
type Around = {
  section?: PacketSectionId | undefined;
  policy?: ActionPolicy | undefined;
  /** What the heading above names. */
  target?: Target | undefined;
};

const headPhrases = [...phrasesOf("question", questionColumns), ...phrasesOf("answer", answerColumns)];

/** Everything in the table is a value afterwards, or in the tray. */
export function mapTable(into: Collector, table: Table, around: Around): void {
  const parts = partsOf(table, around);
  if (parts) {
    for (const { banner, rows: own, section } of parts) {
      if (banner && !section) leaveRow(into, banner, around.section);
      mapTable(
        into,
        { ...table, rows: own, headerRows: 0 },
        { ...around, section: section ?? around.section },
      );
    }
    return;
  }
  const rows = withoutTwins(table.rows);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length === 0 || width === 0) return;
  // The file may not say which row is the header; banners and titles may stand above it.
  const candidates =
    table.headerRows > 0
      ? [Math.max(0, table.headerRows - 2), table.headerRows - 1]
      : [0, 1, 2, 3].filter((at) => at < rows.length - 1);
  for (const at of candidates) {
    const { header, body } = headerAt(rows, at);
    if (isBanner(header)) continue;
    // Lines across all columns part the rows into groups.
    const told = header.length > 2 ? body.filter((row) => !isBanner(row)) : body;
    const some = sampleOf(told);
    const people = peopleTableOf(header, some, around.section);
    const columns = columnsOf(header, some, around);
    if (!people && !columns) continue;
    for (const row of [...rows.slice(0, at), ...body.filter((one) => !told.includes(one))])
      leaveRow(into, row, around.section);
    if (people && (!columns || around.section === "ownership" || columns.kind === "boundary.systems"))
      mapPeople(into, header, told, people, around.section);
    else if (columns) mapRows(into, header, told, columns, around);
    return;
  }
  const turned = turnedOf(rows, around);
  if (turned) {
    mapTable(into, { ...table, rows: turned, headerRows: 1 }, around);
    return;
  }
  if (mapLanes(into, rows)) return;
  if (mapReceipts(into, rows, around.section)) return;
  if (mapRecord(into, rows, around.section)) return;
  if (rows.length === 0) return;
  if (width >= 2) mapLabels(into, rows, table.headerRows, around);
  else for (const row of rows) leaveRow(into, row, around.section);
}

/** A header of two rows, the upper one merged across: "Allowed?" over "Automatic", "Needs approval" and "Never". */
function headerAt(rows: readonly Row[], at: number): { header: Row; body: readonly Row[] } {
  const [upper = [], lower = []] = [rows[at], rows[at + 1]];
  const across = upper.some(
    (cell, i) => i > 0 && cell.place === upper[i - 1]?.place && plain(cell.text) !== "",
  );
  const parted = lower.some(
    (cell, i) => i > 0 && upper[i]?.place === upper[i - 1]?.place && cell.place !== lower[i - 1]?.place,
  );
  // Beside the merged cells the header goes down over both rows, or the second has nothing there.
  const goesDown = lower.every((cell, i) => {
    const merged = [i - 1, i + 1].some(
      (other) => upper[other] !== undefined && upper[other]?.place === upper[i]?.place,
    );
    return merged || cell.place === upper[i]?.place || plain(cell.text) === "";
  });
  if (!across || !parted || !goesDown || isBanner(upper) || rows.length < at + 3)
    return { header: upper, body: rows.slice(at + 1) };
  const header = upper.map((cell, i) => {
    const below = lower[i];
    return below && below.place !== cell.place
      ? { ...below, text: `${cell.text}\n${below.text}`.trim() }
      : cell;
  });
  return { header, body: rows.slice(at + 2) };
}

/** One row under headers that are labels: "Who | How | Within" under "Emergency stop". */
function mapRecord(into: Collector, rows: readonly Row[], section: PacketSectionId | undefined): boolean {
  const [header = [], values = [], more] = rows;
  if (more || header.length < 2 || rows.length !== 2) return false;
  const context = header[0]?.place.under?.at(-1) ?? "";
  const targets = header.map(
    ({ text }) => targetOf(text, section) ?? targetOf(`${context} ${text}`, section),
  );
  const known = targets.filter((target) => target !== undefined);
  if (
    known.length < 2 ||
    known.length * 2 < header.length ||
    new Set(known.map(({ path }) => path)).size < known.length
  )
    return false;
  // Labels in a column lead somewhere as well: then the table is read downwards.
  if (values[0] && targetOf(values[0].text, section)?.said.confidence === "sure") return false;
  for (const [at, cell] of values.entries()) {
    const target = targets[at];
    if (!target || !putValue(into, target, sourceOf(cell))) leaveRow(into, [cell], section);
  }
  return true;
}

type Part = { banner: Row | undefined; section: PacketSectionId | undefined; rows: Row[] };

/** Several tables in one, each under a line of its own across all columns and with a header of its own. */
function partsOf({ rows }: Table, { section }: Around): Part[] | undefined {
  const parts: Part[] = [{ banner: undefined, section: undefined, rows: [] }];
  for (const [at, row] of rows.entries()) {
    // A matrix within a form has a header of its own: "Activity | On its own | After an OK | Never".
    if (at > 0 && row.filter(({ text }) => policyLeadOf(text) !== undefined).length >= 2) {
      parts.push({ banner: undefined, section: "actions", rows: [row] });
      continue;
    }

    if (row.length > 2 && isBanner(row) && row.some(({ text }) => plain(text) !== "")) {
      const text = row.find((cell) => plain(cell.text) !== "")?.text ?? "";
      parts.push({ banner: row, section: matchSection(text)?.of, rows: [] });
    } else parts.at(-1)?.rows.push(row);
  }
  const isTable = (part: Part) => {
    const [header = [], ...body] = withoutTwins(part.rows);
    const of = part.section ?? section;
    return (
      body.length > 0 &&
      (columnsOf(header, sampleOf(body), { section: of }) !== undefined ||
        peopleTableOf(header, sampleOf(body), of) !== undefined)
    );
  };
  return parts.length > 1 && parts.slice(1).some(isTable) ? parts : undefined;
}

/** Columns that are merged with the one before in every row say nothing of their own. */
function withoutTwins(rows: readonly Row[]): readonly Row[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const kept = Array.from({ length: width }, (_, at) => at).filter(
    (at) => at === 0 || !rows.every((row) => row[at] !== undefined && row[at]?.place === row[at - 1]?.place),
  );
  return kept.length === width ? rows : rows.map((row) => kept.flatMap((at) => row[at] ?? []));
}

/** What a column holds shows in some of its rows: the first ones, and some further down. */
export function sampleOf(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= 60) return rows;
  const step = Math.floor((rows.length - 40) / 20);
  return [...rows.slice(0, 40), ...Array.from({ length: 20 }, (_, at) => rows[40 + at * step] ?? [])];
}

const isBanner = (row: Row) =>
  new Set(row.map(({ text }) => plain(text)).filter((text) => text !== "")).size <= 1;

function leaveRow(into: Collector, row: Row, near: PacketSectionId | undefined): void {
  const filled = row.filter(
    ({ text, place }, at) => plain(text) !== "" && row.findIndex((one) => one.place === place) === at,
  );
  // "Supplier: Oakline" in a cell by itself.
  const rest = filled.filter((cell) => {
    const label = labelledOf(cell.text);
    const target = label && targetOf(label.label, near);
    return !(label && target && putValue(into, target, { place: cell.place, text: label.value }));
  });
  const [first] = rest;
  if (first)
    into.leave(
      { place: first.place, text: rest.map(({ text }) => text).join(" | ") },
      { kind: "row", ...(near && { near }) },
    );
}

/** A label in the first cell and its value in the second. */
function putLabelled(into: Collector, row: Row, section: PacketSectionId | undefined): boolean {
  const [label, value, ...rest] = row.filter(({ text }) => plain(text) !== "");
  if (!label || !value || rest.length > 0) return false;
  const target = targetOf(label.text, section, { question: true });
  return target !== undefined && putValue(into, target, sourceOf(value));
}

const questionOf = (text: string) => matchReceipt(text)?.of ?? receiptOf(plain(text));

/** At least three of the seven questions of a receipt with a yes or no beside each. */
function mapReceipts(into: Collector, rows: readonly Row[], section: PacketSectionId | undefined): boolean {
  // Seven questions, and little beside them.
  if (rows.length > 100) return false;
  const found = rows.map((row) => {
    const label = row.find(({ text }) => questionOf(text) !== undefined);
    const answer =
      label &&
      row
        .slice(row.indexOf(label) + 1)
        .find((cell) => cell.ticked !== undefined || yesNoOf(cell.text) !== undefined);
    const question = label && questionOf(label.text);
    const marked = answer && (answer.ticked ?? yesNoOf(answer.text));
    // A cross below "No" says no.
    const below = answer && plain(rows[0]?.[row.indexOf(answer)]?.text ?? "");
    const captured =
      marked === true && row !== rows[0] && /^(?:no|nein)$/i.test(below ?? "") ? false : marked;
    return { row, answer, question, captured, label };
  });
  const sure = found.filter(({ question, captured }) => question !== undefined && captured !== undefined);
  if (new Set(sure.map(({ question }) => question)).size < (section === "receipts" ? 2 : 4)) return false;
  for (const { row, answer, question, captured, label } of found) {
    const done =
      answer &&
      label &&
      question !== undefined &&
      captured !== undefined &&
      into.put(
        `receipts.captured.${question}`,
        captured,
        { place: answer.place, text: `${label.text}: ${answer.text}` },
        { confidence: "sure", why: `"${plain(label.text).slice(0, 60)}" is asked of a receipt` },
      );
    if (!done && !putLabelled(into, row, "receipts")) leaveRow(into, row, "receipts");
  }
  return true;
}

/** Questions and answers, labels and values: two columns that matter, and remarks beside them. */
function mapLabels(
  into: Collector,
  rows: readonly Row[],
  headerRows: number,
  { section: above, target: heading }: Around,
): void {
  const head = rows[Math.max(0, headerRows - 1)] ?? [];
  const roles = head.map(({ text }) => bestMatch(text, headPhrases, { least: 0.5 })?.of);
  const named =
    roles.includes("question") &&
    roles.includes("answer") &&
    roles.indexOf("question") !== roles.indexOf("answer");
  const asked = named ? roles.indexOf("question") : labelColumn(rows);
  const answered = named ? roles.indexOf("answer") : asked + 1;
  let section = above;
  // A table of something else may hold one word that is a label as well.
  const wide = Math.max(...rows.map((row) => new Set(row.map(({ place }) => place)).size)) > 2;
  const some = sampleOf(rows);
  const known = some.filter((row) => targetOf(row[asked]?.text ?? "", section, { question: true })).length;
  if (wide && !named && (known < 2 || known < some.length * 0.25)) {
    for (const row of rows) leaveRow(into, row, section);
    return;
  }
  let continued: Target | undefined;
  const chapters = named ? chapterColumn(rows, head) : undefined;
  for (const [at, row] of rows.entries()) {
    if (named && at <= Math.max(0, headerRows - 1)) continue;
    if (chapters !== undefined) section = matchSection(row[chapters]?.text ?? "")?.of ?? above;
    if (named && section === "actions" && putStep(into, row[asked], row[answered])) continue;
    const how = policyOfHeading(row[asked]?.text ?? "");
    const listed = how && row.slice(answered).find(({ place }) => place !== row[asked]?.place);
    if (how && listed && row.filter(({ text }) => plain(text) !== "").length === 2) {
      putActions(into, listed, how);
      continue;
    }
    const label = row[asked];
    const answer = row.slice(answered).find(({ place }) => place !== label?.place);
    if (isBanner(row) && row.length > 1) {
      const found = matchSection(row.find(({ text }) => plain(text) !== "")?.text ?? "");
      if (found) section = found.of;
      else leaveRow(into, row, section);
      continue;
    }
    // A label may stand for the rows below it, too.
    if (label && answer && plain(label.text) === "" && continued && isListField(continued.path)) {
      if (!putValue(into, continued, sourceOf(answer), { whole: true })) leaveRow(into, row, section);
      continue;
    }
    const target =
      label && answer && plain(label.text) !== ""
        ? (subTarget(heading, label.text) ?? targetOf(label.text, section, { question: true }))
        : undefined;
    continued = target;
    const yes = answer && /^(?:yes|no|y|n|partially?|partly)$/i.test(plain(answer.text));
    // "Yes" answers a question, but is no value: the words beside it are.
    const remark = yes
      ? row.slice(answered + 1).find(({ text }) => plain(text).split(" ").length > 2)
      : undefined;
    const told = target?.path.startsWith("receipts.captured.") ? answer : (remark ?? answer);
    const done =
      target &&
      told &&
      !(yes && !remark && !target.path.startsWith("receipts.captured.")) &&
      putValue(into, target, sourceOf(told));
    if (!done) {
      leaveRow(into, row, section);
      continue;
    }
    const rest = row.filter(
      (cell, i) =>
        i > asked &&
        cell !== told &&
        cell !== label &&
        !isBlank(cell.text) &&
        !/^(?:yes|no|y|n)$/i.test(plain(cell.text)) &&
        cell.place !== told.place &&
        cell.place !== label?.place,
    );
    if (rest.length > 0) leaveRow(into, rest, section);
  }
}

/** A column that says for each row which part it is of: the same few words, most of them names of sections. */
function chapterColumn(rows: readonly Row[], head: Row): number | undefined {
  const body = sampleOf(rows.slice(1));
  const found = head.findIndex(({ text }, at) => {
    if (!/^(?:chapter|section|part|area|topic|category|domain|kapitel|bereich|thema)\b/i.test(plain(text)))
      return false;
    const said = new Set(body.map((row) => plain(row[at]?.text ?? "")).filter((one) => one !== ""));
    return said.size >= 2 && said.size < body.length;
  });
  return found === -1 ? undefined : found;
}

/** The first column that holds words; numbers of questions stand before it. */
function labelColumn(rows: readonly Row[]): number {
  const width = Math.max(...rows.map((row) => row.length));
  for (let at = 0; at < width - 1; at += 1) {
    const texts = sampleOf(rows)
      .map((row) => plain(row[at]?.text ?? ""))
      .filter((text) => text !== "");
    if (texts.filter((text) => /\p{L}{3}/u.test(text)).length > texts.length / 2) return at;
  }
  return 0;
}
