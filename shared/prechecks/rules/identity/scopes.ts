import { quoteField, type ActionFact, type Facts, type ScopeFact, type SystemFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { reachOf } from "../../scopes.ts";
import { smallWords } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
import { allowsAct, needsGrave } from "./grave-scopes.ts";
import { contentOf, packetWords, type PacketWords } from "./packet-words.ts";
import { onlyLooks } from "../data/looking.ts";
import { bySystem, changesRecord, handsOver, inquiring, isComputing } from "../data/reach.ts";

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
    scopes.some(({ text }) => text.trim() !== "")
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
    if (!facts.scopes.some(({ text }) => text.trim() !== "")) return [];
    const scopes = bySystem(facts.scopes);
    return [...bySystem(facts.actions)].flatMap(([key, actions]): RuleHit[] => {
      const system = facts.systemOf(key);
      if (!system || isComputing(system)) return [];
      const declared = new Set(
        facts.flows.filter((flow) => flow.key === key).flatMap(({ flow }) => flow.access ?? []),
      );
      const writing = actions.filter((action) => needsWriting(action, declared, facts));
      if (writing.length === 0) return [];
      const own = scopes.get(key) ?? [];
      if (own.some(({ text }) => !reachOf(text, facts).readsOnly)) return [];
      // A permission that names no system of its own, or another's, may be this one's.
      if (facts.scopes.some((scope) => scope.key !== key && namesSystem(scope, system))) return [];
      return [
        {
          subject: key,
          says: `Actions change “${system.label}”, and no permission allows it.`,
          quotes: [
            ...writing.map(({ path, text }) => quoteField(`${path}.action`, text)),
            ...(own.length === 0
              ? [quoteField("identity.scopes[0].scope", facts.scopes[0]?.text)]
              : own.map(({ path, text }) => quoteField(`${path}.scope`, text))),
          ],
        },
      ];
    });
  },
};

/** An act that cannot be done with a right to read: it changes a record, or hands out what the data map does not only read. */
function needsWriting(action: ActionFact, declared: ReadonlySet<string>, facts: Facts): boolean {
  const { policy, act } = action;
  if (policy === "never") return false;
  if (changesRecord(action, facts)) return true;
  if (act.effect !== "write" || act.verb === "" || act.verb === "create" || undecided.has(act.said))
    return false;
  if (inquiring.test(action.text) || onlyLooks(action.text, act, facts.lexicon)) return false;
  const writes = declared.has("write") || declared.has("store") || declared.has("forward");
  if (handsOver(action, facts)) return writes || act.verb === "send";
  return writes;
}

/** Acts that end in a word, not in a record. */
const undecided = new Set(
  "ask request decide run execute trigger invoke launch call print export".split(" "),
);

function namesSystem({ text, key, scope }: ScopeFact, { key: own, label }: SystemFact): boolean {
  const words = wordsOf(`${text} ${key === "" ? "" : (scope.system ?? "")}`).map(({ folded }) => folded);
  const names = new Set(
    [...wordsOf(own), ...wordsOf(label)].map(({ folded }) => folded).filter((word) => word.length > 2),
  );
  return key === "" ? true : words[0] !== undefined && names.has(words[0]);
}

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
    const words = packetWords(facts);
    return facts.scopes.flatMap((scope): RuleHit[] => {
      if (
        scope.text.trim() === "" ||
        reachOf(scope.text, facts).everything ||
        isNeeded(scope, actions.get(scope.key) ?? [], words, facts)
      )
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

function isNeeded(
  scope: ScopeFact,
  actions: readonly ActionFact[],
  words: PacketWords,
  facts: Facts,
): boolean {
  const reach = reachOf(scope.text, facts);
  if (admitsNoNeed(scope.scope.why, facts)) return false;
  const why = scope.scope.why ?? "";
  const common = commonWords(facts);
  const named = [
    ...thingsOf(scope, facts),
    ...contentOf(why).filter(({ lemmas }) => !lemmas.some((lemma) => common.has(lemma))),
  ];
  const own = actions.map(({ text }) => text).join(" ");
  if (reach.writes) {
    const folded = fold(
      scope.text.replaceAll(/[^\p{L}\p{N}]+/gu, " ").replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " "),
    );
    const isNeededGravely = needsGrave(folded, why, actions);
    if (isNeededGravely !== undefined) return isNeededGravely;
    const writing = actions.filter(({ act }) => act.effect !== "read");
    if (writing.length > 0)
      return (
        named.length === 0 ||
        isOnlyWriter(scope, facts) ||
        words.speaksOf(named) ||
        actions.length > 3 ||
        allowsAct(scope.text, actions)
      );
    return (
      words.speaksInActs(named) &&
      (actions.length === 0 || words.speaksIn(named, own) || writesData(scope, facts))
    );
  }
  if (isApart(scope, facts)) return false;
  if (named.length === 0) return actions.length > 0 || facts.flows.some(({ key }) => key === scope.key);
  // `order.read` on the order system.
  if (thingsOf(scope, facts).length === 0 && actions.length > 0) return true;
  if (words.speaksOf(named)) return true;
  const fields = facts.flows.filter(({ key }) => key === scope.key).flatMap(({ flow }) => flow.fields ?? []);
  if (words.speaksIn(named, fields.join(" "))) return true;
  // The one permission on a system where an action works is what that action runs under.
  if (actions.length > 0 && isOnlyOne(scope, facts)) return true;
  // So is the one permission to read for a row that reads.
  return actions.some(({ act }) => act.effect === "read") && isOnlyReader(scope, facts);
}

function isOnlyReader({ key }: ScopeFact, facts: Facts): boolean {
  return (
    facts.scopes.filter((other) => other.key === key && reachOf(other.text, facts).readsOnly).length === 1
  );
}

/** The calendar that comes with the mail: a reason that only the scope gives is none where no act speaks of dates. */
function isApart({ text, key }: ScopeFact, { actions, flows, packet, systemOf }: Facts): boolean {
  const [front = ""] = fold(text).split(/[.:/_ ]/);
  const [, kin] = apart.find(([fronts]) => fronts.test(front)) ?? [];
  if (!kin || kin.test(fold(`${key} ${systemOf(key)?.label ?? ""}`))) return false;
  const { statement, trigger, inputs, outputs } = packet.sections.boundary ?? {};
  const texts = [
    statement,
    trigger,
    ...(inputs ?? []),
    ...(outputs ?? []),
    ...actions.map((action) => action.text),
    ...flows.flatMap(({ flow }) => flow.fields ?? []),
  ];
  return !texts.some((words) => words !== undefined && kin.test(fold(words)));
}
/** What comes along with an account, and the words of a packet that has a use for it. */
const apart: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:calendars?|agendas?|diary|diaries|freebusy)$/,
    /\b(?:calendars?|agendas?|diar(?:y|ies)|slots?|appointments?|meetings?|availab\w+|schedul\w+|book(?:ed|ing|ings)|visits?|shifts?|rotas?|rosters?|viewings?|interviews?|sessions?|hearings?|dates?(?! of birth)|deadlines?|leave|absen\w+|days? off|holidays?)\b/,
  ],
  [
    /^(?:contacts|addressbook|phonebook)$/,
    /\b(?:contacts?|address\w*|(?:tele)?phone\w*|recipients?|e-?mails?|people|persons?)\b/,
  ],
  [/^(?:photos|gallery|camera)$/, /\b(?:photos?|galler(?:y|ies)|cameras?|pictures?|images?|scans?)\b/],
  [
    /^(?:geolocation|gps)$/,
    /\b(?:\w*locations?|positions?|gps|routes?|whereabouts|places?|maps?|tracking)\b/,
  ],
];

function admitsNoNeed(why: string | undefined, { lexicon }: Facts): boolean {
  return why !== undefined && lexicon.terms("scopes.later").find(why).length > 0;
}

function isOnlyOne({ key }: ScopeFact, { scopes }: Facts): boolean {
  return scopes.filter((other) => other.key === key).length === 1;
}

function isOnlyWriter({ key }: ScopeFact, facts: Facts): boolean {
  return facts.scopes.filter((other) => other.key === key && reachOf(other.text, facts).writes).length === 1;
}

/** The flow of the same system declares writing: the packet's own account of what the scope is for. */
function writesData({ key }: ScopeFact, { flows }: Facts): boolean {
  return flows.some(
    (flow) => flow.key === key && (flow.flow.access ?? []).some((access) => access !== "read"),
  );
}

/** Words of the buyer's name: in "price list of the locker tenants" of a locker firm they tell nothing. */
function commonWords({ packet }: Facts): ReadonlySet<string> {
  return new Set(wordsOf(packet.buyer?.name ?? "").flatMap(({ lemmas }) => lemmas));
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
