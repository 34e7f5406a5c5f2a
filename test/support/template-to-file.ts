/** `node test/support/template-to-file.ts TEMPLATE.docx FILE.docx`: lints a template and writes a memo with it, to be looked at. */
import { readFileSync, writeFileSync } from "node:fs";
import { readTemplate } from "#core/template/read-template";
import { exportTemplatedMemo } from "#core/template/templated-memo";
import { aMemoInput } from "./memo-input.ts";
import { wordProblems } from "./ooxml-rules.ts";

const [from = "", to = "memo.docx"] = process.argv.slice(2);
const { template, problems } = await readTemplate(readFileSync(from));
for (const { level, where, says, fix } of problems)
  process.stdout.write(`${level}: ${where}: ${says} ${fix}\n`);
if (template) {
  const { bytes } = await exportTemplatedMemo(aMemoInput(), template);
  writeFileSync(to, bytes);
  process.stdout.write(`${(await wordProblems(bytes)).join("\n")}\n`);
}
