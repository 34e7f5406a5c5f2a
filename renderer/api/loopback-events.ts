import { CoreEvent } from "#shared/contract/events";
import type { Door } from "#shared/contract/door";
import type { LoopbackSession } from "./loopback-session.ts";

const RETRY_MS = 1_000;
const topics = CoreEvent.options[0].shape.topic.options;

/** Listens to the core's events: one stream for all listeners, opened with the first one, opened again when it breaks. */
export function listenToEvents(session: LoopbackSession): Door["onEvent"] {
  const listeners = new Set<(event: CoreEvent) => void>();
  const tell = (event: CoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  let started = false;

  async function listen(): Promise<void> {
    for (let round = 0; ; round++) {
      try {
        const response = await session.fetch("/events", {});
        // While nobody listened, anything may have changed.
        if (round > 0) for (const topic of topics) tell({ type: "changed", topic });
        if (response.body) await readLines(response.body, (line) => tell(CoreEvent.parse(JSON.parse(line))));
      } catch {
        // The calls say what is wrong; this stream only tries again.
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  return (listener) => {
    listeners.add(listener);
    if (!started) {
      started = true;
      void listen();
    }
    return () => listeners.delete(listener);
  };
}

async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onLine: (line: string) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const lines = (rest + chunk.value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") onLine(line);
  }
}
