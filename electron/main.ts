/** The desktop app's first file: hands the real Electron to `startDesktop`, and does nothing else. */
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from "electron";
import { openCore } from "./core/open-core.ts";
import { cutNetwork } from "./core/no-network.ts";
import { startDesktop } from "./shell/start.ts";

cutNetwork();
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
