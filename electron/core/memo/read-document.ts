/**
 * Reads a Word file back: its paragraphs and its tables, row by row, as a reader sees them. Shares no code with what
 * writes the memo.
 */
import { crc32 } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { SaxesParser } from "saxes";
import { fromBufferPromise } from "yauzl";

/** A cell is the texts of its paragraphs. */
export type ReadBlock =
  { kind: "paragraph"; style: string; text: string } | { kind: "table"; rows: string[][][] };
export type ReadPart = {
  blocks: ReadBlock[];
  fields: string[];
  pictures: string[];
  relationshipIds: string[];
};

/**
 * The parts of the package, by name. Throws where a part does not inflate to what the directory says, or where the
 * parts together would take more than `most` bytes.
 */
export async function readParts(bytes: Uint8Array, most = 500_000_000): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  });
  const parts = new Map<string, Buffer>();
  let room = most;
  for await (const entry of zip.eachEntry()) {
    // The reader holds each part to the size that the directory claims, so that the claims can be counted.
    room -= entry.uncompressedSize;
    if (room < 0) throw new Error("its parts are too large");
    const part = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(part) !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} does not match`);
    if (parts.has(entry.fileName)) throw new Error(`${entry.fileName} is there twice`);
    parts.set(entry.fileName, part);
  }
  return parts;
}

/** Reads `word/document.xml`, a header or a footer. Text of a picture is its description, in brackets. */
export function readPart(xml: Buffer | undefined): ReadPart {
  const read: ReadPart = { blocks: [], fields: [], pictures: [], relationshipIds: [] };
  if (!xml) return read;
  const open: string[] = [];
  let paragraph: { style: string; text: string } | undefined;
  let rows: string[][][] | undefined;
  const parser = new SaxesParser();

  parser.on("opentag", ({ name, attributes }) => {
    open.push(name);
    const value = (key: string) => attributes[key] ?? "";
    if (name === "w:tbl") read.blocks.push({ kind: "table", rows: (rows = []) });
    else if (name === "w:tr") rows?.push([]);
    else if (name === "w:tc") rows?.at(-1)?.push([]);
    else if (name === "w:p") paragraph = { style: "", text: "" };
    else if (name === "w:pStyle" && paragraph) paragraph.style = value("w:val");
    else if (name === "w:fldSimple") read.fields.push(value("w:instr").trim());
    else if (name === "a:blip") read.relationshipIds.push(value("r:embed"));
    else if (name === "wp:docPr" && paragraph) {
      read.pictures.push(value("descr"));
      paragraph.text += `[picture: ${value("descr")}]`;
    } else if (open.at(-2) === "w:r" && paragraph) {
      if (name === "w:tab") paragraph.text += "\t";
      if (name === "w:br" || name === "w:cr") paragraph.text += "\n";
    }
  });
  parser.on("text", (text) => {
    if (open.at(-1) === "w:t" && paragraph) paragraph.text += text;
    if (open.at(-1) === "w:instrText") read.fields.push(text.trim());
  });
  parser.on("closetag", ({ name }) => {
    open.pop();
    if (name === "w:tbl") rows = undefined;
    if (name !== "w:p" || !paragraph) return;
    if (rows) rows.at(-1)?.at(-1)?.push(paragraph.text);
    else read.blocks.push({ kind: "paragraph", ...paragraph });
    paragraph = undefined;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml.toString("utf8")).close();
  return read;
}
