import { quoteField, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { bySystem, changesRecord, handsOver, writesByFlow, writesByScope } from "./reach.ts";

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
    const mapped = new Set(flows.map(({ key }) => key));
    return systems
      .filter(({ key }) => !mapped.has(key))
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
    const declared = new Set(facts.systems.flatMap(({ key, label }) => [compact(key), compact(label)]));
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
          writes: changesRecord(action) || handsOver(action),
        })),
      ...facts.scopes.map((scope) => ({
        key: scope.key,
        said: scope.scope.system,
        path: `${scope.path}.system`,
        writes: writesByScope(scope, facts),
      })),
    ].filter(({ key }) => key !== "" && !declared.has(compact(key)));
    return [...bySystem(uses)].map(([key, places]): RuleHit => ({
      subject: key,
      says: `“${places[0]?.said ?? key}” is used, and the boundary does not name it${places.some(({ writes }) => writes) ? "; it is written to" : ""}.`,
      severity: places.some(({ writes }) => writes) ? "blocker" : "concern",
      quotes: [...places.map(({ path, said }) => quoteField(path, said)), ...declaredQuotes(facts)],
    }));
  },
};

function declaredQuotes({ systems }: Facts): Quote[] {
  return systems
    .slice(0, 8)
    .map(({ path, system }) =>
      quoteField(`${path}.${system.id === undefined ? "name" : "id"}`, system.id ?? system.name),
    );
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
      const forwards = access.has("forward");
      const writing = [
        ...(scopes.get(key) ?? [])
          .filter((scope) => writesByScope(scope, facts) && !(forwards && isSendScope(scope.text)))
          .map(({ path, text }) => quoteField(`${path}.scope`, text)),
        ...(actions.get(key) ?? [])
          .filter((action) =>
            forwards
              ? changesRecord(action) && !["create", "schedule", "renew"].includes(action.act.verb)
              : changesRecord(action) || (handsOver(action) && action.act.verb === "send"),
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

function isSendScope(scope: string): boolean {
  return (
    /send|forward|submit|post|publish|create|transmit|file|put|upload|execute/i.test(scope) &&
    !/write|update|delete|admin|\*|manage|edit/i.test(scope)
  );
}
