/** What `import … from "electron"` finds in a process that runs the desktop app against the stand-in. */
import { electronStandIn } from "./electron-stand-in.ts";

export const standIn = electronStandIn({
  appPath: process.cwd(),
  userData: process.env["STAND_IN_USER_DATA"] ?? "",
});
export const { app, protocol, session, BrowserWindow, dialog, ipcMain, Menu } = standIn.pieces;
