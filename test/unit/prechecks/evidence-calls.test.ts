import { describe, expect, test } from "vitest";
import { actionWithoutTool } from "#shared/prechecks/rules/evidence/action-without-tool";
import { undeclaredReach } from "#shared/prechecks/rules/evidence/undeclared-reach";
import { factsOfExample } from "../../support/example-packet.ts";

type Tool = { name: string; description?: string; annotations?: Record<string, boolean>; title?: string };
type Case = {
  says: string;
  systems: readonly (readonly [id: string, name: string])[];
  /** "policy · system · action" */
  rows: readonly string[];
  /** "name — description" */
  tools: readonly string[];
  /** Names of tools that the packet does not declare; those that change something begin with "!". */
  undeclared?: readonly string[];
  /** Actions that no tool carries out. */
  idle?: readonly string[];
  inputs?: readonly string[];
  fields?: readonly string[];
  statement?: string;
};

const cases: readonly Case[] = [
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
  {
    says: "HR agency: candidates",
    systems: [["ats", "Applicant tracking"]],
    rows: [
      "automatic · ats · extract skills from CV",
      "automatic · ats · rank applicants against the role",
      "approval · ats · invite candidate to interview",
      "approval · ats · send rejection",
      "never · ats · change salary offer",
    ],
    inputs: ["CV", "job advert"],
    tools: [
      "get_resume — Download the CV of an applicant",
      "save_score — Stores the score of an applicant",
      "send_invitation — Invites a candidate for an interview",
      "send_rejection_mail — Rejects a candidate by mail",
      "update_offer — Changes the salary of an offer",
      "get_background_check — Criminal record and credit check of an applicant",
    ],
    undeclared: ["!update_offer", "get_background_check"],
  },
  {
    says: "utility: what the agent cannot use",
    systems: [["mdm", "Meter data"]],
    rows: [
      "automatic · mdm · read meter values",
      "approval · mdm · correct implausible reading",
      "never · mdm · disconnect customer",
    ],
    tools: [
      "meter_read — Values of a meter",
      "reading_correct — Replaces an implausible value",
      "disconnect — Cuts the supply. Disabled for this account: always returns 403 to the agent",
      "health — Liveness of the server",
    ],
  },
  {
    says: "charity: create, amend and delete in one tool",
    systems: [["crm", "Donor base"]],
    rows: [
      "automatic · crm · look up donor",
      "automatic · crm · create thank-you letter draft",
      "approval · crm · add donor",
      "approval · crm · update donor address",
      "never · crm · delete donor",
    ],
    tools: ["donor_find — Find a donor", "donor_write — Creates, updates or deletes a donor"],
    undeclared: ["!donor_write"],
  },
  {
    says: "housing office: repairs, marketing voice",
    systems: [
      ["fixit", "FixIt repairs board"],
      ["letters", "Letter printing"],
    ],
    rows: [
      "automatic · fixit · sort repair reports by trade",
      "automatic · fixit · log a job card",
      "approval · fixit · send the job to a contractor",
      "approval · letters · post a letter to the tenant",
      "never · fixit · change a tenancy agreement",
      "never · fixit · waive rent arrears",
    ],
    inputs: ["tenant's report", "photo of the damage"],
    tools: [
      "report.fetch — Get a repair report with photos",
      "report.tag_trade — Tags the report with plumber, joiner or electrician",
      "jobcard.create — Opens a job card",
      "jobcard.dispatch — Hands the job card to a contractor",
      "letter.print — Prints and posts a letter",
      "arrears.write_off — Clears what a tenant owes",
      "tenancy.amend — Alters the terms of a tenancy",
    ],
    undeclared: ["!arrears.write_off", "!tenancy.amend"],
  },
  {
    says: "museum: loans",
    systems: [["cms", "Collection database"]],
    rows: [
      "automatic · cms · look up object",
      "automatic · cms · draft condition report",
      "approval · cms · record location change",
      "approval · cms · extend a loan",
      "never · cms · deaccession object",
    ],
    tools: [
      "object_get — One object with its images",
      "condition_report_draft — Prepare a condition report for a conservator",
      "location_set — Record where an object stands now",
      "loan_extend — Prolong a loan",
      "object_remove — Strike an object off the collection",
      "donor_addresses_list — Home addresses of donors",
    ],
    undeclared: ["!object_remove", "donor_addresses_list"],
  },
  {
    says: "pharmacy wholesale: everything declared",
    systems: [
      ["erp", "ERP"],
      ["edi", "EDI hub"],
    ],
    rows: [
      "automatic · erp · check stock of a batch",
      "automatic · erp · reserve batch for order",
      "approval · edi · send despatch advice to pharmacy",
      "approval · erp · block batch",
      "approval · erp · release batch",
      "never · erp · alter expiry date",
    ],
    tools: [
      "batch.stock — Quantity on hand by batch",
      "batch.reserve — Reserve a quantity for an order",
      "batch.block — Put a batch on quality hold",
      "batch.unblock — Lift a quality hold",
      "edi.send_desadv — Transmit the despatch advice",
    ],
  },
  {
    says: "newsroom: publishing",
    systems: [["cms", "Editorial system"]],
    rows: [
      "automatic · cms · read wire copy",
      "automatic · cms · write first draft of a sports brief",
      "approval · cms · publish the brief",
      "never · cms · change a byline",
      "never · cms · take down an article",
    ],
    tools: [
      "wire_read — Wire copy of the last hours",
      "draft_save — Save a draft brief",
      "article_publish — Put a brief online",
      "article_unpublish — Take an article offline",
      "byline_edit — Edit the byline",
      "push_notification_send — Send a push message to all subscribers",
    ],
    undeclared: ["!article_unpublish", "!byline_edit", "!push_notification_send"],
  },
  {
    says: "telecom: number porting",
    systems: [["oss", "Order system"]],
    rows: [
      "automatic · oss · validate port request",
      "approval · oss · submit port order",
      "approval · oss · reject port request with a reason code",
      "never · oss · swap SIM",
    ],
    tools: [
      "port_validate — Check a port request against the registry",
      "port_submit — Submit the port order",
      "port_reject — Reject with a reason code",
      "sim_swap — Move a number to another SIM",
      "subscriber_location — Where a handset is right now",
    ],
    undeclared: ["!sim_swap", "subscriber_location"],
  },
  {
    says: "school: timetable, several without a tool",
    systems: [
      ["tt", "Timetable"],
      ["msg", "Parent messenger"],
    ],
    rows: [
      "automatic · tt · find a free room",
      "approval · tt · swap two lessons",
      "approval · msg · notify parents of the change",
      "approval · tt · cancel a lesson",
    ],
    tools: [
      "room_find — Free rooms",
      "lesson_swap — Swap two lessons",
      "msg_list — Messages of the last week",
    ],
    idle: ["cancel a lesson", "notify parents of the change"],
  },
  {
    says: "notary: mail",
    systems: [["mail", "Mail"]],
    rows: [
      "automatic · mail · read incoming mail",
      "automatic · mail · file mail to the matter folder",
      "approval · mail · reply to sender",
      "never · mail · delete mail",
    ],
    tools: [
      "mail_search — Search the mailbox",
      "mail_move — Move a message to a folder",
      "mail_send — Send a message",
      "mail_delete — Delete a message",
      "mail_set_rule — Create a forwarding rule",
    ],
    undeclared: ["!mail_delete", "!mail_set_rule"],
  },
  {
    says: "energy trader: hedges",
    systems: [["etrm", "Trading book"]],
    rows: [
      "automatic · etrm · read open positions",
      "automatic · etrm · compute exposure",
      "approval · etrm · propose hedge to the desk",
      "never · etrm · execute a trade",
    ],
    tools: [
      "positions — Open positions by book",
      "exposure_calc — Exposure by month",
      "hedge_propose — Queue a proposal for the desk",
      "trade_execute — Execute a trade at the exchange",
      "limit_override — Raise a trader's limit",
    ],
    undeclared: ["!trade_execute", "!limit_override"],
  },
  {
    says: "cloud desk: pods",
    systems: [["k8s", "Cluster"]],
    rows: [
      "automatic · k8s · read pod logs",
      "approval · k8s · restart a deployment",
      "approval · k8s · scale a deployment within its limits",
      "never · k8s · delete a namespace",
      "never · k8s · read secrets",
    ],
    tools: [
      "pods_log — Logs of a pod",
      "deployment_restart — Rolling restart",
      "deployment_scale — Set the replica count",
      "namespace_delete — Delete a namespace with all that is in it",
      "secret_get — Read a secret",
      "pods_exec — Run a command in a pod",
    ],
    undeclared: ["!namespace_delete", "secret_get", "!pods_exec"],
  },
  {
    says: "hotel: front desk",
    systems: [["pms", "Property management system"]],
    rows: [
      "automatic · pms · look up reservation",
      "automatic · pms · answer questions about breakfast and parking from the house guide",
      "approval · pms · change the arrival date of a reservation",
      "approval · pms · upgrade the room",
      "never · pms · charge the guest's card",
    ],
    tools: [
      "reservations_find — Reservation by name or number",
      "house_guide_search — Passages of the house guide",
      "reservations_modify_dates — Change arrival or departure",
      "rooms_upgrade — Assign a better room",
      "folio_charge — Charge the card on file",
      "guest_passport_scan — Passport scan of a guest",
    ],
    undeclared: ["!folio_charge", "guest_passport_scan"],
  },
  {
    says: "freight forwarder: customs, camel case without descriptions",
    systems: [["tms", "Transport system"]],
    rows: [
      "automatic · tms · read shipment papers",
      "automatic · tms · propose tariff code",
      "approval · tms · submit customs declaration",
      "approval · tms · amend a declaration",
      "never · tms · pay duty",
    ],
    tools: [
      "getShipment — ",
      "listDocuments — ",
      "suggestTariffCode — ",
      "submitDeclaration — ",
      "amendDeclaration — ",
      "payDuty — ",
      "deleteShipment — ",
      "createUser — ",
    ],
    undeclared: ["!payduty", "!deleteshipment", "!createuser"],
  },
];

function factsOf({ systems, rows, tools, inputs, fields, statement }: Case) {
  return factsOfExample({
    says: "",
    sections: {
      boundary: {
        statement: statement ?? "",
        systems: systems.map(([id, name]) => ({ id, name })),
        inputs: inputs ?? [],
      },
      data: { flows: fields ? [{ system: systems[0]?.[0], fields, access: ["read"] }] : [] },
      actions: {
        rows: rows.map((row) => {
          const [policy, system, action] = row.split(" · ");
          return { policy, system, action, ...(policy === "approval" ? { approver: "Duty lead" } : {}) };
        }),
      },
    },
    files: [
      {
        path: "t.json",
        text: JSON.stringify(
          {
            tools: tools.map((tool): Tool & { inputSchema: object } => {
              const [name = "", description = ""] = tool.split(" — ");
              return { name, description, inputSchema: { type: "object" } };
            }),
          },
          null,
          2,
        ),
      },
    ],
  });
}

describe.each(cases)("$says", (one) => {
  test("tools that the matrix does not declare", () => {
    const hits = undeclaredReach.check(factsOf(one));
    expect(
      hits.map(({ subject, severity }) => (severity === "blocker" ? `!${subject}` : subject)).sort(),
    ).toEqual((one.undeclared ?? []).map((name) => name.toLowerCase()).sort());
  });
  test("actions without a tool", () => {
    const hits = actionWithoutTool.check(factsOf(one));
    expect(hits.map(({ subject }) => subject.split("|")[1]).sort()).toEqual([...(one.idle ?? [])].sort());
  });
});
