import type { Core } from "#core/core";

/** Shows on a terminal how far long work is, on one line of stderr that is wiped afterwards. */
export function showProgress(core: Pick<Core, "onEvent">): { clear(): void } {
  if (!process.stderr.isTTY) return { clear: () => undefined };
  let shown = false;
  const stop = core.onEvent((event) => {
    if (event.type !== "progress") return;
    const percent = event.of > 0 ? `${Math.floor((event.done / event.of) * 100)} % ` : "";
    // From the start of the line, and wiped to its end.
    process.stderr.write(`\r\u001b[K${percent}${event.what.slice(0, 100)}`);
    shown = true;
  });
  return {
    clear() {
      stop();
      if (shown) process.stderr.write("\r\u001b[K");
      shown = false;
    },
  };
}
