import { quoteField, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";
import {
  bySystem,
  changesRecord,
  handsOver,
  isComputing,
  overwritesRecord,
  writesByFlow,
  writesByScope,
} from "./reach.ts";

const crm = { systems: [{ id: "crm", name: "CRM" }] };

export const dataMissing: Rule = {
  id: "data.missing",
  family: "data",
  title: "No data access map",
  rationale: "Without the map nobody knows which data the agent sees, and where it goes.",
  settles: "For each system: fields, classes, access, whether data leaves, and retention.",
  severity: "concern",
  items: ["data.systems"],
  refs: ["NIST-800-53:r5:CM-13", "NIST-AI-RMF:1.0:MAP 4.1"],
  examples: {
    fires: [{ says: "No flows.", sections: { boundary: crm } }],
    quiet: [
      {
        says: "A flow.",
        sections: {
          boundary: crm,
          data: { flows: [{ system: "crm", fields: ["company"], access: ["read"] }] },
        },
      },
    ],
  },
  check: ({ flows }) =>
    flows.length > 0
      ? []
      : [{ subject: "", says: "The packet has no data access map.", quotes: [quoteField("data.flows")] }],
};

export const systemNotMapped: Rule = {
  id: "data.system-not-mapped",
  family: "data",
  title: "A system of the boundary is not in the data map",
  rationale: "The boundary names a system, and the map does not say which of its data is read or written.",
  settles: "The flows of this system, or its removal from the boundary.",
  severity: "concern",
  items: ["data.systems", "boundary.agreement"],
  refs: ["NIST-800-53:r5:CM-8", "NIST-800-53:r5:CM-13"],
  examples: {
    fires: [
      {
        says: "One of two is mapped.",
        sections: {
          boundary: { systems: [{ id: "crm" }, { id: "dms" }] },
          data: { flows: [{ system: "crm", access: ["read"] }] },
        },
      },
    ],
    quiet: [
      {
        says: "Named by its name, in other letters.",
        sections: {
          boundary: { systems: [{ id: "dms", name: "Document Store" }] },
          data: { flows: [{ system: "document store", access: ["read"] }] },
        },
      },
    ],
  },
  check: ({ systems, flows }) => {
    if (flows.length === 0) return [];
    const mapped = new Set(
      flows.flatMap(({ key, flow }) => [key, ...formsOf(key), ...partsOf(flow.system).flatMap(formsOf)]),
    );
    return systems
      .filter(
        ({ key, system }) =>
          !mapped.has(key) &&
          ![system.id, system.name].some((name) => formsOf(name ?? "").some((form) => mapped.has(form))),
      )
      .map(({ key, label, path, system }): RuleHit => ({
        subject: key,
        says: `The boundary names “${label}”, and the data map has no flow for it.`,
        quotes: [
          quoteField(`${path}.${system.id === undefined ? "name" : "id"}`, system.id ?? system.name),
          quoteField("data.flows"),
        ].slice(0, 1),
      }));
  },
};

export const undeclaredSystem: Rule = {
  id: "data.undeclared-system",
  family: "data",
  title: "A system is used that the boundary does not name",
  rationale:
    "The boundary lists everything that the workflow touches. A system that only the other sections name is reach beyond it.",
  settles: "The system in the boundary with what it is used for, or the use taken out.",
  severity: "concern",
  items: ["boundary.systems", "boundary.agreement"],
  refs: ["NIST-800-53:r5:CM-8", "NIST-800-53:r5:SC-7", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      {
        says: "A flow reads elsewhere.",
        sections: { boundary: crm, data: { flows: [{ system: "hr", fields: ["grade"], access: ["read"] }] } },
      },
      {
        says: "An action writes elsewhere.",
        sections: {
          boundary: crm,
          actions: {
            rows: [{ action: "update stock", system: "erp", policy: "approval", approver: "Lead" }],
          },
        },
      },
    ],
    quiet: [
      {
        says: "In other letters.",
        sections: { boundary: crm, data: { flows: [{ system: "CRM", access: ["read"] }] } },
      },
      {
        says: "What is never done is no reach.",
        sections: {
          boundary: crm,
          actions: { rows: [{ action: "pay invoice", system: "bank", policy: "never" }] },
        },
      },
    ],
  },
  check: (facts) => {
    if (facts.systems.length === 0) return [];
    const isDeclared = declaredNames(facts);
    const uses = [
      ...facts.flows.map((flow) => ({
        key: flow.key,
        said: flow.flow.system,
        path: `${flow.path}.system`,
        writes: writesByFlow(flow),
      })),
      ...facts.actions
        .filter(({ policy }) => policy !== "never")
        .map((action) => ({
          key: action.key,
          said: action.row.system,
          path: `${action.path}.system`,
          writes: changesRecord(action, facts) || handsOver(action, facts),
        })),
      ...facts.scopes.map((scope) => ({
        key: scope.key,
        said: scope.scope.system,
        path: `${scope.path}.system`,
        writes: writesByScope(scope, facts),
      })),
    ].filter(({ key }) => key !== "" && !isDeclared(key));
    return [...bySystem(uses)].map(([key, places]): RuleHit => ({
      subject: key,
      says: `“${places[0]?.said ?? key}” is used, and the boundary does not name it${places.some(({ writes }) => writes) ? "; it is written to" : ""}.`,
      severity: places.some(({ writes }) => writes) ? "blocker" : "concern",
      quotes: [...places.map(({ path, said }) => quoteField(path, said)), ...declaredQuotes(facts)],
    }));
  },
};

/** Whether a name is one of the boundary's: in other letters, with an article, in brackets, as its initials, or several at once. */
function declaredNames({ systems, packet }: Facts): (name: string) => boolean {
  // The agent is no system that it uses.
  const declared = new Set<string>(
    [
      packet.vendor?.product,
      packet.id,
      "agent",
      "the agent itself",
      "assistant",
      "workflow",
      "itself",
    ].flatMap((name) => formsOf(name ?? "")),
  );
  for (const { system } of systems)
    for (const name of [system.id, system.name]) for (const form of formsOf(name ?? "")) declared.add(form);
  const isOne = (name: string) => formsOf(name).some((form) => declared.has(form));
  return (name) => {
    if (isOne(name) || nowhere.test(name.trim())) return true;
    const parts = name.split(/[,;/+&|]|\band\b|\bund\b|\bto\b|->|→/u).filter((part) => part.trim() !== "");
    return parts.length > 1 && parts.every(isOne);
  };
}
const nowhere =
  /^(?:-+|–|—|n\/?a|none|no system|all|any|every system|all systems|various|several|not applicable|\?)$/i;

function formsOf(name: string): string[] {
  const bare = name.replaceAll(/\([^)]*\)/g, " ");
  const inside = [...name.matchAll(/\(([^)]*)\)/g)].map(([, words = ""]) => words);
  const words = bare
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !/^(?:the|our|its|das|der|die|le|la|el)$/i.test(word));
  const initials = words.length > 2 ? words.map((word) => word.charAt(0)).join("") : "";
  return [compact(name), compact(words.join("")), ...inside.map(compact), initials.toLowerCase()].filter(
    (form) => form.length > 1,
  );
}

function declaredQuotes({ systems }: Facts): Quote[] {
  return systems
    .slice(0, 8)
    .map(({ path, system }) =>
      quoteField(`${path}.${system.id === undefined ? "name" : "id"}`, system.id ?? system.name),
    );
}

function partsOf(name: string | undefined): readonly string[] {
  return (name ?? "").split(/[,;/+&|]|\band\b/u).filter((part) => part.trim() !== "");
}

/** `order-desk` and "Order Desk" are one name. */
function compact(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

export const writeNotDeclared: Rule = {
  id: "data.write-not-declared",
  family: "data",
  title: "It writes where the data map says that it reads",
  rationale:
    "The map declares reading alone, and a permission or an action changes records there. What the map does not declare, nobody has weighed.",
  settles:
    "Write access in the map with the fields that are written, or the permission and the action taken out.",
  severity: "blocker",
  items: ["data.access", "identity.scope", "boundary.agreement"],
  refs: ["NIST-800-53:r5:AC-6", "OWASP-ASI:2026:ASI03", "OWASP-AISVS:1.0:9.4.1"],
  examples: {
    fires: [
      {
        says: "The scope writes.",
        sections: {
          boundary: crm,
          data: { flows: [{ system: "crm", access: ["read"] }] },
          identity: { scopes: [{ system: "crm", scope: "crm.accounts.write" }] },
        },
      },
      {
        says: "The action writes.",
        sections: {
          boundary: crm,
          data: { flows: [{ system: "crm", access: ["read"] }] },
          actions: {
            rows: [{ action: "update account owner", system: "crm", policy: "approval", approver: "Lead" }],
          },
        },
      },
      {
        says: "Everything is open.",
        sections: {
          boundary: crm,
          data: { flows: [{ system: "crm", access: ["read"] }] },
          identity: { scopes: [{ system: "crm", scope: "crm:*" }] },
        },
      },
    ],
    quiet: [
      {
        says: "A second flow declares it.",
        sections: {
          boundary: crm,
          data: {
            flows: [
              { system: "crm", access: ["read"] },
              { system: "crm", access: ["write"] },
            ],
          },
          identity: { scopes: [{ system: "crm", scope: "crm.notes.write" }] },
        },
      },
      {
        says: "Mail is forwarded.",
        sections: {
          boundary: crm,
          data: { flows: [{ system: "crm", access: ["forward"] }] },
          actions: { rows: [{ action: "send letter", system: "crm", policy: "approval", approver: "Lead" }] },
        },
      },
    ],
  },
  check: (facts) => {
    const scopes = bySystem(facts.scopes);
    const actions = bySystem(facts.actions);
    return [...bySystem(facts.flows)].flatMap(([key, flows]): RuleHit[] => {
      const access = new Set(flows.flatMap(({ flow }) => flow.access ?? []));
      // Where no access is said at all there is nothing to contradict.
      if (
        access.size === 0 ||
        flows.some(writesByFlow) ||
        ![...access].every((kind) => kind === "read" || kind === "forward")
      )
        return [];
      if (isComputing(facts.systemOf(key))) return [];
      const forwards = access.has("forward");
      const writing = [
        ...(scopes.get(key) ?? [])
          .filter(
            (scope) =>
              writesByScope(scope, facts) && !(forwards ? isHandingOver(scope.text) : isAsking(scope.text)),
          )
          .map(({ path, text }) => quoteField(`${path}.scope`, text)),
        ...(actions.get(key) ?? [])
          .filter((action) =>
            forwards
              ? overwritesRecord(action, facts)
              : changesRecord(action, facts) || (handsOver(action, facts) && action.act.verb === "send"),
          )
          .map(({ path, text }) => quoteField(`${path}.action`, text)),
      ];
      if (writing.length === 0) return [];
      const label = facts.systemOf(key)?.label ?? key;
      return [
        {
          subject: key,
          says: `The data map declares no writing in “${label}”, and a permission or an action writes there.`,
          quotes: [
            ...writing,
            ...flows.flatMap(({ path, flow }) =>
              (flow.access ?? []).map((kind, at) => quoteField(`${path}.access[${at}]`, kind)),
            ),
          ],
        },
      ];
    });
  },
};

/** Where data is forwarded, a permission to hand it over is what the map declares. */
function isHandingOver(scope: string): boolean {
  return !changesWhatIsThere(scope);
}

/** By whole words, and none of an address: "credit", "exchange" and "mail@vanderberg.example" change nothing. */
function changesWhatIsThere(scope: string): boolean {
  if (scope.includes("*")) return true;
  return wordsOf(scope.replaceAll(/[\w.+-]*@[\w.-]+/g, " ")).some(({ folded }) => changingStart.test(folded));
}
const changingStart =
  /^(?:(?:read|over|re)?writ|updat|delet|remov|purg|eras|admin|manag|edit|modif|chang|amend|alter|overrid|schreib|andern|aendern|loesch|losch|ecri|escri|full|owner)/;

/** A permission to run or to ask is none to change. */
function isAsking(scope: string): boolean {
  return (
    /exec|invoke|trigger|submit|post|check|send|call|query|search|run|book.?view/i.test(scope) &&
    /query|quer|search|job|report|check|test|inquir|enquir|lookup|invoke|score|infer/i.test(scope) &&
    !changesWhatIsThere(scope) &&
    !/\bcreate/i.test(scope)
  );
}
