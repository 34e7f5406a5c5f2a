/**
 * Configuration files of agents, as common frameworks write them in YAML and JSON: which tools an agent is given, and
 * which servers it reaches. Known by what is in them: a list of tools beside the words that make an agent (its
 * instructions, its model, its role), or `mcpServers`. A list of tools alone is told in `operations.ts`.
 */
import type { EvidenceDocument, NamedSystem, Operation } from "#shared/prechecks/evidence-document";
import type { TextNode } from "../manifest-text.ts";
import { asMapping, entriesOf, flagOf, get, textOf, type Quoting } from "./tree.ts";

type Operations = Extract<EvidenceDocument, { kind: "operations" }>;

/** Beside a list of tools, two of these make an agent; one of the first line does by itself. */
const telling =
  /^(?:instructions?|system_?prompt|system_?message|backstory|agent_mode|model_client|actiongroups?)$/i;
const usual =
  /^(?:model|llm|role|goal|name|description|prompt|temperature|agents?|type|component_type|provider|memory|app)$/i;
const toolLists = /^(?:tools|tool_list|functions|actiongroups?|action_groups?|plugins|skills|toolkits?)$/i;
const deepest = 12;
const mostTools = 5_000;

export function readAgentConfig(root: TextNode, quote: Quoting): Operations | undefined {
  const operations: Operation[] = [];
  const systems: NamedSystem[] = [];
  let agents = 0;
  const walk = (node: TextNode, depth: number, within: boolean) => {
    if (depth > deepest || operations.length >= mostTools) return;
    if (node.kind === "list") for (const item of node.items) walk(item, depth + 1, within);
    const mapping = asMapping(node);
    if (!mapping) return;
    const keys = mapping.members.map(({ key }) => key);
    const told = keys.some((key) => telling.test(key));
    const isAgent = within || told || keys.filter((key) => usual.test(key)).length >= 3;
    if (told) agents += 1;
    for (const { key, value } of mapping.members) {
      if (/^mcp_?servers$/i.test(key)) systems.push(...serversIn(value, quote));
      else if (isAgent && toolLists.test(key)) operations.push(...toolsIn(value, quote));
      else walk(value, depth + 1, within || told);
    }
  };
  walk(root, 0, false);
  const fits = systems.length > 0 || (agents > 0 && operations.length > 0);
  if (!fits) return undefined;
  const title = textOf(get(root, "name", "title") ?? get(get(root, "app"), "name"));
  return {
    kind: "operations",
    source: "agent-config",
    ...(title !== undefined && { title }),
    operations,
    ...(systems.length > 0 && { systems }),
  };
}

/** `mcpServers: { crm: { command, args }, mail: { url } }`. */
function serversIn(node: TextNode, quote: Quoting): NamedSystem[] {
  const servers = asMapping(node)?.members ?? [];
  const fits = servers.every(({ value }) =>
    get(value, "command", "url", "serverUrl", "httpUrl", "type", "transport"),
  );
  return fits ? servers.map(({ key, line }) => ({ ...quote(line, key), name: key })) : [];
}

function toolsIn(node: TextNode, quote: Quoting): Operation[] {
  const named = asMapping(node)?.members;
  if (named && !get(node, "name", "actionGroupName"))
    return named.flatMap(({ key, line, value }) => toolOf(value, { quote, key, line }));
  return entriesOf(node).flatMap((entry) => toolOf(entry, { quote, key: undefined, line: entry.line }));
}

type Around = { quote: Quoting; key: string | undefined; line: number };

/** A name alone, or a mapping with the name where each framework has it. */
function toolOf(entry: TextNode, { quote, key, line }: Around): Operation[] {
  if (entry.kind === "text") {
    const name = key ?? entry.value;
    return isName(name) ? [{ ...quote(line, name), name, says: key === undefined ? "" : entry.value }] : [];
  }
  const functions = get(get(entry, "functionSchema"), "functions");
  if (functions) return toolsIn(functions, quote);
  const inner = get(entry, "function") ?? get(entry, "config") ?? entry;
  const nameNode =
    get(inner, "name", "tool_name", "id") ?? get(entry, "name", "tool_name", "id", "actionGroupName", "type");
  const name = textOf(nameNode) ?? key;
  if (name === undefined || !isName(name)) return [];
  const says =
    [get(inner, "description", "tool_label", "summary") ?? get(entry, "description")]
      .map(textOf)
      .find(Boolean) ?? "";
  const annotations = get(inner, "annotations");
  const readOnly = flagOf(get(annotations, "readOnlyHint"));
  const destructive = flagOf(get(annotations, "destructiveHint"));
  return [
    {
      ...quote(nameNode?.line ?? line, name),
      name,
      says,
      ...(readOnly !== undefined && { readOnly }),
      ...(destructive !== undefined && { destructive }),
    },
  ];
}

/** As machines call a tool; a sentence is none. */
const isName = (text: string) =>
  text.length <= 120 && /^[\p{L}\d_][\p{L}\d_.:/@-]*(?: [\p{L}\d_.:/@-]+){0,3}$/u.test(text);
