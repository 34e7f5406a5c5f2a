/** The Electron door: what arrives on a channel goes to the core, what the core says goes to the window. */
import { randomUUID } from "node:crypto";
import { stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { PickOptions, Picked, SaveResult } from "#shared/contract/door";
import type { CoreEvent } from "#shared/contract/events";
import { AppError, type Reply } from "#shared/errors";
import { z } from "zod";
import type { Core } from "../core/core.ts";
import { asStorageError } from "../core/files/produced-files.ts";
import { channels, MAX_PASTED_BYTES } from "./channels.ts";

/** Registers one channel. Who registers checks the sender and the message; `answer` gets what the schema gave. */
export type Register = <A>(
  channel: string,
  schema: z.ZodType<A>,
  answer: (message: A) => Promise<Reply>,
) => void;

/** The questions that only a window can put to a person. Paths stay on this side. */
export type Dialogs = {
  open(options: PickOptions): Promise<readonly string[]>;
  save(suggestedName: string): Promise<string | undefined>;
};

/** Prints what the window shows. */
export type PrintToPdf = () => Promise<Uint8Array>;

export type IpcParts = {
  core: Pick<Core, "dispatch" | "onEvent" | "pickedFiles" | "producedFiles" | "secrets">;
  dialogs: Dialogs;
  printToPdf: PrintToPdf;
  send: (channel: string, event: CoreEvent) => void;
  guardClose: (reason: string | undefined) => void;
};

const CallMessage = z.strictObject({
  name: z.string().max(100),
  input: z.unknown(),
  jobId: z.string().max(100).optional(),
});
const PickMessage = z.strictObject({
  title: z.string().max(200),
  what: z.enum(["file", "files", "folder"]),
  endings: z
    .array(z.string().regex(/^[A-Za-z0-9.]{1,20}$/))
    .max(50)
    .optional(),
});
const DroppedMessage = z
  .array(
    z.union([
      z.strictObject({ path: z.string().min(1).max(32_768) }),
      z.strictObject({
        name: z.string().max(1_000),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MAX_PASTED_BYTES),
      }),
    ]),
  )
  .max(1_000);
const SecretMessage = z.strictObject({ text: z.string().max(10_000) });
const SaveMessage = z.strictObject({ produced: z.string().max(100), name: z.string().max(1_000) });
const PrintMessage = z.strictObject({});
const GuardMessage = z.strictObject({ reason: z.string().max(1_000).optional() });

/** Wires the channels. Answers the function that ends the flow of events. */
export function connectIpc(
  register: Register,
  { core, dialogs, printToPdf, send, guardClose }: IpcParts,
): () => void {
  register(channels.call, CallMessage, ({ name, input, jobId }) => core.dispatch(name, input, jobId));
  register(channels.pick, PickMessage, ({ endings, ...options }) =>
    reply(async () => {
      const paths = await dialogs.open(endings ? { ...options, endings } : options);
      return Promise.all(paths.map((file) => pick(core, file)));
    }),
  );
  register(channels.dropped, DroppedMessage, (dropped) =>
    reply(() =>
      Promise.all(dropped.map((one) => ("path" in one ? pick(core, one.path) : pickBytes(core, one)))),
    ),
  );
  register(channels.secret, SecretMessage, ({ text }) => reply(async () => core.secrets.add(text)));
  register(channels.save, SaveMessage, ({ produced, name }) =>
    reply(async (): Promise<SaveResult> => {
      core.producedFiles.get(produced);
      const destination = await dialogs.save(safeName(name));
      if (destination === undefined) return { saved: false };
      await core.producedFiles.saveTo(produced, destination);
      return { saved: true, name: path.basename(destination) };
    }),
  );
  register(channels.printToPdf, PrintMessage, () =>
    reply(async () => pickBytes(core, { name: "printed.pdf", bytes: await printToPdf() })),
  );
  register(channels.guardClose, GuardMessage, ({ reason }) =>
    reply(async () => {
      guardClose(reason);
      return {};
    }),
  );
  return core.onEvent((event) => send(channels.event, event));
}

async function pick(core: IpcParts["core"], filePath: string): Promise<Picked> {
  const absolute = path.resolve(filePath);
  const found = await stat(absolute).catch((error: unknown) => {
    throw asStorageError(error, absolute);
  });
  const name = path.basename(absolute);
  if (!found.isFile() && !found.isDirectory()) {
    throw new AppError("refused-file", `${name} is neither a file nor a folder. Pick a file.`, {
      file: name,
      rule: "special-file",
    });
  }
  return { token: core.pickedFiles.add(absolute), name, size: found.isFile() ? found.size : 0 };
}

/** Pasted pictures and printed pages have no file of their own: the bytes are kept until the app closes, like a produced file. */
async function pickBytes(
  core: IpcParts["core"],
  pasted: { name: string; bytes: Uint8Array },
): Promise<Picked> {
  const filePath = await core.producedFiles.reserve();
  await writeFile(filePath, pasted.bytes, { mode: 0o600, flag: "wx" });
  const name = safeName(pasted.name);
  return { token: core.pickedFiles.add(filePath, name), name, size: pasted.bytes.length };
}

/** A name and nothing else: no folder, no character that turns text around or that a system gives a meaning. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  // oxlint-disable-next-line no-control-regex -- control characters are what is removed
  const plain = last.replaceAll(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, "_").slice(-200);
  return /^[\s.]*$/.test(plain) ? "file" : plain;
}

async function reply<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppError) {
      return { ok: false, error: { code: error.code, message: error.message, details: error.details } };
    }
    // The message may name a path; what a person needs is said without it.
    return {
      ok: false,
      error: {
        code: "internal",
        message: "The file could not be handed over. Try again, or pick another place.",
        details: { logId: randomUUID() },
      },
    };
  }
}
