import { z } from "zod";
import { IntakeFileView, type IntakeHead } from "#shared/contract/intake-calls";
import { AppError } from "#shared/errors";
import { IntakeId, PacketVersionId } from "#shared/ids";
import { IntakeEdit } from "#shared/intake/intake-state";
import type { MappedValue } from "#shared/intake/mapping";
import type { ReadDb, WriteDb } from "./open-database.ts";

/** `readSha256` names what was read of the file in the evidence store: its blocks and its tray. */
export type IntakeFile = IntakeFileView & { readonly readSha256?: string | undefined };

export type NewIntake = {
  intakeId: IntakeId;
  sourceName: string;
  at: string;
  values: readonly MappedValue[];
  files: readonly IntakeFile[];
};

export function insertIntake(db: WriteDb, { intakeId, sourceName, at, values, files }: NewIntake): void {
  db.prepare(
    "INSERT INTO intake (id, source_name, started_at, changed_at, mapped) VALUES (?, ?, ?, ?, ?)",
  ).run(intakeId, sourceName, at, at, JSON.stringify(values));
  const insert = db.prepare(
    "INSERT INTO intake_file (intake_id, position, path, sha256, size, read_sha256, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  for (const [position, { readSha256, ...view }] of files.entries())
    insert.run(
      intakeId,
      position,
      view.path,
      view.sha256,
      view.size,
      readSha256 ?? null,
      JSON.stringify(view),
    );
}

type HeadRow = {
  id: string;
  source_name: string;
  started_at: string;
  changed_at: string;
  files: number;
  packet_version_id: string | null;
};
const heads = `SELECT id, source_name, started_at, changed_at, packet_version_id,
  (SELECT count(*) FROM intake_file WHERE intake_id = intake.id) AS files FROM intake`;

export function listIntakes(db: ReadDb): IntakeHead[] {
  return db.prepare<[], HeadRow>(`${heads} ORDER BY started_at DESC, id`).all().map(toHead);
}

export function getIntake(db: ReadDb, intakeId: IntakeId): IntakeHead {
  const row = db.prepare<[string], HeadRow>(`${heads} WHERE id = ?`).get(intakeId);
  if (!row)
    throw new AppError("not-found", "This intake is not there any more.", { what: "intake", id: intakeId });
  return toHead(row);
}

/** As the documents were mapped, before any edit. */
export function getMapped(db: ReadDb, intakeId: IntakeId): MappedValue[] {
  const row = db
    .prepare<[string], { mapped: string }>("SELECT mapped FROM intake WHERE id = ?")
    .get(intakeId);
  // Written by `insertIntake` alone, from values of this type.
  return row ? (JSON.parse(row.mapped) as MappedValue[]) : [];
}

export function listIntakeFiles(db: ReadDb, intakeId: IntakeId): IntakeFile[] {
  return db
    .prepare<[string], { body: string; read_sha256: string | null }>(
      "SELECT body, read_sha256 FROM intake_file WHERE intake_id = ? ORDER BY position",
    )
    .all(intakeId)
    .map((row) => ({
      ...IntakeFileView.parse(JSON.parse(row.body)),
      ...(row.read_sha256 !== null && { readSha256: row.read_sha256 }),
    }));
}

/** The edits that count, in order. */
export function listEdits(db: ReadDb, intakeId: IntakeId): IntakeEdit[] {
  return db
    .prepare<[string], { edit: string }>(
      "SELECT edit FROM intake_edit WHERE intake_id = ? AND undone = 0 ORDER BY step",
    )
    .all(intakeId)
    .map(({ edit }) => IntakeEdit.parse(JSON.parse(edit)));
}

export function findUndone(db: ReadDb, intakeId: IntakeId): { step: number; edit: IntakeEdit } | undefined {
  const row = db
    .prepare<[string], { step: number; edit: string }>(
      "SELECT step, edit FROM intake_edit WHERE intake_id = ? AND undone = 1 ORDER BY step LIMIT 1",
    )
    .get(intakeId);
  return row && { step: row.step, edit: IntakeEdit.parse(JSON.parse(row.edit)) };
}

/** What was taken back before cannot be done again after a new edit. */
export function insertEdit(db: WriteDb, intakeId: IntakeId, edit: IntakeEdit, at: string): void {
  db.prepare("DELETE FROM intake_edit WHERE intake_id = ? AND undone = 1").run(intakeId);
  db.prepare(
    "INSERT INTO intake_edit (intake_id, step, edit, at) SELECT ?, coalesce(max(step), 0) + 1, ?, ? FROM intake_edit WHERE intake_id = ?",
  ).run(intakeId, JSON.stringify(edit), at, intakeId);
  touchIntake(db, intakeId, at);
}

/** Takes the last edit back, or does the first of those again. False where there is none. */
export function setUndone(db: WriteDb, intakeId: IntakeId, undone: boolean, at: string): boolean {
  const { changes } = db
    .prepare(
      undone
        ? "UPDATE intake_edit SET undone = 1 WHERE intake_id = ?1 AND step = (SELECT max(step) FROM intake_edit WHERE intake_id = ?1 AND undone = 0)"
        : "UPDATE intake_edit SET undone = 0 WHERE intake_id = ?1 AND step = (SELECT min(step) FROM intake_edit WHERE intake_id = ?1 AND undone = 1)",
    )
    .run({ 1: intakeId });
  if (changes > 0) touchIntake(db, intakeId, at);
  return changes > 0;
}

export function setIntakePacket(db: WriteDb, intakeId: IntakeId, packet: PacketVersionId, at: string): void {
  db.prepare("UPDATE intake SET packet_version_id = ?, changed_at = ? WHERE id = ?").run(
    packet,
    at,
    intakeId,
  );
}

export function deleteIntake(db: WriteDb, intakeId: IntakeId): void {
  db.prepare("DELETE FROM intake WHERE id = ?").run(intakeId);
}

/** Of originals and of what was read of them: a sweep must not take them. */
export function listIntakeHashes(db: ReadDb): string[] {
  // A backup of an earlier version has no such table.
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'intake_file'").get()) return [];
  return z
    .array(z.object({ hash: z.string() }))
    .parse(
      db
        .prepare(
          "SELECT sha256 AS hash FROM intake_file UNION SELECT read_sha256 FROM intake_file WHERE read_sha256 IS NOT NULL",
        )
        .all(),
    )
    .map(({ hash }) => hash);
}

function touchIntake(db: WriteDb, intakeId: IntakeId, at: string): void {
  db.prepare("UPDATE intake SET changed_at = ? WHERE id = ?").run(at, intakeId);
}

function toHead(row: HeadRow): IntakeHead {
  return {
    intakeId: IntakeId.parse(row.id),
    sourceName: row.source_name,
    startedAt: row.started_at,
    changedAt: row.changed_at,
    files: row.files,
    ...(row.packet_version_id !== null && { packetVersionId: PacketVersionId.parse(row.packet_version_id) }),
  };
}
