import { describe, expect, test } from "vitest";
import { countOf, partOf, placeWords } from "../../../renderer/features/prechecks/flag-words.ts";

describe("where a quotation stands, in words", () => {
  test.each([
    [{ path: "boundary.trigger" }, "Workflow boundary: Trigger"],
    [{ path: "boundary.inputs[2]" }, "Workflow boundary: Inputs, entry 3"],
    [{ path: "data.flows[6].retention" }, "Data flows, row 7, Retention"],
    [{ path: "data.flows[0].access[1]" }, "Data flows, row 1, Access"],
    [{ path: "actions[3].approver" }, "Actions, row 4, Approver"],
    [{ path: "ownership.shutdown.contact" }, "Ownership after launch: Switching it off, contact"],
    [{ path: "failure.text" }, "Failure and escalation: In the vendor's words"],
    [{ path: "receipts" }, "Audit trail and receipts"],
    [{ path: "title" }, "Title"],
    [{ path: "evidence", file: "a/tools.json", line: 14 }, "a/tools.json, line 14"],
    [{ path: "evidence", file: "a/tools.json" }, "a/tools.json"],
  ])("%j is %s", (quote, words) => {
    expect(placeWords(quote)).toBe(words);
  });

  test("the part of the page is the section, the files or what the packet says of itself", () => {
    expect(["actions[0].policy", "failure.stop.who", "evidence[2].path", "vendor.name"].map(partOf)).toEqual([
      "actions",
      "failure",
      "files",
      "about",
    ]);
  });

  test("one is counted as one", () => {
    expect([countOf(1, "blocker"), countOf(2, "note")]).toEqual(["1 blocker", "2 notes"]);
  });
});
