import { unrecognisedValues } from "../../../formats/packet-fields.ts";
import { quoteField, said, type Facts, type FlowFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { fold } from "../../text/words.ts";
import { saysNothing } from "../boundary/vague-part.ts";

const flow = {
  system: "crm",
  fields: ["company"],
  classes: ["other"],
  access: ["read"],
  leavesBoundary: false,
  retention: "none",
};
const flowsOf = (change: object) => ({ data: { flows: [{ ...flow, ...change }] } });

export const noDestination: Rule = {
  id: "data.no-destination",
  family: "data",
  title: "Data leaves, and nobody says where to",
  rationale:
    "Data that leaves the boundary is in somebody's hands. Without a destination nobody can say in whose.",
  settles: "The recipient, the place and the ground on which it gets the data.",
  severity: "concern",
  items: ["data.leaves-boundary", "data.regulated-egress"],
  refs: ["NIST-800-53:r5:SA-9(5)", "NIST-800-53:r5:AC-4", "NIST-800-53:r5:AC-21"],
  examples: {
    fires: [
      { says: "It leaves.", sections: flowsOf({ leavesBoundary: true }) },
      {
        says: "It is forwarded to somewhere.",
        sections: flowsOf({ access: ["forward"], destination: "tbd" }),
      },
    ],
    quiet: [
      {
        says: "A recipient.",
        sections: flowsOf({
          access: ["forward"],
          leavesBoundary: true,
          destination: "Payroll bureau Aster, Utrecht",
        }),
      },
    ],
  },
  check: (facts) =>
    facts.flows
      .filter(
        ({ flow: { access = [], leavesBoundary, destination } }) =>
          (leavesBoundary === true || access.includes("forward")) && isNothing(facts, destination),
      )
      .map((fact): RuleHit => ({
        subject: subjectOf(fact),
        says: `Data of “${nameOf(facts, fact)}” leaves, and no destination is named.`,
        quotes: [
          quoteField(`${fact.path}.destination`, fact.flow.destination),
          ...(fact.flow.leavesBoundary === true
            ? [quoteField(`${fact.path}.leavesBoundary`, "true")]
            : [quoteField(`${fact.path}.access[${fact.flow.access?.indexOf("forward") ?? 0}]`, "forward")]),
        ],
      })),
};

export const noRetention: Rule = {
  id: "data.no-retention",
  family: "data",
  title: "How long data is kept is not said",
  rationale:
    "What is not deleted piles up, and every copy is one more to lose. “None” is an answer; silence is not.",
  settles: "How long, and what deletes it.",
  severity: "concern",
  items: ["data.retention"],
  refs: ["NIST-800-53:r5:SI-12", "ISO-42001:2023:A.7.2"],
  examples: {
    fires: [
      { says: "Nothing.", sections: flowsOf({ retention: undefined }) },
      { says: "To be decided.", sections: flowsOf({ retention: "TBD" }) },
    ],
    quiet: [
      { says: "None is an answer.", sections: flowsOf({ retention: "none" }) },
      { says: "A rule.", sections: flowsOf({ retention: "until the case is closed" }) },
    ],
  },
  check: (facts) =>
    facts.flows
      .filter(
        ({ flow: { retention } }) =>
          !/^\W*(none|no|n\/a|not kept|nothing)\b/i.test(retention ?? "") && isNothing(facts, retention),
      )
      .map((fact): RuleHit => ({
        subject: subjectOf(fact),
        says: `How long data of “${nameOf(facts, fact)}” is kept is not said.`,
        quotes: [quoteField(`${fact.path}.retention`, fact.flow.retention)],
      })),
};

export const unrecognised: Rule = {
  id: "data.unrecognised",
  family: "data",
  title: "A word that the data map does not know",
  rationale:
    "Classes and kinds of access are closed sets, so that they can be compared. A word outside them says nothing that can be checked.",
  settles: "One of the words of the format.",
  severity: "note",
  items: ["data.classes", "data.access"],
  refs: ["NIST-800-53:r5:CM-13"],
  examples: {
    fires: [{ says: "A class of its own.", sections: flowsOf({ classes: ["semi-public"] }) }],
    quiet: [{ says: "Known words.", sections: flowsOf({}) }],
  },
  check: ({ packet }) =>
    unrecognisedValues(packet)
      .filter(({ path }) => path.startsWith("data."))
      .map(({ path, value, allowed }) => ({
        subject: `${path.replaceAll(/\[\d+\]/g, "")}|${fold(value)}`,
        says: `“${value}” is none of: ${allowed.join(", ")}.`,
        quotes: [quoteField(path, value)],
      })),
};

function isNothing(facts: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return true;
  const nobody = facts.lexicon.terms("people.nobody").find(text);
  return (
    saysNothing(facts, text) ||
    nobody.some(({ start, end }) => start <= 1 && end >= text.trimEnd().length - 1)
  );
}

function subjectOf({ key, flow: { fields = [] } }: FlowFact): string {
  return `${key}|${fields.map(fold).sort().join("|")}`;
}

function nameOf({ systemOf }: Facts, { key, flow: { system } }: FlowFact): string {
  return systemOf(key)?.label ?? system ?? "a flow";
}
