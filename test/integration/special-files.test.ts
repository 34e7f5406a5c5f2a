/** What is named as a file may be a pipe or a device: none is waited for, and none is read without end. */
import { execFileSync } from "node:child_process";
import { lstatSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createTestCore } from "../support/core-fixture.ts";
import { runCli } from "../support/run-cli.ts";

test.skipIf(process.platform === "win32")("a pipe is refused at once wherever a file is read", async () => {
  const { call, core, refused, given, pick, outside, secret } = await createTestCore();
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
  const { produced } = await call("backup.create", {});
  await expect(core().producedFiles.saveTo(produced, pipe)).rejects.toThrow(
    "nothing is written in its place",
  );
  expect(lstatSync(pipe).isFIFO()).toBe(true);
  const trusted = runCli(path.dirname(pipe), ["--json", "trust", "add", "pipe.json", "--name", "Ada"]);
  expect(trusted).toMatchObject({ code: 2, json: { error: { code: "invalid-input" } } });
  expect((await call("review.get", { reviewId })).entries.evidence).toEqual({});
});
