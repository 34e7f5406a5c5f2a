/** Fills the blank packet as vendors do: in the Word file as Word writes it, and in the workbook. */
import { blankPacketDocx } from "#core/blank-packet/docx";
import { blankPacketXlsx } from "#core/blank-packet/xlsx";
import {
  all,
  child,
  element,
  elements,
  parseXml,
  textIn,
  writeXml,
  type XmlNode,
} from "#core/template/xml-tree";
import { blankSections, type BlankColumn, type BlankField } from "#shared/formats/blank-packet";
import { partOf, repack } from "./repack.ts";

/** Answers by path of the field; lists a line each. Rows by list, cells by field; several ticks parted by commas. */
export const answers: Record<string, string> = {
  title: "Invoice matching",
  "vendor.name": "Tarn & Holm Ltd",
  "vendor.contact": "Ada Brook, ada@tarnholm.example",
  version: "3",
  submitted: "2 November 2026",
  "boundary.statement": "Reads invoices from the purchase mailbox and matches them to open orders.",
  "boundary.trigger": "A mail arrives in invoices@",
  "boundary.inputs": "Invoice as PDF\nOpen orders, with their lines",
  "boundary.outOfScope": "Payments\nSupplier master data",
  "identity.account": "a service account of its own",
  "identity.principal": "svc-invoices",
  "identity.rotation.every": "90 days",
  "failure.pauseConditions": "No answer of the order system for 5 minutes",
  "failure.stop.who": "Duty clerk",
  "failure.stop.how": "Sets the switch “Pause” in the console: no password is needed",
  "failure.stop.within": "2 minutes",
  "receipts.captured.trigger": "Yes",
  "receipts.captured.outcome": "No",
  "receipts.retention": "400 days",
  "ownership.reviewTriggers": "Another model\nA new tool",
};
export const rows: Record<string, Record<string, string>[]> = {
  "boundary.systems": [
    { name: "Orders", kind: "internal" },
    { name: "Mailbox", kind: "saas", notes: "Only the folder Invoices" },
  ],
  "data.flows": [
    {
      system: "Orders",
      fields: "number, amount",
      classes: "financial, personal data",
      access: "read",
      leavesBoundary: "No",
      retention: "none",
    },
  ],
  actions: [
    {
      action: "Prepare a posting",
      system: "Orders",
      policy: "after approval",
      approver: "Clerk",
      reversible: "Yes",
    },
    { action: "Pay an invoice", system: "Orders", policy: "never" },
  ],
  "actions+": [{ action: "Prepare a posting", approvalShows: "Both documents side by side" }],
  ownership: [
    { name: "Bo Lind", role: "Head of purchasing", contact: "ext. 12" },
    {},
    {},
    { name: "Service desk", contact: "+47 555 01 00" },
  ],
};

/** What intake must make of the answers. */
export const expected: Record<string, string | boolean> = {
  title: "Invoice matching",
  "vendor.name": "Tarn & Holm Ltd",
  "vendor.contact": "Ada Brook, ada@tarnholm.example",
  version: "3",
  submitted: "2026-11-02",
  "boundary.statement": "Reads invoices from the purchase mailbox and matches them to open orders.",
  "boundary.trigger": "A mail arrives in invoices@",
  "boundary.inputs[0]": "Invoice as PDF",
  "boundary.inputs[1]": "Open orders, with their lines",
  "boundary.outOfScope[0]": "Payments",
  "boundary.outOfScope[1]": "Supplier master data",
  "boundary.systems[0].name": "Orders",
  "boundary.systems[0].kind": "internal",
  "boundary.systems[1].name": "Mailbox",
  "boundary.systems[1].kind": "saas",
  "boundary.systems[1].notes": "Only the folder Invoices",
  "data.flows[0].system": "Orders",
  "data.flows[0].fields[0]": "number",
  "data.flows[0].fields[1]": "amount",
  "data.flows[0].classes[0]": "pii",
  "data.flows[0].classes[1]": "financial",
  "data.flows[0].access[0]": "read",
  "data.flows[0].leavesBoundary": false,
  "data.flows[0].retention": "none",
  "actions[0].action": "Prepare a posting",
  "actions[0].system": "Orders",
  "actions[0].policy": "approval",
  "actions[0].approver": "Clerk",
  "actions[0].reversible": true,
  "actions[0].approvalShows": "Both documents side by side",
  "actions[1].action": "Pay an invoice",
  "actions[1].system": "Orders",
  "actions[1].policy": "never",
  "identity.account": "service",
  "identity.principal": "svc-invoices",
  "identity.rotation.every": "90 days",
  "failure.pauseConditions[0]": "No answer of the order system for 5 minutes",
  "failure.stop.who": "Duty clerk",
  "failure.stop.how": "Sets the switch “Pause” in the console: no password is needed",
  "failure.stop.within": "2 minutes",
  "receipts.captured.trigger": true,
  "receipts.captured.outcome": false,
  "receipts.retention": "400 days",
  "ownership.reviewTriggers[0]": "Another model",
  "ownership.reviewTriggers[1]": "A new tool",
  "ownership.workflow.name": "Bo Lind",
  "ownership.workflow.role": "Head of purchasing",
  "ownership.workflow.contact": "ext. 12",
  "ownership.incidents.name": "Service desk",
  "ownership.incidents.contact": "+47 555 01 00",
};

export type Habit = "typed" | "split runs" | "revision marks" | "controls removed";

export async function filledDocx(habit: Habit = "typed"): Promise<Uint8Array> {
  const blank = await blankPacketDocx();
  const document = parseXml(await partOf(blank, "word/document.xml"));
  const asked = new Map(
    blankSections.flatMap(({ fields }) => fields.map((field) => [field.label, field] as const)),
  );
  const tables = blankSections.flatMap((section) => section.tables);
  for (const table of all(document, "w:tbl")) {
    const [header, ...body] = all(table, "w:tr").map((row) => all(row, "w:tc"));
    const labels = (header ?? []).map((cell) => all(cell, "w:t").map(textIn).join(""));
    const drawn = tables.find(({ columns }) => columns.every(({ label }, at) => labels[at] === label));
    if (drawn)
      for (const [at, row] of (rows[drawn.list] ?? []).entries())
        for (const [i, column] of drawn.columns.entries()) {
          const cell = body[at]?.[i];
          const said = row[column.field];
          if (cell && said !== undefined) fill(cell, column, said, habit);
        }
    else
      for (const [label, answer] of [header ?? [], ...body]) {
        const field = label && asked.get(textIn(all(label, "w:t")[0]));
        const said = field && answers[field.path];
        if (field && answer && said !== undefined) fill(answer, field, said, habit);
      }
  }
  return repack(blank, { "word/document.xml": writeXml(document) });
}

function fill(
  cell: XmlNode,
  { choices }: Pick<BlankField | BlankColumn, "choices">,
  said: string,
  habit: Habit,
): void {
  if (choices) {
    const wanted = said.split(", ");
    for (const paragraph of all(cell, "w:p")) {
      const label = all(paragraph, "w:t").map(textIn).join("").replace("☐", "").trim();
      if (!wanted.includes(label)) continue;
      for (const checked of all(paragraph, "w14:checked")) checked.attributes["w14:val"] = "1";
      const [box] = all(paragraph, "w:t");
      if (box) box.children = ["☒"];
    }
    return;
  }
  const lines = said
    .split("\n")
    .flatMap((line, at) => [
      ...(at > 0 ? [element("w:r", {}, [element("w:br")])] : []),
      ...written(line, habit),
    ]);
  const [control] = all(cell, "w:sdt");
  const content = control && child(control, "w:sdtContent");
  const [paragraph] = all(cell, "w:p");
  if (control && content && habit !== "controls removed") {
    const properties = child(control, "w:sdtPr");
    if (properties)
      properties.children = elements(properties).filter(({ name }) => name !== "w:showingPlcHdr");
    content.children = lines;
  } else if (paragraph)
    paragraph.children = [...elements(paragraph).filter(({ name }) => name === "w:pPr"), ...lines];
}

const run = (text: string) => element("w:r", {}, [element("w:t", { "xml:space": "preserve" }, [text])]);

function written(text: string, habit: Habit): XmlNode[] {
  const middle = Math.ceil(text.length / 2);
  const by = { "w:author": "A", "w:date": "2026-11-01T00:00:00Z" };
  if (habit === "split runs")
    return [
      run(text.slice(0, 2)),
      element("w:proofErr", { "w:type": "spellStart" }),
      element("w:bookmarkStart", { "w:id": "7", "w:name": "_GoBack" }),
      run(text.slice(2, middle)),
      element("w:bookmarkEnd", { "w:id": "7" }),
      run(text.slice(middle)),
    ];
  if (habit === "revision marks")
    return [
      run(text.slice(0, middle)),
      element("w:del", { "w:id": "90", ...by }, [
        element("w:r", {}, [element("w:delText", { "xml:space": "preserve" }, ["what stood here"])]),
      ]),
      element("w:ins", { "w:id": "91", ...by }, [run(text.slice(middle))]),
    ];
  return [run(text)];
}

export async function filledXlsx(): Promise<Uint8Array> {
  const blank = await blankPacketXlsx();
  const asked = new Map(
    blankSections.flatMap(({ fields }) => fields.map((field) => [field.label, field] as const)),
  );
  const tables = blankSections.flatMap((section) => section.tables);
  const changed: Record<string, string> = {};
  const names = [...(await partOf(blank, "[Content_Types].xml")).matchAll(/\/(xl\/worksheets\/[^"]+)/g)].map(
    ([, name = ""]) => name,
  );
  for (const name of names) {
    const sheet = parseXml(await partOf(blank, name));
    const [header, ...body] = all(sheet, "row").map((row) => all(row, "c"));
    const textOf = (cell: XmlNode | undefined) => (cell ? all(cell, "t").map(textIn).join("") : "");
    const write = (cell: XmlNode | undefined, said: string | undefined) => {
      const [text] = cell ? all(cell, "t") : [];
      if (text && said !== undefined) text.children = [said];
    };
    const drawn = tables.find(({ columns }) =>
      columns.every(({ label }, at) => textOf(header?.[at]) === label),
    );
    if (drawn)
      for (const [at, row] of (rows[drawn.list] ?? []).entries())
        for (const [i, column] of drawn.columns.entries()) write(body[at]?.[i], row[column.field]);
    else for (const [label, answer] of body) write(answer, answers[asked.get(textOf(label))?.path ?? ""]);
    changed[name] = writeXml(sheet);
  }
  return repack(blank, changed);
}
