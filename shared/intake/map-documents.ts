/**
 * Maps documents to the seven sections of a packet. Deterministic: by headings, labels, questions and the headers of
 * tables, never by likeness of meaning. What it is not sure of goes to the tray with its place: a wrong value would be
 * worse than none.
 */
import type { ActionPolicy, PacketSectionId } from "../formats/packet.ts";
import { collector, sourceOf, type Collector } from "./collect.ts";
import type { Block, Heading, IntakeDocument, List, ListItem, Paragraph } from "./document.ts";
import { isListField, labelledOf, putValue, targetOf, tidy, type Target } from "./labelled.ts";
import { mapTable } from "./map-table.ts";
import type { Mapping } from "./mapping.ts";
import { matchSection } from "./match-label.ts";
import { isBlank, policyOf } from "./values.ts";
import { withChoices } from "./choices.ts";
import { plain, withoutCounter } from "./words.ts";

/** What the text stands under. */
type Level = {
  depth: number;
  section?: PacketSectionId | undefined;
  target?: Target | undefined;
  policy?: ActionPolicy | undefined;
  heading?: Heading;
};

/** What one document says by itself. */
export function mapDocument(document: IntakeDocument): Mapping {
  const into = collector();
  walk(into, withChoices(document));
  return into.result();
}

function walk(into: Collector, { file, blocks }: IntakeDocument): void {
  const named = matchSection(nameWords(file));
  let levels: Level[] = [{ depth: 0, section: named?.of }];
  // A question in the text is answered by what follows it, up to the next one.
  let asked: { target: Target | undefined; text: Paragraph | ListItem; answered: boolean } | undefined;
  let filling: string | undefined;

  const here = (): Level => levels.at(-1) ?? { depth: 0 };
  const endQuestion = () => {
    if (asked && !asked.answered) into.leave(sourceOf(asked.text), { kind: "paragraph", ...near(here()) });
    asked = undefined;
    filling = undefined;
  };
  const ask = (text: Paragraph | ListItem, said: string) => {
    endQuestion();
    asked = { target: targetOf(said, here().section, { question: true }), text, answered: false };
  };
  /** The field that what follows belongs to: of the question, or of the heading. */
  const wanted = (): Target | undefined => (asked ? asked.target : here().target);

  const tell = (one: Paragraph | ListItem, kind: "paragraph" | "list item"): void => {
    const target = wanted();
    const source = sourceOf(one);
    const done = () => {
      if (asked) asked.answered = true;
    };
    if (target && filling === target.path && !isListField(target.path)) {
      into.extend(target.path, tidy(one.text), source);
      return;
    }
    if (target && putValue(into, target, source)) {
      filling = target.path;
      done();
      return;
    }
    if (asked && !asked.answered && !isBlank(one.text)) {
      // Question and answer stay together.
      into.leave({ place: one.place, text: `${asked.text.text}\n${one.text}` }, { kind, ...near(here()) });
      done();
      return;
    }
    into.leave(source, { kind, ...near(here()) });
  };

  const paragraph = (block: Paragraph): void => {
    if (block.place.part !== undefined && block.place.part !== "text box") {
      into.leave(sourceOf(block), { kind: "paragraph", ...near(here()) });
      return;
    }
    const quoted = /^>+\s*/.exec(block.text);
    if (quoted) {
      ask(block, block.text.slice(quoted[0].length));
      return;
    }
    if (isQuestion(block.text)) {
      ask(block, block.text);
      return;
    }
    const label = labelledOf(block.text);
    if (label && !(asked && asked.target)) {
      const target = targetOf(label.label, here().section);
      if (target && putValue(into, target, { place: block.place, text: label.value })) {
        filling = undefined;
        return;
      }
    }
    tell(block, "paragraph");
  };

  const list = ({ items }: List): void => {
    const { policy, section } = here();
    for (const item of items) {
      if (isQuestion(item.text)) {
        ask(item, item.text);
        continue;
      }
      const label = labelledOf(item.text);
      const target = label && !wanted() ? targetOf(label.label, section) : undefined;
      if (label && target && putValue(into, target, { place: item.place, text: label.value })) continue;
      if (policy && !wanted()) {
        const index = into.push(
          "actions",
          tidy(item.text),
          sourceOf(item),
          { confidence: "likely", why: "an entry under a heading that says how it may be done" },
          ".action",
        );
        into.put(`actions[${index}].policy`, policy, sourceOf(item), {
          confidence: "likely",
          why: `the heading "${plain(here().heading?.text ?? "").slice(0, 60)}" says so`,
        });
        continue;
      }
      tell(item, "list item");
    }
  };

  for (const [at, block] of blocks.entries()) {
    if (block.kind === "heading") {
      if (isQuestion(block.text) && block.by === "looks") {
        ask({ kind: "paragraph", text: block.text, place: block.place }, block.text);
        continue;
      }
      endQuestion();
      levels = [...levels.filter(({ depth }) => depth < block.level), levelOf(block, levels)];
      const next = blocks[at + 1];
      // What stands below it tells its heading; one that nothing stands below would be lost.
      if (!next || (next.kind === "heading" && next.level <= block.level))
        into.leave(block, { kind: "heading", ...near(here()) });
      filling = undefined;
      continue;
    }
    mapBlock(block);
  }
  endQuestion();

  function mapBlock(block: Exclude<Block, Heading>): void {
    if (block.kind === "paragraph") paragraph(block);
    else if (block.kind === "list") list(block);
    else {
      endQuestion();
      const caption = block.caption ? matchSection(block.caption) : undefined;
      mapTable(into, block, { section: here().section ?? caption?.of, policy: here().policy });
    }
  }
}

const near = ({ section }: Level) => (section ? { near: section } : {});

/** A heading names a field, a section, or what is allowed; else its text goes on under what is above. */
function levelOf(heading: Heading, above: readonly Level[]): Level {
  const parent = above.findLast(({ depth }) => depth < heading.level);
  const section = matchSection(heading.text);
  // The name of the section itself is no short name of one of its fields.
  const within = section?.confidence === "sure" ? undefined : parent?.section;
  const target = targetOf(heading.text, within, { question: isQuestion(heading.text) });
  const own = parent?.section ?? section?.of;
  const policy =
    own === "actions" || own === undefined || own === "boundary"
      ? policyOf(withoutCounter(heading.text))
      : undefined;
  const base = { depth: heading.level, heading };
  if (policy) return { ...base, section: "actions", policy };
  const opens = section?.confidence === "sure" || (section && !target) ? section.of : parent?.section;
  return { ...base, section: opens, ...(target && { target }) };
}

const isQuestion = (text: string) => /\?\s*\*?$/.test(text.trim()) && text.length < 400;

/** "docs/03_Data-Inventory (final).docx" as words. */
function nameWords(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? "";
  return name
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replace(/^\d+[\s._-]*/, "")
    .replaceAll(/[_.-]+/g, " ")
    .replaceAll(/\((?:final|draft|v\d[^)]*)\)|\bv\d+(?:\.\d+)*\b|\b(?:final|draft|copy)\b/gi, " ");
}
