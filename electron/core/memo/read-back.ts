/** Reads a written memo again and looks for everything that belongs in it. Shares no code with what writes it. */
import { asRead, expectedBlocks, type Expected } from "./expected-document.ts";
import type { MemoModel, Promised } from "./memo-types.ts";
import { readPart, readParts, type ReadBlock, type ReadPart } from "./read-document.ts";

/** Everything of the model that the file does not hold, in words; nothing where all is there. */
export async function checkMemo(bytes: Uint8Array, model: MemoModel): Promise<string[]> {
  let parts: Map<string, Buffer>;
  let document: ReadPart;
  try {
    parts = await readParts(bytes);
    document = readPart(parts.get("word/document.xml"));
  } catch (error) {
    return [
      `the whole memo, which cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ];
  }
  return [
    ...missingBlocks(document.blocks, expectedBlocks(model)),
    ...missingPromises(document.blocks, model.promised),
    ...missingMargins(parts, model),
    ...missingPictures(parts, document),
  ];
}

/** Walks both in order; each block has to come where the model has it. */
function missingBlocks(found: readonly ReadBlock[], expected: readonly Expected[]): string[] {
  const missing: string[] = [];
  let at = 0;
  for (const { where, block } of expected) {
    const here = found[at];
    if (here && isSameBlock(here, block)) {
      at += 1;
    } else if (here?.kind === "table" && block.kind === "table") {
      missing.push(...missingRows(here, block, where));
      at += 1;
    } else {
      const later = found.findIndex((candidate, i) => i > at && isSameBlock(candidate, block));
      if (later === -1)
        missing.push(block.kind === "table" ? `a table in ${where}` : `in ${where}, "${short(block.text)}"`);
      else {
        missing.push(
          `nothing, but before "${short(nameOf(block))}" in ${where} stands what does not belong there`,
        );
        at = later + 1;
      }
    }
  }
  if (at < found.length) missing.push("nothing, but at the end stands what does not belong there");
  return missing;
}

function missingRows(
  found: ReadBlock & { kind: "table" },
  expected: ReadBlock & { kind: "table" },
  where: string,
): string[] {
  const have = new Set(found.rows.map((row) => JSON.stringify(row)));
  const rows = expected.rows.filter((row) => !have.has(JSON.stringify(row)));
  if (rows.length === 0) return [`a row of a table in ${where}, or its place`];
  return rows.map((row) => `in ${where}, the row "${short(row.flat().join(" | "))}"`);
}

export function isSameBlock(found: ReadBlock, expected: ReadBlock): boolean {
  if (found.kind === "paragraph" && expected.kind === "paragraph")
    return found.text === expected.text && (expected.style === "" || found.style === expected.style);
  return (
    found.kind === "table" &&
    expected.kind === "table" &&
    JSON.stringify(found.rows) === JSON.stringify(expected.rows)
  );
}

/** The promises were taken from the record, so this catches a part of the memo that forgets something as well. */
export function missingPromises(blocks: readonly ReadBlock[], promised: readonly Promised[]): string[] {
  const rows = blocks.flatMap((block) => (block.kind === "table" ? block.rows.map((row) => row.flat()) : []));
  const rowsWith = new Map<string, Set<readonly string[]>>();
  for (const row of rows) {
    for (const text of row) {
      const known = rowsWith.get(text);
      if (known) known.add(row);
      else rowsWith.set(text, new Set([row]));
    }
  }
  const passages = passagesOf(blocks);
  const all = [...blocks.map((block) => (block.kind === "paragraph" ? block.text : "")), ...rows.flat()].join(
    "\n\n",
  );

  const kept = (promise: Promised): boolean => {
    if (promise.kind === "text") return all.includes(asRead(promise.text));
    const texts = promise.texts.map(asRead);
    if (promise.kind === "passage") {
      const passage = passages.get(asRead(promise.heading));
      return passage !== undefined && texts.every((text) => passage.includes(text));
    }
    const [first, ...others] = texts.map((text) => rowsWith.get(text) ?? new Set<readonly string[]>());
    return first !== undefined && [...first].some((row) => others.every((set) => set.has(row)));
  };
  return promised.filter((promise) => !kept(promise)).map(({ what }) => what);
}

/** The text under each heading, up to the next one. */
function passagesOf(blocks: readonly ReadBlock[]): Map<string, string> {
  const passages = new Map<string, string>();
  let heading: string | undefined;
  for (const block of blocks) {
    if (block.kind === "table") continue;
    if (/^Heading\d$/.test(block.style)) heading = block.text;
    else if (heading !== undefined) passages.set(heading, `${passages.get(heading) ?? ""}\n${block.text}`);
  }
  return passages;
}

function missingMargins(parts: ReadonlyMap<string, Buffer>, model: MemoModel): string[] {
  const read = (kind: string) =>
    [...parts]
      .filter(([name]) => name.startsWith(`word/${kind}`) && name.endsWith(".xml"))
      .map(([, xml]) => readPart(xml));
  const holds = (part: ReadPart, text: string) =>
    part.blocks.some((block) => block.kind === "paragraph" && block.text.includes(asRead(text)));
  const [headers, footers] = [read("header"), read("footer")];
  const marked =
    headers.length > 0 && headers.every((part) => holds(part, model.marking) && holds(part, model.heading));
  const numbered = footers.every((part) => part.fields.includes("PAGE") && part.fields.includes("NUMPAGES"));
  const footed = footers.length > 0 && numbered && footers.every((part) => holds(part, model.footer));
  return [
    ...(marked ? [] : [`the marking "${model.marking}" on every page`]),
    ...(footed ? [] : ["the digest and page number on every page"]),
  ];
}

function missingPictures(parts: ReadonlyMap<string, Buffer>, document: ReadPart): string[] {
  const relationships = parts.get("word/_rels/document.xml.rels")?.toString("utf8") ?? "";
  const targets = document.relationshipIds.map(
    (id) => new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relationships)?.[1],
  );
  const isPng = (part: Buffer | undefined) => part?.subarray(1, 4).toString("latin1") === "PNG";
  return targets.every((target) => target !== undefined && isPng(parts.get(`word/${target}`)))
    ? []
    : ["a picture"];
}

function nameOf(block: ReadBlock): string {
  return block.kind === "paragraph" ? block.text : (block.rows[0]?.flat().join(" | ") ?? "a table");
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
