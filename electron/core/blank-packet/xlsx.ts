/** The blank packet as a workbook: a sheet of questions and a sheet for each table. */
import {
  blankIntro,
  blankSections,
  blankTitle,
  type BlankField,
  type BlankTable,
} from "#shared/formats/blank-packet";
import { formHeaders } from "#shared/intake/map-blank-packet";
import type { Sheet } from "../output/findings-sheets.ts";
import { xlsxOf } from "../output/xlsx.ts";

/** Rows for which the lists of choices are offered; more may be filled. */
const roomy = 60;

export function blankPacketXlsx(): Promise<Uint8Array> {
  const sheets = blankSections.flatMap(({ id, title, fields, tables }): Sheet[] => {
    const name = title.replace(/^(\d)\. /, "$1 ");
    return [
      ...(fields.length > 0 ? [questions(name, fields)] : []),
      ...tables.map((table) =>
        rows(id === "about" ? table.short : `${name.slice(0, 1)} ${table.short}`, table),
      ),
    ];
  });
  return xlsxOf([
    { name: "Read me", widths: [110], rows: [[blankTitle], ...blankIntro.map((text) => [text]), ...helps()] },
    ...sheets,
  ]);
}

/** What is said of the tables: their sheets have no room for it. */
const helps = () =>
  blankSections.flatMap(({ tables }) => tables.flatMap(({ title, help }) => [[title], [help]]));

/** Names of sheets have at most 31 letters, and none of []:*?/\\ (ECMA-376 part 1, 18.2.19). */
const sheetName = (name: string) => name.slice(0, 31);

function questions(name: string, fields: readonly BlankField[]): Sheet {
  const withChoices = fields.map(({ help, choices }) =>
    choices
      ? [help, `One of: ${choices.map(({ label }) => label).join("; ")}.`]
          .filter((part) => part !== "")
          .join(" ")
      : help,
  );
  return {
    name: sheetName(name),
    widths: [34, 60, 40, 40, 40],
    rows: [
      [...formHeaders],
      ...fields.map(({ label, good = "", weak = "" }, at) => [label, "", withChoices[at] ?? "", good, weak]),
    ],
    choices: fields.flatMap(({ choices }, at) =>
      choices ? [{ column: 1, from: at + 2, to: at + 2, words: choices.map(({ label }) => label) }] : [],
    ),
  };
}

function rows(name: string, { columns, given = [], rows: blank }: BlankTable): Sheet {
  return {
    name: sheetName(name),
    widths: columns.map(({ width }) => 10 + width * 7),
    rows: [
      columns.map(({ label }) => label),
      ...Array.from({ length: blank }, (_, at) =>
        columns.map((_column, i) => (i === 0 ? (given[at] ?? "") : "")),
      ),
    ],
    choices: columns.flatMap(({ choices, many }, column) =>
      choices && !many ? [{ column, from: 2, to: roomy, words: choices.map(({ label }) => label) }] : [],
    ),
  };
}
