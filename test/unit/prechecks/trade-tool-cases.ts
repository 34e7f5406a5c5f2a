import type { ToolCase } from "./tool-case.ts";

/** Tools in an interface's own words, beside rows in those of a trade. */
export const tradeToolCases: readonly ToolCase[] = [
  {
    says: "ramp: one tool behind two rows that say the same",
    systems: [["brs", "Bag system"]],
    rows: [
      "automatic · brs · read bag messages",
      "automatic · brs · offload a late bag from the flight",
      "approval · brs · take a bag that missed the cut off the loading list",
    ],
    tools: [
      "bsm_for_flight — Bag source messages of a flight.",
      "bag_loadstate — Set a bag to loaded or not loaded on a flight.",
    ],
  },
  {
    says: "IT desk: a tool for notes attaches no files",
    systems: [
      ["psa", "Ticket system"],
      ["logs", "Log store"],
    ],
    rows: [
      "automatic · psa · read ticket",
      "automatic · psa · set ticket category",
      "automatic · psa · attach diagnostics bundle to the ticket",
      "automatic · psa · write note on the ticket",
      "automatic · logs · put log object",
    ],
    tools: [
      "psa_ticket_get — Read one ticket.",
      "psa_category_set — Set the category of a ticket.",
      "psa_note_add — Write a plain-text note on a ticket.",
      "log_put — Put one log object.",
    ],
    idle: ["attach diagnostics bundle to the ticket"],
  },
  {
    says: "railway: laying beside is looking",
    systems: [
      ["mza", "Measuring archive"],
      ["ihs", "Maintenance system"],
    ],
    rows: [
      "automatic · mza · read the exceedance file",
      "automatic · mza · lay an entry beside the three runs before and grade it A/B/C",
      "automatic · ihs · enter a proposed notification",
    ],
    tools: [
      "run_file_read — Reads one closed exceedance file.",
      "notif_propose — Enters a proposed notification.",
    ],
  },
  {
    says: "wind farm: the row's words stand in brackets",
    systems: [["scada", "Park SCADA"]],
    rows: [
      "automatic · scada · pause WTG",
      "approval · scada · take a turbine out of operation",
      "approval · scada · lift the curtailment cap on a machine",
    ],
    tools: [
      "wtg.pause — Pauses one turbine (takes it out of operation).",
      "wtg.cap.set — Lifts the curtailment cap of one turbine.",
    ],
  },
  {
    says: "vet: bookings and reminders",
    systems: [
      ["pms", "Practice system"],
      ["sms", "Text gateway"],
    ],
    rows: [
      "automatic · pms · see which slots are free",
      "approval · pms · pencil an animal in for its booster",
      "approval · sms · nudge the owner about a missed visit",
      "never · pms · touch the price list",
      "never · pms · strike an animal from the register",
    ],
    fields: ["animal", "owner name", "mobile"],
    tools: [
      "diary.free — Free slots of the diary",
      "diary.book — Books a provisional slot for an animal",
      "sms.send — Sends a text to an owner",
      "animals.remove — Takes an animal out of the register",
      "prices.update — Changes a line of the price list",
    ],
    undeclared: ["!animals.remove", "!prices.update"],
  },
  {
    says: "bank: standing instructions",
    systems: [
      ["core", "Core banking"],
      ["case", "Case desk"],
    ],
    rows: [
      "automatic · case · fetch the complaint",
      "automatic · core · look up the account's movements",
      "approval · case · issue the final response to the customer",
      "approval · case · log the root cause on the complaint",
      "never · core · credit or debit an account",
      "never · core · amend a standing order",
    ],
    fields: ["account", "movements", "complaint text"],
    tools: [
      "complaint_get — Fetch one complaint",
      "movements_list — Movements of an account over 90 days",
      "response_issue — Sends the final response letter",
      "rootcause_set — Records the root cause on a complaint",
      "standing_order_modify — Alters a standing order",
      "goodwill_post — Posts a goodwill credit to the account",
    ],
    undeclared: ["!standing_order_modify", "!goodwill_post"],
  },
  {
    says: "university: marks",
    systems: [
      ["sis", "Student records"],
      ["lms", "Course rooms"],
    ],
    rows: [
      "automatic · lms · read submissions",
      "automatic · lms · check word count and references",
      "approval · sis · enter the provisional mark",
      "approval · lms · return feedback to the student",
      "never · sis · ratify a mark",
    ],
    tools: [
      "submission_fetch — Text of one submission",
      "references_check — Checks references against the library",
      "mark_enter — Enters a provisional mark for a student",
      "feedback_release — Returns the feedback sheet to a student",
      "mark_ratify — Confirms the mark for the exam board",
    ],
    undeclared: ["!mark_ratify"],
  },
  {
    says: "utility: nothing rings the field crew",
    systems: [
      ["oms", "Outage system"],
      ["crm", "Customer system"],
    ],
    rows: [
      "automatic · oms · read outage reports",
      "automatic · oms · cluster calls by feeder",
      "approval · oms · open a fault order",
      "approval · oms · despatch a crew to the substation",
      "approval · crm · text affected households",
    ],
    tools: [
      "outages.list — Outage reports of the last hour",
      "fault_order.create — Opens a fault order for a feeder",
      "households.text — Texts households on a feeder",
    ],
    idle: ["despatch a crew to the substation"],
  },
  {
    says: "publisher: rights and permissions as a trade",
    systems: [
      ["rights", "Rights database"],
      ["mail", "Mailbox"],
    ],
    rows: [
      "automatic · rights · look up who holds the rights",
      "approval · rights · grant a reprint permission",
      "approval · mail · answer the requester",
      "never · rights · sell a licence",
    ],
    tools: [
      "holders_find — Finds the holder of a right",
      "reprint_grant — Grants permission to reprint a passage",
      "mail_reply — Replies to a request",
      "licence_sell — Sells a licence to a publisher",
    ],
    undeclared: ["!licence_sell"],
  },
  {
    says: "DevOps: reading by many names",
    systems: [
      ["k8s", "Cluster"],
      ["ci", "Pipelines"],
    ],
    rows: [
      "automatic · k8s · read pod state and events",
      "automatic · ci · read the last pipeline runs",
      "approval · k8s · bounce a deployment",
      "approval · ci · kick off the rollback pipeline",
      "never · k8s · delete a namespace",
    ],
    tools: [
      "pods.describe — State and events of a pod",
      "pipelines.recent — The last runs of a pipeline",
      "deployments.restart — Rolling restart of one deployment",
      "rollback.trigger — Starts the rollback pipeline",
      "namespaces.delete — Deletes a namespace",
      "secrets.read — Secrets of a namespace",
    ],
    undeclared: ["!namespaces.delete", "secrets.read"],
  },
  {
    says: "museum: loans and condition",
    systems: [
      ["cms", "Collection system"],
      ["cal", "Courier calendar"],
    ],
    rows: [
      "automatic · cms · compare the condition photos",
      "approval · cms · append a condition note to the object",
      "approval · cal · slot in a courier",
      "never · cms · deaccession an object",
    ],
    tools: [
      "photos.compare — Compares two condition photos of an object",
      "condition.append — Appends a condition note",
      "courier.slot — Books a slot for a courier",
      "object.deaccession — Removes an object from the collection",
    ],
    undeclared: ["!object.deaccession"],
  },
  {
    says: "HR: starters and leavers",
    systems: [
      ["hris", "HR system"],
      ["idp", "Directory"],
    ],
    rows: [
      "automatic · hris · read new starter forms",
      "approval · hris · raise the starter's equipment request",
      "approval · hris · send the welcome pack",
      "never · idp · add anyone to a group",
      "never · hris · alter pay",
    ],
    fields: ["name", "start date", "equipment"],
    tools: [
      "starters.list — New starter forms",
      "equipment.request — Raises an equipment request for a starter",
      "welcome.send — Sends the welcome pack",
      "groups.add_member — Puts a user into a directory group",
      "pay.set — Sets the salary of an employee",
    ],
    undeclared: ["!groups.add_member", "!pay.set"],
  },
  {
    says: "law firm: filing and serving",
    systems: [
      ["dms", "Document store"],
      ["court", "Court portal"],
    ],
    rows: [
      "automatic · dms · pull the bundle",
      "automatic · dms · paginate the bundle",
      "approval · court · lodge the bundle",
      "approval · court · serve the other side",
      "never · dms · destroy a document",
    ],
    tools: [
      "bundle.get — Gets a bundle",
      "bundle.paginate — Puts page numbers on a bundle",
      "filing.lodge — Lodges a bundle with the court",
      "service.effect — Serves papers on a party",
      "doc.shred — Destroys a document for good",
    ],
    undeclared: ["!doc.shred"],
  },
  {
    says: "port: gate and yard",
    systems: [
      ["tos", "Terminal system"],
      ["gate", "Gate"],
    ],
    rows: [
      "automatic · tos · read the discharge list",
      "automatic · tos · propose a yard position",
      "approval · tos · shift a box to another stack",
      "approval · gate · call a truck forward",
      "never · tos · release a box from customs hold",
    ],
    tools: [
      "discharge.read — Discharge list of a call",
      "yard.suggest — Suggests a yard position",
      "yard.shift — Moves a container to another stack",
      "gate.call — Calls a truck to the gate",
      "hold.release — Releases a container from a hold",
      "crane.move — Drives a crane to a bay",
    ],
    undeclared: ["!hold.release", "!crane.move"],
  },
];
