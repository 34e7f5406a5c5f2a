/** Plain sentences of many trades that hold a word of a boast, and boasts in wordings of their own. */
import { expect, test } from "vitest";
import { boundaryRules } from "#shared/prechecks/rules/boundary/index";
import { factsOfExample } from "../../support/example-packet.ts";

const found = (boundary: object) => {
  const facts = factsOfExample({ says: "", sections: { boundary } });
  return boundaryRules.filter((rule) => rule.check(facts).length > 0).map(({ id }) => id);
};
const ofWords = /hype|autonomy|vague-scope/;

test.each([
  "The clerk decides by the end of the day whether anything else is needed from the applicant.",
  "The tool reads the whole process chart and marks the steps with no owner.",
  "The agent prepares everything that the notary needs for the appointment: the deed and the extract.",
  "It drafts a reply for anything that arrives without a case number.",
  "Members can sit back at the reading room and wait for the book to be brought.",
  "The guard may go home once the relief has signed.",
  "Without any human approval only the status field changes.",
  "The agent reads the full range of readings between 0 and 40 bar.",
  "It sorts messages of all kinds into nine folders.",
  "It works in the background while the clerk does other things.",
  "The vendor provides support in English and Czech.",
  "Its output is a list, like a colleague would hand over at the end of the shift.",
  "Customers sometimes ask us whether the assistant works end to end; it does not.",
  "We were asked whether this is an end-to-end solution.",
  "Either it runs by itself, or the desk presses Accept.",
  "It is autonomous only in the sense that it starts by timer.",
  "The driverless shuttle of the airport has its own control room.",
  "The ship's master takes full responsibility for the stowage plan.",
  "It runs on its own server in Lyon.",
  "It acts without asking in three cases only, which rows 4 to 6 describe.",
  "No sign-off is needed for a draft, but every letter is signed by a person.",
  "No operator other than the shift lead can start it.",
  "Manual checks are not needed where the reader has given a clean scan; the rest are looked at.",
  "The advanced search of the catalogue is used with the shelf mark.",
  "By itself it can do two things: tag the mail and move it to a folder.",
])("plain: %s", (statement) => expect(found({ statement }).filter((id) => ofWords.test(id))).toEqual([]));

test.each([
  ["vague-scope", "Lumo processes inbound items and takes the appropriate steps."],
  ["vague-scope", "Lumo performs follow-up actions in the relevant systems."],
  ["vague-scope", "Lumo is a general assistant for the planning office."],
  ["vague-scope", "Lumo plugs into the systems you already have and gets to work."],
  ["vague-scope", "Lumo makes procurement easier."],
  ["vague-scope", "Lumo helps you run your practice."],
  ["hype", "The brightest assistant in shipping."],
  ["hype", "Lumo is in a class by itself."],
  ["hype", "Lumo is the new standard in ticket handling."],
  ["autonomy-claim", "It reads, decides and books, and people are simply not part of it."],
  ["autonomy-claim", "Your clerks will never see these mails again."],
  ["autonomy-claim", "It works the night with the office dark and empty."],
  ["autonomy-claim", "100% automated, 0% human."],
  ["autonomy-claim", "You'll never have to check its work."],
  ["autonomy-claim", "Lumo does not wait for people."],
  ["autonomy-claim", "Approvals are a thing of the past."],
  [
    "no-limit",
    "When a car is handed back it reads the photos. If the car cannot be rented out, it books another.",
  ],
])("boundary.%s: %s", (rule, statement) => expect(found({ statement })).toContain(`boundary.${rule}`));

test.each([
  { trigger: "Something relevant happens" },
  { trigger: "Different for each customer" },
  { trigger: "In response to needs" },
  { inputs: ["Data from connected systems"] },
  { inputs: ["What is available"] },
  { inputs: ["Signals from across the estate"] },
  { outputs: ["The right outcome"] },
])("boundary.vague-part: %o", (part) => expect(found(part)).toContain("boundary.vague-part"));

test.each([
  { trigger: "When the data from the scale arrives" },
  { trigger: "On request of the ward sister, by the button “Prepare discharge”" },
  { inputs: ["sensor data of the cold store", "information from the road authority"] },
  { outputs: ["updates in the CRM", "recommendation to the underwriter", "test results"] },
])("definite: %o", (part) => expect(found(part)).not.toContain("boundary.vague-part"));

test("a statement that leaves it to people in some case names a limit", () =>
  expect(
    found({ statement: "It matches bank lines. Where it is not sure, the ledger clerk decides." }),
  ).not.toContain("boundary.no-limit"));
