import { describe, expect, test } from "vitest";
import { actionWithoutTool } from "#shared/prechecks/rules/evidence/action-without-tool";
import { undeclaredReach } from "#shared/prechecks/rules/evidence/undeclared-reach";
import { factsOfExample } from "../../support/example-packet.ts";

/** A trade, its rows, its tools (with what each says), the tools that no row declares, the rows that no tool carries out. */
type Trade = readonly [name: string, rows: string, tools: string, beyond: string, idle: string];

const trades: readonly Trade[] = [
  [
    "clinic",
    "read referral; offer two appointment times to the patient; book the appointment; note the outcome on the referral",
    "referral_get; slots_free: Free slots of a clinic; appointment_book: Books a slot; patient_sms: Texts the patient; referral_note_add",
    "",
    "",
  ],
  [
    "port",
    "read arrival notice; assign berth; tell the agent of the ship the berth",
    "notice_read: Reads a notice of arrival; berth_assign: Assigns a quay slot to a call; agent_message: Message to the ship's agent; pilot_order: Orders a pilot for a call; tariff_edit: Changes the port tariff",
    "pilot_order, tariff_edit",
    "",
  ],
  [
    "bank",
    "pull transactions of the disputed card; open a dispute case; send the customer the form; credit the customer provisionally",
    "txn_list: Transactions of a card; dispute_open: Opens a dispute; form_send: Sends the dispute form",
    "",
    "credit the customer provisionally",
  ],
  [
    "school",
    "read absence message; mark pupil absent; text the parent a confirmation",
    "messages_unread: Unread messages of parents; attendance_mark: Marks a pupil present or absent; sms_parent: Sends a text to a parent; pupil_exclude: Excludes a pupil for some days",
    "pupil_exclude",
    "",
  ],
  [
    "hr",
    "read leave request; check leave balance; approve leave up to three days; inform the employee",
    "leave_get: A request; balance_get: Days left; leave_decide: Approves or rejects a request; employee_notify: Notifies an employee; salary_get: Salary of an employee",
    "salary_get",
    "",
  ],
  [
    "devops",
    "fetch logs and metrics; restart a service; roll back a release; post a timeline to the channel",
    "logs.query; metrics.query; service.restart; release.rollback: Puts the previous release back; chat.post; dns.update: Changes a DNS record",
    "dns.update",
    "",
  ],
  [
    "retail",
    "look up order; issue return label; refund order up to 50 euros; write to customer",
    "orderGet; createReturnLabel; refundCreate: Pays an amount back; emailCustomer; couponCreate: Makes a voucher for the customer",
    "couponCreate",
    "",
  ],
  [
    "insurer",
    "read claim form; classify damage; set reserve on the claim; request photos from the claimant",
    "claim_read; claim_update_reserve: Sets the reserve; claimant_request: Asks the claimant for something; claim_pay: Pays a claim out",
    "claim_pay",
    "",
  ],
  [
    "utility",
    "list failed reads; queue a re-read; estimate the missing value; enter the estimate in the series; raise an inspection order",
    "failed_reads_list; reread_queue: Requests an on-demand reading; series_write: Writes values into the series; inspection_order_create; supply_disconnect: Opens the breaker of a meter",
    "supply_disconnect",
    "",
  ],
  [
    "museum",
    "read enquiry; look up object; draft a reply; send the reply; file the enquiry under the object",
    "inbox.read; objects.find; mail.send; enquiry.file: Files an enquiry under an object; objects.deaccession: Takes an object out of the collection",
    "objects.deaccession",
    "",
  ],
  [
    "law firm",
    "search the matter file; summarise a document; enter a deadline in the diary; bill time to the matter",
    "matter_search; document_read; diary_add: Adds a deadline",
    "",
    "bill time to the matter",
  ],
  [
    "logistics",
    "match delivery note to order; correct the quantity on the order; release the freight invoice; ask the haulier for a missing note",
    "note_match; order_correct: Corrects a quantity; invoice_release: Releases a freight invoice for payment; haulier_mail: Mails the haulier; haulier_block: Blocks a haulier",
    "haulier_block",
    "",
  ],
  [
    "council",
    "read report of a pothole; join report with an earlier one; dispatch a crew; tell the reporter what was done",
    "reports_open: Reports that are open; report_merge; crew_dispatch; reporter_notify; report_delete: Removes a report",
    "report_delete",
    "",
  ],
  [
    "farm coop",
    "read delivery tickets; post weights to the member account; notify member of the week's total",
    "tickets_today: Delivery tickets of today; weights_post: Posts weights to an account; member_notify",
    "",
    "",
  ],
  [
    "airline",
    "find delayed passengers; rebook passenger on the next flight; issue meal voucher",
    "pax_on_flight: Passengers of a flight; rebook; voucher_issue; refund_ticket: Refunds a ticket",
    "refund_ticket",
    "",
  ],
  [
    "game",
    "read player report; mute player for a day; escalate to a moderator",
    "report_read; player_mute; moderator_queue_add; player_ban: Bans a player for good",
    "player_ban",
    "",
  ],
  [
    "charity",
    "import donations of the day; match donation to donor; send thank-you letter; correct the donor's address",
    "donations_import; donor_search; letter_send; donor_update_address",
    "",
    "",
  ],
  [
    "vet",
    "look up animal and owner; remind owner of vaccination; make an appointment",
    "animal_get; owner_remind; appointment_make; prescription_renew: Renews a prescription",
    "prescription_renew",
    "",
  ],
  [
    "rfi",
    "list RFIs in status New and search earlier ones; link RFI to a drawing; route RFI to the discipline lead; publish the answer to the register",
    "listNewRfis: List RFIs; searchRfis; linkDrawing; assignRfi: Assigns an RFI to a lead; publishAnswer",
    "",
    "",
  ],
  [
    "catering",
    "read menu plan; swap a dish; order ingredients; print allergen cards",
    "menu_read; dish_swap; ingredient_order; cards_print: Prints allergen cards",
    "",
    "",
  ],
  [
    "Notary",
    "read deed request; check identity document; reserve a signing slot; e-mail the checklist to the client",
    "request_read; id_check; slot_reserve; client_email; deed_register: Files a deed in the land register",
    "deed_register",
    "",
  ],
  [
    "Ferry desk",
    "look up booking; change the sailing of a booking; text the passenger",
    "booking_get; booking_change_sailing; passenger_text",
    "",
    "",
  ],
  [
    "Parking office",
    "read appeal; look up permit; withdraw the penalty notice; write to the motorist",
    "appeals_next: Next appeal; permit_lookup; notice_withdraw; motorist_letter: Sends a letter; vehicle_tow: Orders a tow",
    "vehicle_tow",
    "",
  ],
  [
    "Recruiting",
    "screen CV; shortlist candidate; invite candidate to an interview; decline candidate by e-mail",
    "cv_fetch; candidate_shortlist; interview_invite; candidate_reject: Sends a rejection; offer_send: Sends a contract offer",
    "offer_send",
    "",
  ],
  [
    "Energy desk",
    "read forecast; set the battery schedule; bid into the reserve market",
    "forecast_get; battery_schedule_set; market_bid_submit; market_limit_raise: Raises the trading limit",
    "market_limit_raise",
    "",
  ],
  [
    "Elections",
    "check postal vote application; record the decision; print the voter letter",
    "application_get; decision_record; letter_print; roll_amend: Amends the electoral roll",
    "roll_amend",
    "",
  ],
  [
    "Observatory",
    "read proposals; schedule an observation; notify the astronomer",
    "proposals.list; observation.schedule; notify; telescope.slew: Moves the telescope",
    "telescope.slew",
    "",
  ],
  [
    "Bike hire",
    "see broken bikes; take a bike out of service; book a repair; give the rider a free ride",
    "bikes_broken: Bikes reported broken; bike_disable; repair_book",
    "",
    "give the rider a free ride",
  ],
  [
    "Press",
    "read wire items; write a headline draft; publish the story; correct a published story",
    "wire_items; story_publish; story_correct; story_unpublish: Takes a story off the site",
    "story_unpublish",
    "",
  ],
  [
    "Lab",
    "receive sample result; flag result outside range; release result to the physician",
    "result_get; result_flag; result_release; sample_discard: Discards a sample",
    "sample_discard",
    "",
  ],
  [
    "Helpdesk",
    "read ticket; add a work note; assign ticket to a group; close ticket when the user confirms",
    "getTicket; addWorkNote; assignTicket; closeTicket; resetPassword",
    "resetpassword",
    "",
  ],
  [
    "Fleet",
    "read defect card; open a workshop job; pull the vehicle from service; inform the driver",
    "defects_open: Open defects; job_create: Creates a workshop job; vehicle_hold: Takes a vehicle out of service; driver_notify",
    "",
    "",
  ],
  [
    "Water works",
    "read pressure and flow; adjust pump speed; open an inspection job",
    "sensors_read; pump_speed_set; job_open; dosing_set: Sets chlorine dosing",
    "dosing_set",
    "",
  ],
  [
    "Publisher",
    "check manuscript metadata; correct the subject codes; send the proof to the author",
    "metadata_get; subject_codes_update; proof_send; royalty_rate_set",
    "royalty_rate_set",
    "",
  ],
  [
    "Gym",
    "look up member; freeze membership; move member to another class; message member",
    "member_get; membership_pause: Pauses a membership; class_move; member_message",
    "",
    "",
  ],
  [
    "Estate agent",
    "answer the enquiry; book a viewing; put the listing live",
    "enquiry_reply; viewing_book; listing_publish; price_reduce: Lowers the asking price",
    "price_reduce",
    "",
  ],
  [
    "warehouse",
    "count bins below minimum; reorder stock; put bin on the pick list",
    "purchase_order_create; picklist_add; stock_adjust: Adjusts stock on hand",
    "stock_adjust",
    "",
  ],
];

const parts = (text: string) => (text === "" ? [] : text.split("; "));

function factsOf([name, rows, tools]: Trade) {
  const listed = parts(tools).map((tool) => {
    const [title = "", description = ""] = tool.split(": ");
    return { name: title, description, inputSchema: {} };
  });
  return factsOfExample({
    says: "",
    sections: {
      boundary: { systems: [{ id: "sys", name }] },
      actions: {
        rows: parts(rows).map((action) => ({ action, system: "sys", policy: "approval", approver: "Lead" })),
      },
    },
    files: [{ path: "tools.json", text: JSON.stringify({ tools: listed }, null, 1) }],
  });
}

describe("tools and rows of many trades", () => {
  test.each(trades)("%s", (...trade) => {
    const facts = factsOf(trade);
    const [, , , beyond, idle] = trade;
    const told = {
      beyond: undeclaredReach.check(facts).map(({ subject }) => subject),
      idle: actionWithoutTool.check(facts).map(({ subject }) => subject.split("|")[1]),
    };
    expect(told).toEqual({
      beyond: beyond === "" ? [] : beyond.toLowerCase().split(", "),
      idle: parts(idle),
    });
  });
});
