/** A Word file to begin a template with: every placeholder in its place, plain enough to be dressed up. */
import { Document, Footer, Header, Packer, PageBreak, Paragraph, SimpleField, Tab, TextRun } from "docx";
import { stylesXml } from "../memo/docx-styles.ts";
import { stampZip } from "../memo/stamp-zip.ts";

const facts = [
  ["Decision", "{{decision}}"],
  ["Vendor", "{{vendor}}"],
  ["Packet", "{{packet}}"],
  ["Reviewer", "{{reviewer}}"],
  ["Date", "{{date}}"],
] as const;

export async function startingTemplate(): Promise<Uint8Array> {
  const line = (style: string, ...text: string[]) =>
    new Paragraph({ style, children: text.map((part) => new TextRun(part)) });
  const document = new Document({
    title: "Memo template",
    creator: "Countersign",
    externalStyles: stylesXml("en-GB"),
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1361, bottom: 1134, left: 1134, right: 1134, header: 624, footer: 510 },
          },
        },
        headers: { default: new Header({ children: [line("Header", "{{classification}}")] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: "Footer",
                children: [
                  new TextRun("Review {{digest}}"),
                  new TextRun({ children: [new Tab(), "Page "] }),
                  new SimpleField("PAGE", "1"),
                  new TextRun(" of "),
                  new SimpleField("NUMPAGES", "1"),
                ],
              }),
            ],
          }),
        },
        children: [
          line("Title", "{{title}}"),
          ...facts.map(([name, placeholder]) => line("BodyText", `${name}: ${placeholder}`)),
          new Paragraph({ children: [new PageBreak()] }),
          line("BodyText", "{{memo}}"),
        ],
      },
    ],
  });
  return stampZip(await Packer.pack(document, "uint8array"));
}
