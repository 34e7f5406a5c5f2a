/** Reads a workbook back, as a spreadsheet program would. Shares no code with what writes it. */
import { SaxesParser } from "saxes";
import { readParts } from "../memo/read-document.ts";
import type { Sheet } from "./findings-sheets.ts";

type ReadSheet = { name: string; rows: string[][]; problems: string[] };

export async function readXlsx(bytes: Uint8Array): Promise<ReadSheet[]> {
  const parts = await readParts(bytes);
  const part = (name: string) => {
    const found = parts.get(name);
    if (!found) throw new Error(`${name} is missing`);
    return found.toString("utf8");
  };
  const targets = new Map<string, string>();
  eachTag(part("xl/_rels/workbook.xml.rels"), (tag, attributes) => {
    if (tag === "Relationship") targets.set(attributes["Id"] ?? "", attributes["Target"] ?? "");
  });
  const sheets: ReadSheet[] = [];
  eachTag(part("xl/workbook.xml"), (tag, attributes) => {
    if (tag !== "sheet") return;
    const target = targets.get(attributes["r:id"] ?? "") ?? "";
    sheets.push({ name: attributes["name"] ?? "", ...readSheet(part(`xl/${target}`)) });
  });
  return sheets;
}

function eachTag(xml: string, seen: (tag: string, attributes: Record<string, string>) => void): void {
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => seen(name, attributes));
  parser.write(xml).close();
}

function readSheet(xml: string): { rows: string[][]; problems: string[] } {
  const [rows, problems]: [string[][], string[]] = [[], []];
  let text: string | undefined;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "row") rows.push([]);
    if (name === "c" && attributes["t"] !== "inlineStr")
      problems.push(`${String(attributes["r"])} is not text`);
    if (name === "f") problems.push("a formula is there");
    if (name === "t") text = "";
  });
  parser.on("text", (more) => {
    if (text !== undefined) text += more;
  });
  parser.on("closetag", ({ name }) => {
    if (name !== "t" || text === undefined) return;
    const decoded = text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    rows.at(-1)?.push(decoded);
    text = undefined;
  });
  parser.write(xml).close();
  return { rows, problems };
}

/** What differs between a written workbook and the sheets that it should hold; empty where nothing does. */
export async function checkXlsx(bytes: Uint8Array, sheets: readonly Sheet[]): Promise<string[]> {
  const read = await readXlsx(bytes);
  if (read.length !== sheets.length)
    return [`${sheets.length} sheets were to be written, ${read.length} are there`];
  return sheets.flatMap(({ name, rows }, at) => {
    const there = read[at];
    if (there?.name !== name) return [`the sheet ${name} is missing`];
    const others = rows.flatMap((row, i) =>
      JSON.stringify(row) === JSON.stringify(there.rows[i]) ? [] : [`row ${i + 1} of ${name} is another one`],
    );
    const more = there.rows.length === rows.length ? [] : [`${name} has another number of rows`];
    return [...there.problems, ...others, ...more];
  });
}
