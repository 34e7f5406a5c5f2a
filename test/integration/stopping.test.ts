/** However `npm start` is stopped, the server that it started ends too, saves, and leaves the workspace free. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lockWorkspace } from "#core/db/workspace-lock";

const setUp = pathToFileURL(path.resolve(import.meta.dirname, "../../build/set-up.mjs")).href;

let folder: string;
let starter: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "countersign-stopping-"));
});
afterEach(async () => {
  starter?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** What `npm start` does once all is installed and built; resolves when the address is printed. */
async function start({ under = "" } = {}): Promise<{
  starter: ChildProcess;
  address: string;
  ended: Promise<number | null>;
}> {
  const args = JSON.stringify(["--no-browser", "--workspace", folder]);
  const own = `import { main, serve } from ${JSON.stringify(setUp)}; await main(() => serve(${args}));`;
  const script = under === "" ? own : under.replace("SCRIPT", JSON.stringify(own));
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  starter = child;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once("exit", () => reject(new Error(`it ended before it said where it is: ${said}`)));
  });
  return { starter: child, address, ended };
}

const expectFree = () =>
  vi.waitFor(
    () => {
      lockWorkspace(path.join(folder, "workspace.lock"), folder).release();
      // The log is played into the records when they are closed in order, and at no other time.
      expect(existsSync(path.join(folder, "countersign.db"))).toBe(true);
      expect(existsSync(path.join(folder, "countersign.db-wal"))).toBe(false);
    },
    { timeout: 10_000, interval: 50 },
  );

test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s ends the server in order",
  async (signal) => {
    const { starter: script, address, ended } = await start();
    expect((await fetch(address)).status).toBeGreaterThan(0);
    script.kill(signal);
    expect(await ended).toBe(0);
    await expectFree();
    await expect(fetch(address)).rejects.toThrow("fetch failed");
  },
);

test("a start that is killed takes the server with it", async () => {
  const { starter: script, address, ended } = await start();
  script.kill("SIGKILL");
  await ended;
  await expectFree();
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

/** As npm is between a person and the script: it runs another process and hands on nothing. */
const deafParent = `import { spawn } from "node:child_process";
spawn(process.execPath, ["--input-type=module", "--eval", SCRIPT], { stdio: ["ignore", "inherit", "inherit"] });`;

test.skipIf(process.platform === "win32")("a start whose npm is ended ends, too", async () => {
  const { starter: npm, address, ended } = await start({ under: deafParent });
  npm.kill("SIGTERM");
  await ended;
  await expectFree();
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});
