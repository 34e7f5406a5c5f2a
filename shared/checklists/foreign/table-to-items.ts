/** Rows of a table → questions. Where the header row stands and what its columns are for is found here, too. */
import { saysYes, useOfHeader, usesOf, headerWords } from "./column-uses.ts";
import {
  paragraphs,
  promptFrom,
  type ColumnUse,
  type ForeignColumn,
  type ForeignHeading,
  type ForeignItem,
} from "./foreign-checklist.ts";

/** Texts of the cells, without what is around them; blank ones are empty. */
export type Grid = { readonly name: string; readonly rows: readonly (readonly string[])[] };
export type GivenUse = { readonly table: string; readonly column: number; readonly use: ColumnUse };
export type TableRead = {
  readonly items: readonly ForeignItem[];
  readonly columns: readonly ForeignColumn[];
  readonly notes: readonly string[];
};

/** So many rows may stand above the header. */
const mostAbove = 40;
const longestHeader = 80;

/** Undefined where no row can be a header with a question. `given` says otherwise what columns are for. */
export function tableToItems(grid: Grid, given: readonly GivenUse[] = []): TableRead | undefined {
  const at = headerRow(grid);
  if (at === undefined) return undefined;
  const headers = filled(grid.rows[at] ?? [], widest(grid));
  const below = grid.rows.slice(at + 1);
  const lengths = headers.map((_, column) => average(below.map((row) => row[column]?.length ?? 0)));
  const found = usesOf(headers, lengths);
  if (!found) return undefined;
  const uses = found.map(
    (use, column) =>
      given.findLast((one) => one.table === grid.name && one.column === column + 1)?.use ?? use,
  );
  const columns = headers.flatMap((header, column): ForeignColumn[] => {
    const sample = below.find((row) => (row[column] ?? "") !== "")?.[column] ?? "";
    if (header === "" && sample === "") return [];
    return [
      {
        table: grid.name,
        column: column + 1,
        header,
        use: uses[column] ?? "skip",
        sample: sample.slice(0, 200),
      },
    ];
  });
  return { columns, ...itemsOf(grid, { headers, uses, below }) };
}

function headerRow({ rows }: Grid): number | undefined {
  let best: { at: number; score: number } | undefined;
  for (const [at, row] of rows.slice(0, mostAbove).entries()) {
    const cells = row.filter((cell) => cell !== "");
    if (cells.length === 0 || cells.some((cell) => cell.length > longestHeader && !/\(/.test(cell))) continue;
    const uses = new Set(cells.map(useOfHeader));
    const asks = uses.has("prompt") || uses.has("title") || cells.some(isDescription);
    const known = cells.filter((cell) => useOfHeader(cell) !== undefined).length;
    const score = asks || uses.has("id") ? known + (asks ? 1 : 0) : 0;
    const enough =
      score >= 3 || (asks && (cells.length === 1 || known >= 2)) || (uses.has("id") && known >= 2);
    if (enough && score > (best?.score ?? 0)) best = { at, score };
  }
  return best?.at;
}
const isDescription = (cell: string) => /^(?:description|beschreibung)$/.test(headerWords(cell));

type Below = { headers: readonly string[]; uses: readonly ColumnUse[]; below: Grid["rows"] };

function itemsOf(grid: Grid, { headers, uses, below }: Below): Omit<TableRead, "columns"> {
  const items: ForeignItem[] = [];
  const ofUse = (use: ColumnUse) => uses.flatMap((one, column) => (one === use ? [column] : []));
  const headingColumns = ofUse("heading");
  const idColumns = ofUse("heading-id");
  let carried: ForeignHeading[] = [];
  let said: ForeignHeading | undefined;
  let without = 0;
  for (const row of below) {
    const cell = (column: number | undefined) => (column === undefined ? "" : (row[column] ?? ""));
    const cells = row.filter((text) => text !== "");
    if (cells.length === 0 || headers.every((header, column) => header === cell(column))) continue;
    const [text = "", title = "", id = ""] = (["prompt", "title", "id"] as const).map((use) =>
      cell(ofUse(use)[0]),
    );
    // A row of one text is a heading for those below it.
    if (new Set(cells).size === 1 && (text === "" || (ofUse("id").length > 0 && id === ""))) {
      said = { id: "", title: cells[0] ?? "" };
      continue;
    }
    if (text === "" && title === "") {
      without += 1;
      continue;
    }
    const { prompt, guidance } = promptFrom(title, text);
    carried = headingsOf({ cell, headings: headingColumns, ids: idColumns, headers, carried });
    const weight = Number(cell(ofUse("weight")[0]).replace(",", "."));
    items.push({
      id,
      under: carried.length > 0 ? carried : said ? [said] : [],
      prompt,
      guidance: paragraphs([
        guidance,
        ...ofUse("guidance").map((column) => labelled(headers[column] ?? "", cell(column))),
      ]),
      refs: ofUse("reference").flatMap((column) => refsIn(headers[column] ?? "", cell(column))),
      levels: [
        ...ofUse("level").flatMap((column) => cell(column).split(/\s*[,;\n]\s*/)),
        ...ofUse("level-tick").flatMap((column) =>
          saysYes(cell(column)) ? [levelName(headers[column] ?? "")] : [],
        ),
      ].filter((level) => level !== "" && level !== "-"),
      ...(weight > 0 && weight <= 10 && { weight }),
      ...(ofUse("gate").some((column) => saysYes(cell(column))) && { gate: true }),
    });
  }
  const notes: string[] = [];
  const skipped = uses.flatMap((use, column) => (use === "skip" && headers[column] ? [headers[column]] : []));
  const of = grid.name === "" ? "" : ` of the sheet “${grid.name}”`;
  if (skipped.length > 0)
    notes.push(
      `Not taken${of}: the ${skipped.length === 1 ? "column" : "columns"} ${skipped.map((one) => `“${one}”`).join(", ")}.`,
    );
  if (without > 0)
    notes.push(
      `${without === 1 ? "One row" : `${without} rows`}${of} ${without === 1 ? "has" : "have"} no question: not taken.`,
    );
  return { items, notes };
}

type Headings = {
  cell: (column: number | undefined) => string;
  headings: readonly number[];
  ids: readonly number[];
  headers: readonly string[];
  carried: readonly ForeignHeading[];
};

/** A blank cell, as of merged ones, goes on with the heading above; one of its own ends those below it. */
function headingsOf({ cell, headings, ids, headers, carried }: Headings): ForeignHeading[] {
  const stem = (column: number) => headerWords(headers[column] ?? "").split(" ")[0];
  const loose = ids.filter((id) => !headings.some((one) => stem(one) === stem(id)));
  const levels = [...headings, ...loose].toSorted((a, b) => a - b);
  const found: ForeignHeading[] = [];
  let own = false;
  for (const [at, column] of levels.entries()) {
    const idColumn = ids.find((id) => id === column || stem(id) === stem(column));
    const [id, title] = [cell(idColumn), loose.includes(column) ? "" : cell(column)];
    const before = carried[at];
    if (id === "" && title === "" && !own && before) found.push(before);
    else if (id !== "" || title !== "") {
      own = own || before === undefined || before.id !== id || before.title !== title;
      found.push({ id, title: title === "" ? id : title });
    }
  }
  return found;
}

/** Rows that begin with an id such as `DOCU-01`, where no row heads the columns: as HECVAT workbooks have them. */
export function idRowsToItems({ name, rows }: Grid): ForeignItem[] {
  const items: ForeignItem[] = [];
  let heading: ForeignHeading | undefined;
  let guidance: number | undefined;
  for (const row of rows) {
    const filledCells = row.flatMap((text, column) => (text === "" ? [] : [{ text, column }]));
    const [first, second] = filledCells;
    if (!first) continue;
    const named = filledCells.find(({ text }) => /^(?:standard )?guidance$/i.test(text));
    if (named) guidance = named.column;
    if (second && rowId.test(first.text) && second.text.length >= 10) {
      const under = heading ?? (name === "" ? undefined : { id: "", title: name });
      items.push({
        id: first.text,
        under: under ? [under] : [],
        prompt: second.text,
        guidance: guidance === undefined ? "" : (row[guidance] ?? ""),
        refs: [],
        levels: [],
      });
    } else if (!rowId.test(first.text) && first.text.length <= 120) heading = { id: "", title: first.text };
  }
  return items.length >= 5 ? items : [];
}
const rowId = /^(?:[A-Z]{2,6}[-.]\d{1,3}(?:[-.]\d{1,3})*[a-z]?|\d{1,2}(?:\.\d{1,3}){1,4})$/;

const refsIn = (header: string, text: string) =>
  text
    .split(/\s*[,;\n]\s*/)
    .filter((one) => one !== "" && one !== "-")
    // A bare number says nothing without the column's name.
    .map((one) => (/^\d+$/.test(one) ? `${header.toUpperCase()}-${one}` : one).slice(0, 200));

const labelled = (header: string, text: string) =>
  text === "" || /^(?:guidance|help|notes?|description|hinweise?)$/.test(headerWords(header))
    ? text
    : `${header}: ${text}`;

const levelName = (header: string) => /\d/.exec(header)?.[0] ?? header;
const widest = ({ rows }: Grid) => rows.reduce((most, row) => Math.max(most, row.length), 0);
const filled = (row: readonly string[], width: number) =>
  Array.from({ length: width }, (_, at) => row[at] ?? "");
function average(lengths: readonly number[]): number {
  const there = lengths.filter((length) => length > 0);
  return there.length === 0 ? 0 : there.reduce((sum, length) => sum + length, 0) / there.length;
}
