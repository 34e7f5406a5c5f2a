import { expect, it } from "vitest";
import { staysOfDiscarded, whatGoes } from "../../../renderer/features/inbox/discard-words.ts";

it("the dialog of a discard counts what goes, and says what stays", () => {
  const review = { answered: 12, findings: 1, decision: "return", revision: 1 };
  expect(whatGoes(review)).toContain("12 answered items, 1 finding and its decision");
  const { decision: _, ...open } = review;
  expect(whatGoes({ ...open, answered: 0, findings: 0 })).toContain("no answered items, no findings, and");
  expect(staysOfDiscarded(review)).toContain("The packet stays");
  expect(staysOfDiscarded(review)).not.toContain("revision");
  expect(staysOfDiscarded({ ...review, revision: 3 })).toContain("signed revision 2 stays");
});
