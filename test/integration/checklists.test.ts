import { describe, expect, test } from "vitest";
import { builtIn } from "../support/answers-builder.ts";
import { aChecklist } from "../support/checklist-builder.ts";
import { createTestCore } from "../support/core-fixture.ts";

const own = aChecklist({ scale: [0, 1, 2], sections: { one: { items: { a: {}, b: { gate: true } } } } });

describe("the checklist of a new review", () => {
  test("is the built-in one, whatever a file brought under its name", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const packetVersionId = await given.packet();
    const before = await call("review.start", { packetVersionId });
    const posing = JSON.stringify({ ...own, id: builtIn.id, version: "9.9.9" });
    await call("checklist.import", { pickedFile: await pickBytes("posing.json", posing) });
    const { checklist } = await call("review.start", { packetVersionId });
    expect(checklist).toEqual(before.checklist);
    expect(checklist.version).toBe(builtIn.version);
  });

  test("without a version is the highest release, not the last import", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const packetVersionId = await given.packet();
    const bring = async (version: string) => {
      const text = JSON.stringify({ ...own, version });
      await call("checklist.import", { pickedFile: await pickBytes("own.json", text) });
    };
    const started = async () =>
      (await call("review.start", { packetVersionId, checklist: { id: own.id } })).checklist.version;
    await bring("2.0.0-rc.1");
    expect(await started()).toBe("2.0.0-rc.1");
    for (const version of ["1.10.0", "1.9.0", "2.0.0-rc.2"]) await bring(version);
    expect(await started()).toBe("1.10.0");
    const { checklists } = await call("checklist.list", {});
    expect(checklists.map(({ version }) => version)).toEqual([
      builtIn.version,
      "2.0.0-rc.2",
      "2.0.0-rc.1",
      "1.10.0",
      "1.9.0",
    ]);
  });
});
