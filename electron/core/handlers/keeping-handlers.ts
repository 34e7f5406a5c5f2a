import { Settings } from "#shared/contract/app-calls";
import { AppError } from "#shared/errors";
import type { BackgroundWork } from "../background.ts";
import { workspaceFiles, type Workspace } from "../db/open-workspace.ts";
import { onlyReading, type Some } from "../handlers.ts";
import { diagnostics } from "../keeping/diagnostics.ts";
import { listBackups } from "../keeping/backups.ts";
import { dropPrepared, prepareRestore, swapIn } from "../keeping/restore.ts";
import { writeWholeBackup } from "../keeping/whole-backup.ts";
import { sealBursts } from "../review/seal-bursts.ts";
import type { SessionNeeds } from "../session-needs.ts";
import path from "node:path";

type Names = "app.health" | "backup.list" | "backup.create" | "backup.restore" | "app.diagnostics";
type MendingNames = Exclude<Names, "app.health" | "backup.create">;

export function keepingHandlers({
  needs,
  workspace,
  background,
}: {
  needs: SessionNeeds;
  workspace: Workspace;
  background: BackgroundWork;
}): Some<Names> {
  const { producedFiles, now } = needs;
  return {
    ...mendingHandlers(needs, background.health),
    "app.health": () => ({ checks: background.health() }),

    "backup.create": async (_input, job) => {
      sealBursts(workspace, now);
      const target = await producedFiles.reserve();
      await writeWholeBackup(workspace, { from: workspaceFiles(needs.options.folder).records, target }, job);
      const stamp = now().toISOString().slice(0, 19).replaceAll(":", "-");
      const file = await producedFiles.addPath(target, `countersign-backup-${stamp}.zip`);
      const { produced, name, sha256, size } = file;
      return (tx) => {
        tx.receipt({
          kind: "backup.made",
          subject: "workspace",
          says: `Made the backup ${name}`,
          after: { sha256, size },
        });
        return { produced, name, sha256, size };
      };
    },
  };
}

/** The calls that work also where the workspace cannot be opened: they tell about it and mend it. */
export function mendingHandlers(needs: SessionNeeds, health: BackgroundWork["health"]): Some<MendingNames> {
  const { options, now, pickedFiles, producedFiles } = needs;
  const files = workspaceFiles(options.folder);
  return {
    "backup.list": () => ({ backups: listBackups(files.backups) }),

    "backup.restore": async ({ name, pickedFile }, job) => {
      if (options.readOnly) throw onlyReading();
      const from = pickedFile ? pickedFiles.get(pickedFile) : kept(name);
      const prepared = await prepareRestore(options.folder, from, job);
      const restoredFrom = from.name;
      let keptAs = "";
      try {
        await needs.restart(
          async () => {
            keptAs = await swapIn(options.folder, prepared, { at: now(), job });
          },
          {
            kind: "workspace.restored",
            subject: "workspace",
            says: `Restored the workspace from ${restoredFrom}`,
          },
        );
      } finally {
        await dropPrepared(prepared);
      }
      return { restoredFrom, keptAs };
    },

    "app.diagnostics": async () => {
      const text = diagnostics({ needs, health: health() });
      const file = await producedFiles.addBytes(Buffer.from(text), "countersign-diagnostics.txt");
      return { produced: file.produced, name: file.name, sha256: file.sha256, size: file.size };
    },
  };

  function kept(name: string | undefined) {
    const backup = listBackups(files.backups).find((candidate) => candidate.name === name);
    if (!backup) {
      throw new AppError("not-found", "Choose a backup from the list, or pick a backup file.", {
        what: "backup",
        id: name ?? "",
      });
    }
    return { path: path.join(files.backups, backup.name), name: backup.name };
  }
}

export const defaultSettings: Settings = Settings.parse({});
