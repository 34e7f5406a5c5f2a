import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { outputKinds } from "#shared/contract/output-calls";
import { createTestCore } from "../support/core-fixture.ts";

test("a signed review is handed over in every form, as JSON with the digest that was signed", async () => {
  const { core, call, given } = await createTestCore();
  const { reviewId, digest } = await given.signed();
  for (const kind of outputKinds) {
    const made = await call("output.export", { reviewId, kind });
    const bytes = await readFile(core().producedFiles.get(made.produced).path);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(made.sha256);
    expect(made.name).not.toContain("draft");
    expect(made.sha256 === digest).toBe(kind === "json");
  }
  const { receipts } = await call("receipt.list", { limit: 4 });
  expect(new Set(receipts.map(({ kind }) => kind))).toEqual(new Set(["output.exported"]));
});

test("an unsigned review is handed over as a draft; its frozen form has today's time", async () => {
  const { core, call, given, clock } = await createTestCore();
  const { reviewId } = await given.signed();
  const { reviewId: next } = await call("review.revise", { reviewId });
  const made = await call("output.export", { reviewId: next, kind: "json" });
  expect(made.name).toContain("draft");
  const read: unknown = JSON.parse(await readFile(core().producedFiles.get(made.produced).path, "utf8"));
  expect(read).toMatchObject({ reviewId: next, revision: 2, frozenAt: clock.now });
});
