/** Makes small PDFs by hand: objects with their numbers, a table of where they stand, and the end. */

export type PdfParts = {
  /** What each page draws, and what its dictionary says besides. */
  readonly pages: readonly { content: string; more?: string; compressed?: Uint8Array }[];
  /** What the catalog says besides. */
  readonly catalog?: string;
  readonly trailer?: string;
  /** More objects, by number from 100 on. */
  readonly objects?: Readonly<Record<number, string>>;
};

/** Fonts: /F1 regular, /F2 bold. */
export function makePdf({ pages, catalog = "", trailer = "", objects = {} }: PdfParts): Uint8Array {
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`).join(" ");
  const all = new Map<number, Buffer>([
    [1, text(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)],
    [2, text(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)],
    [3, text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")],
    [4, text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>")],
  ]);
  for (const [index, { content, more = "", compressed }] of pages.entries()) {
    const number = 10 + index * 2;
    const fonts = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>";
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${fonts} /Contents ${number + 1} 0 R ${more} >>`;
    all.set(number, text(page));
    const stream = compressed ? Buffer.from(compressed) : text(content);
    const filter = compressed ? " /Filter /FlateDecode" : "";
    const head = text(`<< /Length ${stream.length}${filter} >>\nstream\n`);
    all.set(number + 1, Buffer.concat([head, stream, text("\nendstream")]));
  }
  for (const [number, object] of Object.entries(objects)) all.set(Number(number), text(object));
  return assemble(all, trailer);
}

function assemble(objects: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const parts = [text("%PDF-1.7\n")];
  const starts = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  const put = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, object] of objects) {
    starts.set(number, length);
    put(Buffer.concat([text(`${number} 0 obj\n`), object, text("\nendobj\n")]));
  }
  const start = length;
  const rows = [...starts].map(([number, at]) => `${number} 1\n${String(at).padStart(10, "0")} 00000 n \n`);
  const size = Math.max(...starts.keys()) + 1;
  put(text(`xref\n0 1\n0000000000 65535 f \n${rows.join("")}`));
  put(text(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

/** Draws texts: each with its left edge, its height from the bottom of the page, its size and its font. */
export function draw(
  ...lines: readonly (readonly [x: number, y: number, words: string, size?: number, font?: "F1" | "F2"])[]
): string {
  return lines
    .map(
      ([x, y, words, size = 10, font = "F1"]) =>
        `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words.replace(/[()\\]/g, String.raw`\$&`)}) Tj ET`,
    )
    .join("\n");
}

/** Draws the borders of a table: lines from edge to edge. */
export function borders(xs: readonly number[], ys: readonly number[]): string {
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [
    ...xs.map((x) => `${x} ${bottom} m ${x} ${top} l S`),
    ...ys.map((y) => `${left} ${y} m ${right} ${y} l S`),
  ].join("\n");
}

const text = (content: string): Buffer => Buffer.from(content, "latin1");
