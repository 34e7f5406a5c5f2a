/** A packet that comes in again, changed, after its review was signed: the next memo says what changed. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { ReviewId } from "#shared/ids";
import { readPart, readParts } from "#core/memo/read-document";
import { allAnswered } from "../support/answers-builder.ts";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { aPacket } from "../support/packet-builder.ts";

async function memoText({ core, call }: TestCore, reviewId: ReviewId, copy?: "vendor"): Promise<string> {
  const { memo } = await call("memo.export", { reviewId, ...(copy && { copy }) });
  const parts = await readParts(await readFile(core().producedFiles.get(memo.produced).path));
  return readPart(parts.get("word/document.xml"))
    .blocks.map((block) =>
      block.kind === "paragraph" ? block.text : block.rows.map((row) => row.join(" | ")).join("\n"),
    )
    .join("\n");
}

test("the memo names the version that was reviewed before and what the vendor changed; the first stays as it was", async () => {
  const core = await createTestCore();
  const { call, given, clock, secret } = core;
  const profileId = await given.profile();
  const decided = async (files: ReturnType<typeof aPacket>) => {
    const reviewId = await given.review(files);
    await call("review.applyAnswers", { reviewId, file: allAnswered({}) });
    return reviewId;
  };
  const first = await decided(aPacket({ version: "1.0" }));
  const { digest } = await call("review.sign", { reviewId: first, profileId, secret: secret() });
  const memoBefore = await memoText(core, first);
  expect(memoBefore).not.toContain("Changes since version");

  clock.advance(86_400_000);
  const changed = aPacket({ version: "2.0" }, { "evidence/policy.md": "# Policy\n\nAnyone may pay.\n" });
  changed["packet.yaml"] = String(changed["packet.yaml"]).replace("policy: never", "policy: automatic");
  const second = await decided(changed);
  const draft = await memoText(core, second);
  expect(draft).toContain("Changes since version 1.0 of the packet");
  expect(draft).toContain(first);
  expect(draft).toMatch(/Actions: Policy[^|]*Pay an invoice \| never \| automatic/);
  expect(draft).toMatch(/Evidence file[^|]*evidence\/policy\.md \| SHA-256 \w{64} \| SHA-256 \w{64}/);
  await call("review.sign", { reviewId: second, profileId, secret: secret() });
  expect(await memoText(core, second)).toContain("Changes since version 1.0 of the packet");
  expect(await memoText(core, second, "vendor")).not.toContain("Changes since version 1.0");
  expect(await memoText(core, first)).toBe(memoBefore);
  expect((await call("review.get", { reviewId: first })).head.signed?.digest).toBe(digest);

  const another = await decided(aPacket({ id: "other-agent", version: "3.0" }));
  expect(await memoText(core, another)).not.toContain("Changes since version");
});
