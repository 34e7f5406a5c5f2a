/** No memo is handed over before it has been read again and everything that belongs in it was found. */
import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import { memoDocx, type MemoProgress } from "./memo-docx.ts";
import { memoModel } from "./memo-model.ts";
import type { MemoInput } from "./memo-types.ts";
import { checkMemo } from "./read-back.ts";

export type { MemoInput } from "./memo-types.ts";

/** Builds the memo, reads it back, and refuses to hand it over where anything is missing. */
export async function exportMemo(
  input: MemoInput,
  options: MemoProgress = {},
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const model = memoModel(input);
  const bytes = await memoDocx(model, options);
  const missing = await checkMemo(bytes, model);
  if (missing.length > 0) {
    const more = missing.length > 5 ? `, and ${missing.length - 5} more` : "";
    throw new AppError(
      "integrity",
      `The memo was not written: on reading it back, this was missing: ${missing.slice(0, 5).join("; ")}${more}.`,
      { what: missing.slice(0, 100).join("\n") },
    );
  }
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
