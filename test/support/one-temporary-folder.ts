import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Every temporary folder of a test run lies in one, which goes when the run ends, whatever a test left in its own. */
export function setup(): () => void {
  const before = process.env["TMPDIR"];
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-tests-"));
  process.env["TMPDIR"] = folder;
  return () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
