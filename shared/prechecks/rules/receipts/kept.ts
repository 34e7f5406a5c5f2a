import { quoteField, quotePlace, said, type Facts, type Passage } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Rule } from "../../rule.ts";
import { durationsIn } from "../../text/durations.ts";
import { wordsOf } from "../../text/words.ts";
import { logGrants, pathGrants } from "./log-grants.ts";
import { homesOf, isGuarded } from "./log-places.ts";

export const shortRetention: Rule = {
  id: "receipts.short-retention",
  family: "receipts",
  title: "Receipts are gone before a mistake is noticed",
  rationale: "When the mistake comes to light, the receipts that explain it must still be there.",
  settles: "A retention longer than the longest time until a wrong result is noticed.",
  severity: "concern",
  items: ["receipts.trail", "receipts.reconstruct", "failure.detection"],
  refs: ["NIST-800-53:r5:AU-11"],
  examples: {
    fires: [
      {
        says: "Two weeks against a quarter.",
        sections: {
          failure: { detection: "The quarterly audit finds wrong postings." },
          receipts: { retention: "14 days" },
        },
      },
    ],
    quiet: [
      {
        says: "A year against a month.",
        sections: {
          failure: { detection: "Found at the monthly close." },
          receipts: { retention: "one year" },
        },
      },
    ],
  },
  check: (facts) => {
    const { receipts } = facts.packet.sections;
    const kept = Math.max(...durationsIn(receipts?.retention ?? ""), Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(kept)) return [];
    const slow = noticingWords(facts)
      .map((passage) => ({
        ...passage,
        days: Math.max(
          ...durationsIn(passage.text).filter(Number.isFinite),
          passage.path === "failure.detection" ? facts.thresholds.detectionDays : 0,
        ),
      }))
      // "Monthly" and "thirty days" are the same.
      .find(({ days }) => days > kept * 1.04);
    if (!slow) return [];
    return [
      {
        subject: "",
        says: "Receipts are kept for less time than a wrong result may take to be noticed.",
        quotes: [quoteField("receipts.retention", receipts?.retention), quoteField(slow.path, slow.text)],
      },
    ];
  },
};

/** What the packet says of how late a wrong result may be noticed. */
function noticingWords({ packet, passages }: Facts): readonly Passage[] {
  const { failure } = packet.sections;
  return [
    { path: "failure.detection", text: failure?.detection ?? "" },
    ...passages
      .filter(
        ({ path }) => path !== "failure.detection" && path !== "receipts.retention" && !/^title$/.test(path),
      )
      .flatMap(({ path, text }) =>
        text
          .split(/(?<=[.;\n])\s+/u)
          .filter(
            (sentence) =>
              noticed.test(sentence) &&
              !/\b(?:kept|retained|retention|stored|deleted after)\b/i.test(sentence),
          )
          .map((sentence) => ({ path, text: sentence })),
      ),
  ];
}
const noticed =
  /\b(?:come[s]? to light|came to light|surfaces?|(?:is|are|be|get|gets) (?:noticed|found|discovered|spotted|detected|seen|caught)|turns? up|shows? (?:up|itself|at|in|only)|notices?|appeals?|disput\w*|chargebacks?|object(?:s|ions?)?|complain\w*|contest\w*|audit(?:s|ed)?|reconcil\w*)\b/i;

export const selfWritable: Rule = {
  id: "receipts.self-writable",
  family: "receipts",
  title: "The agent can change its own log",
  rationale:
    "Who can change the log can change what happened. An agent that was led astray will be led to its log, too.",
  settles: "A store to which the agent's account may only add, run by somebody else.",
  severity: "concern",
  items: ["receipts.trail"],
  refs: ["NIST-800-53:r5:AU-9", "OWASP-AISVS:1.0:12.1.1", "OWASP-ASI:2026:ASI10"],
  examples: {
    fires: [
      {
        says: "It tidies its log.",
        sections: { receipts: { where: "A table that the agent tidies once a week", retention: "1 year" } },
      },
      {
        says: "The log is where it writes.",
        sections: {
          boundary: { systems: [{ id: "crm", name: "CRM" }] },
          data: { flows: [{ system: "crm", access: ["read", "write"] }] },
          receipts: { where: "Notes field in the CRM" },
        },
      },
      {
        says: "A row deletes log entries.",
        sections: {
          actions: { rows: [{ action: "delete old log entries", policy: "automatic" }] },
          receipts: { where: "SIEM" },
        },
      },
    ],
    quiet: [
      {
        says: "It may only add.",
        sections: {
          receipts: {
            where: "Append-only store of IT security",
            tamperProtection: "The agent's account cannot delete.",
          },
        },
      },
    ],
  },
  check: (facts) => {
    const quotes = [
      ...confessions(facts),
      ...tidying(facts),
      ...logActions(facts),
      ...logGrants(facts),
      ...pathGrants(facts),
      ...whereItWrites(facts),
    ];
    return quotes.length === 0
      ? []
      : [{ subject: "", says: "The agent can alter or delete its own log.", quotes }];
  },
};

function logWords({ passages }: Facts): readonly Passage[] {
  return passages.filter(({ path }) => path.startsWith("receipts.") && path !== "receipts.retention");
}

function confessions(facts: Facts): Quote[] {
  return logWords(facts).flatMap((passage) =>
    facts.lexicon
      .terms("receipts.unguarded")
      .find(passage.text)
      .filter(({ negated }) => !negated)
      .map(({ start, end }) => quotePlace(passage, start, end)),
  );
}

const altering = String.raw`(?:tid(?:y|ies|ied|ying)|clean\p{L}*|edit\p{L}*|delet\p{L}*|remov\p{L}*|merg\p{L}*|swe(?:ep|pt)\p{L}*|replac\p{L}*|rewrit\p{L}*|rewrote|correct\p{L}*|prun\p{L}*|trim\p{L}*|clear\p{L}*|rotat\p{L}*|compact\p{L}*|condens\p{L}*|consolidat\p{L}*|overwrit\p{L}*|amend\p{L}*|fix(?:es|ed)?|str(?:ikes?|uck)|purg\p{L}*|adjust\p{L}*|chang\p{L}*|modif\p{L}*|alter\p{L}*|touch\p{L}* up|polish\p{L}*|renam\p{L}*|redact\p{L}*|eras\p{L}*|wip(?:e|es|ed|ing)|drops? (?:the|old|what|boring|noisy|any)|throw\p{L}* (?:out|away)|thin\p{L}* out|weed\p{L}*|shorten\p{L}*|summari[sz]\p{L}*|roll\p{L}* up|truncat\p{L}*|dedup\p{L}*|updat\p{L}*|reorder\p{L}*|reorgani[sz]\p{L}*|archiv\p{L}* and|cull\p{L}*|discard\p{L}*|empt(?:y|ies|ied)|manag(?:e|es|ed|ing)|maintain\p{L}*|recycl\p{L}*|groom\p{L}*|curat\p{L}*)`;
const alteringWord = new RegExp(String.raw`\b${altering}\b`, "iu");
const alterable = new RegExp(
  String.raw`\b(?:can|may|could|might) (?:still |later |always |also |then )?be (?:later |freely |easily )?${altering}\b(?![^,;.]*\bby\b)|\b(?:editable|re-?writable|changeable|alterable|versioning (?:is )?(?:not|off))\b`,
  "iu",
);
const denies =
  /\b(?:not|cannot|can't|no|never|neither|nor|nobody|no one|none|nothing|without|only (?:add|append|insert|new|the)|only (?:adding|appending)|append|may add|add-only|append-only|refus\p{L}*|reject\p{L}*|den(?:y|ies|ied)|impossible|unable|forbid\p{L}*|prohibit\p{L}*|barred|excluded|prevented|precluded|debarred|revoked|withheld|withdrawn|stripped|taken away|disabled|kein\p{L}*|nicht|nur|aucun\p{L}*|ne|solo|geen|niet)\b/iu;
const ownHands =
  /\b(?:agent|agents|bot|robot|assistant(?! \p{L}+(?:er|or|ist)\b)|workflow|software|programme?|runner|tool|(?<!\b(?:with|by|of|for|from|at|to|under) (?:the |our )?(?!what\b|which\b|that\b|all\b|everything\b|whatever\b|entries\b|lines\b|those\b)[\p{L}-]+(?:['’]s)? )it(?! (?:department|dept|team|manager|office|officer|operations|ops|security|service|services|staff|administrator|administrators|admin|director|lead|head|group|desk|support|infrastructure|auditor|audit|archivist|people|unit|governance|risk|systems?|controls?)\b)|its|it's|itself|same (?:account|login|user|role|credentials?|service account)|service (?:account|user|principal|role|login|identity)|svc[-_]\S+|role \S+|own (?:account|login|user|role))\b/iu;

/** "Squirrel can tidy a line up later", "its account merges the near-identical ones", "entries can be edited". */
function tidying(facts: Facts): Quote[] {
  const { vendor, title, sections } = facts.packet;
  const principal = sections.identity?.principal ?? "";
  const names = [
    ...wordsOf(vendor?.product ?? "").map(({ folded }) => folded),
    ...wordsOf(principal.split("@")[0] ?? "").map(({ folded }) => folded),
  ].filter(
    (word) =>
      word.length > 3 &&
      !/^(?:service|desk|account|system|agent|role|user|flow|work|logs?|studio)$/.test(word),
  );
  const own = new Set(names);
  const titled = new Set(
    wordsOf(title ?? "")
      .map(({ folded }) => folded)
      .filter((word) => own.has(word)),
  );
  const isOwnHand = (text: string) =>
    ownHands.test(text) || wordsOf(text).some(({ folded }) => own.has(folded) || titled.has(folded));
  const places = logWords(facts).filter(({ path }) => !path.startsWith("receipts.sample"));
  return places.flatMap((passage) => {
    const quotes: Quote[] = [];
    let start = 0;
    let subject = false;
    for (const clause of passage.text.split(/(?<=[.;:\n])\s|,\s|\bbut\b|\band\b/u)) {
      const at = passage.text.indexOf(clause, start);
      start = at + clause.length;
      // A subject holds on through the list of its verbs: "goes through the lines, merges some and sweeps out others".
      if (/[.;:\n]\s*$/.test(passage.text.slice(0, at).trimEnd() + " ") && !isOwnHand(clause))
        subject = false;
      if (/\b(?:who|whom|by (?!the agent|it\b|its\b))/i.test(clause)) subject = false;
      const denied = denies.test(withoutPurpose(clause));
      if (isOwnHand(clause)) subject = !denied;
      if (denied) {
        subject = false;
        continue;
      }
      const alters = alteringWord.exec(clause);
      const passive = alterable.exec(clause);
      const wide =
        /\b(?:full|read[ -](?:and )?write|write and delete|owner|admin\w*) (?:access|rights?|permissions?|control)\b|\bowns? (?:the|that|this)\b|\b(?:is|are|as) (?:the )?owner of\b/i.exec(
          clause,
        );
      const hit = passive ?? (subject ? (alters ?? wide) : null);
      if (hit) quotes.push(quotePlace(passage, at + hit.index, at + hit.index + hit[0].length));
    }
    return quotes;
  });
}

/** "… so that errors may be put right without troubling the desk" denies nothing of what may be altered. */
function withoutPurpose(clause: string): string {
  return clause.replace(
    /\b(?:so that|so as to|in order (?:to|that)|without (?:troubling|bothering|asking|involving|disturbing|waiting|needing|calling|telling|contacting))\b.*$/isu,
    "",
  );
}

/** Rows that delete or change entries of a log, and scopes that would let it. */
function logActions(facts: Facts): Quote[] {
  const { actions, scopes } = facts;
  const rows = actions
    .filter(
      ({ policy, text, act }) =>
        policy !== "never" &&
        ["delete", "update"].includes(act.verb) &&
        act.main.some((object) => /^(?:log|receipt|audit|trail|logbook|journal)$/.test(object)) &&
        removing.test(text) &&
        !/\b(?:in|into|to|onto)\b/i.test(text),
    )
    .map(({ path, text }) => quoteField(`${path}.action`, text));
  const homes = new Set(homesOf(facts).map(({ key }) => key));
  const wide = scopes
    .filter(
      ({ key, text }) =>
        homes.has(key) && /delet|admin|purge|(?:^|[.:/])\*|\bfull|owner|manage|truncate|remove/i.test(text),
    )
    .filter(({ text }) => !/no.?delet|without.?delet/i.test(text))
    .map(({ path, text }) => quoteField(`${path}.scope`, text));
  return [...rows, ...wide];
}
const removing =
  /^\W*(?:\p{L}+ly\s+)?(?:delet|remov|purg|eras|wip|truncat|prun|trim|clean|tid|clear|rotat|compact|edit|rewrit|overwrit|amend|correct|merg|redact|strike|sweep|throw|discard|shred|chang|modif|alter|consolidat)/iu;

/** The receipts lie where the agent writes, and nothing guards them. */
function whereItWrites(facts: Facts): Quote[] {
  const { where, tamperProtection } = facts.packet.sections.receipts ?? {};
  if (said(where) === undefined || where === undefined || isGuarded(facts)) return [];
  const own =
    /\b(?:same|own|its|working|scratch|temp(?:orary)?|local|home)\s+(?:\p{L}+\s+)?(?:folder|directory|bucket|share|drive|disk|database|table|schema|volume|workspace|storage|container|space|machine|host|sheet|file|area|zone|cache|path|partition)\b/iu.exec(
      where,
    );
  if (own ?? (ofAgent.test(where) || isByProduct(facts, where)))
    return [quoteField("receipts.where", where), quoteField("receipts.tamperProtection", tamperProtection)];
  for (const home of homesOf(facts)) {
    // A store for records alone, into which the agent may put lines, is what receipts are kept in.
    if (isLogStore(home.label, home.key) && !canChange(facts, home.key)) continue;
    const write = facts.flows.find(
      ({ key, flow }) =>
        key === home.key && flow.access?.some((access) => access === "write" || access === "store"),
    );
    const at = write?.flow.access?.findIndex((access) => access === "write" || access === "store") ?? -1;
    if (write && at >= 0)
      return [
        quoteField("receipts.where", where),
        quoteField("receipts.tamperProtection", tamperProtection),
        quoteField(`${write.path}.access[${at}]`, write.flow.access?.[at]),
      ];
  }
  return [];
}

/** "Database of the agent", "a sheet that the agent also uses". */
const ofAgent =
  /\b(?:folder|directory|bucket|share|drive|disk|database|table|schema|volume|workspace|storage|container|spreadsheet|sheet|file|notebook|mailbox|wiki|page)\b[^.;,]{0,25}\b(?:of|owned by|used by|run by|in which|that|where) (?:the |our )?(?:agent|bot|assistant|workflow|runner)\b(?!['’]s (?:actions|runs|acts|work|doings))/iu;

/** "A spreadsheet that Lendwell fills", "/srv/lendwell/logs", "on the application host": where the agent is at home. */
function isByProduct({ packet }: Facts, where: string): boolean {
  const [name = ""] = wordsOf(packet.vendor?.product ?? "").map(({ folded }) => folded);
  const folded = where.toLowerCase();
  if (
    /\b(?:application|app|agent|bot|runner|worker|workflow|automation)(?:['’]s)? (?:host|server|machine|vm|container|pod|node|box|disk|volume)\b/iu.test(
      where,
    )
  )
    return true;
  if (name.length < 4) return false;
  return new RegExp(
    String.raw`[/\\]${name}[/\\]|\b(?:folder|directory|bucket|share|drive|disk|database|table|spreadsheet|sheet|file|notebook|mailbox|wiki|page|workspace|list|book)\b[^.;]{0,30}\b(?:that|which|where|in which) ${name} (?:\p{L}+ )?(?:fills?|writes?|keeps?|uses|maintains|owns|updates|edits|manages|stores?|works|runs|holds)\b`,
    "iu",
  ).test(folded);
}

function isLogStore(label: string, key: string): boolean {
  return /(?:^|[^\p{L}])(?:log|logs|audit|journal|ledger|register|trail|receipts?|archive|protocol|protokoll|nachweis|proof|recorder|siem|book of|stage book|libro|registre|registro|diario|logbook|breadcrumb)/iu.test(
    `${label} ${key}`,
  );
}

function canChange({ scopes }: Facts, home: string): boolean {
  const own = scopes.filter(({ key }) => key === home);
  return (
    own.length === 0 ||
    own.some(
      ({ text }) =>
        /updat|edit|delet|remov|replac|manage|admin|\*|full|owner|modif|write/i.test(text) &&
        !/append|add|insert|drop|put.?only|write.?once/i.test(text),
    )
  );
}
