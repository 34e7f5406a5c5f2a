import yauzl from "yauzl";
import { describe, expect, test } from "vitest";
import { isAppError } from "#shared/errors";
import type { RefusalRule } from "#core/packet/entry-names";
import type { ReadLimits } from "#core/packet/limits";
import { stagePacket } from "#core/packet/read-packet";
import { minimalManifest, packetFolder } from "../support/packet-folder.ts";
import { makeZip, type MadeEntry, type MadeZip } from "../support/zip-maker.ts";

const manifest: MadeEntry = { name: "packet.yaml", data: minimalManifest };
const link = (0o120_777 << 16) >>> 0;
const fifo = (0o010_644 << 16) >>> 0;

type Hostile = {
  why: string;
  rule: RefusalRule;
  entries?: MadeEntry[];
  zip?: MadeZip;
  limits?: Partial<ReadLimits>;
  change?: (bytes: Buffer) => Buffer;
  /** What the sentence has to name. */
  names?: string;
};
const named = (why: string, name: string | Buffer, rule: RefusalRule): Hostile => ({
  why,
  rule,
  entries: [manifest, { name, data: "x" }],
});
const zeros = Buffer.alloc(3_000_000);

const hostile: Hostile[] = [
  named("climbs out", "../evil.txt", "climbing"),
  named("climbs out from inside", "a/../../evil.txt", "climbing"),
  named("has an empty part", "a//b.txt", "climbing"),
  named("has a part that stays", "./a.txt", "climbing"),
  named("is absolute", "/etc/evil", "absolute"),
  named("has a backslash", "..\\evil.txt", "backslash"),
  named("names a drive", "C:evil.txt", "drive-letter"),
  named("names a hidden stream", "a.txt:hidden", "drive-letter"),
  named("holds a NUL", "ok.txt\0.exe", "invisible-characters"),
  named("holds a line feed", "a\nb.txt", "invisible-characters"),
  named("turns text around", "invoice\u202Excod.exe", "invisible-characters"),
  named("holds a zero-width space", "pack\u200bet.txt", "invisible-characters"),
  named("is a device", "CON.txt", "reserved-name"),
  named("is a device in a folder", "a/aux/b.txt", "reserved-name"),
  named("is a numbered device", "Com1", "reserved-name"),
  named("ends in a dot", "a./b.txt", "trailing-dot-or-space"),
  named("ends in a space", "a.txt ", "trailing-dot-or-space"),
  named("is too long", "a".repeat(241), "name-too-long"),
  named("is far too long", "a".repeat(60_000), "name-too-long"),
  named("lies too deep", `${"d/".repeat(12)}f`, "too-deep"),
  {
    why: "says UTF-8 and is not",
    rule: "name-encoding",
    entries: [manifest, { name: Buffer.from([0x61, 0xff, 0x62]) }],
  },
  { why: "has no name", rule: "empty-name", entries: [manifest, { name: "", data: "x" }] },
  {
    why: "is a link",
    rule: "link",
    names: "link",
    entries: [manifest, { name: "link", data: "/etc/passwd", attributes: link }],
  },
  { why: "is a pipe", rule: "special-file", entries: [manifest, { name: "pipe", attributes: fifo }] },
  {
    why: "is there twice",
    rule: "duplicate-name",
    entries: [manifest, { name: "a", data: "1" }, { name: "a", data: "2" }],
  },
  {
    why: "differs by capitals",
    rule: "duplicate-name",
    entries: [manifest, { name: "A.txt" }, { name: "a.TXT" }],
  },
  {
    why: "differs by the form of an accent",
    rule: "duplicate-name",
    entries: [manifest, { name: "caf\u00e9.txt" }, { name: "cafe\u0301.txt" }],
  },
  {
    why: "lies in folders that differ by capitals",
    rule: "duplicate-name",
    entries: [manifest, { name: "Proof/a.txt" }, { name: "proof/b.txt" }],
  },
  {
    why: "lies in folders that differ by the form of an accent",
    rule: "duplicate-name",
    entries: [manifest, { name: "x/caf\u00e9/a" }, { name: "x/cafe\u0301/b" }],
  },
  {
    why: "differs by ß and ss",
    rule: "duplicate-name",
    entries: [manifest, { name: "stra\u00dfe" }, { name: "STRASSE" }],
  },
  {
    why: "is a file and a folder",
    rule: "duplicate-name",
    entries: [manifest, { name: "a/b" }, { name: "a" }],
  },
  {
    why: "is a folder and a file",
    rule: "duplicate-name",
    entries: [manifest, { name: "A" }, { name: "a/b" }],
  },
  { why: "is encrypted", rule: "encrypted", entries: [manifest, { name: "a", data: "x", flags: 1 }] },
  {
    why: "is strongly encrypted",
    rule: "encrypted",
    entries: [manifest, { name: "a", data: "x", flags: 0x41 }],
  },
  {
    why: "is packed by another method",
    rule: "method",
    entries: [manifest, { name: "a", data: "x", method: 12 }],
  },
  {
    why: "shares its data",
    rule: "local-header",
    entries: [manifest, { name: "a", data: "x" }, { name: "b", data: "x", sameDataAs: 1 }],
  },
  {
    why: "lies inside another",
    rule: "overlap",
    entries: [
      manifest,
      { name: "outer", method: 0, data: nested("inner") },
      { name: "inner", method: 0, data: "x", sameDataAs: 1, offsetBy: 35 },
    ],
  },
  {
    why: "has another name before its data",
    rule: "local-header",
    entries: [manifest, { name: "a.txt", data: "x", local: { name: "b.txt" } }],
  },
  {
    why: "has another method before its data",
    rule: "local-header",
    entries: [manifest, { name: "a", data: "x", local: { method: 0 } }],
  },
  {
    why: "has another size before its data",
    rule: "local-header",
    entries: [manifest, { name: "a", data: "x", local: { size: 7 } }],
  },
  {
    why: "has other flags before its data",
    rule: "local-header",
    entries: [manifest, { name: "a", data: "x", local: { flags: 1 } }],
  },
  {
    why: "has no header at all",
    rule: "local-header",
    entries: [manifest, { name: "a", data: "x", offsetBy: 3 }],
  },
  {
    why: "has the wrong checksum",
    rule: "checksum",
    names: "a",
    entries: [manifest, { name: "a", data: "x", central: { crc: 1 } }],
  },
  {
    why: "is stored with the wrong checksum",
    rule: "checksum",
    entries: [manifest, { name: "a", data: "x", method: 0, central: { crc: 1 } }],
  },
  {
    why: "is larger than it says",
    rule: "size",
    entries: [manifest, { name: "a", data: zeros.subarray(0, 90_000), central: { size: 10 } }],
  },
  {
    why: "is much larger than it says",
    rule: "size",
    entries: [manifest, { name: "a", data: noise(900_000), central: { size: 10 } }],
  },
  {
    why: "is smaller than it says",
    rule: "size",
    entries: [manifest, { name: "a", data: "abc", central: { size: 900 } }],
  },
  {
    why: "has bytes behind its data",
    rule: "size",
    entries: [manifest, { name: "a", data: "abc", trailing: Buffer.from("more") }],
  },
  {
    why: "is large and has bytes behind its data",
    rule: "size",
    entries: [manifest, { name: "a", data: noise(900_000), trailing: Buffer.from("more") }],
  },
  {
    why: "says that it has 4 GB",
    rule: "structure",
    entries: [manifest, { name: "a", data: "x", method: 0, central: { size: 0xffff_fff0 } }],
  },
  {
    why: "says that it packs 4 GB",
    rule: "too-big",
    entries: [manifest, { name: "a", data: "x", central: { size: 0xffff_fff0 } }],
  },
  { why: "grows too much", rule: "ratio", entries: [manifest, { name: "zeros", data: zeros }] },
  {
    why: "is damaged",
    rule: "structure",
    entries: [manifest, { name: "a", data: "x", method: 8, trailing: Buffer.alloc(0) }],
    change: (bytes) => damage(bytes, "a"),
  },
  { why: "is a folder with data", rule: "structure", entries: [manifest, { name: "a/", data: "x" }] },
  {
    why: "holds too many entries",
    rule: "too-many-entries",
    limits: { entries: 3 },
    entries: [manifest, ...["a", "b", "c"].map((name) => ({ name }))],
  },
  {
    why: "holds too much together",
    rule: "too-big",
    limits: { totalBytes: 1_000 },
    entries: [manifest, { name: "a", data: noise(600) }, { name: "b", data: noise(600) }],
  },
  { why: "is too big itself", rule: "too-big", limits: { containerBytes: 100 }, entries: [manifest] },
  {
    why: "begins with something else",
    rule: "prefix",
    zip: { prefix: { bytes: Buffer.from("MZ junk"), adjust: false } },
  },
  {
    why: "begins with something else, and counts with it",
    rule: "prefix",
    zip: { prefix: { bytes: Buffer.from("MZ junk"), adjust: true } },
  },
  {
    why: "begins with bytes that look like an entry",
    rule: "prefix",
    zip: { prefix: { bytes: Buffer.from("PK\x03\x04 junk"), adjust: true } },
  },
  { why: "is cut off", rule: "truncated", change: (bytes) => bytes.subarray(0, -10) },
  {
    why: "is cut off in the middle",
    rule: "truncated",
    entries: [manifest, { name: "a", data: noise(2_000) }],
    change: (bytes) => bytes.subarray(0, 1_000),
  },
  { why: "is empty", rule: "prefix", change: () => Buffer.alloc(0) },
  { why: "has bytes behind its end", rule: "structure", zip: { suffix: Buffer.from("more") } },
  {
    why: "has entries that are not counted",
    rule: "structure",
    entries: [manifest, { name: "hidden", data: "x" }],
    zip: { count: 1 },
  },
  { why: "counts more entries than it has", rule: "truncated", zip: { count: 5 } },
];

describe("a hostile zip is refused whole, and nothing is stored", () => {
  test.each(hostile)("one that $why", async ({ rule, entries = [manifest], zip, limits, change, names }) => {
    const folder = await packetFolder();
    const bytes = makeZip(entries, zip);
    const path = await folder.put("packet.zip", change ? change(bytes) : bytes);
    const error = await stagePacket(path, { store: folder.store, limits }).catch((thrown: unknown) => thrown);
    if (!isAppError(error, "refused-file")) throw error;
    expect(error.details.rule).toBe(rule);
    expect(error.message + error.details.file).toMatch(/^[^\p{Cc}\p{Cf}]+$/u);
    expect(error.message).toContain(names ? `“${names}”` : "refused");
    expect(folder.isEmpty()).toBe(true);
  });

  test("of bytes behind its end it says so, without quoting them", async () => {
    const folder = await packetFolder();
    const path = await folder.put(
      "packet.zip",
      makeZip([manifest], { suffix: Buffer.from("\u0001PK more") }),
    );
    const error = await stagePacket(path, { store: folder.store }).catch((thrown: unknown) => thrown);
    if (!isAppError(error, "refused-file")) throw error;
    expect(error.message).toMatch(
      /^“packet\.zip” goes on after its end: bytes were put behind the archive\. Ask for it again\. /,
    );
  });

  test("there are as many kinds as there were, and every rule for zips is met", () => {
    expect(hostile.length).toBeGreaterThanOrEqual(60);
    expect(new Set(hostile.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(21);
  });

  test("a control: yauzl alone reads several of them to the end", async () => {
    const accepted = await Promise.all(
      hostile.map(async ({ entries = [manifest], zip, change }) => {
        const bytes = makeZip(entries, zip);
        return readsToTheEnd(change ? change(bytes) : bytes);
      }),
    );
    expect(accepted.filter(Boolean).length).toBeGreaterThanOrEqual(20);
  });
});

describe("a genuine zip is accepted", () => {
  test("with folders, UTF-8 names, stored and deflated entries, data descriptors and a comment", async () => {
    const folder = await packetFolder();
    const zip = makeZip(
      [
        { name: "paket/", attributes: (0o100_644 << 16) >>> 0 },
        { name: "paket/packet.yaml", data: minimalManifest, dataDescriptor: true },
        { name: "paket/belege/", attributes: ((0o040_755 << 16) | 0x10) >>> 0 },
        { name: "paket/belege/Übersicht – 概要.txt", data: "grüß", attributes: (0o100_644 << 16) >>> 0 },
        { name: "paket/belege/stored.bin", data: noise(70_000), method: 0 },
        { name: "paket/belege/large.bin", data: noise(1_500_000), dataDescriptor: true },
        { name: "paket/belege/empty.txt" },
      ],
      { comment: Buffer.from("made by hand") },
    );
    const staged = await stagePacket(await folder.put("p.zip", zip), { store: folder.store });
    expect(staged.files.map(({ path, size }) => [path, size])).toEqual([
      ["packet.yaml", minimalManifest.length],
      ["belege/Übersicht – 概要.txt", 6],
      ["belege/stored.bin", 70_000],
      ["belege/large.bin", 1_500_000],
      ["belege/empty.txt", 0],
    ]);
  });

  test("a zip inside it is kept as it is, and not opened", async () => {
    const folder = await packetFolder();
    const inner = makeZip([{ name: "../evil.txt", data: "x" }]);
    const zip = makeZip([manifest, { name: "inner.zip", data: inner }]);
    const staged = await stagePacket(await folder.put("p.zip", zip), { store: folder.store });
    const file = staged.files.find(({ path }) => path === "inner.zip");
    expect(file).toMatchObject({ state: "unlisted", size: inner.length });
    expect(file?.why).toMatch(/not opened/);
    expect(folder.store.readAll(file?.sha256 ?? "", 10_000).equals(inner)).toBe(true);
  });
});

/** Bytes that look like a stored entry, to be pointed at from the directory. */
function nested(name: string): Buffer {
  const zip = makeZip([{ name, data: "x", method: 0 }]);
  return zip.subarray(0, 30 + name.length + 1);
}

/** Bytes that hardly shrink, the same each time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12_345;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
}

/** Breaks the packed data of an entry with this name, which has a header of 30 bytes. */
function damage(bytes: Buffer, name: string): Buffer {
  const at = bytes.lastIndexOf(Buffer.from("PK\x03\x04", "latin1"));
  bytes[at + 30 + name.length] = 0xff;
  return bytes;
}

async function readsToTheEnd(bytes: Buffer): Promise<boolean> {
  try {
    const zip = await yauzl.fromBufferPromise(bytes);
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/")) continue;
      const stream = await zip.openReadStreamPromise(entry);
      await new Promise((resolve, reject) => stream.on("error", reject).on("end", resolve).resume());
    }
    return true;
  } catch {
    return false;
  }
}
