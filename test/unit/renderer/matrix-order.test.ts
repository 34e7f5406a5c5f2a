import { describe, expect, it } from "vitest";
import type { ActionRow } from "#shared/formats/packet";
import type { ActionCorrection } from "#shared/formats/review";
import { bucketOf, matrixRows } from "#shared/rules/matrix";
import {
  firstPlace,
  isNarrowed,
  linesOf,
  shownRows,
  type MatrixPlace,
} from "../../../renderer/features/matrix/matrix-order.ts";

const rows: ActionRow[] = [
  { action: "pay", system: "bank", policy: "approval", approver: "Zoe", reversible: false },
  { action: "Öffnen", system: "crm", policy: "automatic" },
  { action: "delete", system: "crm", policy: "never", approver: "Anna", reversible: true },
  { system: "ghost", policy: "it depends" },
];
const never: ActionCorrection = {
  path: "actions[1]",
  action: "Öffnen",
  policy: "never",
  approver: "",
  receipt: "",
  rollback: "",
  note: "Seen at the drill",
};
const names: Record<string, string> = { bank: "House bank", crm: "Customer records" };
const nameOf = (id = "") => names[id] ?? id;

function shown(wish: Partial<MatrixPlace>, corrections: Record<string, ActionCorrection> = {}) {
  const place = { ...firstPlace, ...wish };
  return shownRows(matrixRows(rows, corrections, {}), place, nameOf).map(({ index }) => index);
}

describe("the order of the matrix", () => {
  it("is by bucket, and by the packet within one", () => {
    expect(shown({})).toEqual([1, 0, 2, 3]);
    expect(shown({ descending: true })).toEqual([3, 2, 0, 1]);
  });

  it("is by any column, and what says nothing comes last either way", () => {
    expect(shown({ sort: "approver" })).toEqual([2, 0, 1, 3]);
    expect(shown({ sort: "approver", descending: true })).toEqual([0, 2, 1, 3]);
    expect(shown({ sort: "system" })).toEqual([1, 2, 3, 0]);
    expect(shown({ sort: "reversible" })).toEqual([0, 2, 1, 3]);
    expect(shown({ sort: "action" })).toEqual([2, 1, 0, 3]);
  });

  it("keeps the marked row in its place until the person goes on", () => {
    const corrections = { "actions-1": never };
    expect(shown({}, corrections)).toEqual([0, 1, 2, 3]);
    expect(shown({ row: "actions-1", held: "automatic" }, corrections)).toEqual([1, 0, 2, 3]);
    // Nor does a filter take it away.
    expect(shown({ row: "actions-1", held: "automatic", bucket: "automatic" }, corrections)).toEqual([1]);
  });

  it("has a heading with the count of what stands below it", () => {
    const all = matrixRows(rows, { "actions-1": never }, {});
    const headings = (place: MatrixPlace) =>
      linesOf(shownRows(all, place, nameOf), place).flatMap((line) =>
        line.of === "bucket" ? `${line.bucket} ${line.count}` : [],
      );
    expect(headings(firstPlace)).toEqual(["approval 1", "never 2", "none 1"]);
    expect(headings({ ...firstPlace, sort: "system" })).toEqual([]);
    expect(all.map(({ yours }) => bucketOf(yours))).toEqual(["approval", "never", "never", "none"]);
  });
});

describe("narrowing the matrix", () => {
  it("is by bucket, system, correction and words of either version", () => {
    const corrections = { "actions-1": never };
    expect(shown({ bucket: "none" })).toEqual([3]);
    expect(shown({ system: "crm" })).toEqual([1, 2]);
    expect(shown({ corrected: true }, corrections)).toEqual([1]);
    expect(shown({ flagged: true })).toEqual([]);
    expect(shown({ search: " HOUSE " })).toEqual([0]);
    expect(shown({ search: "öffnen" })).toEqual([1]);
    expect(shown({ search: "drill" }, corrections)).toEqual([1]);
  });

  it("is not what sorting does", () => {
    expect(isNarrowed({ ...firstPlace, sort: "system", row: "actions-1" })).toBe(false);
    expect(isNarrowed({ ...firstPlace, flagged: true })).toBe(true);
  });
});
