import { describe, expect, test } from "vitest";
import { isAppError } from "#shared/errors";
import { runInWorker } from "#core/packet/in-worker";
import { minimalManifest } from "../../support/packet-folder.ts";

const manifest = (text: string) => ({ bytes: Buffer.from(text), file: "packet.yaml", maxBytes: 50_000_000 });
/** Reads slowly and takes room: two million small lists. */
const heavy = manifest(`a: [${"[],".repeat(2_000_000)}]`);

async function saysOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!isAppError(error, "malformed-file")) throw error;
  expect(error.details.problems[0]?.file).toBe("packet.yaml");
  return error.details.problems[0]?.says;
}

describe("a parser beside the main thread", () => {
  test("gives its value", async () => {
    expect(await runInWorker("manifest", manifest(minimalManifest))).toMatchObject({ id: "small" });
  });

  test("gives its own errors with their code and details", async () => {
    const error = await runInWorker("manifest", manifest("format: countersign.packet/9\n")).catch(
      (thrown: unknown) => thrown,
    );
    expect(isAppError(error, "newer-format") && error.details.found).toBe("countersign.packet/9");
  });

  test("is stopped at its deadline, and the main thread stays free", async () => {
    let ticks = 0;
    const clock = setInterval(() => (ticks += 1), 10);
    expect(await saysOf(runInWorker("manifest", heavy, { deadlineMs: 300 }))).toMatch(
      /longer than 0\.3 seconds/,
    );
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(1);
  });

  test("is stopped at its cap on memory", async () => {
    expect(await saysOf(runInWorker("manifest", heavy, { maxOldGenerationMb: 32 }))).toMatch(/more memory/);
  });

  test("a control: without the small limits the same text is read to its end", async () => {
    expect(
      await saysOf(runInWorker("manifest", heavy, { deadlineMs: 25_000, maxOldGenerationMb: 2_048 })),
    ).toMatch(/missing/);
  });

  test("can be cancelled, before and while it works", async () => {
    const early = AbortSignal.abort();
    await expect(runInWorker("manifest", heavy, { signal: early })).rejects.toMatchObject({
      code: "cancelled",
    });
    const late = new AbortController();
    setTimeout(() => late.abort(), 50);
    await expect(runInWorker("manifest", heavy, { signal: late.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  test("the pre-checks go on in the thread of the call before, and in a new one after a failure", async () => {
    const packet = await runInWorker("manifest", manifest(minimalManifest));
    const precheck = () => runInWorker("precheck", { packet, files: [], file: "packet.yaml" });
    const first = await precheck();
    expect(await precheck()).toEqual(first);
    // No packet that any reader gives: the rules fall over it.
    const broken = runInWorker("precheck", {
      packet: undefined as never,
      files: [],
      file: "packet.yaml",
    });
    expect(await saysOf(broken)).toMatch(/Reading it failed/);
    expect(await Promise.all([precheck(), precheck()])).toEqual([first, first]);
  });
});
