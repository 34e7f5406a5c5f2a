import { quoteField, quotePlace, type Facts } from "../../facts.ts";
import { personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";

export const sharedAccount: Rule = {
  id: "identity.shared-account",
  family: "identity",
  title: "A shared or a personal account",
  rationale:
    "What the agent did and what a person did cannot be told apart, and the account can be neither narrowed nor closed without hitting people.",
  settles: "An account of its own for the agent.",
  severity: "concern",
  items: ["identity.service-account", "identity.inherited"],
  refs: ["NIST-800-53:r5:IA-4", "OWASP-AISVS:1.0:9.4.1", "OWASP-ASI:2026:ASI03"],
  examples: {
    fires: [
      { says: "Said in the field.", sections: { identity: { account: "shared", principal: "desk" } } },
      {
        says: "A person's address.",
        sections: { identity: { account: "service", principal: "j.miller@buyer.example" } },
      },
      {
        says: "A manager's login.",
        sections: {
          identity: { account: "delegated-user", principal: "Runs under the login of the office manager" },
        },
      },
    ],
    quiet: [
      {
        says: "Its own account.",
        sections: { identity: { account: "service", principal: "svc-intake@buyer.example" } },
      },
      {
        says: "The rights of who signed in, for the session.",
        sections: {
          identity: { account: "delegated-user", principal: "token of the signed-in clerk, for the session" },
        },
      },
    ],
  },
  check: (facts) => {
    const { account, principal, text, leastPrivilege } = facts.packet.sections.identity ?? {};
    const quotes = [
      ...(isSharedKind(account) ? [quoteField("identity.account", account)] : []),
      ...(principal !== undefined && isPersons(facts, principal)
        ? [quoteField("identity.principal", principal)]
        : []),
      ...[
        { path: "identity.principal", text: principal ?? "" },
        { path: "identity.text", text: text ?? "" },
        { path: "identity.leastPrivilege", text: leastPrivilege ?? "" },
      ].flatMap((passage) => [
        ...facts.lexicon
          .terms("identity.shared")
          .find(passage.text)
          .filter(({ start, end, negated }) => !negated && !isMachineAccount(passage.text, start, end))
          .map(({ start, end }) => quotePlace(passage, start, end)),
        ...personalPlaces(passage.text).map(({ start, end }) => quotePlace(passage, start, end)),
        ...postsLogins(facts, passage.text).map(({ start, end }) => quotePlace(passage, start, end)),
      ]),
    ];
    return quotes.length === 0
      ? []
      : [{ subject: "", says: "The agent uses a shared or a personal account.", quotes }];
  },
};

function isSharedKind(account: string | undefined): boolean {
  return /\b(?:shared|common|communal|pooled|group|team|generic|personal|private|sammel\w*|gruppen\w*|partage\w*|commun|compartid\w*|condivis\w*)\b/i.test(
    account ?? "",
  );
}

/** "machine account of the Office", "not shared". */
function isMachineAccount(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  return (
    /\b(?:machine|service|technical|robot|bot|system|application|app|workload|functional|managed|non-human|non-personal|dedicated|own|programme?|software|agent|integration|technisch\w*|dienst\w*)[\s-]+(?:\p{L}+[\s-]+)?$/iu.test(
      before,
    ) ||
    /^\s*(?:agent|workflow|assistant|bot|robot|service|application|programme?|software|machine|tool|integration|job|gateway|connector|role)\b/i.test(
      after,
    ) ||
    /\b(?:no|not|never|nobody|none|without)\b[^.;]{0,30}$/i.test(before)
  );
}

const nouns = String.raw`(?:log-?ins?|accounts?|users?|user ?ids?|user ?names?|credentials|passwords?|badge|token|session|certificate|smart ?card|profile|identity|sign-?on|kennung|benutzer(?:konto)?|konto|zugang|anmeldung|compte|session|cuenta|usuario|utente|inlog|Benutzer(?:konto)?|Konto|Zugang|Kennung|Anmeldung|Log-?[Ii]n|Account|User)`;
const humans = String.raw`(?:(?:[Mm]rs?|[Mm]s|Miss|[Dd]r|[Pp]rof|Sir|[Ff]rau|[Hh]errn?|Mme|M|Sra?|Do[nñ]a?|Signora?)\.?\s+\p{Lu}|\p{Lu}\.\s?\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+)`;
/** A person's own account, in the ways in which people say it. */
const personal: readonly RegExp[] = [
  // "signs on as Ms D. Halloran", "under the name of Mr Poe", "with Frau Lenz' Kennung"
  new RegExp(
    String.raw`\b(?:signs?|signed|logs?|logged|works?|acts?|runs?|goes?|comes?|enters?|connects?|authenticates?|anmeldet|arbeitet)\s+(?:\p{L}+\s+)?(?:on|in|up|into|as|under|with|by|through|als|unter|mit)\b[^.;]{0,25}?\b${humans}`,
    "gu",
  ),
  new RegExp(
    String.raw`\b(?:in|under|with|by|using|borrow\w*|lent)\s+(?:the\s+)?(?:name|login|account|user|credentials?|password|id)\s+(?:of|belonging to|borrowed from|lent by)\s+${humans}`,
    "gu",
  ),
  new RegExp(
    String.raw`\b${humans}[\p{L}-]*['’]?s?['’]?\s+(?:own\s+|personal\s+|usual\s+|normal\s+|everyday\s+)?${nouns}\b`,
    "gu",
  ),
  new RegExp(
    String.raw`\b${nouns}\s+(?:of|belonging to|held by|borrowed from|lent by|issued to|von|de|di|van)\s+(?:our\s+)?${humans}`,
    "gu",
  ),
  // "the night porter's login", "his own user", "the account she uses every day"
  /\b(?:his|her|their|ihre?[mn]?|seine[mn]?|son|sa|su)\s+(?:own\s+|personal\s+|usual\s+|normal\s+|everyday\s+|eigene[nmr]?\s+)?(?:log-?in|account|user|credentials|password|badge|smart ?card|benutzer|konto|zugang|compte|cuenta|usuario)\b/giu,
  /\b(?:log-?in|account|user|id|name|password|credentials?|station|terminal)\b[^.;]{0,30}\b(?:he|she|they|we all|everyone|everybody|all of us|the (?:whole )?(?:shift|team|desk|crew|office|staff|counter|ward|reception|night|day|dispatchers?|clerks?|nurses?|handlers?))\s+(?:\p{L}+\s+){0,2}(?:uses?|used|share|shares|shared|knows?|works?|signs?|logs?|has|have)\b/giu,
  /\bwho\s+(?:continues?|goes on|keeps?|still|also|herself|himself|otherwise)\b[^.;]{0,40}\b(?:under|with|using|same|by)\b/giu,
  /\b(?:everybody|everyone|all of (?:us|them)|we all|the (?:whole|entire) \p{L}+|all (?:the )?\p{L}+s|several (?:people|persons|\p{L}+s)|half the \p{L}+)\s+(?:\p{L}+\s+){0,4}(?:uses?|used|shares?|shared|knows?|signs? (?:in|on)|logs? (?:in|on))\b/giu,
  /\b(?:same|one|single)\s+(?:log-?in|account|user|id|password|credentials?|sign-?on|kennung|benutzer)\s+(?:as|that|which|the|for (?:all|every|the (?:whole|entire))|wie|den|used)\b/giu,
  /\b(?:sammel|gruppen|gemeinschafts|abteilungs|team|schicht)-?(?:konto|benutzer|account|kennung|zugang|login|user)\w*/giu,
  /\b(?:gemeinsam\w*|geteilt\w*|personlich\w*|persönlich\w*)\s+(?:\p{L}+\s+)?(?:konto|benutzer\w*|account|kennung|zugang|login|anmeldung)/giu,
  /\b(?:compte|identifiant|session|cuenta|usuario|utente|account)\s+(?:partag\w*|commune?s?|personnel\w*|compartid\w*|com[uú]n|personal|condivis\w*|gedeeld)\b/giu,
  /\b(?:cuenta|usuario|compte|account|user|login|log-in|id)\s+(?:\S+\s+)?(?:is |was |are )?(?:shared|used|known)\s+(?:with|by|among|between|to)\s+(?:the\s+|our\s+|all\s+|every|several|other)/giu,
  /\b(?:password|pin|code|credentials?|login)\s+(?:is|was|are|has been)?\s*(?:known|given|told|handed|passed)\s+(?:to|among|round|around|on)\b/giu,
  /\b(?:passed|handed|written|stuck|taped|kept)\s+(?:\p{L}+\s+){0,3}(?:from shift to shift|round|around|on (?:a|the) (?:note|monitor|screen|whiteboard|board|card))\b/giu,
];

function personalPlaces(text: string): { start: number; end: number }[] {
  return personal.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .filter(
        ({ start, end }) =>
          !isMachineAccount(text, start, end) &&
          !/\b(?:signed[- ]in|logged[- ]in|session of the|for the session|on behalf)\b/i.test(
            text.slice(start, end + 30),
          ) &&
          !/\b(?:disabl|lock|rotat|owner|owned|sponsor|manag|administ|custod|answer|respons|kept by)/i.test(
            text.slice(Math.max(0, start - 30), start),
          ),
      ),
  );
}

/** "The shift leaders' log-in", "account of the night porter". */
function postsLogins({ lexicon }: Facts, text: string): { start: number; end: number }[] {
  return lexicon
    .terms("people.posts")
    .find(text)
    .filter(({ start, end, negated }) => {
      if (negated) return false;
      const behind = new RegExp(
        String.raw`^(?:['’]s?|s['’])\s+(?:(?:own|personal|usual|normal|everyday|ordinary|day-to-day)\s+)?${nouns}\b`,
        "iu",
      );
      const before = new RegExp(
        String.raw`${nouns}\s+(?:of|belonging to|held by|borrowed from|lent by|issued to)\s+(?:the|our|a|one|any|whichever)\s+(?:\p{L}+\s+){0,2}$`,
        "iu",
      );
      const possessive = /['’]s?$/u.test(text.slice(0, end)) ? text.slice(0, end).search(/['’]s?$/u) : end;
      const near = text.slice(Math.max(0, start - 60), start);
      return (
        (behind.test(text.slice(possessive)) || before.test(near)) &&
        !isMachineAccount(text, Math.max(0, start - 25), end) &&
        !/\b(?:service|machine|robot|technical|own|token of the signed|signed[- ]in|session|on behalf|no right|cannot)\b/i.test(
          near,
        )
      );
    });
}

/** "j.miller@…", "Marta Lind": an address or a name like a person's, with no word for a machine in it. */
function isPersons(facts: Facts, principal: string): boolean {
  const local = (principal.trim().split(/[@(,;]/)[0] ?? "").trim().split(/[\\/]/).at(-1) ?? "";
  const words = wordsOf(local).map(({ folded }) => folded);
  const { vendor, title } = facts.packet;
  const own = new Set(
    wordsOf(`${vendor?.product ?? ""} ${vendor?.name ?? ""} ${title ?? ""}`).map(({ folded }) => folded),
  );
  if (words.some((word) => machineWords.test(word) || own.has(word))) return false;
  if (/[@\\]/.test(principal) && /^\p{L}{1,20}[._]\p{L}{2,30}$/u.test(local)) return true;
  return (
    /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Frau|Herr|Mme|Sra?)\.? )?(?:\p{Lu}\.|\p{Lu}\p{Ll}+) (?:\p{Lu}\. |(?:van|von|de|da|di|der) )*\p{Lu}\p{L}+(?:-\p{Lu}\p{Ll}+)?$/u.test(
      local,
    ) &&
    personOf(local, facts).kind === "person" &&
    !personOf(local, facts).atVendor
  );
}
const machineWords =
  /^(svc|srv|sa|service|services|agent|assistant|bot|robot|app|api|system|sys|machine|automation|auto|integration|int|client|connector|worker|runner|job|noreply|daemon|proxy|gateway|matcher|router|intake|sp|spn|mi|identity|role|account|acct|prod|test|uat|dev|ai|ki|user|desk|queue|reader|writer|sync|scan|log|data|process|batch|feed|hub|tool|technical|tech|triage|classifier|planner|scheduler|orders?|mail|inbox|register|registry|portal|office|ops|dienst|konto|rpa|flow|workflow|pilot)$|\d/;
