import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { refuseFileInTheWay, workspaceFiles } from "#core/db/open-workspace";
import { AppError } from "#shared/errors";

export type Place = { folder: string; readOnly: boolean; clear(): void };

/**
 * Where a verb works. One that only reads makes no workspace where there is none: it sees an empty one, in a folder that
 * goes when it is done.
 */
export function placeOf(folder: string, { reads, needed }: { reads: boolean; needed: boolean }): Place {
  if (!reads) return { folder, readOnly: false, clear: () => undefined };
  if (existsSync(workspaceFiles(folder).records)) return { folder, readOnly: true, clear: () => undefined };
  refuseFileInTheWay(folder);
  if (needed) {
    throw new AppError("not-found", `There is no workspace at ${folder}.`, { what: "workspace", id: folder });
  }
  const empty = mkdtempSync(path.join(os.tmpdir(), "countersign-empty-"));
  return { folder: empty, readOnly: false, clear: () => rmSync(empty, { recursive: true, force: true }) };
}
