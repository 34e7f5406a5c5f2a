/** Bundles that somebody has worked on: each alteration is named, and nothing of it is taken in. */
import { createHash, randomBytes } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonicalJson } from "#shared/formats/canonical-json";
import { readParts } from "#core/memo/read-document";
import { readEvents } from "#core/bundle/events";
import { assertReadsBack } from "#core/bundle/export-bundle";
import { nextEvent } from "#core/signing/event-chain";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { partOf, repack } from "../support/repack.ts";
import { aSignedMemo } from "../support/signed-memo.ts";

type Parts = Map<string, Buffer>;
type Manifest = {
  parts: { name: string; sha256: string; size: number; role: string }[];
  packet: { files: { path: string; sha256: string; size: number }[] };
  signatures: { position: number; events: string }[];
  seen: string[];
  [more: string]: unknown;
};

let first: TestCore;
let elsewhere: TestCore;
let bundle: Buffer;
let otherBundle: Buffer;

beforeAll(async () => {
  first = await createTestCore({ lasting: true });
  const ada = await first.given.profile();
  const ben = await first.given.profile("Ben Board");
  const exported = async (countersignatures: number) => {
    const { reviewId } = await aSignedMemo(first, ada, { countersignatures });
    await first.call("review.countersign", { reviewId, profileId: ben, secret: first.secret() });
    const { bundle: made } = await first.call("bundle.export", { reviewId });
    return readFile(first.core().producedFiles.get(made.produced).path);
  };
  bundle = await exported(1);
  otherBundle = await exported(2);
  elsewhere = await createTestCore({
    lasting: true,
    newId: (prefix) => `${prefix}-${randomBytes(6).toString("hex")}`,
  });
  for (const { publicKey, name } of (await first.call("profile.list", {})).profiles)
    await elsewhere.call("trust.add", { publicKey, name });
});
afterAll(async () => {
  await first.close();
  await elsewhere.close();
});

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** Somebody who knows the format: the manifest is written anew, so that every part has the hash that it names. */
function withManifest(parts: Parts, change: (manifest: Manifest) => void = () => undefined): Parts {
  const manifest = JSON.parse(parts.get("manifest.json")?.toString() ?? "") as Manifest;
  manifest.parts = [...parts]
    .filter(([name]) => name !== "manifest.json")
    .map(([name, bytes]) => ({ name, role: "x", sha256: sha256(bytes), size: bytes.length }));
  const record = parts.get("review.json");
  if (record) manifest.seen = [sha256(record)];
  change(manifest);
  return parts.set("manifest.json", Buffer.from(JSON.stringify(manifest)));
}

async function zipped(parts: Parts): Promise<Uint8Array> {
  const names = [...(await readParts(bundle)).keys()];
  return repack(bundle, {
    ...Object.fromEntries(names.map((name) => [name, undefined])),
    ...Object.fromEntries(parts),
  });
}

function edited(parts: Parts, name: string, edit: (text: string) => string): Parts {
  const before = parts.get(name)?.toString() ?? "";
  const after = edit(before);
  if (after === before) throw new Error(`nothing was edited in ${name}`);
  return parts.set(name, Buffer.from(after));
}

const record = (parts: Parts, edit: (record: Record<string, unknown>) => void) =>
  edited(parts, "review.json", (text) => {
    const value = JSON.parse(text) as Record<string, unknown>;
    edit(value);
    return canonicalJson(value);
  });
const aFile = (parts: Parts) => [...parts.keys()].find((name) => name.startsWith("files/")) ?? "";

/** What was done, what the check must name, and how. */
const cases: [string, string, (parts: Parts) => Parts | Promise<Parts>][] = [
  [
    "an answer is another",
    "The review of statement-1.json",
    (parts) => withManifest(record(parts, (one) => void (one["answers"] = {}))),
  ],
  [
    "the decision is another",
    "The review of statement-2.json",
    (parts) =>
      withManifest(
        record(
          parts,
          (one) => void (one["decision"] = { ...(one["decision"] as object), decision: "reject" }),
        ),
      ),
  ],
  [
    "the record is not canonical",
    "review.json",
    (parts) => withManifest(edited(parts, "review.json", (text) => `${text} `)),
  ],
  [
    "the record names another review",
    "review.json",
    (parts) => withManifest(record(parts, (one) => void (one["reviewId"] = "rv-000000000099"))),
  ],
  [
    "the checklist asks for less",
    "checklist.json",
    (parts) =>
      withManifest(
        edited(parts, "checklist.json", (text) =>
          text.replace('"countersignatures":1', '"countersignatures":0'),
        ),
      ),
  ],
  [
    "the memo says something else",
    "memo.docx",
    async (parts) => {
      const memo = parts.get("memo.docx") ?? Buffer.alloc(0);
      const text = await partOf(memo, "word/document.xml");
      const altered = await repack(memo, {
        "word/document.xml": text.replace("Bounded well enough", "Perfect"),
      });
      return withManifest(parts.set("memo.docx", Buffer.from(altered)));
    },
  ],
  [
    "the countersigned memo says something else",
    "memo.countersigned.docx",
    async (parts) => {
      const memo = parts.get("memo.countersigned.docx") ?? Buffer.alloc(0);
      const text = await partOf(memo, "word/styles.xml");
      const altered = await repack(memo, { "word/styles.xml": `${text} ` });
      return withManifest(parts.set("memo.countersigned.docx", Buffer.from(altered)));
    },
  ],
  [
    "the countersigned memo is left out",
    "memo.docx",
    (parts) => {
      parts.delete("memo.countersigned.docx");
      parts.delete("memo.docx");
      return withManifest(parts);
    },
  ],
  [
    "a file of the packet is another",
    "The packet",
    (parts) => {
      const name = aFile(parts);
      const bytes = Buffer.from("another file");
      parts.delete(name);
      parts.set(`files/${sha256(bytes)}`, bytes);
      return withManifest(parts, ({ packet }) => {
        for (const file of packet.files)
          if (`files/${file.sha256}` === name)
            Object.assign(file, { sha256: sha256(bytes), size: bytes.length });
      });
    },
  ],
  [
    "a file of the packet is gone",
    "not in the bundle",
    (parts) => {
      parts.delete(aFile(parts));
      return withManifest(parts);
    },
  ],
  [
    "a file of the packet has another name",
    "The packet",
    (parts) =>
      withManifest(parts, ({ packet }) => void (packet.files[0] && (packet.files[0].path = "renamed.yaml"))),
  ],
  [
    "a file lies under a wrong name",
    "Its name is not the SHA-256",
    (parts) => withManifest(parts.set(`files/${"0".repeat(64)}`, Buffer.from("x"))),
  ],
  [
    "a statement is another",
    "statement-1.json",
    (parts) =>
      withManifest(edited(parts, "statement-1.json", (text) => text.replace('"approve"', '"reject"'))),
  ],
  [
    "a signature is of another review",
    "The review of statement-1.json",
    async (parts) => {
      const other = await readParts(otherBundle);
      for (const name of ["statement-1.json", "statement-1.json.sig"])
        parts.set(name, Buffer.from(other.get(name) ?? ""));
      return withManifest(parts);
    },
  ],
  [
    "a signature is gone",
    "statement-2.json",
    (parts) => {
      parts.delete("statement-2.json.sig");
      return withManifest(parts);
    },
  ],
  [
    "a statement belongs to no signature",
    "No signature of the manifest belongs to it",
    (parts) =>
      withManifest(parts, (manifest) => void (manifest.signatures = manifest.signatures.slice(0, 1))),
  ],
  [
    "a receipt is cut out",
    "events.jsonl",
    (parts) => withManifest(edited(parts, "events.jsonl", (text) => text.split("\n").slice(1).join("\n"))),
  ],
  [
    "the receipts end before the signed head",
    "events.jsonl",
    (parts) => withManifest(edited(parts, "events.jsonl", (text) => `${text.split("\n")[0]}\n`)),
  ],
  [
    "the receipts are written anew, each hash fitting",
    "events.jsonl",
    (parts) =>
      withManifest(
        edited(parts, "events.jsonl", (text) => {
          let head = { seq: 0, hash: "0".repeat(64) };
          return readEvents(text)
            .map(({ body }) => {
              const row = nextEvent(head, body ? Buffer.from(body).toString() : "{}");
              head = { seq: row.seq, hash: Buffer.from(row.hash).toString("hex") };
              return JSON.stringify({
                seq: row.seq,
                prevHash: Buffer.from(row.prevHash).toString("hex"),
                bodyHash: Buffer.from(row.bodyHash).toString("hex"),
                hash: head.hash,
              });
            })
            .join("\n");
        }),
      ),
  ],
  [
    "the receipts are no receipts",
    "events.jsonl",
    (parts) => withManifest(parts.set("events.jsonl", Buffer.from("[]"))),
  ],
  ["a policy is added", "policy.json", (parts) => withManifest(parts.set("policy.json", Buffer.from("{}")))],
  [
    "a part is altered, the manifest not",
    "review.json",
    (parts) => record(parts, (one) => void (one["answers"] = {})),
  ],
  ["a file is added", "It was added", (parts) => parts.set("run-me.exe", Buffer.from("MZ"))],
  [
    "the manifest lists a part twice",
    "lists it twice",
    (parts) => withManifest(parts, (manifest) => void manifest.parts.push(...manifest.parts.slice(0, 1))),
  ],
  [
    "the manifest lists a part that is not there",
    "is not there",
    (parts) =>
      withManifest(
        parts,
        (manifest) => void manifest.parts.push({ name: "more", role: "x", sha256: "0".repeat(64), size: 1 }),
      ),
  ],
];

test("control: unaltered, it is genuine", async () => {
  const pickedFile = await elsewhere.pickBytes(
    "whole.zip",
    await zipped(withManifest(await readParts(bundle))),
  );
  const { verdict, checks } = await elsewhere.call("verify.file", { pickedFiles: [pickedFile] });
  expect([verdict, checks.filter(({ result }) => result !== "good")]).toEqual(["good", []]);
});

test.each(cases)("%s", async (_, named, alter) => {
  const bytes = await zipped(await alter(await readParts(bundle)));
  const pickedFile = await elsewhere.pickBytes("altered.zip", bytes);
  const { verdict, checks } = await elsewhere.call("verify.file", { pickedFiles: [pickedFile] });
  const altered = checks
    .filter(({ result }) => result === "altered")
    .map(({ what, says }) => `${what}: ${says}`);
  expect([
    verdict,
    altered.filter((line) => line.toLowerCase().includes(named.toLowerCase())).length > 0,
    altered,
  ]).toEqual(["altered", true, altered]);
  const { previewId, plan } = await elsewhere.call("bundle.preview", { pickedFile });
  expect([previewId, plan.way]).toEqual([undefined, "refused"]);
});

test("a bundle that was not written whole is no export", async () => {
  const file = elsewhere.outside("written.zip");
  await writeFile(file, bundle);
  await expect(assertReadsBack(file)).resolves.toBeUndefined();
  await writeFile(
    file,
    await zipped(edited(await readParts(bundle), "review.json", (text) => text.replace("a", "b"))),
  );
  await expect(assertReadsBack(file)).rejects.toThrow(
    /reading it back, review\.json is not what was to be written/,
  );
});

describe("what is no bundle", () => {
  test.each<[string, (parts: Parts) => Parts]>([
    ["no manifest", (parts) => (parts.delete("manifest.json"), parts)],
    ["a manifest that is no JSON", (parts) => parts.set("manifest.json", Buffer.from("{"))],
    [
      "a manifest of another shape",
      (parts) => parts.set("manifest.json", Buffer.from('{"format":"countersign.bundle/1"}')),
    ],
  ])("%s", async (_, alter) => {
    const pickedFile = await elsewhere.pickBytes("no.zip", await zipped(alter(await readParts(bundle))));
    const error = await elsewhere.refused("malformed-file", "bundle.preview", { pickedFile });
    expect(error.message).toMatch(/^no\.zip is no review bundle that can be read: /);
  });

  test("one of a newer format names both", async () => {
    const parts = edited(await readParts(bundle), "manifest.json", (text) =>
      text.replace("countersign.bundle/1", "countersign.bundle/2"),
    );
    const pickedFile = await elsewhere.pickBytes("new.zip", await zipped(parts));
    const { details } = await elsewhere.refused("newer-format", "bundle.preview", { pickedFile });
    expect(details).toEqual({ found: "countersign.bundle/2", supported: "countersign.bundle/1" });
  });

  test.each(["../../climbs.yaml", "/etc/passwd", "C:\\\\x", "a/../b", "con"])(
    "a packet file called %s",
    async (name) => {
      // The digest of an unsigned record can be made to fit; the name is refused all the same.
      const parts = withManifest(
        await readParts(bundle),
        ({ packet }) => void (packet.files[0] && (packet.files[0].path = name)),
      );
      const pickedFile = await elsewhere.pickBytes("climbs.zip", await zipped(parts));
      expect((await elsewhere.call("bundle.preview", { pickedFile })).previewId).toBeUndefined();
    },
  );
});

test("the commands of docs/verify.md hold, and refuse what was altered", async () => {
  const folder = await mkdtemp(elsewhere.outside("unpacked-"));
  for (const [name, bytes] of await readParts(bundle))
    if (!name.includes("/")) await writeFile(path.join(folder, name), bytes);
  const text = await readFile(path.resolve(import.meta.dirname, "../../docs/verify.md"), "utf8");
  const block = /With OpenSSH alone, after unpacking:\s+```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
  const run = (script: string) =>
    execFileSync("bash", ["-c", script], { cwd: folder, encoding: "utf8", stdio: "pipe" });
  const [verify = "", sums = ""] = block.trim().split("\n");
  expect(run(verify.replace("NAME-OF-SIGNER", "ada-reviewer"))).toContain(
    'Good "countersign/statement/v1" signature',
  );
  const second = verify.replaceAll("statement-1", "statement-2");
  expect(run(second.replace("NAME-OF-SIGNER", "ben-board"))).toContain("Good");
  expect(() => run(second.replace("NAME-OF-SIGNER", "ada-reviewer"))).toThrow(/verify|principal/i);
  const statements = await Promise.all(
    ["statement-1.json", "statement-2.json"].map((name) => readFile(path.join(folder, name), "utf8")),
  );
  const printed = run(sums)
    .trim()
    .split("\n")
    .map((line) => line.split(/\s+/)[0] ?? "");
  expect(printed.map((sum) => statements.map((statement) => statement.includes(sum)))).toEqual([
    [true, true],
    [true, false],
    [false, true],
  ]);
  await writeFile(path.join(folder, "statement-1.json"), (statements[0] ?? "").replace("approve", "reject"));
  expect(() => run(verify.replace("NAME-OF-SIGNER", "ada-reviewer"))).toThrow(
    /incorrect signature|verification failed/i,
  );
});
