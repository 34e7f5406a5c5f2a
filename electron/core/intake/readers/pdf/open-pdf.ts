/** The letters of a PDF with their places, and what it carries besides, by pdf.js: nothing is drawn, run or fetched. */
import { UnreadableFile, type ReadLimits } from "#shared/intake/document";
import { rulingsOf, type Ruling } from "./rulings.ts";

/** In points, from the lower left corner of the page. */
export type Glyphs = {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  bold: boolean;
  vertical: boolean;
};
export type PdfPage = { page: number; width: number; height: number; glyphs: Glyphs[]; rulings: Ruling[] };
export type OpenPdf = {
  pages: PdfPage[];
  title: string | undefined;
  fields: { name: string; value: string }[];
  comments: { page: number; text: string }[];
  attachments: string[];
  scripts: boolean;
  /** Something is started when it is opened. */
  starts: boolean;
  /** Pages beyond the limit. */
  cut: number;
};

/** Throws `UnreadableFile`. */
export async function openPdf(bytes: Uint8Array, limits: ReadLimits): Promise<OpenPdf> {
  // pdf.js wants these of a browser, though it draws nothing here; without them it would look for a native library.
  for (const name of ["DOMMatrix", "Path2D"]) Reflect.set(globalThis, name, Object);
  // Found by pdf.js under its global name, in place of a worker of its own.
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  const { getDocument, OPS, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const loading = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    // With them comes the name that the maker of a font gave it.
    fontExtraProperties: true,
  });
  try {
    const pdf = await loading.promise;
    const open: OpenPdf = {
      pages: [],
      title: undefined,
      fields: [],
      comments: [],
      attachments: [],
      scripts: false,
      starts: false,
      cut: 0,
    };
    const count = Math.min(pdf.numPages, limits.pages);
    open.cut = pdf.numPages - count;
    const { info } = await pdf.getMetadata();
    const title = "Title" in info ? info.Title : undefined;
    // Writers put the name of the file there, or nothing.
    if (typeof title === "string" && !/\.\w{2,4}$|^untitled|^microsoft word/i.test(title)) open.title = title;
    open.attachments = Object.keys((await pdf.getAttachments()) ?? {});
    open.scripts = (await pdf.getJSActions()) !== null;
    open.starts = isAction(await pdf.getOpenAction());
    let room = limits.cells;
    for (let at = 1; at <= count && room > 0; at += 1) {
      const page = await pdf.getPage(at);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      // First, since it loads the fonts, whose names tell which letters are bold.
      const rulings = rulingsOf(await page.getOperatorList(), OPS, { left, bottom });
      const { items, styles } = await page.getTextContent();
      const glyphs: Glyphs[] = [];
      for (const item of items) {
        if (!("str" in item) || item.str.trim() === "") continue;
        const [a = 1, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
        const family = `${item.fontName} ${styles[item.fontName]?.fontFamily ?? ""}`;
        glyphs.push({
          text: item.str,
          x: x - left,
          y: y - bottom,
          width: item.width,
          size: Math.hypot(a, b) || item.height,
          bold: /bold|black|heavy|semib/i.test(`${family} ${nameOf(page, item.fontName)}`),
          vertical: Math.abs(b) > Math.abs(a),
        });
      }
      room -= glyphs.length;
      open.pages.push({ page: at, width: right - left, height: top - bottom, glyphs, rulings });
      for (const note of await page.getAnnotations()) readAnnotation(note, at, open);
      page.cleanup();
    }
    return open;
  } catch (error) {
    throw unreadable(error);
  } finally {
    await loading.destroy();
  }
}

/** A place to open it at is no action. */
const isAction = (open: unknown) => typeof open === "object" && open !== null && "action" in open;

/** The name of a font as its maker wrote it tells whether it is bold: pdf.js keeps it with the page. */
function nameOf(
  page: { commonObjs: { has: (id: string) => boolean; get: (id: string) => unknown } },
  id: string,
): string {
  if (!page.commonObjs.has(id)) return "";
  const font = page.commonObjs.get(id);
  if (typeof font !== "object" || font === null) return "";
  const name = "name" in font && typeof font.name === "string" ? font.name : "";
  return "black" in font && font.black === true
    ? `${name} black`
    : "bold" in font && font.bold === true
      ? `${name} bold`
      : name;
}

function readAnnotation(note: unknown, page: number, open: OpenPdf): void {
  if (typeof note !== "object" || note === null) return;
  const text = (key: string): string => {
    const value: unknown = Reflect.get(note, key);
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(", ");
    return "";
  };
  const subtype = text("subtype");
  if (subtype === "Widget") {
    const name = text("alternativeText") === "" ? text("fieldName") : text("alternativeText");
    const value = text("fieldValue");
    if (name !== "" && value !== "" && text("fieldType") !== "Sig")
      open.fields.push({ name, value: value === "Off" ? "" : value });
    if (Reflect.get(note, "actions") !== undefined && Reflect.get(note, "actions") !== null)
      open.scripts = true;
    return;
  }
  const contents: unknown = Reflect.get(note, "contentsObj");
  const said =
    typeof contents === "object" && contents !== null && "str" in contents && typeof contents.str === "string"
      ? contents.str
      : "";
  if (subtype !== "Link" && subtype !== "Popup" && said.trim() !== "")
    open.comments.push({ page, text: said });
}

function unreadable(error: unknown): Error {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    return new UnreadableFile("The PDF is encrypted with a password: ask for it without one.");
  if (
    [
      "InvalidPDFException",
      "FormatError",
      "UnknownErrorException",
      "MissingPDFException",
      "XRefParseException",
      "ResponseException",
    ].includes(name)
  )
    return new UnreadableFile("The PDF is damaged or cut off: ask for the file again.");
  return error instanceof Error ? error : new Error(String(error));
}
