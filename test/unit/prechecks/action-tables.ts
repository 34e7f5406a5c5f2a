/** Whole action tables: system, act and bucket; `!` beside what is never an agent's, `=` beside what is one act. */
export const actionTables: Readonly<Record<string, string>> = {
  "vet wholesaler": `
    erp | read incoming order mail | automatic
    erp | match order lines to article numbers | automatic
    erp | enter the order as a proposal | automatic
    erp | confirm an order without cold-chain goods | automatic
    erp | confirm an order with controlled drugs | approval
    erp | put a customer on cash-before-delivery | approval !
    portal | answer a question on delivery dates | automatic
    portal | tell the practice that an article is short | automatic
    portal | offer a substitute for a short article | approval
    erp | credit the freight on a late delivery | automatic !`,
  ferry: `
    res | look up a booking | automatic
    res | move a foot passenger to a later sailing | automatic =
    res | rebook a pedestrian on another crossing | approval =
    res | add a bicycle to a booking | automatic
    res | refund the cabin supplement | never
    sms | send the sailing delay text | automatic
    sms | text passengers about a cancelled sailing | approval
    board | post the berth number on the departure board | automatic
    res | waive the amendment fee | approval !`,
  museum: `
    tms | read the loan request | automatic
    tms | check insurance values against the schedule | automatic
    tms | draft the condition report | automatic
    tms | move an object's location from studio to store | approval =
    tms | change where a piece is shelved | automatic =
    mail | send the courier timetable to the lender | approval
    mail | acknowledge a loan request | automatic
    tms | deaccession an object | never
    drive | share the loan folder with the borrower's registrar | approval !`,
  "payroll bureau": `
    hr | collect hours from the clock | automatic
    hr | flag missing punches | automatic
    hr | ask the shift lead about a missing punch | automatic
    hr | correct a punch | approval
    hr | alter an employee's salary step | approval !
    pay | stage the payroll file | automatic
    pay | transmit the payroll file to the bank | approval !
    mail | send pay slips to the portal | approval`,
  devops: `
    k8s | restart a crashed pod | automatic
    k8s | bounce a workload that does not answer | approval
    k8s | scale a deployment between 2 and 6 replicas | automatic
    k8s | cordon a node | approval
    pager | acknowledge a page | automatic
    pager | open an incident channel | automatic
    git | open a merge request with the fix | automatic
    git | merge to main | approval
    s3 | expire build artifacts older than ninety days | automatic !
    iam | attach a policy to a service user | approval !
    vault | rotate a teammate's API token | automatic !`,
  "law firm": `
    dms | read the correspondence | automatic
    dms | profile a document to its matter | automatic =
    dms | file correspondence under the right matter | approval =
    dms | create a chronology | automatic
    court | calendar a limitation date | approval
    court | lodge a document with the registry | approval
    mail | write to the other side | approval
    acc | transfer money from client account to office account | approval !`,
  supermarket: `
    wms | read the stock of the shelf | automatic
    wms | order fresh goods within the plan | automatic
    wms | write off goods past their date | approval
    label | print shelf labels | automatic
    label | put a recall notice at the shelf | approval
    till | block an article at the till | automatic =
    till | stop the sale of a recalled product | approval =
    till | give a customer money back for a recalled product | automatic !`,
  telecom: `
    oss | run a line test | automatic
    oss | reboot the customer's router | automatic
    oss | reset the port on the DSLAM | approval
    crm | open a fault ticket | automatic =
    crm | log a trouble case | approval =
    crm | book an engineer visit | automatic
    crm | credit a day of line rental | automatic !
    crm | move the customer to fibre 500 | approval !
    crm | swap the SIM of a subscriber | approval`,
  hospital: `
    pas | read the referral letter | automatic
    pas | book a first appointment within four weeks | automatic
    pas | book a first appointment later than four weeks | approval
    pas | cancel a clinic appointment | approval
    pas | send the appointment letter | automatic
    pas | text a reminder two days before | automatic
    ehr | write a note in the chart | approval
    ehr | merge two charts of one patient | approval
    ehr | let a locum see the psychiatric notes | approval !`,
  port: `
    tos | read the arrival notice | automatic
    tos | allot a yard position | automatic
    tos | amend the discharge list | approval
    tos | put a customs stop on a box | automatic =
    tos | block a container for the customs | approval =
    gate | raise the barrier for a booked truck | automatic
    gate | turn a truck away | approval
    gate | issue a day pass to a driver | automatic
    bill | charge overtime storage to the line | automatic !`,
  insurer: `
    claims | register the loss | automatic
    claims | ask the insured for photographs | automatic
    claims | set the first reserve by table | automatic
    claims | change the reserve | approval
    claims | instruct a surveyor | approval
    claims | settle glass claims under 300 | automatic !
    claims | decline a claim | never
    pol | take a driver off the policy | approval !
    mail | send the loss adjuster's appointment to the insured | automatic`,
  university: `
    sis | read the application | automatic
    sis | list missing certificates | automatic
    sis | put an applicant on the ranking list | approval
    sis | send the offer letter | approval =
    sis | dispatch the letter of admission | automatic =
    sis | enter the fee waiver of a scholar | approval !
    lib | extend a loan | automatic
    lib | block a reader with overdue books | approval
    lms | make a teaching assistant co-teacher of the course | approval !
    lms | post an announcement in the course | automatic`,
  charity: `
    crm | thank a donor by letter | automatic
    crm | correct the spelling of a donor's name | automatic
    crm | merge two donor cards | approval
    crm | record a gift | automatic
    crm | change the amount of a standing gift | approval !
    crm | send the year's tax certificate | automatic
    crm | issue the annual giving statement | approval
    crm | close a donor's record for good | approval
    web | publish the appeal page | approval`,
  "wind service": `
    wo | read alarm stream | automatic
    wo | group alarms into events | automatic
    wo | create work order | automatic =
    wo | raise a job for the technicians | approval =
    scada | acknowledge alarm | automatic
    scada | reset a converter fault remotely | approval
    stock | reserve a spare for a job | automatic =
    stock | set aside parts for a work order | approval =
    mail | tell the grid operator of a planned stop | approval
    scada | lift the noise curtailment | approval
    inv | release the service invoice for payment | approval !`,
  "dental practice": `
    book | find a free chair slot | automatic
    book | offer three times by text | automatic
    book | book the time chosen | automatic
    book | move an appointment inside the week | automatic
    book | move an appointment to another week | approval
    chart | enter allergies from the form | approval
    bill | send the cost estimate | automatic
    bill | take the missed-appointment fee | automatic !
    bill | remind a patient of an open bill | automatic
    chart | remove an x-ray filed in the wrong chart | approval !`,
  brokerage: `
    crm | log the call | automatic
    crm | update suitability answers | approval
    oms | stage an order for the adviser | automatic
    oms | cancel a staged order | automatic
    oms | route an order to market | approval !
    kyc | ask for an expired passport copy | automatic
    kyc | chase the client for a new ID | approval
    acct | journal cash between a client's accounts | approval !
    acct | update standing instructions for withdrawals | approval !
    mail | send the monthly statement | automatic`,
  "school trust": `
    mis | mark a pupil present or late | automatic
    mis | change an attendance code | approval
    mis | add a medical note | approval
    msg | message a parent about lateness | automatic =
    msg | notify guardians of a late arrival | approval =
    pay | top up a lunch account | automatic !
    room | book a hall | automatic
    room | release a room nobody has come to | automatic
    net | give a supply teacher a login | approval !
    net | unlock a pupil account | automatic !`,
  "property manager": `
    crm | answer a tenant's question | automatic
    crm | open a repair case | automatic
    crm | instruct a plumber up to 150 | automatic
    crm | instruct a plumber above 150 | approval
    ten | note a change of phone number | automatic
    ten | put the rent up by the index | approval !
    ten | serve a notice to leave | approval !
    acc | return the deposit less cleaning | approval !
    acc | match rent receipts | automatic
    keys | hand out a key-safe code to the tradesman | automatic !`,
  "ad agency": `
    ads | pull yesterday's figures | automatic
    ads | shift budget between ad sets of one campaign | automatic =
    ads | move spend from one ad group to another | approval =
    ads | pause an ad under the floor | automatic
    ads | raise the daily budget | approval
    cms | queue a post for review | automatic
    cms | publish a post | approval
    dam | archive old creatives | automatic
    dam | clear out last year's footage | approval !
    ws | invite a freelancer to the client board | automatic !`,
  "sme bank desk": `
    desk | sort incoming secure messages | automatic
    desk | answer a question about opening hours | automatic
    desk | block a card reported lost | automatic =
    desk | stop a card that the holder says is stolen | approval =
    desk | order a replacement card | approval
    core | update a customer's occupation | approval
    core | raise an overdraft limit | approval !
    core | reverse a fee as goodwill | automatic !
    core | enrol a customer's new phone for approvals | approval !
    core | change the nominated account of a saver | approval !`,
  "airline ops": `
    ops | read the crew roster | automatic
    ops | propose a standby | automatic
    ops | call out a standby | approval
    ops | file a slot request | automatic
    ops | swap tails between two rotations | approval
    ops | exchange aircraft on a pair of flights | automatic
    pax | rebook misconnected passengers | automatic
    pax | issue a meal voucher | automatic
    pax | pay EU261 compensation | approval !
    pax | give the frequent flyer her status back | approval`,
  "hotel group": `
    pms | answer pre-arrival mails | automatic
    pms | assign a room | automatic
    pms | upgrade a room | approval
    pms | post a late check-out charge to the folio | automatic !
    pms | take a charge off the bill | approval !
    pms | change the rate code of a reservation | approval !
    hk | put a room on the cleaning list | automatic =
    hk | add a chamber to the housekeeping round | approval =
    lock | extend a key card to the new departure day | automatic !
    rev | answer a review | approval`,
  biotech: `
    lims | register a sample | automatic =
    lims | book in a specimen | approval =
    lims | print a barcode | automatic
    lims | discard a retained sample | approval
    lims | invalidate a result | approval
    eln | append a reading | automatic
    eln | lock a notebook page | approval
    lims | give a contractor analyst rights | approval !
    lims | purge raw data past retention | automatic !
    inst | start a run | approval`,
  "food delivery": `
    disp | assign a courier | automatic
    disp | give an order to another rider | approval
    disp | send the rider the route | automatic
    app | tell the customer of a delay | automatic
    app | grant a delivery credit of 3 euros | automatic !
    app | deactivate a courier who cancelled five times | approval !
    menu | switch a dish to sold out | automatic =
    menu | mark a meal as unavailable | approval =
    menu | change dish prices for a partner | approval !`,
  "court registry": `
    reg | stamp the filing | automatic
    reg | check that the fee is there | automatic
    reg | return a filing that lacks a signature | approval
    reg | list a matter for a first hearing | automatic =
    reg | fix the first hearing of a case | approval =
    reg | seal a document from view | approval
    reg | open a sealed file to a party | approval !
    fin | remit the filing fee of an indigent party | approval !
    reg | strike a withdrawn motion from the register | automatic !`,
  "grain elevator": `
    scale | read the weighbridge ticket | automatic
    scale | assign a pit to a truck | automatic
    lab | enter moisture and protein | automatic
    lab | change a grade once set | approval
    book | price a load at the day's bid | approval
    book | fix a farmer's basis contract | approval !
    book | offset a load against a contract | automatic
    pay | cut the settlement cheque | approval !
    mail | send the scale ticket to the farmer | automatic`,
  foundation: `
    crm | log an application | automatic
    crm | ask for a missing budget | automatic =
    crm | request the lacking financial plan | approval =
    crm | set an application to ineligible | approval
    pay | release the second tranche | approval !
    pay | claw back an unspent grant | approval !
    web | announce a call | approval
    docs | countersign the grant letter | approval !
    docs | redraft a clause for the lawyer | automatic`,
  msp: `
    psa | triage a ticket | automatic
    psa | bump a ticket to tier 2 | automatic =
    psa | pass a case up to the second line | approval =
    rmm | push a patch in the window | automatic
    rmm | roll out an update to workstations | approval
    rmm | run a cleanup of temp files | automatic
    m365 | add a mailbox alias | approval
    m365 | convert a leaver's mailbox to shared | approval !
    m365 | assign an E3 licence to a starter | automatic !
    m365 | take somebody out of the sales team group | approval !
    doc | update the asset record | automatic`,
  theatre: `
    box | hold seats for a school | automatic
    box | block places for a group | approval
    box | exchange tickets for another night | automatic
    box | refund a cancelled show | approval !
    box | send the pre-show mail | automatic
    box | comp two tickets to a critic | approval !
    rig | set the house lights for get-in | automatic
    web | change the running time on the page | automatic
    crew | call an extra dresser | approval`,
  "water utility": `
    scada | trim the booster pump | automatic
    scada | adjust the speed of the pressure pump | approval
    scada | open a washout | approval
    crm | log a no-water call | automatic
    crm | text the street about a shut-off | automatic =
    crm | notify households of an interruption | approval =
    bill | set up a payment plan | approval !
    bill | correct a misread | approval
    bill | write back a leak allowance | approval !
    field | send a crew to a burst | automatic`,
  notary: `
    reg | file the application with the land register | approval =
    reg | lodge a request at the land registry | automatic =
    akt | compare the draft with the register extract | automatic
    akt | fill the parties' data into the deed draft | automatic
    akt | lay the deed before the notary | automatic
    and | call in the purchase price to the escrow account | approval !
    and | pay out the purchase price to the seller | approval !
    mail | send the invitation for the signing | automatic
    akt | destroy a superseded draft copy | automatic`,
  "call centre": `
    tel | wrap up a call | automatic
    tel | schedule a call-back | automatic =
    tel | book a ring-back | approval =
    crm | change a caller's marketing consent | approval
    crm | pause a subscription for a month | approval !
    crm | send a replacement device | approval
    crm | give a loyalty voucher worth 10 | approval
    kb | flag an outdated article | automatic =
    kb | mark a help page as stale | approval =`,
  "blood lab": `
    lis | release a normal result | automatic =
    lis | validate an abnormal result | approval
    lis | free an inconspicuous finding | approval =
    lis | add a test to an order | approval
    lis | cancel a haemolysed sample | automatic
    lis | phone a critical value | automatic
    anl | rerun a sample | automatic
    anl | repeat a measurement | approval
    anl | recalibrate the analyser | approval
    usr | extend a locum's signing rights | approval !`,
};
