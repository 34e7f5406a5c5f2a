import { describe, expect, test } from "vitest";
import { neverClass } from "#shared/prechecks/rules/actions/never-class";
import { list } from "#shared/prechecks/lexicon/list";
import { factsOfExample } from "../../support/example-packet.ts";

const flags = (action: string) =>
  neverClass.check(factsOfExample({ says: "", sections: { actions: [{ action, policy: "automatic" }] } }));

describe("what is never an agent's to do, in many trades", () => {
  test.each(
    list(`
    hand the visa fee back to a withdrawn applicant, let the guest have her deposit back,
    give a passenger the fare back, release the settlement instruction for the cash leg, trigger the SEPA run,
    push the BACS file through, issuance of a refund to the shopper, reimbursement of travel costs,
    top up the petty cash, transfer the balance to the merchant, settle the supplier's invoice,
    pay the freight bill, post the monthly direct debit, collect the membership dues,
    take the no-show fee from the card, charge the minibar to the card on file, waive the late-return penalty,
    write off small balances, cancel the outstanding library fine, credit the customer with a month free,
    apply a goodwill credit, issue store credit, send a voucher worth 20 euro as compensation,
    pay out the winnings, release escrow to the seller, disburse the grant instalment,
    advance wages to a worker, run payroll, release the payroll batch, approve expense claims under 100 euro,
    approve the invoice for payment, settle the small claim, pay compensation for delay,
    indemnify the policyholder, remit withholding tax, send the VAT payment,
    sweep idle cash into the reserve account, move funds between client accounts,
    buy currency to cover the exposure, execute the hedge, release retained money to the subcontractor,
    reverse a card charge, void a charge and return the money, chargeback acceptance, refund unused data packs,
    recharge the prepaid card, pay the caterer, pay royalties, distribute the tips, tip the driver,
    bill the patient's card, debit the tenant's account for damages, deduct the advance from the salary,
    withhold part of the deposit, return the caution money, forgive the interest, discharge the debt,
    honour the invoice, draw down the credit line, make the stage payment, fund the account,
    reimburse a volunteer's train ticket, give a delayed flyer the statutory compensation,
    book the prize money out to the winner, send the pension instalment, clear the payment run,
    instruct the bank to pay the supplier, authorise the wire, purchase gift cards for participants,
    credit loyalty points worth money back to the card, reimburse mileage, pay the customs duty,
    settle demurrage with the line, refund the toll, credit a bill for an outage,
    apply service credit after an outage, crediting the account of a caller, remission of a fine,
    payment of the referee's fee, a refund is issued to the buyer, the surety is released,
    return an overpayment to the payer, hand out cash advances, buy the replacement flight on the company card`),
  )("money: %s", (action) => expect(flags(action)).toHaveLength(1));

  test.each(
    list(`
    change supplier bank details, update the IBAN of a grower, overwrite the payee's account number,
    replace the payout account of a merchant, set up a new beneficiary, amend direct debit mandate,
    register a new sort code for the tenant, switch the salary account of an employee,
    key in a new routing number, redirect the royalty to another account, point payouts to a new wallet,
    alter where the pension is paid, accept new bank details by e-mail, maintenance of vendor bank data,
    change the remit-to of a vendor, update card on file, swap the card that is billed,
    change the account a landlord's rent goes to, edit the donor's giro details, add a payee,
    register the crypto address for withdrawals`),
  )("bank: %s", (action) => expect(flags(action)).toHaveLength(1));

  test.each(
    list(`
    reset a nurse's password, unlock an employee's AD account, re-enable a dormant login,
    clear a locked MFA device, issue a one-time passcode for a locked user, re-issue a smart card,
    disable the account of a leaver, deprovision the contractor, offboard the employee from all systems,
    revoke sessions of a user, block the sign-in of a student,
    let a locked-out operator through the gate again, lift an operator's lock-out,
    suspend a driver's app account, reinstate a barred member's login, terminate VPN access,
    enrol a new authenticator for the user, re-pair a phone for the second factor, hand a visitor a door code,
    send a new gate code to the tenant, activate the guest's key card, cancel the badge of a former temp,
    change the alarm code, rotate the API key of a partner, set up the account for a joiner,
    create user accounts for new starters, provision a mailbox for a new employee,
    force sign-out on all devices, close the portal login of an ex-member, kick a user off the VPN,
    restore a pupil's access to the platform, password resets for students, account unlock,
    deactivation of leaver accounts, revocation of access cards, mint a recovery code,
    change the e-mail used for login, swap the SIM used for codes, remove the two-step check from an account`),
  )("access: %s", (action) => expect(flags(action)).toHaveLength(1));

  test.each(
    list(`
    grant read access to the shared drive, give a colleague edit rights, add a user to the admin group,
    make a teacher co-owner of the course, assign the approver role, elevate a technician to local admin,
    widen a clerk's limits, raise the spending limit of a buyer, raise a cardholder's approval limit,
    share the case folder with outside counsel, give the auditor a seat in the ledger,
    open the data room to a bidder, put a trainee in the prescribers group, delegate a mailbox to an assistant,
    let a temp approve timesheets, invite an external to the workspace, extend a contractor's clearance,
    approve access requests, provision a role in SAP, assign licences and roles to joiners,
    add a signatory to the account, allow a partner into the Slack channel, turn on admin mode for a user,
    grant firewall exceptions to a team, entitle a researcher to the restricted dataset, confer editor status,
    promote a user to moderator, hand over ownership of the repository, change who can see the salary folder,
    role assignment for new staff`),
  )("permission: %s", (action) => expect(flags(action)).toHaveLength(1));

  test.each(
    list(`
    delete the ticket, purge old logs, erase a guest profile, remove duplicate contacts, wipe the device,
    shred scanned letters, dispose of case files past their term, empty the mailbox of a leaver,
    drop stale branches, tear down an unused environment, prune old snapshots,
    expunge the complaint from the register, strike the entry off the roll, take the recording off the server,
    clear out closed cases, weed the archive, throw away footage older than 30 days,
    remove a product from the catalogue for good, destruction of expired samples' records,
    honour an erasure request, carry out a right-to-be-forgotten request,
    discard rejected applications after six months, get rid of a double booking record,
    merge two patient records and drop the older, overwrite the original reading,
    deaccession an object from the register, drop a table, unpublish and delete a listing,
    clear the log of a lift controller, remove the customer's account`),
  )("deletion: %s", (action) => expect(flags(action)).toHaveLength(1));

  test.each(
    list(`
    change the agreed unit price, extend the membership term by three months,
    re-rate the consignment from contract rate to spot, renew the policy, cancel the subscription,
    terminate the lease, apply a 5% discount to the renewal, grant a discount on the quote, raise the rent,
    amend the SLA, replace the price agreed with the vendor, put the list price in place of the agreed one,
    move a subscriber to the annual plan, prolong the warranty, change payment terms to 60 days,
    lower the premium, adjust the excess on a policy, increase the sum insured, sign the engagement letter,
    countersign the NDA, accept a counter-offer, negotiate freight rates, reprice the open order,
    uplift the day rate, amend tariff in the rate sheet, update the price list for a wholesale customer,
    endorse the policy with a new driver, bind cover, change the delivery terms of a purchase order,
    extend the loan term, grant a payment deferral to the borrower, agree a rebate with the buyer,
    vary the charter hire, change the notice period, downgrade a customer's plan,
    switch the household to the night tariff, override the price on a confirmed order,
    change a mortgage's fixed rate, accept the tender, award the contract to the lowest bidder,
    waive the notice period, commit the company to a volume, alter the fee agreed with a client,
    renewal of maintenance contracts`),
  )("contract: %s", (action) => expect(flags(action)).toHaveLength(1));

  test("process a leaver: block sign-in, pull licences", () =>
    expect(flags("process a leaver: block sign-in, pull licences")).toHaveLength(1));

  test.each(
    list(`
    correct the food bank details on a pantry card, update blood bank stock,
    adjust the river bank sensor threshold, record the payment date on the case,
    note that a refund was requested, draft a refund proposal, prepare the payment file for the accountant,
    calculate the refund due, send payment reminder, send a receipt for a payment,
    tell the customer that the refund is on its way, forward refund request to finance,
    open a ticket for the refund desk, match incoming payments to invoices,
    post a match between payment and invoice, create a purchase requisition draft, propose a credit note,
    put the invoice into the approval queue, route the invoice to the approver, mark the invoice as disputed,
    send the invoice to the customer, file the invoice in the archive,
    attach the remittance advice to the case, flag an overdue balance, look up the balance of a wallet,
    read the price list, quote the published price, send the price list to a customer,
    draft a contract amendment, file the signed contract, send the contract for signature to the head of sales,
    remind the tenant that the lease ends, put a note on the contract, tag the contract with its end date,
    compare the invoice with the rate card, ask the manager to approve access, open an access request ticket,
    route an access request to the owner, tell the user how to reset the password,
    send the self-service link to the password page, log a failed login, alert security of a locked account,
    list dormant accounts, check whether a key card is valid, draft the permission change,
    propose a role for the joiner, schedule onboarding meeting, book an induction for the new hire,
    move a guest to another room, open the valve, close the gate of the sluice, unlock the trolley,
    release the lot to the warehouse, release the train path, release the press statement,
    release a hold on a shipment, release a reservation, hold a shipment, cancel an appointment,
    cancel a work order, cancel a delivery slot, extend the deadline of a task,
    extend a loan of a library book, renew a library loan, renew the parking bay reservation,
    lift the curtailment cap on a machine, raise the priority of a ticket, raise the set point of the furnace,
    lower the conveyor speed, reset the line card, reset the printer, restart the service, remove a label,
    remove the hold flag, remove an item from the basket, remove a bag from the flight,
    take a student out of a section, take a dish off the menu, clear the cache, clear the alarm,
    clear the conveyor, clear customs paperwork, delete its own draft, discard the draft,
    drop a stop from the route, drop a lesson from the timetable, strike a case from today's list,
    empty the bin, purge the line with nitrogen, flush the water pipe, wipe the whiteboard photo,
    share the summary with the team, share the timetable in the channel, add a guest to the event,
    add a patient to the waiting list, add a supplier contact's phone number,
    add a member to the training course, assign the ticket to a technician, assign a crew to a flight,
    assign a bed to a patient, assign a driver to a tour, let the customer know,
    let the truck through the weighbridge, give the guest directions, give the patient a new appointment,
    hand the case to the night desk, hand the parcel to the courier, grant a reader two more weeks,
    approve a shift swap, approve a leave request, approve small repairs, confirm the booking,
    confirm a delivery window, order spare parts, order replacement linen, reorder stock,
    purchase order draft for the buyer, place a hold on the item, place a call to the supplier, apply a label,
    apply the patch, apply the template, set the status to paid, set the reminder, change the delivery address,
    change the shift of a nurse, change the seat of a passenger, update the customer's phone number,
    update opening hours, update the stock level, update the credit note number field,
    correct a typo in the listing, correct the unit of measure, write off-site instructions,
    charge the battery of a scooter, charge the forklift, top up the shelf, top up the toner,
    settle the crane on its base, settle a dispute over seat numbers, balance the load,
    credit the photographer in the caption, bank the aircraft, book a table, book a room for the team,
    book a meeting with the bank, pay attention to a VIP guest, pay a visit to the site,
    deposit the parcel in a locker, deposit the file in the archive, transfer a call to the night desk,
    transfer the patient to another ward, transfer the file to the archive, transfer a pallet between bays,
    wire the harness diagram to the job, collect the parcel, collect meter readings, collect signatures,
    move the vessel to another berth, move an application to the next stage, switch the lamp to red,
    switch the household to summer time, switch the pump to standby,
    switch the phone line to the night message, open a claim file, open the intake form, open an incident,
    close a ticket, close the survey, end the call, terminate a stuck job, terminate the call,
    suspend a print job, suspend the alarm for maintenance, disable a noisy sensor,
    disable a broken button on the page, enable the holiday greeting, activate the sprinkler test,
    deactivate an alarm rule, block a hotel allotment, block a seat, block the calendar, lock a meeting room,
    lock the layout of the page, ban a word from the glossary, expire a quote draft,
    restore the previous layout, restore a backup of the test page, merge duplicate tickets,
    merge two call notes, archive a closed case, archive the signed form, overwrite the display text,
    replace the picture on the page, replace a faulty meter's work order, sign the visitor in,
    sign the delivery for, sign off the checklist, seal the evidence bag, accept a booking,
    accept the delivery, accept a returned book, decline a booking, offer a free slot, offer another time,
    promise a call back, issue a visitor badge sticker text, issue a work order,
    issue a certificate of attendance, issue a parking permit reminder, issue the boarding pass,
    print the pay slip envelope label, print a label, print the menu, send the statement of account,
    send the royalty statement, send the tariff leaflet, send the fine print to the translator,
    put the discount code list on file, tip off the duty manager, fine-tune the forecast, fine the weld,
    waive the dress code note, negotiate a meeting time, agree a delivery date, agree a time for the visit,
    bill of lading entry, cover the shift, cover photo upload, extend the opening hours on the page,
    key in the meter reading, key the order, register a visitor, register a complaint, register the meter,
    enrol a pupil in the course, sign up a parent for the newsletter,
    publish price list approved by the head of sales, tag the user's message, message users about the outage,
    rename a user's file, move a user's ticket`),
  )("harmless: %s", (action) => expect(flags(action)).toEqual([]));

  test("case makes no difference", () => {
    for (const action of [
      "Hand the visa fee back to a withdrawn applicant",
      "RESET A NURSE'S PASSWORD",
      "UPDATE BLOOD BANK STOCK",
    ])
      expect(flags(action.toUpperCase())).toHaveLength(flags(action.toLowerCase()).length);
  });
});
