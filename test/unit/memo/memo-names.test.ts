import { expect, test } from "vitest";
import { memoFileNames } from "#core/review/make-memo";
import { aMemoInput } from "../../support/memo-input.ts";

function named(id: string, version?: string, { revision = 1, draft = false } = {}): string {
  const { record } = aMemoInput({ findings: 0 });
  return memoFileNames({ ...record, revision, packet: { ...record.packet, id, version } }, { draft }).memo;
}

test("the suggested name tells packet, version, revision, day, and a draft", () => {
  expect(named("invoice-matcher", "1.2.0")).toBe("invoice-matcher-1.2.0-memo-2026-11-12.docx");
  expect(named("invoice-matcher", "1.2.0", { revision: 3 })).toBe(
    "invoice-matcher-1.2.0-memo-r3-2026-11-12.docx",
  );
  expect(named("invoice-matcher", undefined, { draft: true })).toBe(
    "invoice-matcher-memo-draft-2026-11-12.docx",
  );
  const { statement, signature } = memoFileNames(aMemoInput({ findings: 0 }).record);
  expect([statement(1), signature(2)]).toEqual([
    "ostermere-invoice-matcher-2-memo-2026-11-12.statement-1.json",
    "ostermere-invoice-matcher-2-memo-2026-11-12.statement-2.json.sig",
  ]);
});

test.each([
  ["con.fig", "1", "_con.fig-1-memo-2026-11-12.docx"],
  ["-rf", "1", "rf-1-memo-2026-11-12.docx"],
  ["...", "\u202E1 / 2\u0000 beta:é", "packet-1-2-beta-e-memo-2026-11-12.docx"],
  ["x", "../..\\é漢字", "x-e-memo-2026-11-12.docx"],
])("it is safe on every system, whatever the packet says: %j %j", (id, version, name) => {
  expect(named(id, version)).toBe(name);
});

test("it stays short and keeps its day", () => {
  expect(named("x".repeat(100), "9".repeat(200), { revision: 12, draft: true })).toMatch(
    /^x{60}-9{24}-memo-draft-r12-2026-11-12\.docx$/,
  );
});
