/** The questions to a vendor as a form: a Word file or a workbook, a row each. */
import { formColumns, formIntro, formTitle, type FormRow } from "#shared/rules/question-form";
import { cell, packForm, paragraph, run, table, textWidth } from "../blank-packet/docx.ts";
import { xlsxOf } from "../output/xlsx.ts";

const headers = Object.values(formColumns);
const shares = [0.13, 0.37, 0.15, 0.35];

export function questionFormDocx(rows: readonly FormRow[]): Promise<Uint8Array> {
  const widths = shares.map((share) => Math.round(textWidth * share));
  const line = (texts: readonly string[], style: string, shade?: string) =>
    texts
      .map((text, at) => cell(widths[at] ?? 0, [paragraph(style, text === "" ? "" : run(text))], shade))
      .join("");
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${line(headers, "Question", "E3E9F1")}</w:tr>`;
  const body = rows.map(
    ({ id, question, about }) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${line([id, question, about, ""], "Normal")}</w:tr>`,
  );
  return packForm(formTitle, [
    paragraph("Title", run(formTitle)),
    paragraph("Intro", run(formIntro)),
    table(widths, [header, ...body]),
    paragraph("Normal", ""),
  ]);
}

export function questionFormXlsx(rows: readonly FormRow[]): Promise<Uint8Array> {
  return xlsxOf([
    {
      name: "Questions",
      widths: [18, 60, 26, 60],
      rows: [headers, ...rows.map(({ id, question, about }) => [id, question, about, ""])],
    },
    { name: "Read me", widths: [100], rows: [[formTitle], [formIntro]] },
  ]);
}
