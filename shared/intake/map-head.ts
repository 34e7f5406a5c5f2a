/** The lines above a document's first part: for whom it was written, by whom, when, and whom to ask. */
import { sourceOf, type Collector, type Said } from "./collect.ts";
import type { Block, Paragraph } from "./document.ts";
import { sentencesOf } from "./sentences.ts";
import { dateOf } from "./values.ts";
import { plain } from "./words.ts";

const said: Said = { confidence: "likely", why: "a line at the head of the document says so" };
const suffix = "(?:ltd|limited|inc|llc|plc|gmbh|ag|b\\.?v|oy|as|ab|s\\.?a|srl|sas|kg|corp|corporation)";
const company = new RegExp(
  `^(?<name>\\p{Lu}[\\p{L}\\p{N}&'’. -]{1,60}?\\s${suffix})\\b\\.?(?:$|[,(].*$)`,
  "iu",
);
const forWhom =
  /^(?:prepared|written|drawn up|compiled|made) for (?<buyer>\p{Lu}[^,;]{2,80}?)(?: by (?<vendor>\p{Lu}[^,;]{2,80}?))?(?:,\s*(?<rest>.*))?$/iu;
const ask =
  /^(?:any )?(?:questions|contact|queries|enquiries)(?: (?:to|for us|about this))?:?\s+(?:to )?(?<contact>[^;]*?[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:, [+\d][\d ()-]{5,})?)/i;

/** So many blocks stand at the head at most. */
const most = 5;

/** Puts what the head says; gives the blocks without those that say nothing else. */
export function takeHead(into: Collector, blocks: readonly Block[]): readonly Block[] {
  const second = blocks.findIndex((block, at) => at > 0 && block.kind === "heading");
  const end = Math.min(second === -1 ? most : second, most);
  // A form of the buyer names the buyer first.
  const head = blocks.slice(0, end).filter((block): block is Paragraph => block.kind === "paragraph");
  if (
    head.some(({ text }) =>
      /\b(?:completed by the|proposers?|bidders?|suppliers? (?:must|shall)|please complete)\b/i.test(text),
    )
  )
    return blocks;
  const whole = new Set<Block>();
  for (const paragraph of head) {
    const parts = paragraph.text
      .split(/\n|\s+[·•|]\s+/)
      .flatMap(sentencesOf)
      .map((part) => plain(part).replace(/\.$/, ""));
    const named = parts.some((part) => forWhom.test(part) || ask.test(part));
    const done = parts.filter((part) => putPart(into, part, paragraph, named));
    if (parts.length > 0 && done.length === parts.length) whole.add(paragraph);
  }
  return blocks.filter((block) => !whole.has(block));
}

function putPart(into: Collector, part: string, paragraph: Paragraph, named: boolean): boolean {
  const source = sourceOf(paragraph);
  const put = (path: string, value: string | undefined) =>
    value !== undefined && !into.has(path) && into.put(path, value.trim(), source, said);
  const written = forWhom.exec(part)?.groups;
  if (written) {
    put("buyer.name", written["buyer"]);
    put(
      "vendor.name",
      written["vendor"] && (company.exec(written["vendor"])?.groups?.["name"] ?? written["vendor"]),
    );
    put("submitted", dayIn(written["rest"] ?? ""));
    return true;
  }
  const by = /^(?:prepared|submitted|written|provided|offered|issued) by (\p{Lu}[^,;]{2,80})/iu.exec(
    part,
  )?.[1];
  if (by !== undefined) return put("vendor.name", company.exec(by)?.groups?.["name"]);
  const contact = ask.exec(part)?.groups?.["contact"];
  if (contact !== undefined) return put("vendor.contact", contact);
  // A day by itself may be of anything.
  const day = /^(?:issued|dated|submitted)\b/i.test(part) || named ? dayIn(part) : undefined;
  if (day !== undefined) return put("submitted", day);
  const vendor = company.exec(part)?.groups?.["name"];
  return vendor !== undefined && put("vendor.name", vendor);
}

/** A day, with nothing beside it but a word such as "issued". */
function dayIn(text: string): string | undefined {
  const bare = text.replace(/^(?:issued|dated|date|as of|of|on)[:\s]+/i, "");
  return bare.length <= 30 && /^[\d\p{L}.,/ -]+$/u.test(bare) && bare.split(" ").length <= 4
    ? dateOf(bare)
    : undefined;
}
