/**
 * The loopback door: the same screen and the same core over HTTP on 127.0.0.1, for a browser of the machine. It is a
 * server, so it trusts nobody: see loopback-guard.ts for who may ask.
 */
import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Core } from "#core/core";
import { AppError, type Reply } from "#shared/errors";
import { safeHeaders, serveBuiltFile, type BuiltFiles } from "./built-files.ts";
import { readJson } from "./loopback-body.ts";
import { createEventStreams } from "./loopback-events.ts";
import { checkCaller, checkOwnPage, checkSender, createEntry, Refusal } from "./loopback-guard.ts";
import { createUploads } from "./loopback-uploads.ts";

export type Loopback = {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** An address that opens the app once, within `CODE_MINUTES`. The code is in the fragment, which never leaves the browser. */
  oneUseAddress(): string;
  close(): Promise<void>;
};

const CallBody = z.strictObject({
  name: z.string().max(200),
  input: z.unknown(),
  jobId: z.string().max(100).optional(),
});
const SecretBody = z.strictObject({ text: z.string().max(10_000) });
const SessionBody = z.strictObject({ code: z.string().max(200) });

type Answer = (request: IncomingMessage, response: ServerResponse, rest: string) => Promise<void>;

export async function startLoopback({
  core,
  files,
  port = 0,
  onEntered,
  onLeft,
}: {
  core: Core;
  files: BuiltFiles;
  port?: number;
  /** A one-use address was used. */
  onEntered?: () => void;
  /** A page was there, and for some seconds there has been none. */
  onLeft?: () => void;
}): Promise<Loopback> {
  const entry = createEntry();
  const uploads = createUploads(core.pickedFiles);
  const events = createEventStreams(core, onLeft);
  let origin = "";

  const forCaller =
    (answer: Answer): Answer =>
    async (request, response, rest) => {
      checkCaller(request, origin, entry);
      await answer(request, response, rest);
    };

  /** The addresses that the door has beside the built files. The last part of `GET /produced/…` is a token. */
  const routes: Readonly<Record<string, Answer>> = {
    "POST /session": async (request, response) => {
      checkOwnPage(request, origin);
      const token = entry.exchange((await readJson(request, SessionBody)).code);
      if (token === undefined)
        throw new Refusal(401, "The address was used before, is too old, or is not from this start.");
      sendJson(response, { token });
      onEntered?.();
    },
    "POST /call": forCaller(async (request, response) => {
      const { name, input, jobId } = await readJson(request, CallBody);
      sendJson(response, await core.dispatch(name, input, jobId));
    }),
    "POST /secret": forCaller(async (request, response) => {
      const { text } = await readJson(request, SecretBody);
      sendJson(response, { ok: true, value: core.secrets.add(text) } satisfies Reply);
    }),
    "POST /upload": forCaller(async (request, response) => {
      sendJson(response, { ok: true, value: await uploads.receive(request) } satisfies Reply);
    }),
    "GET /events": forCaller(async (_, response) => {
      events.open(response, safeHeaders());
    }),
    "GET /produced": forCaller(async (_, response, token) => {
      const file = core.producedFiles.get(token);
      response.writeHead(200, {
        ...safeHeaders(),
        "content-type": "application/octet-stream",
        "content-length": file.size,
        "content-disposition": "attachment",
      });
      await pipeline(createReadStream(file.path), response);
    }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkSender(request, origin);
    const address = request.url ?? "";
    const [, first = "", rest = ""] = /^\/(produced)\/([\w-]{1,100})$/.exec(address) ?? [];
    const route = `${request.method} ${first ? `/${first}` : address}`;
    const own =
      Object.hasOwn(routes, route) && (first || address !== "/produced") ? routes[route] : undefined;
    if (own) return own(request, response, rest);
    if (request.method !== "GET") throw new Refusal(405, "Nothing here takes this method.");
    const served = await serveBuiltFile(files, address);
    if (served.status === 404) throw new Refusal(404, "There is nothing at this address.");
    response.writeHead(served.status, served.headers).end(served.body);
  }

  const server = createServer({ requestTimeout: 0, maxHeaderSize: 32 * 1024 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (error instanceof Refusal) core.countBlockedRequest();
      sendFailure(request, response, error);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  origin = `http://127.0.0.1:${address.port}`;

  return {
    origin,
    oneUseAddress: () => `${origin}/#code=${entry.oneUseCode()}`,
    async close() {
      events.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await uploads.clear();
    },
  };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { ...safeHeaders(), "content-type": "application/json" })
    .end(JSON.stringify(value));
}

function sendFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // The answer had begun, or nobody waits for it any more: cut off, so that half of a file never looks like all of it.
  if (response.headersSent || request.socket.destroyed) {
    response.destroy();
    return;
  }
  if (error instanceof AppError) {
    const { code, message, details } = error;
    sendJson(response, { ok: false, error: { code, message, details } } satisfies Reply);
    return;
  }
  const status = error instanceof Refusal ? error.status : 500;
  const text = error instanceof Refusal ? error.message : "The request failed.";
  response.writeHead(status, {
    ...safeHeaders(),
    "content-type": "text/plain; charset=utf-8",
    connection: "close",
  });
  response.end(text);
}
