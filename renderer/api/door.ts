import type { BridgedDoor, Door } from "#shared/contract/door";
import { fromWire, type Reply } from "#shared/errors";
import { openLoopbackDoor } from "./loopback-door.ts";

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent in a browser. */
    readonly countersign?: BridgedDoor;
  }
}

/** The door that this page has: Electron's, or the loopback one. To be called before anything reads the address. */
export function pickDoor(): Door {
  return window.countersign ? acrossTheBridge(window.countersign) : openLoopbackDoor();
}

function acrossTheBridge(bridged: BridgedDoor): Door {
  return {
    kind: bridged.kind,
    call: bridged.call,
    onEvent: bridged.onEvent,
    guardClose: bridged.guardClose,
    pick: async (options) => opened(await bridged.pick(options)),
    pickDropped: async (files) => opened(await bridged.pickDropped(files)),
    secret: async (text) => opened(await bridged.secret(text)),
    save: async (produced, name) => opened(await bridged.save(produced, name)),
    printToPdf: async () => opened(await bridged.printToPdf()),
  };
}

function opened<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw fromWire(reply.error);
}
