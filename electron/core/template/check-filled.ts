/** Reads a filled template again: its own text with the words put in, and the whole memo where it belongs. */
import { expectedBlocks } from "../memo/expected-document.ts";
import type { MemoModel } from "../memo/memo-types.ts";
import { isSameBlock, missingPromises } from "../memo/read-back.ts";
import { readPart, readParts, type ReadBlock } from "../memo/read-document.ts";
import { describePictures, type MemoWords } from "./fill-template.ts";
import { brokenBraces, placeholdersIn } from "./placeholders.ts";
import { mainPart } from "./read-package.ts";
import type { Template } from "./template-types.ts";
import { writeXml, type XmlNode } from "./xml-tree.ts";

type Filled = {
  model: MemoModel;
  template: Template;
  words: MemoWords;
  styles: ReadonlyMap<string, string>;
};

export async function checkFilled(
  bytes: Uint8Array,
  { model, template, words, styles }: Filled,
): Promise<string[]> {
  const parts = await readParts(bytes);
  const missing: string[] = [];
  const asOurs = new Map([...styles].map(([ours, theirs]) => [theirs, ours]));
  const found = readPart(parts.get(mainPart)).blocks.map((block) =>
    block.kind === "paragraph" ? { ...block, style: asOurs.get(block.style) ?? block.style } : block,
  );
  let at = 0;
  for (const { where, block } of expectedBlocks(model)) {
    const next = found.findIndex((one, i) => i >= at && isSameBlock(one, block));
    if (next === -1) missing.push(`in ${where}, ${nameOf(block)}`);
    else at = next + 1;
  }
  missing.push(...missingPromises(found, model.promised));
  for (const [name, tree] of template.trees) {
    const texts = textsOf(readPart(parts.get(name)).blocks);
    for (const text of textsOf(asRead(tree))) {
      const names = placeholdersIn(text).map((one) => one.name);
      if (names.some((one) => one === "memo" || one.startsWith("section:"))) continue;
      const said = filledIn(text, words);
      if (said.trim() !== "" && !texts.includes(said))
        missing.push(`the template's own text, "${said.slice(0, 80)}"`);
    }
    const own = new Set(textsOf(asRead(tree)).map((text) => filledIn(text, words)));
    const left = texts.filter((text) => own.has(text) && brokenBraces(text) !== undefined);
    missing.push(...left.map((text) => `the words for "${text.slice(0, 80)}"`));
  }
  return missing;
}

const asRead = (tree: XmlNode) =>
  readPart(Buffer.from(writeXml(describePictures(structuredClone(tree))))).blocks;

function filledIn(text: string, words: MemoWords): string {
  const byName = new Map<string, string>(Object.entries(words));
  return placeholdersIn(text).reduceRight(
    (said, { name, at, length }) =>
      said.slice(0, at) + (byName.get(name) ?? said.slice(at, at + length)) + said.slice(at + length),
    text,
  );
}

function textsOf(blocks: readonly ReadBlock[]): string[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : block.rows.flat(2)));
}

const nameOf = (block: ReadBlock) => (block.kind === "table" ? "a table" : `"${block.text.slice(0, 80)}"`);
