import { expect, test } from "vitest";
import { createTestCore } from "../support/core-fixture.ts";

test("a packet comes in, is reviewed, signed, exported and verified", async () => {
  const { call, given, core, pick, outside } = await createTestCore();
  const { reviewId } = await given.signed();
  const { memo, signed, signatures } = await call("memo.export", { reviewId });
  expect(signed).toBe(true);
  const picked: string[] = [];
  for (const { produced, name } of [memo, ...signatures]) {
    await core().producedFiles.saveTo(produced, outside(name));
    picked.push(pick(outside(name)));
  }
  const verified = await call("verify.file", { pickedFiles: picked });
  expect(verified.signers).toMatchObject([{ name: "Ada Reviewer", role: "reviewer", known: true }]);
  expect(verified.verdict).toBe("not-enough");
  expect(verified.says).toBe("The checklist asks for 1 countersignature; there are 0.");
  expect((await call("verify.workspace", {})).verdict).toBe("good");
});
