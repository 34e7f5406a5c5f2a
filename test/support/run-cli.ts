import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export type Ran = { code: number | null; stdout: string; stderr: string; json: unknown };

/** Runs the command line as a process of its own, standing in `folder`, on the workspace `folder`/workspace. */
export function runCli(
  folder: string,
  args: readonly string[],
  more: { env?: Record<string, string>; input?: string } = {},
): Ran {
  const argv = [path.join(root, "electron", "cli.ts"), "--workspace", "workspace", ...args];
  const { COUNTERSIGN_PASSPHRASE: _, ...inherited } = process.env;
  const env = { ...inherited, INIT_CWD: folder, ...more.env };
  const ran = spawnSync(process.execPath, argv, {
    cwd: root,
    env,
    input: more.input ?? "",
    encoding: "utf8",
  });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr, json: parseOrUndefined(ran.stdout) };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
