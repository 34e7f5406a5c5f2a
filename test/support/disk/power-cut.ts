/**
 * States that a power cut can leave: all that was flushed, and of what came later in each file any part of it, torn at
 * sectors, or with the length of the file grown before its content. Files that come and go count as durable at once.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

type Operation =
  | { kind: "write"; file: string; offset: number; data: Buffer }
  | { kind: "truncate"; file: string; length: number }
  | { kind: "flush"; file: string }
  | { kind: "remove"; file: string };

const SECTOR = 512;

/** Reads the shim's log; names are relative to `root`. */
export function readLog(log: string, root: string): Operation[] {
  const bytes = readFileSync(log);
  const names = new Map<number, string>();
  const operations: Operation[] = [];
  for (let at = 0; at + 17 <= bytes.length;) {
    const kind = bytes[at];
    const number = bytes.readUInt32LE(at + 1);
    const offset = Number(bytes.readBigUInt64LE(at + 5));
    const length = bytes.readUInt32LE(at + 13);
    at += 17;
    const hasData = kind === 1 || kind === 4 || kind === 5;
    const data = hasData ? bytes.subarray(at, at + length) : Buffer.alloc(0);
    at += data.length;
    const file = names.get(number) ?? "";
    if (kind === 1) operations.push({ kind: "write", file, offset, data });
    else if (kind === 2) operations.push({ kind: "truncate", file, length: offset });
    else if (kind === 3) operations.push({ kind: "flush", file });
    else if (kind === 4) operations.push({ kind: "remove", file: path.relative(root, data.toString()) });
    else names.set(number, path.relative(root, data.toString()));
  }
  return operations;
}

/** Repeats the same states for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lays a state after a cut behind operation `end` into `root`, and gives the notes that were written by then. */
export function layOut(
  operations: readonly Operation[],
  { root, end, random }: { root: string; end: number; random: () => number },
): string {
  const before = operations.slice(0, end + 1);
  const lastFlush = new Map<string, number>();
  before.forEach(({ kind, file }, i) => void (kind === "flush" && lastFlush.set(file, i)));
  const kept = [0, 0.3, 0.7, 1][Math.floor(random() * 4)] ?? 1;
  const files = new Map<string, Content>();
  const contentOf = (file: string) => {
    const content = files.get(file) ?? { bytes: Buffer.alloc(65_536), length: 0 };
    files.set(file, content);
    return content;
  };
  for (const [i, operation] of before.entries()) {
    const { file } = operation;
    if (operation.kind === "remove") files.delete(file);
    if (operation.kind === "remove" || operation.kind === "flush") continue;
    const durable = file === "notes" || i < (lastFlush.get(file) ?? -1);
    if (durable || random() < kept) apply(contentOf(file), operation, durable ? 1 : random());
    else if (operation.kind === "write" && random() < 0.5)
      grow(contentOf(file), operation.offset + operation.data.length);
  }
  rmSync(root, { recursive: true, force: true });
  for (const [file, { bytes, length }] of files) {
    if (file === "notes") continue;
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), bytes.subarray(0, length));
  }
  const notes = files.get("notes");
  return notes ? notes.bytes.subarray(0, notes.length).toString() : "";
}

/** What is behind `length` is zeros. */
type Content = { bytes: Buffer; length: number };

/** Below 0.3 a write is torn. */
function apply(
  content: Content,
  operation: Extract<Operation, { kind: "write" | "truncate" }>,
  luck: number,
): void {
  if (operation.kind === "truncate") {
    grow(content, operation.length);
    content.bytes.fill(0, operation.length, content.length);
    content.length = operation.length;
    return;
  }
  const { offset, data } = operation;
  const sectors = Math.floor((data.length / SECTOR) * (luck / 0.3));
  const part = luck < 0.3 && data.length > SECTOR ? data.subarray(0, sectors * SECTOR) : data;
  grow(content, offset + part.length);
  part.copy(content.bytes, offset);
}

function grow(content: Content, length: number): void {
  if (length > content.bytes.length) {
    content.bytes = Buffer.concat([content.bytes, Buffer.alloc(2 * length - content.bytes.length)]);
  }
  content.length = Math.max(content.length, length);
}
