/** A temporary folder with an evidence store in it, for one test. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";
import { openEvidenceStore, type EvidenceStore } from "#core/packet/evidence-store";

export const minimalManifest = "format: countersign.packet/1\nid: small\nsections: {}\n";

export type PacketFolder = {
  path: string;
  store: EvidenceStore;
  /** Writes a file into the folder and gives its path. */
  put: (name: string, data: string | Buffer) => Promise<string>;
  /** Whether the store holds nothing, not even chunks that no blob names. */
  isEmpty: () => boolean;
};

export async function packetFolder(): Promise<PacketFolder> {
  const path = await mkdtemp(join(tmpdir(), "countersign-packet-"));
  const store = openEvidenceStore(join(path, "evidence.db"));
  onTestFinished(async () => {
    store.close();
    await rm(path, { recursive: true, force: true });
  });
  return {
    path,
    store,
    async put(name, data) {
      await writeFile(join(path, name), data);
      return join(path, name);
    },
    isEmpty() {
      const db = new Database(join(path, "evidence.db"), { readonly: true });
      const rows = db
        .prepare("SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM chunk) AS rows")
        .get();
      db.close();
      return JSON.stringify(rows) === '{"rows":0}';
    },
  };
}
