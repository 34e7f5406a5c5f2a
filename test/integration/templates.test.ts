import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { ReviewId } from "#shared/ids";
import { readPart, readParts } from "#core/memo/read-document";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { PASSPHRASE } from "../support/profile-builder.ts";
import { aTemplate, p } from "../support/template-builder.ts";

const letter = () =>
  aTemplate({ body: `${p("Ashgrove Holdings")}${p("{{title}}")}${p("{{memo}}")}${p("Filed by Ashgrove")}` });

async function imported({ call, pickBytes }: TestCore, bytes = letter()) {
  return call("template.import", { pickedFile: await pickBytes("ashgrove.docx", bytes) });
}

async function templateOf({ call }: TestCore, reviewId: ReviewId) {
  return (await call("review.get", { reviewId })).entries.decision["decision"]?.template;
}

async function textOf({ core }: TestCore, produced: string): Promise<string[]> {
  const bytes = await readFile(core().producedFiles.get(produced).path);
  const parts = await readParts(bytes);
  return ["word/header1.xml", "word/document.xml"].flatMap((name) =>
    readPart(parts.get(name)).blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : [])),
  );
}

test("a template is imported once, chosen for a review, undone, and removed only when no review has it", async () => {
  const core = await createTestCore();
  const { call, given, refused } = core;
  const reviewId = await given.answered();
  const { digest, name, problems } = await imported(core);
  expect([name, problems]).toEqual(["ashgrove.docx", []]);
  expect((await imported(core)).alreadyImported).toBe(true);

  const chosen = { name, digest };
  await call("template.choose", { reviewId, digest });
  expect(await templateOf(core, reviewId)).toEqual(chosen);
  expect((await call("template.list", {})).templates).toMatchObject([{ digest, name, reviews: 1 }]);
  expect((await refused("conflict", "template.remove", { digest })).message).toContain("a review chose it");

  await call("review.undo", { reviewId });
  expect(await templateOf(core, reviewId)).toBeUndefined();
  await call("review.redo", { reviewId });
  await call("template.choose", { reviewId, digest: null });
  expect(await templateOf(core, reviewId)).toBeUndefined();
  await call("template.remove", { digest });
  expect((await call("template.list", {})).templates).toEqual([]);
  await refused("not-found", "template.choose", { reviewId, digest });
});

test("a draft and the signed memo are written into the template; an approver can verify them", async () => {
  const core = await createTestCore();
  const { call, given, pick, secret, outside } = core;
  const reviewId = await given.answered();
  const { digest } = await imported(core);
  await call("template.choose", { reviewId, digest });
  const draft = await call("memo.export", { reviewId });
  const text = await textOf(core, draft.memo.produced);
  expect(text[0]).toBe("DRAFT — not signed");
  expect(text).toContain("Ashgrove Holdings");
  expect(text.at(-1)).toBe("Filed by Ashgrove");

  const profileId = await given.profile();
  await call("review.sign", { reviewId, profileId, secret: secret(PASSPHRASE) });
  const { memo, signatures } = await call("memo.export", { reviewId });
  expect(await textOf(core, memo.produced)).toContain("Ashgrove Holdings");
  const files = await Promise.all(
    [memo, ...signatures].map(async ({ produced, name }) => {
      const file = outside(name);
      await writeFile(file, await readFile(core.core().producedFiles.get(produced).path));
      return pick(file);
    }),
  );
  const { checks, verdict } = await call("verify.file", { pickedFiles: files });
  expect(checks.filter(({ result }) => result === "altered")).toEqual([]);
  expect(verdict).not.toBe("altered");
});

test("a preview needs no choice; what begins a template is one", async () => {
  const core = await createTestCore();
  const { call, given, pickBytes } = core;
  const reviewId = await given.review();
  const { produced, name } = await call("template.starting", {});
  expect(name).toMatch(/\.docx$/);
  const bytes = await readFile(core.core().producedFiles.get(produced).path);
  const pickedFile = await pickBytes(name, bytes);
  expect(await call("template.check", { pickedFile })).toMatchObject({ usable: true, problems: [] });
  const { digest } = await imported(core, bytes);
  const preview = await call("template.preview", { reviewId, digest });
  expect(await textOf(core, preview.produced)).toContain("DRAFT — not signed");
  expect(await templateOf(core, reviewId)).toBeUndefined();
});

test("a template that cannot be used is refused whole, with the place and the fix of each problem", async () => {
  const core = await createTestCore();
  const { call, refused, pickBytes } = core;
  const bytes = aTemplate({ body: `${p("{{titel}}")}${p("{{memo}}")}` });
  const pickedFile = await pickBytes("broken.docx", bytes);
  expect(await call("template.check", { pickedFile })).toMatchObject({ usable: false });
  const { details } = await refused("malformed-file", "template.import", {
    pickedFile: await pickBytes("broken.docx", bytes),
  });
  expect(details.problems).toMatchObject([
    {
      file: "broken.docx",
      path: expect.stringContaining("page 1"),
      expected: expect.stringContaining("{{title}}"),
    },
  ]);
  expect((await call("template.list", {})).templates).toEqual([]);
});

test("a draft without a marking in its header has it before the text", async () => {
  const core = await createTestCore();
  const { call, given } = core;
  const reviewId = await given.review();
  const { digest } = await imported(core, aTemplate({ header: p("Ashgrove") }));
  const { produced } = await call("template.preview", { reviewId, digest });
  const [, first] = await textOf(core, produced);
  expect(first).toBe("DRAFT — not signed");
});

test("a bundle brings the template along; without it the memo is not made in another layout behind one's back", async () => {
  const here = await createTestCore();
  const reviewId = await here.given.answered();
  const { digest } = await imported(here);
  await here.call("template.choose", { reviewId, digest });
  const { bundle } = await here.call("bundle.export", { reviewId });
  const bytes = await readFile(here.core().producedFiles.get(bundle.produced).path);

  const there = await createTestCore();
  const { previewId } = await there.call("bundle.preview", {
    pickedFile: await there.pickBytes("review.zip", bytes),
  });
  await there.call("bundle.import", { previewId: previewId ?? "", choices: {} });
  expect((await there.call("template.list", {})).templates).toMatchObject([{ digest, reviews: 1 }]);
  const { memo } = await there.call("memo.export", { reviewId });
  expect(await textOf(there, memo.produced)).toContain("Ashgrove Holdings");
});
