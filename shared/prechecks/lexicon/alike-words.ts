import { alikeLooseWords } from "./alike-loose-words.ts";
import { alikeWideWords } from "./alike-wide-words.ts";
import { list } from "./list.ts";

/** When two rows of the matrix speak of one act: things and verbs that trades call by several names. */
export const alikeWords = {
  ...alikeLooseWords,
  ...alikeWideWords,
  /** Beyond `acts.objects`: what is the same thing where the verb and the system are the same. The first names the group. */
  "alike.things": list(`
    shipment|drop|stop|run of deliveries|delivery|consignment|parcel|load|cargo, car|van|vehicle|truck|lorry|cab|tanker|trailer, container|box|reefer|teu|unit load|crate,
    piste|run|slope|ski run|trail, shut|closed|close|not open|out of use, class list|section|class|course list|course|module|seminar|course group|tutorial group|register of a class, someone|somebody|person|anyone|individual|name|people,
    vacancy|job|post|position|opening|role|requisition, shortlist|short list|list of finalists, return label|prepaid return label|prepaid label|shipping label for the parcel coming back|shipping label for the return|return sticker|returns label|label for the return,
    letter before action|letter before claim|letter of claim|pre action letter|pre litigation letter|final demand|last demand|final notice before proceedings|demand ahead of a claim|notice of intended proceedings|pre litigation demand,
    overdue|due|late|past due|delayed|in arrears|behind|missed the cut|missed the cut off|missed the deadline|out of time|not on time|too late,
    loading list|load list|bag manifest|manifest|load sheet,
    mismatch|differ|differs|disagree|disagrees|not agree|does not agree|do not agree|does not match|do not match|not match|discrepancy|discrepant|diverge|diverges|at odds|not the same|unequal, damaged|broken|faulty|defective|spoilt|spoiled|out of order, missing|absent|lost|not found|not there|lacking,
    appointment|slot|time slot|visit|booking|reservation|consultation|viewing|session|date|sitting|hour|place in the diary|gate slot|dock slot, seat|desk|place|chair,
    meal|dish|tray|plate|portion, bed|cot, room|chamber|accommodation|lodging|hotel room, order|purchase order|requisition|call off|call-off|hop call off, roster|rota|shift plan|duty list|duty roster|staff plan|work plan,
    patient|resident|service user, animal|pet|creature|beast|cow|dog|cat|horse, client|customer|account holder|policyholder|insured|guest|consumer|buyer|shop|cardholder, tenant|renter|lessee|occupier|leaseholder, driver|courier|haulier|carrier, pupil|student|learner|undergraduate, parent|guardian|mother|father|carer, donor|giver|supporter, applicant|candidate|job seeker|bidder|aspirant, member|subscriber|reader, passenger|traveller|flyer|pax, crew member|crew|cabin crew|pilot, author|writer,
    ticket|case|incident|issue|fault|fault report|trouble report|complaint|request|enquiry|inquiry|work order|job card|job sheet|task, notice|bulletin|announcement|warning|advisory, price|rate|tariff|charge, document|file|paper|record|deed, photo|picture|image|scan, meter reading|reading|meter value|reading of the meter, note|remark|comment|annotation, log|journal|book|diary|register, stock|inventory|goods|stores, medicine|drug|medication|prescription|dose, sample|specimen|probe, shelf|rack|bay|bin location, machine|press|line|device|unit|equipment, alarm|alert|siren, signal|lamp|light|beacon, door|gate|barrier, website|web page|page|web site|internet page|site, post|story|article|item|piece,
    reminder|recall|nudge|chaser|dunning letter|recall message|reminding text|reminding message, invitation|invite|call up, confirmation|acknowledgement|receipt notice, certificate|attestation|proof|confirmation letter, claim|loss|damage report, invoice|bill|account rendered, payment|transfer|remittance|payout, refund|reimbursement|money back, batch|lot, split|allocation|apportionment|division|share out, block|bulk order|bulk trade|block order, subtitle|caption|subtitles|captions|subtitle file, playout|air server|transmission server|broadcast server, booster|vaccination|jab|vaccine|inoculation|shot, check|check up|examination|inspection, deposit|security|bond, technician|fitter|engineer|mechanic|plumber|repairer|electrician|repair man|service engineer, object|piece|exhibit|artefact|work of art|painting, comment|post|review|entry in the forum|contribution, hearing|trial|court date|date of the hearing, article|product|sku|item|good|stock item, bin location|storage location|storage slot|bin, job ad|vacancy|job advert|job posting|job advertisement, finding|result|lab result|test result|report of the laboratory, caller|customer, spare part|part|replacement part|component, mileage|kilometre|kilometres driven|odometer, thermostat|heating|temperature, call sheet|call list, leave|day off|holiday|time off, blind|shade, snag|defect|fault|fault report|damage, outage|incident|disruption|breakdown, firmware|software of the device|device software, train|service|connection|run, bulletin|notice, dossier|file|folder|case file|chart, waiting list|wait list|queue of patients, adjuster|handler|claims handler|case handler|officer in charge, website|site|portal|web, night shift|night|nights, pick up time|collection time|collection slot|pick up slot|pickup slot, enquiry|inquiry|question|request, membership|subscription, contract|agreement, timetable|schedule|plan, exam|test|examination paper, mark|grade|score, lesson|class hour, berth|quay|mooring, flight|departure, seal|tamper seal, address|home address|postal address, phone number|telephone number|number to call, opening hours|hours of opening, quote|quotation|offer|estimate|tender, discount|rebate|reduction, voucher|coupon, menu|card of dishes, table|cover, key|key card`),
  /** Words of a row that make it no other act. */
  "alike.filler": list(`
    different, suitable, whose, which, that, who, what, other, another, relevant, concerned, right, proper, ordinary, usual, whole, single, named, given, chosen, affected, accordingly, prepaid, public, next, doe, do, does, is, be, been, when, where, while, coming, back, going, via, using, through, way, someone's, somebody's, concerning, regarding, reference, our, house, in, question, short, brief, little, nice, friendly, please, now, again, anew, afresh, still, yet, already, protocol, require, requires, prescribed, ahead, want, wants, call, called, carry, carrying, hold, holding`),
  /** Words that part two rows: one has it, the other has not, and they are two acts. */
  "alike.parting": list(`
    several, many, multiple, few, each, half, part, partial, partly, full, fully, complete, entire, first, second, third, final, initial, last, repeat, one, two, three, four, five, non, minor, major, small, large, big, urgent, emergency, routine, standard, special, simple, complex, domestic, international, foreign, local, internal, external, inbound, outbound, incoming, outgoing, inward, outward, private, commercial, adult, child, children, early, emergency, known, unknown, new, existing, former, open, closed, active, inactive, signed, unsigned, paid, unpaid, approved, unapproved, cold, warm, hot, cheap, expensive, same, day, night, weekend, short, long, temporary, permanent, confidential, restricted, vip, high, low, medium, critical, severe, serious, less, more, unlike, without, above, below, under, over, up, within, inside, outside, between, before, after, until, unless, not, no, never, only, except, preliminary, provisional, interim, definitive`),
  /** Verbs that come to the same where thing and system are the same. A verb may stand in several groups. */
  "alike.verbs": list(`
    hold|block|freeze|lock|suspend|stop|quarantine|park|isolate|put on hold|place on hold|put a hold on|pause|bar|withhold|halt,
    remove|delete|take off|take down|strike off|unlist|delist|unassign|deregister|unenrol|drop|offload|deselect|unload|expel|withdraw|pull|hide|unpublish|put offline|pull out,
    add|enrol|include|shortlist|waitlist|sign up|attach|register|upload,
    book|reserve|hold|schedule|slot in|set aside|allocate|allot|arrange|order|call in|make,
    move|transfer|reassign|swap|reroute|re-route|shift|redirect|divert|relocate|re-slot|hand|hand over|forward|refer|relay|assign|allocate,
    reschedule|rebook|move|postpone|push back|bring forward|relist|bump|shift|change,
    cancel|void|terminate|call off|scrap|annul|drop|stand down, release|lift|unblock|unlock|clear|free|reinstate|unfreeze|free up,
    order|purchase|buy|procure|reorder|requisition|call off|restock|top up|replenish|refill,
    reject|decline|turn down|refuse|deny|dismiss|return to|knock out|weed out|screen out|send back|throw out,
    call|ring|phone|call back|contact, publish|push|post|post to|put up|put live|release|put online|advertise|upload|push live,
    approve|accept|confirm|sign off|certify|clear|authorise|okay|grant|allow|agree,
    switch on|start|turn on|activate|start up|power on|run|open, switch off|stop|turn off|deactivate|shut down|power off|close|shut,
    close|resolve|dismiss|complete|finish|conclude|end|shut|settle, restart|reboot|bounce|power cycle|cycle|recycle,
    print|reprint|issue|produce|generate|run off, repeat|re-run|rerun|redo|run|execute|retest,
    send|dispatch|send out|distribute|circulate|hand out|share|call out, archive|file|store|put away|put into archive,
    set|adjust|raise|turn up|change|increase, set|adjust|lower|turn down|change|decrease|reduce, split|divide|share out|apportion,
    log|raise|open|file|record|enter|register|note|create|write|report|submit|lodge, deploy|install|push|update|upgrade|patch|flash|roll out,
    chase|remind|nudge|send`),
  /** Verbs that come to the same only where more than one thing is the same. */
  "alike.verbs.wide": list(`
    remove|withdraw|clear|discard|take off|drop|weed out|cancel|revoke|close,
    add|put|assign|enter|place|insert|list|book in|attach|log|record|give|upload|file|put in,
    set|mark|turn|flag|update|change|switch|toggle|tick|amend|correct|edit|adjust|modify|revise|alter|write|overwrite|fix|replace|put|move|upgrade,
    send|post|dispatch|issue|publish|serve|mail|e-mail|text|transmit|deliver|forward|share|post to|push|release|submit|write to|message|circulate|report to|hand|upload|reply|answer|notify|inform|remind|tell|acknowledge|return to,
    create|issue|generate|print|make|produce|open|raise|file|log|enter|write|draw|book|set up|schedule,
    approve|release|finalise|sign|commit, book|arrange|order|block|create|make, move|reschedule|rebook|route|assign|allocate|switch|change|put|divert,
    release|restore|reopen, order|book|request|raise, call|contact|page|notify, pay|settle|transfer|remit|refund|credit,
    grant|give|add|assign|let in|enable|provision, start|run`),
  /** Kinds of messages: "text a patient" does not say which. */
  "alike.messages": list(`
    reminder, notice, confirmation, invitation, e-mail, message, letter, note, text, sms, reply, answer, update, notification, alert`),
  "alike.receivers": list(`
    client, customer, patient, student, pupil, applicant, tenant, passenger, citizen, parent, carrier, donor, driver, user, supplier, guest, member, crew member, author, someone, resident, household, player, caller, reader, viewer, listener, shop, owner, keeper, buyer, seller, borrower, debtor, claimant, witness, grower, farmer, subscriber, visitor, volunteer, bidder, sender, requester, reporter, landlord, lodger, neighbour, consignee, broker, agent of the line, overseas agent, contractor, subcontractor, employee, colleague, teacher, nurse, doctor, crew, master`),
} as const;
