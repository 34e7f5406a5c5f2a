/**
 * The interchange format `countersign.checklist/1`: what a reviewer asks, how answers are scored, and which
 * thresholds and gates decide. Unknown fields are kept.
 */
import { z } from "zod";
import { ItemId } from "../ids.ts";
import { SEMVER } from "./semver.ts";

export const CHECKLIST_FORMAT = "countersign.checklist/1";

export const firstQuestions = ["touch", "read", "act", "wrong", "stop", "trail"] as const;
export type FirstQuestion = (typeof firstQuestions)[number];

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

const Shape = z.looseObject({
  format: z.literal(CHECKLIST_FORMAT),
  id: Id,
  version: z.string().max(100).regex(SEMVER, "a semantic version such as 1.0.0"),
  title: z.string().min(1).max(500),
  scale: z.array(ScaleEntry).min(2).max(50),
  policy: ChecklistPolicy,
  sections: z.array(ChecklistSection).min(1).max(1_000),
});

/** Rules that span fields; each is stated in docs/formats.md. */
function checkRules(
  checklist: z.infer<typeof Shape>,
  say: (path: (string | number)[], message: string) => void,
) {
  const { scale, policy, sections } = checklist;
  const once = (seen: Set<string>, id: string, path: (string | number)[], what: string) => {
    if (seen.has(id)) say(path, `the ${what} "${id}" is there twice`);
    seen.add(id);
  };
  const keys = new Set<string>();
  scale.forEach((entry, i) => {
    once(keys, entry.key, ["scale", i, "key"], "scale key");
    const before = scale[i - 1];
    if (before && entry.points <= before.points)
      say(["scale", i, "points"], "points must rise strictly, worst first");
  });
  if ((scale.at(-1)?.points ?? 0) <= 0)
    say(["scale", scale.length - 1, "points"], "the best entry must have more than 0 points");
  if (!keys.has(policy.gateMinimum))
    say(["policy", "gateMinimum"], `"${policy.gateMinimum}" is not a key of the scale`);
  for (const which of ["overall", "section"] as const) {
    if (policy.approve[which] < policy.conditions[which])
      say(["policy", "approve", which], "the threshold for approval is below the one for conditions");
  }
  const sectionIds = new Set<string>();
  const itemIds = new Set<string>();
  sections.forEach((section, s) => {
    once(sectionIds, section.id, ["sections", s, "id"], "section id");
    section.items.forEach((item, i) => once(itemIds, item.id, ["sections", s, "items", i, "id"], "item id"));
  });
}

export const Checklist = Shape.superRefine((checklist, context) => {
  checkRules(checklist, (path, message) => context.addIssue({ code: "custom", path, message }));
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
