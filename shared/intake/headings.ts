/** What a heading opens: a section, a field, what is allowed; and the one above everything. */
import { packetSectionIds, type PacketSectionId } from "../formats/packet.ts";
import type { Collector } from "./collect.ts";
import type { Block, Heading } from "./document.ts";
import { targetOf, tidy, type Target } from "./labelled.ts";
import { isOfForm } from "./map-blank-packet.ts";
import { matchSection } from "./match-label.ts";
import { policyLeadOf, type PolicyLead } from "./values.ts";
import { withoutCounter } from "./words.ts";

/** What the text stands under. */
export type Level = {
  depth: number;
  section?: PacketSectionId | undefined;
  target?: Target | undefined;
  lead?: PolicyLead | undefined;
  heading?: Heading;
  /** The heading names the section and nothing of it was read yet. */
  opens?: boolean;
  /** A list below the heading was read. */
  listed?: boolean;
};

/** A heading names a field, a section, or what is allowed; else its text goes on under what is above. */
export function levelOf(heading: Heading, above: readonly Level[]): Level {
  const parent = above.findLast(({ depth }) => depth < heading.level);
  const section = matchSection(heading.text);
  // The name of the section itself is no short name of one of its fields.
  const within = section?.confidence === "sure" ? undefined : parent?.section;
  const target = targetOf(heading.text, within, { question: isQuestion(heading.text) });
  const own = parent?.section ?? section?.of;
  const lead =
    own === "actions" || own === undefined || own === "boundary"
      ? policyLeadOf(withoutCounter(heading.text))
      : undefined;
  const base = { depth: heading.level, heading };
  if (lead) return { ...base, section: "actions", lead };
  const ofTarget = packetSectionIds.find((id) => target?.path.startsWith(`${id}.`));
  const opens =
    section?.confidence === "sure" || (section && !target) ? section.of : (parent?.section ?? ofTarget);
  return { ...base, section: opens, opens: section?.of === opens && !target, ...(target && { target }) };
}

const company =
  /\b(?:ltd|limited|inc|llc|plc|gmbh|ag|bv|b\.v|oy|as|ab|sa|s\.a|srl|sas|kg|co|corp|corporation)\.?$/i;

/** The heading above everything, where it names no section: what the vendor calls the thing. */
export function putTitle(into: Collector, blocks: readonly Block[]): void {
  // The name of a sheet stands above the first heading on it.
  const [top, below] = blocks;
  const first = top?.kind === "heading" && top.place.sheet !== undefined ? below : top;
  if (first?.kind !== "heading" || into.has("title") || isOfForm(first.text)) return;
  if (first.level > 3 || matchSection(first.text) || isQuestion(first.text)) return;
  if (first.text.split(" ").length < 2) return;
  const [path, why] = company.test(first.text.trim())
    ? ["vendor.name", "the heading above everything is the name of a company"]
    : ["title", "the heading above everything"];
  into.put(
    path,
    tidy(first.text).replace(/^(?:(?:re|aw|fwd?|wg):\s*)+/i, ""),
    { place: first.place, text: first.text },
    { confidence: "likely", why },
  );
}

/** The title of a document names what it is about, seldom one field of it. */
export function ofTitle(level: Level, { text }: Heading): Level {
  return matchSection(text)?.confidence === "sure" ? level : { depth: level.depth };
}

export const isQuestion = (text: string) => /\?\s*\*?$/.test(text.trim()) && text.length < 400;

/** "docs/03_Data-Inventory (final).docx" as words. */
export function nameWords(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? "";
  return name
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replace(/^\d+[\s._-]*/, "")
    .replaceAll(/[_.-]+/g, " ")
    .replaceAll(/\((?:final|draft|v\d[^)]*)\)|\bv\d+(?:\.\d+)*\b|\b(?:final|draft|copy)\b/gi, " ");
}
