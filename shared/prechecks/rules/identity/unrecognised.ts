import { unrecognisedValues } from "../../../formats/packet-fields.ts";
import { quoteField } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { fold } from "../../text/words.ts";

export const unrecognisedAccount: Rule = {
  id: "identity.unrecognised-account",
  family: "identity",
  title: "A kind of account that the format does not know",
  rationale:
    "Whether the agent has an account of its own, borrows a person's or shares one decides what its permissions mean. A word outside the closed set leaves that open.",
  settles: "One of the kinds of the format: service, delegated-user, shared or other.",
  severity: "note",
  items: ["identity.whose-permissions"],
  refs: ["NIST-800-53:r5:AC-2"],
  examples: {
    fires: [
      { says: "A word of its own.", sections: { identity: { account: "semi-service", principal: "svc-a" } } },
    ],
    quiet: [{ says: "A known kind.", sections: { identity: { account: "service", principal: "svc-a" } } }],
  },
  check: ({ packet }) =>
    unrecognisedValues(packet)
      .filter(({ path }) => path === "identity.account")
      .map(({ path, value, allowed }) => ({
        subject: fold(value),
        says: `“${value}” is none of: ${allowed.join(", ")}.`,
        quotes: [quoteField(path, value)],
      })),
};
