import { quoteField, type Facts } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { isMereMachine, isYetToBeNamed } from "../containment/common.ts";
import { isNothing } from "./nothing.ts";

export const noAccount: Rule = {
  id: "identity.no-account",
  family: "identity",
  title: "Under which account it runs is not said",
  rationale: "Every permission and every receipt hangs on an account. Without one neither can be checked.",
  settles: "The kind of account, and its name.",
  severity: "concern",
  items: ["identity.whose-permissions", "identity.service-account"],
  refs: ["NIST-800-53:r5:IA-2", "NIST-800-53:r5:AC-2"],
  examples: {
    fires: [
      {
        says: "Neither kind nor name.",
        sections: { identity: { scopes: [{ system: "crm", scope: "crm.read" }] } },
      },
    ],
    quiet: [
      {
        says: "Both.",
        sections: { identity: { account: "service", principal: "svc-intake@buyer.example" } },
      },
    ],
  },
  check: (facts) => {
    const { account, principal } = facts.packet.sections.identity ?? {};
    const blank = [
      { path: "identity.account", text: account },
      { path: "identity.principal", text: principal },
    ].filter(({ text }) => isNothing(facts, text));
    return blank.length === 0
      ? []
      : [
          {
            subject: "",
            says: "Under which account the agent runs is not said.",
            quotes: blank.map(({ path, text }) => quoteField(path, text)),
          },
        ];
  },
};

export const noRotation: Rule = {
  id: "identity.no-rotation",
  family: "identity",
  title: "Nobody rotates the credentials",
  rationale: "A credential that nobody changes outlives the people who know it.",
  settles: "Who rotates the credentials, and how often.",
  severity: "concern",
  items: ["identity.rotation"],
  refs: ["NIST-800-53:r5:IA-5"],
  examples: {
    fires: [
      { says: "No owner.", sections: { identity: { rotation: { every: "90 days" } } } },
      { says: "To be named.", sections: { identity: { rotation: { owner: "TBD" } } } },
    ],
    quiet: [
      {
        says: "A team of the buyer.",
        sections: { identity: { rotation: { owner: "Identity team", every: "90 days" } } },
      },
    ],
  },
  check: (facts) => {
    const owner = facts.packet.sections.identity?.rotation?.owner;
    return isNothing(facts, owner) ||
      isYetToBeNamed(owner) ||
      isNoRotation(owner) ||
      isMachineAlone(owner, facts)
      ? [
          {
            subject: "",
            says: "Nobody is named who rotates the credentials.",
            quotes: [quoteField("identity.rotation.owner", owner)],
          },
        ]
      : [];
  },
};

/** "Does not expire", "see the contract": an answer that there is no answer. */
function isNoRotation(owner: string | undefined): boolean {
  return /^\W*(?:no rotation|not rotated|never|(?:does|do|will) not|doesn't|don't|static|long-?lived|permanent|see (?:the )?(?:contract|annex|manual|docs?|documentation)|as per contract|unlimited|no expiry|on demand|if needed|as needed|when needed)\b/i.test(
    owner ?? "",
  );
}

/** "Platform team" is people. */
function isMachineAlone(owner: string | undefined, facts: Facts): boolean {
  return (
    isMereMachine(owner, facts) &&
    !/\b(?:team|desk|group|on[- ]?call|office|department|dept|unit|crew|squad|engineers?|admins?|administrators?|operations|ops|duty|people|staff|bench|guild|services)\b/i.test(
      owner ?? "",
    )
  );
}
