import { unrecognisedValues } from "../../../formats/packet-fields.ts";
import { quoteField, said, type Facts, type FlowFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { smallWords } from "../../text/acts.ts";
import { fold, wordsOf, type Word } from "../../text/words.ts";
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
      const declared = Math.max(
        -1,
        ...classes.map((name) => (Object.hasOwn(ranks, fold(name)) ? (ranks[fold(name)] ?? 1) : 1)),
      );
      const all = fields.flatMap((text, at) => {
        const implied = impliedOf(text, facts);
        return implied !== undefined && (ranks[implied.name] ?? 0) > declared
          ? [{ at, text, implied: implied.name, weak: implied.weak }]
          : [];
      });
      // A word that may mean other things tells something only beside one that does not, or beside another such.
      const surely = all.some(({ weak }) => !weak);
      const found = surely || (all.length > 1 && declared < 2) ? all : [];
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

/** The most sensitive class that a field's name tells, and whether its word may mean other things as well. */
function impliedOf(
  field: string,
  facts: Pick<Facts, "lexicon">,
): { name: Sensitive; weak: boolean } | undefined {
  const { lexicon } = facts;
  const plain = lexicon.terms("fields.plain").find(field);
  if (
    lexicon.terms("fields.masked").find(field).length > 0 &&
    lexicon.terms("fields.credentials").find(field).length === 0
  )
    return undefined;
  const words = wordsOf(field);
  const ofThings = words.some(({ lemmas }) => lemmas.some((lemma) => things.has(lemma)));
  for (const name of sensitive) {
    const hits = lexicon
      .terms(`fields.${name}`)
      .find(field)
      .filter((hit) => !hit.negated && !plain.some(({ start, end }) => start <= hit.start && hit.end <= end));
    const strong = hits.some(({ term }) => !ambiguous.has(term));
    if (strong) return { name, weak: false };
    if (hits.length > 0 && !ofThings)
      return { name, weak: words.length > 1 || name === "pii" || name === "financial" };
    if (name === "pii") {
      const named = namesPerson(words, facts);
      if (named !== undefined && !plain.some(({ start, end }) => start <= named.start && named.end <= end))
        return { name, weak: words.length === 1 };
    }
  }
  return undefined;
}

/** The most sensitive class that a field's name tells. */
export function impliedClass(field: string, facts: Pick<Facts, "lexicon">): Sensitive | undefined {
  return impliedOf(field, facts)?.name;
}

/** "name" alone, "driver name", "names of guests"; "beer name" is a thing's. */
function namesPerson(words: readonly Word[], { lexicon }: Pick<Facts, "lexicon">): Word | undefined {
  const at = words.find(({ folded }) =>
    /^(?:names?|nm|nombres?|noms?|nome|naam|namn|navn|namen)$/.test(folded),
  );
  if (!at) return undefined;
  const others = words.filter((word) => word !== at && !smallWords.has(word.folded));
  if (others.length === 0) return at;
  const isPerson = ({ folded, lemmas }: Word) =>
    persons.has(folded) ||
    lemmas.some((lemma) => persons.has(lemma)) ||
    lexicon.terms("people.posts").has(folded) ||
    lexicon.terms("failure.outsiders").has(folded);
  return others.some(isPerson) &&
    !others.some(({ lemmas }) => lemmas.some((lemma) => things.has(lemma) || places.has(lemma)))
    ? at
    : undefined;
}
const persons = new Set(
  (
    "full first last given family middle sur christian person people human staff employee emp customer cust client cl contact driver drv sender receiver recipient addressee caller holder " +
    "policyholder cardholder account author writer owner proprietor patient pat pupil student stud child kid parent guardian mother father spouse partner insured claimant beneficiary payer payee " +
    "member donor supporter guest visitor pax passenger traveller tenant renter landlord resident occupant citizen applicant candidate user requester requestor reporter witness victim suspect " +
    "defendant party debtor creditor borrower inventor consignee consignor shipper signer signatory approver crew pilot skipper farmer grower brewer courier worker wrkr labourer operator nurse " +
    "doctor teacher editor agent handler examiner clerk judge lawyer filer submitter sponsor referee player artist musician singer subject participant volunteer gang team kunde kunden mitarbeiter " +
    "fahrer patienten schuler mieter besitzer eigentumer client salarie employe conducteur cliente empleado conductor paciente klant medewerker deputy registrar policy"
  ).split(" "),
);
const places = new Set(
  "company firm organisation organization ship vessel site ward department branch depot file system host product item pet animal".split(
    " ",
  ),
);
/** Words that mean people in one schema and something else in another. */
const ambiguous = new Set(
  (
    "amount|amounts|amt|balance|bal|fee|fees|premium|margin|budget|bonus|advance|rent|tax|payment|payments|transaction|transactions|pay|gross|assets|billing|ledger|portfolio|commission|benefit|benefits|compensation|" +
    "earnings|income|revenue|turnover|betrag|montant|fine amount|deposit held|expenses claimed|outstanding|loan|mandate|refund|donation|holdings|discount rate|contract value|invoice amount|invoice total|sal|gage|maintenance paid|royalty|royalties|" +
    "treatment|treatments|dose|drug|drugs|blood|injury|injuries|surgery|imaging|medicine|oxygen|stretcher|sick|therapy|mental|immunity|psych|disab|glucose|hb|ssr|diag|rx|dx|vuln|medical|clinical|health|seizure|seizures|inhaler|test result|heart rate|" +
    "address|street|city of residence|age|gender|sex|race|face|cell|contact|contacts|handle|voice|video|photo|photograph|foto|plate|truck plate|signature|roster|household|children|parent|guardian|grade|grades|ip|transcript|applicant|applicants|tenant|guest|patient|patients|caller|debtor|" +
    "occupant|occupier|householder|zip|tel|addr|adr|portable|cli|alias|kin|kids|birth|domicile|rue|calle|mobile|mobil|geo home|nickname|resume|location of the|witness|suspect|kennzeichen|matricule|nir|curp|linkedin|contact no|contact number|crew roster|performance rating|appraisal|" +
    "token|session id|tan|pin|tokens|pem|psk|card pin|puk"
  ).split("|"),
);
/** Words of goods, machines and measures. */
const things = new Set(
  (
    "kg kgs mg ml l litre liter litres tonne ton t mm cm m2 m3 pct percent ratio temp temperature bar pressure rpm kwh kw volt ampere speed flow rate_of quantity qty quantities count weight volume thickness length width height " +
    "batch lot machine valve pump engine motor tank vessel furnace soil water crop fertiliser fertilizer pesticide seed goods stock pallet cargo container steel paint oil fuel feed yeast beer wine grain flour dough recipe product " +
    "article item sku part parts component material spare asset pcb sensor probe meter gauge camera server host node disk network firmware software version build model_no warehouse depot plant site bin shelf rack zone slot " +
    "web url mac memory bus ward mailbox catalogue catalog template schema table column index cache shard cluster parcel package meter reading animal cow pig horse pet dog cat herd tree plot field hectare road building bridge"
  ).split(" "),
);

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
