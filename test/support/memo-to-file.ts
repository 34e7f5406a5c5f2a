/** `node test/support/memo-to-file.ts FILE.docx [FINDINGS] [draft]`: writes the realistic memo, to be looked at. */
import { writeFileSync } from "node:fs";
import { exportMemo } from "#core/memo/export-memo";
import { aMemoInput } from "./memo-input.ts";

const [file = "memo.docx", findings = "4", draft] = process.argv.slice(2);
const { bytes } = await exportMemo(aMemoInput({ findings: Number(findings), draft: draft === "draft" }));
writeFileSync(file, bytes);
