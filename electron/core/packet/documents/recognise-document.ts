/** Recognises evidence that a machine can read, by its content and not by its name. */
import type { EvidenceDocument } from "#shared/prechecks/evidence-document";
import { parseJson } from "../json-text.ts";
import type { TextNode } from "../manifest-text.ts";
import { parseYaml } from "../yaml-text.ts";
import { readAgentConfig } from "./agent-config.ts";
import { readGrants, readScopeText } from "./grants.ts";
import { readOperations } from "./operations.ts";
import { readReceipts, readReceiptText } from "./receipts.ts";
import { readTableLog } from "./table-log.ts";
import { quoting } from "./tree.ts";

/** Above this a text is not looked at as a document. */
export const largestDocument = 10_000_000;

export function recogniseDocument(text: string): EvidenceDocument | undefined {
  if (text.length > largestDocument) return undefined;
  const clean = text.replace(/^\uFEFF/, "");
  const quote = quoting(text);
  const roots = treesOf(clean);
  const [root] = roots;
  if (root && roots.length === 1) {
    const known = readAgentConfig(root, quote) ?? readOperations(root, quote) ?? readGrants(root, quote);
    if (known) return known;
  }
  return (
    (root ? readReceipts(roots, quote) : undefined) ??
    readScopeText(clean, quote) ??
    readTableLog(clean, quote) ??
    readReceiptText(clean, quote)
  );
}

/** One JSON value, several in JSON lines, or YAML that is more than a line of text. */
function treesOf(text: string): TextNode[] {
  const start = text.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) {
    const whole = parseJson(text).root;
    if (whole) return [whole];
    return linesOf(text) ?? [];
  }
  if (!/^[ \t]*[\w"'$-]{1,200}[ \t]*:/m.test(text)) return [];
  const { root } = parseYaml(text);
  return root && root.kind !== "text" ? [root] : [];
}

function linesOf(text: string): TextNode[] | undefined {
  const nodes: TextNode[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const node = parseJson(line).root;
    if (!node) return undefined;
    nodes.push(moved(node, at));
  }
  return nodes;
}

/** A tree of one line, moved to where the line stands. */
function moved(node: TextNode, by: number): TextNode {
  const line = node.line + by;
  if (node.kind === "list") return { ...node, line, items: node.items.map((item) => moved(item, by)) };
  if (node.kind === "mapping")
    return {
      ...node,
      line,
      members: node.members.map((member) => ({
        ...member,
        line: member.line + by,
        value: moved(member.value, by),
      })),
    };
  return { ...node, line };
}
