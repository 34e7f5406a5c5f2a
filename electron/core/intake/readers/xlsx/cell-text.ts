/** What a cell shows: numbers by their format as far as it alters what they say, dates as ISO 8601. */
import { child, type XmlNode } from "../../../template/xml-tree.ts";
import { childrenOf } from "../../ooxml-package.ts";

export type CellFormat = { date: boolean; percent: boolean; bold: boolean };
const plain: CellFormat = { date: false, percent: false, bold: false };

/** Formats by index of a cell's style; ECMA-376 part 1, 18.8.30 lists the built-in ones. */
export function readFormats(styles: XmlNode | undefined): (index: string | undefined) => CellFormat {
  const codes = new Map(
    listOf(styles, "numFmts").map(({ attributes }) => [
      Number(attributes["numFmtId"]),
      attributes["formatCode"] ?? "",
    ]),
  );
  const bold = listOf(styles, "fonts").map((font) => {
    const mark = child(font, "b");
    return mark !== undefined && !/^(?:0|false)$/.test(mark.attributes["val"] ?? "1");
  });
  const formats = listOf(styles, "cellXfs").map(({ attributes }): CellFormat => {
    const id = Number(attributes["numFmtId"] ?? 0);
    const code = codes.get(id);
    return {
      date: code === undefined ? (id >= 14 && id <= 22) || (id >= 45 && id <= 47) : isDateCode(code),
      percent: code === undefined ? id === 9 || id === 10 : bare(code).includes("%"),
      bold: bold[Number(attributes["fontId"] ?? 0)] ?? false,
    };
  });
  return (index) => formats[Number(index ?? 0)] ?? plain;
}

const listOf = (root: XmlNode | undefined, name: string) => {
  const list = child(root, name);
  return list ? childrenOf(list) : [];
};
/** Without what stands in quotes, in brackets, or after a backslash. */
const bare = (code: string) => code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, "");
const isDateCode = (code: string) => /[ymdhs]/i.test(bare(code)) && !/general/i.test(code);

/** Days since 1899-12-30, or since 1904-01-01 in workbooks of old Macs. */
export function dateText(serial: number, from1904: boolean): string {
  const days = serial + (from1904 ? 1462 : 0);
  const moment = new Date(Math.round(days * 86_400_000) + Date.UTC(1899, 11, 30));
  if (Number.isNaN(moment.getTime())) return String(serial);
  const iso = moment.toISOString();
  if (days < 1) return iso.slice(11, 16);
  return Number.isInteger(days) || iso.slice(11, 16) === "00:00"
    ? iso.slice(0, 10)
    : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

export function numberText(value: string, format: CellFormat, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === "" || Number.isNaN(number)) return value;
  if (format.date) return dateText(number, from1904);
  // Binary fractions show digits that nobody typed.
  if (format.percent) return `${Number((number * 100).toPrecision(12))} %`;
  return Number.isInteger(number) && Math.abs(number) < 1e15
    ? value.replace(/\.0+$/, "")
    : String(Number(number.toPrecision(12)));
}
