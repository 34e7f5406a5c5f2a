import { expect, test } from "vitest";
import { neverClass } from "#shared/prechecks/rules/actions/never-class";
import { factsOfExample } from "../../support/example-packet.ts";

const isNever = (action: string) =>
  neverClass.check(factsOfExample({ says: "", sections: { actions: [{ action, policy: "automatic" }] } }))
    .length > 0;

const rows = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

test.each(
  rows(`
    refund the fare
    issue refunds to stranded passengers
    goodwill refund up to 20 EUR
    issue a credit note
    raise credit memo for damaged goods
    settle the grower's invoice
    release the batch for payment
    trigger weekly payout to drivers
    pay out winnings
    wire the retainer back
    waive the late fee
    waive demurrage charges
    charge the no-show fee to the card
    charge customer card
    write off small balances
    post the SEPA file to the bank and release payment
    schedule supplier payment
    run payroll
    transfer 50 EUR to the courier
    top up the prepaid wallet
    credit the member's account
    reimburse travel expenses
    refund issuance
    calculate overtime and pay it out
    approve expense claims under 100
    customer is refunded
    claim settlement
    disburse scholarship instalments
    return deposit to tenant
    execute direct debits
    debit school meal account
    update supplier IBAN
    change payout account of a grower
    replace the direct debit mandate
    correct bank details on the supplier record
    bank details update
    enter new remittance details
    swap card on file
    reset password
    password resets for crew
    reset MFA
    unlock the user's account
    disable leaver accounts
    offboard the user
    deactivate staff login
    issue temporary password
    block employee badge
    re-enable a locked account
    revoke VPN access
    suspend student accounts
    close the user account
    lock out former employees
    enrol a new authenticator for the nurse
    deprovision contractors
    grant folder permissions
    give read access to the auditor
    make them co-owner
    make the requester an admin
    add user to the finance-approvers group
    add the volunteer to the admin role
    elevate the operator to administrator
    assign security role
    share the folder with outside counsel
    extend guest access by 30 days
    raise approval limit
    access provisioning for new joiners
    promote member to moderator
    delete duplicate tenant records
    purge stale leads
    wipe the device
    erase customer profile on request
    remove old patient files
    clean out closed cases
    record deletion
    deletion of expired CVs
    records are deleted after 90 days
    shred scanned letters
    drop archived tables
    archive and delete messages
    permanently remove photos
    empty the trash
    dispose of expired case files
    expunge juvenile entries
    amend the rate card
    adjust rent or lease terms
    change contract terms
    extend the lease by a year
    terminate the subscription
    renew supplier contract
    apply a 10% discount
    update agreed prices
    change freight rates
    raise the premium
    renegotiate haulage rates
    lower the excess on the policy
    move customer to a new tariff
    contract amendment
    price change in the shop
    sign new leases
    cancel the insurance policy
    update payment terms
    verify and update bank details
    pay suppliers on the due date
    authorise the weekly payment run
    send the wages file to the bank for payment
    compensate passengers for delays
    knock the delivery charge off the bill
    give the guest a partial refund
    post a goodwill credit to the account
    apply late fee to overdue accounts
    forgive library fines
    collect premium by direct debit
    initiate a chargeback
    reverse a card payment
    payroll disbursement
    overwrite the beneficiary's account number and sort code
    redirect payouts to a new bank account
    set up a new payee account
    change the salary account of a teacher
    register a new direct debit mandate
    clear the second factor of a locked-out pilot
    issue a replacement key card
    cancel the badge of a leaver
    send a password reset link
    force a password change
    kill all sessions of the user
    disable the mailbox login of a leaver
    restore account access for a pupil
    let the contractor back in
    change user roles
    modify sharing settings of the site
    bump the colleague to admin
    hand out editor rights
    put the intern into the approvers group
    give the parent access to the class folder
    approve access requests
    transfer folder ownership
    widen the scope of the reader role
    get rid of obsolete patient charts
    wipe call recordings older than a year
    strike the member from the register
    scrub customer data from the archive
    bulk-delete spam accounts
    prune old backups
    hard delete CRM contacts
    removal of expired vehicle records
    take the case files off the books
    tweak the rent
    alter delivery terms in the framework agreement
    put up the price of season tickets
    grant a discount to loyal customers
    convert the customer to a new tariff
    update the interest rate of the loan
    change notice periods
    prolong the insurance policy
    countersign the charter party
    set new hourly rates for carers
    revise the fee schedule
    lower the credit limit
  `),
)("is never an agent's: %s", (action) => expect(isNever(action)).toBe(true));

test.each(
  rows(`
    draft refund letter
    prepare payment batch for the controller
    propose new prices
    suggest credit note
    create refund proposal
    check whether the refund was issued
    compare bank details with the register
    read contract terms
    look up IBAN in the master record
    summarise lease changes
    send payment reminder
    send invoice to customer
    send password policy to new starters
    update CRM account owner
    classify deletion requests
    log deletion request
    open a ticket for a password reset
    forward refund request to the finance desk
    remind tenant of rent
    park matched invoice in the ERP
    post received payments to the ledger
    match payments to invoices
    attach original document to an ERP record
    correct purchase order reference on a parked invoice
    classify document as invoice or credit note
    extract prices from the catalogue
    transfer the call to the night desk
    transfer patient to ward list
    charge the forklift batteries
    credit check
    update delivery address
    change the appointment
    cancel the booking
    close the ticket
    unlock the case for editing
    reset the conveyor counter
    suspend the campaign
    block a slot in the calendar
    assign ticket to second line
    add member to the mailing group
    add patient to waiting list
    give the guest an answer
    share report with branch managers
    invite parents to the open day
    delete its own drafts
    remove label from ticket
    clear the cache
    discard draft answer
    drop the tag
    translate the contract
    adjust the greenhouse temperature
    update stock count
    order spare parts
    schedule payroll meeting
    flag changed bank details for review
    notify controller of unusual payments
    raise a ticket about missing permissions
    print price tags
    route contract to legal
    request approval for a refund
    update access log
    enrich account profile
    send bank details form
    settle the dispute list order
    pay attention flag
    release the work order
    publish the roster
    mark invoice as disputed
    put the consignment on hold
    edit customer-visible records
    change account settings
    create financial review packet
    push into production
    update contact details of the supplier
    reply to questions about fees
    answer questions about tariffs
    update ticket with refund status
    book a berth
    add comment to the case
    reschedule the delivery
    set discount reminder
    collect meter readings
    collect customer feedback
    approve leave request
    rename file
    move file to archive folder
    extend the loan period
    renew the library loan
    verify badge number
    print visitor label
    issue work permit checklist
    update the user manual
    create user story
    assign a mentor to new student
    prepare the rate card for review
    tell the tenant which account to pay into
    list overdue invoices
    remind customers of unpaid bills
    calculate refund amount
    reconcile bank statements
    check access rights of leavers
    report expired badges to the security desk
    notify HR of leavers
    suggest records for deletion
    mark duplicates for a clerk to remove
    queue deletion request for the archivist
    remove duplicates from the list
    draft lease amendment
    compare prices of carriers
    update price comparison sheet
    quote the list price to a caller
    send the rate card to the customer
    explain the tariff to a caller
    collect signatures
    schedule a contract review meeting
    update the expiry date tag on shelves
    change the display language of the account page
    set the out-of-office note
    add the invoice to the payment proposal
    hold the shipment
    reset the alarm panel display
    lock the door of the greenhouse
    print boarding passes
    upload contract to the archive
    log the payment reference
    record meter reading
    update role description on the careers page
    update seating plan
    reopen the claim
    refresh the token cache
    assign the user story to a sprint
    update the discount code list page
    add a customer to the newsletter
    add volunteer to the rota
    release the press note
    clear the table
    move the customer to another table
    upgrade the guest to a suite
    promote the article to the homepage
    share the folder link in the ticket summary
  `),
)("may be an agent's: %s", (action) => expect(isNever(action)).toBe(false));
