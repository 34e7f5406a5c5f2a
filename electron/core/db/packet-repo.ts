import { PacketHead, PacketFileView } from "#shared/contract/packet-calls";
import { Packet } from "#shared/formats/packet";
import { PacketVersionId } from "#shared/ids";
import { AppError } from "#shared/errors";
import type { ReadDb, WriteDb } from "./open-database.ts";

export type NewPacketVersion = {
  packetVersionId: PacketVersionId;
  digest: string;
  archiveSha256: string | undefined;
  sourceName: string;
  manifestPath: string;
  importedAt: string;
  packet: Packet;
  warnings: readonly string[];
  files: readonly PacketFileView[];
};

export function insertPacketVersion(db: WriteDb, version: NewPacketVersion): void {
  db.prepare(
    `INSERT INTO packet_version (id, digest, archive_sha256, source_name, manifest_path, imported_at, body, warnings, seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM packet_version))`,
  ).run(
    version.packetVersionId,
    version.digest,
    version.archiveSha256 ?? null,
    version.sourceName,
    version.manifestPath,
    version.importedAt,
    JSON.stringify(version.packet),
    JSON.stringify(version.warnings),
  );
  const insertFile = db.prepare(
    `INSERT INTO packet_file (packet_version_id, path, state, sha256, size, title, listed_sha256, supports, why)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const file of version.files) {
    insertFile.run(
      version.packetVersionId,
      file.path,
      file.state,
      file.sha256 ?? null,
      file.size ?? null,
      file.title ?? null,
      file.listedSha256 ?? null,
      JSON.stringify(file.supports),
      file.why ?? null,
    );
  }
}

export function deletePacketVersion(db: WriteDb, id: PacketVersionId): void {
  const { changes } = db.prepare("DELETE FROM packet_version WHERE id = ?").run(id);
  if (changes !== 1) throw packetNotFound(id);
}

type HeadRow = {
  id: string;
  packet_id: string;
  version: string | null;
  title: string | null;
  vendor: string | null;
  buyer: string | null;
  digest: string;
  archive_sha256: string | null;
  source_name: string;
  imported_at: string;
  warnings: string;
  file_count: number;
  review_count: number;
};

/** Titles and names are cut: a vendor's may be megabytes, and `getPacketBody` has them whole. */
const HEAD = `
  SELECT id, packet_id, version, substr(body ->> '$.title', 1, 301) AS title,
    substr(body ->> '$.vendor.name', 1, 301) AS vendor, substr(body ->> '$.buyer.name', 1, 301) AS buyer,
    digest, archive_sha256, source_name, imported_at, warnings,
    (SELECT count(*) FROM packet_file WHERE packet_version_id = packet_version.id AND state <> 'ignored') AS file_count,
    (SELECT count(*) FROM review WHERE review.packet_version_id = packet_version.id) AS review_count
  FROM packet_version`;

/** For a list: texts that a vendor wrote are cut there. */
export function listPacketHeads(db: ReadDb): PacketHead[] {
  return db
    .prepare<[], HeadRow>(`${HEAD} ORDER BY seq DESC`)
    .all()
    .map((row) => forList(toHead(row)));
}

export function getPacketHead(db: ReadDb, id: PacketVersionId): PacketHead {
  const row = db.prepare<[string], HeadRow>(`${HEAD} WHERE id = ?`).get(id);
  if (!row) throw packetNotFound(id);
  return toHead(row);
}

export function hasPacketVersion(db: ReadDb, id: PacketVersionId): boolean {
  return db.prepare<[string]>("SELECT 1 FROM packet_version WHERE id = ?").get(id) !== undefined;
}

export function findPacketByDigest(db: ReadDb, digest: string): PacketVersionId | undefined {
  const row = db
    .prepare<[string], { id: string }>("SELECT id FROM packet_version WHERE digest = ?")
    .get(digest);
  return row && PacketVersionId.parse(row.id);
}

/** All versions under one packet id, newest import first; only those of one `version` where it is given. */
export function listPacketVersions(db: ReadDb, packetId: string, version?: string): PacketHead[] {
  return db
    .prepare<[string, string | null, string | null], HeadRow>(
      `${HEAD} WHERE packet_id = ? AND (? IS NULL OR version = ?) ORDER BY seq DESC`,
    )
    .all(packetId, version ?? null, version ?? null)
    .map(toHead);
}

/** The version of a packet that came in last. */
export function findNewestPacket(
  db: ReadDb,
  packetId: string,
): { packetVersionId: PacketVersionId; version: string | undefined; importedAt: string } | undefined {
  const row = db
    .prepare<[string], { id: string; version: string | null; imported_at: string }>(
      "SELECT id, version, imported_at FROM packet_version WHERE packet_id = ? ORDER BY seq DESC LIMIT 1",
    )
    .get(packetId);
  return (
    row && {
      packetVersionId: PacketVersionId.parse(row.id),
      version: row.version ?? undefined,
      importedAt: row.imported_at,
    }
  );
}

export function getPacketBody(db: ReadDb, id: PacketVersionId): { packet: Packet; manifestPath: string } {
  const row = db
    .prepare<[string], { body: string; manifest_path: string }>(
      "SELECT body, manifest_path FROM packet_version WHERE id = ?",
    )
    .get(id);
  if (!row) throw packetNotFound(id);
  return { packet: Packet.parse(JSON.parse(row.body)), manifestPath: row.manifest_path };
}

type FileRow = {
  path: string;
  state: string;
  sha256: string | null;
  size: number | null;
  title: string | null;
  listed_sha256: string | null;
  supports: string;
  why: string | null;
};

export function listPacketFiles(db: ReadDb, id: PacketVersionId): PacketFileView[] {
  return db
    .prepare<[string], FileRow>(
      "SELECT path, state, sha256, size, title, listed_sha256, supports, why FROM packet_file WHERE packet_version_id = ? ORDER BY path",
    )
    .all(id)
    .map((row) =>
      PacketFileView.parse({
        path: row.path,
        state: row.state,
        supports: JSON.parse(row.supports),
        ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
        ...(row.size === null ? {} : { size: row.size }),
        ...(row.title === null ? {} : { title: row.title }),
        ...(row.listed_sha256 === null ? {} : { listedSha256: row.listed_sha256 }),
        ...(row.why === null ? {} : { why: row.why }),
      }),
    );
}

/** Every hash that a packet names; the sweep keeps these. */
export function listPacketHashes(db: ReadDb): string[] {
  return db
    .prepare<[], { sha256: string }>("SELECT DISTINCT sha256 FROM packet_file WHERE sha256 IS NOT NULL")
    .all()
    .map((row) => row.sha256);
}

function toHead(row: HeadRow): PacketHead {
  return PacketHead.parse({
    packetVersionId: row.id,
    packetId: row.packet_id,
    digest: row.digest,
    sourceName: row.source_name,
    importedAt: row.imported_at,
    fileCount: row.file_count,
    reviewCount: row.review_count,
    warnings: JSON.parse(row.warnings),
    ...(row.version === null ? {} : { version: row.version }),
    ...(row.title === null ? {} : { title: cutForList(row.title) }),
    ...(row.vendor === null ? {} : { vendor: cutForList(row.vendor) }),
    ...(row.buyer === null ? {} : { buyer: cutForList(row.buyer) }),
    ...(row.archive_sha256 === null ? {} : { archiveSha256: row.archive_sha256 }),
  });
}

const listedCharacters = 300;
const listedWarnings = 20;

/** What a list shows of a packet: a version of half a million signs is read in the packet, not in a row. */
export function forList(head: PacketHead): PacketHead {
  const { version, warnings } = head;
  const left = warnings.length - listedWarnings;
  return {
    ...head,
    ...(version === undefined ? {} : { version: cutForList(version) }),
    warnings: [
      ...warnings.slice(0, listedWarnings).map(cutForList),
      ...(left > 0 ? [`The packet itself shows ${left} more ${left === 1 ? "warning" : "warnings"}.`] : []),
    ],
  };
}

export function cutForList(text: string): string {
  return text.length > listedCharacters ? `${text.slice(0, listedCharacters - 1)}…`.toWellFormed() : text;
}

function packetNotFound(id: string): AppError {
  return new AppError("not-found", `There is no packet version ${id}.`, { what: "packet", id });
}

/** A version as a reader sees it: blanks, what cannot be seen, and how an accent is encoded make no other version. */
export function comparableVersion(version: string | undefined): string {
  return (version ?? "")
    .normalize("NFC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Whether a packet with this id and version was imported before this one, with other content. */
export function isSwapped(
  db: ReadDb,
  { packetId, packetVersionId, version, digest, importedAt }: PacketHead,
): boolean {
  return listPacketVersions(db, packetId).some(
    (other) =>
      other.packetVersionId !== packetVersionId &&
      other.digest !== digest &&
      other.importedAt <= importedAt &&
      comparableVersion(other.version) === comparableVersion(version),
  );
}
