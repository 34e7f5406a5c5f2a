/** Policies and scope lists: what credentials open. */
import type { EvidenceDocument, Grant } from "#shared/prechecks/evidence-document";
import type { TextNode } from "../manifest-text.ts";
import { asMapping, entriesOf, get, textOf, textsOf, type Quoting } from "./tree.ts";

type Grants = Extract<EvidenceDocument, { kind: "grants" }>;

export function readGrants(root: TextNode, quote: Quoting): Grants | undefined {
  return readAws(root, quote) ?? readAzure(root, quote) ?? readGoogle(root, quote) ?? readScopes(root, quote);
}

function readAws(root: TextNode, quote: Quoting): Grants | undefined {
  const statements = findAll(root, "Statement").flatMap((node) => entriesOf(node));
  const grants = statements.flatMap((statement): Grant[] => {
    const effect = textOf(get(statement, "Effect"))?.toLowerCase() === "deny" ? "deny" : "allow";
    const resource = textsOf(get(statement, "Resource"))
      .map(({ text }) => text)
      .join(" ");
    const actions = textsOf(get(statement, "Action"));
    // Everything but a list is nearly everything.
    const but = textsOf(get(statement, "NotAction"))
      .slice(0, 1)
      .map(
        ({ line, text }) =>
          ({ ...quote(line, text), scope: "*", effect, ...(resource === "" ? {} : { resource }) }) as const,
      );
    return [
      ...actions.map(
        ({ text, line }) =>
          ({ ...quote(line, text), scope: text, effect, ...(resource === "" ? {} : { resource }) }) as const,
      ),
      ...but,
    ];
  });
  return grants.length === 0 ? undefined : { kind: "grants", source: "iam-policy", grants };
}

function readAzure(root: TextNode, quote: Quoting): Grants | undefined {
  const isRole = ["assignableScopes", "roleName", "notActions", "dataActions"].some(
    (key) => findAll(root, key).length > 0,
  );
  if (!isRole) return undefined;
  const grants = ["actions", "dataActions"].flatMap((key) =>
    findAll(root, key).flatMap((node) =>
      textsOf(node).map(({ text, line }): Grant => ({ ...quote(line, text), scope: text, effect: "allow" })),
    ),
  );
  return grants.length === 0 ? undefined : { kind: "grants", source: "azure-role", grants };
}

/** Google's roles and bindings, and the rules of a Kubernetes role. */
function readGoogle(root: TextNode, quote: Quoting): Grants | undefined {
  const permissions = findAll(root, "includedPermissions").flatMap((node) => textsOf(node));
  const roles = findAll(root, "bindings").flatMap((node) =>
    entriesOf(node).flatMap((binding) => textsOf(get(binding, "role"))),
  );
  const rules = textOf(get(root, "kind"))?.endsWith("Role")
    ? entriesOf(get(root, "rules")).flatMap((rule) =>
        textsOf(get(rule, "verbs")).flatMap((verb) =>
          textsOf(get(rule, "resources")).map(({ text }) => ({
            text: `${text}:${verb.text}`,
            line: verb.line,
          })),
        ),
      )
    : [];
  const grants = [...permissions, ...roles, ...rules].map(({ text, line }): Grant => ({
    ...quote(line, text),
    scope: text,
    effect: "allow",
  }));
  return grants.length === 0 ? undefined : { kind: "grants", source: "gcp-role", grants };
}

function readScopes(root: TextNode, quote: Quoting): Grants | undefined {
  const places = [
    "scope",
    "scopes",
    "granted_scopes",
    "grantedScopes",
    "oauthScopes",
    "oauth_scopes",
    "delegatedPermissions",
    "applicationPermissions",
    "permissions",
  ];
  const found = places
    .flatMap((key) => findAll(root, key))
    .flatMap((node) =>
      entriesOf(node).flatMap((entry) => {
        if (entry.kind === "text")
          return entry.value.split(/[\s,]+/).map((text) => ({ text, line: entry.line }));
        const name = get(entry, "scope", "value", "name", "id");
        const text = textOf(name);
        if (text !== undefined && name) return [{ text, line: name.line }];
        // A mapping of scopes to their descriptions.
        return (asMapping(entry)?.members ?? []).map(({ key, line }) => ({ text: key, line }));
      }),
    );
  const rootList = root.kind === "list" ? textsOf(root) : [];
  const scopes = [...found, ...rootList].filter(({ text }) => isScope(text));
  if (scopes.length === 0 || scopes.length < (found.length + rootList.length) / 2) return undefined;
  return {
    kind: "grants",
    source: "oauth-scopes",
    grants: scopes.map(({ text, line }) => ({ ...quote(line, text), scope: text, effect: "allow" })),
  };
}

/** Scopes as a plain list of lines, perhaps with a heading and with remarks. */
export function readScopeText(text: string, quote: Quoting): Grants | undefined {
  const lines = text
    .split("\n")
    .map((line, at) => ({ line: at + 1, words: line.trim() }))
    .filter(({ words }) => words !== "" && !/^[#/=-]{1,3}(\s|$|=)/.test(words.replace(/^-\s+(?=\S)/, "")));
  const scopes = lines.flatMap(({ line, words }) => {
    const first = /^(?:[-*•]\s+|\d{1,3}[.)]\s+)?["'`]?([^\s"'`,;]+)/.exec(words)?.[1] ?? "";
    return isScope(first.replace(/:$/, "")) ? [{ line, scope: first.replace(/:$/, "") }] : [];
  });
  if (scopes.length < 2 || scopes.length < lines.length * 0.6) return undefined;
  return {
    kind: "grants",
    source: "oauth-scopes",
    grants: scopes.map(({ line, scope }) => ({ ...quote(line, scope), scope, effect: "allow" })),
  };
}

/** `mail.read`, `channels:history`, `https://www.googleapis.com/auth/drive`, `User.Read.All`, `offline_access`, `*`. */
function isScope(word: string): boolean {
  // A time is no scope, and no scope is as long as a line of a dump.
  if (word.length > 300 || /^\d{4}-\d\d|^T?\d\d:\d\d/.test(word)) return false;
  if (
    /^(openid|profile|email|offline_access|phone|address|\*|\*:\*|\*\.\*|admin|root|full_access|read|write)$/.test(
      word,
    )
  )
    return true;
  if (/^(https?|api):\/\/\S+$/i.test(word)) return true;
  return (
    /^[\p{L}\p{N}_*-]+(?:[.:/][\p{L}\p{N}_*-]+)+$/u.test(word) &&
    !/^\d+([.:/]\d+)*$/.test(word) &&
    !/\.(json|yaml|yml|md|txt|pdf|csv|example|com|org|net)$/i.test(word)
  );
}

/** Every node of that name, wherever it lies. */
function findAll(root: TextNode, name: string, deep = 0): TextNode[] {
  if (deep > 6) return [];
  if (root.kind === "list") return root.items.flatMap((item) => findAll(item, name, deep + 1));
  if (root.kind !== "mapping") return [];
  return root.members.flatMap(({ key, value }) =>
    key.toLowerCase() === name.toLowerCase() ? [value] : findAll(value, name, deep + 1),
  );
}
