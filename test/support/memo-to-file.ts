/**
 * `node test/support/memo-to-file.ts FILE.docx [FINDINGS | SAMPLE] [draft]`: writes the realistic memo, or the one of
 * a sample with its flags in every fate, to be looked at.
 */
import { writeFileSync } from "node:fs";
import { exportMemo } from "#core/memo/export-memo";
import { sampleMemo } from "./memo-flags.ts";
import { aMemoInput } from "./memo-input.ts";

const [file = "memo.docx", what = "4", marked] = process.argv.slice(2);
const draft = marked === "draft";
const input =
  what === "ostermere-invoice-matcher" || what === "brightsurge-tenant-autopilot"
    ? sampleMemo(what, { draft })
    : aMemoInput({ findings: Number(what), draft });
writeFileSync(file, (await exportMemo(input)).bytes);
