import { describe, expect, it } from "vitest";
import { Checklist } from "#shared/formats/checklist";
import { noEntries } from "#shared/formats/record-entries";
import { noDecision, type ReviewEntries } from "#shared/formats/review";
import { scoreReview } from "#shared/rules/scoring";
import { beforeSigning } from "../../../renderer/features/decision/before-signing.ts";
import { wordsOf } from "../../../renderer/features/decision/packet-words.ts";
import { draftKey, refusal } from "../../../renderer/features/review/drafts.ts";
import { layOver, moveScore } from "../../../renderer/features/review/entry-changes.ts";
import { filterItems } from "../../../renderer/features/review/item-filter.ts";
import { orderItems } from "../../../renderer/features/review/item-order.ts";
import { overallSum, ruleSentence } from "../../../renderer/features/review/why-words.ts";
import { aChecklist, anAnswer } from "./review-builders.ts";

const checklist = Checklist.parse(aChecklist());
const entriesWith = (keys: Record<string, string>) => ({
  ...noEntries,
  answer: Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, anAnswer({ key })])),
});
const score = (entries: ReviewEntries) =>
  scoreReview({ checklist, answers: new Map(Object.entries(entries.answer)), waivers: [] });

describe("changes of a command", () => {
  it("put in, replace and remove entries, each parsed by its kind", () => {
    const before = entriesWith({ "a.1": "1" });
    const after = layOver(before, [
      { kind: "answer", id: "a.1" },
      { kind: "question", id: "qu-1", body: { text: "Why?" } },
    ]);
    expect(after.answer).toEqual({});
    expect(after.question).toEqual({ "qu-1": { text: "Why?" } });
    expect(before.answer["a.1"]?.key).toBe("1");
    expect(() => layOver(before, [{ kind: "question", id: "qu-1", body: { wrong: 1 } }])).toThrow("text");
  });

  it("move the score only by a key, an N/A or a waiver", () => {
    const before = entriesWith({ "a.1": "1" });
    const note = [{ kind: "answer" as const, id: "a.1", body: anAnswer({ key: "1", note: "x" }) }];
    const key = [{ kind: "answer" as const, id: "a.1", body: anAnswer({ key: "2" }) }];
    expect(moveScore(before, layOver(before, note), note)).toBe(false);
    expect(moveScore(before, layOver(before, key), key)).toBe(true);
  });
});

describe("the table's filter", () => {
  const order = orderItems(checklist);
  const shown = (filter: Parameters<typeof filterItems>[0]["filter"], text = "") => {
    const entries = { ...entriesWith({ "a.2": "0" }) };
    entries.answer["b.1"] = anAnswer({ na: "no mail here" });
    const gates = Object.fromEntries(score(entries).gates.map((gate) => [gate.item, gate.state]));
    return filterItems({ order, entries, gates, filter, text }).map((place) => place.item.id);
  };

  it("narrows to open items, gates, failed gates and N/A", () => {
    expect(shown("open")).toEqual(["a.1", "b.2"]);
    expect(shown("gates")).toEqual(["a.2", "b.2"]);
    expect(shown("failed")).toEqual(["a.2"]);
    expect(shown("na")).toEqual(["b.1"]);
  });

  it("searches prompts, notes and reasons, every word of it", () => {
    expect(shown("all", "MAIL no")).toEqual(["b.1"]);
    expect(shown("all", "gate a.2")).toEqual(["a.2"]);
  });
});

describe("why", () => {
  it("gives the sum behind the overall score", () => {
    expect(overallSum(score(entriesWith({ "a.1": "3", "a.2": "3", "b.1": "0" })))).toBe(
      "(1 × 100.0% + 1 × 0.0%) / 2 = 50.0%",
    );
    expect(overallSum(score(noEntries))).toBeUndefined();
  });

  it("names open items first", () => {
    expect(ruleSentence(score(entriesWith({ "a.1": "3" })).because)).toContain("3 items are open");
  });
});

describe("before signing", () => {
  const all = { "a.1": "3", "a.2": "1", "b.1": "3", "b.2": "3" };

  it("forbids without a decision, and points at failed gates", () => {
    const entries = entriesWith(all);
    const found = beforeSigning({ entries, card: score(entries), files: [] });
    expect(found.filter((check) => check.forbids).map((check) => check.says)).toEqual([
      "Nothing is decided yet.",
    ]);
    expect(found.find((check) => !check.forbids)).toMatchObject({
      says: "The gate a.2 is failed and not waived.",
      jump: { to: "item", itemId: "a.2" },
    });
  });

  it("leads to an open item that stands in the way of an approval", () => {
    const entries = {
      ...entriesWith({ "a.1": "3" }),
      decision: { decision: { ...noDecision, decision: "approve" as const, reason: "because" } },
    };
    const found = beforeSigning({ entries, card: score(entries), files: [] });
    expect(found.find((check) => check.jump.to === "item")).toMatchObject({
      forbids: true,
      jump: { itemId: "a.2" },
    });
  });
});

describe("look at once more", () => {
  const careful = (entries: ReviewEntries, files: Parameters<typeof beforeSigning>[0]["files"] = []) =>
    beforeSigning({ entries, card: score(entries), files }).filter((check) => !check.forbids);

  it("names the files that are altered, missing or unlisted", () => {
    const file = (path: string, state: "altered" | "missing" | "unlisted" | "listed") => ({
      path,
      state,
      supports: [],
    });
    const files = [
      file("b.pdf", "unlisted"),
      file("fine.pdf", "listed"),
      file("a.csv", "altered"),
      file("c.csv", "altered"),
      file("gone.json", "missing"),
    ];
    const named = careful(entriesWith({ "a.1": "3", "a.2": "3", "b.1": "3", "b.2": "3" }), files);
    expect(named.map(({ says, files: paths }) => [says, paths])).toEqual([
      ["2 files are not the ones whose SHA-256 the packet lists:", ["a.csv", "c.csv"]],
      ["One file is listed by the packet and not there:", ["gone.json"]],
      ["One file is there that the packet does not list:", ["b.pdf"]],
    ]);
  });

  it("puts gates of one state together, each to be gone to", () => {
    const both = careful(entriesWith({ "a.1": "3", "a.2": "0", "b.1": "3", "b.2": "0" }));
    expect(both).toMatchObject([{ says: "2 gates are failed and not waived:", items: ["a.2", "b.2"] }]);
  });

  it("counts in words that fit one and many", () => {
    const some = (...na: string[]) => {
      const entries = entriesWith({ "a.2": "3", "b.2": "3" });
      for (const id of ["a.1", "b.1"])
        entries.answer[id] = na.includes(id) ? anAnswer({ na: "No mail." }) : anAnswer({ key: "3" });
      return careful(entries).map((check) => check.says);
    };
    expect(some("a.1")).toEqual(["One item is N/A, with its reason."]);
    expect(some("a.1", "b.1")).toEqual(["2 items are N/A, each with its reason."]);
  });
});

describe("small words", () => {
  it("keeps drafts of different fields apart", () => {
    expect(draftKey({ of: "finding", id: "fi-1", field: "title" })).toBe("finding:fi-1:title");
    expect(draftKey({ of: "note", id: "a.1" })).not.toBe(draftKey({ of: "na", id: "a.1" }));
  });

  it("lets no blank N/A reason through, and any blank note", () => {
    expect(refusal({ of: "na", id: "a.1" }, " \n")).toBeDefined();
    expect(refusal({ of: "note", id: "a.1" }, "")).toBeUndefined();
  });

  it("turns a packet's value into one line", () => {
    expect(wordsOf({ who: "Duty manager", how: "toggle", within: "5 minutes" })).toBe(
      "Duty manager; toggle; 5 minutes",
    );
    expect(wordsOf(["model change", " new tool "])).toBe("model change, new tool");
    expect(wordsOf(undefined)).toBe("");
  });
});
