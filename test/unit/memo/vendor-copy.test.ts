/** What the vendor gets: the decision and what it asks for, and nothing that is for the house alone. */
import { describe, expect, test } from "vitest";
import { checkMemo } from "#core/memo/read-back";
import { memoDocx } from "#core/memo/memo-docx";
import { memoModel, type MemoInput } from "#core/memo/memo-model";
import { forVendor } from "#core/memo/vendor-copy";
import { linesOf } from "../../support/memo-content.ts";
import { sampleMemo } from "../../support/memo-flags.ts";
import { aMemoInput } from "../../support/memo-input.ts";
import { readParts } from "#core/memo/read-document";

const SECRET = "SECRET-OF-THE-HOUSE";

/** Everything that is internal says so in its words. */
function withSecrets(): MemoInput {
  const input = sampleMemo("brightsurge-tenant-autopilot", { findings: 3 });
  const { record } = input;
  const [first, ...others] = record.findings;
  if (!first) throw new Error("no finding");
  return {
    ...input,
    record: {
      ...record,
      answers: Object.fromEntries(
        Object.entries(record.answers).map(([id, answer]) => [
          id,
          { ...answer, note: SECRET, links: [{ from: "reviewer" as const, ref: "ev-1", location: SECRET }] },
        ]),
      ),
      findings: [{ ...first, internal: true, title: SECRET, what: SECRET }, ...others],
      evidence: [
        {
          id: "ev-1",
          name: `${SECRET}.png`,
          sha256: "a".repeat(64),
          size: 1,
          title: SECRET,
          addedAt: record.frozenAt,
        },
      ],
      flags: record.flags.map((flag) => (flag.fate === "dismissed" ? { ...flag, reason: SECRET } : flag)),
      matrix: record.matrix.map((row) => ({ ...row, note: SECRET })),
      merges: [
        {
          id: "mg-1",
          by: SECRET,
          mergedAt: record.frozenAt,
          record: "b".repeat(64),
          took: [],
          conflicts: [],
        },
      ],
    },
  };
}
const vendorCopy = (input: MemoInput): MemoInput => ({
  ...input,
  record: forVendor(input.record),
  copy: "vendor",
});

/** The text of the file, as Word holds it. */
const textOf = async (input: MemoInput) =>
  (await readParts(await memoDocx(memoModel(input)))).get("word/document.xml")?.toString("utf8") ?? "";

test("the secrets of this test stand in the whole memo", async () => {
  expect((await textOf(withSecrets())).split(SECRET).length).toBeGreaterThan(50);
});

describe("the vendor's copy", () => {
  test("holds nothing internal in any part of the file, and is read back like every memo", async () => {
    const model = memoModel(vendorCopy(withSecrets()));
    const bytes = await memoDocx(model);
    const parts = await readParts(bytes);
    expect(
      [...parts].filter(([, part]) => part.toString("utf8").includes(SECRET)).map(([name]) => name),
    ).toEqual([]);
    expect(await checkMemo(bytes, model)).toEqual([]);
  });

  test("keeps the decision, the conditions, the other findings, the questions and every score", async () => {
    const input = withSecrets();
    const lines = (await textOf(vendorCopy(input)))
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll("&apos;", "'")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    const { record } = input;
    for (const said of [
      ...record.findings.slice(1).map(({ title }) => title),
      ...record.questions.flatMap(({ text }) => text.split("\n")),
      ...record.decision.conditions.map(({ text }) => text),
      ...Object.keys(record.answers),
    ])
      expect(lines).toContain(said);
  });

  test("says on every page that it is one, and proves nothing by itself", () => {
    const model = memoModel({ ...vendorCopy(withSecrets()), draft: false });
    expect(model.marking).toBe("Vendor copy");
    const lines = linesOf(model.blocks).join("\n");
    expect(lines).toContain("This file is not signed");
    expect(lines).toContain("ask there to have this copy confirmed by the digest below");
    expect(lines).not.toContain("ssh-keygen");
  });
});

test.each<[string | undefined, boolean, MemoInput["copy"], string]>([
  [undefined, false, undefined, "Decision memo"],
  ["Confidential", false, undefined, "Confidential"],
  ["Confidential", true, undefined, "Confidential · DRAFT — not signed"],
  ["Confidential", false, "vendor", "Confidential · Vendor copy"],
  ["  ", true, "vendor", "Vendor copy · DRAFT — not signed"],
])("the marking %j, draft %j, copy %j gives “%s” on every page", (marking, draft, copy, words) => {
  const input = aMemoInput({ draft });
  const decision = { ...input.record.decision, ...(marking === undefined ? {} : { marking }) };
  expect(memoModel({ ...input, copy, record: { ...input.record, decision } }).marking).toBe(words);
});
