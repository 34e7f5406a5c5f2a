/**
 * `evidence.db`: every file of every packet, known by its SHA-256 and cut into chunks. Blobs are immutable and kept
 * once. A record that names a blob is written after the blob is durable, so that a crash leaves chunks that nothing
 * names, never a name without its chunks; `sweep` removes what is left over.
 *
 * Figures that chose the settings (300 MB, two cores, FULL, single runs): a rollback journal writes new pages
 * once and takes 0.28 s; WAL writes them twice and takes 0.6 s. Pages of 32 kB with chunks of 256 kB take 0.28 s,
 * pages of 4 kB 0.4 to 1.1 s. A rollback journal shuts out other readers only while a batch is written, which the
 * size of a batch bounds.
 */
import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import { AppError } from "#shared/errors";
import { chunksPerBlob, openEvidenceDatabase, storageError } from "./evidence-database.ts";

export type StoredBlob = { sha256: string; size: number };

export type BlobWriter = {
  write: (chunk: Uint8Array) => void;
  /** Names the blob. It is durable when this returns or, in a set, when the set is kept. */
  finish: () => StoredBlob;
  /** Removes what was written. Harmless after `finish`. */
  abandon: () => void;
};

/** Blobs that become durable together, by one flush to disk instead of one for each. */
export type BlobSet = {
  begin: () => BlobWriter;
  keep: () => void;
  /** Removes the blobs that this set brought in and that nobody else has finished since. */
  drop: () => void;
};

export type EvidenceStore = {
  begin: () => BlobWriter;
  beginSet: () => BlobSet;
  has: (sha256: string) => boolean;
  size: (sha256: string) => number;
  /** At most `length` bytes from `offset`; fewer at the end. */
  read: (sha256: string, offset: number, length: number) => Buffer;
  /** The whole blob; refuses one of more than `max` bytes. */
  readAll: (sha256: string, max: number) => Buffer;
  /**
   * Removes every finished blob that is not in `keep`, and what a crash left over; gives the number of blobs removed.
   * Sets and writers that are still open are spared; blobs that are kept but not yet recorded must be in `keep`.
   */
  sweep: (keep: ReadonlySet<string>) => number;
  close: () => void;
};

const chunkBytes = 262_144;
/** What is written between two commits: bounds how long a reader elsewhere has to wait. */
const batchBytes = 16_000_000;

/** Opens the store, and makes it where there is none (not with `readonly`). */
export function openEvidenceStore(
  file: string,
  { readonly = false, maxPages }: { readonly?: boolean; maxPages?: number } = {},
): EvidenceStore {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw storageError(error);
    }
  };
  const db = guarded(() => openEvidenceDatabase(file, readonly));
  // A bound on the file, so that a disk that runs full can be tried without filling one.
  if (maxPages !== undefined) db.pragma(`max_page_count = ${maxPages}`);
  const sql = prepareStatements(db);
  /** How often each content was finished while this store is open: `drop` must not take what another set relies on. */
  const finished = new Map<string, number>();
  const openWriters = new Set<number>();
  /** What open sets have finished, whether they brought it in or not. */
  const openSets = new Set<Set<string>>();
  /** A packet may hold ten thousand small files: a buffer for each would keep the garbage collector busy. */
  const spareBuffers: Buffer[] = [];
  let pending = 0;
  /** Rises when a write fails: what was not committed is gone, so that whoever was writing must not go on. */
  let failures = 0;

  /** For work that writes. After an error nothing uncommitted is left, and writers begun before it are refused. */
  const writing = <T>(since: number, work: () => T): T =>
    guarded(() => {
      if (since !== failures) throw brokenOff();
      try {
        return work();
      } catch (error) {
        failures += 1;
        pending = 0;
        // SQLite has rolled back by itself after some errors, after others not.
        if (db.inTransaction) db.exec("ROLLBACK");
        throw error;
      }
    });
  const commit = () => {
    if (db.inTransaction) db.exec("COMMIT");
    pending = 0;
  };
  const inTransaction = () => {
    if (!db.inTransaction) db.exec("BEGIN IMMEDIATE");
  };
  const removeChunks = (id: number) => sql.deleteChunks.run(id * chunksPerBlob, (id + 1) * chunksPerBlob - 1);
  const removeBlob = (sha256: string) => {
    const blob = sql.find.get(sha256);
    if (!blob) return;
    inTransaction();
    removeChunks(blob.id);
    sql.deleteBlob.run(blob.id);
    finished.delete(sha256);
  };
  const find = (sha256: string): BlobRow => {
    const blob = guarded(() => sql.find.get(sha256));
    if (blob) return blob;
    throw new AppError("not-found", `No evidence with the SHA-256 ${sha256} is stored.`, {
      what: "evidence",
      id: sha256,
    });
  };

  function beginWriter(finishing: (blob: StoredBlob, isNew: boolean) => void): BlobWriter {
    // Ids of writers that are still open have no rows yet, or only chunks.
    const id =
      Math.max(
        guarded(() => sql.lastId.get()?.id ?? 0),
        ...openWriters,
      ) + 1;
    openWriters.add(id);
    const since = failures;
    const hash = createHash("sha256");
    let buffer: Buffer | undefined;
    let filled = 0;
    let size = 0;
    let chunks = 0;
    let ended = false;

    const end = () => {
      ended = true;
      openWriters.delete(id);
      if (buffer) spareBuffers.push(buffer);
      buffer = undefined;
    };
    const put = (data: Uint8Array) => {
      if (chunks >= chunksPerBlob) throw new Error("a blob has too many chunks");
      inTransaction();
      sql.insertChunk.run(id * chunksPerBlob + chunks, data);
      chunks += 1;
      pending += data.length;
      if (pending >= batchBytes) commit();
    };
    return {
      write(chunk) {
        if (ended) throw new Error("a finished blob cannot be written to");
        writing(since, () => {
          hash.update(chunk);
          size += chunk.length;
          let from = 0;
          while (from < chunk.length) {
            if (filled === 0 && chunk.length - from >= chunkBytes) {
              put(chunk.subarray(from, from + chunkBytes));
              from += chunkBytes;
              continue;
            }
            buffer ??= spareBuffers.pop() ?? Buffer.allocUnsafe(chunkBytes);
            const take = Math.min(chunkBytes - filled, chunk.length - from);
            buffer.set(chunk.subarray(from, from + take), filled);
            filled += take;
            from += take;
            if (filled === chunkBytes) {
              put(buffer);
              filled = 0;
            }
          }
        });
      },
      finish() {
        if (ended) throw new Error("a blob is finished once");
        return writing(since, () => {
          if (buffer && filled > 0) put(buffer.subarray(0, filled));
          const blob: StoredBlob = { sha256: hash.digest("hex"), size };
          end();
          inTransaction();
          const isNew = sql.find.get(blob.sha256) === undefined;
          if (isNew) sql.insertBlob.run(id, blob.sha256, blob.size);
          else removeChunks(id);
          finished.set(blob.sha256, (finished.get(blob.sha256) ?? 0) + 1);
          finishing(blob, isNew);
          return blob;
        });
      },
      abandon() {
        if (ended) return;
        end();
        if (chunks === 0) return;
        writing(failures, () => {
          inTransaction();
          removeChunks(id);
          commit();
        });
      },
    };
  }

  return {
    begin: () => beginWriter(commit),
    beginSet() {
      const brought = new Set<string>();
      const relied = new Set<string>();
      openSets.add(relied);
      const since = failures;
      return {
        begin: () =>
          beginWriter(({ sha256 }, isNew) => {
            relied.add(sha256);
            if (isNew) brought.add(sha256);
            else if (brought.has(sha256)) finished.set(sha256, (finished.get(sha256) ?? 1) - 1);
          }),
        keep: () => {
          writing(since, commit);
          openSets.delete(relied);
        },
        drop: () => {
          openSets.delete(relied);
          writing(failures, () => {
            for (const sha256 of brought) if (finished.get(sha256) === 1) removeBlob(sha256);
            brought.clear();
            commit();
          });
        },
      };
    },
    has: (sha256) => guarded(() => sql.find.get(sha256)) !== undefined,
    size: (sha256) => find(sha256).size,
    read: (sha256, offset, length) => {
      const blob = find(sha256);
      return guarded(() => readRange(blob, { offset, length, sha256 }));
    },
    readAll(sha256, max) {
      const blob = find(sha256);
      if (blob.size > max) throw new Error(`a blob of ${blob.size} bytes is read whole, above ${max}`);
      return guarded(() => readRange(blob, { offset: 0, length: blob.size, sha256 }));
    },
    sweep: (keep) =>
      writing(failures, () => {
        const spared = new Set([...openSets].flatMap((relied) => [...relied]));
        commit();
        inTransaction();
        let removed = 0;
        for (const { sha256 } of sql.all.all()) {
          if (keep.has(sha256) || spared.has(sha256)) continue;
          removeBlob(sha256);
          removed += 1;
        }
        sql.deleteOrphans.run(JSON.stringify([...openWriters]));
        commit();
        return removed;
      }),
    close() {
      if (!db.open) return;
      try {
        writing(failures, commit);
      } finally {
        db.close();
      }
    },
  };

  function readRange(
    blob: BlobRow,
    { offset, length, sha256 }: { offset: number; length: number; sha256: string },
  ): Buffer {
    const end = Math.min(blob.size, offset + length);
    if (offset < 0 || end <= offset) return Buffer.alloc(0);
    const first = Math.floor(offset / chunkBytes);
    const last = Math.floor((end - 1) / chunkBytes);
    const base = blob.id * chunksPerBlob;
    const parts = sql.chunks.all(base + first, base + last);
    const whole = Buffer.concat(parts.map(({ data }) => data));
    const cut = whole.subarray(offset - first * chunkBytes, end - first * chunkBytes);
    if (parts.length !== last - first + 1 || cut.length !== end - offset) {
      throw new AppError(
        "integrity",
        `Stored evidence is incomplete (SHA-256 ${sha256}). Restore it from a backup.`,
        {
          what: `evidence ${sha256}`,
        },
      );
    }
    return cut;
  }
}

function brokenOff(): AppError<"storage"> {
  return new AppError("storage", "Storing the evidence was broken off by an earlier failure. Try again.", {
    cause: "unknown",
    where: "evidence.db",
  });
}

type BlobRow = { id: number; size: number };

function prepareStatements(db: Database) {
  return {
    find: db.prepare<[string], BlobRow>("SELECT id, size FROM blob WHERE sha256 = ?"),
    all: db.prepare<[], { sha256: string }>("SELECT sha256 FROM blob"),
    lastId: db.prepare<[], { id: number | null }>(
      `SELECT max(coalesce((SELECT max(id) FROM blob), 0), coalesce((SELECT max(id) FROM chunk), 0) / ${chunksPerBlob}) AS id`,
    ),
    chunks: db.prepare<[number, number], { data: Buffer }>(
      "SELECT data FROM chunk WHERE id BETWEEN ? AND ? ORDER BY id",
    ),
    insertBlob: db.prepare("INSERT INTO blob (id, sha256, size) VALUES (?, ?, ?)"),
    insertChunk: db.prepare("INSERT INTO chunk (id, data) VALUES (?, ?)"),
    deleteBlob: db.prepare("DELETE FROM blob WHERE id = ?"),
    deleteChunks: db.prepare("DELETE FROM chunk WHERE id BETWEEN ? AND ?"),
    // The divisor stands in the text: a bound number would be a real one, and divide as such.
    deleteOrphans: db.prepare(
      `DELETE FROM chunk WHERE NOT EXISTS (SELECT 1 FROM blob WHERE blob.id = chunk.id / ${chunksPerBlob})
        AND chunk.id / ${chunksPerBlob} NOT IN (SELECT value FROM json_each(?))`,
    ),
  };
}
