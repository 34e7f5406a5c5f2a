/** Bytes of a checklist file → a checklist, or every problem at once. Runs in the worker. */
import { CORE_SCHEMA, load } from "js-yaml";
import { AppError } from "#shared/errors";
import { ChecklistShape, checklistFaults, CHECKLIST_FORMAT, type Checklist } from "#shared/formats/checklist";
import { faultsOf } from "#shared/formats/issue-words";
import { parseJson } from "../packet/json-text.ts";
import { decodeText, findNode, type TextNode } from "../packet/manifest-text.ts";
import { malformed } from "../packet/parse-manifest.ts";
import { parseYaml } from "../packet/yaml-text.ts";
import { unknownFields, valued } from "./checklist-values.ts";

export type ParsedChecklist = { checklist: Checklist; unknown: string[] };

/** Above this many, the rest adds nothing: such a file is not the format at all. */
const MOST_FAULTS = 2_000;

export function parseChecklist({ bytes, file }: { bytes: Uint8Array; file: string }): ParsedChecklist {
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) {
    throw malformed(file, [
      { line: decoded.badLine, says: "The text is not UTF-8.", expected: "text in UTF-8" },
    ]);
  }
  const isJson = /\.json$/i.test(file);
  const { root, problems } = isJson ? parseJson(decoded.text) : parseYaml(decoded.text);
  if (root === undefined) throw malformed(file, problems);
  refuseNewer(root);
  // Text with problems of its own (a key twice, an alias) is not read by another parser.
  const plain = problems.length > 0 ? undefined : plainValues(decoded.text, isJson);
  const tree = valued(root, plain);
  if (!tree) throw malformed(file, [...problems, { says: "The file is empty.", expected: "a checklist" }]);
  const parsed = ChecklistShape.safeParse(tree.value);
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => faultsOf(issue, tree.value))),
    ...checklistFaults(tree.value),
  ];
  if (parsed.success && faults.length === 0 && problems.length === 0) {
    return { checklist: parsed.data, unknown: unknownFields(parsed.data) };
  }
  const lined = faults
    .slice(0, MOST_FAULTS)
    .map((fault) => ({ line: findNode(tree.node, fault.path).line, ...fault }));
  throw malformed(file, [...problems, ...lined]);
}

/** The values of a file whose text has been looked through already. */
function plainValues(text: string, isJson: boolean): unknown {
  try {
    return isJson ? JSON.parse(text) : load(text, { schema: CORE_SCHEMA });
  } catch {
    // The tree stands; only the types of unknown fields are lost, and they stay text.
    return undefined;
  }
}

function refuseNewer(tree: TextNode): void {
  const { node } = findNode(tree, ["format"]);
  const major = node?.kind === "text" ? /^countersign\.checklist\/(\d+)$/.exec(node.value)?.[1] : undefined;
  if (node?.kind !== "text" || major === undefined || /^0*[01]?$/.test(major)) return;
  const found = node.value.length > 60 ? `${node.value.slice(0, 59)}…` : node.value;
  throw new AppError(
    "newer-format",
    `This checklist is of the format ${found}; this app knows ${CHECKLIST_FORMAT}. Use a newer Countersign, or an older export.`,
    { found, supported: CHECKLIST_FORMAT },
  );
}
