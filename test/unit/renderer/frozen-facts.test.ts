import { expect, test } from "vitest";
import { Checklist } from "#shared/formats/checklist";
import { noEntries } from "#shared/formats/record-entries";
import { noDecision, type ReviewEntries } from "#shared/formats/review";
import { scoreReview } from "#shared/rules/scoring";
import { frozenFacts } from "../../../renderer/features/decision/frozen-facts.ts";
import { aChecklist, aFinding, anAnswer } from "./review-builders.ts";

const checklist = Checklist.parse(aChecklist());
const head = {
  packetId: "p",
  packetTitle: "Invoice matcher",
  packetVersion: "3",
  revision: 1,
  checklist: { title: "Small", version: "1.0.0" },
};

function factsOf(entries: ReviewEntries, part: Partial<typeof head> = {}) {
  const answers = new Map(Object.entries(entries.answer));
  const waivers = Object.values(entries.waiver);
  const card = scoreReview({ checklist, answers, waivers, today: "2026-11-02" });
  const facts = frozenFacts({ head: { ...head, ...part }, entries, card });
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]));
}

test("what is frozen is summed up: packet, checklist, decision, score, gates, and what is still open", () => {
  const answer = { "a.1": "3", "a.2": "0", "b.2": "0" };
  const entries: ReviewEntries = {
    ...noEntries,
    answer: Object.fromEntries(Object.entries(answer).map(([id, key]) => [id, anAnswer({ key })])),
    waiver: { "b.2": { item: "b.2", by: "Marit", reason: "r", until: "2099-01-01" } },
    finding: { f: aFinding(), g: { ...aFinding(), status: "fixed" } },
    question: { q: { text: "Why?" } },
    decision: { decision: { ...noDecision, decision: "return" } },
  };
  expect(factsOf(entries)).toEqual({
    Packet: "Invoice matcher, version 3",
    Checklist: "Small 1.0.0",
    Decision: "Return, without a recommendation",
    Score: "25.0%",
    Gates: "1 failed (a.2), 1 waived (b.2)",
    "Open items": "1",
    "Open findings": "1, 1 settled",
    "Questions to the vendor": "1",
    Flags: "the pre-checks did not run",
  });
});

test("what is none is said to be none", () => {
  expect(factsOf(noEntries, { revision: 2 })).toMatchObject({
    Packet: "Invoice matcher, version 3 (revision 2 of the review)",
    Decision: "nothing yet",
    Score: "none",
    Gates: "none failed, none waived",
    "Open findings": "none",
    "Questions to the vendor": "none",
  });
});
