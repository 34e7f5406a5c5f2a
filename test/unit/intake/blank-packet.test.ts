/** The blank packet comes back filled, by way of several programs and habits, and needs no mapping by hand. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { blankPacketDocx } from "#core/blank-packet/docx";
import { blankPacketXlsx } from "#core/blank-packet/xlsx";
import { blankPacketYaml } from "#core/blank-packet/yaml";
import { readAndMap } from "#core/intake/read-and-map";
import { parseManifest } from "#core/packet/parse-manifest";
import { blankSections } from "#shared/formats/blank-packet";
import { labelOf } from "#shared/formats/field-labels";
import { filledDocx, filledXlsx, expected, type Habit } from "../../support/fill-blank-packet.ts";

async function mapped(bytes: Uint8Array, file: string) {
  const { read, why } = await readAndMap({ bytes, file });
  if (!read) throw new Error(why);
  const { tray } = JSON.parse(Buffer.from(read.json).toString("utf8"));
  return {
    values: Object.fromEntries(read.values.map(({ path: at, value }) => [at, value])),
    tray: tray.map(({ text }: { text: string }) => text),
    unsure: read.values.filter(({ confidence }) => confidence !== "sure"),
  };
}

const whole = { values: expected, tray: [], unsure: [] };

describe("filled and sent back", () => {
  test.each<Habit>(["typed", "split runs", "revision marks", "controls removed"])(
    "a Word file, %s",
    async (habit) => {
      expect(await mapped(await filledDocx(habit), "answers.docx")).toEqual(whole);
    },
  );

  test("a workbook", async () => {
    expect(await mapped(await filledXlsx(), "answers.xlsx")).toEqual(whole);
  });

  const folder = path.resolve(import.meta.dirname, "../../fixtures/blank-packet");
  test.each(readdirSync(folder))("%s, saved again by another program", async (file) => {
    expect(await mapped(readFileSync(path.join(folder, file)), file)).toEqual(whole);
  });
});

describe("blank", () => {
  test("a Word file or a workbook says nothing", async () => {
    const nothing = { values: {}, tray: [], unsure: [] };
    expect(await mapped(await blankPacketDocx(), "blank.docx")).toEqual(nothing);
    expect(await mapped(await blankPacketXlsx(), "blank.xlsx")).toEqual(nothing);
  });

  test("the manifest imports as it is", () => {
    const packet = parseManifest({ bytes: blankPacketYaml(), file: "packet.yaml", maxBytes: 100_000 });
    expect(packet).toMatchObject({ id: "replace-with-a-short-name", sections: { boundary: {} } });
  });

  test("the same bytes each time", async () => {
    expect(await blankPacketDocx()).toEqual(await blankPacketDocx());
    expect(await blankPacketXlsx()).toEqual(await blankPacketXlsx());
  });
});

test("every field that it asks for is one of the format", () => {
  const paths = blankSections.flatMap(({ fields }) => fields.map((field) => field.path));
  expect(paths.filter((at) => at.includes(".") && labelOf(at) === at)).toEqual([]);
});
