/** The start of the desktop app: lock, check, open the core, show the window. */
import path from "node:path";
import type { BrowserWindow } from "electron";
import type { Core, CoreOptions } from "../core/core.ts";
import { listBuiltFiles } from "../transport/built-files.ts";
import { connectIpc } from "../transport/ipc-transport.ts";
import { createAppHandler } from "./app-protocol.ts";
import { closeWith, guardClosing } from "./closing.ts";
import { createDialogs } from "./dialogs.ts";
import { createRegister } from "./ipc.ts";
import { lockApp, lockNetwork } from "./lock-contents.ts";
import { lockProcess } from "./lock-process.ts";
import { lockSession } from "./lock-session.ts";
import { menuTemplate } from "./menu.ts";
import { EXIT_ALTERED_BINARY, problemWithNative } from "./native-pin.ts";
import type { Pieces } from "./pieces.ts";
import { bringForward, offerReload, openScreen, pdfOptions, windowOptions } from "./window.ts";

export type DesktopParts = {
  /** Never fails for reasons of the workspace: those become a screen. */
  openCore: (options: CoreOptions) => Promise<Core>;
  /** The folder of the built main.js; the preload script and the screen lie beside it. */
  mainFolder: string;
  resourcesFolder: string;
  /** The command line, and the folder that paths in it start from. */
  argv: readonly string[];
  currentFolder: string;
  platform: NodeJS.Platform;
  arch: string;
};

/** Resolves once the window is there, or once it is clear that there will be none. */
export async function startDesktop(pieces: Pieces, parts: DesktopParts): Promise<void> {
  const { app, dialog } = pieces;
  if (!lockProcess(pieces)) return;
  lockApp(app);
  const problem = app.isPackaged ? problemWithNative({ ...parts, appFolder: app.getAppPath() }) : undefined;
  if (problem !== undefined) {
    dialog.showErrorBox("Countersign was altered or is damaged", `${problem} Install Countersign again.`);
    app.exit(EXIT_ALTERED_BINARY);
    return;
  }
  // Chromium's own files stay out of the workspace.
  app.setPath("sessionData", path.join(app.getPath("userData"), "window"));
  let window: BrowserWindow | undefined;
  app.on("second-instance", () => bringForward(window));
  await app.whenReady();
  await lockNetwork(app);
  const core = await parts.openCore(coreOptions(pieces, parts));
  closeWith(app, () => core.close());
  const session = await lockSessions(pieces, parts, core);
  pieces.Menu.setApplicationMenu(pieces.Menu.buildFromTemplate(menuTemplate(parts.platform)));
  window = new pieces.BrowserWindow(
    windowOptions({
      session,
      preload: path.join(parts.mainFolder, "../preload/preload.cjs"),
      packaged: app.isPackaged,
    }),
  );
  connectWindow(pieces, core, window);
  await openScreen(window, dialog);
}

function coreOptions({ app }: Pieces, parts: DesktopParts): CoreOptions {
  // Without a word, the same folder that the command line finds by itself.
  const folder = givenWorkspace(parts.argv) ?? app.getPath("userData");
  return {
    folder: path.resolve(parts.currentFolder, folder),
    host: "electron",
    version: app.getVersion(),
    samplesFolder: path.join(app.isPackaged ? parts.resourcesFolder : app.getAppPath(), "samples"),
    verifierFile: path.join(app.getAppPath(), "dist", "verifier", "verify.mjs"),
  };
}

/** `--workspace DIR` or `--workspace=DIR`. Electron's own parser knows the second form only. */
function givenWorkspace(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((arg) => arg === "--workspace" || arg.startsWith("--workspace="));
  const given = argv[at]?.includes("=") ? argv[at].slice("--workspace=".length) : argv[at + 1];
  return at === -1 || given === "" ? undefined : given;
}

/** The window gets a session that keeps nothing; the default one, which nothing uses, is locked alike. */
async function lockSessions({ session }: Pieces, { mainFolder }: DesktopParts, core: Core) {
  const serve = createAppHandler(listBuiltFiles(path.join(mainFolder, "../renderer")));
  const ours = session.fromPartition("countersign", { cache: false });
  for (const one of [ours, session.defaultSession]) {
    await lockSession(one, { serve, onBlockedRequest: () => core.countBlockedRequest() });
  }
  return ours;
}

function connectWindow({ app, dialog, ipcMain }: Pieces, core: Core, window: BrowserWindow): void {
  let guard: string | undefined;
  const disconnect = connectIpc(
    createRegister(ipcMain, () => window),
    {
      core,
      dialogs: createDialogs(dialog, window),
      printToPdf: () => window.webContents.printToPDF(pdfOptions),
      send: (channel, event) => {
        if (!window.isDestroyed()) window.webContents.send(channel, event);
      },
      guardClose: (reason) => {
        guard = reason;
      },
    },
  );
  window.on("closed", disconnect);
  // A screen that is gone guards nothing any more.
  window.webContents.on("render-process-gone", () => {
    guard = undefined;
  });
  guardClosing(window, dialog, async () => guard ?? (await runningJobs(core)));
  offerReload(window, dialog, () => app.quit());
}

async function runningJobs(core: Core): Promise<string | undefined> {
  const running = await core.dispatch("job.list", {});
  if (!running.ok || running.value.jobs.length === 0) return undefined;
  return "Something is still being worked on. Closing stops it; nothing half done is kept.";
}
