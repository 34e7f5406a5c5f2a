/**
 * What evidence that machines read would add to a packet: tools as actions, grants as scopes, servers as systems. The
 * vendor did not declare it: each stays a proposal until the reviewer accepts it. How an action may be done is never
 * proposed, since only the vendor can say that.
 */
import type { EvidenceDocument, Grant, InFile, Operation } from "../prechecks/evidence-document.ts";
import type { MappedValue } from "./mapping.ts";
import { plain } from "./words.ts";

export type Proposals = {
  readonly values: readonly MappedValue[];
  /** How many more there were. */ readonly left: number;
};

/** Of one file; above this, somebody must look at the file itself. */
export const mostProposals = 300;

const sourceWords = {
  "mcp-tools": "a list of MCP tools",
  "mcp-server": "the manifest of an MCP server",
  "a2a-card": "an agent card (A2A)",
  openapi: "an OpenAPI document",
  "agent-config": "the configuration of an agent",
  "iam-policy": "a policy of permissions",
  "azure-role": "an Azure role",
  "gcp-role": "a Google Cloud role",
  "oauth-scopes": "a list of OAuth scopes",
} as const;

export function proposalsOf(document: EvidenceDocument, file: string): Proposals {
  const values: MappedValue[] = [];
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  let left = 0;
  /** One row of a list, once for each different first value. */
  const propose = (list: string, fields: Readonly<Record<string, string>>, at: InFile, why: string) => {
    const key = `${list} ${Object.values(fields).map(sameWords).join("\n")}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (seen.size > mostProposals) {
      left += 1;
      return;
    }
    const row = counts.get(list) ?? 0;
    counts.set(list, row + 1);
    for (const [field, value] of Object.entries(fields))
      values.push({
        path: `${list}[${row}].${field}`,
        value,
        sources: [{ place: { file, line: at.line }, text: at.quote }],
        confidence: "likely",
        why: `${why}; from evidence, not declared by the vendor`,
        proposed: true,
      });
  };
  if (document.kind === "operations") {
    const where = sourceWords[document.source];
    for (const system of document.systems ?? [])
      propose("boundary.systems", { name: system.name }, system, `named in ${where}`);
    for (const operation of document.operations)
      propose(
        "actions",
        { action: actionWords(operation) },
        operation,
        `a ${document.source === "openapi" ? "operation" : "tool"} in ${where}`.replace(
          "a operation",
          "an operation",
        ),
      );
  }
  if (document.kind === "grants")
    for (const grant of document.grants)
      if (grant.effect === "allow")
        propose("identity.scopes", scopeFields(grant), grant, `granted in ${sourceWords[document.source]}`);
  return { values, left };
}

/** `delete_customer – Deletes a customer record`: the name stands as the machine knows it. */
function actionWords({ name, says, method, path }: Operation): string {
  const called = method === undefined || path === undefined ? name : `${method} ${path}`;
  const [first = ""] = plain(says).split(/(?<=[.!?])\s/, 1);
  const short = first.replace(/[.]$/, "");
  return short === "" || sameWords(short) === sameWords(called)
    ? called
    : `${called} – ${short.slice(0, 200)}`;
}

function scopeFields({ scope, resource }: Grant): Record<string, string> {
  return resource === undefined || resource === "" ? { scope } : { scope, system: resource };
}

/** `delete_customer`, `Delete customer` and `delete-customer` are the same words. */
export const sameWords = (text: string): string =>
  plain(text)
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/[\s_\-./:]+/g, " ")
    .trim();
