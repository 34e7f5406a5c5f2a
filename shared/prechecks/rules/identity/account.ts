import { quoteField, quotePlace, said, type Facts } from "../../facts.ts";
import { personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";

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

/** The vendor acts, and nobody else is named who could. */
function isVendorAlone(facts: Facts, text: string): boolean {
  if (!personOf(text, facts).atVendor) return false;
  const words = wordsOf(text);
  const vendorWords = new Set(
    [...wordsOf(facts.packet.vendor?.name ?? ""), ...wordsOf(facts.packet.vendor?.product ?? "")]
      .map(({ folded }) => folded)
      .filter((word) => word.length > 3),
  );
  const belongsToVendor = (at: number) =>
    words
      .slice(Math.max(0, at - 3), at + 1)
      .some(
        ({ folded }) =>
          /^(our|we|us|vendor|vendors|provider|providers|supplier|manufacturer)$/.test(folded) ||
          vendorWords.has(folded),
      );
  const buyer = new Set(
    wordsOf(facts.packet.buyer?.name ?? "")
      .map(({ folded }) => folded)
      .filter((word) => word.length > 3 && !vendorWords.has(word)),
  );
  const own = words.some(
    ({ folded }) => buyer.has(folded) || /^(buyer|customer's|yourself|your|you)$/.test(folded),
  );
  const asks =
    /\b(ask|asks|request|requests|ticket|tickets|mail|mails|e-mail|email|call|calls|write|contact|contacts|phone|phones|ring|rings|notif\w+|tell|tells|inform\w*|upon|on demand)\b/i.test(
      text,
    );
  const actors = [
    ...facts.lexicon.terms("people.posts").find(text),
    ...facts.lexicon.terms("people.teams").find(text),
  ].filter(({ from, to }) => !belongsToVendor(from) && to - from > 0);
  // Somebody of the buyer who asks the vendor does not revoke.
  return asks
    ? !/\b(buyer|customer|directory|identity (?:team|desk|provider))\b/i.test(text) || !actors.length
    : actors.length === 0 && !own;
}

function isNothing({ lexicon }: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return true;
  return lexicon
    .terms("people.nobody")
    .find(text)
    .some(({ start, end }) => start <= 1 && end >= text.trimEnd().length - 1);
}
