import { quoteField, said } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { failureWords, isMonitoringOnly, namesRollback, writingActions } from "./common.ts";

export const halfComplete: Rule = {
  id: "failure.half-complete",
  family: "containment",
  title: "Nothing is said of work that stopped half way",
  rationale:
    "A run that dies between two writes leaves records that no longer agree. A way to undo whole changes does not find them.",
  settles: "What becomes of a run that broke off after its first write and before its last.",
  severity: "concern",
  items: ["failure.rollback", "failure.ordinary-faults"],
  refs: ["NIST-800-53:r5:SI-17", "OWASP-ASI:2026:ASI08"],
  examples: {
    fires: [
      {
        says: "Only whole changes are undone.",
        sections: {
          actions: { rows: [{ action: "update delivery date", system: "erp", policy: "automatic" }] },
          failure: { rollback: "Planner sets the old date." },
        },
      },
    ],
    quiet: [
      {
        says: "Broken runs are spoken of.",
        sections: {
          actions: { rows: [{ action: "update delivery date", system: "erp", policy: "automatic" }] },
          failure: {
            rollback: "Planner sets the old date; a run that broke off is listed and finished by hand.",
          },
        },
      },
    ],
  },
  check: (facts) => {
    const writing = writingActions(facts);
    if (writing.length === 0 || !namesRollback(facts) || isMonitoringOnly(facts)) return [];
    const { boundary, actions } = facts.packet.sections;
    const words = [
      ...failureWords(facts).map(({ text }) => text),
      ...facts.actions.map(({ row }) => row.rollback),
      boundary?.text,
      boundary?.statement,
      actions?.text,
    ];
    const half = facts.lexicon.terms("failure.half");
    if (words.some((text) => said(text) !== undefined && half.find(text ?? "").length > 0)) return [];
    return [
      {
        subject: "",
        says: "A way back is described, but not what becomes of work that stopped half way.",
        quotes: [quoteField("failure.rollback", facts.packet.sections.failure?.rollback)],
      },
    ];
  },
};
