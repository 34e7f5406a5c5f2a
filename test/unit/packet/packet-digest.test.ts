import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { packetDigest } from "#core/packet/packet-digest";

const files = [
  { path: "packet.yaml", sha256: "b".repeat(64) },
  { path: "Zebra.txt", sha256: "a".repeat(64) },
  { path: "evidence/\u{10348}.txt", sha256: "c".repeat(64) },
  { path: "evidence/\ufb01.txt", sha256: "c".repeat(64) },
  { path: "evidence/Cafe\u0301.txt", sha256: "0".repeat(64) },
];

test("the digest is that of the sorted lines, whatever the order of the files", () => {
  const lines = files.map(({ sha256, path }) => `${sha256} ${path.normalize("NFC")}\n`).join("");
  const sorted = execFileSync("sort", { input: lines, env: { ...process.env, LC_ALL: "C" } });
  const expected = createHash("sha256").update(sorted).digest("hex");
  expect(packetDigest(files)).toBe(expected);
  expect(packetDigest(files.toReversed())).toBe(expected);
});

test("another path or another content is another digest", () => {
  const [first, ...rest] = files.map((file) => ({ ...file }));
  const before = packetDigest(files);
  expect(packetDigest([{ path: "packet.yml", sha256: first?.sha256 ?? "" }, ...rest])).not.toBe(before);
  expect(packetDigest(rest)).not.toBe(before);
});
