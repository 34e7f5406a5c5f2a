import { quoteField, quotePlace, said, type Facts } from "../../facts.ts";
import { fullName, personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { isNegated } from "../../text/terms.ts";
import { fold, wordsOf } from "../../text/words.ts";

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
    const { account, principal, text } = facts.packet.sections.identity ?? {};
    const quotes = [
      ...(account?.trim().toLowerCase() === "shared" ? [quoteField("identity.account", account)] : []),
      ...(principal !== undefined && isPersons(facts, principal)
        ? [quoteField("identity.principal", principal)]
        : []),
      ...[
        { path: "identity.principal", text: principal ?? "" },
        { path: "identity.text", text: text ?? "" },
      ].flatMap((passage) =>
        facts.lexicon
          .terms("identity.shared")
          .find(passage.text)
          .filter(({ negated }) => !negated)
          .map(({ start, end }) => quotePlace(passage, start, end)),
      ),
    ];
    return quotes.length === 0
      ? []
      : [{ subject: "", says: "The agent uses a shared or a personal account.", quotes }];
  },
};

/** "j.miller@…", "Marta Lind": an address or a name like a person's, with no word for a machine in it. */
function isPersons(facts: Facts, principal: string): boolean {
  const local = principal.trim().split("@")[0] ?? "";
  const words = wordsOf(local).map(({ folded }) => folded);
  if (words.some((word) => machineWords.test(word))) return false;
  if (principal.includes("@") && /^\p{L}{1,20}[._]\p{L}{2,30}$/u.test(local)) return true;
  return (
    /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(principal.trim()) &&
    personOf(principal, facts).kind === "person" &&
    !personOf(principal, facts).atVendor
  );
}
const machineWords =
  /^(svc|srv|service|services|agent|bot|robot|app|api|system|sys|machine|automation|auto|integration|int|client|connector|worker|runner|job|noreply|daemon|proxy|gateway|matcher|router|intake|sp|spn|mi|identity|role|account|acct|prod|test|uat|dev|ai|user|desk|queue|reader|writer|sync)$|\d/;

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
    return isNothing(facts, owner)
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
    return isNothing(facts, revocation)
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
  /\b(?:disabl\w*|remov\w*|revok\w*|switch\w* (?:it |them |the \w+ )?off|turn\w* (?:it |them |the \w+ )?off|lock\w*|detach\w*|deactivat\w*|delet\w*|suspend\w*|clos\w*|withdraw\w*|cut\w*|block\w*|pull\w*|kill\w*|expir\w*|invalidat\w*|shut\w*|tak\w+ away|end\w*|drop\w*|freez\w*)\b/i;

/** The vendor is named, and nobody of the buyer revokes. */
function isVendorAlone(facts: Facts, text: string): boolean {
  const { lexicon, packet } = facts;
  const words = wordsOf(text);
  const distinct = (name: string | undefined) =>
    wordsOf(name ?? "")
      .map(({ folded }) => folded)
      .filter((word) => word.length > 3);
  const vendorWords = new Set([...distinct(packet.vendor?.name), ...distinct(packet.vendor?.product)]);
  const buyerWords = new Set(distinct(packet.buyer?.name).filter((word) => !vendorWords.has(word)));
  // "vendor not needed", "no call to Pellwright", `svc-pellwright` are no acts of the vendor.
  const isAccount = (at: number) => /^(svc|srv|sa|app|spn)$/.test(words[at - 1]?.folded ?? "");
  const isDenied = (at: number) =>
    isNegated(words, at) ||
    /^(not|never)$/.test(words[at + 1]?.folded ?? "") ||
    /^(not|never)$/.test(words[at + 2]?.folded ?? "");
  const isVendors = (at: number) =>
    /^(our|we|us|vendor|provider|manufacturer)$/.test(words[at]?.folded ?? "") ||
    vendorWords.has(words[at]?.folded ?? "");
  if (!words.some((_word, at) => isVendors(at) && !isAccount(at) && !isDenied(at))) return false;
  const belongsToVendor = (at: number) =>
    [at - 3, at - 2, at - 1, at].some((near) => near >= 0 && isVendors(near) && !isAccount(near));
  const actors = [
    ...["people.posts" as const, "people.teams" as const].flatMap((name) =>
      lexicon
        .terms(name)
        .find(text)
        .filter(({ from }) => !belongsToVendor(from)),
    ),
    ...words.flatMap(({ folded, start, end }, at) =>
      buyerWords.has(folded) || /^(buyer|customer)$/.test(folded)
        ? [{ from: at, to: at + 1, start, end }]
        : [],
    ),
  ];
  const named = [...text.matchAll(new RegExp(fullName, "gu"))]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, words: distinct(match[0]) }))
    .filter(({ words: own }) => !own.some((word) => vendorWords.has(word)));
  return ![...actors, ...named].some(({ start, end }) => {
    const after = text.slice(end).split(/[.;\n]|\bwho\b|\bwhich\b/)[0] ?? "";
    const beforeActor =
      text
        .slice(0, start)
        .split(/[.;\n]/)
        .at(-1) ?? "";
    const asked =
      /\b(?:ticket|request|asks?|mails?|e-?mails?|calls?|writes?|contacts?|phones?|rings?|notif\w+|tells?|inform\w*)\b/i.exec(
        after,
      );
    const acts = revoking.exec(after);
    // "Upon application by the buyer, access is withdrawn by the vendor."
    const agent =
      acts &&
      /^[^.;\n]{0,40}?\bby\s+(?:the\s+)?(\p{L}+)/u.exec(after.slice(acts.index + acts[0].length))?.[1];
    if (
      typeof agent === "string" &&
      (vendorWords.has(fold(agent)) || /^(vendor|us|our|provider)$/i.test(agent))
    )
      return false;
    return (
      (acts !== null && (asked === null || acts.index < asked.index)) ||
      (/\bby\s+(?:the\s+|a\s+)?[\p{L}\s'’]*$/iu.test(beforeActor) && revoking.test(beforeActor))
    );
  });
}

function isNothing({ lexicon }: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return true;
  return lexicon
    .terms("people.nobody")
    .find(text)
    .some(({ start, end }) => start <= 1 && end >= text.trimEnd().length - 1);
}
