import type { Rule } from "../../rule.ts";
import { called, isForbidden, quoteRow, subjectOf } from "./common.ts";
import type { NeverKind } from "./never-kind.ts";
import { neverKindOf } from "./never-kinds.ts";

const kindWords: Readonly<Record<NeverKind, string>> = {
  money: "moves money",
  bank: "changes bank details",
  access: "changes people's access or credentials",
  permission: "gives permissions",
  deletion: "deletes records",
  contract: "changes contract terms or agreed prices",
};

export const neverClass: Rule = {
  id: "actions.never-class",
  family: "actions",
  title: "An act that is never an agent's to do",
  rationale:
    "Money, bank details, access, permissions, deletion and contract terms: a mistake there is dear and hard to undo, and is what an attacker wants. A person does it; the agent may prepare it.",
  settles: "The action under never, or a draft in its place that a person carries out.",
  severity: "blocker",
  items: ["actions.never", "actions.automatic"],
  refs: ["OWASP-ASI:2026:ASI02", "OWASP-AISVS:1.0:9.2.1", "NIST-800-53:r5:AC-6"],
  examples: {
    fires: [
      { says: "Money.", sections: { actions: [{ action: "refund a deposit", policy: "automatic" }] } },
      {
        says: "Approval does not change it.",
        sections: {
          actions: [{ action: "amend the rate card", policy: "approval", approver: "Head of sales" }],
        },
      },
      { says: "Access.", sections: { actions: [{ action: "reset MFA for staff", policy: "automatic" }] } },
      {
        says: "A permission by another name.",
        sections: { actions: [{ action: "make them co-owner of the folder", policy: "automatic" }] },
      },
    ],
    quiet: [
      { says: "Under never.", sections: { actions: [{ action: "refund a deposit", policy: "never" }] } },
      {
        says: "Only drafted.",
        sections: { actions: [{ action: "prepare refund proposal", policy: "automatic" }] },
      },
      {
        says: "Only read.",
        sections: { actions: [{ action: "look up bank details", policy: "automatic" }] },
      },
      {
        says: "Only spoken of.",
        sections: { actions: [{ action: "send payment reminder", policy: "automatic" }] },
      },
    ],
  },
  check: (facts) =>
    facts.actions.flatMap((action) => {
      if (isForbidden(action, facts)) return [];
      const found = neverKindOf(action, facts);
      if (!found) return [];
      const under =
        action.policy === "automatic"
          ? "is automatic"
          : action.policy === "approval"
            ? "needs approval only"
            : "is not under never";
      return [
        {
          subject: subjectOf(action),
          says: `${called(action)} ${kindWords[found.kind]}, and ${under}.`,
          quotes: quoteRow(action),
        },
      ];
    }),
};
