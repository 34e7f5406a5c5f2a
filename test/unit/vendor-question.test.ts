import { describe, expect, test } from "vitest";
import { allRules } from "#shared/prechecks/all-rules";
import { questionToSettle } from "#shared/prechecks/vendor-question";

describe("what would settle a flag, as a question", () => {
  test.each([
    ["The kind of account, and its name.", "Can you provide the kind of account, and its name?"],
    ["How long, and what deletes it.", "Can you tell us how long, and what deletes it?"],
    ["Who rotates the credentials.", "Can you tell us who rotates the credentials?"],
    ["SIEM export of one run.", "Can you provide SIEM export of one run?"],
    ["  ", "Can you tell us how this is meant?"],
  ])("%s", (settles, question) => {
    expect(questionToSettle(settles)).toBe(question);
  });

  test("for every rule: one question mark, at its end", () => {
    for (const rule of allRules) {
      const question = questionToSettle(rule.settles);
      expect(question).toMatch(/^Can you (tell us|provide) [^?]+\?$|^Can you tell us how this is meant\?$/);
    }
  });
});
