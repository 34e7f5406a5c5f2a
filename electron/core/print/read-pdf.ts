/** Reads the text of a PDF, page by page. It runs in the worker for foreign files: see `in-worker.ts`. */

/** A4 with margins of 24 and 20 mm, less 3 mm: what stands further out belongs to the margins. In points. */
const [topMargin, bottomMargin] = [60, 48];

export type PdfPage = { body: string; margins: string };
export type ReadPdf = {
  pages: PdfPage[];
  /** Descriptions of pictures, where the file says what its parts are. */
  described: string[] | undefined;
};

export async function readPdf({ bytes }: { bytes: Uint8Array }): Promise<ReadPdf> {
  // pdf.js wants these of a browser, though it draws nothing here; without them it would look for a native library.
  for (const name of ["DOMMatrix", "Path2D"]) Reflect.set(globalThis, name, Object);
  // Found by pdf.js under its global name, in place of a worker of its own.
  await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const pdf = await getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: true,
  }).promise;
  const pages: PdfPage[] = [];
  const described: string[] = [];
  let tagged = false;
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at);
    const [, bottom = 0, , top = 0] = page.view;
    const read: PdfPage = { body: "", margins: "" };
    for (const item of (await page.getTextContent()).items) {
      if (!("str" in item)) continue;
      const y = Number(item.transform[5]);
      const inside = y < top - topMargin && y > bottom + bottomMargin;
      read[inside ? "body" : "margins"] += `${item.str}\n`;
    }
    pages.push(read);
    const tree: unknown = await page.getStructTree();
    tagged ||= tree !== null && tree !== undefined;
    eachDescription(tree, described);
    page.cleanup();
  }
  return { pages, described: tagged ? described : undefined };
}

function eachDescription(node: unknown, found: string[]): void {
  if (typeof node !== "object" || node === null) return;
  if ("alt" in node && typeof node.alt === "string") found.push(node.alt);
  if ("children" in node && Array.isArray(node.children))
    for (const child of node.children) eachDescription(child, found);
}
