/** Paragraphs and runs of the memo as `docx` objects. */
import {
  AlignmentType,
  BuilderElement,
  Paragraph,
  ShadingType,
  Tab,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from "docx";
import { styleIds, tones } from "./docx-styles.ts";
import { textOf } from "./memo-blocks.ts";
import { bookmarkOf } from "./memo-numbers.ts";
import type { Para, Run } from "./memo-types.ts";
import { byDirection, readsRightToLeft, wordText } from "./word-text.ts";

const looks = { strong: "Strong", muted: "Muted", mono: "Code" } as const;

export function docxParagraph(para: Para, align?: "right"): Paragraph {
  const bidirectional = readsRightToLeft(textOf(para));
  return new Paragraph({
    style: styleOf(para),
    ...(align && { alignment: AlignmentType.RIGHT }),
    ...(bidirectional && { bidirectional, alignment: AlignmentType.START }),
    ...(para.keepWithNext && { keepNext: true }),
    ...boxOf(para),
    children: docxRuns(para.runs),
  });
}

/** LibreOffice drops a character style that spans a whole paragraph of a table cell; a paragraph style it keeps. */
function styleOf({ style, runs }: Para): string {
  const look = runs[0]?.look;
  if (style !== "cell" || runs.some((run) => run.look !== look)) return styleIds[style];
  return look === "mono" ? "TableCode" : look === "muted" ? "TableNote" : styleIds[style];
}

export function docxRuns(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap((run) => {
    const pieces = byDirection(wordText(run.text))
      .filter((piece) => piece.text !== "")
      .map(
        (piece) =>
          new TextRun({
            ...(run.look && { style: looks[run.look] }),
            ...(piece.rightToLeft && { rightToLeft: true }),
            ...content(piece.text),
          }),
      );
    return run.ref === undefined ? pieces : [reference(run.ref, pieces)];
  });
}

/** A field with its result in it: Word shows that, and asks for the number again only when it is told to. */
function reference(ref: string, result: readonly TextRun[]): ParagraphChild {
  const field = new BuilderElement({
    name: "w:fldSimple",
    attributes: { instruction: { key: "w:instr", value: `REF ${bookmarkOf(ref)} \\h` } },
    children: result,
  });
  // The paragraph writes any element; its type lists `SimpleField`, whose result has no style.
  return field as unknown as ParagraphChild;
}

/** Tabs and line breaks are elements of their own in Word. */
function content(text: string) {
  if (!/[\t\n]/.test(text)) return { text };
  const parts = text.split(/([\t\n])/).filter((part) => part !== "");
  return { children: parts.map((part) => (part === "\t" ? new Tab() : part === "\n" ? lineBreak() : part)) };
}

const lineBreak = () => new BuilderElement({ name: "w:br" });

/** Neighbours with the same edge are drawn as one box. */
function boxOf({ style, tone = "plain" }: Para): IParagraphOptions {
  if (style !== "box" && style !== "box-head") return {};
  const { fill, edge } = tones[tone];
  const side = (size: number, space: number) => ({ style: "single" as const, size, space, color: edge });
  return {
    border: { top: side(6, 5), left: side(36, 8), bottom: side(6, 5), right: side(6, 5) },
    shading: { type: ShadingType.CLEAR, color: "auto", fill },
  };
}
