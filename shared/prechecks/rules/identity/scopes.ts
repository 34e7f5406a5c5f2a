import { quoteField, type ActionFact, type Facts, type ScopeFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { reachOf } from "../../scopes.ts";
import { smallWords } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
import { bySystem, changesRecord, handsOver } from "../data/reach.ts";

const crm = { systems: [{ id: "crm", name: "CRM" }] };
const row = (action: string) => ({
  actions: { rows: [{ action, system: "crm", policy: "approval", approver: "Lead" }] },
});

export const noScopes: Rule = {
  id: "identity.no-scopes",
  family: "identity",
  title: "The agent's permissions are not listed",
  rationale:
    "What the account may do is the real boundary. Without the list, the packet describes intentions.",
  settles: "Each permission with its system, and why it is needed.",
  severity: "concern",
  items: ["identity.scope"],
  refs: ["NIST-800-53:r5:AC-6", "OWASP-AISVS:1.0:9.4.1"],
  examples: {
    fires: [{ says: "None.", sections: { identity: { account: "service" } } }],
    quiet: [
      { says: "One.", sections: { identity: { scopes: [{ system: "crm", scope: "crm.accounts.read" }] } } },
    ],
  },
  check: ({ scopes }) =>
    scopes.length > 0
      ? []
      : [
          {
            subject: "",
            says: "The packet lists no permissions of the agent.",
            quotes: [quoteField("identity.scopes")],
          },
        ],
};

export const wildcardScope: Rule = {
  id: "identity.wildcard-scope",
  family: "identity",
  title: "A permission without bounds",
  rationale:
    "A wildcard or an administrator's role holds whatever the system can do, today and after its next update.",
  settles: "The permissions that the actions need, one by one.",
  severity: "concern",
  items: ["identity.scope"],
  refs: ["NIST-800-53:r5:AC-6(1)", "NIST-800-53:r5:AC-6(5)", "OWASP-ASI:2026:ASI03"],
  examples: {
    fires: [
      { says: "A star.", sections: { identity: { scopes: [{ system: "crm", scope: "crm:*" }] } } },
      {
        says: "A role.",
        sections: {
          identity: {
            scopes: [
              { system: "crm", scope: "Workspace Administrator" },
              { system: "db", scope: "roles/owner" },
            ],
          },
        },
      },
    ],
    quiet: [
      {
        says: "A bounded permission.",
        sections: { identity: { scopes: [{ system: "crm", scope: "crm.accounts.read" }] } },
      },
      {
        says: "A field named owner.",
        sections: { identity: { scopes: [{ system: "crm", scope: "accounts.owner.update" }] } },
      },
      {
        says: "Notes of administrators.",
        sections: { identity: { scopes: [{ system: "crm", scope: "admin-notes.read" }] } },
      },
    ],
  },
  check: (facts) =>
    facts.scopes
      .filter(({ text }) => reachOf(text, facts).everything)
      .map(({ path, key, text }): RuleHit => ({
        subject: `${key}|${fold(text)}`,
        says: `“${text}” sets no bounds.`,
        quotes: [quoteField(`${path}.scope`, text)],
      })),
};

export const actionWithoutScope: Rule = {
  id: "identity.action-without-scope",
  family: "identity",
  title: "An action that no permission allows",
  rationale:
    "Either a permission is missing from the list, or the action runs with rights that the packet does not show.",
  settles: "The permission under which the action runs, or the action taken out.",
  severity: "concern",
  items: ["identity.scope", "boundary.agreement"],
  refs: ["NIST-800-53:r5:AC-6", "NIST-800-53:r5:AC-3"],
  examples: {
    fires: [
      {
        says: "It writes and may only read.",
        sections: {
          boundary: crm,
          ...row("update account owner"),
          identity: { scopes: [{ system: "crm", scope: "crm.accounts.read" }] },
        },
      },
    ],
    quiet: [
      {
        says: "It may write.",
        sections: {
          boundary: crm,
          ...row("update account owner"),
          identity: { scopes: [{ system: "crm", scope: "crm.accounts.write" }] },
        },
      },
      {
        says: "It only reads.",
        sections: {
          boundary: crm,
          ...row("look up account"),
          identity: { scopes: [{ system: "crm", scope: "crm.accounts.read" }] },
        },
      },
    ],
  },
  check: (facts) => {
    if (facts.scopes.length === 0) return [];
    const scopes = bySystem(facts.scopes);
    return [...bySystem(facts.actions)].flatMap(([key, actions]): RuleHit[] => {
      if (!facts.systemOf(key)) return [];
      const writing = actions.filter((action) => changesRecord(action) || handsOver(action));
      const allowed = (scopes.get(key) ?? []).some(({ text }) => !reachOf(text, facts).readsOnly);
      if (writing.length === 0 || allowed) return [];
      return [
        {
          subject: key,
          says: `Actions change “${facts.systemOf(key)?.label ?? key}”, and no permission allows it.`,
          quotes: [
            ...writing.map(({ path, text }) => quoteField(`${path}.action`, text)),
            ...((scopes.get(key) ?? []).length === 0
              ? []
              : (scopes.get(key) ?? []).map(({ path, text }) => quoteField(`${path}.scope`, text))),
          ],
        },
      ];
    });
  },
};

export const unneededScope: Rule = {
  id: "identity.unneeded-scope",
  family: "identity",
  title: "A permission that no action needs",
  rationale: "What is not needed is only there to be misused.",
  settles: "The action that needs it, or the permission taken out.",
  severity: "concern",
  items: ["identity.scope"],
  refs: ["NIST-800-53:r5:AC-6", "OWASP-ASI:2026:ASI03"],
  examples: {
    fires: [
      {
        says: "It may delete, and no action does.",
        sections: {
          boundary: crm,
          ...row("update account owner"),
          identity: {
            scopes: [
              { system: "crm", scope: "crm.accounts.update" },
              { system: "crm", scope: "crm.accounts.delete" },
            ],
          },
        },
      },
      {
        says: "It may send, and no action does.",
        sections: {
          boundary: crm,
          ...row("look up account"),
          identity: { scopes: [{ system: "crm", scope: "crm.campaigns.send" }] },
        },
      },
    ],
    quiet: [
      {
        says: "Each is used.",
        sections: {
          boundary: crm,
          ...row("update account owner"),
          identity: {
            scopes: [
              { system: "crm", scope: "crm.accounts.update" },
              { system: "crm", scope: "crm.accounts.read" },
            ],
          },
        },
      },
    ],
  },
  check: (facts) => {
    if (facts.actions.length === 0) return [];
    const actions = bySystem(facts.actions.filter(({ policy }) => policy !== "never"));
    return facts.scopes.flatMap((scope): RuleHit[] => {
      if (reachOf(scope.text, facts).everything || isNeeded(scope, actions.get(scope.key) ?? [], facts))
        return [];
      return [
        {
          subject: `${scope.key}|${fold(scope.text)}`,
          says: `No action needs the permission “${scope.text}”.`,
          quotes: [
            quoteField(`${scope.path}.scope`, scope.text),
            ...(actions.get(scope.key) ?? [])
              .slice(0, 4)
              .map(({ path, text }) => quoteField(`${path}.action`, text)),
          ],
        },
      ];
    });
  },
};

/** Verbs of scopes that need an act of the same kind. */
const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(delete|remove|purge|destroy)\b/, ["delete", "cancel", "revoke"]],
  [/\b(send|reply|publish)\b/, ["send", "route", "create"]],
  [/\b(refund|pay|payment|payments)\b/, ["pay"]],
  [/\b(grant|invite|impersonate)\b/, ["grant"]],
  [/\b(deploy|execute|exec)\b/, ["deploy"]],
  [/\b(approve|sign)\b/, ["approve"]],
];

function isNeeded(scope: ScopeFact, actions: readonly ActionFact[], facts: Facts): boolean {
  const reach = reachOf(scope.text, facts);
  if (facts.lexicon.terms("scopes.later").says(scope.scope.why ?? "")) return false;
  const folded = wordsOf(scope.text)
    .map(({ folded: word }) => word)
    .join(" ");
  if (!reach.writes) return isReadSomewhere(scope, actions, facts);
  const writing = actions.filter(
    (action) => changesRecord(action) || handsOver(action) || action.act.effect === "write",
  );
  const kind = kinds.find(([pattern]) => pattern.test(folded));
  if (kind)
    return (
      actions.some(({ act }) => kind[1].includes(act.verb)) ||
      (actions.length > 0 && speaksOf(scope, actions, facts))
    );
  return writing.length > 0 || writesData(scope, facts);
}

/** The flow of the same system declares writing: the packet's own account of what the scope is for. */
function writesData({ key }: ScopeFact, { flows }: Facts): boolean {
  return flows.some(
    (flow) => flow.key === key && (flow.flow.access ?? []).some((access) => access !== "read"),
  );
}

/** A scope that reads is needed where an action works on its system, or where the data map reads there what it names. */
function isReadSomewhere(scope: ScopeFact, actions: readonly ActionFact[], facts: Facts): boolean {
  const flows = facts.flows.filter(({ key }) => key === scope.key);
  if (actions.length === 0 && flows.length === 0) return false;
  const things = thingsOf(scope, facts);
  if (things.length === 0) return true;
  const texts = [
    ...facts.actions.map(({ text }) => text),
    ...flows.flatMap(({ flow }) => flow.fields ?? []),
    ...(facts.packet.sections.boundary?.inputs ?? []),
    ...(facts.packet.sections.boundary?.outputs ?? []),
    facts.packet.sections.boundary?.statement ?? "",
    facts.packet.sections.boundary?.trigger ?? "",
  ];
  const words = new Set(texts.flatMap((text) => wordsOf(text).flatMap(({ lemmas }) => lemmas)));
  const isKnown = (text: string) =>
    wordsOf(text).some(
      ({ lemmas, folded }) => !smallWords.has(folded) && lemmas.some((lemma) => words.has(lemma)),
    );
  // "measuredworks" are "measured works".
  const run = texts.flatMap((text) => wordsOf(text).map(({ folded }) => folded)).join("");
  return (
    things.some(
      (thing) =>
        thing.lemmas.some((lemma) => words.has(lemma)) ||
        (thing.folded.length > 5 && run.includes(thing.folded)),
    ) || isKnown(scope.scope.why ?? "")
  );
}

/** Whether the reason that the vendor gives for the scope is among the acts. */
function speaksOf(scope: ScopeFact, actions: readonly ActionFact[], facts: Facts): boolean {
  const things = thingsOf(scope, facts).flatMap(({ lemmas }) => lemmas);
  const verbs = wordsOf(scope.text).flatMap(({ lemmas }) => lemmas);
  return actions.some(({ text }) => {
    const words = wordsOf(text).flatMap(({ lemmas }) => lemmas);
    return words.some((word) => verbs.includes(word) && !things.includes(word));
  });
}

/** What the scope is about, without the system's own name. */
function thingsOf({ key, text }: ScopeFact, facts: Facts) {
  const system = facts.systemOf(key);
  const own = new Set(wordsOf(`${key} ${system?.label ?? ""}`).flatMap(({ lemmas }) => lemmas));
  return reachOf(text, facts).objects.filter(
    ({ folded, lemmas }) =>
      folded.length > 2 &&
      !smallWords.has(folded) &&
      !lemmas.some((lemma) => own.has(lemma)) &&
      !/^(api|access|data|scope|role|roles|https|http|www|com|auth|googleapis|v\d|basic|default|self|own|anonymous|public|guest|user|account)$/.test(
        folded,
      ),
  );
}
