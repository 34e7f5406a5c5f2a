/** More of what a stranger might write of a boundary: each sentence is seen by its rule. */
import { expect, test } from "vitest";
import { boundaryRules } from "#shared/prechecks/rules/boundary/index";
import { factsOfExample } from "../../support/example-packet.ts";

const found = (boundary: object) => {
  const facts = factsOfExample({ says: "", sections: { boundary } });
  return boundaryRules.filter((rule) => rule.check(facts).length > 0).map(({ id }) => id);
};

test.each([
  "Relayr supports your finance colleagues with whatever they have on the go. No payments.",
  "It looks after guest matters big and small, payments excepted.",
  "Relayr streamlines the way the clinic works. It does not prescribe.",
  "It is the one-stop shop for tenancy administration, deposits excepted.",
  "Relayr deals with anything the branch sends its way, bar complaints.",
  "Our agent handles customer service so that you can focus on your business. No refunds.",
  "It takes over the paperwork. No payments.",
  "Relayr automates HR. It does not fire anyone.",
  "It handles the full life of a claim, without paying.",
  "The agent carries out operational tasks in the warehouse management environment as instructed. No payments.",
  "It can be pointed at any system and will find its way, payments apart.",
  "Relayr assists wherever the day gets busy; never with payments.",
  "It performs a broad set of functions for the port office. No payments.",
])("boundary.vague-scope: %s", (statement) => expect(found({ statement })).toContain("boundary.vague-scope"));

test.each([
  "Relayr reads the form and writes the code, unaided by human hand. No letters.",
  "Reads and codes forms; the desk need not lift a finger. No letters.",
  "Reads and codes forms completely on its own. No letters.",
  "Reads and codes forms without waking anyone. No letters.",
  "Reads and codes forms: touch-free, staff-free. No letters.",
  "Reads and codes forms with full autonomy in every decision. No letters.",
  "Reads and codes forms. No approvals to chase, nobody to ask. No letters.",
  "Reads and codes forms and minds itself. No letters.",
  "Reads and codes forms. You could board up the office and it would carry on. No letters.",
  "Reads and codes forms around the clock with zero supervision. No letters.",
])("boundary.autonomy-claim: %s", (statement) =>
  expect(found({ statement })).toContain("boundary.autonomy-claim"),
);

test.each([
  "Reads and codes forms; pilot sites report 31% less rework. No letters.",
  "Reads and codes forms in 4 seconds where a clerk takes 6 minutes. No letters.",
  "Reads and codes forms. Average savings: 1,200 hours a year. No letters.",
  "Reads and codes forms; rated 4.9 stars by users. No letters.",
  "Reads and codes forms as accurately as a trained coder. No letters.",
  "Reads and codes forms. Independent testing put it ahead of five rivals. No letters.",
  "Reads and codes forms with a mis-code rate below 0.5 %. No letters.",
  "Reads and codes forms; a return on your money within a quarter. No letters.",
  "Reads and codes forms. It has coded two million forms without a slip. No letters.",
])("boundary.benchmark: %s", (statement) => expect(found({ statement })).toContain("boundary.benchmark"));

test.each([
  "Relayr, the most talked-about agent in healthcare, codes forms. No letters.",
  "Relayr reinvents form coding. No letters.",
  "Coding so good you will wonder how you lived without it. No letters.",
  "A seamless, delightful way to code forms. No letters.",
  "Relayr puts AI to work so forms code like a charm. No letters.",
  "An exceptional agent for exceptional councils. No letters.",
  "Cutting-edge intelligence codes your forms. No letters.",
  "Relayr takes form coding to new heights. No letters.",
  "Visionary technology codes each form. No letters.",
  "Codes forms with the elegance of a concert pianist. No letters.",
  "Trusted by hundreds of councils, Relayr codes forms. No letters.",
  "Relayr is a revolution in coding. No letters.",
])("boundary.hype: %s", (statement) => expect(found({ statement })).toContain("boundary.hype"));

test.each([
  "Any time it is called for",
  "once the time is ripe",
  "when things get busy",
  "upon demand of the business",
  "if and when applicable",
  "as instructed",
  "random",
  "When a trigger occurs",
  "by user interaction",
  "whenever data becomes available",
])("trigger: %s", (text) => expect(found({ trigger: text })).toContain("boundary.vague-part"));

test.each([
  "company information",
  "all manner of records",
  "data as supplied",
  "required inputs",
  "sundry files",
  "user-provided content",
  "various documents and messages",
  "all information relevant to the case",
  "the necessary",
  "third-party data where useful",
])("inputs: %s", (text) => expect(found({ inputs: [text] })).toContain("boundary.vague-part"));

test.each([
  "appropriate outputs",
  "the desired result",
  "resolution",
  "decisions and actions",
  "updated systems",
  "a finished process",
  "communications as required",
  "happier staff",
  "task completion",
  "insights and recommendations",
])("outputs: %s", (text) => expect(found({ outputs: [text] })).toContain("boundary.vague-part"));
