/** Packets of many trades with their tools: which of them the matrix does not declare, and which actions have none. */
import { jargonToolCases } from "./jargon-tool-cases.ts";
import { moreToolCases } from "./more-tool-cases.ts";
import { tradeToolCases } from "./trade-tool-cases.ts";
import type { ToolCase } from "./tool-case.ts";

export const toolCases: readonly ToolCase[] = [
  {
    says: "hospital: appointments",
    systems: [
      ["his", "Hospital information system"],
      ["sms", "SMS gateway"],
    ],
    rows: [
      "automatic · his · find free slot",
      "approval · his · move the appointment of a patient",
      "approval · sms · text patient about new time",
      "never · his · amend a diagnosis",
      "never · his · delete patient record",
    ],
    fields: ["appointment time", "ward", "mobile number"],
    tools: [
      "his_search_slots — Find free slots of a clinic",
      "his_reschedule_appointment — Move an appointment to another slot",
      "sms_send — Send a text message to a patient",
      "his_get_appointment — Read one appointment",
    ],
  },
  {
    says: "hospital: three tools too many",
    systems: [["his", "Hospital information system"]],
    rows: [
      "automatic · his · find free slot",
      "approval · his · move the appointment of a patient",
      "never · his · amend a diagnosis",
      "never · his · delete patient record",
    ],
    tools: [
      "his_search_slots — Find free slots of a clinic",
      "his_reschedule_appointment — Move an appointment to another slot",
      "his_update_diagnosis — Change the coded diagnosis of a case",
      "his_purge_patient — Remove a patient's chart for good",
      "prescription_create — Write a prescription",
    ],
    undeclared: ["!his_update_diagnosis", "!his_purge_patient", "!prescription_create"],
  },
  {
    says: "port: berths",
    systems: [
      ["tos", "Terminal operating system"],
      ["vts", "Vessel traffic service"],
    ],
    rows: [
      "automatic · vts · read arrival times of vessels",
      "automatic · tos · compare berth plan with arrivals",
      "approval · tos · assign berth to vessel",
      "approval · tos · reserve crane for a shift",
      "never · tos · change port dues",
    ],
    tools: [
      "getVesselEta — Returns the estimated arrival of a vessel",
      "listBerths — All berths with their state",
      "allocateBerth — Puts a vessel at a berth",
      "bookCrane — Reserve a crane",
      "setPortDues — Set the dues per tonne",
      "runSql — Run any SQL statement against the terminal database",
    ],
    undeclared: ["!setPortDues", "!runSql"],
  },
  {
    says: "bakery chain: orders to suppliers",
    systems: [
      ["stock", "Stock ledger"],
      ["orders", "Supplier order portal"],
    ],
    rows: [
      "automatic · stock · look up flour stock",
      "automatic · stock · forecast demand per shop",
      "approval · orders · place order with supplier",
      "approval · orders · cancel an open order",
      "never · orders · pay supplier invoice",
    ],
    tools: [
      "stock.levels — Current stock by shop and article",
      "orders.create — Places a purchase order with a supplier",
      "orders.cancel — Cancels a purchase order that is not yet shipped",
      "orders.list — Lists open orders",
      "payments.execute — Executes a bank transfer for an invoice",
    ],
    undeclared: ["!payments.execute"],
  },
  {
    says: "law firm: matters and deadlines",
    systems: [
      ["dms", "Document store"],
      ["cal", "Court calendar"],
    ],
    rows: [
      "automatic · dms · summarise filing",
      "automatic · dms · draft chronology for the matter",
      "automatic · cal · enter deadline in calendar",
      "approval · dms · share bundle with opposing counsel",
      "never · dms · remove documents",
    ],
    tools: [
      "search_documents — Full text search in a matter",
      "save_draft — Stores a draft chronology in the matter",
      "add_deadline — Adds a deadline to the calendar",
      "share_bundle — Shares a bundle with a named outside party",
      "delete_document — Deletes a document from the store",
    ],
    undeclared: ["!delete_document"],
  },
  {
    says: "municipality: citizens' reports",
    systems: [["crm", "Citizen desk"]],
    rows: [
      "automatic · crm · classify incoming report",
      "automatic · crm · route report to department",
      "approval · crm · reply to citizen",
      "approval · crm · close report",
      "never · crm · disclose name of the citizen",
    ],
    tools: [
      "reports.get — Read a citizen's report",
      "reports.set_category — Sets the category of a report",
      "reports.assign — Assigns a report to a department",
      "reports.reply — Sends an answer to the citizen",
      "reports.close — Closes a report",
      "residents.export_register — Exports the register of residents as CSV",
    ],
    undeclared: ["residents.export_register"],
  },
  {
    says: "insurer: credit note and reserve",
    systems: [["claims", "Claims core"]],
    rows: [
      "automatic · claims · read claim",
      "automatic · claims · set triage category",
      "approval · claims · adjust the reserve of a claim",
      "approval · claims · request missing papers from the claimant",
      "never · claims · settle the claim",
    ],
    tools: [
      "claims_get — Read a claim",
      "claims_triage — Write the triage category",
      "claims_reserve_update — Change the reserve",
      "claims_request_documents — Ask the claimant for missing papers",
      "claims_settle — Settle a claim and pay it out",
      "claims_reassign_iban — Replace the bank details of a claimant",
    ],
    undeclared: ["!claims_settle", "!claims_reassign_iban"],
  },
  {
    says: "game studio: builds",
    systems: [
      ["ci", "Build farm"],
      ["tracker", "Bug tracker"],
    ],
    rows: [
      "automatic · tracker · label bug",
      "automatic · tracker · link duplicates",
      "approval · ci · rerun failed build",
      "never · ci · push build to players",
      "never · tracker · delete bug",
    ],
    tools: [
      "tracker_add_label — Put a label on a bug",
      "tracker_link_issues — Link a bug to its duplicate",
      "ci_retry_build — Start a failed build again",
      "ci_publish_release — Publish a build to the store",
      "ci_build_log — Read the log of a build",
    ],
    undeclared: ["!ci_publish_release"],
  },
  {
    says: "university: accounts",
    systems: [["idm", "Identity store"]],
    rows: [
      "automatic · idm · look up student account",
      "approval · idm · extend guest account",
      "never · idm · reset passwords",
      "never · idm · give anyone rights",
    ],
    tools: [
      "account_lookup — Find an account by student number",
      "guest_extend — Extend the validity of a guest account",
      "reset_mfa — Clear the second factor of an account",
      "add_to_group — Adds an account to a security group and so grants its rights",
    ],
    undeclared: ["!reset_mfa", "!add_to_group"],
  },
  {
    says: "airline: rebooking, one action without a tool",
    systems: [["pss", "Passenger service system"]],
    rows: [
      "automatic · pss · find alternative flights",
      "approval · pss · rebook passenger",
      "approval · pss · issue meal voucher",
      "never · pss · refund ticket",
    ],
    tools: [
      "flight_search — Find flights",
      "pnr_rebook — Rebook a passenger on another flight",
      "pnr_read — Read a booking of a passenger",
    ],
    idle: ["issue meal voucher"],
  },
  {
    says: "farm co-op: sensors and letters, one action without a tool",
    systems: [
      ["field", "Field sensors"],
      ["mail", "Member mail"],
    ],
    rows: [
      "automatic · field · read soil moisture",
      "automatic · mail · draft advice for the member",
      "approval · field · open irrigation valve",
      "approval · mail · send advice to the member",
    ],
    tools: [
      "soil_moisture_read — Moisture by plot",
      "valve_open — Opens an irrigation valve",
      "valve_close — Closes an irrigation valve",
    ],
    undeclared: ["!valve_close"],
    idle: [],
  },
  {
    says: "logistics: holds in other words",
    systems: [["wms", "Warehouse system"]],
    rows: [
      "automatic · wms · look up shipment",
      "approval · wms · put shipment on hold",
      "approval · wms · change delivery window",
      "never · wms · write off stock",
    ],
    tools: [
      "wms.getConsignment — Read a consignment",
      "wms.setHoldFlag — Sets or lifts the hold flag of a consignment",
      "wms.updateDeliverySlot — Changes the delivery window",
      "wms.writeOffInventory — Books stock out as lost",
    ],
    undeclared: ["!wms.writeOffInventory"],
  },
  {
    says: "bank: nothing but reading",
    systems: [["core", "Core banking"]],
    rows: [
      "automatic · core · read transaction",
      "automatic · core · score transaction for fraud",
      "automatic · core · write note to the case file",
      "approval · core · block card",
      "never · core · move money",
    ],
    tools: [
      "transactions_list — List the transactions of an account",
      "case_note_add — Append a note to a case",
      "card_block — Blocks a card",
      "transfer_funds — Moves funds between accounts",
      "customer_360 — Everything about a customer",
    ],
    undeclared: ["!transfer_funds", "customer_360"],
  },
  ...moreToolCases,
  ...tradeToolCases,
  ...jargonToolCases,
];
