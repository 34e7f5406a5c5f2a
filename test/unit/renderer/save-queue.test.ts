import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors";
import { createSaveQueue, type QueueState } from "../../../renderer/features/review/save-queue.ts";

const full = () => new AppError("storage", "The disk is full.", { cause: "full", where: "workspace" });

describe("the save queue", () => {
  it("sends one after the other, in the order given", async () => {
    const log: string[] = [];
    const queue = createSaveQueue(() => undefined);
    const job = (name: string, ms: number) => async () => {
      log.push(`start ${name}`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      log.push(`end ${name}`);
      return name;
    };
    const all = await Promise.all([queue.add(job("a", 20)), queue.add(job("b", 1))]);
    expect(all).toEqual(["a", "b"]);
    expect(log).toEqual(["start a", "end a", "start b", "end b"]);
  });

  it("keeps what could not be stored at its head, and goes on from there on retry", async () => {
    const states: QueueState["state"][] = [];
    const queue = createSaveQueue((state) => states.push(state.state));
    let broken = true;
    const log: string[] = [];
    const first = queue.add(async () => {
      if (broken) throw full();
      log.push("first");
    });
    const second = queue.add(async () => {
      log.push("second");
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(queue.state().state).toBe("stuck");
    expect(log).toEqual([]);
    broken = false;
    queue.retry();
    await Promise.all([first, second]);
    expect(log).toEqual(["first", "second"]);
    expect(states.at(-1)).toBe("idle");
  });

  it("drops what the core refuses by a rule, and goes on", async () => {
    const queue = createSaveQueue(() => undefined);
    const refused = queue.add(async () => {
      throw new AppError("conflict", "Not now.", { reason: "x" });
    });
    const next = queue.add(async () => "done");
    await expect(refused).rejects.toThrow("Not now.");
    await expect(next).resolves.toBe("done");
  });

  it("puts a job in once while one of its name still waits, and anew once that one is under way", async () => {
    const queue = createSaveQueue(() => undefined);
    let runs = 0;
    const job = async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const under = queue.add(job, "draft");
    const waits = queue.add(job, "draft");
    const same = queue.add(job, "draft");
    expect(same).toBe(waits);
    await Promise.all([under, waits]);
    expect(runs).toBe(2);
  });
});
