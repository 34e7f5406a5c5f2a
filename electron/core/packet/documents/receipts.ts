/** Receipts: a JSON or YAML object, a list of them, JSON lines, or log lines of `key=value`. */
import type { EvidenceDocument, ReceiptField, ReceiptRecord } from "#shared/prechecks/evidence-document";
import type { TextNode } from "../manifest-text.ts";
import { asMapping, type Quoting } from "./tree.ts";

type Receipts = Extract<EvidenceDocument, { kind: "receipts" }>;

/** A line that is longer than any receipt would keep the patterns below busy for hours. */
const largest = { records: 5_000, fields: 500, line: 10_000 } as const;

export function readReceipts(roots: readonly TextNode[], quote: Quoting): Receipts | undefined {
  const records = roots
    .flatMap(recordNodes)
    .slice(0, largest.records)
    .map((node): ReceiptRecord => {
      const fields = leaves(node, "").slice(0, largest.fields);
      return { ...quote(node.line, ""), fields };
    });
  return records.length > 0 && looksLikeReceipts(records)
    ? { kind: "receipts", records: records.map((record) => lifted(record, quote)) }
    : undefined;
}

/** `2026-11-02T08:00 trigger=mail-7 action="update claim"`, or `Trigger: mail 7`. */
export function readReceiptText(text: string, quote: Quoting): Receipts | undefined {
  const records = text
    .split("\n")
    .slice(0, largest.records)
    .flatMap((line, at): ReceiptRecord[] => {
      if (line.length > largest.line) return [];
      const fields = [
        ...line.matchAll(
          /(?<path>(?<![\p{L}\p{N}_.-])[\p{L}_][\p{L}\p{N}_.-]{0,100})=(?:"(?<quoted>[^"]*)"|(?<bare>[^\s,;|]+))/gu,
        ),
      ].map(({ groups }): ReceiptField => ({
        path: groups?.["path"] ?? "",
        value: groups?.["quoted"] ?? groups?.["bare"] ?? "",
      }));
      return fields.length >= 3 ? [{ ...quote(at + 1, fields[0]?.path ?? ""), fields }] : [];
    });
  if (records.length > 0) return looksLikeReceipts(records) ? { kind: "receipts", records } : undefined;
  const fields = text.split("\n").flatMap((line): ReceiptField[] => {
    if (line.length > largest.line) return [];
    const [, path, value] =
      /^(?:[-*]\s+)?([\p{L}][\p{L}\p{N} _/-]{1,40}?) ?[:=]\s*(.*)$/u.exec(line.trim()) ?? [];
    return path === undefined ? [] : [{ path, value: value ?? "" }];
  });
  const record = { ...quote(1, ""), fields };
  return fields.length >= 4 && looksLikeReceipts([record])
    ? { kind: "receipts", records: [record] }
    : undefined;
}

function recordNodes(root: TextNode): TextNode[] {
  if (root.kind === "list") return root.items.filter(({ kind }) => kind === "mapping");
  const mapping = asMapping(root);
  if (!mapping) return [];
  // An envelope around a list of records: { "receipts": [ … ] }.
  const lists = mapping.members.filter(
    ({ value }) =>
      value.kind === "list" && value.items.length > 0 && value.items.every(({ kind }) => kind === "mapping"),
  );
  const [only] = lists;
  if (
    only?.value.kind === "list" &&
    /^(receipts?|events?|records?|entries|log|items|logs|audit|runs)$/i.test(only.key)
  )
    return only.value.items;
  const inner =
    mapping.members.length <= 2
      ? mapping.members.find(
          ({ key, value }) => /^(receipt|event|record|entry)$/i.test(key) && value.kind === "mapping",
        )
      : undefined;
  return [inner?.value ?? mapping];
}

function leaves(node: TextNode, path: string): ReceiptField[] {
  if (node.kind === "text") return [{ path, value: node.value }];
  if (node.kind === "empty") return [{ path, value: null }];
  if (node.kind === "list")
    return node.items.length === 0
      ? [{ path, value: null }]
      : node.items.flatMap((item, at) => leaves(item, `${path}[${at}]`));
  return node.members.length === 0
    ? [{ path, value: null }]
    : node.members.flatMap(({ key, value }) => leaves(value, path === "" ? key : `${path}.${key}`));
}

const telling =
  /(?:^|[._[\] -])(?:time|timestamp|ts|at|when|date|action|actions|operation|tool|approv\w*|decision|decided|trigger\w*|event\w*|outcome|result|status|actor|agent|receipt\w*|run|run_id|case|case_id|released_by|reason|input\w*)(?:$|[._[\] -])/i;

/** At least two keys of the kind that receipts have. */
export function looksLikeReceipts(records: readonly ReceiptRecord[]): boolean {
  const keys = new Set(
    records
      .flatMap(({ fields }) => fields.map(({ path }) => path.replaceAll(/([a-z])([A-Z])/g, "$1_$2")))
      .filter((path) => telling.test(path)),
  );
  return keys.size >= 2;
}

/** A brace says nothing: a record is quoted by its first line that holds something. */
function lifted(record: ReceiptRecord, quote: Quoting): ReceiptRecord {
  if (/[\p{L}\p{N}]/u.test(record.quote)) return record;
  const next = quote(record.line + 1, "");
  return /[\p{L}\p{N}]/u.test(next.quote) ? { ...record, ...next } : record;
}
