/**
 * The bridge between the screen and the main process: `window.countersign`, a `BridgedDoor`. It knows no call by name and
 * hands out nothing of Electron; what arrives on the other side is checked there.
 */
import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { BridgedDoor, Picked } from "#shared/contract/door";
import type { CoreEvent } from "#shared/contract/events";
import type { Reply } from "#shared/errors";
import { channels, MAX_PASTED_BYTES } from "./transport/channels.ts";

/** The main process made the reply for this very channel: see `ipc-transport.ts`. */
async function ask<T>(channel: string, message: unknown): Promise<Reply<T>> {
  return (await ipcRenderer.invoke(channel, message)) as Reply<T>;
}

const tooLarge = (name: string): Reply<never> => ({
  ok: false,
  error: {
    code: "refused-file",
    message: `${name} is too large to paste. Save it and pick it.`,
    details: { file: name, rule: "too-big" },
  },
});

/** A file from a folder travels as its path, one from the clipboard as its bytes. */
async function passOn(files: readonly File[]): Promise<Reply<Picked[]>> {
  const messages: object[] = [];
  for (const file of files) {
    const path = webUtils.getPathForFile(file);
    if (path === "" && file.size > MAX_PASTED_BYTES) return tooLarge(file.name);
    messages.push(
      path === "" ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { path },
    );
  }
  return ask(channels.dropped, messages);
}

const door: BridgedDoor = {
  kind: "electron",
  call: (name, input, jobId) =>
    ipcRenderer.invoke(channels.call, jobId === undefined ? { name, input } : { name, input, jobId }),
  onEvent(listener) {
    const pass = (_event: unknown, event: CoreEvent) => listener(event);
    ipcRenderer.on(channels.event, pass);
    return () => void ipcRenderer.off(channels.event, pass);
  },
  pick: (options) => ask(channels.pick, options),
  // The screen passes files of the DOM; the contract only names what it needs of them.
  pickDropped: (files) => passOn(files as readonly File[]),
  secret: (text) => ask(channels.secret, { text }),
  save: (produced, name) => ask(channels.save, { produced, name }),
  printToPdf: () => ask(channels.printToPdf, {}),
  guardClose: (reason) => void ask(channels.guardClose, reason === undefined ? {} : { reason }),
};

contextBridge.exposeInMainWorld("countersign", door);
