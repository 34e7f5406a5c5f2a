import type { Door } from "#shared/contract/door";
import { openLoopbackDoor } from "./loopback-door.ts";

declare global {
  interface Window {
    /** Put there by Electron's preload script; absent in a browser. */
    readonly countersign?: Door;
  }
}

/** The door that this page has: Electron's, or the loopback one. To be called before anything reads the address. */
export function pickDoor(): Door {
  return window.countersign ?? openLoopbackDoor();
}
