import os from "node:os";
import path from "node:path";

/** The user-data folder of the platform, as Electron names it too: every door finds the same workspace there. */
export function defaultFolder(): string {
  const home = os.homedir();
  if (process.platform === "win32") {
    return path.join(process.env["APPDATA"] ?? path.join(home, "AppData", "Roaming"), "Countersign");
  }
  if (process.platform === "darwin") return path.join(home, "Library", "Application Support", "Countersign");
  return path.join(process.env["XDG_CONFIG_HOME"] ?? path.join(home, ".config"), "Countersign");
}
