import { actionPolicies } from "../../../formats/packet.ts";
import { quoteField, said } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { isHedgedPolicy } from "./depends.ts";
import { called, quoteRow, subjectOf } from "./common.ts";

export const missingMatrix: Rule = {
  id: "actions.missing",
  family: "actions",
  title: "No action matrix",
  rationale:
    "Without a list of actions nobody has said what the agent may do by itself, what needs a yes, and what never happens.",
  settles: "A list of every action, each under automatic, approval or never.",
  severity: "concern",
  items: ["actions.one-bucket", "actions.automatic", "actions.approval", "actions.never"],
  refs: ["OWASP-AISVS:1.0:9.2.3", "NIST-AI-RMF:1.0:MAP 3.5"],
  examples: {
    fires: [
      { says: "The section is not there.", sections: { boundary: { statement: "Sorts mail." } } },
      { says: "The list is empty.", sections: { actions: [] } },
      { says: "Prose instead of rows.", sections: { actions: { text: "The agent acts with care." } } },
      { says: "Rows with no words.", sections: { actions: [{ action: "" }] } },
    ],
    quiet: [
      { says: "One row.", sections: { actions: [{ action: "sort mail", policy: "automatic" }] } },
      {
        says: "Rows beside prose.",
        sections: { actions: { rows: [{ action: "file claim" }], text: "All." } },
      },
    ],
  },
  check: ({ actions, packet }) =>
    actions.length > 0
      ? []
      : [
          {
            subject: "",
            says: "The packet lists no action.",
            quotes: [
              { path: "actions" },
              ...(said(packet.sections.actions?.text) === undefined
                ? []
                : [quoteField("actions.text", packet.sections.actions?.text)]),
            ],
          },
        ],
};

export const noBucket: Rule = {
  id: "actions.no-bucket",
  family: "actions",
  title: "An action in no bucket",
  rationale:
    "An action that is neither automatic nor gated nor forbidden is decided by whoever builds the agent.",
  settles: "One of automatic, approval or never for this action.",
  severity: "concern",
  items: ["actions.one-bucket"],
  refs: ["OWASP-AISVS:1.0:9.2.3", "NIST-800-53:r5:AC-3"],
  examples: {
    fires: [
      { says: "No policy.", sections: { actions: [{ action: "send arrears reminder", system: "mail" }] } },
      {
        says: "A word that is no bucket.",
        sections: { actions: [{ action: "rebook tour", policy: "smart" }] },
      },
      { says: "A blank.", sections: { actions: [{ action: "print label", policy: "  " }] } },
    ],
    quiet: [
      { says: "Automatic.", sections: { actions: [{ action: "sort mail", policy: "automatic" }] } },
      { says: "In capitals.", sections: { actions: [{ action: "sort mail", policy: "NEVER" }] } },
    ],
  },
  check: (facts) =>
    facts.actions
      // A blank or an unknown word is in no bucket. "Approval, unless busy" and "case by case" are words about buckets
      // that leave the choice open: that is `actions.depends`, and one defect is one flag.
      .filter(({ policy, row }) => policy === undefined && !isHedgedPolicy(row.policy, facts))
      .map((action) => ({
        subject: subjectOf(action),
        says:
          said(action.row.policy) === undefined
            ? `${called(action)} has no policy.`
            : `${called(action)} has the policy “${(action.row.policy ?? "").trim()}”, which is none of ${actionPolicies.join(", ")}.`,
        quotes: quoteRow(action),
      })),
};
