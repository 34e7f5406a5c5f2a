import type { ReadLimits } from "./limits.ts";

/** Where a packet's files come from: a zip, a folder, or one file. Names are checked before a source is handed out. */
export type SourceFile = {
  /** NFC, with `/`, relative to the root of the source. */
  path: string;
  /** What the container says; the reader counts for itself. */
  size: number;
  /**
   * Streams the bytes once more from the beginning; throws when they are not what the container says. A chunk is
   * valid until the next one is asked for.
   */
  read: () => AsyncIterable<Uint8Array>;
};

export type OpenOptions = {
  limits: ReadLimits;
  /** Asked again and again; throws `cancelled`. */
  stopIfCancelled: () => void;
};

export type PacketSource = {
  /** The name of what was picked, without its folder. */
  name: string;
  kind: "zip" | "folder" | "file";
  files: SourceFile[];
  /** Streams the container itself, where it is one file. */
  readContainer?: { size: number; read: () => AsyncIterable<Uint8Array> };
  close: () => Promise<void>;
};
