import { describe, expect, it } from "vitest";
import type { ActionRow } from "#shared/formats/packet";
import type { ActionCorrection, ReviewFlag } from "#shared/formats/review";
import {
  correctionId,
  correctRow,
  matrixRows,
  pathInWords,
  rowOfPath,
  standingFlags,
  summariseMatrix,
  vendorVersion,
} from "#shared/rules/matrix";

const pay: ActionRow = { action: "pay invoices", system: "bank", policy: "automatic", approver: "Treasury" };
const look: ActionRow = { action: "look up", system: "crm", policy: "automatic", reversible: false };
const odd: ActionRow = { action: "tidy", policy: "it depends", reversible: "mostly" };

function aCorrection(part: Partial<ActionCorrection> = {}): ActionCorrection {
  return {
    path: "actions[0]",
    action: "pay invoices",
    policy: "never",
    approver: "Treasury",
    receipt: "",
    rollback: "",
    note: "",
    ...part,
  };
}

function aFlag(
  part: Partial<ReviewFlag>,
  path: string,
  severity: ReviewFlag["flag"]["severity"],
): ReviewFlag {
  const flag = {
    id: "r s",
    rule: "r",
    family: "actions" as const,
    severity,
    says: "So",
    why: "",
    quotes: [{ path, text: "pay" }, { path: "boundary.statement" }],
    items: [],
    settles: "",
  };
  return { fate: "open", reason: "", flag, ...part };
}

describe("correcting a row", () => {
  it("goes on from the vendor's words", () => {
    expect(correctRow(pay, undefined, { policy: "approval" })).toEqual({
      policy: "approval",
      approver: "Treasury",
      receipt: "",
      rollback: "",
      note: "",
    });
  });

  it("keeps what was corrected before, and what the reviewer emptied", () => {
    const before = aCorrection({ reversible: true, approver: "" });
    expect(correctRow(pay, before, { receipt: "pay log", reversible: null })).toEqual({
      policy: "never",
      approver: "",
      receipt: "pay log",
      rollback: "",
      note: "",
    });
  });

  it("is no correction where it says the same as the vendor, unless it holds a note", () => {
    expect(correctRow(pay, aCorrection(), { policy: "automatic" })).toBeUndefined();
    expect(correctRow(pay, undefined, { note: "Seen at the drill" })).toMatchObject({ policy: "automatic" });
  });

  it("needs a bucket, the vendor's or the reviewer's", () => {
    expect(correctRow(odd, undefined, { approver: "A. Berg" })).toBe("no-bucket");
    expect(correctRow(odd, undefined, { approver: "" })).toBeUndefined();
    expect(correctRow(odd, undefined, { policy: "never" })).toMatchObject({ policy: "never" });
  });

  it("takes the vendor's text onto one line of bounded length, without half a character", () => {
    const long = vendorVersion({ approver: " A.\n  Berg ", receipt: `${"x".repeat(1_999)}😀` });
    expect(long.approver).toBe("A. Berg");
    expect(long.receipt).toBe("x".repeat(1_999));
    expect(vendorVersion(odd)).toMatchObject({ policy: undefined, reversible: undefined });
  });
});

describe("the rows of a matrix", () => {
  it("hold both versions and what differs between them", () => {
    const rows = matrixRows([pay, look], { "actions-0": aCorrection({ note: "Money" }) }, {});
    expect(rows[0]).toMatchObject({
      id: "actions-0",
      vendor: { policy: "automatic" },
      yours: { policy: "never" },
      note: "Money",
      corrected: true,
      differs: ["policy"],
    });
    expect(rows[1]).toMatchObject({ corrected: false, differs: [] });
  });

  it("are marked with the flags that quote them, the worst first", () => {
    const flags = {
      "fl-1": aFlag({}, "actions[1].policy", "note"),
      "fl-2": aFlag({}, "sections.actions.rows[1]", "blocker"),
      "fl-3": aFlag({ gone: true }, "actions[0]", "blocker"),
      "fl-4": aFlag({ fate: "dismissed" }, "actions[0]", "concern"),
      "fl-5": aFlag({}, "actions", "concern"),
    };
    const rows = matrixRows([pay, look], {}, flags);
    expect(rows[1]?.flags.map(({ id }) => id)).toEqual(["fl-2", "fl-1"]);
    expect(rows[0]?.flags.map(({ id }) => id)).toEqual(["fl-4"]);
    expect(rows.map((row) => standingFlags(row).length)).toEqual([0, 2]);
  });

  it("are not marked with a flag that only compares itself with them", () => {
    const { flag, ...dealt } = aFlag({}, "actions[0]", "blocker");
    const flags = { "fl-1": { ...dealt, flag: { ...flag, rule: "evidence.undeclared-reach" } } };
    expect(matrixRows([pay, look], {}, flags)[0]?.flags).toEqual([]);
  });

  it.each([
    ["actions[3]", "action matrix, row 4"],
    ["actions[3].action", "action matrix, row 4"],
    ["sections.actions.rows[0].approver", "action matrix, row 1, approver"],
    ["boundary.statement", "boundary.statement"],
  ])("of the path %s are named for people", (path, words) => expect(pathInWords(path)).toBe(words));

  it("are counted before and after", () => {
    const summary = summariseMatrix(matrixRows([pay, look, odd], { "actions-0": aCorrection() }, {}));
    expect(summary.counts).toEqual({
      automatic: { vendor: 2, yours: 1 },
      approval: { vendor: 0, yours: 0 },
      never: { vendor: 0, yours: 1 },
      none: { vendor: 1, yours: 1 },
    });
    expect(summary.unasked).toEqual({
      vendor: { actions: 2, systems: 2, irreversible: 1 },
      yours: { actions: 1, systems: 1, irreversible: 1 },
    });
    expect(summary).toMatchObject({ corrected: 1, flagged: 0 });
  });

  it("are found by the paths that name them", () => {
    expect(
      ["actions[12].approver", "sections.actions.rows[3]", "actions", "data.flows[1]"].map(rowOfPath),
    ).toEqual([12, 3, undefined, undefined]);
    expect(correctionId("actions[7]")).toBe("actions-7");
  });
});
