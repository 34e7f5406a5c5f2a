import type { Reply } from "../errors.ts";
import type { CoreEvent } from "./events.ts";

/** What a person picked: a token that stands for the file, and the name to show. */
export type Picked = { token: string; name: string; size: number };
export type PickOptions = {
  /** What is asked for, in words: "Packet", "Checklist". */
  title: string;
  what: "file" | "files" | "folder";
  /** File name endings without a dot; none means any file. */
  endings?: readonly string[];
};
export type SaveResult = { saved: true; name: string } | { saved: false };

/**
 * What a door gives to the screen: the calls, and the five things in which doors differ. Electron's preload and the
 * loopback client implement it alike; nothing else of the outside world reaches the screen.
 */
export type Door = {
  readonly kind: "electron" | "browser";
  readonly call: (name: string, input: unknown, jobId?: string) => Promise<Reply>;
  readonly onEvent: (listener: (event: CoreEvent) => void) => () => void;
  /** Empty where the person cancelled. */
  readonly pick: (options: PickOptions) => Promise<Picked[]>;
  /** Turns files that were dropped or pasted into picked files. A door that can't take folders this way leaves them out. */
  readonly pickDropped: (files: readonly DroppedFile[]) => Promise<Picked[]>;
  /** Exchanges a passphrase for a one-use token. */
  readonly secret: (text: string) => Promise<string>;
  /** Hands a produced file to the person: a save dialog, or a download. */
  readonly save: (produced: string, name: string) => Promise<SaveResult>;
  /** Prints what the window shows to a PDF, as a picked file. A browser does that by itself: there is none there. */
  readonly printToPdf?: (() => Promise<Picked>) | undefined;
  /** Tells the door whether closing now would lose something; the door asks before it closes. */
  readonly guardClose: (reason: string | undefined) => void;
};

/** A `File` of the DOM, named so that this layer needs no DOM types. */
export type DroppedFile = { readonly name: string; readonly size: number; stream(): unknown };

/**
 * The same across Electron's bridge, which keeps of a thrown error only its sentence: what can fail answers with a
 * reply, and the screen turns it back into the error that it was.
 */
export type BridgedDoor = Omit<Door, "pick" | "pickDropped" | "secret" | "save" | "printToPdf"> & {
  readonly pick: (options: PickOptions) => Promise<Reply<Picked[]>>;
  readonly pickDropped: (files: readonly DroppedFile[]) => Promise<Reply<Picked[]>>;
  readonly secret: (text: string) => Promise<Reply<string>>;
  readonly save: (produced: string, name: string) => Promise<Reply<SaveResult>>;
  readonly printToPdf: () => Promise<Reply<Picked>>;
};
