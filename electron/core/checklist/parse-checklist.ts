/** Bytes of a checklist file → a checklist, or every problem at once. Runs in the worker. */
import { AppError } from "#shared/errors";
import { Checklist, CHECKLIST_FORMAT } from "#shared/formats/checklist";
import { parseJson } from "../packet/json-text.ts";
import { decodeText, dropBlank, findNode, toValue, type TextNode } from "../packet/manifest-text.ts";
import { malformed } from "../packet/parse-manifest.ts";
import { parseYaml } from "../packet/yaml-text.ts";

export type ParsedChecklist = { checklist: Checklist; unknown: string[] };

/** Where the format has a number or a yes/no; everything else is text, as it is written. */
const numbers =
  /^(scale\.\d+\.points|policy\.(approve|conditions)\.(overall|section)|policy\.countersignatures|sections\.\d+\.(items\.\d+\.)?weight)$/;
const yesNo = /^sections\.\d+\.items\.\d+\.gate$/;

export function parseChecklist({ bytes, file }: { bytes: Uint8Array; file: string }): ParsedChecklist {
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) {
    throw malformed(file, [
      { line: decoded.badLine, says: "The text is not UTF-8.", expected: "text in UTF-8" },
    ]);
  }
  const { root, problems } = /\.json$/i.test(file) ? parseJson(decoded.text) : parseYaml(decoded.text);
  if (problems.length > 0) throw malformed(file, problems);
  const tree = root && dropBlank(root);
  if (!tree) throw malformed(file, [{ says: "The file is empty.", expected: "a checklist" }]);
  refuseNewer(tree);
  const parsed = Checklist.safeParse(typed(tree, []));
  if (parsed.success) return { checklist: parsed.data, unknown: unknownFields(parsed.data) };
  throw malformed(
    file,
    parsed.error.issues.map((issue) => {
      const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
      return { line: findNode(tree, path).line, path, says: inWords(issue.message) };
    }),
  );
}

/** The tree as values, with numbers and yes/no where the format has them. */
function typed(node: TextNode, path: readonly (string | number)[]): unknown {
  if (node.kind === "list") return node.items.map((item, i) => typed(item, [...path, i]));
  if (node.kind === "mapping") {
    return Object.fromEntries(node.members.map(({ key, value }) => [key, typed(value, [...path, key])]));
  }
  if (node.kind !== "text") return toValue(node);
  const at = path.join(".");
  if (numbers.test(at) && /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(node.value)) return Number(node.value);
  if (yesNo.test(at) && /^(yes|true)$/i.test(node.value)) return true;
  if (yesNo.test(at) && /^(no|false)$/i.test(node.value)) return false;
  return node.value;
}

function refuseNewer(tree: TextNode): void {
  const { node } = findNode(tree, ["format"]);
  const major = node?.kind === "text" ? /^countersign\.checklist\/(\d+)$/.exec(node.value)?.[1] : undefined;
  if (node?.kind !== "text" || major === undefined || Number(major) <= 1) return;
  throw new AppError(
    "newer-format",
    `This checklist is of the format ${node.value}; this app knows ${CHECKLIST_FORMAT}. Use a newer Countersign, or an older export.`,
    { found: node.value, supported: CHECKLIST_FORMAT },
  );
}

/** zod's sentences for the few kinds that its names shine through. */
function inWords(message: string): string {
  return message.replace(
    /^Invalid input: expected (\w+), received undefined$/,
    "This is missing; a $1 is expected.",
  );
}

const known = {
  top: ["format", "id", "version", "title", "scale", "policy", "sections"],
  policy: ["gateMinimum", "approve", "conditions", "notApplicable", "countersignatures"],
  section: ["id", "title", "weight", "packetSection", "items"],
  item: ["id", "prompt", "guidance", "weight", "gate", "notApplicable", "question", "refs", "expects"],
};

/** Fields that the format does not know. They are kept, and shown. */
function unknownFields(checklist: Checklist): string[] {
  const extra = (value: object, names: readonly string[], at: string) =>
    Object.keys(value)
      .filter((key) => !names.includes(key))
      .map((key) => `${at}${key}`);
  return [
    ...extra(checklist, known.top, ""),
    ...extra(checklist.policy, known.policy, "policy."),
    ...checklist.sections.flatMap((section, s) => [
      ...extra(section, known.section, `sections[${s}].`),
      ...section.items.flatMap((item, i) => extra(item, known.item, `sections[${s}].items[${i}].`)),
    ]),
  ];
}
