import { z } from "zod";

export const allTopics = [
  "packets",
  "checklists",
  "templates",
  "intakes",
  "reviews",
  "review",
  "profiles",
  "receipts",
  "prechecks",
  "settings",
  "backups",
  "health",
] as const;

/**
 * What the core may push. Hints only: an event never carries the truth, a query is asked again.
 */
export const CoreEvent = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("changed"),
    topic: z.enum(allTopics),
    id: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal("progress"),
    jobId: z.string(),
    done: z.number(),
    of: z.number(),
    what: z.string(),
  }),
]);
export type CoreEvent = z.infer<typeof CoreEvent>;
export type Topic = Extract<CoreEvent, { type: "changed" }>["topic"];
