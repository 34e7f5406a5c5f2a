import { said, type Facts } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { personOf } from "../../people.ts";
import { fold } from "../../text/words.ts";
import { ownersOf, quoteOwner, type OwnerFact } from "./owners.ts";

const jonas = { name: "Jonas Ek", role: "Engineer", contact: "j.ek@vendor.example" };
const mira = { name: "Mira Solberg", role: "Claims manager", contact: "ext. 1201" };
const six = (owner: object) => ({
  workflow: owner,
  runtime: owner,
  exceptions: owner,
  incidents: owner,
  changes: owner,
  shutdown: owner,
});

/** Every owner that is named is the vendor's, and at least two are named. */
export function allAtVendor(facts: Facts): boolean {
  const named = ownersOf(facts).filter(({ person }) => person.kind !== "nobody");
  return named.length >= 2 && named.every(({ person }) => person.atVendor);
}

export const allVendor: Rule = {
  id: "ownership.all-vendor",
  family: "ownership",
  title: "Nobody outside the vendor owns anything",
  rationale:
    "The buyer answers for what the agent does to the buyer's records. With the vendor owning every duty, the buyer cannot even switch it off on its own.",
  settles: "Owners inside the buyer, at least for the workflow, the exception queue and switching it off.",
  severity: "concern",
  items: ["ownership.named", "ownership.workflow", "ownership.drift"],
  refs: ["NIST-AI-RMF:1.0:GOVERN 2.1", "NIST-800-53:r5:SA-9"],
  examples: {
    fires: [
      {
        says: "All six at the vendor.",
        top: { vendor: { name: "Vendor", contact: "x@vendor.example" } },
        sections: { ownership: six(jonas) },
      },
    ],
    quiet: [
      {
        says: "The buyer owns the workflow.",
        top: { vendor: { contact: "x@vendor.example" } },
        sections: { ownership: { ...six(jonas), workflow: mira } },
      },
    ],
  },
  check: (facts) =>
    allAtVendor(facts)
      ? [
          {
            subject: "",
            says: "Every owner that is named is at the vendor.",
            quotes: ownersOf(facts)
              .filter(({ person }) => person.kind !== "nobody")
              .flatMap((owner) => quoteOwner(owner, facts)),
          },
        ]
      : [],
};

export const onePerson: Rule = {
  id: "ownership.one-person",
  family: "ownership",
  title: "One person owns everything",
  rationale:
    "Who runs it, changes it and judges it in one person means that nobody checks; and on a day off nobody is there.",
  settles: "A second person for changes or for switching it off, and deputies.",
  severity: "concern",
  items: ["ownership.named", "ownership.support"],
  refs: ["NIST-800-53:r5:AC-5", "ISO-42001:2023:A.3.2"],
  examples: {
    fires: [{ says: "One name, six times.", sections: { ownership: six(mira) } }],
    quiet: [
      {
        says: "Two people.",
        sections: { ownership: { ...six(mira), shutdown: { name: "Ola Brandt", role: "Duty manager" } } },
      },
    ],
  },
  check: (facts) => {
    const owners = ownersOf(facts).filter(({ person }) => person.kind === "person");
    if (owners.length < 6 || !areOne(ownersOf(facts).map((owner) => nameKey(facts, owner)))) return [];
    return [
      {
        subject: "",
        says: `“${owners[0]?.words ?? ""}” owns all six duties.`,
        quotes: owners.flatMap((owner) => quoteOwner(owner, facts).slice(0, 1)),
      },
    ];
  },
};

/** The same name with six roles is still one person, as is "Mrs Hrubá" beside "Zdenka Hrubá" and "Hrubá Z.". */
function areOne(keys: readonly string[]): boolean {
  const names = keys.map((key) => key.split(" "));
  const longest = names.reduce((one, other) => (other.join("").length > one.join("").length ? other : one));
  const isOf = (word: string) =>
    longest.some((part) => part === word || (word.length === 1 && part.startsWith(word)));
  return names.every((words) => words.every(isOf) && words.some((word) => word.length > 2));
}

/** The words of the name without titles, or all that is said of the owner. */
function nameKey(facts: Facts, { duty, person }: OwnerFact): string {
  const name = said(facts.packet.sections.ownership?.[duty]?.name);
  if (name === undefined) return person.key;
  const [main = name] = name.split(/[,;(]/u).filter((part) => /\p{L}/u.test(part));
  const words = fold(main)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const bare = words.filter((word) => !facts.lexicon.terms("names.titles").has(word));
  return (bare.length > 0 ? bare : words).join(" ");
}

export const unreachableShutdown: Rule = {
  id: "ownership.unreachable-shutdown",
  family: "ownership",
  title: "Who switches it off cannot be reached",
  rationale: "A name without a number is no help in the minute it is needed.",
  settles: "A telephone number, a pager or a desk that is staffed whenever the agent runs.",
  severity: "concern",
  items: ["ownership.drift", "failure.stop"],
  refs: ["NIST-AI-RMF:1.0:MANAGE 2.4"],
  examples: {
    fires: [
      {
        says: "No contact.",
        sections: { ownership: { shutdown: { name: "Ola Brandt", role: "Duty manager" } } },
      },
    ],
    quiet: [
      {
        says: "A number.",
        sections: { ownership: { shutdown: { name: "Ola Brandt", contact: "+47 555 0123" } } },
      },
    ],
  },
  check: (facts) => {
    const owner = ownersOf(facts).find(({ duty }) => duty === "shutdown");
    if (!owner || owner.words === "" || owner.person.kind === "nobody") return [];
    if (
      owner.contact !== undefined &&
      personOf(owner.contact, facts).kind !== "nobody" &&
      wayToReach.test(owner.contact) &&
      (!someHours.test(owner.contact) || otherHours.test(owner.contact))
    )
      return [];
    if (/\d{3,}|@/.test(owner.words)) return [];
    return [
      {
        subject: "",
        says:
          owner.contact === undefined
            ? `“${owner.words}” is to switch it off, and no way to reach them is given.`
            : `“${owner.words}” is to switch it off and cannot always be reached (“${owner.contact}”).`,
        quotes: [
          ...quoteOwner(owner, facts),
          ...(owner.contact === undefined ? [{ path: "ownership.shutdown.contact" }] : []),
        ],
      },
    ];
  },
};

const wayToReach =
  /[\d@#]|\b(?:tele\p{L}*|phone|mobile|cell|handset|radio|bleep|pager|beeper|buzzer|horn|desk|channel|counter|chat|teams|slack|signal|whatsapp|sms|e?-?mail|hotline|switchboard|intercom|tannoy|bell|rooms?|office|gate|bridge|booth|lodge|poste|durchwahl|ext(?:ension)?|tel|ddi|vhf|uhf|line|rota|manned|staffed|funk|zentrale|leitstelle|calls?|ring)\b/iu;
const someHours =
  /\b(?:business hours|office hours|working hours|school hours|weekdays only|on weekdays|mon(?:day)?s? ?(?:to|-|–|till|through) ?fri(?:day)?s?|nine to five|9 ?(?:to|-|–) ?(?:5|17)|mornings only|days only|daytime only|on leave|on holiday|on vacation|no deputy|part[- ]time)\b/iu;
const otherHours =
  /\b(?:otherwise|else|after that|at night|nights?|out of hours|other times|weekends|day and night|all hours|round the clock|24\s?[/x]\s?7|deputy (?!until)|then)\b/iu;
