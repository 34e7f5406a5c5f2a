import { describe, expect, test } from "vitest";
import { callsOf } from "#shared/prechecks/rules/evidence/calls";
import { factsOfExample } from "../../support/example-packet.ts";

/** Name and description of a tool. */
const reading = `
  listNewRfis|List RFIs in status New.
  list_open_orders|Open orders of a customer.
  list_closed_tickets|
  getCancelledTrains|Trains cancelled today.
  find_duplicate_records|Finds records that look alike.
  search_transfers|Search transfers by date.
  list_pending_approvals|Approvals that wait.
  get_release_notes|Notes of a release.
  report_open_holds|Shows the holds that are open.
  count_blocked_cards|
  query_update_history|
  read_change_log|
  orders.open.list|Lists open orders.
  view_payment_status|
  check_refund_eligibility|Tells whether a refund is due.
  get_reset_events|
  list_assigned_jobs|
  fetchRecentPosts|Posts since a time.
  log_search|Search the logs.
  booking_find|Find a booking.
  transfer_list_get|Read the transfer list.
  getDeletedCompanies|Companies struck off since a date.
  list_scheduled_releases|
  stock_on_order|What is on order.
  export_status|Status of an export.
  mail_list_unread|
  due_payments|Payments that fall due.
  renewal_dates|
  closing_balance|Balance at close of day.
  lock_state|Tells if a lock is open.
  record_lookup|
  compare_prices|
  calc_settlement|Works out the settlement.
  getSendQueueLength|
  list_draft_invoices|
  preview_merge|Shows what a merge would change.
  validate_payment_file|
  match_open_items|
  approval_status|
  rollback_points|Lists rollback points.
  listHoldReasons|
  get_delivery_slots_free|
  freeSlots|Free slots of a day.
  whoIsOnCall|
  postcode_lookup|
  order_tracking|Where an order is.
  ticketHistory|All events on a ticket.
  patient_record_view|
  move_history|
  block_list_check|
`;

const writing = `
  create_ticket|
  ticket_close|Closes a ticket.
  order_cancel|
  updateStock|
  setStatus|
  bookSlot|
  slot_release|Gives a slot back.
  message_send|
  postComment|
  lock_door|
  merge_contacts|
  append_log|
  assign_job|
  restart_service|
  pay_invoice|
  refund_order|
  rotate_key|
  record_create|
  mark_read|
  move_case|
  list_item_add|
  newTicket|Creates a ticket.
  openCase|Opens a case.
  report_submit|
  block_card|
  approve_leave|
  file_document|Files a document.
  swap_shift|
  print_label|
  hold_place|Places a hold on a copy.
  renew_loan|
  reserve_room|
  note_add|
  write_result|
  publish_page|
`;

function effectOf(line: string): string | undefined {
  const [name = "", description = ""] = line.split("|");
  const text = JSON.stringify({ tools: [{ name, description, inputSchema: {} }] });
  return callsOf(factsOfExample({ says: "", files: [{ path: "tools.json", text }] }))[0]?.effect;
}
const lines = (text: string) => text.trim().split(/\n\s*/);

describe("names of tools", () => {
  test.each(lines(reading))("reads: %s", (line) => expect(effectOf(line)).not.toBe("write"));
  test.each(lines(writing))("writes: %s", (line) => expect(effectOf(line)).toBe("write"));
});
