import { createHash } from "node:crypto";
import { mkdir, open, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isAppError, type AppError, type ErrorCode } from "#shared/errors";
import { openEvidenceStore } from "#core/packet/evidence-store";
import { stagePacket, type StageOptions } from "#core/packet/read-packet";
import { minimalManifest, packetFolder, type PacketFolder } from "../support/packet-folder.ts";
import { makeZip, type MadeEntry } from "../support/zip-maker.ts";

const manifest: MadeEntry = { name: "packet.yaml", data: minimalManifest };
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

async function failure<C extends ErrorCode>(
  code: C,
  path: string,
  options: StageOptions,
): Promise<AppError<C>> {
  const error = await stagePacket(path, options).catch((thrown: unknown) => thrown);
  if (!isAppError(error, code)) throw error;
  return error;
}

describe("one packet in its three forms", () => {
  test("a zip, the same in a top folder, and a folder on disk have one digest", async () => {
    const folder = await packetFolder();
    const entries = [
      { name: "packet.yaml", data: minimalManifest },
      { name: "evidence/cafe\u0301.txt", data: "one" },
      { name: "evidence/b.txt", data: "two" },
    ];
    const flat = await folder.put("flat.zip", makeZip(entries));
    const topped = await folder.put(
      "top.zip",
      makeZip(entries.map((entry) => ({ ...entry, name: `top/${entry.name}` }))),
    );
    const onDisk = join(folder.path, "on-disk");
    await mkdir(join(onDisk, "evidence"), { recursive: true });
    for (const { name, data } of entries) await writeFile(join(onDisk, name.normalize("NFC")), data);

    const [a, b, c] = await Promise.all(
      [flat, topped, onDisk].map((path) => stagePacket(path, { store: folder.store })),
    );
    expect(new Set([a?.digest, b?.digest, c?.digest]).size).toBe(1);
    expect(a?.archiveSha256).toBe(sha256(await readFile(flat)));
    expect(c).not.toHaveProperty("archiveSha256");
    expect(b).toMatchObject({ manifestPath: "top/packet.yaml", sourceName: "top.zip" });
    const stored = b?.files.find(({ path }) => path === "evidence/café.txt");
    expect(folder.store.readAll(stored?.sha256 ?? "", 10).toString()).toBe("one");
  });

  test("a single manifest is a packet without evidence", async () => {
    const folder = await packetFolder();
    const staged = await stagePacket(await folder.put("router.yml", minimalManifest), {
      store: folder.store,
    });
    expect(staged).toMatchObject({
      manifestPath: "router.yml",
      files: [{ path: "router.yml", state: "manifest", sha256: sha256(minimalManifest) }],
      digest: sha256(`${sha256(minimalManifest)} router.yml\n`),
    });
  });

  test("progress rises to its end", async () => {
    const folder = await packetFolder();
    const zip = makeZip([manifest, { name: "a.bin", data: Buffer.alloc(900_000, "abc") }]);
    const seen: [number, number][] = [];
    const progress = (done: number, of: number) => void seen.push([done, of]);
    await stagePacket(await folder.put("p.zip", zip), { store: folder.store, progress });
    expect(seen.at(-1)?.[0]).toBe(seen.at(-1)?.[1]);
    expect(seen).toEqual(seen.toSorted(([a], [b]) => a - b));
  });
});

describe("a folder on disk", () => {
  async function withFolder(
    fill: (path: string) => Promise<void>,
  ): Promise<{ folder: PacketFolder; path: string }> {
    const folder = await packetFolder();
    const path = join(folder.path, "packet");
    await mkdir(path);
    await writeFile(join(path, "packet.yaml"), minimalManifest);
    await fill(path);
    return { folder, path };
  }

  test.each<[string, string, (path: string) => Promise<unknown>]>([
    ["a link to a file", "link", (path) => symlink("/etc/hostname", join(path, "host"))],
    ["a link to a folder", "link", (path) => symlink("/etc", join(path, "etc"))],
    ["a link that leads nowhere", "link", (path) => symlink("gone", join(path, "gone"))],
    [
      "names that differ by capitals",
      "duplicate-name",
      async (path) => {
        await writeFile(join(path, "a.txt"), "1");
        await writeFile(join(path, "A.txt"), "2");
      },
    ],
    [
      "folders that differ by capitals",
      "duplicate-name",
      async (path) => {
        await mkdir(join(path, "Proof"));
        await mkdir(join(path, "proof"));
      },
    ],
    [
      "a name that is not UTF-8",
      "name-encoding",
      (path) => writeFile(Buffer.concat([Buffer.from(`${path}/caf`), Buffer.from([0xe9])]), "1"),
    ],
    ["a name that cannot be seen", "invisible-characters", (path) => writeFile(join(path, "a\u202eb"), "1")],
    ["a name that is a device", "reserved-name", (path) => writeFile(join(path, "nul.txt"), "1")],
  ])("with %s is refused", async (_, rule, fill) => {
    const { folder, path } = await withFolder(async (at) => void (await fill(at)));
    const error = await failure("refused-file", path, { store: folder.store });
    expect(error.details.rule).toBe(rule);
    expect(folder.isEmpty()).toBe(true);
  });

  test("the name of a single manifest is the person's own business, as long as it can be seen", async () => {
    const folder = await packetFolder();
    for (const name of ["nul.yaml", "a:b.yaml", `${"long".repeat(61)}.yaml`]) {
      const staged = await stagePacket(await folder.put(name, minimalManifest), { store: folder.store });
      expect(staged).toMatchObject({ manifestPath: name, sourceName: name });
    }
    const hidden = await folder.put("packet\u202e.yaml", minimalManifest);
    const error = await failure("refused-file", hidden, { store: folder.store });
    expect(error.details.rule).toBe("invisible-characters");
  });

  test("limits hold for folders as well", async () => {
    const { folder, path } = await withFolder((at) => writeFile(join(at, "big.bin"), Buffer.alloc(5_000)));
    for (const limits of [{ totalBytes: 4_000 }, { entries: 1 }, { nameBytes: 5 }]) {
      await failure("refused-file", path, { store: folder.store, limits });
    }
    expect(folder.isEmpty()).toBe(true);
  });

  test("a link as what was picked is followed: the person chose it", async () => {
    const { folder, path } = await withFolder(async () => {});
    await symlink(path, join(folder.path, "chosen"));
    expect(await stagePacket(join(folder.path, "chosen"), { store: folder.store })).toMatchObject({
      sourceName: "chosen",
    });
  });
});

describe("when something goes wrong", () => {
  test("a file that is gone since it was picked", async () => {
    const folder = await packetFolder();
    const path = await folder.put("packet.zip", makeZip([manifest]));
    await rm(path);
    const error = await failure("not-found", path, { store: folder.store });
    expect(error.message).toMatch(/“packet.zip” is not there/);
  });

  test("a file that is cut while it is read", async () => {
    const folder = await packetFolder();
    const path = join(folder.path, "packet");
    await mkdir(path);
    await writeFile(join(path, "packet.yaml"), minimalManifest);
    await writeFile(join(path, "a.bin"), Buffer.alloc(3_000_000));
    let cut: Promise<void> | undefined;
    const progress = (_done: number, _of: number, what: string) => {
      if (what === "a.bin") cut ??= truncate(join(path, "a.bin"), 600_000);
    };
    const error = await failure("refused-file", path, { store: folder.store, progress });
    await cut;
    expect(error.details.rule).toBe("unstable");
    expect(folder.isEmpty()).toBe(true);
  });

  test("a manifest that changes between parsing and keeping", async () => {
    const folder = await packetFolder();
    const path = await folder.put("packet.yaml", minimalManifest);
    let changed: Promise<void> | undefined;
    const progress = () => {
      changed ??= writeFile(path, minimalManifest.replace("small", "other"));
    };
    expect((await failure("refused-file", path, { store: folder.store, progress })).details.rule).toBe(
      "unstable",
    );
    await changed;
    expect(folder.isEmpty()).toBe(true);
  });

  test.each([0, 1, 3, 6])("a cancel after %i steps leaves nothing", async (steps) => {
    const folder = await packetFolder();
    const zip = makeZip([
      manifest,
      ...["a", "b", "c"].map((name) => ({ name, data: Buffer.alloc(400_000, name) })),
    ]);
    const path = await folder.put("packet.zip", zip);
    const cancel = new AbortController();
    let seen = 0;
    const progress = () => {
      seen += 1;
      if (seen >= steps) cancel.abort();
    };
    if (steps === 0) cancel.abort();
    await failure("cancelled", path, { store: folder.store, signal: cancel.signal, progress });
    expect(folder.isEmpty()).toBe(true);
  });

  test("a disk that is full while staging", async () => {
    const folder = await packetFolder();
    const noise = makeZip([manifest, { name: "a.bin", data: Buffer.alloc(3_000_000), method: 0 }]);
    const path = await folder.put("packet.zip", noise);
    const store = openEvidenceStore(join(folder.path, "small.db"), { maxPages: 40 });
    const error = await failure("storage", path, { store });
    expect(error.details.cause).toBe("full");
    expect(store.sweep(new Set())).toBe(0);
    store.close();
  });

  test("a manifest that is too long is refused before it is read", async () => {
    const folder = await packetFolder();
    const path = join(folder.path, "packet.yaml");
    const handle = await open(path, "w");
    await handle.truncate(6_000_000);
    await handle.close();
    const error = await failure("malformed-file", path, { store: folder.store });
    expect(error.details.problems).toEqual([
      { file: "packet.yaml", says: "The manifest has 6 MB.", expected: "at most 5 MB" },
    ]);
  });

  test("a staged packet stays when another import of the same files is cancelled", async () => {
    const folder = await packetFolder();
    const path = await folder.put(
      "packet.zip",
      makeZip([manifest, { name: "a", data: Buffer.alloc(400_000, "a") }]),
    );
    const kept = await stagePacket(path, { store: folder.store });
    const cancel = new AbortController();
    const progress = (done: number, of: number) => {
      if (done > of * 0.9) cancel.abort();
    };
    await failure("cancelled", path, { store: folder.store, signal: cancel.signal, progress });
    expect(kept.files.every(({ sha256: id }) => id !== undefined && folder.store.has(id))).toBe(true);
  });
});
