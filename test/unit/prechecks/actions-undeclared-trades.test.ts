import { describe, expect, test } from "vitest";
import { undeclaredAct } from "#shared/prechecks/rules/actions/undeclared";
import { factsOfExample } from "../../support/example-packet.ts";

type Trade = readonly [
  name: string,
  rows: readonly string[],
  untold: readonly string[],
  listed: readonly string[],
];

/** A row that begins with "!" is under never. */
const flags = (rows: readonly string[], boundary: Record<string, unknown>) =>
  undeclaredAct.check(
    factsOfExample({
      says: "",
      top: { title: "Desk helper", vendor: { name: "Quillon", product: "Larkspur" } },
      sections: {
        boundary,
        actions: rows.map((row) => ({
          action: row.replace("!", ""),
          policy: row.startsWith("!") ? "never" : "automatic",
        })),
      },
    }),
  ).length;

const statements: readonly Trade[] = [
  [
    "hospital",
    [
      "read referral letter",
      "classify referral",
      "draft reply to GP",
      "book a clinic slot",
      "send appointment letter to patient",
      "log each step",
      "!delete a record",
    ],
    [
      "Larkspur reads referrals, books a slot and orders the blood tests.",
      "It requests the X-ray from radiology.",
      "The assistant places the order for the wheelchair.",
      "Every evening it faxes the ward list to the laundry.",
      "It tops up the ward's linen order.",
      "It amends the allergy field.",
      "It issues sick notes.",
    ],
    [
      "Larkspur reads referral letters and sorts them by specialty.",
      "It books a clinic slot and writes to the patient.",
      "The letter is sent to the patient once the slot is booked.",
      "Nurses phone patients who miss a visit; Larkspur only lists them.",
      "It keeps a log of each step.",
      "It hands what it cannot read to the clerk.",
      "It opens the referral, reads it, and puts it in a class.",
    ],
  ],
  [
    "logistics",
    [
      "read delay message",
      "look up booking",
      "update arrival estimate",
      "send delay notice to consignee",
      "open a claim file",
      "draft reply",
      "!change a freight rate",
    ],
    [
      "The agent updates the estimate and re-routes the truck.",
      "It instructs the haulier to collect the box.",
      "Larkspur cancels the slot at the terminal.",
      "On arrival it releases the container to the haulier.",
      "The agent swaps the driver where hours run out.",
      "It commissions a courier for urgent papers.",
    ],
    [
      "It tells the consignee how late the ship is.",
      "Reads the message, looks up the booking, updates the ETA.",
      "The desk re-routes the truck.",
      "It files the claim.",
      "The estimate is corrected in the TMS.",
      "It raises a claim file where goods are damaged.",
    ],
  ],
  [
    "IT desk",
    [
      "read ticket",
      "classify ticket",
      "add a work note",
      "restart a service",
      "reply to user",
      "escalate ticket to second line",
      "!grant access",
    ],
    [
      "It installs the missing driver.",
      "It pushes the patch to the laptop.",
      "It orders a replacement laptop.",
      "It moves the mailbox to the cloud tenant.",
      "The bot wipes the device when the user reports it stolen.",
    ],
    [
      "It answers the user.",
      "It bounces the service.",
      "It passes the ticket to second line.",
      "It writes a work note into the ticket.",
      "Larkspur sorts the ticket and answers.",
    ],
  ],
  [
    "museum",
    [
      "read loan request",
      "check object record",
      "draft loan agreement",
      "reserve a crate",
      "e-mail lender",
      "write receipt line",
    ],
    [
      "Larkspur books the courier.",
      "It publishes the object page on the website.",
      "It prints the label and orders a frame.",
    ],
    [
      "It reserves a crate and writes to the lender.",
      "It prepares the agreement.",
      "It sets a crate aside.",
      "It checks the object record and drafts the agreement.",
    ],
  ],
  [
    "school",
    [
      "read absence note",
      "enter absence code",
      "text parent",
      "draft letter to parent",
      "list open absences",
    ],
    [
      "Larkspur excuses the pupil in the register and books a meeting with the head.",
      "It reports truancy to the council.",
      "It signs the pupil up for the lunch club.",
      "It enters the code, texts the parent, and orders a taxi.",
    ],
    [
      "It enters the code and texts the parent.",
      "Open absences are listed for the office.",
      "It asks the office when a note is unclear.",
    ],
  ],
];

describe.each(statements)("%s", (_name, rows, untold, listed) => {
  test.each(untold)("in no row: %s", (statement) => expect(flags(rows, { statement })).toBeGreaterThan(0));
  test.each(listed)("in a row: %s", (statement) => expect(flags(rows, { statement })).toBe(0));
});

const outputs: Trade = [
  "claims",
  [
    "read claim",
    "assign claim type",
    "write case summary",
    "send refusal letter",
    "reimburse delay claim",
    "!delete claim",
  ],
  [
    "text message to the traveller",
    "courtesy car reserved for the insured",
    "slot taken at the garage",
    "policy renewed",
    "survey link texted to the insured",
    "taxi ordered for the insured",
    "premium notice e-mailed to the broker",
    "parcel label printed",
    "towing firm commissioned",
    "bank details updated from the form",
    "voucher issued to the traveller",
    "reminder text to the garage",
    "stock levels corrected in the ERP",
    "deposit returned to the card on file",
  ],
  [
    "claim type",
    "case summary",
    "refusal letter after approval",
    "reimbursement",
    "typed claim",
    "written case summary",
    "list of claims sent to the handler by the clerk",
    "refusal letter sent",
    "delay claim paid",
    "log line",
    "one receipt per step",
    "claim summary shown to the handler",
    "signed refusal",
    "updated claim type",
    "reimbursed claim",
    "queue of unfinished claims",
    "proposal for the reserve",
  ],
];

describe("outputs", () => {
  const [, rows, untold, listed] = outputs;
  test.each(untold)("in no row: %s", (output) =>
    expect(flags(rows, { outputs: [output] })).toBeGreaterThan(0),
  );
  test.each(listed)("in a row: %s", (output) => expect(flags(rows, { outputs: [output] })).toBe(0));
});

const risks: Trade = [
  "bank",
  ["read account", "draft answer", "send answer", "update address", "open case"],
  [
    "forward arrears to the bailiff",
    "raise the overdraft",
    "order a new card",
    "publish a rate",
    "report to the regulator",
    "block a card",
    "instruct a surveyor",
    "list a property for sale",
    "sell stock",
    "disconnect the supply",
    "dispatch an engineer",
  ],
  [
    "send answer",
    "update the postal address",
    "answering customers",
    "opening cases",
    "sending an answer to the wrong person",
    "a wrong address written",
    "none",
    "address change",
  ],
];

describe("high-risk actions", () => {
  const [, rows, untold, listed] = risks;
  test.each(untold)("in no row: %s", (risk) =>
    expect(flags(rows, { highRiskActions: [risk] })).toBeGreaterThan(0),
  );
  test.each(listed)("in a row: %s", (risk) => expect(flags(rows, { highRiskActions: [risk] })).toBe(0));
});
