import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { copyEvidence } from "#core/packet/copy-evidence";
import { safeFileName } from "#core/packet/safe-file-name";

describe("the name that is suggested for a copy", () => {
  test.each([
    ["evidence/plan.docx", "plan.docx"],
    ["a\\b\\..\\plan.docx", "plan.docx"],
    ["evidence/..", "evidence"],
    ["invoice\u202excod.exe", "invoicexcod.exe"],
    ["a\u0000b\u200bc.txt", "abc.txt"],
    ['w<h>a:t"|?*.pdf', "w_h_a_t____.pdf"],
    ["con.docx", "_con.docx"],
    ["LPT1", "_LPT1"],
    ["console.log", "console.log"],
    [" .hidden. ", "hidden"],
    ["--help", "help"],
    ["\u062a\u0642\u0631\u064a\u0631.docx", "\u062a\u0642\u0631\u064a\u0631.docx"],
    [`${"n".repeat(300)}.docx`, `${"n".repeat(114)}….docx`],
  ])("%j becomes %j", (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
    expect(safeFileName(safe)).toBe(safe);
  });
});

test("stored bytes that are not what their hash says are not handed on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "countersign-copy-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const target = join(folder, "copy");
  const evidence = { size: () => 4, read: () => Buffer.from("evil") };
  const job = { signal: new AbortController().signal, progress: () => undefined };
  const copying = copyEvidence(evidence, { sha256: "0".repeat(64), name: "plan.docx", target }, job);
  await expect(copying).rejects.toMatchObject({ code: "integrity" });
  expect(existsSync(target)).toBe(false);
});
