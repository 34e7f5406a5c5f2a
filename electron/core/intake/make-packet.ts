/** The packet that an intake makes: a manifest in which every value says where it is from, and the originals beside it. */
import { dump } from "js-yaml";
import { PACKET_FORMAT, Packet } from "#shared/formats/packet";
import { claimsOf, packetFields } from "#shared/intake/build-packet";
import type { IntakeValue } from "#shared/intake/intake-state";
import type { IntakeFile } from "../db/intake-repo.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import type { PacketSource, SourceFile } from "../packet/packet-source.ts";

export type PacketName = { id: string; version?: string | undefined };
type Parts = { name: PacketName; values: readonly IntakeValue[]; files: readonly IntakeFile[] };

const chunkBytes = 1_000_000;
const folder = "originals";

/** What lies in another file cannot have that file's name for a folder. */
export function evidencePaths(files: readonly Pick<IntakeFile, "path">[]): Map<string, string> {
  const names = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path }) => {
      const steps = path.split("/");
      const written = steps.map((step, at) =>
        at < steps.length - 1 && names.has(steps.slice(0, at + 1).join("/")) ? `${step}.files` : step,
      );
      return [path, `${folder}/${written.join("/")}`];
    }),
  );
}

export function manifestOf({ name, values, files }: Parts): string {
  const paths = evidencePaths(files);
  const { sections, ...rest } = packetFields(values);
  const claims = claimsOf(values, (file) => paths.get(file) ?? file);
  const withClaims = Object.fromEntries(
    Object.entries(sections ?? {}).map(([id, fields]) => {
      const own = Object.entries(claims).find(([section]) => section === id)?.[1];
      return [id, { ...fields, ...(own && { claims: own }) }];
    }),
  );
  const manifest = {
    format: PACKET_FORMAT,
    id: name.id,
    ...(name.version !== undefined && name.version !== "" && { version: name.version }),
    ...rest,
    sections: withClaims,
    evidence: files.map(({ path, sha256, title }) => ({
      path: paths.get(path),
      ...(title !== undefined && title.trim() !== "" && { title }),
      sha256,
    })),
  };
  // What is written must be a packet: better to fail here than at whoever reads it.
  Packet.parse(manifest);
  return dump(manifest, { lineWidth: 120, noRefs: true });
}

/** As if it had come in a folder. */
export function packetSource(
  parts: Parts,
  { store, sourceName }: { store: EvidenceStore; sourceName: string },
): PacketSource {
  const paths = evidencePaths(parts.files);
  const manifest = Buffer.from(manifestOf(parts));
  return {
    name: sourceName,
    kind: "folder",
    files: [
      { path: "packet.yaml", size: manifest.length, read: () => once(manifest) },
      ...parts.files.map(({ path, sha256, size }): SourceFile => ({
        path: paths.get(path) ?? path,
        size,
        read: () => chunksOf(store, sha256, size),
      })),
    ],
    close: () => Promise.resolve(),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* chunksOf(store: EvidenceStore, sha256: string, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += chunkBytes) yield store.read(sha256, from, chunkBytes);
}
