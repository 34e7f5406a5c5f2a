/** What is named as a file may be a pipe or a device: none is waited for, and none is read without end. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { createTestCore } from "../support/core-fixture.ts";

test.skipIf(process.platform === "win32")("a pipe is refused at once wherever a file is read", async () => {
  const { call, refused, given, pick, outside, secret } = await createTestCore();
  const pipe = outside("pipe.json");
  execFileSync("mkfifo", [pipe]);
  const reviewId = await given.review();
  const pickedFile = pick(pipe);
  const says = "pipe.json is not a plain file but a pipe, a device or a socket. Pick a file.";
  expect((await refused("refused-file", "checklist.import", { pickedFile })).message).toBe(says);
  expect((await refused("refused-file", "review.apply", { reviewId, pickedFile })).message).toBe(says);
  expect((await refused("refused-file", "profile.import", { pickedFile, secret: secret() })).message).toBe(
    says,
  );
  expect((await refused("refused-file", "evidence.add", { reviewId, pickedFile, title: "" })).message).toBe(
    says,
  );
  const memo = { pickedFiles: [pick(pipe, "memo.docx")] };
  await refused("refused-file", "verify.file", memo);
  expect((await call("review.get", { reviewId })).entries.evidence).toEqual({});
});
