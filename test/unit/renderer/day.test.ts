import { describe, expect, it } from "vitest";
import { dayProblem, isDay } from "../../../renderer/ui/day.ts";

describe("a day", () => {
  it("is one of the calendar, in the form of all dates of the app", () => {
    expect(isDay("2028-02-29")).toBe(true);
    expect(["2026-02-29", "2026-13-01", "30.11.2026", "2026-1-5", ""].filter(isDay)).toEqual([]);
  });

  it("that is none is told from one in another form", () => {
    expect(dayProblem("")).toBeUndefined();
    expect(dayProblem("2026-02-30")).toBe("The calendar has no such day.");
    expect(dayProblem("11/30/2026")).toContain("2026-11-30");
  });
});
