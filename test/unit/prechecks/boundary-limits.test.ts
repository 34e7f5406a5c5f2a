/** What limits the work, and what only tells a case, a time or a place; who does the rest. */
import { describe, expect, test } from "vitest";
import { boundaryRules } from "#shared/prechecks/rules/boundary/index";
import { noLimit } from "#shared/prechecks/rules/boundary/no-limit";
import { vaguePart } from "#shared/prechecks/rules/boundary/vague-part";
import { vagueScope } from "#shared/prechecks/rules/boundary/vague-scope";
import { factsOfExample } from "../../support/example-packet.ts";

const factsOf = (boundary: object) =>
  factsOfExample({
    says: "",
    top: { buyer: { name: "Fenmoor County Libraries" }, vendor: { name: "Quill", product: "Shelfmark" } },
    sections: { boundary },
  });

describe("a limit", () => {
  test.each([
    "Where the flock came in outside the band it alters the grower's price once the desk says so.",
    "Looks up the next reservation. Books whose barcode cannot be read are put on the trolley list.",
    "Messages go out by SMS until the list is empty, and answers are shown just after they arrive.",
    "Forms from outside Europe get the other letterhead. It leaves a receipt for each step.",
    "If the lorry stops at another gate, it books a slot there.",
  ])("none: %s", (statement) => expect(noLimit.check(factsOf({ statement }))).toHaveLength(1));

  test.each([
    "Looks up the next reservation. Fines remain the business of the counter.",
    "It works on a file until a clerk takes over.",
    "It just reads the slip.",
    "When a form cannot be read, a clerk types it in.",
    "It leaves the choice of the seat to the box office.",
  ])("one: %s", (statement) => expect(noLimit.check(factsOf({ statement }))).toEqual([]));
});

describe("a scope", () => {
  test.each([
    "It furthermore assists the practice with its operations in general.",
    "Shelfmark runs the back office of the branches.",
    "It automates library operations.",
    "It looks after day-to-day affairs.",
    "It covers the circulation process from beginning to end.",
    "The platform sees to the rest.",
  ])("without an end: %s", (statement) => expect(vagueScope.check(factsOf({ statement }))).toHaveLength(1));

  test.each([
    "It opens the case and lays before a registrar whatever requires a registrar.",
    "The counter sees to the rest.",
    "The whole process is described in the branch handbook.",
    "If anything at all differs, the file is put down.",
    "It helps the librarian with the pick-up slip.",
  ])("with one: %s", (statement) => expect(vagueScope.check(factsOf({ statement }))).toEqual([]));
});

test.each(["in case of demand", "depending on workload"])("a beginning that is none: %s", (trigger) =>
  expect(vaguePart.check(factsOf({ trigger }))).toHaveLength(1),
);
test.each(["a suitable reaction", "follow-up measures", "insights for the branch"])(
  "an output that is none: %s",
  (output) => expect(vaguePart.check(factsOf({ outputs: [output] }))).toHaveLength(1),
);

test.each([
  "No notice goes out by itself.",
  "A code is unreadable when fewer than 95 % of its bars are seen.",
])("no boast: %s", (statement) =>
  expect(
    boundaryRules
      .filter(({ id }) => /autonomy|benchmark|hype/.test(id))
      .filter((rule) => rule.check(factsOf({ statement })).length > 0),
  ).toEqual([]),
);
