import { describe, expect, test } from "vitest";
import { readSentence, sentencesOf, type About } from "#shared/intake/sentences";
import { policyLeadOf } from "#shared/intake/values";

const said = (text: string, about: About = {}) =>
  sentencesOf(text)
    .flatMap((sentence) => readSentence(sentence, about))
    .map(({ path, text: value }) => `${path} = ${value}`);

describe("a sentence with its verb and both its sides says a field", () => {
  test.each<[string, About, string[]]>([
    [
      "Any nurse in charge can pause the helper with the yellow key on the ward phone; it takes effect in under ten seconds.",
      {},
      [
        "failure.stop.who = Any nurse in charge",
        "failure.stop.how = the yellow key on the ward phone",
        "failure.stop.within = under ten seconds",
      ],
    ],
    [
      "Shift lead, with the lever beside the belt. The robot stands still within one minute.",
      { path: "failure.stop.who" },
      [
        "failure.stop.who = Shift lead",
        "failure.stop.how = the lever beside the belt",
        "failure.stop.within = one minute",
      ],
    ],
    [
      "It starts when a parcel is scanned at gate 4. It does not handle livestock, weapons or medicines.",
      { section: "boundary" },
      [
        "boundary.trigger = when a parcel is scanned at gate 4",
        "boundary.outOfScope[] = livestock",
        "boundary.outOfScope[] = weapons",
        "boundary.outOfScope[] = medicines",
      ],
    ],
    [
      "Parcels without an address go to the blue shelf, which the gate clerk empties at noon. Each parcel comes with the scan and the scale slip.",
      { section: "failure" },
      [
        "failure.exceptions.what = Parcels without an address",
        "failure.exceptions.owner = gate clerk",
        "failure.exceptions.evidence[] = the scan",
        "failure.exceptions.evidence[] = the scale slip",
      ],
    ],
    [
      "It waits when the scale is off, when two labels differ or when the belt is full.",
      { section: "failure" },
      [
        "failure.pauseConditions[] = the scale is off",
        "failure.pauseConditions[] = two labels differ",
        "failure.pauseConditions[] = the belt is full",
      ],
    ],
    [
      "It has its own service account, svc-parcel. The hub administrator rotates the key every 45 days.",
      { section: "identity" },
      [
        "identity.account = service",
        "identity.principal = svc-parcel",
        "identity.rotation.owner = The hub administrator",
        "identity.rotation.every = every 45 days",
      ],
    ],
    [
      "For each parcel we record what set it off, which data were used, what it decided and who approved. The log is kept in the hub's archive with write-once storage, and is kept for six years.",
      { section: "receipts" },
      [
        "receipts.captured.trigger = true",
        "receipts.captured.data = true",
        "receipts.captured.decision = true",
        "receipts.captured.approver = true",
        "receipts.where = the hub's archive",
        "receipts.retention = six years",
        "receipts.tamperProtection = write-once storage",
      ],
    ],
    [
      "It does not record what happened afterwards.",
      { section: "receipts" },
      ["receipts.captured.outcome = false"],
    ],
    [
      "We will come for a new review if the model changes or another gate is added.",
      {},
      [
        "ownership.reviewTriggers[] = the model changes",
        "ownership.reviewTriggers[] = another gate is added",
      ],
    ],
  ])("%s", (text, about, expected) => {
    expect(said(text, about)).toEqual(expected);
  });
});

test.each([
  "Our customers can stop worrying with the helper on their side.",
  "The team starts the day with coffee, and growth comes by itself.",
  "Passwords are a pain, and everybody knows it.",
  "Records of this kind have been broken before.",
  "It is not for the faint-hearted.",
  "Who can stop it with one key?",
])("a sentence about something else says nothing: %s", (text) => {
  for (const section of ["failure", "identity", "receipts", "actions", "ownership"] as const)
    expect(said(text, { section })).toEqual([]);
});

test("abbreviations and initials do not end a sentence", () => {
  expect(sentencesOf("It reads e.g. Mails of A. Fox, Northwind Ltd. It stops.")).toEqual([
    "It reads e.g. Mails of A. Fox, Northwind Ltd. It stops.",
  ]);
  expect(sentencesOf("It reads mail. It stops at 5 p.m. every day.")).toHaveLength(2);
});

test.each([
  ["The helper does this on its own", { policy: "automatic" }],
  ["Only once the duty manager has agreed", { policy: "approval", approver: "duty manager" }],
  ["Amber: shift lead signs off first", { policy: "approval", approver: "shift lead" }],
  ["What does it do without asking anybody?", { policy: "automatic" }],
  ["Q: What will it never do?", { policy: "never" }],
  ["What is technically impossible for it?", { policy: "never" }],
  ["It never", { policy: "never" }],
  ["Never mind the gap", undefined],
  ["Once upon a time", undefined],
  ["When it agrees", undefined],
])("%s", (text, lead) => {
  expect(policyLeadOf(text)).toEqual(lead);
});
