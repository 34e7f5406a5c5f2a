import { execFile } from "node:child_process";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { deniedSwitches } from "#shell/lock-process";
import { menuTemplate } from "#shell/menu";
import { problemWithNative } from "#shell/native-pin";
import { channels } from "#transport/channels";
import { aBuiltApp, aMessage, anEvent } from "../support/electron-stand-in.ts";
import { startedDesktop, theWindow, type Started } from "../support/started-desktop.ts";

describe("switches that weaken the app", () => {
  test("are at least twenty, each once", () => {
    expect(new Set(deniedSwitches).size).toBe(deniedSwitches.length);
    expect(deniedSwitches.length).toBeGreaterThanOrEqual(20);
  });

  test.each(deniedSwitches)("--%s ends the packaged app with 78, before anything else", async (name) => {
    const started = await startedDesktop({ packaged: true, switches: { [name]: "1" } });
    expect(started.app.recording.order).toEqual(["exit"]);
    expect(started.app.recording.only("exit")).toEqual([78]);
    expect(started.opened).toEqual([]);
    expect(started.windows).toEqual([]);
  });

  test("the packaged app starts without them, and has no developer tools", async () => {
    const started = await startedDesktop({ packaged: true });
    expect(started.app.recording.calls("exit")).toEqual([]);
    expect(theWindow(started).options.webPreferences?.devTools).toBe(false);
  });

  test("from source a debugger may be used", async () => {
    const started = await startedDesktop({ switches: { "remote-debugging-port": "0" } });
    expect(started.app.recording.calls("exit")).toEqual([]);
    expect(theWindow(started).options.webPreferences?.devTools).toBe(true);
  });
});

describe("a second start", () => {
  test("ends at once and opens nothing", async () => {
    const started = await startedDesktop({ first: false });
    expect(started.app.recording.only("exit")).toEqual([0]);
    expect([started.opened, started.windows]).toEqual([[], []]);
  });

  test("brings the first window forward", async () => {
    const started = await startedDesktop();
    started.app.recording.emit("second-instance", anEvent());
    expect(theWindow(started).recording.order.slice(-4)).toEqual(["isMinimized", "restore", "show", "focus"]);
  });
});

describe("SQLite's binary", () => {
  const place = (built: ReturnType<typeof aBuiltApp>) => ({
    mainFolder: built.mainFolder,
    appFolder: built.appPath,
    platform: "linux",
    arch: "x64",
  });
  const packagedWith = (built: ReturnType<typeof aBuiltApp>) =>
    startedDesktop({ packaged: true, built, appPath: built.appPath });

  test("that was packed is accepted", () => {
    expect(problemWithNative(place(aBuiltApp()))).toBeUndefined();
  });

  test.each([
    ["with one byte more", (built: ReturnType<typeof aBuiltApp>) => appendFileSync(built.binary, "!")],
    ["that is missing", (built: ReturnType<typeof aBuiltApp>) => rmSync(built.binary)],
    [
      "without a pin",
      (built: ReturnType<typeof aBuiltApp>) => rmSync(path.join(built.mainFolder, "native-pins.json")),
    ],
    [
      "with an empty pin",
      (built: ReturnType<typeof aBuiltApp>) =>
        writeFileSync(path.join(built.mainFolder, "native-pins.json"), "{}"),
    ],
  ])("%s ends the packaged app with 79 and a sentence, before it is loaded", async (_, alter) => {
    const built = aBuiltApp();
    alter(built);
    const started = await packagedWith(built);
    expect(started.app.recording.only("exit")).toEqual([79]);
    expect(started.dialog.recording.only("showErrorBox")[1]).toContain("Install Countersign again");
    expect(started.opened).toEqual([]);
  });

  test("is not loaded by importing the core: only opening a database loads it", async () => {
    const script = `
      const { openCore } = await import("#core/open-core");
      const loaded = () => process.report.getReport().sharedObjects.some((name) => name.includes("better-sqlite3"));
      const before = loaded();
      const { default: Database } = await import("better-sqlite3");
      const imported = loaded();
      new Database(":memory:").close();
      console.log(JSON.stringify({ openCore: typeof openCore, before, imported, opened: loaded() }));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    expect(JSON.parse(stdout)).toEqual({
      openCore: "function",
      before: false,
      imported: false,
      opened: true,
    });
  });
});

describe("the core", () => {
  test("gets the folders that belong to this app", async () => {
    const started = await startedDesktop({ userData: "/home/ada/.config/Countersign" });
    expect(started.opened).toEqual([
      {
        folder: "/home/ada/.config/Countersign",
        host: "electron",
        version: "0.1.0",
        samplesFolder: path.join(started.built.appPath, "samples"),
        verifierFile: path.join(started.built.appPath, "dist", "verifier", "verify.mjs"),
      },
    ]);
  });

  test("has its folder to itself: what Chromium keeps lies elsewhere", async () => {
    const started = await startedDesktop({ userData: "/home/ada/.config/Countersign" });
    expect(started.app.recording.only("setPath")).toEqual([
      "sessionData",
      "/home/ada/.config/Countersign/window",
    ]);
    const { order } = started.app.recording;
    expect(order.indexOf("setPath")).toBeLessThan(order.indexOf("whenReady"));
  });

  test("finds the samples beside the packed app", async () => {
    const built = aBuiltApp();
    const started = await startedDesktop({ packaged: true, built, appPath: built.appPath });
    expect(started.opened).toMatchObject([{ samplesFolder: "/opt/Countersign/resources/samples" }]);
  });

  test.each([
    [["--workspace", "/media/stick/ws"], "/media/stick/ws"],
    [["--workspace=/media/stick/ws"], "/media/stick/ws"],
    [["--workspace", "ws"], "/home/ada/ws"],
    [["--workspace="], "/home/ada/.config/Countersign"],
    [["--workspace"], "/home/ada/.config/Countersign"],
    [[], "/home/ada/.config/Countersign"],
  ])("with %j works in %s", async (argv, folder) => {
    const started = await startedDesktop({ argv, userData: "/home/ada/.config/Countersign" });
    expect(started.opened).toMatchObject([{ folder }]);
  });
});

describe("closing the window", () => {
  const guard = async (started: Started, reason?: string) => {
    const window = theWindow(started);
    const message = aMessage(window.contents.object, window.mainFrame);
    await started.handlers.get(channels.guardClose)?.(message, reason === undefined ? {} : { reason });
  };
  const closed = (started: Started) => theWindow(started).object.isDestroyed();

  test("needs no question where nothing would be lost", async () => {
    const started = await startedDesktop();
    theWindow(started).object.close();
    await expect.poll(() => closed(started)).toBe(true);
    expect(started.dialog.recording.calls("showMessageBox")).toEqual([]);
  });

  test.each([
    ["Keep it open", 0, false],
    ["Close anyway", 1, true],
  ])("is asked about while a job runs; %s is obeyed", async (button, box, gone) => {
    const started = await startedDesktop({ jobs: ["packet.import"], answers: { box } });
    theWindow(started).object.close();
    theWindow(started).object.close();
    await expect
      .poll(() => started.dialog.recording.calls("showMessageBox").length, { timeout: 5000 })
      .toBe(1);
    const [, options] = started.dialog.recording.only("showMessageBox");
    expect(options).toMatchObject({
      defaultId: 0,
      cancelId: 0,
      detail: expect.stringContaining("still being worked on"),
    });
    expect((options as { buttons: string[] }).buttons[box]).toBe(button);
    await expect.poll(() => closed(started)).toBe(gone);
  });

  test("is asked about with the screen's own reason", async () => {
    const started = await startedDesktop();
    await guard(started, "A note is not saved yet.");
    theWindow(started).object.close();
    await expect
      .poll(() => started.dialog.recording.calls("showMessageBox").length, { timeout: 5000 })
      .toBe(1);
    expect(started.dialog.recording.only("showMessageBox")[1]).toMatchObject({
      detail: "A note is not saved yet.",
    });
    expect(closed(started)).toBe(false);
  });

  test("waits for a save that ends in time, and asks nothing", async () => {
    const started = await startedDesktop();
    await guard(started, "Saving …");
    theWindow(started).object.close();
    expect(closed(started)).toBe(false);
    await guard(started);
    await expect.poll(() => closed(started)).toBe(true);
    expect(started.dialog.recording.calls("showMessageBox")).toEqual([]);
  });

  test("ends the app, once the core has closed", async () => {
    const started = await startedDesktop();
    started.app.recording.emit("window-all-closed");
    expect(started.app.recording.calls("quit")).toHaveLength(1);
    const first = anEvent();
    started.app.recording.emit("will-quit", first);
    expect(first.defaultPrevented).toBe(true);
    await expect.poll(() => started.app.recording.calls("quit").length).toBe(2);
    expect(started.core.seen.closed).toBe(1);
    const second = anEvent();
    started.app.recording.emit("will-quit", second);
    expect(second.defaultPrevented).toBe(false);
  });
});

describe("a screen that dies", () => {
  const die = (started: Started, reason: string) =>
    theWindow(started).contents.recording.emit("render-process-gone", anEvent(), { reason, exitCode: 5 });

  test("can be loaded again", async () => {
    const started = await startedDesktop({ answers: { box: 0 } });
    die(started, "oom");
    await expect.poll(() => theWindow(started).recording.calls("loadURL").length).toBe(2);
    expect(started.app.recording.calls("quit")).toEqual([]);
  });

  test("can be left", async () => {
    const started = await startedDesktop({ answers: { box: 1 } });
    die(started, "crashed");
    await expect.poll(() => started.app.recording.calls("quit").length).toBe(1);
  });

  test("that ended as it should is no reason to ask", async () => {
    const started = await startedDesktop();
    die(started, "clean-exit");
    expect(started.dialog.recording.calls("showMessageBox")).toEqual([]);
  });
});

describe("the window and its menu", () => {
  test("opens at 1280 × 800, never below 1024 × 700, and shows once there is something to show", async () => {
    const window = theWindow(await startedDesktop());
    expect(window.options).toMatchObject({
      width: 1280,
      height: 800,
      minWidth: 1024,
      minHeight: 700,
      show: false,
    });
    expect(window.recording.calls("show")).toEqual([]);
    window.recording.emit("ready-to-show");
    expect(window.recording.calls("show")).toHaveLength(1);
  });

  test.each(["linux", "win32", "darwin"] as const)(
    "the menu of %s holds no reload and no developer tools",
    (platform) => {
      const text = JSON.stringify(menuTemplate(platform));
      expect(text).toContain("zoomIn");
      expect(text).not.toMatch(/reload|toggleDevTools|viewMenu|services|click/i);
    },
  );

  test("the menu is set", async () => {
    const started = await startedDesktop();
    expect(started.menu.recording.only("setApplicationMenu")).toEqual([menuTemplate("linux")]);
  });
});

describe("Node's own network", () => {
  let hits = 0;
  const tripwire = http.createServer((_, answer) => {
    hits += 1;
    answer.end();
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => tripwire.listen(0, "127.0.0.1", resolve));
    const address = tripwire.address();
    port = typeof address === "object" && address ? address.port : 0;
    tripwire.on("connection", () => (hits += 1));
  });
  afterAll(() => void tripwire.close());

  /** Tries five ways out in a process of its own, and answers what each one met. */
  async function tryAll(cut: boolean): Promise<Record<string, string>> {
    const script = `
      import net from "node:net"; import dgram from "node:dgram"; import http from "node:http"; import tls from "node:tls";
      if (${cut}) (await import("#core/no-network")).cutNetwork();
      const heard = (start) => new Promise((resolve, reject) => {
        const emitter = start(() => resolve("out")); emitter.on("error", reject);
      });
      const ways = {
        fetch: async () => { await fetch("http://127.0.0.1:${port}/"); return "out"; },
        http: () => heard((out) => http.get("http://127.0.0.1:${port}/", out)),
        socket: () => heard((out) => net.connect(${port}, "127.0.0.1", out)),
        tls: () => heard((out) => tls.connect({ port: ${port}, host: "127.0.0.1" }).on("connect", out)),
        udp: () => new Promise((resolve, reject) => {
          const socket = dgram.createSocket("udp4");
          socket.send("x", ${port}, "127.0.0.1", (error) => error ? reject(error) : resolve("out"));
        }),
      };
      const met = {};
      for (const [name, way] of Object.entries(ways)) {
        met[name] = await Promise.resolve().then(way).catch((error) => String(error.cause ?? error));
      }
      console.log(JSON.stringify(met)); process.exit(0);`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    return JSON.parse(stdout) as Record<string, string>;
  }

  test("leads nowhere once it is cut", async () => {
    const before = hits;
    const met = await tryAll(true);
    expect(Object.keys(met)).toHaveLength(5);
    for (const says of Object.values(met)) expect(says).toContain("does not connect to anything");
    expect(hits).toBe(before);
  });

  test("leads out before it is cut: the wire would have noticed", async () => {
    const before = hits;
    expect(new Set(Object.values(await tryAll(false)))).toEqual(new Set(["out"]));
    expect(hits).toBeGreaterThan(before + 3);
  });
});
