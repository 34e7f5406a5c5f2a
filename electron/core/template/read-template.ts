/** A template as somebody prepared it: its placeholders, and everything that stands in the way of using it. */
import type { MemoPart } from "../memo/memo-types.ts";
import {
  brokenBraces,
  isWord,
  nearestPlaceholder,
  partNamed,
  placeholdersIn,
  textIn,
  textsOf,
} from "./placeholders.ts";
import { mainPart, nameOf, readTemplatePackage } from "./read-package.ts";
import type { FoundPlaceholder, ReadTemplate, TemplateProblem } from "./template-types.ts";
import { all, child, elements, walk, type XmlNode } from "./xml-tree.ts";

const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Fields that show what the document holds itself. Any other could fetch, run, or say something else tomorrow. */
const harmless = new Set(
  "PAGE NUMPAGES SECTION SECTIONPAGES STYLEREF REF PAGEREF NOTEREF SEQ TOC TITLE SUBJECT AUTHOR SYMBOL QUOTE".split(
    " ",
  ),
);

export async function readTemplate(bytes: Uint8Array): Promise<ReadTemplate> {
  const problems: TemplateProblem[] = [];
  const placeholders: FoundPlaceholder[] = [];
  const found = await readTemplatePackage(bytes, problems);
  if (!found) return { template: undefined, problems, placeholders };
  const sections: MemoPart[] = [];
  for (const [name, tree] of found.trees) {
    if (!namespacesFit(tree, name)) {
      problems.push({
        level: "refused",
        where: name,
        says: "It is written in another dialect of the format (such as Strict Open XML).",
        fix: "Save it as Word Document (*.docx), not as Strict Open XML Document.",
      });
      continue;
    }
    if (!/^word\/(document|header|footer|footnotes|endnotes)\d*\.xml$/.test(name) && !all(tree, "w:p").length)
      continue;
    checkText(tree, name, { problems, placeholders, sections });
  }
  checkAsWhole(placeholders, problems, [...found.trees.keys()]);
  const usable = problems.every(({ level }) => level !== "refused");
  const template = {
    ...found,
    placeholders,
    sections: placeholders.some(({ name }) => name === "memo") ? undefined : sections,
  };
  return { template: usable ? template : undefined, problems, placeholders };
}

function namespacesFit({ attributes, name }: XmlNode, part: string): boolean {
  if (!name.startsWith("w:")) return !part.includes("document");
  const r = attributes["xmlns:r"];
  return attributes["xmlns:w"] === wordNamespace && (r === undefined || r === relationshipNamespace);
}

type Findings = { problems: TemplateProblem[]; placeholders: FoundPlaceholder[]; sections: MemoPart[] };

function checkText(tree: XmlNode, part: string, { problems, placeholders, sections }: Findings): void {
  const refuse = (where: string, says: string, fix: string) =>
    problems.push({ level: "refused", where, says, fix });
  const [stories, blocks] = [part === mainPart, blockParagraphs(tree)];
  const breaksPage = pageBreaks(tree);
  let [paragraphs, page] = [0, 1];
  /** The page on which each paragraph begins, as far as the file tells: only Word and LibreOffice know. */
  const pages: number[] = [];
  const placeOf = (paragraph = paragraphs) =>
    stories
      ? `page ${pages[paragraph] ?? page} or so, paragraph ${paragraph}`
      : `${nameOf(part)}, paragraph ${paragraph}`;
  for (const node of walk(tree)) {
    if (breaksPage(node)) page += 1;
    if (/^w:(ins|del|moveFrom|moveTo)$/.test(node.name))
      refuse(placeOf(), "It has a tracked change.", "Accept or reject all changes, then save it again.");
    if (/^w:(altChunk|object|control|subDoc|commentReference|contentPart)$/.test(node.name))
      refuse(placeOf(), `It holds what a memo cannot (${node.name.slice(2)}).`, "Remove it.");
    if (node.name !== "w:p") continue;
    paragraphs += 1;
    pages[paragraphs] = page;
    const text = textsOf(node).map(textIn).join("");
    const broken = brokenBraces(text);
    if (broken !== undefined)
      refuse(
        placeOf(),
        `A placeholder begins or ends here and has no other half: "${broken}".`,
        "Write it in one paragraph: two braces, the name, two braces, such as {{title}}.",
      );
    for (const { name, written } of placeholdersIn(text)) {
      const where = placeOf();
      placeholders.push({ name, where });
      const wanted = name === "memo" ? "memo" : partNamed(name);
      if (isWord(name)) continue;
      if (wanted === undefined) {
        refuse(
          where,
          `There is no placeholder ${written}.`,
          `The nearest one is {{${nearestPlaceholder(name)}}}.`,
        );
        continue;
      }
      if (!stories || !blocks.has(node))
        refuse(
          where,
          `${written} stands in ${stories ? "a table or a text box" : nameOf(part).replace(/ \d+$/, "")}.`,
          "Give it a paragraph of its own in the text, outside of tables, text boxes, headers and footers.",
        );
      else if (text.trim() !== written)
        refuse(where, `${written} shares its paragraph with other text.`, "Give it a paragraph of its own.");
      else if (wanted !== "memo") sections.push(wanted);
    }
  }
  for (const { code, where } of fieldsIn(tree)) {
    const word =
      code
        .trim()
        .split(/[\s\\]/)[0]
        ?.toUpperCase() ?? "";
    if (harmless.has(word)) continue;
    const fix =
      word === "DATE" || word === "TIME"
        ? "It would say another day tomorrow. Put {{date}} in its place."
        : "Remove the field, or turn it into text (Ctrl+Shift+F9 in Word).";
    refuse(
      placeOf(where),
      `It has the field ${word.slice(0, 40) || "without a name"}, which may fetch, run or change.`,
      fix,
    );
  }
}

/** Where a page ends: as Word saw it when it saved the file, or, where it did not say, at breaks and sections. */
function pageBreaks(tree: XmlNode): (node: XmlNode) => boolean {
  if (all(tree, "w:lastRenderedPageBreak").length > 0)
    return (node) => node.name === "w:lastRenderedPageBreak";
  return (node) =>
    (node.name === "w:br" && node.attributes["w:type"] === "page") ||
    (node.name === "w:sectPr" && child(node, "w:type")?.attributes["w:val"] !== "continuous");
}

/** Paragraphs of the text itself, also within content controls. */
function blockParagraphs(tree: XmlNode): Set<XmlNode> {
  const found = new Set<XmlNode>();
  const into = (node: XmlNode) => {
    for (const one of elements(node)) {
      if (one.name === "w:p") found.add(one);
      if (/^w:(body|sdt|sdtContent)$/.test(one.name)) into(one);
    }
  };
  into(tree);
  return found;
}

/** A field within the instruction of another makes up what that one does: its code is then no harmless one. */
function fieldsIn(tree: XmlNode): { code: string; where: number }[] {
  const found: { code: string; where: number }[] = [];
  const open: { code: string; where: number; told: boolean }[] = [];
  let paragraph = 0;
  for (const node of walk(tree)) {
    if (node.name === "w:p") paragraph += 1;
    if (node.name === "w:fldSimple") found.push({ code: node.attributes["w:instr"] ?? "", where: paragraph });
    if (node.name === "w:instrText" || node.name === "w:delInstrText") {
      const field = open.at(-1);
      if (field) field.code += textIn(node);
      else found.push({ code: textIn(node), where: paragraph });
    }
    if (node.name !== "w:fldChar") continue;
    const mark = node.attributes["w:fldCharType"];
    if (mark === "begin") {
      const outer = open.at(-1);
      if (outer && !outer.told) found.push({ code: "nested", where: paragraph });
      open.push({ code: "", where: paragraph, told: false });
    }
    const field = open.at(-1);
    if (mark === "separate" && field) field.told = true;
    if (mark === "end") {
      const ended = open.pop();
      if (ended) found.push(ended);
    }
  }
  return [...found, ...open.map(({ where }) => ({ code: "unended", where }))];
}

function checkAsWhole(
  placeholders: readonly FoundPlaceholder[],
  problems: TemplateProblem[],
  parts: readonly string[],
): void {
  const blocks = placeholders.filter(({ name }) => name === "memo" || partNamed(name) !== undefined);
  const seen = new Set<string>();
  for (const { name, where } of blocks) {
    if (seen.has(name))
      problems.push({
        level: "refused",
        where,
        says: `{{${name}}} is there a second time.`,
        fix: "Keep one of them.",
      });
    seen.add(name);
  }
  if (seen.has("memo") && seen.size > 1)
    problems.push({
      level: "refused",
      where: blocks.find(({ name }) => name !== "memo")?.where ?? "the text",
      says: "It asks for the whole memo and for sections of it.",
      fix: "Keep {{memo}}, or the sections.",
    });
  if (seen.size === 0)
    problems.push({
      level: "refused",
      where: "the text",
      says: "It does not say where the memo goes.",
      fix: "Put {{memo}} in a paragraph of its own.",
    });
  const note = (kind: string, name: string, says: string) => {
    if (!placeholders.some((one) => one.name === name && one.where.startsWith(kind)))
      problems.push({ level: "note", where: kind, says, fix: `Put {{${name}}} into the ${kind}.` });
  };
  note("header", "classification", "The pages will not say whether this is a draft.");
  note("footer", "digest", "The pages will not say which review they belong to.");
  if (parts.length > 200)
    problems.push({
      level: "refused",
      where: "the file",
      says: "It has very many parts.",
      fix: "Save it again in Word.",
    });
}
