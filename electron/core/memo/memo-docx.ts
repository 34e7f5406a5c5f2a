/** Writes a memo as a Word file. The same memo gives the same bytes. */
import { setImmediate as breathe } from "node:timers/promises";
import {
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  Paragraph,
  SimpleField,
  Tab,
  TextRun,
  type FileChild,
  type INumberingOptions,
} from "docx";
import { AppError } from "#shared/errors";
import { docxBlock } from "./docx-blocks.ts";
import { stylesXml } from "./docx-styles.ts";
import { docxRuns } from "./docx-text.ts";
import { drawFigure, type Figure } from "./figure.ts";
import { numbersOf } from "./memo-numbers.ts";
import { stampZip } from "./stamp-zip.ts";
import type { FigureBlock, MemoModel } from "./memo-types.ts";
import { wordText } from "./word-text.ts";

export type MemoProgress = {
  signal?: AbortSignal | undefined;
  progress?: ((done: number, of: number, what: string) => void) | undefined;
};

const language = "en-GB";
/** Blocks between two looks at the event loop. */
const stride = 50;

export async function memoDocx(model: MemoModel, job: MemoProgress = {}): Promise<Uint8Array> {
  const numbered = numbersOf(model);
  const figures = await figuresOf(model);
  const children: FileChild[] = [];
  for (const [i, block] of model.blocks.entries()) {
    if (i % stride === 0) {
      job.progress?.(i, model.blocks.length, "Writing the memo");
      if (i > 0) await breathe();
      if (job.signal?.aborted) throw new AppError("cancelled", "The memo was cancelled.", {});
    }
    children.push(...docxBlock(block, { numbered, figures, next: model.blocks[i + 1] }));
  }
  const properties = {
    title: wordText(model.title),
    subject: wordText(model.subject),
    creator: wordText(model.creator),
  };
  const document = new Document({
    ...properties,
    externalStyles: stylesXml(language),
    numbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1361, bottom: 1134, left: 1134, right: 1134, header: 624, footer: 510 },
          },
        },
        headers: { default: header(model) },
        footers: { default: footer(model) },
        children,
      },
    ],
  });
  const zip = await Packer.pack(document, "uint8array", undefined, [
    { path: "docProps/core.xml", data: coreXml(properties, model.at) },
  ]);
  job.progress?.(model.blocks.length, model.blocks.length, "Writing the memo");
  return stampZip(zip);
}

async function figuresOf({ blocks }: MemoModel): Promise<Map<FigureBlock, Figure>> {
  const figures = new Map<FigureBlock, Figure>();
  for (const block of blocks) if (block.kind === "figure") figures.set(block, await drawFigure(block));
  return figures;
}

const numbering: INumberingOptions = {
  config: [
    {
      reference: "headings",
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1",
          style: { paragraph: { indent: { left: 567, hanging: 567 } } },
        },
        {
          level: 1,
          format: LevelFormat.DECIMAL,
          text: "%1.%2",
          style: { paragraph: { indent: { left: 680, hanging: 680 } } },
        },
      ],
    },
  ],
};

function header({ marking, draft, heading }: MemoModel): Header {
  return new Header({
    children: [
      new Paragraph({
        style: "Header",
        children: [
          new TextRun({ text: marking, style: draft ? "Marking" : "Strong" }),
          new TextRun({ children: [new Tab()] }),
          ...docxRuns([{ text: heading }]),
        ],
      }),
    ],
  });
}

function footer({ footer: text }: MemoModel): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        children: [
          ...docxRuns([{ text }]),
          new TextRun({ children: [new Tab(), "Page "] }),
          new SimpleField("PAGE", "1"),
          new TextRun(" of "),
          new SimpleField("NUMPAGES", "1"),
        ],
      }),
    ],
  });
}

/** Our own, because `docx` would stamp it with the time of writing and a made-up author. */
function coreXml(of: { title: string; subject: string; creator: string }, at: string): string {
  const text = (value: string) =>
    value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at.slice(0, 19)}Z</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(of.title)}</dc:title><dc:subject>${text(of.subject)}</dc:subject><dc:creator>${text(of.creator)}</dc:creator><dc:language>${language}</dc:language><cp:lastModifiedBy>${text(of.creator)}</cp:lastModifiedBy>${time("created")}${time("modified")}</cp:coreProperties>`;
}
