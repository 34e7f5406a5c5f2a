import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Dialog,
  PrintToPDFOptions,
  Session,
} from "electron";
import { START_ADDRESS } from "./app-protocol.ts";

export function windowOptions({
  session,
  preload,
  packaged,
}: {
  session: Session;
  preload: string;
  packaged: boolean;
}) {
  return {
    show: false,
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    title: "Countersign",
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      webgl: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableDialogs: true,
      devTools: !packaged,
      // Nothing of the screen is kept on disk, compiled code included.
      v8CacheOptions: "none",
    },
  } as const satisfies BrowserWindowConstructorOptions;
}

/** Paper and margins are the style sheet's business. A tagged file tells a screen reader what its parts are. */
export const pdfOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: false,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} as const satisfies PrintToPDFOptions;

/** Shows the window once it has something to show. */
export async function openScreen(window: BrowserWindow, dialog: Dialog): Promise<void> {
  window.once("ready-to-show", () => window.show());
  try {
    await window.loadURL(START_ADDRESS);
  } catch {
    dialog.showErrorBox(
      "Countersign cannot show its window",
      "Files of the installation are missing or damaged. Install Countersign again; your data is not touched.",
    );
  }
}

export function bringForward(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Offers to load the screen again when its process died. What was saved is in the core, which still runs. */
export function offerReload(window: BrowserWindow, dialog: Dialog, quit: () => void): void {
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit" || window.isDestroyed()) return;
    void (async () => {
      const { response } = await dialog.showMessageBox(window, {
        type: "error",
        message: "The screen stopped working.",
        detail: `Everything that was marked as saved is safe. (${details.reason})`,
        buttons: ["Load it again", "Quit"],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      });
      if (response === 0) await openScreen(window, dialog);
      else quit();
    })();
  });
}
