/** The desktop app's first file: hands the real Electron to `startDesktop`, and does nothing else. */
import dgram from "node:dgram";
import net from "node:net";
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from "electron";
import { openCore } from "./core/open-core.ts";
import { cutSockets } from "./shell/lock-process.ts";
import { startDesktop } from "./shell/start.ts";

cutSockets({ net, dgram });
startDesktop(
  { app, protocol, session, BrowserWindow, dialog, ipcMain, Menu },
  {
    openCore,
    mainFolder: import.meta.dirname,
    resourcesFolder: process.resourcesPath,
    argv: process.argv,
    currentFolder: process.env["INIT_CWD"] ?? process.cwd(),
    platform: process.platform,
    arch: process.arch,
  },
).catch((error: unknown) => {
  const says = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox("Countersign could not start", `${says} Your data was not changed.`);
  app.exit(1);
});
