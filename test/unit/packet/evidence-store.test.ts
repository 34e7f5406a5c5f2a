import { createHash, randomBytes } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { isAppError } from "#shared/errors";
import { openEvidenceStore, type BlobSet, type EvidenceStore } from "#core/packet/evidence-store";
import { packetFolder } from "../../support/packet-folder.ts";

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

function put(into: EvidenceStore | BlobSet, bytes: Buffer, step = 100_000): string {
  const writer = into.begin();
  for (let at = 0; at < bytes.length; at += step) writer.write(bytes.subarray(at, at + step));
  return writer.finish().sha256;
}

test.each([0, 1, 262_143, 262_144, 262_145, 1_000_000])(
  "a blob of %i bytes is read back, whole and in part",
  async (size) => {
    const { store } = await packetFolder();
    const bytes = randomBytes(size);
    const id = put(store, bytes, 77_777);
    expect(id).toBe(sha256(bytes));
    expect(store.size(id)).toBe(size);
    expect(store.readAll(id, 2_000_000).equals(bytes)).toBe(true);
    expect(store.read(id, 262_100, 100).equals(bytes.subarray(262_100, 262_200))).toBe(true);
    expect(store.read(id, size, 10)).toHaveLength(0);
  },
);

test("the same content is kept once", async () => {
  const { store, path } = await packetFolder();
  const bytes = randomBytes(600_000);
  expect(put(store, bytes)).toBe(put(store, bytes, 1_000_000));
  const db = new Database(join(path, "evidence.db"), { readonly: true });
  expect(db.prepare("SELECT count(*) AS n FROM chunk").get()).toEqual({ n: 3 });
  db.close();
});

test("what is abandoned leaves nothing", async () => {
  const { store, isEmpty } = await packetFolder();
  const writer = store.begin();
  for (let chunk = 0; chunk < 30; chunk += 1) writer.write(randomBytes(1_000_000));
  writer.abandon();
  expect(isEmpty()).toBe(true);
});

test("a set that is dropped takes nothing that another one has finished", async () => {
  const { store } = await packetFolder();
  const mine = randomBytes(1_000);
  const shared = randomBytes(1_000);
  const before = put(store, randomBytes(1_000));
  const first = store.beginSet();
  const second = store.beginSet();
  const onlyMine = put(first, mine);
  put(first, mine);
  const both = put(first, shared);
  put(second, shared);
  second.keep();
  first.drop();
  expect([store.has(before), store.has(onlyMine), store.has(both)]).toEqual([true, false, true]);
});

test("a sweep keeps what is named and removes the rest, leftovers included", async () => {
  const { store, path, isEmpty } = await packetFolder();
  const bytes = randomBytes(900_000);
  const kept = put(store, bytes);
  const gone = put(store, randomBytes(300_000));
  const db = new Database(join(path, "evidence.db"));
  db.prepare("INSERT INTO chunk (id, data) VALUES (?, x'00')").run(77 * 1_048_576);
  db.close();
  expect(store.sweep(new Set([kept]))).toBe(1);
  expect([store.has(kept), store.has(gone)]).toEqual([true, false]);
  expect(store.readAll(kept, 1_000_000).equals(bytes)).toBe(true);
  expect(store.sweep(new Set())).toBe(1);
  expect(isEmpty()).toBe(true);
});

test("a sweep spares what is still being staged", async () => {
  const { store, isEmpty } = await packetFolder();
  const set = store.beginSet();
  const staged = put(set, randomBytes(300_000));
  const writer = set.begin();
  const bytes = randomBytes(20_000_000);
  writer.write(bytes);
  expect(store.sweep(new Set())).toBe(0);
  const { sha256: later } = writer.finish();
  set.keep();
  expect(store.readAll(later, 30_000_000).equals(bytes)).toBe(true);
  expect(store.has(staged)).toBe(true);
  expect(store.sweep(new Set())).toBe(2);
  expect(isEmpty()).toBe(true);
});

test("settings: our own file, rollback journal, flushed to disk", async () => {
  const { path } = await packetFolder();
  const db = new Database(join(path, "evidence.db"), { readonly: true });
  expect(db.pragma("application_id", { simple: true })).toBe(0x43534556);
  expect(db.pragma("user_version", { simple: true })).toBe(1);
  expect(db.pragma("page_size", { simple: true })).toBe(32_768);
  expect(
    db
      .prepare("SELECT count(*) AS n FROM pragma_table_list WHERE name IN ('blob', 'chunk') AND strict")
      .get(),
  ).toEqual({ n: 2 });
  db.close();
});

test("stored evidence cannot be changed", async () => {
  const { store, path } = await packetFolder();
  put(store, randomBytes(10));
  const db = new Database(join(path, "evidence.db"));
  expect(() => db.exec("UPDATE chunk SET data = x'00'")).toThrow("immutable");
  expect(() => db.exec("UPDATE blob SET size = 1")).toThrow("immutable");
  db.close();
});

test("missing chunks are told, not passed over", async () => {
  const { store, path } = await packetFolder();
  const id = put(store, randomBytes(600_000));
  const db = new Database(join(path, "evidence.db"));
  db.exec("DELETE FROM chunk WHERE id = (SELECT max(id) FROM chunk)");
  db.close();
  expect(() => store.readAll(id, 1_000_000)).toThrow("incomplete");
  expect(() => store.read("0".repeat(64), 0, 1)).toThrow("No evidence");
});

test("a full disk is a storage error, the store lives on, and what was being written is refused", async () => {
  const { path } = await packetFolder();
  const file = join(path, "small.db");
  const store = openEvidenceStore(file, { maxPages: 20 });
  const set = store.beginSet();
  const small = put(set, randomBytes(1_000));
  const writer = set.begin();
  const error = attempt(() => writer.write(randomBytes(2_000_000)));
  expect(isAppError(error, "storage") && error.details.cause).toBe("full");
  expect(
    isAppError(
      attempt(() => writer.finish()),
      "storage",
    ),
  ).toBe(true);
  expect(
    isAppError(
      attempt(() => set.keep()),
      "storage",
    ),
  ).toBe(true);
  set.drop();
  expect(store.has(small)).toBe(false);
  const later = put(store, randomBytes(2_000));
  expect(store.has(later)).toBe(true);
  store.close();
});

test("another program's database and a newer one are refused", async () => {
  const { path } = await packetFolder();
  const foreign = new Database(join(path, "foreign.db"));
  foreign.exec("CREATE TABLE t (a)");
  foreign.close();
  expect(() => openEvidenceStore(join(path, "foreign.db"))).toThrow("not an evidence database");
  const newer = openEvidenceStore(join(path, "newer.db"));
  newer.close();
  const db = new Database(join(path, "newer.db"));
  db.pragma("user_version = 2");
  db.close();
  const error = attempt(() => openEvidenceStore(join(path, "newer.db")));
  expect(isAppError(error, "storage") && error.details.cause).toBe("newer-database");
});

test("after a kill in the middle of writing, a reader finds every finished blob and no other", async () => {
  const { path } = await packetFolder();
  const file = join(path, "killed.db");
  const module = join(import.meta.dirname, "../../../electron/core/packet/evidence-store.ts");
  const script = `
    const { openEvidenceStore } = await import(${JSON.stringify(module)});
    const store = openEvidenceStore(${JSON.stringify(file)});
    const done = store.begin(); done.write(Buffer.from("finished")); done.finish();
    const broken = store.begin(); for (let n = 0; n < 40; n += 1) broken.write(Buffer.alloc(1_000_000, n));
    process.kill(process.pid, "SIGKILL");`;
  expect(() =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { stdio: "pipe" }),
  ).toThrow("Command failed");
  expect(existsSync(`${file}-journal`) && statSync(`${file}-journal`).size > 0).toBe(true);
  const reader = openEvidenceStore(file, { readonly: true });
  expect(reader.readAll(sha256(Buffer.from("finished")), 100).toString()).toBe("finished");
  reader.close();
  const store = openEvidenceStore(file);
  expect(store.sweep(new Set())).toBe(1);
  store.close();
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
