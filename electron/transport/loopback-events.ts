import type { ServerResponse } from "node:http";
import type { Core } from "#core/core";

const HEARTBEAT_MS = 15_000;
/** Longer than a reload takes. */
const LEFT_AFTER_MS = 10_000;

export type EventStreams = {
  open(response: ServerResponse, headers: Record<string, string>): void;
  close(): void;
};

/** Sends the core's events as lines of JSON for as long as the page listens. An empty line says that we are there. */
export function createEventStreams(core: Pick<Core, "onEvent">, onLeft?: () => void): EventStreams {
  const open = new Set<ServerResponse>();
  let leaving: NodeJS.Timeout | undefined;
  const send = (line: string) => {
    for (const response of open) response.write(`${line}\n`);
  };
  const stop = core.onEvent((event) => send(JSON.stringify(event)));
  const heartbeat = setInterval(send, HEARTBEAT_MS, "");
  heartbeat.unref();
  return {
    open(response, headers) {
      response.writeHead(200, { ...headers, "content-type": "application/x-ndjson" });
      response.write("\n");
      open.add(response);
      clearTimeout(leaving);
      response.on("close", () => {
        open.delete(response);
        if (open.size === 0 && onLeft) leaving = setTimeout(onLeft, LEFT_AFTER_MS).unref();
      });
    },
    close() {
      stop();
      clearInterval(heartbeat);
      clearTimeout(leaving);
      for (const response of open) response.end();
    },
  };
}
