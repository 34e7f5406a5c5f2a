import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import os from "node:os";
import path from "node:path";
import type { Core } from "#core/core";
import { createPickedFiles } from "#core/files/picked-files";
import { createProducedFiles } from "#core/files/produced-files";
import { createSecrets } from "#core/files/secrets";
import type { CoreEvent } from "#shared/contract/events";
import { listBuiltFiles } from "#transport/built-files";
import { startLoopback, type Loopback } from "#transport/loopback-transport";

export type Answered = { status: number; headers: IncomingHttpHeaders; body: string };
export type Asked = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};
export type Served = {
  core: Core & {
    readonly dispatched: unknown[];
    readonly blocked: () => number;
    emit(event: CoreEvent): void;
  };
  loopback: Loopback;
  token: string;
  /** Asks as given, with no header of its own but Host. */
  ask(asked: Asked): Promise<Answered>;
  /** Asks as the app's page does: Origin, JSON and token. Headers given here win; an empty one is left out. */
  asPage(asked: Asked): Promise<Answered>;
  close(): Promise<void>;
};

/** A loopback door in front of a core that records what reaches it; its files, secrets and tokens are real. */
export async function serveRecordingCore(): Promise<Served> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "countersign-test-"));
  const built = path.join(folder, "built");
  await mkdir(path.join(built, "assets"), { recursive: true });
  await writeFile(path.join(built, "index.html"), '<meta property="csp-nonce" nonce="__CSP_NONCE__">');
  await writeFile(path.join(built, "assets", "index.js"), "export {};");
  const core = recordingCore(path.join(folder, "produced"));
  const loopback = await startLoopback({ core, files: listBuiltFiles(built) });

  const ask = (asked: Asked) => send(loopback.origin, asked);
  const code = codeOf(loopback.oneUseAddress());
  const session = await ask({
    method: "POST",
    path: "/session",
    headers: { origin: loopback.origin, "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const { token } = JSON.parse(session.body) as { token: string }; // what POST /session answers with
  return {
    core,
    loopback,
    token,
    ask,
    asPage: (asked) => {
      const usual = {
        origin: loopback.origin,
        "content-type": "application/json",
        "x-countersign-token": token,
        "sec-fetch-site": "same-origin",
      };
      const headers = Object.entries({ ...usual, ...asked.headers }).filter(([, value]) => value !== "");
      return ask({ method: "POST", ...asked, headers: Object.fromEntries(headers) });
    },
    async close() {
      await loopback.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function codeOf(address: string): string {
  return /#code=([\w-]{43})$/.exec(address)?.[1] ?? "";
}

function recordingCore(produced: string): Served["core"] {
  const listeners = new Set<(event: CoreEvent) => void>();
  const dispatched: unknown[] = [];
  let blocked = 0;
  return {
    dispatched,
    blocked: () => blocked,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    dispatch: (async (...call: unknown[]) => {
      dispatched.push(call);
      return { ok: true, value: {} };
    }) as Core["dispatch"], // it records any call, so it has no typed answer
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pickedFiles: createPickedFiles(),
    producedFiles: createProducedFiles(produced),
    secrets: createSecrets({ now: () => 0 }),
    countBlockedRequest: () => void blocked++,
    close: async () => undefined,
  };
}

function send(
  origin: string,
  { method = "GET", path: address, headers = {}, body }: Asked,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const request = httpRequest({ hostname, port, method, path: address, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ status: statusCode, headers: answered, body: Buffer.concat(chunks).toString("utf8") });
      });
      response.on("error", reject);
    });
    // A refusal may come before the whole body went out.
    request.on("error", reject);
    request.end(body);
  });
}
