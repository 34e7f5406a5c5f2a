import { expect, test } from "vitest";
import { newFinding } from "#shared/rules/new-finding";

const link = { from: "packet", ref: "evidence/log.txt", location: "p. 3" } as const;

test("a finding at a failed gate is of high severity, and takes over what proves the answer", () => {
  expect(newFinding({ item: "gate", gate: "failed", links: [link] })).toMatchObject({
    item: "gate",
    severity: "high",
    status: "open",
    links: [link],
  });
});

test.each(["passed", "waived", "open", undefined] as const)(
  "elsewhere it is of medium severity: %s",
  (gate) => {
    expect(newFinding({ item: "a", gate, links: [] }).severity).toBe("medium");
  },
);

test("a finding about no item names none", () => {
  expect(newFinding(undefined)).not.toHaveProperty("item");
});
