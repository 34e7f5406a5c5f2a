/** A file that nobody closed stays open until its handle is collected: on Windows it cannot be replaced meanwhile. */
import { setTimeout as wait } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll } from "vitest";

const leaks: string[] = [];
process.on("warning", (warning) => {
  if (/Closing (a )?(file descriptor|FileHandle)/i.test(warning.message)) leaks.push(warning.message);
});

setFlagsFromString("--expose-gc");
// A context that is made after the flag was set has the function.
const collect: () => void = runInNewContext("gc");

afterAll(async () => {
  // What the last test held is let go of only once its turn is over.
  for (let round = 0; round < 2; round++) {
    await wait(5);
    collect();
  }
  await wait(5);
  if (leaks.length > 0) throw new Error(`Files were left open: ${leaks.join("; ")}`);
});
