/**
 * Maps documents to the seven sections of a packet. Deterministic: by headings, labels, questions and the headers of
 * tables, never by likeness of meaning. What it is not sure of goes to the tray with its place: a wrong value would be
 * worse than none.
 */
import type { PacketSectionId } from "../formats/packet.ts";
import { collector, sourceOf, type Collector } from "./collect.ts";
import type { Block, Heading, IntakeDocument, List, ListItem, Paragraph } from "./document.ts";
import { isListField, labelledOf, putValue, subTarget, targetOf, tidy, type Target } from "./labelled.ts";
import { mapTable } from "./map-table.ts";
import { putReceiptList, putReceipts } from "./put-receipts.ts";
import { putAction } from "./put-actions.ts";
import type { Mapping } from "./mapping.ts";
import { matchSection } from "./match-label.ts";
import { putPeopleLines, putScopeLines, putSystemLines } from "./system-lines.ts";
import { isBlank, isPost, policyLeadOf, type PolicyLead } from "./values.ts";
import { withChoices } from "./choices.ts";
import { findInSentences, putFound, sectionOfPath } from "./put-sentences.ts";
import { isQuestion, levelOf, nameWords, ofTitle, putTitle, type Level } from "./headings.ts";
import { leadOf, leadTarget, runInOf, sectionOfQuestion, type Lead } from "./leads.ts";
import { takeHead } from "./map-head.ts";
import { isOfForm, takeBlankPacket } from "./map-blank-packet.ts";
import { plain } from "./words.ts";

/** What one document says by itself. */
export function mapDocument(document: IntakeDocument): Mapping {
  const into = collector();
  const rest = takeHead(into, takeBlankPacket(into, document.blocks));
  walk(into, withChoices({ ...document, blocks: rest }));
  const { values, tray } = into.result();
  return { values, tray: tray.filter(({ text }) => !isOfForm(text)) };
}

function walk(into: Collector, { file, blocks }: IntakeDocument): void {
  const named = matchSection(nameWords(file));
  let levels: Level[] = [{ depth: 0, section: named?.of }];
  // A question in the text is answered by what follows it, up to the next one.
  let asked: Asked | undefined;
  let filling: string | undefined;
  // "The following require approval by the clerk:" speaks of the list below it.
  let lead: Lead | undefined;

  const here = (): Level => levels.at(-1) ?? { depth: 0 };
  const endQuestion = () => {
    if (asked && !asked.answered) into.leave(sourceOf(asked.text), { kind: "paragraph", ...near(here()) });
    asked = undefined;
    filling = undefined;
  };
  const ask = (text: Paragraph | ListItem, said: string) => {
    endQuestion();
    const policy =
      here().section === "actions" || here().section === undefined ? policyLeadOf(said) : undefined;
    const target = policy ? undefined : targetOf(said, here().section, { question: true });
    asked = { target, lead: policy, text, answered: policy !== undefined };
  };
  /** The section that a text here is about: a question may lead to another one than its heading. */
  const about = (): PacketSectionId | undefined =>
    asked
      ? (sectionOfPath(asked.target?.path) ??
        (asked.lead ? "actions" : (here().section ?? sectionOfQuestion(asked.text.text))))
      : here().section;
  /** The field that what follows belongs to: of the question, or of the heading. */
  const wanted = (): Target | undefined => (asked ? asked.target : here().target);

  const tell = (one: Paragraph | ListItem, kind: "paragraph" | "list item"): void => {
    const target = wanted();
    const source = sourceOf(one);
    const done = () => {
      if (asked) asked.answered = true;
    };
    // An entry of a list may be a sentence where the list is of no field.
    const spoken =
      kind === "paragraph" || (!target && ["identity", "failure", "receipts"].includes(about() ?? ""));
    const inSentences = () => (spoken ? findInSentences(one.text, { section: about() }) : undefined);
    if (target && filling === target.path && goesOn.has(target.path)) {
      const said = inSentences();
      const others = said?.found.some(({ path }) => path.replace("[]", "") !== target.path);
      if (said && others && putFound(into, said, source, kind)) return;
      into.extend(target.path, tidy(one.text), source);
      return;
    }
    // A list is told in one paragraph, or as a list: what follows is of something else.
    const told =
      kind === "paragraph" &&
      (asked ? asked.answered : here().listed === true) &&
      target !== undefined &&
      isListField(target.path);
    if (target && !told && putValue(into, target, source, { whole: kind === "list item" })) {
      filling = target.path;
      done();
      return;
    }
    if (here().section === "receipts" && putReceipts(into, one.text, source)) return;
    const said = inSentences();
    if (said && said.found.length > 0 && putFound(into, said, source, kind)) {
      done();
      return;
    }
    const first = here();
    const vague = /\b(?:introduction|overview|summary|about|background)\b/i.test(first.heading?.text ?? "");
    if (
      !asked &&
      !first.target &&
      first.section === "boundary" &&
      first.opens &&
      !vague &&
      kind === "paragraph"
    ) {
      first.opens = false;
      if (one.text.split(" ").length >= 7 && !into.has("boundary.statement")) {
        into.put("boundary.statement", tidy(one.text), source, {
          confidence: "likely",
          why: "the first paragraph of the section about the boundary",
        });
        filling = undefined;
        return;
      }
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
    const asks = /^(?:q|question|frage)\s*\d*\s*[:.)]\s+(?=\S)/i.exec(block.text);
    if (asks || isQuestion(block.text)) {
      ask(block, block.text.slice(asks?.[0].length ?? 0));
      return;
    }
    const answers = wanted() && /^(?:a|answer|antwort)\s*\d*\s*[:.)]\s*/i.exec(block.text);
    if (answers) {
      const text = block.text.slice(answers[0].length);
      // What follows a bare "A:" is the answer.
      if (text !== "") tell({ ...block, text }, "paragraph");
      return;
    }
    const bare = /^([^:\n]{2,70}):$/.exec(block.text.trim())?.[1];
    const below = bare === undefined ? undefined : targetOf(bare, here().section);
    if (bare !== undefined && (below || asked)) {
      endQuestion();
      asked = { target: below, text: block, answered: false };
      return;
    }
    const parts = block.text.split(/\s+\|\s+/);
    if (parts.length > 1 && parts.filter((part) => labelledOf(part)).length * 2 > parts.length - 1)
      for (const part of parts) told({ ...block, text: part });
    else told(block);
  };

  const told = (block: Paragraph): void => {
    const runIn = asked ? undefined : runInOf(block.text);
    if (runIn) {
      levels = [
        ...levels.filter(({ depth }) => depth < runInDepth),
        { depth: runInDepth, section: runIn.section },
      ];
      tell({ ...block, text: runIn.text }, "paragraph");
      return;
    }
    if (labelled(block)) return;
    const label = labelledOf(block.text);
    // "Off limits: changing the order; writing off stock."
    const how = label && policyLeadOf(label.label);
    const acts = (label?.value ?? "").split(/;\s+|\n/).filter((act) => act.trim() !== "");
    const who =
      /\b(?:by|who|whose|durch|wer)\b/i.test(label?.label ?? "") ||
      acts.some((act) => isPost(act) && act.split(" ").length <= 5);
    if (label && how && !who && (about() === "actions" || about() === undefined)) {
      for (const entry of acts)
        putAction(into, entry.replace(/\.$/, ""), block, {
          ...how,
          why: `the words "${label.label.slice(0, 60)}" before it say how it may be done`,
        });
      return;
    }
    if (label && asked && asked.text.text.trim().endsWith(":") && label.label.split(/\s+/).length <= 6) {
      // It names something else than what the line above asks for.
      endQuestion();
      into.leave(sourceOf(block), { kind: "paragraph", ...near(here()) });
      return;
    }
    // Under the heading of a field, a short label that nobody knows names something else.
    if (
      label &&
      !asked &&
      here().target &&
      label.label.split(/\s+/).length <= 3 &&
      !/\s[–—]\s/.test(block.text.slice(0, 80))
    )
      into.leave(sourceOf(block), { kind: "paragraph", ...near(here()) });
    else tell(block, "paragraph");
  };

  /** True where the text has a label of its own that leads somewhere. */
  const labelled = (one: Paragraph | ListItem): boolean => {
    const label = labelledOf(one.text);
    if (!label) return false;
    const sub = subTarget(wanted(), label.label);
    const target = sub ?? targetOf(label.label, here().section);
    // What answers a question may hold a colon; a label that says nothing but its field ends the question.
    if (!target || (wanted() && !sub && target.said.confidence !== "sure")) return false;
    const source = { place: one.place, text: label.value };
    if (!putReceipts(into, label.value, source) && !putValue(into, target, source)) return false;
    if (asked && !sub) endQuestion();
    filling = undefined;
    return true;
  };

  const list = ({ items }: List): void => {
    // A question of its own does not go on with the heading above it.
    const { policy, approver } = lead ?? (asked ? asked.lead : here().lead) ?? {};
    const open = wanted() === undefined || wanted()?.path.startsWith("receipts.") === true;
    if (!policy && open && about() === "receipts" && putReceiptList(into, items)) return;
    if (
      (!policy && putPeopleLines(into, items)) ||
      putSystemLines(into, items, about()) ||
      putScopeLines(into, items, asked?.text.text ?? here().heading?.text ?? "")
    ) {
      if (asked) asked.answered = true;
      return;
    }
    let group: { level: number; target: Target } | undefined;
    for (const [at, item] of items.entries()) {
      // An entry above others groups them.
      const next = items[at + 1];
      if (group && item.level > group.level) {
        if (!putValue(into, group.target, sourceOf(item), { whole: true }))
          into.leave(sourceOf(item), { kind: "list item", ...near(here()) });
        continue;
      }
      group = undefined;
      const labels =
        next && next.level > item.level && item.text.trim().endsWith(":")
          ? item.text.trim().slice(0, -1)
          : undefined;
      const target =
        labels === undefined
          ? undefined
          : (targetOf(labels, here().section) ?? leadTarget(labels, here().section));
      if (target) {
        group = { level: item.level, target };
        continue;
      }
      if (wanted() && next && next.level > item.level) {
        into.leave(sourceOf(item), { kind: "list item", ...near(here()) });
        continue;
      }
      if (isQuestion(item.text)) {
        ask(item, item.text);
        continue;
      }
      if (labelled(item)) continue;
      if (policy && !wanted()) {
        putAction(into, item.text, item, {
          policy,
          why: `the words "${plain(lead?.text ?? asked?.text.text ?? here().heading?.text ?? "").slice(0, 60)}" above say how it may be done`,
          approver,
        });
        continue;
      }
      tell(item, "list item");
    }
  };

  const headings = new Set(
    blocks.flatMap((block) => (block.kind === "heading" ? [plain(block.text).toLowerCase()] : [])),
  );
  /** A table of contents says nothing by itself. */
  const isContents = ({ items }: List) =>
    items.length >= 3 &&
    items.filter(({ text }) => headings.has(plain(text).toLowerCase())).length >= 0.7 * items.length;

  for (const [at, block] of blocks.entries()) {
    if (block.kind === "list" && isContents(block)) {
      for (const item of block.items) into.leave(sourceOf(item), { kind: "list item" });
      continue;
    }
    if (block.kind === "heading") {
      const level = levelOf(block, levels);
      if (
        isQuestion(block.text) &&
        block.by === "looks" &&
        !level.lead &&
        !level.target &&
        !matchSection(block.text)
      ) {
        ask({ kind: "paragraph", text: block.text, place: block.place }, block.text);
        continue;
      }
      endQuestion();
      levels = [
        ...levels.filter(({ depth }) => depth < block.level),
        at === 0 ? ofTitle(level, block) : level,
      ];
      const next = blocks[at + 1];
      // What stands below it tells its heading; one that nothing stands below would be lost.
      if (!next || (next.kind === "heading" && next.level <= block.level))
        into.leave(block, { kind: "heading", ...near(here()) });
      filling = undefined;
      continue;
    }
    if (block.kind !== "list" && lead) {
      into.leave({ place: lead.place, text: lead.text }, { kind: "paragraph", ...near(here()) });
      lead = undefined;
    }
    const next = blocks[at + 1];
    const leads = block.kind === "paragraph" && next?.kind === "list" ? block : undefined;
    const led = leads && leadOf(leads);
    const list = leads && !led ? leadTarget(leads.text, here().section) : undefined;
    const single =
      block.kind === "list" && block.items.length === 1 && next !== undefined && next.kind !== "heading"
        ? block.items[0]
        : undefined;
    if (led) {
      if (asked?.target === undefined || asked.answered) endQuestion();
      lead = led;
    } else if (leads && list) {
      endQuestion();
      asked = { target: list, text: leads, answered: false, ofList: true };
    } else if (single && (isQuestion(single.text) || asksByLabel(single.text))) ask(single, single.text);
    else {
      mapBlock(block);
      lead = undefined;
      if (block.kind === "list") here().listed = true;
      if (block.kind === "list" && asked?.ofList === true) endQuestion();
    }
    here().opens = false;
  }
  endQuestion();
  putTitle(into, blocks);

  /** An entry by itself, as numbered questions of a form are: what follows it answers it. */
  function asksByLabel(text: string): boolean {
    return (
      !/[.;,]$/.test(text.trim().replace(/\.$/, "")) &&
      text.split(/\s+/).length <= 14 &&
      targetOf(text.replace(/\.$/, ""), here().section)?.said.confidence === "sure"
    );
  }

  function mapBlock(block: Exclude<Block, Heading>): void {
    if (block.kind === "paragraph") paragraph(block);
    else if (block.kind === "list") list(block);
    else {
      endQuestion();
      const caption = block.caption ? matchSection(block.caption) : undefined;
      mapTable(into, block, {
        section: here().section ?? caption?.of,
        policy: here().lead?.policy,
        target: here().target,
      });
    }
  }
}

/** A question, a label or a line that ends with a colon, and what it asks for. */
type Asked = {
  target: Target | undefined;
  text: Paragraph | ListItem;
  answered: boolean;
  lead?: PolicyLead | undefined;
  /** It speaks of the list below it and of nothing else. */
  ofList?: boolean;
};

/** Below every heading. */
const runInDepth = 100;

/** Fields that a vendor may write several paragraphs about. */
const goesOn = new Set([
  "boundary.statement",
  "identity.leastPrivilege",
  "identity.revocation",
  "failure.rollback",
  "failure.detection",
  "summary",
]);

const near = ({ section }: Level) => (section ? { near: section } : {});
