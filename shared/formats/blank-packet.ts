/**
 * The blank packet that vendors fill: what is asked, section by section. The Word file, the workbook and the YAML file
 * are made from it, and intake knows its words again when they come back.
 */
import { access, classes, policies, yesNo, type BlankSection } from "./blank-packet-parts.ts";
import { sectionTitles } from "./field-labels.ts";

export type { BlankColumn, BlankField, BlankTable } from "./blank-packet-parts.ts";

export const blankTitle = "Packet for the security review of an AI agent";
export const blankIntro = [
  "Please fill in what you know and leave blank what you do not. A blank is a gap that we ask about; a guess is worse.",
  "Answer for this one workflow, not for the product in general. Add rows to a table where you need more of them.",
  "Send the file back as it is, with the documents that prove what it says beside it.",
];

export const blankSections: readonly BlankSection[] = [
  {
    id: "about",
    title: "About this packet",
    intro: "Who asks whom to look at what.",
    fields: [
      { path: "title", label: "Name of the workflow", help: "What you call it, in a few words." },
      { path: "vendor.name", label: "Vendor", help: "The company that answers." },
      { path: "vendor.product", label: "Product", help: "With its version." },
      { path: "vendor.contact", label: "Contact for questions", help: "A name and a way to reach them." },
      { path: "buyer.name", label: "Customer", help: "Where the workflow will run." },
      { path: "version", label: "Version of this packet", help: "Count up when you send it again." },
      { path: "submitted", label: "Date", help: "As 2026-11-02." },
    ],
    tables: [],
  },
  {
    id: "boundary",
    title: `1. ${sectionTitles.boundary}`,
    intro: "Where the workflow begins, what it touches, and where it ends.",
    fields: [
      {
        path: "boundary.statement",
        label: "What the workflow does",
        help: "One or two sentences that a stranger could check.",
        good: "Reads invoices that arrive in the purchase mailbox, matches them to open orders, and prepares a posting for the clerk.",
        weak: "Automates accounts payable. (It says neither what goes in nor where it stops.)",
      },
      {
        path: "boundary.trigger",
        label: "What starts a run",
        help: "The event, and whether a person or a machine causes it.",
        good: "A mail arrives in invoices@ during office hours.",
        weak: "On demand. (Whose demand?)",
      },
      {
        path: "boundary.inputs",
        label: "What goes in",
        help: "Each kind of input on a line of its own.",
        list: true,
      },
      {
        path: "boundary.outputs",
        label: "What comes out",
        help: "Each kind of output on a line of its own.",
        list: true,
      },
      {
        path: "boundary.highRiskActions",
        label: "What could hurt most",
        help: "The actions that you would not want done wrongly even once, a line each.",
        list: true,
      },
      {
        path: "boundary.outOfScope",
        label: "What it must not be used for",
        help: "A line each.",
        good: "Supplier master data. Payments.",
        weak: "Anything not listed above. (Name what people will be tempted to try.)",
        list: true,
      },
      {
        path: "boundary.untrustedInputs",
        label: "Inputs that outsiders can write",
        help: "A line each, with what such an input may not bring about.",
        good: "Text of the mail: never leads to an action by itself.",
        list: true,
      },
    ],
    tables: [
      {
        list: "boundary.systems",
        title: "Systems that the workflow touches",
        short: "Systems",
        help: "All of them, those that it only reads included.",
        rows: 6,
        columns: [
          { field: "name", label: "System name", width: 3 },
          { field: "kind", label: "Kind of system", width: 2 },
          { field: "notes", label: "What it is used for", width: 4 },
        ],
      },
    ],
  },
  {
    id: "data",
    title: `2. ${sectionTitles.data}`,
    intro:
      "Which data the workflow reads, writes, keeps or passes on. One row for each system and kind of data.",
    fields: [],
    tables: [
      {
        list: "data.flows",
        title: "Data that the workflow uses",
        short: "Data",
        help: "Retention: how long the workflow or the vendor keeps it. “none” is an answer; a blank is a gap.",
        rows: 6,
        columns: [
          { field: "system", label: "System", width: 3 },
          { field: "fields", label: "Data fields", width: 4 },
          { field: "classes", label: "Classes of data", choices: classes, many: true, width: 3 },
          { field: "access", label: "Access", choices: access, many: true, width: 2 },
          { field: "leavesBoundary", label: "Leaves the boundary", choices: yesNo, width: 2 },
          { field: "destination", label: "Where it goes", width: 2 },
          { field: "retention", label: "Retention", width: 2 },
        ],
      },
    ],
  },
  {
    id: "actions",
    title: `3. ${sectionTitles.actions}`,
    intro:
      "Everything the agent can do, and how. What is technically possible counts, not only what is planned.",
    fields: [],
    tables: [
      {
        list: "actions",
        title: "Actions of the agent",
        short: "Actions",
        help: "One row for each action. Name what it must never do as well.",
        rows: 8,
        columns: [
          { field: "action", label: "Action", width: 4 },
          { field: "system", label: "In which system", width: 2 },
          { field: "policy", label: "How it may be done", choices: policies, width: 3 },
          { field: "approver", label: "Who approves", width: 2 },
          { field: "risk", label: "Risk", width: 1 },
          { field: "reversible", label: "Can be undone", choices: yesNo, width: 2 },
          { field: "rollback", label: "How it is undone", width: 3 },
        ],
      },
      {
        list: "actions+",
        title: "Approvals",
        short: "Approvals",
        help: "For each action above that needs an approval.",
        rows: 4,
        columns: [
          { field: "action", label: "Action to approve", width: 3 },
          { field: "approvalShows", label: "What the approver sees", width: 4 },
          { field: "approvalTimeout", label: "What happens without an answer", width: 3 },
          { field: "receipt", label: "What is logged", width: 2 },
        ],
      },
    ],
  },
  {
    id: "identity",
    title: `4. ${sectionTitles.identity}`,
    intro: "As whom the agent works, and what that account may do.",
    fields: [
      {
        path: "identity.account",
        label: "Kind of account",
        help: "Tick one.",
        choices: [
          { label: "a service account of its own", value: "service" },
          { label: "the rights of the user it works for", value: "delegated-user" },
          { label: "an account shared with others", value: "shared" },
        ],
      },
      {
        path: "identity.principal",
        label: "Name of the account",
        help: "As the systems know it.",
        good: "svc-invoices@example",
      },
      { path: "identity.rotation.owner", label: "Who renews its credentials", help: "A person or a post." },
      { path: "identity.rotation.every", label: "How often they are renewed", help: "As “90 days”." },
      {
        path: "identity.leastPrivilege",
        label: "Why nothing smaller works",
        help: "Why each right is needed, and what was tried with less.",
      },
      {
        path: "identity.revocation",
        label: "How its access is taken away",
        help: "When the workflow is paused: what is done, by whom, and how fast.",
      },
    ],
    tables: [
      {
        list: "identity.scopes",
        title: "Permissions of the account",
        short: "Permissions",
        help: "As the systems name them.",
        rows: 5,
        columns: [
          { field: "system", label: "On which system", width: 2 },
          { field: "scope", label: "Permission", width: 3 },
          { field: "why", label: "Why it is needed", width: 4 },
        ],
      },
    ],
  },
  {
    id: "failure",
    title: `5. ${sectionTitles.failure}`,
    intro: "What happens when something is wrong, and who can stop it.",
    fields: [
      {
        path: "failure.pauseConditions",
        label: "What makes it pause by itself",
        help: "A line each, with numbers.",
        good: "No answer of the order system for 5 minutes.",
        weak: "In case of problems. (Which ones, and who decides that they are there?)",
        list: true,
      },
      {
        path: "failure.exceptions.what",
        label: "What goes to a person",
        help: "The cases that it does not settle by itself.",
      },
      { path: "failure.exceptions.owner", label: "Who works through them", help: "A person or a post." },
      {
        path: "failure.exceptions.evidence",
        label: "What that person is given",
        help: "A line each.",
        list: true,
      },
      { path: "failure.operatorControls.override", label: "How an operator overrides a result", help: "" },
      { path: "failure.operatorControls.retry", label: "How an operator repeats a step", help: "" },
      { path: "failure.operatorControls.cancel", label: "How an operator cancels a run", help: "" },
      {
        path: "failure.rollback",
        label: "How half-done work is undone",
        help: "A run that stops in the middle leaves something behind: what is done with it.",
      },
      {
        path: "failure.stop.who",
        label: "Who can stop the agent",
        help: "A person or a post that is on duty when it runs.",
      },
      {
        path: "failure.stop.how",
        label: "How the agent is stopped",
        help: "What that person does, step by step.",
        good: "Sets the switch “Pause” in the console; needs no password of the vendor.",
        weak: "By contacting our support. (How long does that take at night?)",
      },
      { path: "failure.stop.within", label: "How long until it has stopped", help: "As “2 minutes”." },
      { path: "failure.detection", label: "Who notices a wrong result, and how", help: "" },
    ],
    tables: [],
  },
  {
    id: "receipts",
    title: `6. ${sectionTitles.receipts}`,
    intro: "What can be shown afterwards of each run.",
    fields: [
      {
        path: "receipts.captured.trigger",
        label: "The receipt holds: what started the run",
        help: "",
        choices: yesNo,
      },
      {
        path: "receipts.captured.data",
        label: "The receipt holds: which data was used",
        help: "",
        choices: yesNo,
      },
      {
        path: "receipts.captured.decision",
        label: "The receipt holds: what was decided",
        help: "",
        choices: yesNo,
      },
      {
        path: "receipts.captured.action",
        label: "The receipt holds: what was done",
        help: "",
        choices: yesNo,
      },
      {
        path: "receipts.captured.approvalRequired",
        label: "The receipt holds: whether an approval was needed",
        help: "",
        choices: yesNo,
      },
      {
        path: "receipts.captured.approver",
        label: "The receipt holds: who approved",
        help: "",
        choices: yesNo,
      },
      {
        path: "receipts.captured.outcome",
        label: "The receipt holds: what came of it",
        help: "",
        choices: yesNo,
      },
      { path: "receipts.where", label: "Where receipts are kept", help: "System and place." },
      { path: "receipts.retention", label: "How long receipts are kept", help: "As “400 days”." },
      {
        path: "receipts.tamperProtection",
        label: "What protects them from being changed",
        help: "Also from the vendor and from the agent itself.",
      },
      {
        path: "receipts.sample",
        label: "File name of a sample receipt",
        help: "Send one real receipt along, with names blacked out.",
      },
    ],
    tables: [],
  },
  {
    id: "ownership",
    title: `7. ${sectionTitles.ownership}`,
    intro: "Who answers for what once it runs.",
    fields: [
      {
        path: "ownership.reviewTriggers",
        label: "What sends it back to review",
        help: "A line each.",
        good: "Another model. A new tool. More than 500 runs a day.",
        list: true,
      },
    ],
    tables: [
      {
        list: "ownership",
        title: "People",
        short: "People",
        help: "A name or a post, and a way to reach them that works at night if the agent works at night.",
        rows: 6,
        given: [
          "Owner of the workflow",
          "Owner of the running system",
          "Owner of the exceptions",
          "Owner of incidents",
          "Owner of changes",
          "Owner of the shutdown",
        ],
        columns: [
          { field: "duty", label: "For", width: 3 },
          { field: "name", label: "Name or post", width: 3 },
          { field: "role", label: "Role", width: 2 },
          { field: "contact", label: "How to reach them", width: 3 },
        ],
      },
    ],
  },
];
