import { list } from "./list.ts";

/**
 * What agents do, as verbs in groups of one meaning, and what they do it to. The first word names the group.
 * An act's effect follows from its group: reading and drafting change nothing, everything else does.
 */
export const actWords = {
  /** Looks, and leaves all as it is. */
  "acts.read": list(`
    read|look up|lookup|look|view|see|fetch|retrieve|get|query|search|find|pull|load|open and read|browse|collect|gather|receive|ingest|consult|download|scan|poll|watch|monitor|observe|inspect|track|listen|list|pick up|intake|crawl|take in|skim|study|examine the|navigate|count,
    check|compare|validate|verify|match|cross-check|reconcile|detect|spot|identify|recognise|recognize|test|examine|assess|evaluate|audit|screen|analyse|analyze|calculate|compute|measure|estimate|forecast|predict|double-check|review|determine|work out|vet|cross-reference|diagnose|infer|interpret|look for|total|weigh up,
    classify|label|categorise|categorize|triage|score|rank|prioritise|prioritize|sort|group|bucket|code|cluster,
    summarise|summarize|digest|condense|outline|transcribe|translate|explain|paraphrase,
    extract|parse|ocr|recognise text|transform|convert|normalise|normalize|split|deduplicate|dedupe|enrich|annotate|mask|redact|pseudonymise|pseudonymize|anonymise|anonymize|tokenise|tokenize,
    show|display|present|highlight|visualise|visualize|list out|surface`),
  /** Prepares something that a person will use or throw away. */
  "acts.draft": list(`
    draft|prepare|propose|suggest|recommend|compose|generate draft|generate a draft|create draft|create a draft|create drafts|write draft|write a draft|save draft|save a draft|save as draft|produce draft|produce a draft|make a draft|make draft|build draft|update draft|update the draft|edit draft|edit the draft|put together a draft|draw up|pre-fill|prefill|pre-populate|assemble|compile|render|simulate|preview|plan|re-plan|replan|stage|sketch|mock up|put forward|line up|formulate|word|phrase|nominate|advise|create proposal|create a proposal|generate proposal|generate a proposal|make a proposal|write a proposal|make a suggestion|build a proposal|work up|ready`),
  /** Changes something. */
  "acts.write": list(`
    create|commission|instruct|engage|appoint|mandate|insure|underwrite|prescribe|accredit|convene|summon|shortlist|longlist|waitlist|enlist|open|file|raise|log|add|insert|register|enter|record|make|generate|produce|build|set up|lodge|start|initiate|append|attach|upload|write|store|save|post|book in|issue|note|document|put in|key in|type in|enrol|enroll|sign up|capture|draw|re-open|reopen|spin up|opening|fill in|fill out|kick off|begin|process|handle|perform|carry out|do|effect|conduct|arrange|load into|place in|list on|index|inventory,
    update|bring up to date|bring _ up to date|bring _ _ up to date|bring _ _ _ up to date|change|edit|modify|amend|set|correct|adjust|alter|rewrite|overwrite|revise|fix|replace|patch|maintain|mark|flag|tag|rename|sync|synchronise|synchronize|refresh|merge|combine|consolidate|unify|fill|populate|complete|save to|bump|tweak|raise the|lower|increase|decrease|reduce|raise to|cut|swap|switch over|vary|override|re-label|relabel|re-code|recode|re-tag|reclassify|re-classify|link|unlink|connect|put down|tick|untick|toggle status|upgrade|downgrade|reprice|re-price|uplift|discount|mark down|mark up|backdate|convert to,
    route|assign|allot|relocate|re-slot|hand over|hand _ over|hand _ _ over|hand _ _ _ over|pass _ on|pass _ _ on|hand|forward|pass|dispatch|despatch|queue|enqueue|escalate|transfer to|move|place|put|park|park in queue|distribute|allocate|reassign|re-assign|reroute|re-route|redirect|divert|relay|refer|transfer|hand off|return to|pass on|deliver|steer|direct|archive,
    send|push message|push notification|push alert|report _ to|report _ _ to|report _ _ _ to|e-mail|email|mail|message|text|sms|notify|reply|respond|answer|announce|tell|inform|alert|remind|contact|call|publish|broadcast|share|submit|write to|invite|ask|chase|nudge|ping|phone|ring|write back|get back to|fax|dm|tweet|pin|post on|post to|post in|publish to|send out|send off|mail out|push out|page|transmit|let know|circulate|apologise|apologize|follow up|reach out|congratulate|thank|confirm to|confirm with|go back to|put online|make public|publicise|air|speak to|respond to|reply to|acknowledge|acknowledge to|serve|report to|request|chat with,
    delete|remove|purge|erase|wipe|expunge|destroy|scrub|truncate|drop|discard|dispose|dispose of|shred|trash|cull|prune|obliterate|clear out|clean out|clean up|get rid of|bin|eradicate|hard-delete|soft-delete|tombstone|weed|weed out|archive and delete|offload|off-load|unload|deregister|de-register|unregister|de-list|unenrol|unenroll|disenrol|deselect|unassign|tidy away|tidy up|throw away|zap|nuke|unlist|strip|take down|empty|sweep|flush|delist|strike|strike off|permanently remove|housekeep,
    pay|remit|disburse|refund|reimburse|settle|wire|credit|debit|charge|pay out|payout|compensate|cash out|repay|pay back|collect payment|deposit|release payment|top up|write off|write down|bill|deduct|garnish|recoup|claw back|chargeback|indemnify|tip|donate|pay off|pay down|collect|invoice,
    grant|permit|entitle|provision|authorise|authorize|empower|promote|elevate|give|enable|allow|admit|assign role|delegate|onboard|on-board|whitelist|allowlist|let in|let|escalate privileges|make admin,
    revoke|bar _ from|bar _ _ from|discharge|disconnect|disarm|impound|seize|repossess|confiscate|unsubscribe|demote|curtail|evacuate|withdraw|disable|suspend|lock|block|deactivate|de-activate|deprovision|de-provision|offboard|off-board|remove access|ban|freeze|quarantine|isolate|kick|log out|sign out|blacklist|blocklist|evict|lock out|cut off|hold|put on hold|place on hold|put a hold on|put a stop on|put a block on|place a hold on|put hold on|put _ on hold|put _ _ on hold|put _ _ _ on hold|place _ on hold|place _ _ on hold|place _ _ _ on hold|take _ off|expel|invalidate|decommission,
    reset|unlock|restore|reactivate|re-activate|re-enable|reenable|reissue|re-issue|rotate|renew credentials|clear|release|unblock|un-block|reinstate|unsuspend|unfreeze|roll back|revert|undo,
    approve|accept|confirm|sign|sign off|sign off on|countersign|authorise payment|waive|decide|reject|decline|deny|refuse|dismiss|okay|ok|green-light|greenlight|clear for|certify|ratify|endorse|finalise|finalize|rule on|grant approval,
    cancel|void|terminate|end|close|stop|abort|rescind|annul|resolve|conclude|finish|call off|scrap|shut|discontinue|revoke order|halt|pause,
    schedule|book|reserve|reschedule|re-schedule|rebook|re-book|plan in|order|purchase|buy|procure|hire|trade|sell|list for sale|list _ for sale|list _ _ for sale|put up for sale|put _ up for sale|put _ _ up for sale|auction|reorder|re-order|requisition|relist|re-list|replenish|rent|postpone|push back|bring forward|place order|place an order|restock|rearrange|roster|slot in,
    deploy|drain|cordon|uncordon|taint|failover|fail over|push|roll out|ship|install|reconnect|energise|energize|de-energise|de-energize|irrigate|dispense|administer|configure|restart|reboot|bounce|power cycle|re-run|rerun|redo|repeat|reprint|flash|scale|execute|run|trigger|invoke|launch|switch|switch off|switch on|turn on|turn off|toggle|shut down|migrate|print|activate|adjust setpoint|actuate|steer pump|start up|power off|power on|reconfigure|recalibrate|go live|push live|put live|set live,
    renew|extend|prolong|negotiate|renegotiate|re-negotiate|haggle|lapse,
    apply|reverse|forgive|widen|broaden|expand|kill|hand out|redeem|force|bypass|lift|loosen|tighten|relax|agree|award|strike a deal|impose|levy|pull the plug|knock off|knock _ off|reprogram|boost,
    pay in|import|export|copy|replicate|back up|backup|mirror|unpublish`),
  /** Nouns that stand for an act: "issuance of refunds", "password reset". The verb follows the colon. */
  "acts.nouns": list(`
    deletion:delete, removal:delete, erasure:delete, disposal:delete, destruction:delete, purge:delete, purging:delete, wiping:delete, wipe:delete, cleanup:delete, shredding:delete, clean-out:delete,
    payment:pay, payout:pay out, refund:refund, reimbursement:reimburse, disbursement:disburse, disbursal:disburse, remission:waive, settlement:settle, remittance:remit, repayment:repay, payroll:pay, compensation:compensate, chargeback:chargeback, write-off:write off, writeoff:write off, billing:pay,
    creation:create, registration:create, issuance:create, issue:create, generation:create, filing:create, logging:create, enrolment:create, enrollment:create, production:create, entry:create, upload:upload, processing:create, execution:create, handling:create, posting:create, initiation:create,
    update:update, amendment:update, modification:update, correction:update, adjustment:update, change:update, edit:update, alteration:update, revision:update, replacement:update, synchronisation:update, synchronization:update, maintenance:update, tagging:tag, merge:merge, increase:increase, decrease:decrease, reduction:reduce, uplift:uplift, repricing:update,
    submission:send, notification:send, reply:send, response:send, dispatch:send, despatch:send, mailing:send, reminder:send, publication:publish, messaging:send, announcement:announce, outreach:send, broadcast:broadcast, follow-up:send, acknowledgement:send, acknowledgment:send,
    assignment:assign, escalation:escalate, routing:route, forwarding:route, transfer:route, handover:route, allocation:route, reassignment:route, redirection:route, archiving:archive,
    reset:reset, unlock:unlock, reactivation:reactivate, restoration:restore, reinstatement:reinstate, rotation:rotate, reissue:reissue, rollback:roll back,
    revocation:revoke, suspension:suspend, deactivation:deactivate, offboarding:offboard, deprovisioning:deprovision, lockout:lock out, blocking:block, quarantine:quarantine, hold:hold, disablement:disable,
    provisioning:grant, grant:grant, authorisation:grant, authorization:grant, elevation:elevate, promotion:promote, onboarding:onboard, delegation:delegate,
    cancellation:cancel, termination:terminate, closure:close, closing:close, annulment:cancel,
    approval:approve, acceptance:accept, confirmation:approve, sign-off:sign off, signature:sign, signing:sign, waiver:waive, rejection:reject, refusal:refuse, decision:approve,
    renewal:renew, extension:extend, prolongation:renew, negotiation:negotiate, renegotiation:renegotiate,
    booking:book, scheduling:schedule, reservation:reserve, purchase:order, rescheduling:reschedule, ordering:order, procurement:order, rebooking:rebook, replenishment:replenish,
    deployment:deploy, release:deploy, rollout:deploy, restart:restart, activation:activate, installation:install, configuration:deploy, printing:print, print:print,
    classification:classify, categorisation:classify, categorization:classify, triage:classify, scoring:classify, sorting:classify, labelling:classify, labeling:classify, prioritisation:classify, prioritization:classify,
    lookup:read, look-up:read, retrieval:read, search:read, intake:read, monitoring:read, download:read, query:read, scan:read, reading:read,
    summary:summarise, summarisation:summarise, summarization:summarise, translation:summarise, transcription:summarise,
    extraction:extract, ocr:extract, anonymisation:extract, anonymization:extract, enrichment:extract, parsing:extract, redaction:extract,
    validation:check, verification:check, comparison:check, matching:check, check:check, reconciliation:check, analysis:check, detection:check, assessment:check, calculation:check, review:check, screening:check, audit:check, forecast:check, estimate:check, inspection:check,
    draft:draft, drafting:draft, preparation:draft, proposal:draft, suggestion:draft, recommendation:draft, composition:draft, pre-fill:draft`),
  /** Verbs that say no more than that the act of their noun is done: "issue a refund", "make a booking". */
  "acts.light": list(`
    issue, make, process, handle, perform, carry out, do, effect, conduct, arrange, complete, initiate, trigger, execute, run, start, kick off, place, give, launch, push through, finalise, finalize, create, begin, set off, arrange for, put through, action, actions, fulfil, fulfill, undertake, implement, enact, manage`),
  /** Act nouns that are things first: "update booking" is no booking. */
  "acts.things": list(`
    payment, payout, refund, reimbursement, remittance, booking, reservation, order, release, draft, response, reply, transfer, update, change, summary, proposal, reminder, settlement, notification, issue, entry, upload, purchase, suggestion, recommendation, hold, grant, announcement, compensation, translation, approval, confirmation, signature, search, query, scan, check, estimate, forecast, print, edit, decision, analysis, review, audit, assignment, broadcast, registration, publication, reading, viewing, listing, hearing, mailing, training, booking, cleaning, opening, screening, briefing, billing, payroll, posting, message, analysis, assessment`),
  /** Verbs that are nouns as well: "record deletion" is about records. */
  "acts.ambiguous": list(`
    file, record, order, report, message, mail, e-mail, email, text, sms, schedule, log, credit, debit, change, transfer, issue, contact, book, tag, label, list, search, screen, test, queue, place, post, group, code, score, rank, sample, release, update, review, call, alert, reply, access, ship, lock, pin, print, plan, stage, purchase, trade, charge, wire, grant, permit, ban, freeze, patch, block, bill, copy, export, import, refund, reset, backup, draft, mark, flag, set, document, index, note, invoice, answer, request, draw, page, link, discount, rent, deposit, return, notice, fax, hold, bin, roster, match, check, route, measure, estimate, forecast, track, total, word, phrase, outline, digest, count, audit, lapse, increase, decrease, cut, waste, share, store, load, hire, park, input, strip, drop, tip, ring, phone, swap, scale, switch, pass, hand, direct, air, serve, address, price, position, process, issue, surface, ready, close, open, complete, clear, correct, empty, void, end, finish, stop, board, time, wait, view, present, sign, run, start, launch, push, sweep`),
  /** Verbs that hold their object: to remind is to send a reminder. */
  "acts.told": list(`
    shortlist:add shortlist, longlist:add longlist, waitlist:add waiting list, offload:remove loading list, off-load:remove loading list, unload:remove loading list, unenrol:remove enrolment, unenroll:remove enrolment, disenrol:remove enrolment, deregister:remove register, de-register:remove register,
    remind:send reminder, chase:send reminder, nudge:send reminder, invite:send invitation, apologise:send apology, apologize:send apology, invoice:create invoice, bill:create invoice, thank:send thanks, acknowledge:send acknowledgement, phone:call, ring:call, discount:grant discount`),
  /** Verbs in two parts that may stand apart, and what both together mean. */
  "acts.phrasal": list(`
    switch on:switch on, switch off:switch off, power on:power on, power off:power off, pass up:escalate, hand up:escalate, kick up:escalate, send up:escalate, take off:remove, take out:remove, take from:remove, take away:remove, take down:remove, take offline:remove, pull offline:remove, take online:publish, knock out:reject, ring back:call, call back:call, let know:tell, send out:send out, strike off:remove, strike out:remove, strike from:remove, cross off:remove, cross out:remove, cross from:remove, pull off:remove, pull out:remove, pull from:remove, knock off:knock off, drop from:remove, drop off:remove, drop out:remove, get off:remove, throw out:discard, throw away:discard, rub out:delete, cut from:remove, cut out:remove, leave off:remove, scratch off:remove, scratch from:remove, lift out:remove, lift from:remove, lift off:remove, bump from:remove, bump off:remove, kick out:kick, shut out:lock out, lock out:lock out, weed out:weed out, sweep out:delete,
    put back:restore, roll back:roll back, turn on:turn on, turn off:turn off, key in:key in, key into:key in, type into:type in, put aside:reserve, pencil in:reserve, set aside:reserve, set by:reserve, put by:reserve, lay aside:reserve, keep aside:reserve, put on:add, put onto:add, put in:add, put into:add, put under:add, put among:add, stick on:add, stick onto:add, pop on:add, pop onto:add, pop in:add, pop into:add, slip in:add, slip into:add, write into:add, write onto:add, place on:add, place onto:add, bring onto:add, get onto:add, set down:add, pin to:post to, pin on:post to, hang on:post to, stick up:post to, put up:post to, put out:publish, put online:publish, bring out:publish, give out:publish, put through:route, put before:route, hand to:route, hand over:route, pass to:route, bring to:route, take to:route, carry over:route,
    turn to:set, turn into:set, turn from:set, flip to:set, flip from:set, switch to:set, bring forward:reschedule, put off:postpone, push back:postpone, hold back:hold, keep back:hold, hold up:hold, stop at:hold, pull up:hold, let through:release, let go:release, let out:release, let off:waive, let in:let in, let into:let in, let onto:let in, let on:let in, get back:restore, bring back:restore, let back:restore, turn away:reject, turn down:reject, send back:return to, ring through:call, call through:call, ring up:call, call up:call, call out:call, drop to:send, drop in:add, drop into:add, ring in:call, fill up:fill in, split up:split, wave through:approve, nod through:approve, wave on:approve, let stand:approve`),
  /** Verbs that mean the same act when their object is the same. Finer than the groups above. */
  "acts.kin": list(`
    send|push message|push notification|push alert|e-mail|email|mail|message|text|sms|notify|reply|reply to|respond|respond to|answer|inform|tell|alert|write to|write back|get back to|send out|send off|mail out|dispatch to|contact|follow up|reach out|let know|dm|ping|transmit|issue to|deliver|go back to|circulate|share|forward to|push out|confirm to|confirm with|acknowledge to|report to,
    publish|post|pin|post on|post to|post in|put online|make public|push live|put live|set live|go live|release publicly|publicise|broadcast|announce|tweet|air|publish to,
    create|open|file|raise|log|register|lodge|set up|enter|record|make|generate|produce|build|add|insert|start|put in|key in|type in|book in|issue|note|capture|opening|initiate|draw|write|document|append|enrol|enroll|sign up|spin up,
    update|bring up to date|bring _ up to date|bring _ _ up to date|bring _ _ _ up to date|change|edit|modify|amend|correct|adjust|alter|rewrite|overwrite|revise|fix|replace|patch|set|maintain|refresh|tweak|bump|override|vary|fill in|populate|sync|synchronise|synchronize|swap,
    increase|raise to|uplift|raise the|mark up, decrease|lower|reduce|cut|mark down|discount,
    mark|flag|tag|label|classify|categorise|categorize|code|triage|sort|relabel|re-label|reclassify|re-classify|re-code|recode|re-tag,
    prioritise|prioritize|rank|score,
    route|assign|hand over|hand _ over|hand _ _ over|hand _ _ _ over|pass _ on|pass _ _ on|forward|pass|dispatch|despatch|queue|enqueue|allocate|reassign|re-assign|reroute|re-route|redirect|refer|hand off|pass on|relay|transfer to|transfer|move|direct|steer|hand|distribute,
    escalate,
    delete|remove|purge|erase|wipe|expunge|destroy|scrub|truncate|drop|discard|dispose|dispose of|shred|trash|cull|prune|clear out|clean out|clean up|get rid of|bin|hard-delete|weed|weed out|throw away|tidy away|obliterate|eradicate|zap|nuke|permanently remove|strike off|flush|strip|empty|sweep,
    pay|remit|disburse|settle|wire|pay out|payout|release payment|pay off|cash out|authorise payment, refund|reimburse|repay|pay back|credit|compensate,
    charge|debit|deduct|collect|bill,
    grant|permit|entitle|provision|authorise|authorize|give|enable|allow|assign role|let in|empower|elevate|promote|whitelist|allowlist,
    revoke|withdraw|disable|suspend|lock|block|deactivate|de-activate|deprovision|de-provision|offboard|off-board|remove access|ban|freeze|lock out|cut off|blocklist|blacklist,
    hold|put a hold on|put a stop on|put a block on|place a hold on|put hold on|put on hold|place on hold|put _ on hold|put _ _ on hold|put _ _ _ on hold|place _ on hold|place _ _ on hold|place _ _ _ on hold|quarantine|park|pause|isolate|halt,
    reset|unlock|re-enable|reenable|unblock|un-block|reactivate|re-activate|reinstate|unsuspend|unfreeze|restore|release,
    approve|accept|sign off|sign off on|okay|ok|green-light|greenlight|clear for|ratify|endorse|grant approval|confirm, sign|countersign,
    reject|decline|deny|refuse|turn down|dismiss, waive|forgive,
    cancel|void|call off|annul|rescind|abort|scrap|terminate|discontinue|end, close|resolve|conclude|finish|shut,
    book|reserve|schedule|plan in|slot in|arrange, reschedule|re-schedule|rebook|re-book|postpone|push back|bring forward|rearrange|move,
    order|purchase|buy|procure|reorder|re-order|replenish|restock|place order|place an order,
    deploy|roll out|ship|push|release|promote to, restart|reboot|bounce|power cycle, start|switch on|turn on|power on|activate|start up, stop|switch off|turn off|power off|shut down,
    renew|extend|prolong, negotiate|renegotiate|re-negotiate|haggle, copy|replicate|mirror|duplicate, back up|backup, merge|link|combine|join|consolidate, archive,
    draft|prepare|compose|propose|suggest|recommend|draw up|generate draft|create draft|write draft|generate a draft|create a draft|write a draft|formulate|put together|word|pre-fill|prefill|make a proposal|create a proposal|create proposal,
    read|look up|lookup|fetch|retrieve|query|view|consult|pull|get, search|find|look for, check|verify|validate|cross-check|double-check|compare|match|reconcile, extract|parse|ocr, summarise|summarize|condense|digest, translate, enrich, print, import, export, upload|attach`),
  /** Things that go by several names; the first names the group. */
  "acts.objects": list(`
    eta|arrival estimate|estimated time of arrival|estimated arrival|arrival time,
    ticket|case|issue|incident|request|work item|job|service request|work order|job card|enquiry|inquiry|query|support case|support ticket|service ticket|helpdesk ticket|trouble ticket,
    customer|client|account holder|consumer|buyer|guest|patron|subscriber|member|shopper|purchaser|policyholder|policy holder|insured,
    patient|resident|service user, student|pupil|learner, applicant|candidate|job seeker, tenant|renter|lessee|leaseholder, passenger|traveller|traveler|flyer, citizen|inhabitant|householder|household, parent|guardian|carer, carrier|haulier|hauler|forwarder|trucker|transporter, donor|giver|supporter, driver|courier,
    e-mail|email|mail|message|letter|correspondence|text message|sms|text|note to|reply|answer|response|communication|written reply,
    user|employee|staff|worker|colleague|person|operator|staff member|team member|co-worker|personnel|leaver,
    supplier|vendor|payee|creditor|contractor|merchant|provider,
    record|entry|row|item|file|document|data|record card|dataset,
    invoice|bill|supplier invoice|vendor bill|vendor invoice, credit note|credit memo|credit,
    order|purchase order|po|requisition,
    appointment|slot|visit|booking|reservation|viewing|consultation|appt|session|table booking,
    payment|transfer|payout|disbursement|remittance|funds|money|amount,
    refund|reimbursement|money back|repayment,
    password|passcode|pin|credential|mfa|2fa|second factor|login|multi factor|authenticator,
    permission|access|role|right|privilege|entitlement|access right, contract|agreement|terms|tariff|policy terms|contract terms, lease|tenancy|tenancy agreement,
    report|summary|digest|overview|briefing, queue|inbox|worklist|backlog|work list,
    roster|rota|shift plan|duty plan|shift schedule|duty roster|staff schedule|staffing plan, shipment|consignment|parcel|package|delivery|freight|cargo|load|goods,
    price|pricing|price list|rate card|tariff sheet|prices, quote|quotation|offer|estimate|tender|bid, article|post|story|news item|blog post|entry on the site, website|web site|site|web page|page|homepage,
    address|postal address|home address|mailing address, phone number|telephone number|mobile number, contact details|contact data|contact information,
    claim|loss report|damage report, ledger|general ledger|books|gl, meeting|call|conference, calendar|diary|agenda,
    medicine|medication|drug|prescription|script, stock level|stock count|inventory|stock on hand, car|vehicle|truck|lorry|van, berth|quay slot|mooring,
    reminder|nudge|chaser|dunning letter|follow up, confirmation|acknowledgement|acknowledgment|receipt confirmation, invitation|invite,
    photo|picture|image|photograph, notice|notification|alert|announcement, meter reading|meter value|reading, folder|directory, team|crew|squad, listing|advert|advertisement|ad|job ad|job posting, product|sku|catalogue item|catalog item|article in the shop, discount|rebate|price reduction, voucher|coupon|gift card, complaint|grievance, deadline|due date|target date`),
  /** Words of a thing that say nothing of what it is about: two acts are the same without them. */
  "acts.weak": list(`
    another, e-mail, record, ticket number, detail, details, information, info, system, portal, tool, app, database, entry, copy, text, behalf, process, case file, field, value, status, name, matter, standard message, content, agent, bot, automatically, automatic, manually, directly, current, existing, respective, relevant, corresponding, particular, given, affected, concerned, same, question, questions, incoming, outgoing`),
};
