import { describe, expect, it } from "vitest";
import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { groupFields } from "../../../renderer/features/packet/sections/field-groups.ts";
import { labelOf } from "#shared/formats/field-labels";

describe("field groups", () => {
  it("puts columns of one list into one table", () => {
    expect(groupFields(["actions[].policy", "actions[].risk", "actions[2].policy"])).toEqual([
      { kind: "list", path: "actions", only: ["policy", "risk", "policy"] },
    ]);
  });

  it("shows a whole list once, whatever columns are named beside it", () => {
    expect(groupFields(["actions[].action", "actions", "actions.rows[].policy"])).toEqual([
      { kind: "list", path: "actions", only: undefined },
    ]);
  });

  it("keeps a whole section behind the fields that are named", () => {
    expect(groupFields(["boundary", "boundary.outOfScope"])).toEqual([
      { kind: "facts", paths: ["boundary.outOfScope"] },
      { kind: "section", section: "boundary", alone: false },
    ]);
    expect(groupFields(["boundary"])).toEqual([{ kind: "section", section: "boundary", alone: true }]);
  });

  it("takes mappings apart, and gathers owners and what receipts hold", () => {
    expect(
      groupFields([
        "failure.stop",
        "ownership.shutdown",
        "ownership.runtime",
        "receipts.captured.outcome",
        "failure.text",
      ]),
    ).toEqual([
      { kind: "facts", paths: ["failure.stop.who", "failure.stop.how", "failure.stop.within"] },
      { kind: "owners", duties: ["shutdown", "runtime"] },
      { kind: "captured", questions: ["outcome"] },
      { kind: "words", section: "failure" },
    ]);
  });

  it("names a row of a list by its number", () => {
    expect(labelOf("data.flows[6].retention")).toBe("Data flows, row 7, Retention");
    expect(labelOf("actions[0]")).toBe("Actions, row 1");
    expect(labelOf("nowhere[0].x")).toBe("nowhere[0].x");
  });

  it("has a name for every plain field that the built-in checklist expects", () => {
    const paths = aiAgentReview.sections.flatMap((section) => section.items.flatMap((item) => item.expects));
    const facts = groupFields(paths).flatMap((group) => (group.kind === "facts" ? group.paths : []));
    expect(facts.filter((path) => labelOf(path) === path)).toEqual([]);
  });
});
