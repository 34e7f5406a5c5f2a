/** An intake out of the workspace: what was mapped, with every edit on top of it. */
import type { IntakeId } from "#shared/ids";
import { intakeState, passageId, type IntakeState, type TrayPassage } from "#shared/intake/intake-state";
import type { Source } from "#shared/intake/mapping";
import { getMapped, listEdits, listIntakeFiles, type IntakeFile } from "../db/intake-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import type { ReadFile } from "./read-and-map.ts";

const mostBytes = 200_000_000;

export type LoadedIntake = { files: IntakeFile[]; state: IntakeState; steps: number };

export function loadIntake(read: ReadDb, evidence: EvidenceStore, intakeId: IntakeId): LoadedIntake {
  const files = listIntakeFiles(read, intakeId);
  const edits = listEdits(read, intakeId);
  const state = intakeState(getMapped(read, intakeId), edits, (id) => passageOf(evidence, files, id));
  return { files, state, steps: edits.length };
}

/** What was read of a file; nothing where it could not be read. */
export function readOf(evidence: EvidenceStore, { readSha256 }: IntakeFile): ReadFile {
  if (readSha256 === undefined) return { blocks: [], tray: [] };
  // Written by `readAndMap`, and known by its hash since.
  return JSON.parse(evidence.readAll(readSha256, mostBytes).toString("utf8")) as ReadFile;
}

export function trayOf(evidence: EvidenceStore, file: IntakeFile): TrayPassage[] {
  return readOf(evidence, file).tray.map((passage, at) => ({
    ...passage,
    id: passageId(file.path, at),
    aside: false,
  }));
}

/** A passage by its id: its number, and the file in whose tray it stands. */
export function passageOf(
  evidence: EvidenceStore,
  files: readonly IntakeFile[],
  id: string,
): Source | undefined {
  const [, at, path] = /^(\d{1,9}) (.*)$/s.exec(id) ?? [];
  const file = files.find((one) => one.path === path);
  return file && at !== undefined ? readOf(evidence, file).tray[Number(at)] : undefined;
}
