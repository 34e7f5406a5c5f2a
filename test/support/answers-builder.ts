import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { Checklist } from "#shared/formats/checklist";
import type { AnswersFile } from "#shared/formats/review";

export const builtIn = Checklist.parse(aiAgentReview);
export const builtInItems = builtIn.sections.flatMap((section) => section.items);
export const builtInGates = builtInItems.filter((item) => item.gate);

export type AnswersOptions = {
  /** The key that every item gets. */
  key?: string;
  /** Items that get another key. */
  but?: Record<string, string>;
  decision?: NonNullable<AnswersFile["decision"]>["decision"];
};

const bestKey = builtIn.scale.toSorted((a, b) => b.points - a.points)[0]?.key ?? "";

/** An answers file for the built-in checklist that leaves nothing open and decides. */
export function allAnswered({
  key = bestKey,
  but = {},
  decision = "approve",
}: AnswersOptions = {}): AnswersFile {
  return {
    answers: Object.fromEntries(builtInItems.map(({ id }) => [id, { key: but[id] ?? key }])),
    decision: {
      decision,
      reason: "It is bounded well enough to try.",
      scope: "Ten invoices a day in the test company.",
      excluded: ["Payments"],
      stoppedBy: "Olga Owner",
      reviewAgain: "2027-05-01",
    },
  };
}
