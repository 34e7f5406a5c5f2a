import { quoteField, said, type Facts } from "../../facts.ts";
import { fullName, isTradeWord } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { fold, wordsOf } from "../../text/words.ts";
import { isYetToBeNamed } from "../containment/common.ts";
import { isNothing } from "./nothing.ts";

export const noRevocation: Rule = {
  id: "identity.no-revocation",
  family: "identity",
  title: "How access is revoked is not said",
  rationale:
    "Pausing the workflow leaves its access in place. Access that nobody knows how to take away stays.",
  settles: "How access is removed when the workflow is paused, by whom, and how fast.",
  severity: "concern",
  items: ["identity.revocation"],
  refs: ["NIST-800-53:r5:AC-2(3)", "NIST-800-53:r5:PS-4"],
  examples: {
    fires: [{ says: "Nothing.", sections: { identity: { account: "service" } } }],
    quiet: [
      {
        says: "How, and by whom.",
        sections: { identity: { revocation: "Identity desk disables the account within 10 minutes" } },
      },
    ],
  },
  check: (facts) => {
    const revocation = facts.packet.sections.identity?.revocation;
    return isNothing(facts, revocation) || isYetToBeNamed(revocation)
      ? [
          {
            subject: "",
            says: "How access is revoked is not said.",
            quotes: [quoteField("identity.revocation", revocation)],
          },
        ]
      : [];
  },
};

export const vendorRevocation: Rule = {
  id: "identity.vendor-revocation",
  family: "identity",
  title: "Only the vendor can revoke access",
  rationale:
    "On the day the vendor is the problem, or asleep, the buyer must be able to close the door itself.",
  settles: "A way for the buyer to revoke access without the vendor.",
  severity: "concern",
  items: ["identity.revocation", "failure.stop"],
  refs: ["NIST-800-53:r5:AC-2(3)", "NIST-AI-RMF:1.0:GOVERN 6.2"],
  examples: {
    fires: [
      {
        says: "A ticket with the vendor.",
        sections: {
          identity: {
            revocation: "Open a ticket with our support desk; we deactivate the key within two days.",
          },
        },
      },
      {
        says: "By name.",
        top: { vendor: { name: "Pellwright" } },
        sections: { identity: { revocation: "Pellwright engineers disable the tenant on request." } },
      },
    ],
    quiet: [
      {
        says: "The buyer does it, the vendor is told.",
        sections: {
          identity: {
            revocation: "The buyer's identity team disables the account; the vendor is told afterwards.",
          },
        },
      },
      {
        says: "Either can.",
        sections: {
          identity: {
            revocation:
              "Service desk lead switches the account off in the directory; our support can do so as well.",
          },
        },
      },
    ],
  },
  check: (facts) => {
    const revocation = facts.packet.sections.identity?.revocation;
    if (said(revocation) === undefined || revocation === undefined) return [];
    return isVendorAlone(facts, revocation)
      ? [
          {
            subject: "",
            says: "Only the vendor can revoke the agent's access.",
            quotes: [quoteField("identity.revocation", revocation)],
          },
        ]
      : [];
  },
};

const revoking =
  /\b(?:disabl\w*|remov\w*|revo\w*|(?:switch|turn|flip|shut|sign|log|knock|power)\w*\s+(?:\S+\s+){0,4}?off|lock\w*|detach\w*|deactivat\w*|de-activat\w*|delet\w*|suspen\w*|clos(?:es?|ed|ing|ure)|withdr[ae]w\w*|cut\w*|block\w*|pull\w*|kill\w*|expir\w*|invalidat\w*|shut\w*|tak(?:es?|en|ing)\s+(?:\S+\s+){0,5}?(?:out|away|off|down|back)|out of|end(?:s|ed)\b|end (?:the|this|its|all|every|such)\b|drop\w*|freez\w*|str(?:ik|uck)\w*|unplug\w*|disconnect\w*|terminat\w*|cancel\w*|clear\w*|eras\w*|purg\w*|retir\w*|rescind\w*|burn\w*|void\w*|wip\w*|stop\w*|bar(?:s|red)\b|sever\w*|dead\b|de-?provision\w*|off-?board\w*|strip\w*|rip\w*|throw\w*|unset\w*|turn\w* the key|rotat\w*|sperr\w*|losch\w*|lösch\w*|entzieh\w*|entzogen|deaktivier\w*|revoqu\w*|révoqu\w*|retir\w*|désactiv\w*|desactiv\w*|bloque\w*|revoca\w*)/iu;
const asking =
  /\b(?:tickets?|requests?|asks?|asked|mail(?:s|ed)?|e-?mails?|calls?|writes?|written|application|contacts?|phones?|rings?|notif\w+|tells?|inform\w*|reach\w*|appl(?:y|ies)|report\w*|through|via|ping\w*|order\w*|instruct\w*)\b/iu;
const vendorVoice =
  /\b(?:we|us|vendor|vendors|supplier|provider|manufacturer|maker|makers|developer|developers|software house|hersteller|anbieter|éditeur|fournisseur|proveedor|fabricante|leverancier|our (?:own )?(?:sre|devops|technicians?|specialists?|consultants?|operators?|duty|managed service|support|engineers?|customer|success|help|ops|operations|console|cloud|platform|team|staff|people|developers?|hotline|desk|noc|soc|service|side|portal|company|admin|administrators?|office hours|system|back office|backend|tenant|end))\b/giu;

/** "handled by us", "we take care of it". */
const seesTo =
  /\b(?:handl\w*|tak(?:e|es|en) care|see(?:s|n)? to|look(?:s|ed)? after|do(?:es|ne)? (?:it|this|that|so)|do it|done by|arrang\w*|manag\w*|process\w*|perform\w*|carr(?:y|ies|ied) (?:it|this) out|decid\w*|say so|deal\w*)\b/iu;

type Actor = { readonly at: number; readonly vendor: boolean };

/** The vendor is named as the one who revokes, and nobody else does. */
function isVendorAlone(facts: Facts, text: string): boolean {
  const vendor = vendorPlaces(facts, text);
  let vendorActs = false;
  let othersAct = false;
  let last: boolean | undefined;
  for (const clause of clausesOf(text)) {
    const actors = actorsIn(facts, clause, vendor, last);
    const act = revoking.exec(clause.text);
    const named = actors.at(-1)?.vendor;
    if (actors.length > 0) last = actors.some(({ vendor: isVendor }) => isVendor);
    if (denied.test(clause.text)) continue;
    if (!act) {
      if (
        named === true &&
        (asking.test(clause.text) ||
          seesTo.test(clause.text) ||
          // "By Pellwright, at the request of the desk".
          /^\W*(?:only |solely |exclusively )?(?:by|through|via)\b/iu.test(clause.text))
      )
        vendorActs = true;
      continue;
    }
    const at = clause.start + act.index;
    const by = actors.find(
      (actor) =>
        actor.at > at &&
        /\b(?:by|through|via|from|at|with|durch|von|par|por)\s+(?:\p{L}+\s+){0,2}$/iu.test(
          text.slice(at, actor.at),
        ),
    );
    const before = actors.filter((actor) => actor.at < at);
    const subject = by ?? before.find(({ vendor: isVendor }) => !isVendor) ?? before.at(-1) ?? actors[0];
    if (subject === undefined) {
      // "They will take the connection away": whoever was spoken of before.
      // Or the subject of the clause before: "holds the account and withdraws the login".
      if (
        last === true &&
        /^\W*(?:and|then|or|but)?\W*(?:then |also |can |may |will )*$/iu.test(
          clause.text.slice(0, act.index),
        ) &&
        clause.start > 0
      )
        vendorActs = true;
      else if (
        last === true &&
        /\b(?:they|them|their|it|who|which|one)\b/i.test(clause.text.slice(0, act.index))
      )
        vendorActs = true;
      else if (last !== true || !/\b(?:is|are|be|been|gets?|will)\s+\p{L}+/iu.test(clause.text))
        othersAct = true;
      continue;
    }
    // "The desk lead asks Pellwright to close the account."
    const asked = asking.exec(clause.text.slice(0, act.index));
    const passedOn =
      !subject.vendor &&
      asked !== null &&
      actors.some((actor) => actor.vendor && actor.at < at && actor.at > subject.at);
    if (subject.vendor || passedOn) vendorActs = true;
    else othersAct = true;
  }
  return vendorActs && (!othersAct || soleHand.test(text));
}
/** "In our house nobody has this right", "only from their console". */
const soleHand =
  /\b(?:nobody|no one|none of us|not)\b[^.;]{0,40}\b(?:in our house|on (?:our|the buyer's) side|at the (?:buyer|customer|client)|here|in house|has (?:this|the|that|a) (?:right|key|button)|can do (?:it|so|this))\b|\bsole (?:administrat|right|key|hold)|\b(?:exclusively|solely|only) (?:by|through|via|from)\b|\b(?:buyer|customer|client|house|port|school|hospital|city|council|company|itself|themselves)\b[^.;]{0,30}\b(?:no means|no way|no button|cannot|can not|has no|have no|holds? no)\b/i;
const denied =
  /\b(?:no (?:call|mail|ticket|word|help|need|part)|not needed|(?:is|are|was|need|needs|have|has|do|does) (?:neither|never|not)(?! (?:only|just)\b)|cannot|without (?:us|the vendor|asking)|not via|has no part|plays no part|needs? (?:no|nobody)|not (?:involved|required|necessary))\b/i;

function vendorPlaces({ packet, lexicon }: Facts, text: string): readonly number[] {
  const distinct = (name: string | undefined) => wordsOf(name ?? "").map(({ folded }) => folded);
  const buyer = new Set(distinct(packet.buyer?.name));
  const names = new Set(
    [...distinct(packet.vendor?.name).slice(0, 2), ...distinct(packet.vendor?.product).slice(0, 1)].filter(
      (word) => word.length > 2 && !buyer.has(word) && !trades.has(word) && !isTradeWord(word, lexicon),
    ),
  );
  const product = new Set(
    distinct(packet.vendor?.product).filter((word) => !distinct(packet.vendor?.name).includes(word)),
  );
  const named = wordsOf(text).flatMap(({ folded, start, end }) => {
    if (!names.has(folded) || product.has(folded)) return [];
    // `svc-pellwright`, "the Pellwright key" and "Pellwright's account" are no acts of the vendor.
    if (/@[\w.-]*$/.test(text.slice(0, start))) return [start];
    if (/[-_./\\]$/.test(text.slice(0, start)) || /^[-_@/\\]|^\.[\p{L}\d]/u.test(text.slice(end))) return [];
    if (
      /^(?:['’]s)?\s+(?:account(?!\s+(?:manager|team|executive|lead|director))|user|token|keys?|role|app|application|connector|integration|login|service account|certificate|credential|plug-?in|client|grant|robot|agent|entry|connection)\b/i.test(
        text.slice(end),
      )
    )
      return [];
    return [start];
  });
  return [
    ...named,
    ...contactPlaces(packet.vendor?.contact, text),
    ...[...text.matchAll(vendorVoice)].map((match) => match.index),
  ].sort((a, b) => a - b);
}
/** Where the text names the person who is the vendor's contact. */
function contactPlaces(contact: string | undefined, text: string): readonly number[] {
  const surname = /^\p{L}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*)* (\p{L}[\p{L}'’-]{3,})\s*(?:[,;<(]|$)/u.exec(
    contact ?? "",
  )?.[1];
  if (surname === undefined) return [];
  return wordsOf(text).flatMap(({ folded, start }) => (folded === fold(surname) ? [start] : []));
}

const trades = new Set(
  "control controls security identity access directory network networks central office room house team group desk line lines digital tools tool source point bridge north south east west first second one open smart systems system software solutions services service technologies technology labs digital automation data cloud studio group robotics works apps the and".split(
    " ",
  ),
);

type Clause = { readonly text: string; readonly start: number };

function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const cut of text.matchAll(
    /[.;:\n](?=\s|$)|,\s|\s[-–—·]\s|\b(?:and|then|who|which|after which|but)\b/giu,
  )) {
    clauses.push({ text: text.slice(from, cut.index), start: from });
    from = cut.index;
  }
  clauses.push({ text: text.slice(from), start: from });
  return clauses.filter((clause) => /\p{L}/u.test(clause.text));
}

function actorsIn(
  facts: Facts,
  { text, start }: Clause,
  vendor: readonly number[],
  last: boolean | undefined,
): Actor[] {
  const { lexicon, packet } = facts;
  const inside = vendor.filter((at) => at >= start && at < start + text.length);
  const buyer = new Set(
    wordsOf(packet.buyer?.name ?? "")
      .map(({ folded }) => folded)
      .filter((word) => word.length > 3),
  );
  // "Pellwright engineers", "our support desk", and "their administrator" where they are the vendor's.
  const isVendors = (at: number) =>
    inside.some((place) => place <= at && at - place < 45) ||
    (last === true &&
      /^\W*(?:the|an?|one|some)\s+(?:duty\s+)?(?:engineer|technician|colleague|operator|administrator|specialist|developer)\b/iu.test(
        text,
      )) ||
    (last === true && /\btheir\s+(?:\p{L}+\s+){0,2}$/iu.test(text.slice(0, at - start)));
  const others = [
    ...(["people.posts", "people.teams"] as const).flatMap((name) =>
      lexicon
        .terms(name)
        .find(text)
        .map((hit) => start + hit.start),
    ),
    ...wordsOf(text)
      .filter(
        ({ folded }) =>
          buyer.has(folded) ||
          (/^(?:buyer|customer|client|it|edv|informatik|informatique|porter|whoever|anyone|either|rota|shift|directory|administrator\w*|leiter\w*|custodian|keyholder)$/.test(
            folded,
          ) &&
            folded !== "it"),
      )
      .map((word) => start + word.start),
    ...[...text.matchAll(/\b(?:IT|EDV|IAM|ICT|SOC|CISO)\b/g)].map((match) => start + match.index),
    // "Only Pellwright" is no name of a person.
    ...[...text.matchAll(new RegExp(fullName, "gu"))]
      .map((match) => ({ from: start + match.index, to: start + match.index + match[0].length }))
      .filter(({ from, to }) => !inside.some((place) => place >= from && place < to))
      .map(({ from }) => from),
    ...[
      ...text.matchAll(
        /^(?:[\s,;.]|and|then)*(?!(?:The|An?|Our|Any|Each|Every|Upon|Only|One|You|If|When|Once|After|Access|Ring|Open|It|They|We|This|That|These|Those|Keys?|Tokens?|Session|Accounts?|Revocation|By|On|At|In|For|To|Please|Just|Simply|All|Call|Write|Mail|Ask|Contact)\b)(\p{Lu}\p{Ll}+)(?:['’]s)?\s+(?=\p{Ll}+s\b|or\b|\(|\p{Ll}+\s+\p{Ll}+s\b)/gu,
      ),
    ].map((match) => start + match.index + match[0].search(/\p{Lu}/u)),
  ];
  return [
    ...inside.map((at) => ({ at, vendor: true })),
    ...others.filter((at) => !inside.includes(at)).map((at) => ({ at, vendor: isVendors(at) })),
  ].sort((a, b) => a.at - b.at);
}
