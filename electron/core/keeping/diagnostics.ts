import { existsSync } from "node:fs";
import type { HealthCheck } from "#shared/contract/app-calls";
import { sizeWithLog, workspaceFiles } from "../db/open-workspace.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { listBackups } from "./backups.ts";

/** What support needs, and nothing that a packet or a review says: no names, no titles, no texts, no paths. */
export function diagnostics({
  needs,
  health,
}: {
  needs: SessionNeeds;
  health: readonly HealthCheck[];
}): string {
  const { options, log, now } = needs;
  const files = workspaceFiles(options.folder);
  const size = (file: string) => (existsSync(file) ? `${sizeWithLog(file)} bytes` : "not there");
  const lines = [
    "Countersign diagnostics. Holds no packet or review content.",
    `Made: ${now().toISOString()} (local clock)`,
    `Version: ${options.version}, host: ${options.host}`,
    `Platform: ${process.platform} ${process.arch}`,
    ...Object.entries(process.versions)
      .filter(([name]) => ["node", "electron", "chrome", "v8", "openssl"].includes(name))
      .map(([name, version]) => `${name}: ${version ?? ""}`),
    "",
    `Records: ${size(files.records)}`,
    `Evidence: ${size(files.evidence)}`,
    `Backups: ${listBackups(files.backups).length}`,
    "",
    "Checks:",
    ...health.map(({ what, state, at }) => `- ${what}: ${state}${at ? ` (${at})` : ""}`),
    "",
    "Local log:",
    withoutPaths(log.read()),
  ];
  return `${lines.join("\n")}\n`;
}

/** Folder names can hold a person's name; the file and line are what matters. */
function withoutPaths(text: string): string {
  return text.replaceAll(/(file:\/\/)?(\/|[A-Za-z]:\\)[^\s():]*[/\\]/g, "…/");
}
