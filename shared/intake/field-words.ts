/**
 * How vendors call the fields of a packet in headings, labels and questions. Data for `match-label.ts`: a phrase
 * matches a text that has all of its words, in any order; commas part phrases, "a|b" is either word. `local` phrases count only where the
 * section is known, because elsewhere they could mean something else.
 */
import type { PacketSectionId } from "../formats/packet.ts";

export type FieldWords = {
  readonly path: string;
  readonly phrases: string;
  readonly local?: string;
};

export const sectionWords: Readonly<Record<PacketSectionId, string>> = {
  boundary: `boundary, workflow boundary, scope, scope boundary, workflow scope, in scope, use case, purpose,
      overview, introduction, summary, solution|product|process|workflow|system|service
      description|overview, workflow, what touch`,
  data: `data, data access, data map|inventory|flow|catalog|handling|protection|use|usage|processing, data
      access map, information handled|processed|accessed, personal data, record processing, privacy, what
      read, what data`,
  actions: `action, action policy|matrix|catalog|list|register, action policy matrix, decision right, autonomy,
      autonomy level|matrix|policy, approval matrix|policy|rule, permitted action|operation, allowed
      action|operation, tool action, capability, operation, what allowed, human oversight, human loop`,
  identity: `identity, identity permission|access, permission, access right|control|management|rights, access,
      account, account permission|access, credential, authentication, authentication
      authorization|authorisation|access, authoriz|authoris, iam, service account, role permission,
      privilege, login`,
  failure: `failure, failure escal|handling|mode|recovery, escal, error handling, error exception, exception,
      exception handling|queue, incident, incident rollback|response|handling, rollback, kill switch,
      emergency stop, stop rollback, go|goes wrong, break, fallback, containment, runbook, continuity,
      safety control, safeguard`,
  receipts: `audit, audit trail|log|logging, audit trail receipt, receipt, log, logging, logging audit, log
      monitoring, traceability, record keeping, recordkeep, evidence trail, accountability log`,
  ownership: `ownership, ownership after launch, owner, contact, contact raci, raci, responsibility, responsibl,
      role responsibility, who own, who responsibl, governance, after launch, after go live, operat
      support, support contact, people`,
};

export const fieldWords: readonly FieldWords[] = [
  {
    path: "title",
    phrases: `title, workflow name|title, project name|title, solution name|title, use case name|title, name
      workflow`,
  },
  {
    path: "vendor.name",
    phrases: `vendor, vendor name, supplier, supplier name, company, company name, provider, submitted vendor`,
  },
  {
    path: "vendor.product",
    phrases: `product, product name, product version, solution, application name`,
  },
  {
    path: "vendor.contact",
    phrases: `vendor contact, contact email, contact person, vendor email, security contact, supplier contact`,
  },
  {
    path: "buyer.name",
    phrases: `customer, client, buyer, customer name, client name, prepared`,
  },
  {
    path: "buyer.sponsor",
    phrases: `sponsor, business sponsor, customer sponsor, executive sponsor, customer contact`,
  },
  { path: "submitted", phrases: `submitted, date submitted, submission date` },
  { path: "summary", phrases: `summary, executive summary, short|brief description, abstract` },

  {
    path: "boundary.statement",
    phrases: `what workflow do, what workflow, what system|solution|product do, boundary statement, statement
      boundary, workflow one sentence, one sentence, workflow description, description workflow, scope
      statement, purpose, intended use|purpose`,
    local: `statement, description, purpose, scope, workflow, boundary, in scope, overview, use case, summary`,
  },
  {
    path: "boundary.trigger",
    phrases: `trigger, what trigger, trigger event, what start, start when|how|run|workflow|event, how start,
      kick|kicked off, initiat, when run, what set off, what cause run, invok`,
    local: `start, starts, begin, event, schedule`,
  },
  {
    path: "boundary.inputs",
    phrases: `input, input document|file|data|source, what go|goes in, what receiv, what comes in, what take|takes
      in`,
    local: `in, source, sources, receiv`,
  },
  {
    path: "boundary.outputs",
    phrases: `output, deliverable, what produc, what come out, what comes out, result produc`,
    local: `out, result, produc`,
  },
  {
    path: "boundary.systems",
    phrases: `system scope, system touch|used|involved|connect|access|integrat, system, which system, integrat,
      connected system|application|app, application touch|connect|involved, tool system, what touch`,
    local: `application, app, tool, platform`,
  },
  {
    path: "boundary.highRiskActions",
    phrases: `high risk action|step|operation, high risk, riskiest action, critical action, sensitive
      action|operation, dangerous action`,
    local: `risk, risky`,
  },
  {
    path: "boundary.outOfScope",
    phrases: `out scope, not scope, exclud, exclusion, exclusions, outside scope|boundary, what not do, does not
      do, not cover, not includ, limit, limits, non goal`,
    local: `not, out, outside`,
  },
  {
    path: "boundary.untrustedInputs",
    phrases: `untrusted input|content|source|text, untrusted, outsider write|written, input
      outsider|outside|stranger|third|external|public, external content|input, content outside, attacker
      control, prompt injection, third party content`,
  },

  {
    path: "identity.principal",
    phrases: `principal, account name|id, service account name|id, username, user name, service principal,
      identity used, run as, runs as, login used, account used, client id`,
    local: `account, identity, user, service account, name, login`,
  },
  {
    path: "identity.account",
    phrases: `account type|kind, type kind account, kind account, type account, identity type, whose account`,
    local: `type, kind, account`,
  },
  {
    path: "identity.rotation.owner",
    phrases: `rotation owner, who rotat, credential rotated who, rotat owner|responsibl`,
    local: `rotat by, owner rotat`,
  },
  {
    path: "identity.rotation.every",
    phrases: `rotation interval|period|frequency|schedule|cycle, how often rotat, rotat every, rotation,
      key|secret|credential|password|token rotation, credential|secret|key|password|token rotated,
      credential lifetime`,
    local: `rotat, rotated, expiry`,
  },
  {
    path: "identity.leastPrivilege",
    phrases: `least privilege, minimum|minimal permission|privilege|access|right, why nothing smaller, justif
      permission|scope|access, why scope|permission need`,
    local: `justif, why`,
  },
  {
    path: "identity.revocation",
    phrases: `revoc, revok, how access revok|removed|withdrawn|ended, remove|removing access, deprovision,
      offboard, access removal, turn access off`,
    local: `remov, withdraw, disabl`,
  },

  {
    path: "failure.pauseConditions",
    phrases: `paus condition|rule|when|trigger, paus, when paus, what make paus, stop condition, halt
      condition|when, circuit breaker, stops itself, automatic stop, guardrail`,
    local: `halt, condition, threshold`,
  },
  {
    path: "failure.exceptions.what",
    phrases: `what exception queue|review, exception includ|type|kind, what go exception, what counts exception,
      case sent|routed human|person, exceptions, exception`,
    local: `unclear case, edge case, exception`,
  },
  {
    path: "failure.exceptions.owner",
    phrases: `exception owner, owner exception, queue owner, exception queue owner, who work|handle|review
      exception|queue, escalation contact|owner, escalat to, who escalat`,
    local: `owner, escalat, escalation`,
  },
  {
    path: "failure.exceptions.evidence",
    phrases: `evidence handoff|handover|attached exception|passed, handoff includ|carries|contains|packet, what
      reviewer|operator receive|gets|sees exception, escalation packet|evidence, handoff, handover`,
    local: `evidence, attached`,
  },
  {
    path: "failure.operatorControls.override",
    phrases: `overrid, operator override, manual override`,
    local: `correct`,
  },
  {
    path: "failure.operatorControls.retry",
    phrases: `retry, retri, retry policy|rule|limit, re run|rerun`,
    local: `repeat`,
  },
  { path: "failure.operatorControls.cancel", phrases: `cancel, abort`, local: `` },
  {
    path: "failure.rollback",
    phrases: `rollback, roll back, rolled back, how undo|undone|revers|revert, undo, revert, recovery, recover,
      restor`,
    local: `revers, compensat, repair`,
  },
  {
    path: "failure.stop.who",
    phrases: `who stop, who switch off, who turn off, who shut down, who kill switch, who pull plug, who authority
      stop, stop authority, stop person|owner|contact`,
    local: `who`,
  },
  {
    path: "failure.stop.how",
    phrases: `how stop, how stopped, kill switch, emergency stop, stop button|mechanism|procedure|method, how
      switch off|shut down|turn off, how switched off, shutdown procedure|mechanism, off switch, stopp`,
    local: `how, stop, switch, mechanism`,
  },
  {
    path: "failure.stop.within",
    phrases: `stop within, how fast|quickly|quick|soon|long stop|halt, time stop, stop time, within what time,
      halt within, stop how fast, time to halt|shut`,
    local: `within, time, how fast, how quickly, takes`,
  },
  {
    path: "failure.detection",
    phrases: `detect, detection, how detect|notice|noticed|spot error|mistake|wrong, who notice, who spot,
      monitoring alert, monitor, alert`,
    local: `notice, check, quality`,
  },

  {
    path: "receipts.where",
    phrases: `where log|audit|receipt|record kept|stored|written|live|held, where audit trail|log, where are log,
      log location|storage|store|destination, storage location log, audit log location|storage, log
      stored, receipt stored|kept, logging system|platform`,
    local: `where, location, stored, storage, store, kept where, system`,
  },
  {
    path: "receipts.retention",
    phrases: `log retention, receipt retention, audit retention, retention log|audit|receipt, how long
      log|receipt|audit|record, log kept, audit log kept`,
    local: `retention, how long, kept, kept for, retain`,
  },
  {
    path: "receipts.tamperProtection",
    phrases: `tamper, tamper protection|proof|evidence|resistance, immutab, write once, worm, log
      integrity|protect, who change|alter|edit|delete log|record, log protection, append only`,
    local: `integrity, protection, protected, change, who write, who delete`,
  },
  {
    path: "receipts.sample",
    phrases: `sample receipt|log|record|entry, example receipt|log|record|entry, log sample|example`,
    local: `sample, example`,
  },

  {
    path: "ownership.reviewTriggers",
    phrases: `review trigger, re review, when review again, change require|trigger review, what trigger
      review|reassess, what send back review, reassess, re assess, change back review`,
    local: `review, trigger, review again`,
  },
];

/** The six duties of ownership, as rows of a table, labels and questions name them. */
export const dutyWords: Readonly<Record<string, string>> = {
  workflow: `workflow owner|own, workflow, business owner, process owner, workflow itself, business process,
      service owner, product owner`,
  runtime: `runtime, runtime owner|health, runtime health, platform owner|operat|health, technical owner,
      operations owner, day day operat, hosting, uptime, production support, system health, run platform,
      keep running`,
  exceptions: `exception, exception owner|queue, exception queue owner, exception handling, queue owner, work
      queue, escalations`,
  incidents: `incident, incident owner|response|manager|handling, security incident, incident lead`,
  changes: `change, change owner|management|control|approval|manager, model change, change prompt|model,
      release, prompt change, version change, approve change`,
  shutdown: `shutdown, shut down, switch off, switching off, turn off, kill switch, emergency stop, stop, stop
      owner, shutdown owner|authority, decommission, off switch, pull plug`,
};

/** What a receipt answers, as rows of a table or entries of a list name it. */
export const receiptWords: Readonly<Record<string, string>> = {
  trigger: `trigger, what trigger|triggered|started, start event, what start, why ran|started, initiat, cause`,
  data: `data, data used|read|accessed, what data, input, input used, what read, source data, records read`,
  decision: `decision, what decid, decision made, reason|reasoning decision, model output, decision reason,
      outcome model, recommendation`,
  action: `action, action taken, what did|done, what action, operation, operation performed, step taken`,
  approvalRequired: `approval required|needed, whether approval, approval flag, was approval, needed approval, approval
      necessary`,
  approver: `approver, who approv, approved, approver name|identity, approval given, person approved`,
  outcome: `outcome, result, what happened, what happened after|afterwards, final result|state|outcome, after
      effect, effect`,
};
