import { list } from "./list.ts";

/**
 * What agents do, as verbs in groups of one meaning, and what they do it to. The first word names the group.
 * An act's effect follows from its group: reading and drafting change nothing, everything else does.
 */
export const actWords = {
  /** Looks, and leaves all as it is. */
  "acts.read": list(`
    
    read|look up|lookup|look|view|see|fetch|retrieve|get|query|search|list|find|pull|load|open and read|browse|collect|gather|receive|ingest|access|consult|download|scan|poll|watch|monitor|observe|inspect|track|listen,
    check|compare|validate|verify|match|cross-check|reconcile|detect|spot|identify|recognise|recognize|test|examine|assess|evaluate|audit|screen|analyse|analyze|calculate|compute|count|measure|estimate|forecast|predict,
    classify|label|categorise|categorize|triage|score|rank|prioritise|prioritize|sort|group|bucket|code,
    summarise|summarize|digest|condense|outline|transcribe|translate,
    extract|parse|ocr|recognise text|transform|convert|normalise|normalize|split|deduplicate|enrich|annotate|mask|redact|pseudonymise|anonymise`),
  /** Prepares something that a person will use or throw away. */
  "acts.draft": list(`
    
    draft|prepare|propose|suggest|recommend|compose|outline|generate draft|pre-fill|prefill|assemble|compile|render|simulate|preview|plan|stage`),
  /** Changes something. */
  "acts.write": list(`
    
    create|open|file|raise|log|add|insert|register|enter|record|make|generate|produce|build|set up|lodge|start|initiate|append|attach|upload|write|store|save|post|publish to|park|book in|issue,
    update|change|edit|modify|amend|set|correct|adjust|alter|rewrite|overwrite|revise|fix|replace|patch|maintain|mark|flag|tag|rename|sync|synchronise|synchronize|refresh|merge|fill|populate|complete|save to,
    route|assign|hand over|hand|forward|pass|dispatch|queue|enqueue|escalate|transfer to|move|place|put|park in queue|distribute|allocate,
    send|e-mail|email|mail|message|text|sms|notify|reply|respond|answer|announce|tell|inform|alert|remind|contact|call|publish|broadcast|share|submit|write to|invite|ask|chase|nudge|ping,
    delete|remove|purge|erase|wipe|expunge|destroy|scrub|truncate|drop|discard|dispose|shred|trash|cull|prune|obliterate|clear out|clean out|clean up|get rid of|bin|eradicate|hard-delete|tombstone|weed|archive and delete,
    pay|transfer|remit|disburse|refund|reimburse|settle|wire|credit|debit|charge|pay out|payout|compensate|cash out|repay|collect payment|withdraw|deposit|release payment,
    grant|permit|entitle|provision|authorise|authorize|empower|promote|elevate|give|enable|allow|admit|assign role|delegate|onboard,
    revoke|withdraw|disable|suspend|lock|block|deactivate|deprovision|offboard|remove access|ban|freeze|quarantine|isolate|kick,
    reset|unlock|restore|reactivate|re-enable|reissue|rotate|renew credentials|clear|release,
    approve|accept|confirm|sign|sign off|countersign|authorise payment|waive|decide|reject|decline|deny|refuse|dismiss,
    cancel|void|terminate|end|close|stop|abort|rescind|annul|resolve|conclude|finish,
    schedule|book|reserve|reschedule|rebook|plan in|order|purchase|buy|procure|hire|trade|sell|reorder|replenish,
    deploy|push|release|roll out|ship|install|configure|restart|reboot|scale|execute|run|trigger|invoke|launch|switch|toggle|shut down|migrate|print,
    renew|extend|prolong|negotiate|renegotiate,
    pay in|import|export|copy|replicate|back up|backup|mirror|unpublish`),
  /** Nouns that stand for an act: "issuance of refunds", "password reset". The verb follows the colon. */
  "acts.nouns": list(`
    deletion:delete, removal:delete, erasure:delete, disposal:delete, destruction:delete, purge:delete,
    cleanup:delete, payment:pay, payout:pay, refund:pay, reimbursement:pay, disbursement:pay, settlement:pay,
    remittance:pay, creation:create, registration:create, issuance:create, submission:send,
    generation:create, filing:create, update:update, amendment:update, modification:update,
    correction:update, adjustment:update, change:update, edit:update, notification:send, reply:send,
    response:send, dispatch:send, mailing:send, reminder:send, assignment:route, escalation:route,
    routing:route, forwarding:route, transfer:route, reset:reset, unlock:reset, reactivation:reset,
    revocation:revoke, suspension:revoke, deactivation:revoke, provisioning:grant, grant:grant,
    authorisation:grant, authorization:grant, elevation:grant, promotion:grant, cancellation:cancel,
    termination:cancel, closure:cancel, approval:approve, renewal:renew, extension:renew, booking:schedule,
    scheduling:schedule, reservation:schedule, purchase:schedule, deployment:deploy, release:deploy,
    classification:classify, categorisation:classify, triage:classify, scoring:classify, lookup:read,
    retrieval:read, search:read, summary:summarise, extraction:extract, validation:check, verification:check,
    comparison:check, matching:check, draft:draft, drafting:draft, preparation:draft, proposal:draft,
    suggestion:draft, recommendation:draft`),
  /** Things that go by several names; the first names the group. */
  "acts.objects": list(`
    ticket|case|issue|incident|request|work item|job,
    customer|client|account holder|consumer|buyer|guest|patron|subscriber|member,
    e-mail|email|mail|message|letter|note to|correspondence,
    user|employee|staff|worker|colleague|person|operator, supplier|vendor|payee|creditor|contractor|merchant,
    record|entry|row|item|file|document|data, invoice|bill, order|purchase order|po,
    appointment|slot|visit|booking|reservation|viewing,
    payment|transfer|payout|disbursement|remittance|funds|money|amount,
    password|passcode|pin|credential|mfa|2fa|second factor|login,
    permission|access|role|right|privilege|entitlement, contract|agreement|terms|tariff|lease|policy terms,
    report|summary|digest|overview, queue|inbox|worklist|backlog`),
};
