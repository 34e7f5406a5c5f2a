/**
 * Runs the desktop app's own first file in a process of its own, with the real core on a real workspace; only Electron
 * is the stand-in. Everything else here tests the parts; this shows that they are put together.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = `
  import { registerHooks } from "node:module";
  const module = new URL("./test/support/electron-module.ts", "file://" + process.cwd() + "/").href;
  registerHooks({
    resolve: (name, context, next) => name === "electron" ? { url: module, shortCircuit: true } : next(name, context),
  });
  const { standIn } = await import(module);
  const { aMessage, anEvent } = await import("./test/support/electron-stand-in.ts");
  await import("./electron/main.ts");
  while (standIn.windows.length === 0 || standIn.windows[0].recording.calls("loadURL").length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const [window] = standIn.windows;
  const message = aMessage(window.contents.object, window.mainFrame);
  const call = (name, input) => standIn.handlers.get("countersign:call")(message, { name, input });
  const about = await call("app.about", {});
  const packets = await call("packet.list", {});
  const unknown = await call("constructor", {});
  const secret = await standIn.handlers.get("countersign:secret")(message, { text: "a long passphrase" });
  const net = await fetch("http://127.0.0.1:49999/").then(() => "out", (error) => String(error.cause ?? error));
  standIn.app.recording.emit("will-quit", anEvent());
  while (standIn.app.recording.calls("quit").length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  console.log(JSON.stringify({ about, packets, unknown, secret, net, after: await call("app.about", {}) }));
  process.exit(0);`;

test("the desktop app starts, answers through its channel, and closes its core before it ends", async () => {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), "countersign-main-")), "Countersign");
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, STAND_IN_USER_DATA: folder },
    timeout: 25_000,
  });
  const seen: unknown = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  expect(seen).toMatchObject({
    about: { ok: true, value: { host: "electron", version: "0.1.0", workspace: folder, blockedRequests: 0 } },
    packets: { ok: true, value: { packets: [] } },
    unknown: { ok: false, error: { code: "unknown-call" } },
    secret: { ok: true, value: expect.stringMatching(/^secret-/) },
    net: expect.stringContaining("does not connect to anything"),
    after: { ok: false, error: { code: "conflict" } },
  });
  expect(existsSync(path.join(folder, "countersign.db"))).toBe(true);
});
