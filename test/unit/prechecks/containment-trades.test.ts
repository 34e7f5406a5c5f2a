/** What contains a failure and what only sounds like it, in the words of many trades. */
import { describe, expect, test } from "vitest";
import { halfComplete } from "#shared/prechecks/rules/containment/half-complete";
import { monitoringOnly } from "#shared/prechecks/rules/containment/monitoring-only";
import { noPause } from "#shared/prechecks/rules/containment/pause";
import { noQueueOwner } from "#shared/prechecks/rules/containment/queue-owner";
import { noRollback } from "#shared/prechecks/rules/containment/rollback";
import { noStopPerson, noStopTime } from "#shared/prechecks/rules/containment/stop";
import type { Rule } from "#shared/prechecks/rule";
import { factsOfExample } from "../../support/example-packet.ts";

const actions = { rows: [{ action: "update berth plan", system: "port", policy: "automatic" }] };
const top = {
  vendor: { name: "Corbel Analytics", product: "Mooring Mate", contact: "Ada Finch, a.finch@corbel.example" },
  buyer: { name: "Port of Halvik" },
};
const fires = (rule: Rule, failure: object) =>
  rule.check(factsOfExample({ says: "", top, sections: { actions, failure } })).length > 0;

describe("who can stop it", () => {
  test.each([
    "",
    "TBD",
    "to be agreed during onboarding",
    "The buyer will name a person before go-live",
    "Corbel's service desk",
    "Corbel on-call engineer",
    "our operations team",
    "our NOC",
    "the Provider's helpdesk",
    "the Contractor",
    "Supplier support",
    "vendor hotline",
    "Mooring Mate itself",
    "the agent",
    "the system, automatically",
    "circuit breaker",
    "watchdog process",
    "a rule in the orchestrator",
    "AI team (tbd)",
    "whoever is around",
    "anyone",
    "n/a",
    "not foreseen",
    "Ada Finch",
    "we do",
    "somebody on the team",
    "nobody, it does not need stopping",
    "an.on-call@corbel.example",
    "post currently vacant",
    "our customer success manager",
    "the Licensor's duty desk",
    "the platform",
    "kill switch service",
  ])("nobody: %s", (who) => expect(fires(noStopPerson, { stop: { who, within: "5 minutes" } })).toBe(true));

  test.each([
    "Duty manager",
    "harbour master on duty",
    "Vera Lindqvist-Moss",
    "vera lindqvist-moss, or her deputy",
    "IT service desk lead, round the clock",
    "Night porter",
    "the ward sister in charge",
    "Head of claims or, failing her, the duty supervisor",
    "R. Okafor, platform on-call",
    "any shift supervisor in the control room",
    "Port of Halvik control room, desk officer",
    "Service desk, Halvik (24/7): Ola Brandt",
    "Schichtleiter der Leitwarte",
    "Jefe de turno",
    "Le chef de service de garde",
    "Claims operations manager Priya Nandakumar",
    "Supplier quality manager of the port",
    "Dr. Hauke Lindholz",
    "each dispatcher at their own screen",
    "Chief engineer; if ashore, second engineer",
    "AI operations duty officer",
    "Vendor management officer of the port, Ines Aalto",
    "Sgt Petra Lindgren",
    "KJELL RASK",
  ])("somebody: %s", (who) =>
    expect(fires(noStopPerson, { stop: { who, within: "5 minutes" } })).toBe(false),
  );

  test.each([
    "promptly",
    "as soon as possible",
    "ASAP",
    "without undue delay",
    "immediately",
    "in good time",
    "quickly",
    "in a jiffy",
    "as fast as we can",
    "shortly after the call",
    "with due speed",
    "when convenient",
    "after the running jobs are through",
    "a few moments",
    "soon",
    "real time",
    "instantly, usually",
    "within a reasonable time",
    "at the next opportunity",
    "before long",
    "it depends",
    "tbd",
    "in a timely manner",
  ])("no time: %s", (within) =>
    expect(fires(noStopTime, { stop: { who: "Duty manager", within } })).toBe(true),
  );
  test.each([
    "5 minutes",
    "60 s",
    "within the hour",
    "one minute",
    "a quarter of an hour",
    "half an hour",
    "ninety seconds",
    "less than 2 min",
    "PT5M",
    "00:05:00",
    "by the end of the shift",
    "one polling interval (30 s)",
    "15min",
    "two hours at most",
    "next heartbeat, 10 seconds",
    "0 s, the current write is not finished",
    "same working day",
    "3 Minuten",
    "un cuarto de hora",
  ])("a time: %s", (within) =>
    expect(fires(noStopTime, { stop: { who: "Duty manager", within } })).toBe(false),
  );
});

describe("who owns the queue", () => {
  test.each([
    "",
    "TBC",
    "the queue",
    "Exceptions inbox",
    "shared mailbox",
    "exceptions@halvik.example",
    "#berth-exceptions",
    "the agent retries them",
    "to be appointed",
    "unassigned",
    "nobody in particular",
    "whoever picks it up",
    "à désigner",
    "noch offen",
    "por designar",
    "-",
    "yet to be determined by the buyer",
  ])("nobody: %s", (owner) =>
    expect(fires(noQueueOwner, { exceptions: { what: "unclear forms", owner } })).toBe(true),
  );
  test.each([
    "Intake desk lead",
    "Ildefonso Marrero",
    "ildefonso marrero",
    "Berth planner on shift",
    "Senior QS, Bronagh Tiernan",
    "Accounts payable supervisor",
    "quartermaster vroni egger",
    "Mrs O. Dunleavy",
    "The registrar",
    "Priya Ramanathan (excursion desk)",
    "Exceptions desk, led by Tova Lindahl",
  ])("somebody: %s", (owner) =>
    expect(fires(noQueueOwner, { exceptions: { what: "unclear forms", owner } })).toBe(false),
  );
});

describe("what makes it pause", () => {
  test.each([
    { pauseConditions: [] },
    { pauseConditions: ["none"] },
    { pauseConditions: ["not needed"] },
    { pauseConditions: [""], detection: "The planner reads each plan." },
    { exceptions: { what: "odd ships", owner: "Planner" }, rollback: "old berth is set" },
    { pauseConditions: ["we keep watch on it"], rollback: "old berth is set" },
    { pauseConditions: ["n/a"], rollback: "old berth is set" },
    { pauseConditions: ["as needed"], rollback: "old berth is set" },
    { pauseConditions: ["to be defined together"], rollback: "old berth is set" },
  ])("nothing: %j", (failure) => expect(fires(noPause, failure)).toBe(true));
  test.each([
    { pauseConditions: ["tide table older than 6 h"] },
    { pauseConditions: ["two plans differ"] },
    { pauseConditions: ["AIS feed silent"] },
    { text: "If the gauge and the table part company, Mooring Mate lays down its tools." },
    { text: "It stands still as soon as three ships are refused in a row." },
    { text: "Should the feed dry up, no new plan is started." },
    { text: "When the tide table is stale the run is held." },
    { detection: "On the third mismatch it stops and rings the planner." },
    { pauseConditions: ["register unreachable", "no answer from the harbour radio"] },
    { pauseConditions: ["queue longer than forty"] },
    { pauseConditions: ["monitoring shows more than 5 errors per hour"] },
  ])("something: %j", (failure) => expect(fires(noPause, failure)).toBe(false));
});

describe("how it is undone", () => {
  test.each([
    "",
    "n/a",
    "not applicable",
    "Not needed, plans are always right",
    "tbd",
    "our engineers watch every run",
    "none foreseen",
    "There is no way back",
    "cannot be undone",
    "Changes are final.",
    "Not possible",
    "dashboards",
  ])("not at all: %s", (rollback) =>
    expect(fires(noRollback, { pauseConditions: ["stale source"], rollback })).toBe(true),
  );
  test.each([
    "The planner sets the old berth.",
    "Old values are in the journal; a clerk types them in again.",
    "Storno by accounts",
    "Version history, one click",
    "A correcting letter goes out the same day.",
    "Rückbuchung durch die Buchhaltung",
    "Restore from the nightly copy",
    "Planner re-keys from the printed sheet",
    "Void and re-issue",
    "Each change carries the prior value; the desk lead puts it back.",
    "The buyer's DBA replays the journal backwards",
    "Counter-booking",
    "Bookings are released by hand within the shift",
    "Snapshot before every write",
  ])("somehow: %s", (rollback) =>
    expect(fires(noRollback, { pauseConditions: ["stale source"], rollback })).toBe(false),
  );
});

describe("half-done work is spoken of", () => {
  test.each([
    "Old berth is set. A crane order that fails between booking and notice is shown in orange.",
    "Old berth is set. If it falls over with two of five ships done, the other three wait for the planner.",
    "Old berth is set. A plan is written in one transaction.",
    "Old berth is set. Nothing is shown to pilots before all entries are in.",
    "Old berth is set. Unfinished plans are listed at shift change.",
    "Old berth is set. Should a run be stopped midway, its entries carry the mark OPEN.",
    "Old berth is set. Runs that time out are picked up by the planner.",
    "Old berth is set. Each step is ticked; unticked ones are done by hand.",
    "Old berth is set. A job without its end mark is thrown out whole by the night job.",
    "Old berth is set. Where only the first letter has gone, the second is written by the clerk.",
    "Old berth is set. Incomplete sets are deleted.",
    "Old berth is set. If a fault strikes after the booking and before the mail, the desk mails.",
    "Old berth is set. Staged entries only go live together.",
    "Old berth is set. Pending plans expire after ten minutes.",
    "Old berth is set. If interrupted, the case returns to its starting state.",
    "Old berth is set. A broken-off run shows a half moon and is completed by the planner.",
    "Old berth is set. When the line is lost the last step is checked and repeated or dropped.",
    "Old berth is set. Half the list done? The rest stays grey until the planner looks.",
    "Old berth is set. Partial postings sit in suspense and are cleared daily.",
    "Old berth is set. The job resumes at the ship where it left off.",
    "Old berth is set. Stranded records go to the exceptions list.",
  ])("%s", (rollback) =>
    expect(fires(halfComplete, { pauseConditions: ["stale source"], rollback })).toBe(false),
  );
  test.each([
    "The planner sets the old berth from the journal.",
    "Any entry can be reversed by the desk lead the same day.",
    "A wrong notice is followed by a correcting one.",
    "Version history keeps 90 days; one click restores.",
    "Clerk re-keys the old figure.",
    "The pilot order is withdrawn by radio and written anew.",
    "Accounts posts the contra entry, the desk tells the carrier.",
    "Everything can be put back from last night's copy.",
    "The supervisor sets the flag back to green.",
  ])("not: %s", (rollback) =>
    expect(fires(halfComplete, { pauseConditions: ["stale source"], rollback })).toBe(true),
  );
});

describe("watching", () => {
  test.each([
    { text: "All runs are monitored around the clock by our operations centre." },
    { detection: "Alerts go to Slack.", text: "We keep a close eye on every run." },
    { text: "A wall of screens in the office shows every plan; a horn sounds on red." },
    { pauseConditions: ["monitored 24/7"], rollback: "n/a" },
    { text: "Full observability with traces and metrics. On-call is paged on anomalies." },
    { detection: "Dashboard with live health scores" },
    { text: "Our telemetry would spot any deviation at once." },
    { text: "Every step is logged and the logs are watched by a second model." },
    { text: "The vendor's SOC has visibility of all sessions." },
    { text: "Automatic alarms tell the team when something looks odd." },
  ])("is all there is: %j", (failure) => {
    expect(fires(monitoringOnly, { stop: { who: "Duty manager", within: "5 min" }, ...failure })).toBe(true);
    for (const rule of [noPause, noQueueOwner, noRollback, halfComplete])
      expect(fires(rule, failure)).toBe(false);
  });
  test.each([
    { text: "Runs are monitored. On two errors it stops.", rollback: "old berth is set" },
    { detection: "Dashboard", exceptions: { owner: "Planner" } },
    { detection: "Alerts", pauseConditions: ["error rate above 3 %"] },
    { text: "Watched by the planner, who sets the old berth where it is wrong." },
  ])("is not all: %j", (failure) => expect(fires(monitoringOnly, failure)).toBe(false));
});
