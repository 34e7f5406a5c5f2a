import { quoteField } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { changesAnything, isMonitoringOnly, namesRollback, writingActions } from "./common.ts";

export const noRollback: Rule = {
  id: "failure.no-rollback",
  family: "containment",
  title: "What the agent writes cannot be undone",
  rationale: "The agent changes records. If nobody says how a wrong change is taken back, each one stands.",
  settles: "How each change is undone, and by whom.",
  severity: "concern",
  items: ["failure.rollback"],
  refs: ["NIST-800-53:r5:CP-10", "NIST-AI-RMF:1.0:MANAGE 2.3"],
  examples: {
    fires: [
      {
        says: "A write, no way back.",
        sections: {
          actions: { rows: [{ action: "update delivery date", system: "erp", policy: "automatic" }] },
          failure: { pauseConditions: ["stale source"] },
        },
      },
    ],
    quiet: [
      {
        says: "It only reads.",
        sections: {
          actions: { rows: [{ action: "look up delivery date", system: "erp", policy: "automatic" }] },
          failure: {},
        },
      },
      {
        says: "The row says how.",
        sections: {
          actions: {
            rows: [
              { action: "update delivery date", policy: "automatic", rollback: "planner sets the old date" },
            ],
          },
          failure: {},
        },
      },
    ],
  },
  check: (facts) => {
    const writing = writingActions(facts);
    if (!changesAnything(facts) || namesRollback(facts) || isMonitoringOnly(facts)) return [];
    return [
      {
        subject: "",
        says: "The workflow changes records, and nothing says how a change is undone.",
        quotes: [
          quoteField("failure.rollback", facts.packet.sections.failure?.rollback),
          ...writing.slice(0, 3).map(({ path, text }) => quoteField(`${path}.action`, text)),
        ],
      },
    ];
  },
};
