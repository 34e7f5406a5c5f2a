import { describe, expect, test } from "vitest";
import { customerDetection } from "#shared/prechecks/rules/containment/detection";
import { halfComplete } from "#shared/prechecks/rules/containment/half-complete";
import { monitoringOnly } from "#shared/prechecks/rules/containment/monitoring-only";
import { noPause } from "#shared/prechecks/rules/containment/pause";
import { noQueueOwner } from "#shared/prechecks/rules/containment/queue-owner";
import { unboundedRetry } from "#shared/prechecks/rules/containment/retry";
import { noRollback } from "#shared/prechecks/rules/containment/rollback";
import { noStopPerson, noStopTime } from "#shared/prechecks/rules/containment/stop";
import type { Rule } from "#shared/prechecks/rule";
import { factsOfExample } from "../../support/example-packet.ts";

const actions = { rows: [{ action: "update berth plan", system: "port", policy: "automatic" }] };
const count = (rule: Rule, failure: object, more: object = {}) =>
  rule.check(factsOfExample({ says: "", sections: { actions, failure, ...more } })).length;

describe("what becomes of half-done work", () => {
  test.each([
    "The planner sets the old berth.",
    "The old berth is put back from the log.",
    "A correction is mailed by the desk.",
    "Any booking can be cancelled within the hour.",
    "Storno by accounts the same day.",
    "Re-entry of the former figure by the clerk.",
    "The clerk reverses the entry with a counter-entry.",
    "Each change is undone from the history by the shift lead, normally within one shift.",
    "The nurse restores the previous dose plan.",
    "Notices are withdrawn by a second letter.",
    "Labels are voided; credits are taken back on the next bill.",
    "Version before is brought back by the editor.",
    "The curator types the former location.",
    "Rooms are released, invitations recalled.",
    "Everything it wrote can be found under its user and set right by hand.",
  ])("says nothing: %s", (rollback) => expect(count(halfComplete, { rollback })).toBe(1));

  test.each([
    "Old berth is set. A run that dies leaves its list on the desk and the planner finishes it.",
    "Old berth is set. If the line drops before the last entry, the sheet stays red until somebody closes it.",
    "Old berth is set; when the power goes, what was written so far stays and the rest is done by hand.",
    "Old berth is set. All or nothing: one commit for the whole plan.",
    "Old berth is set. Writes go in one go or not at all.",
    "Old berth is set. Should the server stop in mid-shift, the clerk sees how far it had got.",
    "Old berth is set. It picks up again from the last ticked line.",
    "Old berth is set. Where processing ceases between posting and letter, the case reverts to new.",
    "Old berth is set. Interrupted runs are swept up at midnight.",
    "Old berth is set. Torn jobs get the colour amber.",
    "Old berth is set. Bricht der Lauf ab, bleibt die Liste gesperrt.",
    "Old berth is set. Angefangene Vorgänge gehen an die Disposition.",
    "Si el proceso se interrumpe, la hoja queda abierta; la anterior se repone.",
    "Old berth is set. If the gateway does not answer after the first leg, the second is not sent.",
    "Old berth is set. A saga undoes the earlier steps when a later one fails.",
    "Old berth is set. Either both records carry the number or neither does.",
    "Old berth is set. The batch carries a run number and is taken out whole.",
    "Old berth is set. Whatever had been begun is marked unfinished.",
    "Old berth is set. If the bot is killed part-way, the supervisor works through the open list.",
    "Old berth is set. Cases left hanging show up in the morning list.",
    "Old berth is set. Stuck tickets are finished or reverted the same day.",
    "Old berth is set. Once a step times out the others are held until a person decides.",
    "Old berth is set. Orphaned slots are freed by the nightly job.",
    "Old berth is set. If it conks out during the round, the driver's sheet from yesterday counts.",
    "Old berth is set. What has been sent already stays sent and is listed; the remainder waits.",
  ])("says it: %s", (rollback) => expect(count(halfComplete, { rollback })).toBe(0));

  test("in another place", () => {
    expect(
      count(halfComplete, { rollback: "old berth is set", text: "A half-finished plan is shown in red." }),
    ).toBe(0);
    expect(
      count(halfComplete, { rollback: "old berth is set", exceptions: { what: "runs that broke off" } }),
    ).toBe(0);
    expect(
      count(halfComplete, { rollback: "old berth is set", pauseConditions: ["three crashes in an hour"] }),
    ).toBe(1);
  });
});

describe("how it is undone", () => {
  test.each([
    "",
    "none",
    "not foreseen",
    "No rollback needed since the model is accurate",
    "tbd",
    "n/a",
    "Not necessary.",
    "We monitor every run.",
  ])("nothing: %s", (rollback) =>
    expect(
      count(noRollback, {
        rollback,
        pauseConditions: ["stale plan"],
        exceptions: { owner: "Berth planner" },
      }),
    ).toBe(1),
  );
  test.each([
    "Sheet retyped from the log",
    "Planner rings the ship and tells it the old berth",
    "Yesterday's plan counts",
    "older card is typed in again from the paper",
    "COR message by the dispatcher",
    "slot let go",
    "superseded by the next edition",
    "Not possible for a sent letter; a correcting one follows by the clerk",
    "unpicked by the coach",
    "contra charge next month",
    "Annulation par le régulateur",
    "Zurückgesetzt durch die Disposition",
    "customer is invoiced again",
    "alerts of the log show the old value, which the planner types",
  ])("said: %s", (rollback) => expect(count(noRollback, { rollback })).toBe(0));
  test("without a matrix the permissions tell", () => {
    const write = { identity: { scopes: [{ system: "port", scope: "plan.write" }] }, actions: undefined };
    expect(count(noRollback, {}, write)).toBe(1);
    expect(
      count(
        noRollback,
        {},
        { identity: { scopes: [{ system: "port", scope: "plan.read" }] }, actions: undefined },
      ),
    ).toBe(0);
  });
});

describe("pause, queue, watching", () => {
  test.each([
    ["tide gauge silent"],
    ["log full"],
    ["two masts silent", "we watch it"],
    ["model version other than the released one"],
    ["alarm of the scale"],
    ["wind above 90 km/h"],
    ["partner door errors twice running"],
  ])("a condition: %s", (...pauseConditions) =>
    expect(count(noPause, { pauseConditions, exceptions: { owner: "Lead" } })).toBe(0),
  );
  test.each([[], [""], ["tbd"], ["as needed"], ["we keep an eye on it"], ["monitored around the clock"]])(
    "none: %s",
    (...pauseConditions) =>
      expect(count(noPause, { pauseConditions, exceptions: { owner: "Desk lead" } })).toBe(1),
  );
  test.each([
    "",
    "tbd",
    "such officer as shall be nominated",
    "to be named after go-live",
    "the agent",
    "exceptions@port.example",
  ])("no owner: %s", (owner) =>
    expect(count(noQueueOwner, { pauseConditions: ["x"], exceptions: { owner } })).toBe(1),
  );
  test.each([
    "Berth planner",
    "Imogen Tarrant",
    "Desk 3",
    "Turnround controller",
    "Jo Vance; a deputy to be named",
  ])("an owner: %s", (owner) =>
    expect(count(noQueueOwner, { pauseConditions: ["x"], exceptions: { owner } })).toBe(0),
  );
  test.each([
    "Two screens in the office show the orders, and somebody always has half an eye on them.",
    "Everything is on the wall board and lights up in amber.",
    "Our control centre has the whole fleet in view, day and night.",
    "Graphs, graphs, graphs. The phone pings when a line goes red.",
    "Observability is state of the art: traces, metrics, alerts.",
  ])("watching alone: %s", (text) => expect(count(monitoringOnly, { text })).toBe(1));
  test.each([
    { text: "Screens show it.", pauseConditions: ["queue over 40"] },
    { text: "Screens show it.", exceptions: { owner: "Shift lead" } },
    { text: "Screens show it.", rollback: "old plan is put back" },
  ])("not alone: %j", (failure) => expect(count(monitoringOnly, failure)).toBe(0));
});

describe("who stops it, and how fast", () => {
  test.each([
    "",
    "tbd",
    "such officer as shall be nominated prior to commencement",
    "a person yet to be appointed",
    "will be named in the kick-off",
    "the system",
    "our support team",
    "the vendor",
    "ops@vendor.example",
  ])("nobody: %s", (who) => expect(count(noStopPerson, { stop: { who } })).toBe(1));
  test.each([
    "Duty manager",
    "Ute Brandhorst",
    "Brewer on watch",
    "Regulator on duty",
    "Station duty manager or her deputy",
    "Mr. Ocke Petersen or the EDV on call",
    "Security officer on duty",
  ])("somebody: %s", (who) => expect(count(noStopPerson, { stop: { who } })).toBe(0));
  test.each([
    "",
    "promptly",
    "at once",
    "in two shakes",
    "as fast as we can",
    "with all due expedition",
    "without undue delay",
    "before you know it",
    "as soon as is possible",
    "usually a few minutes",
    "immediately",
    "in no time",
  ])("no time: %s", (within) => expect(count(noStopTime, { stop: { who: "Duty manager", within } })).toBe(1));
  test.each([
    "60 s",
    "five minutes",
    "1 min",
    "a quarter of an hour",
    "half a minute",
    "zwei Minuten",
    "5 Minuten",
    '30"',
    "diez minutos",
    "one shift",
    "3 min",
    "within 2 hours at night",
  ])("a time: %s", (within) => expect(count(noStopTime, { stop: { who: "Duty manager", within } })).toBe(0));
});

describe("who notices", () => {
  test.each([
    "The cafés know their croissants and ring us.",
    "If somebody was invited too early, he rings the hotline and grumbles.",
    "Guests will mention it at the desk.",
    "Skippers let us know over the radio soon enough.",
    "Wrong statements come back to us as complaints from authors.",
    "Players post about it in the forum.",
    "We hear from the growers when the bags are wrong.",
    "The pet parent will phone.",
    "Support looks into complaints of tenants.",
    "Hauliers write in when a slot was wrong, and we review the complaints.",
    "Parents tell the school.",
    "One-star reviews show us quickly.",
    "Carriers dispute the invoice.",
    "The congregation speaks up.",
    "Reported by passengers at the gate.",
  ])("outsiders: %s", (detection) => expect(count(customerDetection, { detection })).toBe(1));
  test.each([
    "Sector chiefs read the board aloud and compare it with the ropes.",
    "The clerk reads each draft before the parties see it.",
    "Weighbridge reports at every unloading; the yard master looks at differences.",
    "Finance compares refunds with received parcels every Monday.",
    "QS remeasures 10 lines a month; subcontractors may complain as well.",
    "Agents may object, and the objections are counted, but the examiner reads every notice.",
    "A nurse asks each patient for the name at the bedside and checks the list.",
    "Internal audit inspects twenty files; citizens can appeal.",
    "Curator walks the shelf weekly.",
    "Nightly reconciliation of totals by accounts.",
    "Dispatcher sees litres and map before OK.",
  ])("the house: %s", (detection) => expect(count(customerDetection, { detection })).toBe(0));
});

describe("trying again", () => {
  test.each([
    "Retried until it succeeds.",
    "Keyed afresh until the other side takes it.",
    "The room is asked for again, and again after that, for as long as the concert is ahead.",
    "It has another go, and another, until it's on its way.",
    "Just run it again.",
    "Simply press Run once more as often as you like.",
    "Keeps sending till the gateway says yes.",
    "Never gives up.",
    "No limit of attempts.",
    "Automatic.",
    "Posted again every few seconds without a cap.",
    "Sent again; nobody checks whether the first one landed.",
    "So lange bis es klappt.",
    "Hasta que la central lo acepte.",
    "The order is placed anew as long as the shop is open.",
    "Resubmitted over and over.",
  ])("endless: %s", (retry) => expect(count(unboundedRetry, { operatorControls: { retry } })).toBe(1));
  test.each([
    "Once, under the same number.",
    "One repetition, at the regulator's word; states are set, not toggled.",
    "max 2, idempotency key = event id",
    "Three attempts, then the queue.",
    "Twice at the outside; a second go finds the first and adds nothing.",
    "Not offered.",
    "The operator starts it again after looking whether the first went through.",
    "A repeated key is answered with the first receipt.",
    "Once more by the clerk; the ledger rejects a second draft.",
    "The retry is idempotent and stops after an hour.",
    "no more than two repetitions, each bearing the statement number",
    "Höchstens zweimal.",
    "Repeats until the bank answers, five times at most.",
  ])("bounded: %s", (retry) => expect(count(unboundedRetry, { operatorControls: { retry } })).toBe(0));
});
