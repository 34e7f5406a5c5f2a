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

/** What is more sensitive stands higher. What only one kind of people may see is above what all may. */
const ranks: Readonly<Record<string, number>> = {
  public: 0,
  other: 1,
  "internal-notes": 2,
  "customer-content": 2,
  pii: 3,
  financial: 4,
  health: 5,
  credentials: 6,
};
const sensitive = ["credentials", "health", "financial", "pii"] as const;

export const classTooMild: Rule = {
  id: "data.class-too-mild",
  family: "data",
  title: "A field is more sensitive than its class",
  rationale:
    "What is declared as harmless is handled as harmless. The name of the field says that it is not.",
  settles: "The right classes for this flow, or what the field really holds.",
  severity: "concern",
  items: ["data.classes"],
  refs: ["NIST-800-53:r5:RA-8", "NIST-800-53:r5:PT-2", "OWASP-LLM:2025:LLM02"],
  examples: {
    fires: [
      {
        says: "A bank account among other data.",
        sections: flowsOf({ fields: ["company", "IBAN"], classes: ["other"] }),
      },
      {
        says: "A diagnosis as personal data.",
        sections: flowsOf({ fields: ["full_name", "diagnosis_code"], classes: ["pii"] }),
      },
      { says: "A key among notes.", sections: flowsOf({ fields: ["apiKey"], classes: ["internal-notes"] }) },
    ],
    quiet: [
      {
        says: "The class is right.",
        sections: flowsOf({ fields: ["e-mail", "home_addr"], classes: ["pii"] }),
      },
      {
        says: "A field whose name only sounds so.",
        sections: flowsOf({ fields: ["product name", "token count", "health check"], classes: ["other"] }),
      },
      {
        says: "The flow has the higher class as well.",
        sections: flowsOf({ fields: ["IBAN"], classes: ["public", "financial"] }),
      },
    ],
  },
  check: (facts) =>
    facts.flows.flatMap(({ path, key, flow: { fields = [], classes = [] } }): RuleHit[] => {
      const declared = Math.max(-1, ...classes.map((name) => ranks[fold(name)] ?? 1));
      const found = fields.flatMap((text, at) => {
        const implied = impliedClass(text, facts);
        return implied !== undefined && (ranks[implied] ?? 0) > declared ? [{ at, text, implied }] : [];
      });
      const [first] = found;
      if (!first) return [];
      return [
        {
          subject: `${key}|${found
            .map(({ text }) => fold(text))
            .sort()
            .join("|")}`,
          says: `“${first.text}” is ${classWords[first.implied]}, and the flow is declared as ${classes.length === 0 ? "nothing" : classes.join(", ")}.`,
          quotes: [
            ...found.map(({ at, text }) => quoteField(`${path}.fields[${at}]`, text)),
            ...(classes.length === 0
              ? [quoteField(`${path}.classes`)]
              : classes.map((name, at) => quoteField(`${path}.classes[${at}]`, name))),
          ],
        },
      ];
    }),
};

type Sensitive = (typeof sensitive)[number];
const classWords: Readonly<Record<Sensitive, string>> = {
  credentials: "a credential",
  health: "health data",
  financial: "financial data",
  pii: "personal data",
};

/** The most sensitive class that a field's name tells. */
export function impliedClass(field: string, { lexicon }: Pick<Facts, "lexicon">): Sensitive | undefined {
  const plain = lexicon.terms("fields.plain").find(field);
  if (
    lexicon.terms("fields.masked").find(field).length > 0 &&
    lexicon.terms("fields.credentials").find(field).length === 0
  )
    return undefined;
  return sensitive.find((name) =>
    lexicon
      .terms(`fields.${name}`)
      .find(field)
      .some((hit) => !hit.negated && !plain.some(({ start, end }) => start <= hit.start && hit.end <= end)),
  );
}

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
