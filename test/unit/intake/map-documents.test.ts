/** Documents of vendors, as their readers give them, mapped to the fields of a packet. */
import { describe, expect, test } from "vitest";
import type { Block, Cell, IntakeDocument } from "#shared/intake/document";
import { packetFields } from "#shared/intake/build-packet";
import { mapDocument } from "#shared/intake/map-documents";

const file = "a.docx";
const h = (text: string, level = 1): Block => ({
  kind: "heading",
  level,
  text,
  by: "style",
  place: { file },
});
const p = (text: string): Block => ({ kind: "paragraph", text, place: { file } });
const list = (...items: string[]): Block => ({
  kind: "list",
  ordered: false,
  items: items.map((text) => ({ text, level: 0, place: { file } })),
});
const table = (...rows: string[][]): Block => ({
  kind: "table",
  headerRows: 0,
  place: { file },
  rows: rows.map((row) => row.map((text): Cell => ({ text, place: { file } }))),
});
const map = (...blocks: Block[]) => {
  const document: IntakeDocument = { file, kind: "docx", blocks, notes: [] };
  const mapping = mapDocument(document);
  return { ...mapping, sections: packetFields(mapping.values)["sections"] as Record<string, unknown> };
};
const trayOf = (...blocks: Block[]) => map(...blocks).tray.map(({ text }) => text);

test("a table of actions becomes the action matrix", () => {
  const { sections, tray } = map(
    h("What the bot may do"),
    table(
      ["Operation", "Target app", "Autonomy", "Who OKs it", "Undo?", "Comment"],
      ["Draft a reply", "Zendesk", "runs by itself", "—", "Yes", "fine"],
      ["Refund an order", "Shop", "needs sign-off", "Team lead", "No", ""],
      ["Delete a customer", "CRM", "must never", "", "", ""],
    ),
  );
  expect(sections["actions"]).toEqual({
    rows: [
      { action: "Draft a reply", system: "Zendesk", policy: "automatic", reversible: true },
      {
        action: "Refund an order",
        system: "Shop",
        policy: "approval",
        approver: "Team lead",
        reversible: false,
      },
      { action: "Delete a customer", system: "CRM", policy: "never" },
    ],
  });
  expect(tray.map(({ text }) => text)).toEqual(["Comment: fine"]);
});

test("ticks under automatic, approval and never are the policy", () => {
  const { sections } = map(
    table(
      ["Action", "Automatic", "Needs approval", "Never"],
      ["Read a ticket", "x", "", ""],
      ["Close a ticket", "", "x", ""],
      ["Delete a ticket", "", "", "x"],
    ),
  );
  expect(sections["actions"]).toEqual({
    rows: [
      { action: "Read a ticket", policy: "automatic" },
      { action: "Close a ticket", policy: "approval" },
      { action: "Delete a ticket", policy: "never" },
    ],
  });
});

test("lists under headings that say how are actions", () => {
  const { sections } = map(
    h("Actions"),
    h("The agent may do on its own", 2),
    list("Read invoices"),
    h("Needs a human OK", 2),
    list("Park an invoice"),
    h("Off limits", 2),
    list("Pay an invoice"),
  );
  expect(sections["actions"]).toEqual({
    rows: [
      { action: "Read invoices", policy: "automatic" },
      { action: "Park an invoice", policy: "approval" },
      { action: "Pay an invoice", policy: "never" },
    ],
  });
});

test("a data inventory becomes flows", () => {
  const { sections } = map(
    h("Data inventory"),
    table(
      ["System", "Data elements", "Category", "Access", "Leaves our network?", "Retention"],
      ["CRM", "name, e-mail", "personal data", "read", "Yes - to the model host", "30 days"],
      ["ERP", "amount; IBAN", "financial", "read/write", "No", "10 years"],
    ),
  );
  expect(sections["data"]).toEqual({
    flows: [
      {
        system: "CRM",
        fields: ["name", "e-mail"],
        classes: ["pii"],
        access: ["read"],
        leavesBoundary: true,
        destination: "the model host",
        retention: "30 days",
      },
      {
        system: "ERP",
        fields: ["amount", "IBAN"],
        classes: ["financial"],
        access: ["read", "write"],
        leavesBoundary: false,
        retention: "10 years",
      },
    ],
  });
});

describe("people", () => {
  test("a table of owners", () => {
    const { sections } = map(
      h("Contacts"),
      table(
        ["Area", "Name", "Role", "E-mail"],
        ["Business process", "Dana Fox", "Head of Claims", "d.fox@x.example"],
        ["Incidents", "Lee Moss", "Duty manager", "lee@x.example"],
        ["Kill switch", "Ira Hale", "IT operations", "+49 30 1234"],
      ),
    );
    expect(sections["ownership"]).toEqual({
      workflow: { name: "Dana Fox", role: "Head of Claims", contact: "d.fox@x.example" },
      incidents: { name: "Lee Moss", role: "Duty manager", contact: "lee@x.example" },
      shutdown: { name: "Ira Hale", role: "IT operations", contact: "+49 30 1234" },
    });
  });

  test("a matrix of letters: who is accountable owns it", () => {
    const { sections } = map(
      h("RACI"),
      table(
        ["Activity", "Dana Fox", "Lee Moss"],
        ["Incident response", "A", "R"],
        ["Change approval", "C", "A/R"],
      ),
    );
    expect(sections["ownership"]).toEqual({ incidents: { name: "Dana Fox" }, changes: { name: "Lee Moss" } });
  });
});

describe("questions", () => {
  test("in a table, with numbers and remarks", () => {
    const { sections, tray } = map(
      table(
        ["#", "Question", "Vendor response"],
        ["1", "What triggers the workflow?", "A new mail in the claims mailbox"],
        ["2", "How is access revoked?", "The buyer disables the service account"],
        ["3", "Do you hold an ISO certificate?", "Yes, since 2021"],
      ),
    );
    expect(sections).toMatchObject({
      boundary: { trigger: "A new mail in the claims mailbox" },
      identity: { revocation: "The buyer disables the service account" },
    });
    expect(tray.map(({ text }) => text)).toEqual(["3 | Do you hold an ISO certificate? | Yes, since 2021"]);
  });

  test("in the text, answered by what follows", () => {
    const { sections } = map(
      p("Who can stop the agent?"),
      p("The duty manager, at any hour."),
      p("> How are changes rolled back"),
      p("Restore from the nightly copy."),
    );
    expect(sections["failure"]).toEqual({
      stop: { who: "The duty manager, at any hour." },
      rollback: "Restore from the nightly copy.",
    });
  });
});

test("labels with values, by section", () => {
  const { sections } = map(
    h("Audit logging"),
    p("Where: the SIEM of the buyer"),
    p("Retention: 400 days"),
    h("Kill switch"),
    p("How: a switch in the console"),
  );
  expect(sections["receipts"]).toEqual({ where: "the SIEM of the buyer", retention: "400 days" });
  expect(sections["failure"]).toEqual({ stop: { how: "a switch in the console" } });
});

test("what a receipt holds", () => {
  const { sections } = map(
    h("Audit trail"),
    table(
      ["Recorded", "Yes/No"],
      ["What triggered the run", "Yes"],
      ["Data used", "Yes"],
      ["Who approved", "No"],
    ),
  );
  expect(sections["receipts"]).toEqual({ captured: { trigger: true, data: true, approver: false } });
});

test("what belongs to no field stays in the tray, with the section that it stands under", () => {
  const blocks = [h("Data access"), p("We love data and so will you."), h("About us"), p("Founded in 2011.")];
  expect(trayOf(...blocks)).toEqual(["We love data and so will you.", "Founded in 2011."]);
  expect(map(...blocks).tray[0]?.near).toBe("data");
});

test("two values for one field: the first counts, the second is in the tray", () => {
  const blocks = [h("Scope"), p("Trigger: a clerk"), p("Trigger: a timer")];
  expect(map(...blocks).sections["boundary"]).toEqual({ trigger: "a clerk" });
  expect(trayOf(...blocks)).toEqual(["Trigger: a timer"]);
});

test("an answer that says nothing fills nothing", () => {
  expect(map(h("Scope"), p("Trigger: tbd"), p("Inputs: n/a")).values).toEqual([]);
});
