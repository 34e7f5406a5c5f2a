import type { App, BrowserWindow, Dialog, IpcMain, Menu, Protocol, session } from "electron";

/**
 * The parts of Electron that the app uses. `main.ts` passes the real ones in; everything else in this folder takes them
 * as arguments, so that a test can pass recorded ones. What is not listed here (`shell`, `net`, `autoUpdater`,
 * `clipboard` …) is never touched.
 */
export type Pieces = {
  readonly app: App;
  readonly protocol: Protocol;
  readonly session: typeof session;
  readonly BrowserWindow: typeof BrowserWindow;
  readonly dialog: Dialog;
  readonly ipcMain: IpcMain;
  readonly Menu: typeof Menu;
};
