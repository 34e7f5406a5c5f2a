/** How much of what vendors' documents say comes into the packet rightly: `npm run bench:intake [-- CASE]`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { readAndMap } from "#core/intake/read-and-map";
import { expected, filledDocx, filledXlsx } from "../support/fill-blank-packet.ts";
import { judge, mapCase, readCases, type Judged } from "../support/intake-corpus.ts";

const forms = path.resolve(import.meta.dirname, "../fixtures/blank-packet");
const [only] = process.argv.slice(2);
const rows: { name: string; kind: string; held: boolean; judged: Judged; unread: string[] }[] = [];
for (const one of readCases()) {
  if (only !== undefined && !one.name.startsWith(only)) continue;
  const { values, unread } = await mapCase(one);
  rows.push({ ...one, judged: judge(one.expected, values), unread });
}

const percent = (part: number, whole: number) =>
  (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`).padStart(7);
const line = (name: string, of: readonly Judged[]) => {
  const sum = (key: keyof Judged) => of.reduce((all, one) => all + one[key].length, 0);
  const [right, wrong, extra, left] = [sum("right"), sum("wrong"), sum("extra"), sum("left")];
  const present = right + left;
  const put = right + wrong + extra;
  process.stdout.write(
    `${name.padEnd(44)} ${String(present).padStart(5)} ${String(right).padStart(5)} ${percent(right, present)} ${String(wrong + extra).padStart(5)} ${percent(wrong + extra, put)} ${String(left).padStart(5)}\n`,
  );
};
if (only === undefined) {
  const form = new Map(Object.entries(expected));
  for (const [name, bytes] of [
    ["blank packet, filled in Word", await filledDocx()],
    ["blank packet, split runs", await filledDocx("split runs")],
    ["blank packet, revision marks", await filledDocx("revision marks")],
    ["blank packet, a workbook", await filledXlsx()],
    ...["docx", "xlsx"].map(
      (ending) =>
        [
          `blank packet, saved by LibreOffice`,
          readFileSync(path.join(forms, `libreoffice.${ending}`)),
        ] as const,
    ),
  ] as const) {
    const { read, why } = await readAndMap({
      bytes,
      file: `form.${name.includes("workbook") ? "xlsx" : "docx"}`,
    });
    rows.push({
      name,
      kind: "form",
      held: false,
      judged: judge(form, read?.values ?? []),
      unread: why === undefined ? [] : [why],
    });
  }
}

process.stdout.write(`${"document".padEnd(44)} said  right           wrong         left\n`);
for (const { name, kind, judged } of rows) line(`${name} (${kind})`, [judged]);
process.stdout.write("\n");
for (const kind of [...new Set(rows.map((row) => row.kind))].sort())
  line(
    `all .${kind}`,
    rows.filter((row) => row.kind === kind).map(({ judged }) => judged),
  );
line(
  "looked at",
  rows.filter(({ held, kind }) => !held && kind !== "form").map(({ judged }) => judged),
);
line(
  "held out",
  rows.filter(({ held }) => held).map(({ judged }) => judged),
);
line(
  "all free documents",
  rows.filter(({ kind }) => kind !== "form").map(({ judged }) => judged),
);
if (only !== undefined)
  for (const { judged, unread } of rows) {
    for (const why of unread) process.stdout.write(`unread  ${why}\n`);
    for (const key of ["wrong", "extra", "left"] as const)
      for (const says of judged[key]) process.stdout.write(`${key.padEnd(7)} ${says}\n`);
  }
