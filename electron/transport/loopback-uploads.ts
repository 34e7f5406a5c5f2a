import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Picked } from "#shared/contract/door";
import { asStorageError } from "#core/files/produced-files";
import type { PickedFiles } from "#core/files/picked-files";
import { bodyOf } from "./loopback-body.ts";
import { Refusal } from "./loopback-guard.ts";

/** A file that is larger is not read by any importer. */
const FILE_LIMIT = 4 * 1024 ** 3;
const FOLDER_ENTRY_LIMIT = 20_000;

export type Uploads = {
  /** Streams the body into the folder of this run and picks it. Files with the same group make up one picked folder. */
  receive(request: IncomingMessage): Promise<Picked>;
  clear(): Promise<void>;
};

type Group = { folder: string; token: string; name: string; entries: number; size: number };

export function createUploads(pickedFiles: PickedFiles): Uploads {
  let root: Promise<string> | undefined;
  const groups = new Map<string, Group>();
  // mkdtemp makes a folder that is this user's alone.
  const newFolder = async () => {
    root ??= mkdtemp(path.join(os.tmpdir(), "countersign-"));
    const folder = path.join(await root, randomBytes(12).toString("hex"));
    await mkdir(folder, { mode: 0o700 });
    return folder;
  };

  async function receiveFile(request: IncomingMessage, name: string): Promise<Picked> {
    const file = path.join(await newFolder(), name);
    const size = await store(request, file);
    return { token: pickedFiles.add(file, name), name, size };
  }

  async function receiveMember(request: IncomingMessage, id: string, relative: string): Promise<Picked> {
    const [name, ...below] = relative.split("/");
    if (name === undefined || below.length === 0)
      throw new Refusal(400, "The path names no file inside a folder.");
    let group = groups.get(id);
    if (!group) {
      const folder = path.join(await newFolder(), name);
      await mkdir(folder, { mode: 0o700 });
      // Another file of the same folder may have come in meanwhile.
      group = groups.get(id) ?? { folder, token: pickedFiles.add(folder, name), name, entries: 0, size: 0 };
      groups.set(id, group);
    }
    if (name !== group.name) throw new Refusal(400, "The files of a group lie in one folder.");
    if (++group.entries > FOLDER_ENTRY_LIMIT) throw new Refusal(413, "The folder holds too many files.");
    const file = path.join(group.folder, ...below);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw asStorageError(error, os.tmpdir());
    });
    group.size += await store(request, file);
    return { token: group.token, name, size: group.size };
  }

  return {
    async receive(request) {
      if (request.headers["content-type"] !== "application/octet-stream") {
        throw new Refusal(415, "The body must be application/octet-stream.");
      }
      const relative = header(request, "x-countersign-path");
      const group = header(request, "x-countersign-group");
      if (group === undefined) return receiveFile(request, safeName(relative));
      if (!/^[0-9a-f]{32}$/.test(group)) throw new Refusal(400, "The group is not one.");
      return receiveMember(request, group, safeRelative(relative));
    },
    async clear() {
      groups.clear();
      if (root) await rm(await root, { recursive: true, force: true });
      root = undefined;
    },
  };
}

async function store(request: IncomingMessage, file: string): Promise<number> {
  let size = 0;
  async function* counted(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > FILE_LIMIT) throw new Refusal(413, "The file is larger than 4 GiB.");
      yield chunk;
    }
  }
  try {
    // Never over a file that is there: two names may be one on this disk.
    await pipeline(bodyOf(request), counted, createWriteStream(file, { flags: "wx", mode: 0o600 }));
    return size;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "EISDIR")) {
      throw new Refusal(400, "Two files of the folder have the same name on this disk.");
    }
    throw asStorageError(error, os.tmpdir());
  }
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  if (typeof value !== "string") return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    throw new Refusal(400, `${name} is not percent-encoded text.`);
  }
}

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unsafePart = /^$|^\.{1,2}$|[/\\\u0000-\u001f\u007f]/;
/** Names that mean another file, a stream or a device on Windows; no picker there gives them. */
const unsafeOnWindows = /:|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The importer has its own, wider rules for names; here it is only about staying in the folder of this run. */
function safeName(name: string | undefined): string {
  const unsafe =
    name === undefined ||
    name.length > 255 ||
    unsafePart.test(name) ||
    (process.platform === "win32" && unsafeOnWindows.test(name));
  if (unsafe) throw new Refusal(400, "The name of the file cannot be taken.");
  return name;
}

function safeRelative(relative: string | undefined): string {
  const parts = relative?.split("/") ?? [];
  if (relative === undefined || relative.length > 1_000 || parts.length > 30) {
    throw new Refusal(400, "The path of the file cannot be taken.");
  }
  for (const part of parts) safeName(part);
  return relative;
}
