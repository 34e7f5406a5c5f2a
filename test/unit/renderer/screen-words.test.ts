import { describe, expect, it } from "vitest";
import { partsOf } from "../../../renderer/features/checklists/guidance-parts.ts";
import { lineOf, pageOf } from "../../../renderer/features/evidence/place-words.ts";
import { sizeText } from "../../../renderer/ui/size-text.ts";
import { localText } from "../../../renderer/ui/local-time.ts";

describe("words on the screen", () => {
  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [9_940, "9.9 kB"],
    [325_889, "326 kB"],
    [999_600, "1.0 MB"],
    [2_000_000_000, "2.0 GB"],
    [5_000_000_000_000, "5000 GB"],
  ])("a size of %i bytes is %s", (bytes, says) => {
    expect(sizeText(bytes)).toBe(says);
  });

  it("a moment is told in digits that no country turns round", () => {
    expect(localText(new Date(2026, 10, 2, 7, 5, 9), true)).toBe("2026-11-02 07:05:09");
  });

  it.each([
    ["p. 3", 3],
    ["pp. 12-14", 12],
    ["see page 7, table 1", 7],
    ["section 3", undefined],
    [undefined, undefined],
  ])("the page in %s is %s", (says, page) => {
    expect(pageOf(says)).toBe(page);
  });

  it("the line in a place", () => {
    expect(lineOf("line 12")).toBe(12);
    expect(lineOf("lines 3-9")).toBe(3);
    expect(lineOf("online 4")).toBeUndefined();
  });

  it("guidance is parted where it says what is good and what is a red flag", () => {
    expect(partsOf("Look here. Good: a name. Red flag: nobody.")).toEqual([
      { label: undefined, text: "Look here." },
      { label: "Good", text: "a name." },
      { label: "Red flag", text: "nobody." },
    ]);
    expect(partsOf("Just this.")).toEqual([{ label: undefined, text: "Just this." }]);
  });
});
