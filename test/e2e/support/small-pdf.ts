/** Writes small PDFs by hand, honest ones and ones that want something done when they are opened. */

export type SmallPdf = {
  /** The words of each page, a line each. */
  pages: readonly (readonly string[])[];
  /** JavaScript that the file asks to be run when it is opened, and when its page is. */
  script?: string;
  /** An address that the file asks to be gone to when its page is opened. */
  goTo?: string;
};

export function smallPdf({ pages, script, goTo }: SmallPdf): Buffer {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const scriptAction = script === undefined ? undefined : `<< /S /JavaScript /JS ${literal(script)} >>`;
  const goToAction = goTo === undefined ? undefined : `<< /S /URI /URI ${literal(goTo)} >>`;
  // 1 the catalog, 2 the tree of pages, 3 the font; then each page with its content.
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`);
  const names =
    scriptAction === undefined ? "" : ` /Names << /JavaScript << /Names [(first) ${scriptAction}] >> >>`;
  add(
    `<< /Type /Catalog /Pages 2 0 R${names}${scriptAction === undefined ? "" : ` /OpenAction ${scriptAction}`} >>`,
  );
  add(`<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  pages.forEach((lines, index) => {
    const opened = goToAction ?? scriptAction;
    const link =
      goTo === undefined
        ? ""
        : ` /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 800] /A ${goToAction} >>]`;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 300] /Contents ${5 + index * 2} 0 R` +
        ` /Resources << /Font << /F1 3 0 R >> >>${link}${opened === undefined ? "" : ` /AA << /O ${opened} >>`} >>`,
    );
    const text = lines.map((line) => `${literal(line)} Tj T*`).join("\n");
    const content = `BT /F1 14 Tf 18 TL 30 250 Td\n${text}\nET`;
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });

  let text = "%PDF-1.7\n";
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) text += `${String(at).padStart(10, "0")} 00000 n \n`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, (sign) => `\\${sign}`)})`;
}
