import { describe, expect, test } from "vitest";
import { approverNotHuman, noApprover } from "#shared/prechecks/rules/actions/approver";
import { dependsBucket } from "#shared/prechecks/rules/actions/depends";
import { noBucket } from "#shared/prechecks/rules/actions/missing";
import { factsOfExample } from "../../support/example-packet.ts";

const rules = [approverNotHuman, noApprover, dependsBucket, noBucket];
/** A row as it stands, in small letters and in capitals. */
const flagged = (row: Record<string, string>) =>
  [row, changed(row, (text) => text.toLowerCase()), changed(row, (text) => text.toUpperCase())].map((one) =>
    rules
      .filter(
        ({ check }) =>
          check(
            factsOfExample({
              says: "",
              top: { vendor: { name: "Kegworks", product: "TapLine" }, buyer: { name: "Oakmere Brewery" } },
              sections: { actions: [{ action: "send offer", ...row, ...one }] },
            }),
          ).length > 0,
      )
      .map(({ id }) => id)
      .join(" "),
  );
const changed = (row: Record<string, string>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(row).map(([field, text]) => [field, change(text)]));
const thrice = (id: string) => [id, id, id];

describe("a policy is a bucket, a hedge or neither", () => {
  test.each([
    ["human in the loop", "actions.no-bucket"],
    ["supervised", "actions.no-bucket"],
    ["manual", "actions.no-bucket"],
    ["level 2", "actions.no-bucket"],
    ["n/a", "actions.no-bucket"],
    ["whichever is quicker", "actions.depends"],
    ["conditional", "actions.depends"],
    ["auto on weekdays", "actions.depends"],
    ["automatic unless new customer", "actions.depends"],
    ["approval (skipped for repeat customers)", "actions.depends"],
  ])("%s: %s", (policy, id) => {
    expect(flagged({ policy })).toEqual(thrice(id));
  });
});

describe("an approver", () => {
  const asked = (approver: string, more: Record<string, string> = {}) =>
    flagged({ policy: "approval", approver, ...more });
  test.each([
    "Tracing agent on shift",
    "Lead agent, contact centre",
    "Dispatcher on duty (24/7)",
    "Robot cell supervisor",
    "Data steward, Customer Data Platform team",
    "Any two of: bursar, deputy bursar, head",
    "Two clerks from the payments office",
    "Switching clerk; if the customer objects, the complaints officer decides",
    "Parent of the pupil",
  ])("is a person: %s", (approver) => {
    expect(asked(approver)).toEqual(thrice(""));
  });
  test.each([
    "SAP release strategy",
    "LLM-as-judge",
    "second model (critic)",
    "four-eyes check by two agents",
  ])("is none: %s", (approver) => {
    expect(asked(approver)).toEqual(thrice("actions.approver-not-human"));
  });
  test("for the first month only leaves the rest open", () => {
    expect(asked("Sales lead for the first month")).toEqual(thrice("actions.depends"));
  });
  test.each([
    ["after 30 minutes of silence we treat it as a go", "actions.depends"],
    ["2 hours; silence is never taken as a yes", ""],
    ["4 h, then the booking lapses", ""],
    ["48 h then blocked, the workflow manager is told", ""],
  ])("who does not answer: %s", (approvalTimeout, id) => {
    expect(asked("Sales lead", { approvalTimeout })).toEqual(thrice(id));
  });
});
