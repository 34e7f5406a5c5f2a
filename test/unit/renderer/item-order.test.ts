import { describe, expect, it } from "vitest";
import { Checklist } from "#shared/formats/checklist";
import { isOpen } from "#shared/rules/score-sheet";
import {
  describePlace,
  itemBeside,
  nextGate,
  nextOpen,
  orderItems,
  sectionBeside,
} from "../../../renderer/features/review/item-order.ts";
import { aChecklist, anAnswer } from "./review-builders.ts";

const order = orderItems(Checklist.parse(aChecklist()));

describe("walking the items", () => {
  it("goes from item to item and ends at the first and the last", () => {
    expect(itemBeside(order, "a.1", 1)).toBe("a.2");
    expect(itemBeside(order, "a.2", 1)).toBe("b.1");
    expect(itemBeside(order, "a.1", -1)).toBeUndefined();
    expect(itemBeside(order, "b.2", 1)).toBeUndefined();
  });

  it("finds the next open item round the end, and no other than the one that is open itself", () => {
    const answers = { "a.1": anAnswer({ key: "2" }), "b.1": anAnswer({ na: "not here" }) };
    expect(nextOpen(order, answers, "a.2")).toBe("b.2");
    expect(nextOpen(order, answers, "b.2")).toBe("a.2");
    expect(nextOpen(order, { ...answers, "a.2": anAnswer({ key: "0" }) }, "b.2")).toBeUndefined();
  });

  it("counts an item with a note alone as open", () => {
    expect(isOpen(anAnswer({ note: "to ask" }))).toBe(true);
    expect(isOpen(anAnswer({ na: "does not apply" }))).toBe(false);
    expect(isOpen(undefined)).toBe(true);
  });

  it("finds the next gate, and the section beside", () => {
    expect(nextGate(order, "a.1")).toBe("a.2");
    expect(nextGate(order, "a.2")).toBe("b.2");
    expect(sectionBeside(order, "a.2", 1)).toBe("b.1");
    expect(sectionBeside(order, "b.2", -1)).toBe("a.1");
    expect(sectionBeside(order, "b.2", 1)).toBeUndefined();
  });

  it("says where an item is and how it stands", () => {
    expect(describePlace(order, {}, "a.1")).toBe("a.1, item 1 of 4, not answered");
    expect(describePlace(order, { "a.2": anAnswer({ key: "3" }) }, "a.2")).toBe(
      "a.2, item 2 of 4, gate, scored 3",
    );
  });
});
