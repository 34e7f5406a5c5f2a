/** Every file in `fixtures/packets` has what is expected of it beside it; adding a file adds a test. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError } from "#shared/errors";
import { stagePacket } from "#core/packet/read-packet";
import { packetFolder } from "../../support/packet-folder.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/packets");
const suffix = ".expected.json";

async function cases(kind: "good" | "bad"): Promise<string[]> {
  const names = await readdir(join(fixtures, kind));
  return names.filter((name) => !name.endsWith(suffix)).sort();
}
const expectation = async (kind: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(fixtures, kind, name + suffix), "utf8"));

const bad = await cases("bad");
const good = await cases("good");

test("no fixture is lost, and none is left without its expectation", async () => {
  expect(bad.length).toBeGreaterThanOrEqual(21);
  expect(good.length).toBeGreaterThanOrEqual(6);
  for (const [kind, names] of [["bad", bad] as const, ["good", good] as const]) {
    const all = await readdir(join(fixtures, kind));
    expect(all.filter((name) => name.endsWith(suffix)).sort()).toEqual(names.map((name) => name + suffix));
  }
});

describe("a malformed packet is refused whole, with every problem", () => {
  test.each(bad)("%s", async (name) => {
    const { store, isEmpty } = await packetFolder();
    const error = await stagePacket(join(fixtures, "bad", name), { store }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof AppError)) throw error;
    expect({ code: error.code, ...error.details }).toEqual(await expectation("bad", name));
    expect(isEmpty()).toBe(true);
  });
});

describe("a packet with gaps is imported, and what is odd about it is told", () => {
  test.each(good)("%s", async (name) => {
    const { store } = await packetFolder();
    const staged = await stagePacket(join(fixtures, "good", name), { store });
    const { packet, files, ignored, warnings, unrecognised, unknown } = staged;
    const told = { packet, files, ignored, warnings, unrecognised, unknown };
    expect(JSON.parse(JSON.stringify(told))).toEqual(await expectation("good", name));
  });
});
