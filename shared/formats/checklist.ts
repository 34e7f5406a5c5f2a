/**
 * The interchange format `countersign.checklist/1`: what a reviewer asks, how answers are scored, and which
 * thresholds and gates decide. Unknown fields are kept.
 */
import { z } from "zod";
import { ItemId } from "../ids.ts";
import type { Fault, Step } from "./issue-words.ts";
import { SEMVER } from "./semver.ts";

export const CHECKLIST_FORMAT = "countersign.checklist/1";

export const firstQuestions = ["touch", "read", "act", "wrong", "stop", "trail"] as const;
export type FirstQuestion = (typeof firstQuestions)[number];

export const firstQuestionWords: Readonly<Record<FirstQuestion, string>> = {
  touch: "What can it touch?",
  read: "What can it read?",
  act: "What can it do without approval?",
  wrong: "What happens when it is wrong?",
  stop: "Who can stop it?",
  trail: "Where is the audit trail?",
};

const Text = z.string().max(20_000);
const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
const Weight = z.number().gt(0).max(10);
const Percent = z.number().min(0).max(100);

export const ScaleEntry = z.looseObject({
  key: z.string().min(1).max(20),
  label: z.string().min(1).max(100),
  points: z.number().min(0).max(1_000_000),
  help: Text.optional(),
});
export type ScaleEntry = z.infer<typeof ScaleEntry>;

export const ChecklistItem = z.looseObject({
  id: ItemId,
  prompt: z.string().min(1).max(4_000),
  guidance: Text.optional(),
  weight: Weight.default(1),
  gate: z.boolean().default(false),
  notApplicable: z.enum(["allow", "forbid"]).optional(),
  question: z.enum(firstQuestions).optional(),
  refs: z.array(z.string().max(200)).max(200).default([]),
  expects: z.array(z.string().max(500)).max(200).default([]),
  /** Levels, severities or groups that the checklist's maker gave it. */
  levels: z.array(z.string().max(200)).max(50).optional(),
  /** The id in the file that it came from, where that could not be kept. */
  sourceId: z.string().max(500).optional(),
});
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const ChecklistSection = z.looseObject({
  id: Id,
  title: z.string().min(1).max(500),
  weight: Weight.default(1),
  packetSection: z.string().max(100).optional(),
  items: z.array(ChecklistItem).min(1).max(10_000),
});
export type ChecklistSection = z.infer<typeof ChecklistSection>;

const Thresholds = z.looseObject({ overall: Percent, section: Percent });

export const ChecklistPolicy = z.looseObject({
  gateMinimum: z.string().min(1).max(20),
  approve: Thresholds,
  conditions: Thresholds,
  notApplicable: z.enum(["justify", "forbid"]).default("justify"),
  countersignatures: z.int().min(0).max(20).default(0),
});
export type ChecklistPolicy = z.infer<typeof ChecklistPolicy>;

/** What a checklist of another maker was made from. */
export const ChecklistSource = z.looseObject({
  kind: z.string().max(50),
  file: z.string().max(500),
  sha256: z.string().max(64),
  edition: z.string().max(200).optional(),
});

/** The fields alone; `Checklist` holds the rules that span them, too. */
export const ChecklistShape = z.looseObject({
  format: z.literal(CHECKLIST_FORMAT),
  id: Id,
  version: z.string().max(100).regex(SEMVER, "a semantic version such as 1.0.0"),
  title: z.string().min(1).max(500),
  source: ChecklistSource.optional(),
  scale: z.array(ScaleEntry).min(2).max(50),
  policy: ChecklistPolicy,
  sections: z.array(ChecklistSection).min(1).max(1_000),
});

/** Breaches of the rules that span fields (docs/formats.md), on whatever can be read: a broken checklist has them, too. */
export function checklistFaults(checklist: unknown): Fault[] {
  const faults: Fault[] = [];
  const say = (path: Step[], says: string, expected: string) => faults.push({ path, says, expected });
  const once = (seen: Set<unknown>, id: unknown, path: Step[], what: string) => {
    if (typeof id !== "string") return;
    if (seen.has(id)) say(path, `The ${what} “${id}” is there twice.`, "each once");
    seen.add(id);
  };
  const { scale, policy, sections } = fieldsOf(checklist);
  const keys = new Set<unknown>();
  const entries = rowsOf(scale);
  entries.forEach(({ key, points }, i) => {
    once(keys, key, ["scale", i, "key"], "scale key");
    const before = entries[i - 1]?.["points"];
    if (typeof points === "number" && typeof before === "number" && points <= before) {
      const says = `The points do not rise: ${points} comes after ${before}.`;
      say(["scale", i, "points"], says, `more than ${before}; the worst entry stands first`);
    }
  });
  const best = entries.at(-1)?.["points"];
  if (typeof best === "number" && best <= 0)
    say(["scale", entries.length - 1, "points"], `The best entry has ${best} points.`, "more than 0");
  const { gateMinimum, approve, conditions } = fieldsOf(policy);
  if (typeof gateMinimum === "string" && keys.size > 0 && !keys.has(gateMinimum)) {
    const says = `“${gateMinimum}” is not a key of the scale.`;
    say(["policy", "gateMinimum"], says, `one of ${[...keys].join(", ")}`);
  }
  for (const which of ["overall", "section"] as const) {
    const high = fieldsOf(approve)[which];
    const low = fieldsOf(conditions)[which];
    if (typeof high !== "number" || typeof low !== "number" || high >= low) continue;
    const says = `The threshold for approval, ${high}, is below the one for conditions, ${low}.`;
    say(["policy", "approve", which], says, `at least ${low}`);
  }
  const sectionIds = new Set<unknown>();
  const itemIds = new Set<unknown>();
  rowsOf(sections).forEach((section, s) => {
    once(sectionIds, section["id"], ["sections", s, "id"], "section id");
    rowsOf(section["items"]).forEach((item, i) => {
      once(itemIds, item["id"], ["sections", s, "items", i, "id"], "item id");
    });
  });
  return faults;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function rowsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

export const Checklist = ChecklistShape.superRefine((checklist, context) => {
  for (const { path, says } of checklistFaults(checklist))
    context.addIssue({ code: "custom", path: [...path], message: says });
});
export type Checklist = z.infer<typeof Checklist>;
/** A checklist as it is written: defaults may be left out. */
export type ChecklistFile = z.input<typeof Checklist>;

export function findItem(checklist: Checklist, itemId: string): ChecklistItem | undefined {
  for (const section of checklist.sections) {
    const item = section.items.find((candidate) => candidate.id === itemId);
    if (item) return item;
  }
  return undefined;
}
