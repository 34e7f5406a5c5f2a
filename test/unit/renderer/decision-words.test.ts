import { describe, expect, it } from "vitest";
import { noDecision } from "#shared/formats/review";
import { asksTerms, reasonWords, termsNamed } from "../../../renderer/features/decision/decision-words.ts";

describe("the terms of an approval", () => {
  it("are asked until the decision is none that has terms", () => {
    expect(asksTerms(undefined)).toBe(true);
    expect(asksTerms("approve")).toBe(true);
    expect(asksTerms("approve-with-conditions")).toBe(true);
    expect(asksTerms("return")).toBe(false);
    expect(asksTerms("reject")).toBe(false);
  });

  it("are named where some are written down", () => {
    expect(termsNamed(noDecision)).toBeUndefined();
    expect(termsNamed({ ...noDecision, scope: " " })).toBeUndefined();
    expect(termsNamed({ ...noDecision, stoppedBy: "The duty manager" })).toBe("who can stop it");
    const condition = { text: "t", owner: "o", due: "" };
    expect(
      termsNamed({ ...noDecision, scope: "s", excluded: ["x"], conditions: [condition, condition] }),
    ).toBe("the scope, an exclusion and 2 conditions");
  });
});

describe("the reason", () => {
  const card = (recommendation: "incomplete" | "return" | "approve", ...open: string[]) => ({
    recommendation,
    open,
  });

  it("is asked for by what is decided", () => {
    expect(reasonWords("return", card("incomplete", "a"))).toMatchObject({
      label: "Why you return it",
      needed: true,
    });
    expect(reasonWords("return", card("incomplete", "a")).description).toContain(
      "There is no recommendation yet: one item is open.",
    );
    expect(reasonWords("reject", card("return")).description).toContain("The recommendation is “Return”.");
    expect(reasonWords("approve-with-conditions", card("approve")).label).toBe(
      "Why you approve it with conditions",
    );
  });

  it("may be given where the decision follows the recommendation, or is not made", () => {
    expect(reasonWords("approve", card("approve"))).toMatchObject({ label: "Reason", needed: false });
    expect(reasonWords(undefined, card("incomplete", "a"))).toMatchObject({ label: "Reason", needed: false });
  });
});
