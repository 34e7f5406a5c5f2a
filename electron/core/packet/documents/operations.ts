/** Tool lists (MCP), agent cards (A2A) and OpenAPI documents: what an agent can call. */
import type { EvidenceDocument, Operation } from "#shared/prechecks/evidence-document";
import type { TextNode } from "../manifest-text.ts";
import { asMapping, entriesOf, flagOf, get, textOf, type Quoting } from "./tree.ts";

type Operations = Extract<EvidenceDocument, { kind: "operations" }>;

export function readOperations(root: TextNode, quote: Quoting): Operations | undefined {
  return readOpenApi(root, quote) ?? readAgentCard(root, quote) ?? readTools(root, quote);
}

/** The result of `tools/list`, with or without its JSON-RPC envelope; a server manifest; a list of functions. */
function readTools(root: TextNode, quote: Quoting): Operations | undefined {
  const result = get(root, "result") ?? root;
  const listed =
    get(result, "tools", "functions") ??
    get(get(result, "capabilities"), "tools") ??
    (result.kind === "list" ? result : undefined);
  const named = asMapping(listed)
    ? (asMapping(listed)?.members ?? []).map(({ key, line, value }) => ({ name: key, line, tool: value }))
    : entriesOf(listed).flatMap((entry) => {
        const tool = get(entry, "function") ?? entry;
        const name =
          textOf(get(tool, "name")) ?? (entry.kind === "text" && asMapping(root) ? entry.value : undefined);
        return name === undefined ? [] : [{ name, line: get(tool, "name")?.line ?? entry.line, tool }];
      });
  const looksLikeTools = named.some(({ tool }) =>
    ["inputSchema", "input_schema", "parameters", "annotations", "description"].some((key) => get(tool, key)),
  );
  if (named.length === 0 || (!looksLikeTools && !get(root, "tools"))) return undefined;
  const operations = named.map(({ name, line, tool }): Operation => {
    const annotations = get(tool, "annotations");
    const readOnly = flagOf(get(annotations, "readOnlyHint") ?? get(tool, "readOnlyHint"));
    const destructive = flagOf(get(annotations, "destructiveHint") ?? get(tool, "destructiveHint"));
    return {
      ...quote(line, name),
      name,
      says: [get(tool, "title") ?? get(annotations, "title"), get(tool, "description")]
        .map(textOf)
        .filter(Boolean)
        .join(". "),
      ...(readOnly === undefined ? {} : { readOnly }),
      ...(destructive === undefined ? {} : { destructive }),
    };
  });
  const title = textOf(get(root, "name", "title") ?? get(get(result, "serverInfo"), "name"));
  const isServer = Boolean(
    get(root, "packages") ?? get(root, "transport") ?? get(root, "serverInfo") ?? get(root, "mcpVersion"),
  );
  return {
    kind: "operations",
    source: isServer ? "mcp-server" : "mcp-tools",
    ...(title === undefined ? {} : { title }),
    operations,
  };
}

function readAgentCard(root: TextNode, quote: Quoting): Operations | undefined {
  const skills = entriesOf(get(root, "skills"));
  const isCard = [
    "url",
    "capabilities",
    "protocolVersion",
    "defaultInputModes",
    "provider",
    "supportedInterfaces",
  ].some((key) => get(root, key));
  if (skills.length === 0 || !isCard) return undefined;
  const operations = skills.flatMap((skill): Operation[] => {
    const name = textOf(get(skill, "id")) ?? textOf(get(skill, "name"));
    if (name === undefined) return [];
    const says = [get(skill, "name"), get(skill, "description")].map(textOf).filter(Boolean).join(". ");
    return [{ ...quote((get(skill, "id") ?? get(skill, "name") ?? skill).line, name), name, says }];
  });
  const title = textOf(get(root, "name"));
  return { kind: "operations", source: "a2a-card", ...(title === undefined ? {} : { title }), operations };
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

function readOpenApi(root: TextNode, quote: Quoting): Operations | undefined {
  if (!get(root, "openapi", "swagger")) return undefined;
  const paths = asMapping(get(root, "paths"));
  if (!paths) return undefined;
  const operations = paths.members.flatMap(({ key: path, value }) =>
    (asMapping(value)?.members ?? [])
      .filter(({ key }) => methods.has(key.toLowerCase()))
      .map(({ key, line, value: operation }): Operation => {
        const method = key.toUpperCase();
        const id = get(operation, "operationId");
        return {
          ...quote(id?.line ?? line, textOf(id) ?? key),
          name: textOf(id) ?? `${method} ${path}`,
          says: [get(operation, "summary"), get(operation, "description")]
            .map(textOf)
            .filter(Boolean)
            .join(". "),
          method,
          path,
        };
      }),
  );
  const title = textOf(get(get(root, "info"), "title"));
  return { kind: "operations", source: "openapi", ...(title === undefined ? {} : { title }), operations };
}
