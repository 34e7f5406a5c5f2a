import { setTimeout as wait } from "node:timers/promises";

export type Measured = { ms: number; idleMb: number; peakMb: number };

/** Time of some work, and the memory of the process before it and at its highest while it ran. */
export async function measured(work: () => Promise<void>): Promise<Measured> {
  globalThis.gc?.();
  await wait(200);
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const sampling = setInterval(look, 2);
  const before = process.resourceUsage().maxRSS;
  const from = performance.now();
  await work();
  const ms = performance.now() - from;
  look();
  clearInterval(sampling);
  // The system's own high-water mark misses nothing, but it also knows what was before; it counts where it rose.
  const after = process.resourceUsage().maxRSS;
  if (after > before) peak = Math.max(peak, after * 1024);
  return { ms, idleMb: idle / 1e6, peakMb: peak / 1e6 };
}
