/**
 * A hundred generated memos, opened by a word processor that is not ours: each one is written and read back, held to
 * the rules of Word, read by mammoth, which must find every answered item, turned into a PDF by LibreOffice (one process for all), and the pages are looked at for the
 * digest, and for the marking of drafts on every page. Ordinary reviews must leave no page but the last less than half
 * filled, and no heading or caption at the foot of one. Needs soffice and pdftotext.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constantFrom, oneof, sample, string } from "fast-check";
import { extractRawText } from "mammoth";
import { memoModel } from "#core/memo/memo-model";
import { exportMemo } from "#core/memo/export-memo";
import type { MemoInput } from "#core/memo/memo-types";
import { scoreText } from "#core/memo/part-checklist";
import { noDecision } from "#shared/formats/review";
import { rescored } from "../support/memo-content.ts";
import { aMemoInput } from "../support/memo-input.ts";
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

const decided = (decision: "return" | "reject", answers: MemoInput["record"]["answers"]) =>
  rescored(aMemoInput({ findings: 9 }), {
    decision: { ...noDecision, decision, reason: "The worst case is not described." },
    answers,
  });
const someAnswers = Object.fromEntries(
  Object.entries(aMemoInput().record.answers).filter((_, i) => i % 4 === 0),
);
const ordinary: Record<string, MemoInput> = {
  approval: aMemoInput(),
  "approval-without-findings": aMemoInput({ findings: 0 }),
  "approval-with-300-findings": aMemoInput({ findings: 300 }),
  "return-half-answered": decided("return", someAnswers),
  rejection: decided("reject", aMemoInput().record.answers),
  "draft-without-answers": rescored(aMemoInput({ draft: true, findings: 0 }), {
    answers: {},
    decision: noDecision,
    questions: [],
  }),
};

/** The lines of each page between header and footer, with the height at which they end, in points of an A4 page. */
function linesOnPages(pdf: string): { bottom: number; text: string }[][] {
  const pages = run("pdftotext", ["-bbox-layout", pdf, "-"]).split("<page ").slice(1);
  return pages.map((page) =>
    [...page.matchAll(/<line [^>]*yMax="([\d.]+)">(.*?)<\/line>/gs)]
      .map(([, bottom, words = ""]) => ({
        bottom: Number(bottom),
        text: [...words.matchAll(/>([^<]+)<\/word>/g)].map(([, word]) => word).join(" "),
      }))
      .filter(({ bottom }) => bottom > 60 && bottom < 790),
  );
}

const pageMiddle = 421;

function badPages(pdf: string, input: MemoInput): string[] {
  const headings = memoModel(input).blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
  const leads = (text: string) => headings.includes(text) || /^Table \d+\. /.test(text);
  return linesOnPages(pdf)
    .slice(0, -1)
    .flatMap((lines, i) => {
      const last = lines.toSorted((a, b) => a.bottom - b.bottom).at(-1) ?? { bottom: 0, text: "" };
      return [
        ...(last.bottom < pageMiddle ? [`page ${i + 1} is less than half filled`] : []),
        ...(leads(last.text) ? [`page ${i + 1} ends in "${last.text}"`] : []),
      ];
    });
}

/** Answered items that a reader which is not ours does not find in the file, with their score beside them. */
async function unread({ record, checklist }: MemoInput, bytes: Uint8Array): Promise<string[]> {
  const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
  // A paragraph each, so a row of the table is one after the other.
  const lines = value.split(/\n+/);
  return Object.entries(record.answers).flatMap(([item, answer]) => {
    if (answer.key === undefined && answer.na === undefined) return [];
    const score = scoreText(checklist, answer);
    const isThere = lines.some(
      (line, at) => line === item && lines.slice(at, at + 6).some((next) => next === score),
    );
    return isThere ? [] : [item];
  });
}

try {
  for (const [name, input] of Object.entries(ordinary))
    writeFileSync(join(folder, `${name}.docx`), (await exportMemo(input)).bytes);
  for (let seed = 0; seed < memos; seed += 1) {
    const input = nastyReview(seed, sample(anyText, { numRuns: 24, seed }));
    const { bytes } = await exportMemo(input);
    const problems = await wordProblems(bytes);
    if (problems.length > 0) failures.push(`memo ${seed}: ${problems.join("; ")}`);
    failures.push(
      ...(await unread(input, bytes)).map((item) => `memo ${seed}: mammoth does not find ${item}`),
    );
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
  run("soffice", [
    ...soffice,
    ...[...names, ...Object.keys(ordinary)].map((name) => join(folder, `${name}.docx`)),
  ]);

  for (const [name, input] of Object.entries(ordinary))
    failures.push(...badPages(join(folder, `${name}.pdf`), input).map((what) => `${name}: ${what}`));

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
