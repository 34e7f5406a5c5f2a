/** No file is handed over before it has been read again and found to hold what was to be written. */
import { isDeepStrictEqual } from "node:util";
import type { OutputKind } from "#shared/contract/output-calls";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { memoModel } from "../memo/memo-model.ts";
import type { MemoInput } from "../memo/memo-types.ts";
import { checkCsv, csvOf } from "./csv.ts";
import { findingsSheets } from "./findings-sheets.ts";
import { checkMarkdown } from "./check-markdown.ts";
import { memoMarkdown } from "./markdown.ts";
import { checkXlsx } from "./read-xlsx.ts";
import { xlsxOf } from "./xlsx.ts";

export const outputEndings: Readonly<Record<OutputKind, string>> = {
  markdown: "md",
  "findings-csv": "findings.csv",
  "findings-xlsx": "findings.xlsx",
  json: "review.json",
};

type Written = { bytes: Uint8Array; wrong: string[] };

/** `text` is the frozen review, as it is signed. */
export async function exportOutput(kind: OutputKind, input: MemoInput, text: string): Promise<Uint8Array> {
  const { bytes, wrong } = await write(kind, input, text);
  if (wrong.length === 0) return bytes;
  const more = wrong.length > 5 ? `, and ${wrong.length - 5} more` : "";
  throw new AppError(
    "integrity",
    `The file was not written: on reading it back, this was not as it should be: ${wrong.slice(0, 5).join("; ")}${more}.`,
    { what: wrong.slice(0, 100).join("\n") },
  );
}

async function write(kind: OutputKind, input: MemoInput, text: string): Promise<Written> {
  if (kind === "json") return json(input, text);
  if (kind === "markdown") {
    const model = memoModel(input);
    const bytes = Buffer.from(memoMarkdown(model));
    return { bytes, wrong: checkMarkdown(bytes.toString("utf8"), model) };
  }
  const sheets = findingsSheets({ record: input.record, digest: input.reviewDigest, draft: input.draft });
  if (kind === "findings-xlsx") {
    const bytes = await xlsxOf(sheets);
    return { bytes, wrong: await checkXlsx(bytes, sheets) };
  }
  const rows = sheets[0]?.rows ?? [];
  const bytes = csvOf(rows);
  return { bytes, wrong: checkCsv(bytes, rows) };
}

/** Canonical as it is: these are the bytes whose digest is signed. */
function json({ record }: MemoInput, text: string): Written {
  const bytes = Buffer.from(text);
  const read: unknown = JSON.parse(bytes.toString("utf8"));
  const same = canonicalJson(read) === text && isDeepStrictEqual(read, JSON.parse(canonicalJson(record)));
  return { bytes, wrong: same ? [] : ["the review in it is another one"] };
}
