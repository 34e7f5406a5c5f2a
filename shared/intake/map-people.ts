/** Tables of people: who owns which duty, as rows or as a matrix of letters (RACI). */
import type { PacketSectionId } from "../formats/packet.ts";
import { sourceOf, type Collector, type Said } from "./collect.ts";
import { personColumns } from "./column-words.ts";
import type { Cell } from "./document.ts";
import { matchDuty } from "./labelled.ts";
import { bestMatch, phrasesOf } from "./match-label.ts";
import { isBlank, isName, personOf } from "./values.ts";
import { plain } from "./words.ts";

type Row = readonly Cell[];
type PersonColumn = keyof typeof personColumns;
const phrases = Object.entries(personColumns).flatMap(([column, all]) =>
  // The keys are those of the object itself.
  phrasesOf(column as PersonColumn, all),
);

export type PeopleTable =
  | { kind: "rows"; duty: number; columns: ReadonlyMap<PersonColumn, number> }
  | { kind: "raci"; duty: number; people: readonly number[] };

/** A column in which duties stand, and people beside it. Two duties must be there, one where the section is known. */
export function peopleTableOf(
  header: Row,
  body: readonly Row[],
  section?: PacketSectionId,
): PeopleTable | undefined {
  const width = header.length;
  const duties = (at: number) =>
    new Set(
      body.flatMap((row) => matchDuty(row[at]?.text ?? "", { sure: section !== "ownership" })?.of ?? []),
    ).size;
  const [best] = Array.from({ length: width }, (_, at) => ({ at, count: duties(at) })).toSorted(
    (a, b) => b.count - a.count || a.at - b.at,
  );
  if (!best || best.count < 2) return undefined;
  const duty = best.at;
  const letters = Array.from({ length: width }, (_, at) => at).filter(
    (at) =>
      at !== duty &&
      body.some((row) => isLetters(row[at]?.text ?? "")) &&
      body.every((row) => isBlank(row[at]?.text ?? "") || isLetters(row[at]?.text ?? "")),
  );
  if (letters.length >= 2) return { kind: "raci", duty, people: letters };
  const columns = new Map<PersonColumn, number>();
  for (const [at, cell] of header.entries()) {
    if (at === duty) continue;
    const found = bestMatch(
      cell.text,
      phrases.filter(({ of }) => of !== "duty" && !columns.has(of)),
      { least: 0.34 },
    );
    if (found) columns.set(found.of, at);
  }
  if (!columns.has("name")) {
    // "Role" over names of posts, or no header that says so.
    const role = columns.get("role");
    const others = Array.from({ length: width }, (_, at) => at).filter(
      (at) => at !== duty && ![...columns.values()].includes(at),
    );
    const [other] = others;
    if (role !== undefined && other === undefined) {
      columns.delete("role");
      columns.set("name", role);
    } else if (other !== undefined && (others.length === 1 || section === "ownership"))
      columns.set("name", other);
  }
  return columns.has("name") ? { kind: "rows", duty, columns } : undefined;
}

const isLetters = (text: string) => /^[RACIS](?:\s*[/,+&]\s*[RACIS])*$/i.test(plain(text));

/** A table without a header: its first row names a duty and whoever has it, like the others. */
function headless(header: Row, table: PeopleTable, section: PacketSectionId | undefined): boolean {
  if (table.kind !== "rows") return false;
  const who = header[table.columns.get("name") ?? -1]?.text ?? "";
  const { name = "", contact } = personOf(who);
  const duty = matchDuty(header[table.duty]?.text ?? "", { sure: section !== "ownership" });
  return duty !== undefined && (contact !== undefined || isName(name));
}

export function mapPeople(
  into: Collector,
  header: Row,
  body: readonly Row[],
  table: PeopleTable,
  section?: PacketSectionId,
): void {
  for (const row of headless(header, table, section) ? [header, ...body] : body) {
    if (row.every(({ text }) => isBlank(text))) continue;
    const dutyCell = row[table.duty];
    const duty = dutyCell && matchDuty(dutyCell.text, { sure: section !== "ownership" });
    const leave = () => {
      const [first] = row;
      if (first)
        into.leave(
          {
            place: first.place,
            text: row
              .map(({ text }) => text)
              .filter((text) => plain(text) !== "")
              .join(" | "),
          },
          { kind: "row", near: "ownership" },
        );
    };
    if (!duty || into.has(`ownership.${duty.of}.name`)) {
      leave();
      continue;
    }
    const said: Said = {
      confidence: duty.confidence,
      why: `"${plain(dutyCell.text).slice(0, 60)}" names the duty`,
    };
    const put = (field: string, value: string, cell: Cell) =>
      into.put(`ownership.${duty.of}.${field}`, value, sourceOf(cell), said);
    if (table.kind === "raci") {
      const holding = (letter: string) =>
        table.people.filter((at) => (row[at]?.text ?? "").toUpperCase().includes(letter));
      const [accountable, responsible] = [holding("A"), holding("R")];
      const [at] = accountable.length === 1 ? accountable : responsible;
      const cell = at === undefined ? undefined : header[at];
      if (!cell || (accountable.length !== 1 && responsible.length !== 1)) leave();
      else for (const [field, value] of Object.entries(personOf(cell.text))) put(field, value, cell);
      continue;
    }
    const cellOf = (column: PersonColumn) => row[table.columns.get(column) ?? -1];
    // A post without a name is who it is.
    const named = cellOf("name");
    const inRole = named && isBlank(named.text) ? cellOf("role") : undefined;
    const name = inRole ?? named;
    if (!name || isBlank(name.text)) {
      leave();
      continue;
    }
    const filled = (cell: Cell | undefined) => cell !== undefined && !isBlank(cell.text);
    const { name: one = plain(name.text), role, contact } = personOf(name.text);
    const person =
      !inRole && filled(cellOf("role"))
        ? { name: plain(name.text) }
        : {
            name: one,
            ...(role !== undefined && { role }),
            ...(contact !== undefined && !filled(cellOf("contact")) && { contact }),
          };
    for (const [field, value] of Object.entries(person)) put(field, value, name);
    for (const column of ["role", "contact"] as const) {
      const cell = cellOf(column);
      if (cell && cell !== inRole && !isBlank(cell.text)) put(column, plain(cell.text), cell);
    }
  }
}
