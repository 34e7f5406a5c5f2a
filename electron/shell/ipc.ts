/** The one way by which the screen reaches the main process. */
import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from "electron";
import type { Register } from "../transport/ipc-transport.ts";
import { isOurs } from "./app-protocol.ts";

/** Our window's main frame, showing our page, still attached. Anything else is refused. */
export function isTrustedSender(event: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  // Null once the frame has navigated or is gone.
  const frame = event.senderFrame;
  return (
    frame !== null &&
    window !== undefined &&
    !window.isDestroyed() &&
    event.sender === window.webContents &&
    frame === window.webContents.mainFrame &&
    frame.parent === null &&
    !frame.detached &&
    isOurs(frame.url)
  );
}

/** Every channel takes exactly one argument, which its schema accepts or nothing happens. */
export function createRegister(ipcMain: IpcMain, window: () => BrowserWindow | undefined): Register {
  return (channel, schema, answer) => {
    ipcMain.handle(channel, async (event, ...args: unknown[]) => {
      if (!isTrustedSender(event, window())) throw new Error("Refused: not the app's own screen.");
      const parsed = schema.safeParse(args[0]);
      if (args.length !== 1 || !parsed.success) throw new Error("Refused: the message does not fit.");
      return answer(parsed.data);
    });
  };
}
