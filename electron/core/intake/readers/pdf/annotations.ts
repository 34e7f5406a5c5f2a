/** What lies on a page: filled form fields become text in their places, comments and what could act become notes. */
import type { PDFPageProxy } from "pdfjs-dist";
import type { Place, ReadNote } from "#shared/intake/document";
import { asMatrix, times } from "./matrix.ts";
import type { PdfPage, Run } from "./page.ts";
import { evenOut } from "./text.ts";

export type OnPage = {
  /** Values of fields and typed-on texts, to be read with the text of the page. */
  readonly filled: readonly Run[];
  readonly notes: readonly ReadNote[];
  readonly scripts: boolean;
  readonly links: number;
  readonly signed: boolean;
};

type Fields = Readonly<Record<string, unknown>>;
type Box = { x: number; right: number; top: number; bottom: number };

const hiddenFlag = 2;
const playing = new Set(["RichMedia", "Screen", "Movie", "Sound", "3D"]);

export async function annotationsOf(page: PDFPageProxy, read: PdfPage, file: string): Promise<OnPage> {
  const filled: Run[] = [];
  const notes: ReadNote[] = [];
  const place: Place = { file, page: read.number };
  const found = { scripts: (await page.getJSActions()) !== null, links: 0, signed: false };
  const shown = asMatrix(page.getViewport({ scale: 1 }).transform);
  for (const one of await page.getAnnotations({ intent: "any" })) {
    if (!isFields(one)) continue;
    const kind = text(one.subtype);
    if (one.actions !== undefined && one.actions !== null) found.scripts = true;
    if (text(one.url) !== "" || text(one.unsafeUrl) !== "") found.links += 1;
    if (one.fieldType === "Sig" && one.fieldValue) found.signed = true;
    if (kind === "FileAttachment") notes.push(attachedNote(one, place));
    if (playing.has(kind))
      notes.push({
        kind: "active",
        says: `Something that plays (${kind}) is on the page: it was not played.`,
        place,
      });
    const box = boxOf(one.rect, shown);
    if (kind === "Widget" && box) {
      const hidden = (Number(one.annotationFlags) & hiddenFlag) !== 0;
      const value = valueOf(one);
      if (hidden && value !== "" && !one.checkBox && !one.radioButton)
        notes.push({ kind: "changed", says: `A hidden field, ${nameOf(one)}, holds: ${value}`, place });
      else if (!hidden) filled.push(...runsOf(one, value, box, read));
    } else if (kind === "FreeText" && box) {
      filled.push(...typed(saidIn(one), box, read));
    } else if (kind !== "Popup" && kind !== "Link" && saidIn(one) !== "") notes.push(comment(one, place));
  }
  return { filled, notes, ...found };
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const str = (value: unknown): string => (isFields(value) ? text(value.str) : "");

function saidIn(one: Fields): string {
  const lines = Array.isArray(one.textContent) ? one.textContent.map(text).join("\n") : "";
  return linesOf(str(one.contentsObj) || lines).join("\n");
}

const linesOf = (value: string): string[] =>
  value
    .split(/\r\n?|\n/)
    .map(evenOut)
    .filter((line) => line !== "");

function comment(one: Fields, place: Place): ReadNote {
  const by = evenOut(str(one.titleObj));
  return {
    kind: "changed",
    says: `A comment${by === "" ? "" : ` by ${by}`} on the page: ${saidIn(one)}`,
    place: { ...place, part: "comment" },
  };
}

function attachedNote(one: Fields, place: Place): ReadNote {
  const name = isFields(one.file) ? evenOut(text(one.file.filename)) : "";
  return {
    kind: "unread",
    says: `A file is attached to the page and was not read: ${name === "" ? "without a name" : name}. Send it by itself.`,
    place,
  };
}

/** In points of the page as it is shown. */
function boxOf(rect: unknown, shown: ReturnType<typeof asMatrix>): Box | undefined {
  if (!Array.isArray(rect)) return undefined;
  const [x1, y1, x2, y2] = rect.map(Number);
  const [, , , , a, b] = times(shown, [1, 0, 0, 1, x1 ?? 0, y1 ?? 0]);
  const [, , , , c, d] = times(shown, [1, 0, 0, 1, x2 ?? 0, y2 ?? 0]);
  if (![a, b, c, d].every(Number.isFinite)) return undefined;
  return { x: Math.min(a, c), right: Math.max(a, c), top: Math.min(b, d), bottom: Math.max(b, d) };
}

function nameOf(one: Fields): string {
  const name = text(one.fieldName).split(".").at(-1) ?? "";
  return evenOut(text(one.alternativeText)) || evenOut(name) || "without a name";
}

/** As the reader of the page sees it: of a choice what it shows, not what it stands for. */
function valueOf(one: Fields): string {
  const options = Array.isArray(one.options) ? one.options.filter(isFields) : [];
  const shown = (value: unknown): string => {
    const option = options.find((each) => each.exportValue === value);
    return linesOf(option ? text(option.displayValue) : text(value)).join("\n");
  };
  return Array.isArray(one.fieldValue) ? one.fieldValue.map(shown).join("; ") : shown(one.fieldValue);
}

function runsOf(one: Fields, value: string, box: Box, page: PdfPage): Run[] {
  const name = nameOf(one);
  if (one.checkBox === true || one.radioButton === true) {
    const on = one.checkBox === true ? one.exportValue : one.buttonValue;
    const sign = on !== null && on !== undefined && one.fieldValue === on ? "☒" : "☐";
    const labelled = besides(box, page).some((run) => run.x >= box.x || run.right > box.x - 60);
    return typed(labelled ? sign : `${sign} ${name}`, box, page);
  }
  if (value === "" || one.pushButton === true || one.fieldType === "Sig") return [];
  const described = evenOut(text(one.alternativeText)) !== "";
  const before = besides(box, page).some((run) => run.x < box.x);
  const above = page.runs.some(
    (run) =>
      run.x < box.right && run.right > box.x && run.y <= box.top + 2 && run.y > box.top - 2.5 * run.size,
  );
  const label = before || (above && !described) ? "" : `${name}: `;
  return typed(label + value, box, page);
}

/** What is printed on the line of a field. */
function besides(box: Box, page: PdfPage): Run[] {
  return page.runs.filter((run) => run.y > box.top && run.y - 0.5 * run.size < box.bottom);
}

/** Lines of a text in a box: of a single one the foot is that of the print beside it. */
function typed(value: string, box: Box, page: PdfPage): Run[] {
  const lines = linesOf(value);
  const high = box.bottom - box.top;
  const size = Math.min(Math.max((high / Math.max(lines.length, 1)) * 0.7, 6), 11);
  const step = Math.min(1.2 * size, high / Math.max(lines.length, 1));
  const middle = (box.top + box.bottom) / 2 + 0.35 * size;
  const foot = lines.length > 1 || high > 3 * size ? box.top + size : middle;
  const print = besides(box, page).sort((a, b) => Math.abs(a.y - foot) - Math.abs(b.y - foot))[0];
  const start = print && Math.abs(print.y - foot) < 0.8 * size ? print.y : foot;
  return lines.map((line, index) => ({
    text: line,
    x: box.x,
    right: Math.max(Math.min(box.x + 0.5 * size * line.length, box.right), box.x + 1),
    y: start + index * step,
    size,
    bold: false,
    filled: true,
  }));
}
