import { quoteField, type Facts } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { smallWords } from "../../text/acts.ts";
import { parter, type Parter } from "../../text/run-together.ts";
import type { TermHit } from "../../text/terms.ts";
import { fold, wordsOf, type Word } from "../../text/words.ts";
import {
  isOfFaults,
  needsMoney,
  needsPatients,
  opensDoors,
  settingOf,
  tellsOfIt,
  type Setting,
} from "./field-settings.ts";

const plainFlow = {
  system: "crm",
  fields: ["company"],
  classes: ["other"],
  access: ["read"],
  leavesBoundary: false,
  retention: "none",
};
const flowsOf = (change: object) => ({ data: { flows: [{ ...plainFlow, ...change }] } });

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
    facts.flows.flatMap((fact): RuleHit[] => {
      const { path, key, flow } = fact;
      const { fields = [], classes = [] } = flow;
      const setting = settingOf(fact, facts);
      const declared = Math.max(
        -1,
        ...classes.map((name) => (Object.hasOwn(ranks, fold(name)) ? (ranks[fold(name)] ?? 1) : 1)),
      );
      const ofMoney = declared === ranks.financial && !classes.some((name) => fold(name) === "pii");
      const all = fields.flatMap((text, at) => {
        const implied = impliedOf(text, facts, setting);
        const above = implied?.name === "pii" && ofMoney && isIdentity(text, facts) ? ranks.financial : 0;
        return implied !== undefined && (ranks[implied.name] ?? 0) + (above ?? 0) > declared
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

function isIdentity(field: string, { lexicon }: Asked): boolean {
  return lexicon.terms("fields.identity").find(partedField(field, tablesOf(lexicon).part)).length > 0;
}

type Sensitive = (typeof sensitive)[number];
const classWords: Readonly<Record<Sensitive, string>> = {
  credentials: "a credential",
  health: "health data",
  financial: "financial data",
  pii: "personal data",
};

type Asked = Pick<Facts, "lexicon">;
type Found = TermHit & { readonly name: Sensitive };

/**
 * The most sensitive class that a field's name tells, and whether its word may mean other things as well. Where the
 * flow is about patients, a word for an illness or a treatment means theirs.
 */
function impliedOf(
  field: string,
  facts: Asked,
  setting?: Setting,
): { name: Sensitive; weak: boolean } | undefined {
  const { lexicon } = facts;
  const tables = tablesOf(lexicon);
  const text = partedField(field, tables.part);
  const plain = lexicon.terms("fields.plain").find(text);
  const all = wordsOf(text);
  const hits = sensitive
    .flatMap((name) =>
      lexicon
        .terms(`fields.${name}`)
        .find(text)
        .map((hit): Found => ({ ...hit, name })),
    )
    .filter((hit) => !hit.negated && !plain.some(({ start, end }) => start <= hit.start && hit.end <= end))
    .filter((hit) => setting === undefined || fitsSetting(hit, setting))
    .filter(
      ({ name, to }) =>
        !(
          to < all.length &&
          tellsOfIt(all.at(-1)?.folded ?? "", name) &&
          (name === "credentials" || name === "financial")
        ),
    );
  const isMasked = lexicon.terms("fields.masked").find(text).length > 0;
  if (isMasked && !hits.some(({ name }) => name === "credentials")) return undefined;
  const words = all;
  if (medicalPaper(words)) return { name: "health", weak: false };
  const ofThings = words.some(({ lemmas }) => lemmas.some((lemma) => tables.things.has(lemma)));
  const measured = words.some(({ folded }) => tables.measures.has(folded));
  // "blood group of the unit": what it is the property of stands behind.
  const of = words.findIndex(({ folded }) => folded === "of");
  const ofThing =
    of > 0 && words.slice(of + 1).some(({ lemmas }) => lemmas.some((lemma) => tables.things.has(lemma)));
  for (const name of sensitive) {
    if (ofThing && name !== "credentials") continue;
    if (measured && (name === "financial" || name === "pii")) continue;
    if (name === "pii" && isOfPlace(words, tables)) continue;
    // "id card no" is about an identity card, and "card no" in it about no money.
    const own = hits.filter(
      (hit) => hit.name === name && !hits.some((other) => other.name !== name && holds(other, hit)),
    );
    if (
      own.some(
        ({ term }) => !tables.ambiguous.has(term) || (setting !== undefined && opensDoors(term, setting)),
      )
    )
      return { name, weak: false };
    if (own.length > 0 && !ofThings)
      return {
        name,
        weak:
          !(name === "health" && setting?.medical === true) &&
          (words.length > 1 || name === "pii" || name === "financial"),
      };
    if (name === "pii") {
      const named = namesPerson(words, facts);
      if (named !== undefined && !plain.some(({ start, end }) => start <= named.start && named.end <= end))
        return { name, weak: words.length === 1 };
    }
  }
  return undefined;
}

/** "Doctor's letter", "physio report": what people of medicine write is about a patient. */
function medicalPaper(words: readonly Word[]): boolean {
  const at = words.findIndex(({ lemmas }) => lemmas.some((lemma) => medics.has(lemma)));
  return (
    at >= 0 &&
    words.slice(at + 1, at + 4).some(({ lemmas }) => lemmas.some((lemma) => papers.has(lemma))) &&
    !words.some(({ folded }) => /^(?:name|names|invoice|contract|number|no|id|template|fee)$/.test(folded))
  );
}
const medics = new Set(
  (
    "doctor doctor's physician physician's gp gp's consultant's hospital clinic clinician surgeon surgeon's psychiatrist psychologist therapist physio physiotherapist nurse nurse's midwife " +
    "dentist dentist's optician optician's paramedic cardiologist neurologist oncologist radiologist specialist's medic medic's paediatrician pediatrician counsellor ambulance discharge"
  ).split(" "),
);
const papers = new Set(
  "letter note certificate report opinion statement summary finding referral record attestation assessment".split(
    " ",
  ),
);

/** "Roastery delivery address", "address of the brewery": where a place is, and not where a person lives. */
function isOfPlace(words: readonly Word[], { places, things }: Tables): boolean {
  return (
    words.some(({ folded }) =>
      /^(?:address|addresses|postcode|zip|phone|telephone|location)$/.test(folded),
    ) &&
    words.some(
      ({ folded, lemmas }) =>
        lemmas.some((lemma) => places.has(lemma) || (things.has(lemma) && lemma !== "mailbox")) ||
        /^(?!gallery|delivery|recovery|surgery|query|every|very|nursery|discovery)\p{L}{3,}(?:ery|eries|ory|ories|house|houses|yard|yards|works|shop|shops|store|stores|mill|mills|farm|farms|plant|plants|office|offices)$/u.test(
          folded,
        ),
    ) &&
    !words.some(({ lemmas }) => lemmas.some((lemma) => living.has(lemma)))
  );
}
const living = new Set(
  (
    "home private residential personal customer client patient tenant resident passenger guest member pupil student parent applicant claimant employee staff driver owner user subscriber " +
    "donor citizen householder recipient sender consumer contact person people policyholder insured borrower buyer seller caller name visitor renter landlord worker candidate email mail e-mail"
  ).split(" "),
);

function holds(outer: TermHit, inner: TermHit): boolean {
  return outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from;
}

/** The most sensitive class that a field's name tells. */
export function impliedClass(field: string, facts: Asked): Sensitive | undefined {
  return impliedOf(field, facts)?.name;
}

function fitsSetting({ name, term }: Found, { medical, technical, money }: Setting): boolean {
  if (name === "financial" && needsMoney(term)) return money;
  if (name !== "health") return true;
  if (isOfFaults(term)) return !technical;
  return medical || !needsPatients(term);
}

type Tables = {
  readonly ambiguous: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly measures: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly part: Parter;
};
const known = new WeakMap<Lexicon, Tables>();

function tablesOf(lexicon: Lexicon): Tables {
  const made = known.get(lexicon);
  if (made) return made;
  const persons = lexicon.entries("fields.persons");
  const tables: Tables = {
    ambiguous: new Set(lexicon.entries("fields.ambiguous")),
    things: new Set(lexicon.entries("fields.things")),
    measures: new Set(lexicon.entries("fields.measures")),
    persons: new Set(persons),
    places: new Set(lexicon.entries("fields.places")),
    part: parter(
      [
        ...sensitive.flatMap((name) => lexicon.entries(`fields.${name}`)),
        ...lexicon.entries("fields.plain"),
        ...persons,
        ...lexicon.entries("fields.things"),
      ],
      new Set(lexicon.entries("fields.heads")),
    ),
  };
  known.set(lexicon, tables);
  return tables;
}

/** The name with its words apart: `ACCESSTOKEN` and `custname` are "access token" and "cust name". */
function partedField(field: string, part: Parter): string {
  let text = "";
  let at = 0;
  for (const { folded, start, end } of wordsOf(field)) {
    const parts = part(folded);
    if (!parts) continue;
    text += field.slice(at, start) + parts.join(" ");
    at = end;
  }
  return text + field.slice(at);
}

/** "name" alone, "driver name", "names of guests"; "beer name" is a thing's. */
function namesPerson(words: readonly Word[], { lexicon }: Asked): Word | undefined {
  const { persons, places, things } = tablesOf(lexicon);
  const at = words.find(({ folded }) =>
    /^(?:names?|nm|nombres?|noms?|nome|naam|namn|navn|namen)$/.test(folded),
  );
  if (!at) return undefined;
  const others = words.filter((word) => word !== at && !smallWords.has(word.folded));
  if (others.length === 0) return at;
  const isPerson = ({ folded, lemmas }: Word) =>
    lemmas.some((lemma) => persons.has(lemma)) ||
    lexicon.terms("people.posts").has(folded) ||
    lexicon.terms("failure.outsiders").has(folded);
  return others.some(isPerson) &&
    !others.some(({ lemmas }) => lemmas.some((lemma) => things.has(lemma) || places.has(lemma)))
    ? at
    : undefined;
}
