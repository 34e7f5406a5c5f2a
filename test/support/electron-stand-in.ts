/**
 * Stands in for Electron where its binary is not there. Every object records what is done to it and what listens on it.
 * The code under test is compiled against the real `electron.d.ts`, so a call that Electron does not have, or with other
 * arguments, does not compile; what Electron then does with it is not shown by these tests.
 */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  IpcMainInvokeEvent,
  Session,
  WebContents,
  WebFrameMain,
} from "electron";
import type { Core } from "#core/core";
import type { CoreEvent } from "#shared/contract/events";
import { createPickedFiles } from "#core/files/picked-files";
import { createProducedFiles } from "#core/files/produced-files";
import { createSecrets } from "#core/files/secrets";
import type { Pieces } from "#shell/pieces";

type Listener = (...args: unknown[]) => unknown;

export type Recording = {
  /** The arguments of every call of this method, in order. */
  calls(method: string): readonly (readonly unknown[])[];
  /** The one argument list of a method that must be called exactly once. */
  only(method: string): readonly unknown[];
  /** Every method in the order of its call. */
  readonly order: readonly string[];
  /** Emits an event to what listens, and answers how many listened. */
  emit(event: string, ...args: unknown[]): number;
};

/** An object that takes any call, remembers it, and answers what `known` says. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the type that the caller stands in for
function recorded<T extends object>(known: Record<string, unknown>): { object: T; recording: Recording } {
  const made: { method: string; args: readonly unknown[] }[] = [];
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const listen = (once: boolean) => (event: string, listener: Listener) => {
    listeners.set(event, [...(listeners.get(event) ?? []), { listener, once }]);
  };
  const recording: Recording = {
    calls: (method) => made.filter((call) => call.method === method).map(({ args }) => args),
    only(method) {
      const [args, ...more] = recording.calls(method);
      if (!args || more.length > 0)
        throw new Error(`${method} was called ${args ? "more than once" : "never"}.`);
      return args;
    },
    get order() {
      return made.map(({ method }) => method);
    },
    emit(event, ...args) {
      const hearing = listeners.get(event) ?? [];
      listeners.set(
        event,
        hearing.filter(({ once }) => !once),
      );
      for (const { listener } of hearing) listener(...args);
      return hearing.length;
    },
  };
  const target: Record<string, unknown> = { on: listen(false), once: listen(true), ...known };
  const object = new Proxy(target, {
    get(_, property) {
      if (typeof property !== "string" || property === "then") return undefined;
      const own = target[property];
      if (
        Object.hasOwn(target, property) &&
        (typeof own !== "function" || property === "on" || property === "once")
      ) {
        return own;
      }
      return (...args: unknown[]) => {
        made.push({ method: property, args });
        return typeof own === "function" ? own(...args) : undefined;
      };
    },
  });
  // The proxy answers to every name; the code under test is held to the real type by the compiler.
  return { object: object as unknown as T, recording };
}

/** An event as Electron's listeners get it. */
export function anEvent(more: object = {}) {
  const event = {
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
    ...more,
  };
  return event;
}

export type StandInOptions = {
  packaged?: boolean;
  /** Switches of the command line, with their values. */
  switches?: Record<string, string>;
  /** Whether this is the first start. */
  first?: boolean;
  appPath?: string;
  userData?: string;
  /** What the dialogs are answered with. */
  answers?: { open?: string[]; save?: string; box?: number };
};

export function electronStandIn(options: StandInOptions = {}) {
  const { packaged = false, switches = {}, first = true, answers = {} } = options;
  const given = new Map(Object.entries(switches));
  const commandLine = recorded<Pieces["app"]["commandLine"]>({
    hasSwitch: (name: string) => given.has(name),
    getSwitchValue: (name: string) => given.get(name) ?? "",
  });
  const app = recorded<Pieces["app"]>({
    isPackaged: packaged,
    commandLine: commandLine.object,
    requestSingleInstanceLock: () => first,
    whenReady: () => Promise.resolve(),
    getPath: () => options.userData ?? "/nowhere",
    getAppPath: () => options.appPath ?? "/nowhere/app",
    getVersion: () => "0.1.0",
  });
  const protocol = recorded<Pieces["protocol"]>({});
  const dialog = recorded<Pieces["dialog"]>({
    showOpenDialog: async () => ({ canceled: !answers.open, filePaths: answers.open ?? [] }),
    showSaveDialog: async () => ({ canceled: answers.save === undefined, filePath: answers.save ?? "" }),
    showMessageBox: async () => ({ response: answers.box ?? 0, checkboxChecked: false }),
  });
  const handlers = new Map<string, Listener>();
  const ipcMain = recorded<Pieces["ipcMain"]>({
    handle: (channel: string, listener: Listener) => void handlers.set(channel, listener),
  });
  const menu = recorded<Pieces["Menu"]>({ buildFromTemplate: (template: unknown) => template });
  const ours = sessionStandIn();
  const standard = sessionStandIn();
  const session = recorded<Pieces["session"]>({
    fromPartition: () => ours.object,
    defaultSession: standard.object,
  });
  const windows: ReturnType<typeof windowStandIn>[] = [];
  const pieces: Pieces = {
    app: app.object,
    protocol: protocol.object,
    session: session.object,
    dialog: dialog.object,
    ipcMain: ipcMain.object,
    Menu: menu.object,
    // A constructor that answers a recorded window; its statics are not used.
    BrowserWindow: function (windowOptions: BrowserWindowConstructorOptions) {
      const window = windowStandIn(windowOptions);
      windows.push(window);
      app.recording.emit("web-contents-created", anEvent(), window.contents.object);
      return window.object;
    } as unknown as typeof BrowserWindow,
  };
  return {
    pieces,
    app,
    commandLine,
    protocol,
    dialog,
    ipcMain,
    menu,
    session,
    ours,
    standard,
    windows,
    handlers,
  };
}

function sessionStandIn() {
  const protocol = recorded<Session["protocol"]>({});
  const webRequest = recorded<Session["webRequest"]>({});
  const session = recorded<Session>({
    protocol: protocol.object,
    webRequest: webRequest.object,
    setProxy: () => Promise.resolve(),
  });
  return { ...session, protocol, webRequest };
}
export type SessionStandIn = ReturnType<typeof sessionStandIn>;

function windowStandIn(options: BrowserWindowConstructorOptions) {
  const mainFrame = aFrame({});
  const contents = recorded<WebContents>({
    mainFrame,
    printToPDF: async () => Buffer.from("%PDF-1.7"),
  });
  let destroyed = false;
  const window = recorded<BrowserWindow>({
    webContents: contents.object,
    isDestroyed: () => destroyed,
    isMinimized: () => true,
    loadURL: () => Promise.resolve(),
    close: () => {
      const event = anEvent();
      window.recording.emit("close", event);
      if (event.defaultPrevented) return;
      destroyed = true;
      window.recording.emit("closed");
    },
  });
  return { ...window, options, contents, mainFrame };
}

/** A frame with the fields that a sender check can look at. */
export function aFrame(fields: Partial<Pick<WebFrameMain, "url" | "parent" | "detached">>): WebFrameMain {
  // Only the fields that are read; a real frame cannot be made.
  return { url: "app://bundle/", parent: null, detached: false, ...fields } as WebFrameMain;
}

/** A message as `ipcMain.handle` gets it. */
export function aMessage(sender: unknown, senderFrame: WebFrameMain | null): IpcMainInvokeEvent {
  // Only the fields that are read.
  return { ...anEvent(), sender, senderFrame } as unknown as IpcMainInvokeEvent;
}

/** A core with the real tables of files and secrets, and a `dispatch` that remembers. */
export function aCore({ jobs = [] as string[] } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-door-"));
  const dispatched: unknown[][] = [];
  const listeners = new Set<(event: CoreEvent) => void>();
  const seen = { blocked: 0, closed: 0 };
  const dispatch = async (...call: unknown[]) => {
    dispatched.push(call);
    const value = call[0] === "job.list" ? { jobs: jobs.map((call) => ({ jobId: "job-1", call })) } : {};
    return { ok: true, value };
  };
  const core: Core = {
    // The overloads of `dispatch` tie the answer to the name; this one answers alike to all.
    dispatch: dispatch as Core["dispatch"],
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pickedFiles: createPickedFiles(),
    producedFiles: createProducedFiles(path.join(folder, "produced")),
    secrets: createSecrets({ now: () => 0 }),
    countBlockedRequest: () => void (seen.blocked += 1),
    close: async () => void (seen.closed += 1),
  };
  const emit = (event: CoreEvent) => listeners.forEach((listener) => listener(event));
  return { core, folder, dispatched, listeners, seen, emit };
}

/** A built app in a temporary folder: main, preload, a screen of a few files, and a binary with its pin. */
export function aBuiltApp() {
  const appPath = mkdtempSync(path.join(os.tmpdir(), "countersign-app-"));
  const at = (name: string) => path.join(appPath, "dist", name);
  const files = {
    "main/main.js": "",
    "preload/preload.cjs": "",
    "renderer/index.html": `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>Countersign</title>`,
    "renderer/assets/index-abc.js": "export {};",
    "renderer/assets/index-abc.js.map": "{}",
    "renderer/assets/index-abc.css": "body{}",
    "renderer/pdf/wasm/decoder.wasm": "\0asm",
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  }
  const binary = path.join(appPath, "node_modules/better-sqlite3/prebuilds/linux-x64.node");
  mkdirSync(path.dirname(binary), { recursive: true });
  writeFileSync(binary, "a binary");
  const sha256 = createHash("sha256").update("a binary").digest("hex");
  writeFileSync(at("main/native-pins.json"), JSON.stringify({ "linux-x64.node": sha256 }));
  return { appPath, binary, mainFolder: at("main"), rendererFolder: at("renderer") };
}
