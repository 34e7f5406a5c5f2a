import type { BrowserWindow, Dialog, OpenDialogOptions } from "electron";
import type { PickOptions } from "#shared/contract/door";
import type { Dialogs } from "../transport/ipc-transport.ts";

/** The system's own dialogs, on top of the window. Nothing is added to the system's list of recent files. */
export function createDialogs(dialog: Dialog, window: BrowserWindow): Dialogs {
  return {
    async open(options) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, openOptions(options));
      return canceled ? [] : filePaths;
    },
    async save(suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: suggestedName,
        properties: ["showOverwriteConfirmation", "createDirectory", "dontAddToRecent"],
      });
      return canceled || filePath === "" ? undefined : filePath;
    },
  };
}

function openOptions({ title, what, endings }: PickOptions): OpenDialogOptions {
  if (what === "folder") return { title, properties: ["openDirectory", "dontAddToRecent"] };
  const anyFile = { name: "All files", extensions: ["*"] };
  return {
    title,
    filters: endings?.length ? [{ name: title, extensions: [...endings] }, anyFile] : [anyFile],
    properties:
      what === "files" ? ["openFile", "multiSelections", "dontAddToRecent"] : ["openFile", "dontAddToRecent"],
  };
}
