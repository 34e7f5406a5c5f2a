import { describe, expect, test } from "vitest";
import { makeLexicon } from "#shared/prechecks/lexicon/lexicon";
import { writeNotDeclared } from "#shared/prechecks/rules/data/systems";
import { actionWithoutScope } from "#shared/prechecks/rules/identity/scopes";
import { reachOf } from "#shared/prechecks/scopes";
import { factsOfExample } from "../../support/example-packet.ts";

const lines = (text: string) => text.trim().split(/\n\s*/);
const lexicon = makeLexicon();

/** Where only reading is declared and allowed, a row that changes something is told twice, and one that reads never. */
function tellsOf(action: string): readonly number[] {
  const facts = factsOfExample({
    says: "",
    sections: {
      boundary: { systems: [{ id: "port", name: "Port book" }] },
      data: { flows: [{ system: "port", access: ["read"], retention: "none" }] },
      actions: { rows: [{ action, system: "port", policy: "automatic" }] },
      identity: { scopes: [{ system: "port", scope: "port.read" }] },
    },
  });
  return [writeNotDeclared, actionWithoutScope].map((rule) => rule.check(facts).length);
}

/** What stands behind the verb may sound like any act: it is what is read. */
const readingRows = `
  look up title in the withdrawals register
  check case in the cancellations log
  read the change calendar
  fetch orders, returns and refund history
  find open work orders in the planner
  pull the meter exchange file from the depot folder
  take a copy of the scan from the depot folder
  open the applicant's folder
  retrieve the release notes and rollback plan
  look up who is on call and the escalation ladder
  get the close date from the ledger
  read the lock and key register
  check stock, transfer and reserve levels
  view the update history of a record
  compare invoice with purchase order and goods receipt
  check whether the parcel was returned
  collect the reset codes log entries
  check the person in the block list
  verify member against the ban list
  read the hold shelf list
  pull the credit and charge history
  query the deletion queue
  fetch route, load and dispatch times
  match payment to open invoice
  look up the tariff, change date and transfer code
  read logs, restart counts and deploy markers
  consult the payment register
  find the right form and issue date
  read the letter and file note
  check for open orders and holds
  count open and closed tickets
  examine the import and export declarations
  read the job card and sign-off sheet
  scan the mailbox for cancellations and transfers
  check grant and permit conditions
  look up the block plan and set list
  list upcoming renewals and expiries
  work out the refund due
  calculate the credit due to the tenant
  determine which shelf the return belongs to
  rank candidates for the transfer list
  classify the message as complaint, order or cancellation
  tell a return from an exchange
  see whether the deposit was paid
  take the mileage from the photo
  read the patch and release calendar
  trace the shipment and its transfers
  follow the status of the order
  look the tenant up in the arrears book
  confirm that the invoice matches the order
  decide which queue the ticket belongs to
  establish the cause of the stop
  ask the register for the current owner
  check the record of deletions
  query for changes since last night
  compute the settlement amount
  watch the approvals inbox
  read the terminations list from HR feed
  look over the change requests of the week
  detect a price change
  fetch the discharge letter and update date
  recognise a cancellation and its reason
  track down the order in the archive
  get weather, tide and lock opening times
  note the time of the call
  review the transfer journal
  verify the signature on the release
  check against the list of revoked licences
  find the closest match in the returns archive
  cross-check the roster with leave and swap entries
  test whether the account is locked
  read bookings.
  summarise ticket, order and refund history for the agent
  extract IBAN, amount and due date from the invoice
  translate the cancellation letter
  list the open permits and issue dates
  read the register of deleted companies
  query closing prices
  read the purge log
  see the blocked accounts
  check the drop and pick-up points
  look for a clear window in the slot plan
  check eligibility for refund
  evaluate the transfer request against rules
  find the flight and its delay reason
  match the remittance with open items
  read the tenancy, arrears and payment plan
  look up vehicle, driver and release slot
  search the drop log and hold reasons
  check the basket for restricted items
  retrieve patient, ward and discharge date
  look up parcel and return reason
  collate the returns of the week
  listen to the voicemail
  transcribe the call and tag speakers
  work out which bay is free
  glance at the cancellation board
  observe valve positions and close times
  read stock of the blocked bins
  hear the recording of the order
  take stock levels from the warehouse report
  get the customer's contact and opt-out settings
  look up pupil in the exclusions register
  check tenant in arrears list
  view shipments in transit and holds at customs
  extract line items from the supplier's invoice
  see who cancelled and when
  pull sales, refunds and voids for the day
  receive the order and read it
  obtain the permit conditions
  ascertain whether the deposit was returned
  reconcile deposits with bookings
  count beds and blocked rooms
  check the seat map, upgrade list and standby list
  access the removals log
  access order details
  get rights, roles and grant dates
  recall the previous message
  screen the applicant against the sanctions list
  estimate the settlement
  simulate the switch order
  propose a payment plan
  prepare the transfer form
  draft the cancellation notice
  show the operator the set points
  index the archive for search
  sort incoming post by subject
  route planning
  transfer history lookup
  deletion log review
  payment status check
  order tracking
  price comparison
  booking search and availability check
  customer identification by plate
  fault diagnosis
  change detection on the tariff page
  reading of the meter archive
  verification of the bank change form
  search of the register of deleted companies
  reading closing prices
  looking up who holds the key
  checks the account is not locked
  reads orders, returns and transfers
  picks the best slot for the visit
  read-only view of blocked invoices
  report on closed cases
  spot-check released batches
  list closed, merged and void orders
  notice when a valve closes
  watch for cancelled trains
`;

const writingRows = `
  put the title on the withdrawals list
  release the hold on the copy
  note the outcome on the case
  take the title off the list
  put a line in the ship's log
  mark invoice as matched
  move the ticket to second line
  set the valve to half open
  reopen the file
  renew the loan
  swap the shift
  add patient to the waiting list
  strike the company off the list
  lower the credit limit
  let the visitor in
  correct the mileage in the record
  close the job card
  pay the carrier
  credit the tenant's account
  slot in a repair
  give the student an extension
  write the reading back
  withdraw the offer from the site
  raise a purchase order
  cancel the viewing
  archive the thread
  put the delivery off to Thursday
  read the meter and enter the reading in the ledger
  check the claim and set its status
  look up the account, then unlock it
  verify and amend the address
  find the duplicate and merge it
  bounce the service
  patch the host
  roll the release back
  assign the case to a handler
  attach the scan to the claim
  log the call in the CRM
  revoke the badge
  waive the fee
  post the entry to the ledger
  update the register after the check
  tick off the item in the list
  change over the pump
  book the bay
  file the form in the archive
  register the birth
  issue the permit
  approve the leave
  stamp the form as received
  extend the lease
  bring the stock figure up to date
  clear the alarm
  void the ticket
  switch the tariff
  record deletion
  deletion of stale records
  record correction
  password reset
  batch release of held orders
  transfer of title
  invoice posting
  tag assets
  rebook the passenger
  drop the hold
  return the deposit
  kill the job
  resize the volume
  rotate the key
  freeze the card
  reallocate the bed
  reprice the line
  relabel the crate
  retire the asset
  reject the application
  mark the seat as taken
  tick the box for consent
  have the locker opened
  let the tenant have the key code reset
  switch the heating off
  turn the pump on
  take the listing down
  key the figures into the ledger
  book out the part
  bring forward the inspection
  swap out the disk
  write the balance off
  cut the water off
  push the delivery back a day
  restock the shelf
  add a note
  creates a case and links the mail
  updates the CRM contact
  look up the caller and open a case
  find a free bay and book it
  read the reading and post it to the ledger
  identify the debtor and block the account
  verify identity, then reset the password
  match receipts and clear the items
  review and approve leave
  validate then pay invoice
  check & update stock
  assess claim and settle it
  scan the badge and open the gate
  triage ticket, assign team
  detect fault and isolate feeder
  read invoice, post to ledger
  look up account and update status
  check out a book to the reader
  check the visitor in
  check in the luggage
`;

const readingScopes = `
  customers.plan:read
  customers.change:read
  orders.returns.list
  refunds:view
  logs.read,metrics.read,deploys.read cluster=checkout
  hosts.read
  reads.query
  register.search
  hrfeed.read
  read:change-requests
  cases.closed:read
  release.notes:get
  booking.search
  lock.state.get
  order-book:read
  transfer-log.reader
  read access to the cancellations log
  may read refund history
  look up bookings and transfers
  view only: invoices, credits, write-offs
  GET /orders, /refunds
  GET /v1/accounts/{id}/changes
  select on schedule.releases
  readonly on s3://claims-archive
  account_change_history_view
  list_open_orders
  api.cancellations.read.eu
  calendar.readonly
  https://www.googleapis.com/auth/gmail.readonly
  DisplayChangeDocuments
  role: claims viewer
  role BLOCKED_ACCOUNTS_READER
  read (post, transfers)
  SELECT on views v_orders, v_refunds
  search & read reservations
  query deletions
  export report of closed cases
  monitor.alarms.read
  consume topic orders.updated
  topic read: order-changes
  read publications
  audit_write.read
  ledger.posting:lookup
  signals.set-points.read
  reserve-prices:read
  tariff.swap.read
  plan.upgrade.read
  credit.limits.inquire
`;

const writingScopes = `
  customers.plan:change
  orders.return:create
  refunds:issue
  PUT /orders/{id}
  POST /refunds
  ledger.post
  booking.hold
  update cases
  insert on table drafts_out
  insert, update on schedule.tasks
  tickets.comment
  may cancel bookings
  move mail to folders
  lock/unlock doors
  role: claims handler edit
  case:transition
  set priority on own tickets
  send as desk mailbox
  publish to topic orders.out
  produce to order-changes
  write rows, sheet Returns
  print labels
  valve.operate
  change status
  tasks.complete
  create drafts
  upload to folder
  delete own comments
  read, comment
  read+write orders
  readings.submit
  slot.reserve
  signals.set
  tariff.swap
  restart pods in ns checkout
  pod.delete
  meter.exchange.confirm
`;

describe("reading and writing", () => {
  test.each(lines(readingRows))("a row that reads: %s", (action) => expect(tellsOf(action)).toEqual([0, 0]));
  test.each(lines(writingRows))("a row that writes: %s", (action) => expect(tellsOf(action)).toEqual([1, 1]));
  test.each(lines(readingScopes))("a permission to read: %s", (scope) =>
    expect(reachOf(scope, { lexicon }).writes).toBe(false),
  );
  test.each(lines(writingScopes))("a permission to write: %s", (scope) =>
    expect(reachOf(scope, { lexicon }).writes).toBe(true),
  );
});
