/** Each row is one setting of docs/electron.md. A row that nothing sets must fail: see the control at the end. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { anEvent, type Recording, type SessionStandIn } from "../support/electron-stand-in.ts";
import { startedDesktop, theWindow, type Started } from "../support/started-desktop.ts";

let started: Started;
beforeAll(async () => {
  started = await startedDesktop();
});

/** Emits an event that must be prevented, and answers whether it was, by at least one listener. */
function prevents(recording: Recording, event: string, ...args: unknown[]): boolean {
  const details = anEvent();
  const heard = recording.emit(event, details, ...args);
  return heard > 0 && details.defaultPrevented;
}

/** Calls the handler that was set once, and answers what it gave to its callback. */
function answers(recording: Recording, method: string, ...args: unknown[]): unknown {
  const [handler] = recording.only(method);
  const callback = vi.fn<(answer: unknown) => void>();
  if (typeof handler !== "function") throw new Error(`${method} was given no handler.`);
  handler(...args, callback);
  expect(callback).toHaveBeenCalledTimes(1);
  return callback.mock.calls[0]?.[0];
}

describe("before Electron is ready", () => {
  test("every renderer is sandboxed, whatever a window asks for", () => {
    expect(started.app.recording.only("enableSandbox")).toEqual([]);
  });

  test.each([
    ["host-resolver-rules", "MAP * ~NOTFOUND"],
    ["no-proxy-server", undefined],
    ["disable-background-networking", undefined],
    ["disable-http-cache", undefined],
  ])("the switch %s is set", (name, value) => {
    expect(started.commandLine.recording.calls("appendSwitch")).toContainEqual([name, value]);
  });

  test("there is one running app per person", () => {
    expect(started.app.recording.only("requestSingleInstanceLock")).toEqual([]);
  });

  test("app:// is standard and secure, and bypasses nothing", () => {
    expect(started.protocol.recording.only("registerSchemesAsPrivileged")).toEqual([
      [
        {
          scheme: "app",
          privileges: {
            standard: true,
            secure: true,
            supportFetchAPI: true,
            corsEnabled: true,
            bypassCSP: false,
            allowServiceWorkers: false,
            stream: false,
            allowExtensions: false,
          },
        },
      ],
    ]);
  });

  test("all of it is done before waiting for Electron", () => {
    const order = started.app.recording.order;
    expect(order.indexOf("enableSandbox")).toBeLessThan(order.indexOf("whenReady"));
    expect(order.indexOf("requestSingleInstanceLock")).toBeLessThan(order.indexOf("whenReady"));
  });
});

describe("once Electron is ready", () => {
  test("no DNS over https, no resolver of Chromium's own", () => {
    expect(started.app.recording.only("configureHostResolver")).toEqual([
      { secureDnsMode: "off", enableBuiltInResolver: false, enableAdditionalDnsQueryTypes: false },
    ]);
  });

  test("the app uses no proxy, so no proxy is looked for", () => {
    expect(started.app.recording.only("setProxy")).toEqual([{ mode: "direct" }]);
  });

  test("the session lives in memory: its name has no persist prefix, and it keeps no cache", () => {
    expect(started.session.recording.only("fromPartition")).toEqual(["countersign", { cache: false }]);
    expect(theWindow(started).options.webPreferences?.session).toBe(started.ours.object);
  });
});

const sessions: [string, (started: Started) => SessionStandIn][] = [
  ["the window's", ({ ours }) => ours],
  ["the default", ({ standard }) => standard],
];
describe.each(sessions)("%s session", (_, of) => {
  const recording = () => of(started).recording;

  test("serves app://", () => {
    expect(of(started).protocol.recording.only("handle")).toEqual(["app", expect.any(Function)]);
  });
  test.each([
    ["app://bundle/assets/x.js", false],
    ["blob:app://bundle/4f1d", false],
    ["data:image/png;base64,AA==", false],
    ["https://example.com/", true],
    ["http://127.0.0.1:9/", true],
    ["ws://localhost/", true],
    ["file:///etc/passwd", true],
    ["app://bundle.example.com/", true],
    ["app://other/", true],
    ["app://user@bundle/", true],
    ["blob:https://example.com/1", true],
    ["data:text/html,hello", true],
    ["devtools://devtools/bundled/x.js", true],
    ["chrome-extension://abc/x.js", true],
    ["not an address", true],
  ])("of requests, %s is cancelled: %s, and the cancelled are counted", (url, cancel) => {
    const before = started.core.seen.blocked;
    expect(answers(of(started).webRequest.recording, "onBeforeRequest", { url })).toEqual({ cancel });
    expect(started.core.seen.blocked - before).toBe(cancel ? 1 : 0);
  });
  test("grants no permission that is asked for", () => {
    expect(answers(recording(), "setPermissionRequestHandler", {}, "media")).toBe(false);
  });
  test("grants no permission that is checked", () => {
    const [check] = recording().only("setPermissionCheckHandler");
    expect(check).toSatisfy((check: () => boolean) => !check());
  });
  test("grants no device", () => {
    const [check] = recording().only("setDevicePermissionHandler");
    expect(check).toSatisfy((check: () => boolean) => !check());
  });
  test("shares no screen", () => {
    expect(answers(recording(), "setDisplayMediaRequestHandler", {})).toBeNull();
  });
  test("keeps every protected USB class protected", () => {
    const [handler] = recording().only("setUSBProtectedClassesHandler");
    const classes = ["audio", "hid"];
    expect(handler).toSatisfy(
      (handler: (details: object) => unknown) => handler({ protectedClasses: classes }) === classes,
    );
  });
  test("has no local model", () => {
    expect(recording().only("registerLocalAIHandler")).toEqual([null]);
  });
  test("accepts no certificate", () => {
    expect(answers(recording(), "setCertificateVerifyProc", {})).toBe(-2);
  });
  test("checks no spelling, and would fetch its dictionaries from itself", () => {
    expect(recording().only("setSpellCheckerEnabled")).toEqual([false]);
    expect(recording().only("setSpellCheckerLanguages")).toEqual([[]]);
    expect(recording().only("setSpellCheckerDictionaryDownloadURL")).toEqual(["app://bundle/none/"]);
  });
  test("uses no proxy", () => {
    expect(recording().only("setProxy")).toEqual([{ mode: "direct" }]);
  });
  test.each(["will-download", "select-hid-device", "select-usb-device"])("prevents %s", (event) => {
    expect(prevents(recording(), event, {}, () => undefined)).toBe(true);
  });
  test("prevents select-serial-port", () => {
    expect(prevents(recording(), "select-serial-port", [], {}, () => undefined)).toBe(true);
  });
});

describe("every content", () => {
  const contents = () => theWindow(started).contents.recording;
  test.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "prevents %s",
    (event) => {
      expect(prevents(contents(), event)).toBe(true);
    },
  );
  test("opens no window", () => {
    const [handler] = contents().only("setWindowOpenHandler");
    expect(handler).toSatisfy((handler: () => { action: string }) => handler().action === "deny");
  });
  test("lets WebRTC send nothing", () => {
    expect(contents().only("setWebRTCIPHandlingPolicy")).toEqual(["disable_non_proxied_udp"]);
  });
  test("is locked also when something else than our window makes it", async () => {
    const other = await startedDesktop();
    const made = theWindow(await startedDesktop()).contents;
    const before = made.recording.calls("setWindowOpenHandler").length;
    other.app.recording.emit("web-contents-created", anEvent(), made.object);
    expect(made.recording.calls("setWindowOpenHandler")).toHaveLength(before + 1);
  });
});

describe("the app", () => {
  test("answers a bad certificate with no", () => {
    const answer = vi.fn<(trusted: boolean) => void>();
    expect(prevents(started.app.recording, "certificate-error", {}, "", "", {}, answer)).toBe(true);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
  });
  test.each(["select-client-certificate", "login"])("prevents %s", (event) => {
    expect(prevents(started.app.recording, event)).toBe(true);
  });
});

describe("the window", () => {
  const expected = {
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    plugins: false,
    experimentalFeatures: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    webgl: false,
    spellcheck: false,
    safeDialogs: true,
    disableDialogs: true,
    v8CacheOptions: "none",
  };
  test.each(Object.entries(expected))("has %s: %s", (name, value) => {
    expect(theWindow(started).options.webPreferences).toHaveProperty(name, value);
  });
  test("has no option that is not listed here", () => {
    const names = Object.keys(theWindow(started).options.webPreferences ?? {});
    expect(names.toSorted()).toEqual([...Object.keys(expected), "session", "preload", "devTools"].toSorted());
  });
  test("loads the one preload script that was built", () => {
    const preload = path.join(started.built.appPath, "dist/preload/preload.cjs");
    expect(theWindow(started).options.webPreferences?.preload).toBe(preload);
    expect(readFileSync(preload, "utf8")).toBe("");
  });
  test("shows app://bundle/ and nothing else", () => {
    expect(theWindow(started).recording.calls("loadURL")).toEqual([["app://bundle/"]]);
  });
});

test("a row that nothing sets is noticed", () => {
  expect(() => started.ours.recording.only("setPreloads")).toThrow("never");
  expect(prevents(started.app.recording, "an-event-without-listener")).toBe(false);
});
