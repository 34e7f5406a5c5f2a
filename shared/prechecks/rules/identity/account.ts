import { quoteField, quotePlace, said, type Facts } from "../../facts.ts";
import { fullName, personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";
import { isYetToBeNamed } from "../containment/common.ts";

export const noAccount: Rule = {
  id: "identity.no-account",
  family: "identity",
  title: "Under which account it runs is not said",
  rationale: "Every permission and every receipt hangs on an account. Without one neither can be checked.",
  settles: "The kind of account, and its name.",
  severity: "concern",
  items: ["identity.whose-permissions", "identity.service-account"],
  refs: ["NIST-800-53:r5:IA-2", "NIST-800-53:r5:AC-2"],
  examples: {
    fires: [
      {
        says: "Neither kind nor name.",
        sections: { identity: { scopes: [{ system: "crm", scope: "crm.read" }] } },
      },
    ],
    quiet: [
      {
        says: "Both.",
        sections: { identity: { account: "service", principal: "svc-intake@buyer.example" } },
      },
    ],
  },
  check: (facts) => {
    const { account, principal } = facts.packet.sections.identity ?? {};
    const blank = [
      { path: "identity.account", text: account },
      { path: "identity.principal", text: principal },
    ].filter(({ text }) => isNothing(facts, text));
    return blank.length === 0
      ? []
      : [
          {
            subject: "",
            says: "Under which account the agent runs is not said.",
            quotes: blank.map(({ path, text }) => quoteField(path, text)),
          },
        ];
  },
};

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

export const noRotation: Rule = {
  id: "identity.no-rotation",
  family: "identity",
  title: "Nobody rotates the credentials",
  rationale: "A credential that nobody changes outlives the people who know it.",
  settles: "Who rotates the credentials, and how often.",
  severity: "concern",
  items: ["identity.rotation"],
  refs: ["NIST-800-53:r5:IA-5"],
  examples: {
    fires: [
      { says: "No owner.", sections: { identity: { rotation: { every: "90 days" } } } },
      { says: "To be named.", sections: { identity: { rotation: { owner: "TBD" } } } },
    ],
    quiet: [
      {
        says: "A team of the buyer.",
        sections: { identity: { rotation: { owner: "Identity team", every: "90 days" } } },
      },
    ],
  },
  check: (facts) => {
    const owner = facts.packet.sections.identity?.rotation?.owner;
    return isNothing(facts, owner) || isYetToBeNamed(owner) || personOf(owner, facts).kind === "machine"
      ? [
          {
            subject: "",
            says: "Nobody is named who rotates the credentials.",
            quotes: [quoteField("identity.rotation.owner", owner)],
          },
        ]
      : [];
  },
};

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
  /\b(?:disabl\w*|remov\w*|revo\w*|(?:switch|turn|flip|shut|sign|log|knock|power)\w*\s+(?:\S+\s+){0,4}?off|lock\w*|detach\w*|deactivat\w*|de-activat\w*|delet\w*|suspen\w*|clos(?:es?|ed|ing|ure)|withdr[ae]w\w*|cut\w*|block\w*|pull\w*|kill\w*|expir\w*|invalidat\w*|shut\w*|tak(?:es?|en|ing)\s+(?:\S+\s+){0,5}?(?:out|away|off|down|back)|out of|end(?:s|ed)\b|drop\w*|freez\w*|str(?:ik|uck)\w*|unplug\w*|disconnect\w*|terminat\w*|cancel\w*|clear\w*|eras\w*|purg\w*|retir\w*|rescind\w*|burn\w*|void\w*|wip\w*|stop\w*|bar(?:s|red)\b|sever\w*|dead\b|de-?provision\w*|off-?board\w*|strip\w*|rip\w*|throw\w*|unset\w*|turn\w* the key|rotat\w*|sperr\w*|losch\w*|lösch\w*|entzieh\w*|entzogen|deaktivier\w*|revoqu\w*|révoqu\w*|retir\w*|désactiv\w*|desactiv\w*|bloque\w*|revoca\w*)/iu;
const asking =
  /\b(?:tickets?|requests?|asks?|asked|mail(?:s|ed)?|e-?mails?|calls?|writes?|written|application|contacts?|phones?|rings?|notif\w+|tells?|inform\w*|reach\w*|appl(?:y|ies)|report\w*|through|via|ping\w*|order\w*|instruct\w*)\b/iu;
const vendorVoice =
  /\b(?:we|us|vendor|vendors|supplier|provider|manufacturer|maker|makers|developer|developers|software house|hersteller|anbieter|éditeur|fournisseur|proveedor|fabricante|leverancier|our (?:own )?(?:support|engineers?|customer|success|help|ops|operations|console|cloud|platform|team|staff|people|developers?|hotline|desk|noc|soc|service|side|portal|company|admin|administrators?|office hours|system|back office|backend|tenant|end))\b/giu;

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
      if (named === true && asking.test(clause.text)) vendorActs = true;
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
      if (last === true && /\b(?:they|them|their|it|who|which|one)\b/i.test(clause.text.slice(0, act.index)))
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
  /\b(?:nobody|no one|none of us|not)\b[^.;]{0,40}\b(?:in our house|on (?:our|the buyer's) side|at the (?:buyer|customer|client)|here|in house|has (?:this|the|that|a) (?:right|key|button)|can do (?:it|so|this))\b|\bsole (?:administrat|right|key|hold)/i;
const denied =
  /\b(?:no (?:call|mail|ticket|word|help|need|part)|not needed|without (?:us|the vendor|asking)|not via|has no part|plays no part|needs? (?:no|nobody)|not (?:involved|required|necessary))\b/i;

function vendorPlaces({ packet }: Facts, text: string): readonly number[] {
  const distinct = (name: string | undefined) => wordsOf(name ?? "").map(({ folded }) => folded);
  const buyer = new Set(distinct(packet.buyer?.name));
  const names = new Set(
    [...distinct(packet.vendor?.name).slice(0, 2), ...distinct(packet.vendor?.product).slice(0, 1)].filter(
      (word) => word.length > 2 && !buyer.has(word) && !trades.has(word),
    ),
  );
  const product = new Set(
    distinct(packet.vendor?.product).filter((word) => !distinct(packet.vendor?.name).includes(word)),
  );
  const named = wordsOf(text).flatMap(({ folded, start, end }) => {
    if (!names.has(folded) || product.has(folded)) return [];
    // `svc-pellwright`, "the Pellwright key" and "Pellwright's account" are no acts of the vendor.
    if (/[-_@./\\]$/.test(text.slice(0, start)) || /^[-_@/\\]|^\.[\p{L}\d]/u.test(text.slice(end))) return [];
    if (
      /^(?:['’]s)?\s+(?:account|user|token|keys?|role|app|application|connector|integration|login|service account|certificate|credential|plug-?in|client|grant|robot|agent|entry|connection)\b/i.test(
        text.slice(end),
      )
    )
      return [];
    return [start];
  });
  return [...named, ...[...text.matchAll(vendorVoice)].map((match) => match.index)].sort((a, b) => a - b);
}
const trades = new Set(
  "systems system software solutions services service technologies technology labs digital automation data cloud studio group robotics works apps the and".split(
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
    ...[...text.matchAll(new RegExp(fullName, "gu"))].map((match) => start + match.index),
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

function isNothing({ lexicon }: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return true;
  return lexicon
    .terms("people.nobody")
    .find(text)
    .some(({ start, end }) => start <= 1 && end >= text.trimEnd().length - 1);
}
