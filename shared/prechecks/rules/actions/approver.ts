import { quoteField, said, type ActionFact, type Facts } from "../../facts.ts";
import { fullName, hasName, hasPost, isWithVendor, namesProduct, personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { prepositions, smallWords } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";
import { called, quoteRow, subjectOf } from "./common.ts";
import { isClause } from "./hedges.ts";

const items = ["actions.approval", "actions.real-approval"];
const refs = ["OWASP-AISVS:1.0:9.2.1", "OWASP-ASI:2026:ASI09", "NIST-AI-RMF:1.0:GOVERN 3.2"];

export const noApprover: Rule = {
  id: "actions.no-approver",
  family: "actions",
  title: "Approval, and nobody who approves",
  rationale: "An approval that is nobody's task is given by nobody, or by whoever clicks first.",
  settles: "The post inside the buyer that approves this action.",
  severity: "blocker",
  items,
  refs,
  examples: {
    fires: [
      { says: "No approver.", sections: { actions: [{ action: "send offer", policy: "approval" }] } },
      {
        says: "Yet to be named.",
        sections: { actions: [{ action: "send offer", policy: "approval", approver: "TBD" }] },
      },
      {
        says: "A dash.",
        sections: { actions: [{ action: "send offer", policy: "approval", approver: "—" }] },
      },
      {
        says: "No answer to who.",
        sections: { actions: [{ action: "send offer", policy: "approval", approver: "required" }] },
      },
    ],
    quiet: [
      {
        says: "A post.",
        sections: { actions: [{ action: "send offer", policy: "approval", approver: "Shift lead" }] },
      },
      {
        says: "Automatic needs none.",
        sections: { actions: [{ action: "sort mail", policy: "automatic" }] },
      },
    ],
  },
  check: (facts) =>
    facts.actions
      .filter(({ policy, row }) => policy === "approval" && isNobody(row.approver, facts))
      .map((action) => ({
        subject: subjectOf(action),
        says: `${called(action)} needs approval, and nobody is named who approves.`,
        quotes: [...quoteRow(action), quoteField(`${action.path}.approver`, action.row.approver)],
      })),
};

export const approverNotHuman: Rule = {
  id: "actions.approver-not-human",
  family: "actions",
  title: "The approver is no person inside the buyer",
  rationale: "An agent that approves itself, or a vendor that approves for the buyer, is no approval.",
  settles: "A person or post inside the buyer who approves, and no other way to a yes.",
  severity: "blocker",
  items,
  refs,
  examples: {
    fires: [
      {
        says: "The agent itself.",
        sections: {
          actions: [{ action: "send offer", policy: "approval", approver: "the agent (confidence > 0.9)" }],
        },
      },
      {
        says: "The agent is enough.",
        sections: {
          actions: [{ action: "send offer", policy: "approval", approver: "agent or shift lead" }],
        },
      },
      {
        says: "The vendor.",
        sections: {
          actions: [{ action: "send offer", policy: "approval", approver: "Vendor's support engineer" }],
        },
      },
      {
        says: "The vendor by its name.",
        top: { vendor: { name: "Quillon Robotics" } },
        sections: {
          actions: [{ action: "send offer", policy: "approval", approver: "Quillon duty engineer" }],
        },
      },
    ],
    quiet: [
      {
        says: "A post of the buyer, though of operations of agents.",
        sections: {
          actions: [{ action: "send offer", policy: "approval", approver: "AI operations duty officer" }],
        },
      },
      {
        says: "A person, after a check by a machine.",
        sections: {
          actions: [
            { action: "send offer", policy: "approval", approver: "rule engine, then sales controller" },
          ],
        },
      },
      {
        says: "A person who uses a console.",
        sections: {
          actions: [
            { action: "send offer", policy: "approval", approver: "Ward sister in the approval console" },
          ],
        },
      },
      {
        says: "Nobody at all is another flag.",
        sections: { actions: [{ action: "send offer", policy: "approval" }] },
      },
    ],
  },
  check: (facts) =>
    facts.actions.flatMap((action) => {
      if (action.policy !== "approval" || isNobody(action.row.approver, facts)) return [];
      const found = outsiderOf(action, facts);
      if (!found) return [];
      return [
        {
          subject: subjectOf(action),
          says: `${called(action)} is approved by ${found}, not by a person inside the buyer.`,
          quotes: [...quoteRow(action), quoteField(`${action.path}.approver`, action.row.approver)],
        },
      ];
    }),
};

function isNobody(approver: string | undefined, facts: Facts): boolean {
  if (said(approver) === undefined || approver === undefined) return true;
  const words = wordsOf(approver);
  if (words.length === 0 || placeholder.test(approver)) return true;
  const hits = facts.lexicon.terms("approver.nobody").find(approver);
  if (
    words.every(
      ({ folded }, at) => smallWords.has(folded) || hits.some(({ from, to }) => from <= at && at < to),
    )
  )
    return true;
  return personOf(approver, facts).kind === "nobody";
}

/** "N.N.", "k.A.", "[name]", "<post>". */
const placeholder =
  /^\W*(?:n\. ?n|k\. ?a|s\. ?o)\.?\W*$|^\s*[[<{(](?:\p{L}+ ){0,3}(?:name|approver|post|role|person|title)(?: here)?[\]>})]\s*$/iu;

/** Who else than a person of the buyer can say yes, if one can. */
function outsiderOf({ row }: ActionFact, facts: Facts): string | undefined {
  const approver = row.approver ?? "";
  // Each alternative suffices by itself; behind "and" or "then" the next one is asked as well.
  const ways = approver.split(/\bor\b|\/|;|\||\belse\b|\botherwise\b|\bfailing that\b/iu);
  for (const [at, way] of ways.entries()) {
    if (said(way) === undefined || (at > 0 && isClause(way))) continue;
    const kinds = way
      .split(/\band\b|\bthen\b|\bplus\b|[&+]|\bwith\b|\bfollowed by\b/iu)
      .filter((part) => said(part) !== undefined)
      .flatMap((asked, nth) => kindsOf(asked, facts, nth === 0));
    if (kinds.length === 0 || kinds.includes("human")) continue;
    if (kinds.includes("vendor")) return "the vendor";
    if (kinds.includes("machine")) return "a machine";
  }
  return undefined;
}

const people =
  /^\W*(?:the )?(?!ai\b|agents?\b|bots?\b)(?:[\p{L}-]+ ){1,4}(?:team|department|office|committee|board|crew|desk|unit|group|bureau|counter|council|panel)\b/iu;

/** Behind a comma a second one is named, or it is said who the first one is: "Dagny Holm, watch engineer of the vendor". */
function kindsOf(asked: string, facts: Facts, first: boolean): Kind[] {
  const parts = asked.split(",").filter((part) => said(part) !== undefined);
  const kinds = parts.map((part, at) => kindOf(part, facts, first && at === 0));
  const [who = "", told = ""] = parts;
  // "Pulse Senior, the second voice in the room": of the same thing, and of no other.
  if (
    kinds[0] !== "human" &&
    /^\s*(?:the|an?|our|who|which|that|whose)\b/iu.test(told) &&
    !hasPost(told, facts)
  )
    return kinds.slice(0, 1);
  const isTold = kinds[1] === "vendor" && kinds[0] === "human" && !hasPost(who, facts);
  return isTold ? ["vendor"] : kinds;
}

type Kind = "human" | "vendor" | "machine" | "unknown";

function kindOf(part: string, facts: Facts, first: boolean): Kind {
  const person = personOf(part, facts);
  if (namesProduct(part, facts) && !hasPost(part, facts) && (first || !hasName(part, facts)))
    return "machine";
  if (!person.atVendor && atOurs.test(part)) return "vendor";
  if (!person.atVendor && facts.lexicon.terms("approver.human-agents").says(part)) return "human";
  // The automation team is people; the AI team may be anything.
  if (!person.atVendor && !isWithVendor(person, part, facts) && people.test(part)) return "human";
  if (isMachine(part, facts)) return "machine";
  if (person.atVendor || isWithVendor(person, part, facts)) return "vendor";
  if (facts.systemOf(part.trim()) || person.kind === "machine") return "machine";
  if (person.kind === "nobody") return "unknown";
  // Two words that no list knows are a name where a name is looked for first.
  if (hasPost(part, facts) || (hasName(part, facts) && (first || fullName.test(part)))) return "human";
  if (met.test(part)) return "machine";
  // "variance under 2 %": met or not, nobody says yes.
  if (measured.test(part)) return "machine";
  return (first && person.kind === "person") || person.kind === "team" ? "human" : "unknown";
}

/** A vendor writes the packet: what it calls its own is the vendor's. */
const atOurs =
  /\bour (?:own )?(?:[\p{L}-]+ )?(?:on[- ]call|solutions?|success|delivery|implementation|platform|product|reliability|noc|soc|service desk|control room|command centre|command center|consultants?|engineers?|customer|onboarding|head office|hotline|specialists?|experts?|reviewers|moderators|analysts|annotators|clinicians|operators|hub|back office|night shift|hypercare)\b/iu;
/** "If the sums agree": a state of things says nothing. */
const met =
  /^\W*(?:if|when|once|as soon as|provided|where|whenever|as long as)\b.*\b(?:agrees?|match(?:es)?|tall(?:y|ies)|balances?|pass(?:es)?|clears?|coincides?|equals?|within|below|above|under|exceeds?|reconciles?|green|complete|valid)\b/iu;
const measured =
  /[<>≥≤]\s*\d|\d\s*(?:%|per ?cent\b)|\b[01][.,]\d|\b(?:variance|confidence|probability|similarity|concordance|deviation|likelihood|score|threshold|tolerance)\b/iu;

/** What stands before the first preposition or bracket is a machine: "agent on behalf of the lead", "reviewer bot". */
function isMachine(part: string, facts: Facts): boolean {
  const { lexicon } = facts;
  const words = wordsOf(part);
  const from = words.findIndex(({ folded }) => !smallWords.has(folded));
  if (from === -1) return false;
  const rest = words.slice(from);
  const cut = rest.findIndex(
    ({ folded, gap }, at) =>
      at > 0 && gap !== "-" && (prepositions.has(folded) || (gap !== "" && !/^[-'’]/.test(gap))),
  );
  const run = [...(cut === -1 ? rest : rest.slice(0, cut))];
  // "tolerance check R7": a number of its own makes it no other thing.
  while (run.length > 1 && /^(?:[a-z]{0,2}\d+|no|nr|v\d+)$/.test(run.at(-1)?.folded ?? "")) run.pop();
  const last = run.at(-1);
  const first = run[0];
  if (!first || !last) return false;
  const text = part.slice(first.start, last.end);
  const posts = lexicon.terms("people.posts").find(text);
  const machines = [
    ...lexicon.terms("people.machines").find(text),
    ...lexicon.terms("approver.machines").find(text),
  ];
  const ends = machines.some(({ to }) => to === run.length);
  if (
    ends &&
    lexicon
      .terms("approver.human-agents")
      .find(text)
      .some(({ to }) => to === run.length)
  )
    return false;
  // "reviewer bot": the last word says what it is.
  // "AI supervisor": a post's name, and none that a person has.
  const isPostOfMachine = machines.some(({ from, to }) => to === run.length && to - from > 1);
  if (ends && (posts.length === 0 || isPostOfMachine || strictMachines.has(last.folded))) return true;
  return posts.length === 0 && machines.some((hit) => hit.from === 0 && !hasName(text.slice(hit.end), facts));
}
const strictMachines = new Set(
  "agent agents bot bots robot model llm ai engine script algorithm automation software workflow copilot classifier api system rule rules".split(
    " ",
  ),
);
