/**
 * A hundred generated memos, opened by a word processor that is not ours: each one is written and read back, held to
 * the rules of Word, turned into a PDF by LibreOffice (one process for all), and the pages are looked at for the
 * digest, and for the marking of drafts on every page. Needs soffice and pdftotext.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constantFrom, oneof, sample, string } from "fast-check";
import { exportMemo } from "#core/memo/export-memo";
import { nastyReview } from "../support/nasty-review.ts";
import { nastyTexts } from "../support/nasty-texts.ts";
import { wordProblems } from "../support/ooxml-rules.ts";

const memos = Number(process.env.MEMOS ?? 100);
const folder = mkdtempSync(join(tmpdir(), "countersign-memos-"));
const failures: string[] = [];
const run = (program: string, args: string[]) =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 1e9 });

const anyText = oneof(
  string({ unit: "binary", maxLength: 120 }),
  string({ unit: "grapheme", maxLength: 120 }),
  string({
    unit: constantFrom(
      "\uD800",
      "\uDC00",
      "\u0000",
      "\uFFFE",
      "\r",
      "\n",
      "\t",
      "א",
      "ع",
      "漢",
      "x",
      "<",
      "&",
    ),
    maxLength: 60,
  }),
  constantFrom(...nastyTexts.map((text) => text.slice(0, 200))),
);

try {
  for (let seed = 0; seed < memos; seed += 1) {
    const input = nastyReview(seed, sample(anyText, { numRuns: 24, seed }));
    const { bytes } = await exportMemo(input);
    const problems = await wordProblems(bytes);
    if (problems.length > 0) failures.push(`memo ${seed}: ${problems.join("; ")}`);
    writeFileSync(join(folder, `memo-${seed}.docx`), bytes);
  }
  console.log(`${memos} memos written and read back, ${failures.length} that Word would repair`);

  const names = Array.from({ length: memos }, (_, seed) => `memo-${seed}`);
  const profile = join(folder, "profile");
  mkdirSync(profile);
  const soffice = [
    `-env:UserInstallation=file://${profile}`,
    "--headless",
    "--convert-to",
    "pdf",
    "--outdir",
    folder,
  ];
  run("soffice", [...soffice, ...names.map((name) => join(folder, `${name}.docx`))]);

  for (const [seed, name] of names.entries()) {
    const pdf = join(folder, `${name}.pdf`);
    if (!existsSync(pdf)) {
      failures.push(`${name}: LibreOffice does not open it`);
      continue;
    }
    const pages = run("pdftotext", ["-layout", pdf, "-"]).split("\f").slice(0, -1);
    const marked = pages.filter((page) => page.includes("DRAFT — not signed")).length;
    if (marked !== (seed % 2 === 1 ? pages.length : 0))
      failures.push(`${name}: ${marked} of ${pages.length} pages are marked as draft`);
    const digest = nastyReview(seed).reviewDigest.slice(0, 16);
    if (!pages.every((page) => page.includes(digest))) failures.push(`${name}: a page without the digest`);
    if (!pages[0]?.includes("What can it touch?") || !pages[0].includes("Where is the audit trail?"))
      failures.push(`${name}: page one does not hold the six first questions`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failures.length === 0 ? `LibreOffice shows all ${memos} as they should be` : failures.join("\n"));
process.exitCode = failures.length === 0 ? 0 : 1;
