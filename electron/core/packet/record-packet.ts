/** A packet whose files are in the evidence store becomes a record, with its receipt. */
import type { PacketFileView } from "#shared/contract/packet-calls";
import type { Output } from "#shared/contract/contract";
import { PacketVersionId } from "#shared/ids";
import {
  comparableVersion,
  cutForList,
  findPacketByDigest,
  getPacketHead,
  insertPacketVersion,
  listPacketVersions,
} from "../db/packet-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { Tx } from "../db/transact.ts";
import { packetContentHash } from "./packet-content.ts";
import type { StagedPacket } from "./read-packet.ts";

/** The same digest again is recognised, and not stored twice. */
export function recordPacket(
  tx: Tx,
  staged: StagedPacket,
  newId: (prefix: string) => string,
): Output<"packet.import"> {
  const { packet } = staged;
  const called = `${packet.id} ${cutForList(packet.version ?? "")}`.trim();
  const files = fileViews(staged);
  const known = findPacketByDigest(tx.db, staged.digest);
  const packetVersionId = known ?? PacketVersionId.parse(newId("pv"));
  const warnings = known
    ? getPacketHead(tx.db, known).warnings
    : [...staged.warnings, ...swapWarning(tx.db, staged)];
  if (!known) {
    insertPacketVersion(tx.db, {
      packetVersionId,
      digest: staged.digest,
      archiveSha256: staged.archiveSha256,
      sourceName: staged.sourceName,
      manifestPath: staged.manifestPath,
      importedAt: tx.at,
      packet,
      warnings,
      files,
    });
  }
  tx.receipt({
    kind: known ? "packet.recognised" : "packet.imported",
    subject: packetVersionId,
    says: known
      ? `Recognised ${called}: the same files were imported before`
      : `Imported ${called} from ${staged.sourceName}`,
    after: {
      packetId: packet.id,
      version: packet.version,
      digest: staged.digest,
      content: packetContentHash({ packet, files }),
      files: files.length,
      warnings,
    },
  });
  return {
    packetId: packet.id,
    packetVersionId,
    ...optional("version", packet.version),
    digest: staged.digest,
    alreadyImported: known !== undefined,
    files,
    warnings,
  };
}

/** The same id and version with other content: a silent swap must be seen. No version twice is the same one, too. */
export function swapWarning(db: ReadDb, { packet, digest }: StagedPacket): string[] {
  const version = comparableVersion(packet.version);
  return listPacketVersions(db, packet.id)
    .filter((other) => other.digest !== digest && comparableVersion(other.version) === version)
    .map(
      (other) =>
        `${packet.id} ${version === "" ? "without a version" : `version ${cutForList(version)}`} was imported on ` +
        `${other.importedAt.slice(0, 10)} with other content (digest ${other.digest.slice(0, 12)}…). ` +
        (version === ""
          ? "Neither names a version, so nothing but the content tells them apart."
          : "The vendor changed the packet without changing its version."),
    );
}

export function fileViews(staged: StagedPacket): PacketFileView[] {
  return [
    ...staged.files.map((file) => ({
      path: file.path,
      state: file.state,
      ...optional("sha256", file.sha256),
      ...optional("listedSha256", file.listedSha256),
      ...optional("size", file.size),
      ...optional("title", file.title),
      supports: file.supports,
      ...optional("why", file.why),
    })),
    ...staged.ignored.map(({ path, why }) => ({ path, state: "ignored" as const, supports: [], why })),
  ];
}

/** A member that is left out where there is no value. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  // A computed key widens to string; it is this very K.
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
