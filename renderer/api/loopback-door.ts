import { z } from "zod";
import type { Door, Picked } from "#shared/contract/door";
import { AppError, fromWire, type Reply } from "#shared/errors";
import { chooseFiles } from "./choose-files.ts";
import { listenToEvents } from "./loopback-events.ts";
import { openLoopbackSession, type LoopbackSession } from "./loopback-session.ts";

const PickedReply = z.strictObject({ token: z.string(), name: z.string(), size: z.number() });

/** How many files of a folder travel at once. */
const UPLOADS_AT_ONCE = 4;

/** The door over HTTP on 127.0.0.1, for a page in a browser. */
export function openLoopbackDoor(): Door {
  const session = openLoopbackSession();
  const guard = createCloseGuard();
  return {
    kind: "browser",
    call: (name, input, jobId) => ask(session, "/call", { name, input, jobId }),
    onEvent: listenToEvents(session),
    async pick(options) {
      const files = await chooseFiles(options);
      if (files.length === 0) return [];
      return options.what === "folder" ? [await uploadFolder(session, files)] : uploadFiles(session, files);
    },
    async pickDropped(dropped) {
      const files = dropped.filter((file) => file instanceof File);
      const readable = await Promise.all(files.map(isReadable));
      return uploadFiles(
        session,
        files.filter((_, index) => readable[index]),
      );
    },
    async secret(text) {
      return valueOf(await ask(session, "/secret", { text }), z.string());
    },
    async save(produced, name) {
      const response = await session.fetch(`/produced/${produced}`, {});
      if (response.headers.get("content-type") === "application/json")
        valueOf(await replyOf(response), z.never());
      if (!response.ok) throw new AppError("internal", await response.text(), { logId: "door" });
      download(await response.blob(), name);
      return { saved: true, name };
    },
    guardClose: guard,
  };
}

async function ask(session: LoopbackSession, address: string, body: unknown): Promise<Reply> {
  try {
    const headers = { "content-type": "application/json" };
    return await replyOf(
      await session.fetch(address, { method: "POST", headers, body: JSON.stringify(body) }),
    );
  } catch (error) {
    const { code, message, details } = asAppError(error);
    return { ok: false, error: { code, message, details } };
  }
}

async function upload(
  session: LoopbackSession,
  file: File,
  headers: Record<string, string>,
): Promise<Picked> {
  if (!(await isReadable(file))) throw gone(file);
  const response = await session
    .fetch("/upload", {
      method: "POST",
      headers: { "content-type": "application/octet-stream", ...headers },
      body: file,
    })
    .catch(async (error: unknown) => {
      throw (await isReadable(file)) ? error : gone(file);
    });
  return valueOf(await replyOf(response), PickedReply);
}

/** False for a folder that was dropped, and for a file that was moved, changed or pulled out with its stick. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function gone(file: File): AppError {
  const message = `${file.name} cannot be read any more. It was moved or changed since it was picked; pick it again.`;
  return new AppError("not-found", message, { what: "picked file", id: file.name });
}

async function uploadFiles(session: LoopbackSession, files: readonly File[]): Promise<Picked[]> {
  const picked: Picked[] = [];
  for (const file of files) {
    picked.push(await upload(session, file, { "x-countersign-path": encodeURIComponent(file.name) }));
  }
  return picked;
}

/** The files of one folder share a group, so that they are one picked folder on the other side. */
async function uploadFolder(session: LoopbackSession, files: readonly File[]): Promise<Picked> {
  const group = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const send = (file: File) =>
    upload(session, file, {
      "x-countersign-group": group,
      "x-countersign-path": encodeURIComponent(file.webkitRelativePath),
    });
  const [first, ...others] = files;
  if (!first) throw new AppError("not-found", "The folder is empty.", { what: "files", id: "folder" });
  const picked = await send(first);
  const sendOthers = async () => {
    for (let file = others.pop(); file; file = others.pop()) await send(file);
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, sendOthers));
  return { ...picked, size: files.reduce((sum, { size }) => sum + size, 0) };
}

async function replyOf(response: Response): Promise<Reply> {
  if (!response.ok) throw new AppError("internal", await response.text(), { logId: "door" });
  // The door answers every call with a `Reply`; what is inside is parsed by the client.
  return (await response.json()) as Reply;
}

function valueOf<T extends z.ZodType>(reply: Reply, schema: T): z.output<T> {
  if (!reply.ok) throw fromWire(reply.error);
  return schema.parse(reply.value);
}

function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError("internal", String(error), { logId: "door" });
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function createCloseGuard(): Door["guardClose"] {
  let reason: string | undefined;
  window.addEventListener("beforeunload", (event) => {
    if (reason !== undefined) event.preventDefault();
  });
  return (next) => {
    reason = next;
  };
}
