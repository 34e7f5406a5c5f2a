import { expect, test } from "vitest";
import { autonomy } from "#shared/prechecks/rules/boundary/autonomy";
import { benchmark } from "#shared/prechecks/rules/boundary/benchmark";
import { vagueScope } from "#shared/prechecks/rules/boundary/vague-scope";
import type { Rule } from "#shared/prechecks/rule";
import { factsOfExample } from "../../support/example-packet.ts";

const flags = (rule: Rule, statement: string) =>
  rule.check(factsOfExample({ says: "", sections: { boundary: { statement } } })).length;

test.each([
  "It also looks after whatever the mountain throws at the control room that day.",
  "It sorts whatever lands on your desk.",
  "It deals with anything that comes its way.",
  "Give it whatever the night brings.",
  "It turns its hand to everything you throw at it.",
  "It answers whatever guests ask.",
  "Handles anything callers want.",
])("vague scope: %s", (statement) => expect(flags(vagueScope, statement)).toBe(1));

test.each([
  "It reads whatever the scanner has saved in the folder of the day and files it by number, nothing else.",
  "It does not do whatever callers ask.",
  "All invoices that arrive in the AP inbox are read.",
  "Reads everything on form 7.",
  "It never answers anything that asks for a price.",
  "It sorts the letters that land in the tray.",
])("no vague scope: %s", (statement) => expect(flags(vagueScope, statement)).toBe(0));

test.each([
  "Go on, dim the lights and send everybody home: Buddy minds the shop by itself till the early birds come in.",
  "You can lock up at six and go home.",
  "Nobody has to sit next to it.",
  "It ticks along all night on its own.",
  "No babysitters.",
  "Leave it to it.",
  "It works while the town sleeps.",
  "Who needs a night shift?",
  "It decides on its own which bay is next.",
  "Runs unattended all weekend.",
])("boast of autonomy: %s", (statement) => expect(flags(autonomy, statement)).toBe(1));

test.each([
  "It decides nothing by itself.",
  "It does not run on its own.",
  "A clerk signs each letter; the assistant works only while the clerk is logged in.",
  "The office is closed at six and the agent stops then.",
])("no boast of autonomy: %s", (statement) => expect(flags(autonomy, statement)).toBe(0));

test.each([
  "In our spring bake-off it picked the right code nine times out of ten, two better than the best rival, and floors like yours have shaved 38 seconds off each call.",
  "It is twice as fast as your clerks.",
  "It needs half the time.",
  "Saves three hours a week per nurse.",
  "94 % of shortlists are taken as they are.",
  "It came first, scoring 4.8 out of 5 in the pilot.",
  "Fewer errors than any clerk.",
  "Pays for itself in six weeks.",
  "It halves handling time.",
])("benchmark: %s", (statement) => expect(flags(benchmark, statement)).toBe(1));

test.each([
  '"Attenuation 78 %" and the like in our screenshots are readings of beer, not marks for the software.',
  "It cuts the loaf into 12 slices.",
  "Doubles are listed for the clerk.",
  "One in ten letters is drawn for the spot check.",
  "Cuts are made in days of two hours each.",
  "It frees the slot two hours before the visit.",
  "A tank at 40 % full is left alone.",
  "Saves the file for three days.",
  "Bills that differ by over 2 % go to a clerk.",
])("no benchmark: %s", (statement) => expect(flags(benchmark, statement)).toBe(0));
