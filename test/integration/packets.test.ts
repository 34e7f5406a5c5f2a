import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createTestCore } from "../support/core-fixture.ts";
import { aPacket } from "../support/packet-builder.ts";
import { makeZip } from "../support/zip-maker.ts";

const zipOf = (files = aPacket()) =>
  makeZip(Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data) })));

describe("an import", () => {
  test("shows a preview, and stores a record only when it is asked for", async () => {
    const { call, pickBytes } = await createTestCore();
    const preview = await call("packet.preview", { pickedFile: await pickBytes("small.zip", zipOf()) });
    expect(preview).toMatchObject({ packetId: "invoice-matcher", version: "1.0", vendor: "Small Vendor" });
    expect(preview.files.map(({ path, state }) => [path, state])).toEqual([
      ["packet.yaml", "manifest"],
      ["evidence/policy.md", "listed"],
    ]);
    expect((await call("packet.list", {})).packets).toEqual([]);

    const imported = await call("packet.import", { previewId: preview.previewId });
    expect(imported).toMatchObject({ alreadyImported: false, digest: preview.digest });
    const { packets } = await call("packet.list", {});
    expect(packets).toMatchObject([
      { packetVersionId: imported.packetVersionId, sourceName: "small.zip", fileCount: 2, reviewCount: 0 },
    ]);
  });

  test("takes a zip, a folder and a single file; zip and folder give the same digest", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const fromFolder = await given.packet();
    const preview = await call("packet.preview", { pickedFile: await pickBytes("small.zip", zipOf()) });
    expect(preview.alreadyImported).toBe(fromFolder);
    const manifest = String(aPacket({ id: "alone" })["packet.yaml"]);
    const single = await call("packet.preview", { pickedFile: await pickBytes("alone.yaml", manifest) });
    expect(single.files.map(({ path, state }) => [path, state])).toEqual([
      ["alone.yaml", "manifest"],
      ["evidence/policy.md", "missing"],
    ]);
  });

  test("of the same files again is recognised, leaves a receipt and stores nothing twice", async () => {
    const { call, given } = await createTestCore();
    const first = await given.packet();
    const second = await given.packet();
    expect(second).toBe(first);
    expect((await call("packet.list", {})).packets).toHaveLength(1);
    const { receipts } = await call("receipt.list", { limit: 2 });
    expect(receipts.map(({ kind }) => kind)).toEqual(["packet.recognised", "packet.imported"]);
  });

  test("of other content under the same id and version warns of a silent swap", async () => {
    const { call, given, pickBytes } = await createTestCore();
    await given.packet();
    const swapped = zipOf(aPacket({ title: "Something else" }));
    const preview = await call("packet.preview", { pickedFile: await pickBytes("again.zip", swapped) });
    const warning =
      /^invoice-matcher version 1\.0 was imported on 2026-11-02 with other content .* without changing its version\.$/;
    expect(preview.warnings).toEqual([expect.stringMatching(warning)]);
    const { packetVersionId } = await call("packet.import", { previewId: preview.previewId });
    const { head, otherVersions } = await call("packet.get", { packetVersionId });
    expect(head.warnings).toEqual([expect.stringMatching(warning)]);
    expect(otherVersions).toHaveLength(1);
    expect(await call("packet.resolve", { packet: "invoice-matcher" })).toEqual({ packetVersionId });
    expect(await call("packet.resolve", { packet: "invoice-matcher@1.0" })).toEqual({ packetVersionId });
  });

  test.each([
    ["no version in either", ["", ""]],
    ["blanks", ["version: '1.0'", "version: ' 1.0 '"]],
    ["an accent in another form", ["version: \u00e9t\u00e9", "version: e\u0301te\u0301"]],
    ["a character that cannot be seen", ['version: "1.0"', 'version: "1.\u200b0"']],
  ])("warns of a silent swap also where the versions differ by %s", async (_what, [first, second]) => {
    const { call, pickBytes } = await createTestCore();
    const previewOf = async (version = "", title = "") =>
      call("packet.preview", {
        pickedFile: await pickBytes(
          "a.yaml",
          `format: countersign.packet/1\nid: a\ntitle: ${title}\n${version}\nsections: {}\n`,
        ),
      });
    await call("packet.import", { previewId: (await previewOf(first, "one")).previewId });
    const { warnings } = await previewOf(second, "two");
    expect(warnings).toEqual([expect.stringMatching(/^a (without a )?version .*with other content/)]);
    expect((await previewOf("version: another", "two")).warnings).toEqual([]);
  });

  test("of very long texts shows them cut in lists, and whole in the packet", async () => {
    const { call, given } = await createTestCore();
    const long = "word ".repeat(100_000).trim();
    const packetVersionId = await given.packet(aPacket({ title: long, version: long }));
    await call("review.start", { packetVersionId });
    const { head, packet } = await call("packet.get", { packetVersionId });
    expect([head.version, packet.title]).toEqual([long, long]);
    const [listed] = (await call("packet.list", {})).packets;
    const [review] = (await call("review.list", {})).reviews;
    const short = `${long.slice(0, 299)}…`;
    expect(listed).toMatchObject({ title: short, version: short, vendor: "Small Vendor" });
    expect(review).toMatchObject({ packetTitle: short, packetVersion: short });
    expect(
      (await call("receipt.list", { limit: 1, text: "Imported" })).receipts[0]?.says.length,
    ).toBeLessThan(400);
  });

  test("whose id looks like one of ours is found by it; ours comes first", async () => {
    const { call, given } = await createTestCore();
    const ours = await given.packet();
    expect(await call("packet.resolve", { packet: ours })).toEqual({ packetVersionId: ours });
    const packetVersionId = await given.packet(aPacket({ id: "pv-abcdefabcdef" }));
    expect(await call("packet.resolve", { packet: "pv-abcdefabcdef" })).toEqual({ packetVersionId });
    await given.packet(aPacket({ id: ours }));
    expect(await call("packet.resolve", { packet: ours })).toEqual({ packetVersionId: ours });
  });

  test("is undone as one step, but not while a review uses it", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const [packet] = (await call("packet.list", {})).packets;
    const packetVersionId = packet?.packetVersionId ?? (await given.packet());
    await refused("conflict", "packet.undoImport", { packetVersionId });
    await call("review.discard", { reviewId });
    await call("packet.undoImport", { packetVersionId });
    expect((await call("packet.list", {})).packets).toEqual([]);
    await refused("not-found", "packet.get", { packetVersionId });
    await refused("not-found", "packet.resolve", { packet: "invoice-matcher" });
    expect((await call("verify.workspace", {})).verdict).toBe("good");
  });

  test("is refused whole with every problem at once", async () => {
    const { call, refused, pickBytes } = await createTestCore();
    const bad = "format: countersign.packet/1\nid: [a]\nsections: text\n";
    const error = await refused("malformed-file", "packet.preview", {
      pickedFile: await pickBytes("bad.yaml", bad),
    });
    expect(error.details.problems.map(({ line }) => line)).toEqual([2, 3]);
    expect((await call("packet.list", {})).packets).toEqual([]);
  });

  test("of a file that was deleted after it was picked says so", async () => {
    const { refused, pickBytes, core } = await createTestCore();
    const pickedFile = await pickBytes("gone.zip", zipOf());
    await rm(core().pickedFiles.get(pickedFile).path);
    const error = await refused("not-found", "packet.preview", { pickedFile });
    expect(error.message).toMatch(/gone\.zip/);
  });

  test("that was discarded or is unknown must be picked again", async () => {
    const { call, refused, pickBytes } = await createTestCore();
    const { previewId } = await call("packet.preview", { pickedFile: await pickBytes("a.zip", zipOf()) });
    await call("packet.discardPreview", { previewId });
    const error = await refused("not-found", "packet.import", { previewId });
    expect(error.message).toBe("This preview is not there any more. Pick the packet again.");
    await refused("not-found", "packet.preview", { pickedFile: `picked-${"a".repeat(32)}` });
  });

  test("keeps what the format does not know, and shows it", async () => {
    const { call, given } = await createTestCore();
    const json = JSON.stringify({
      format: "countersign.packet/1",
      id: "odd",
      sections: { boundary: { statement: "whole", mood: "fine" } },
    });
    const packetVersionId = await given.packet({ "packet.json": json });
    const { unknown } = await call("packet.get", { packetVersionId });
    expect(unknown).toEqual([{ path: "boundary.mood", value: "fine" }]);
  });
});

test("evidence is read by its hash: as text to show, and as bytes", async () => {
  const { call, refused, given } = await createTestCore();
  const packetVersionId = await given.packet();
  const { files } = await call("packet.get", { packetVersionId });
  const sha256 = files.find(({ path }) => path === "evidence/policy.md")?.sha256 ?? "";
  const view = await call("evidence.view", { sha256, name: "policy.md" });
  expect(view).toMatchObject({ kind: "markdown", text: "# Policy\n\nNo payment without a clerk.\n" });
  const { base64, size } = await call("evidence.read", { sha256, offset: 0, length: 1_000 });
  const bytes = Buffer.from(base64, "base64");
  expect(bytes).toHaveLength(size);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  expect(await call("evidence.read", { sha256, offset: size + 5, length: 10 })).toEqual({ base64: "", size });
  await refused("not-found", "evidence.read", { sha256: "0".repeat(64), offset: 0, length: 1 });
});

test("a copy of evidence is exported byte for byte, under a safe name, and leaves a receipt", async () => {
  const { call, refused, given, core } = await createTestCore();
  const bytes = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(2_500_000, 7)]);
  const packetVersionId = await given.packet(aPacket({}, { "evidence/plan.docx": bytes }));
  const { files } = await call("packet.get", { packetVersionId });
  const sha256 = files.find(({ path: name }) => name === "evidence/plan.docx")?.sha256 ?? "";
  const made = await call("evidence.export", { sha256, name: "evidence/plan.docx" });
  expect(made).toMatchObject({ name: "plan.docx", sha256, size: bytes.length });
  expect(bytes.equals(await readFile(core().producedFiles.get(made.produced).path))).toBe(true);
  const [receipt] = (await call("receipt.list", { limit: 1 })).receipts;
  expect(receipt).toMatchObject({
    kind: "evidence.exported",
    says: "Exported a copy of the evidence file plan.docx",
    after: { path: "evidence/plan.docx", sha256 },
  });
  await refused("not-found", "evidence.export", { sha256: "0".repeat(64), name: "x" });
  expect((await call("receipt.list", { limit: 1 })).receipts[0]?.seq).toBe(receipt?.seq);
  expect((await call("verify.workspace", {})).verdict).toBe("good");
});

test("the samples that ship are listed, and import like any packet", async () => {
  const { call, refused } = await createTestCore();
  const { samples } = await call("sample.list", {});
  expect(samples.length).toBeGreaterThan(0);
  for (const { name } of samples) {
    const { pickedFile } = await call("sample.pick", { name });
    const { previewId } = await call("packet.preview", { pickedFile });
    expect(await call("packet.import", { previewId })).toMatchObject({ alreadyImported: false });
  }
  await refused("not-found", "sample.pick", { name: "../secret" });
});

test("a list shows the beginning of a title that never ends", async () => {
  const { call, given } = await createTestCore();
  const title = "T".repeat(500_000);
  const packetVersionId = await given.packet(aPacket({ title }));
  expect((await call("packet.list", {})).packets[0]?.title).toBe(`${"T".repeat(299)}…`);
  expect((await call("packet.get", { packetVersionId })).packet.title).toBe(title);
});

test.each([
  ["no version at all", "", ""],
  ["blanks around the version", "1", " 1 "],
])("a silent swap is seen through %s", async (_, before, after) => {
  const { call, given, pickBytes } = await createTestCore();
  const versioned = (version: string, title: string) => aPacket({ title, version });
  await given.packet(versioned(before, "First"));
  const swapped = zipOf(versioned(after, "Second"));
  const { warnings } = await call("packet.preview", { pickedFile: await pickBytes("again.zip", swapped) });
  expect(warnings.join()).toMatch(/with other content/);
});
