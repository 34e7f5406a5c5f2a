import { randomBytes } from "node:crypto";
import { appendFileSync, readFileSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { makeFolders } from "./files/make-folders.ts";

/** A local log without any packet content: names of calls, kinds of errors, stacks. It never leaves by itself. */
export type Log = {
  /** Gives the number under which the error is found in the log. */
  readonly error: (where: string, error: unknown) => string;
  readonly note: (text: string) => void;
  readonly read: () => string;
};

const MAX_BYTES = 1_000_000;

export function createLog(folder: string, now: () => Date): Log {
  const file = path.join(folder, "countersign.log");
  const write = (line: string) => {
    try {
      makeFolders(folder);
      rotate(file);
      appendFileSync(file, `${now().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not stop the work that it tells about.
    }
  };
  return {
    error(where, error) {
      const id = randomBytes(4).toString("hex");
      write(`${id} ${where} ${describe(error)}`);
      return id;
    },
    note: (text) => write(text),
    read() {
      try {
        return readFileSync(file, "utf8");
      } catch {
        return "";
      }
    },
  };
}

/** Name and stack, without the message: a message may quote what a packet says. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  const code = "code" in error ? ` ${String(error.code)}` : "";
  return `${error.name}${code}\n${frames.join("\n")}`;
}

function rotate(file: string): void {
  let size: number;
  try {
    ({ size } = statSync(file));
  } catch {
    return;
  }
  if (size > MAX_BYTES) renameSync(file, `${file}.1`);
}
