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
  /** Whole labels, small words and all, in English and German: what is left of them without is too little to tell. */
  readonly exact?: string;
};

export const sectionWords: Readonly<Record<PacketSectionId, string>> = {
  boundary: `use, connections, what it does, what it is for, what is it, what it is, about service, the service, umfang, abgrenzung, einsatzzweck, zweck, ablauf, workflow grenze, geltungsbereich, boundary, workflow boundary, scope, scope boundary, workflow scope, in scope, use case, purpose,
      overview, introduction, summary, solution|product|process|workflow|system|service
      description|overview, workflow, what touch`,
  data: `daten, datenubersicht, datenzugriff, datenkarte, datenschutz, data, data access, data map|inventory|flow|catalog|handling|protection|use|usage|processing, data
      access map, information handled|processed|accessed, personal data, record processing, privacy, what
      read, what data`,
  actions: `steps, who says yes, who say yes, division tasks, division of tasks, who decides what, who decides, may it, what it may do, what may do, what service may do, what allowed do, permitted, three lanes, decisions, aktionen, befugnisse, erlaubte aktionen, aktionsliste, handlungen, action, action policy|matrix|catalog|list|register, action policy matrix, decision right, autonomy,
      autonomy level|matrix|policy, approval matrix|policy|rule, permitted action|operation, allowed
      action|operation, tool action, capability, operation, what allowed, human oversight, human loop`,
  identity: `users rights, account, signing in, logging in, logins, getting in, sign in, log in, account key, accounts keys, keys, passwords, access right, rights, access arrangement, arrangement access, berechtigung, berechtigungen, zugang, zugriffsrechte, konto berechtigungen, identitat, technischer benutzer, identity, identity permission|access, permission, access right|control|management|rights, access,
      account, account permission|access, credential, authentication, authentication
      authorization|authorisation|access, authoriz|authoris, iam, service account, role permission,
      privilege, login`,
  failure: `trouble, disturbance, pause, left overs, something isn right, something not right, when wrong, goes wrong, gets confused, get confused, errors interruption, interruption, exceptions shutdown, shutdown, stopping, mistakes, when stops, in doubt, fehler, eskalation, storung eskalation, storfall, notfall, fehlerfall, storungen, failure, failure escal|handling|mode|recovery, escal, error handling, error exception, exception,
      exception handling|queue, incident, incident rollback|response|handling, rollback, kill switch,
      emergency stop, stop rollback, go|goes wrong, break, fallback, containment, runbook, continuity,
      safety control, safeguard`,
  receipts: `traceability, journal, records, paper trail, log book, what recorded, what is logged, protokoll, protokollierung, nachweise, nachvollziehbarkeit, protokolle, audit, audit trail|log|logging, audit trail receipt, receipt, log, logging, logging audit, log
      monitoring, traceability, record keeping, recordkeep, evidence trail, accountability log`,
  ownership: `responsible, people to know, contacts, who is who, who answers, who call, responsible persons, responsible parties, who looks after, people, who who, responsible officer, officer, named person, named contact, zustandigkeit, zustandigkeiten, verantwortung, verantwortlich, verantwortlichkeiten, ansprechpartner, ownership, ownership after launch, owner, contact, contact raci, raci, responsibility, responsibl,
      role responsibility, who own, who responsibl, governance, after launch, after go live, operat
      support, support contact, people`,
};

export const fieldWords: readonly FieldWords[] = [
  {
    path: "title",
    phrases: `title, workflow name|title, project name|title, solution name|title, use case name|title, name
      workflow`,
    exact: `tool assessed, system assessed, product assessed, name of service, service, name of tool, name of system, name of product, name of the service, tool name, service name, name of the tool, name of the product, name of the system, display name, name of the workflow, name of the agent, agent name, use case name`,
  },
  {
    path: "vendor.name",
    phrases: `vendor, vendor name, supplier, supplier name, company, company name, provider, submitted vendor`,
    exact: `name and place of the supplier, name of the supplier, name of the vendor, name of the company, offered by, contractor, provided by, supplied by, manufacturer, processor, data processor, auftragsverarbeiter, vendor organisation, organisation, vendor, supplier, provider, lieferant, anbieter, hersteller, supplied by, developed by, submitted by, made by, service provider, legal name, company name`,
  },
  {
    path: "vendor.product",
    phrases: `product, product name, product version, solution, application name`,
    exact: `product, product name, produkt, produktname, name of the product`,
  },
  {
    path: "vendor.contact",
    phrases: `vendor contact, contact email, contact person, vendor email, security contact, supplier contact`,
    exact: `from, reach us at, how to reach us, you reach us at, your contact, our contact, contact for questions about this form, questions about this form, contact for this form, support contact, security contact, contact address, e-mail, email, contact, vendor contact, contact for questions, questions, for questions, questions to, prepared by, filled in by, completed by, answered by, kontakt, ansprechpartner, point of contact, contact e-mail, contact email, who to ask`,
  },
  {
    path: "buyer.name",
    phrases: `customer, client, buyer, customer name, client name`,
    exact: `agency, authority, prepared for, written for, controller, data controller, verantwortlicher, customer, client, buyer, prepared for, for, kunde, auftraggeber, insurer, hospital, operator, purchaser, contracting authority, used at, deployed at`,
  },
  {
    path: "buyer.sponsor",
    phrases: `sponsor, business sponsor, customer sponsor, executive sponsor, customer contact`,
    exact: `sponsor, business sponsor, project sponsor`,
  },
  {
    path: "version",
    phrases: `version number document`,
    exact: `issue number, document issue, version, sheet version, document version, revision, issue, fassung, template version of this document, packet version`,
  },
  {
    path: "submitted",
    phrases: `submitted, date submitted, submission date`,
    exact: `issued, date issued, date completed, completed on, date of completion, issued on, submitted, submitted on, date, date of submission, stand, datum, date of this document, filled in on, issued, as of, date submitted`,
  },
  {
    path: "summary",
    phrases: `summary, executive summary, short|brief description, abstract`,
    exact: `summary, in short, in brief, in a nutshell, kurzfassung, zusammenfassung`,
  },

  {
    path: "boundary.statement",
    phrases: `what workflow do, what workflow, what system|solution|product do, boundary statement, statement
      boundary, workflow one sentence, one sentence, workflow description, description workflow, scope
      statement, purpose, intended use|purpose`,
    local: `statement, description, purpose, scope, workflow, boundary, in scope, overview, use case, summary`,
    exact: `what is it, what is the tool used for, use, short description, brief description, what it is, in brief, describe in a few lines what the service does, in plain words what does it do, what does the service do, what it does, what it is for, what the bot does, what the agent does, what the assistant does, what does it do, what is it for, in one sentence, one sentence, purpose, in plain words, aufgabe, zweck, was er tut, was es tut, was der agent tut, what the tool does, job, task, mission, description of the workflow, purpose of the workflow, what the software does, the task`,
  },
  {
    path: "boundary.trigger",
    phrases: `trigger, what trigger, trigger event, what start, start when|how|run|workflow|event, how start,
      kick|kicked off, initiat, when run, what set off, what cause run, invok`,
    local: `start, starts, begin, event, schedule`,
    exact: `when does it become active, becomes active when, active when, kicked off by, what makes it start, what sets it going, woken by, processing is initiated by, is initiated by, initiated by, is started by, is triggered by, processing begins when, begins, begins with, processing starts when, work starts when, initiated by, set off by, triggered by, kicked off by, invoked by, starts when, starts with, starts on, when it starts, what starts it, what sets it off, what wakes it, when does it run, it runs when, runs when, runs, started by, trigger, auslöser, ausloeser, start, startet wenn, wann es läuft, kicks off when, begins when`,
  },
  {
    path: "boundary.inputs",
    phrases: `input, input document|file|data|source, what go|goes in, what receiv, what comes in, what take|takes
      in`,
    local: `in, source, sources, receiv`,
    exact: `source material, starting data, starting material, raw material, goes in, going in, information in, which information does it take in, what does it take in, what does it read, what it works from, works from, takes in, information taken in, what is taken in, taken in, incoming information, information used, data used, data it gets, what it is given, is given, it is given, it gets, it uses, uses, works from, works with, what it reads, what goes in, what comes in, it reads, reads, eingaben, eingang, liest, was hineingeht, input, inputs, information it receives, takes in, receives`,
  },
  {
    path: "boundary.outputs",
    phrases: `output, deliverable, what produc, what come out, what comes out, result produc`,
    local: `out, result, produc`,
    exact: `you get, end product, end products, result, what you get, comes out, coming out, what comes out of it, information out, what does it deliver, what does it produce, what comes out, hands back, gives back, it gives back, hands over, hands back, creates, what it produces, what it writes, what comes out, it writes, writes, it produces, produces, ergebnis, ergebnisse, ausgaben, output, outputs, was herauskommt, results, delivers`,
  },
  {
    path: "boundary.systems",
    phrases: `system scope, system touch|used|involved|connect|access|integrat, system, which system, integrat,
      connected system|application|app, application touch|connect|involved, tool system, what touch`,
    local: `application, app, tool, platform`,
    exact: `systems, systems in scope, systems it touches, what it touches, touches, systems used, applications, applications used, systeme, beteiligte systeme, connected systems, tools it can reach, it connects to, interfaces, schnittstellen, systems involved, systems touched`,
  },
  {
    path: "boundary.highRiskActions",
    phrases: `high risk action|step|operation, high risk, riskiest action, critical action, sensitive
      action|operation, dangerous action`,
    local: `risk, risky`,
    exact: `critical step, risky steps, risky actions, high-risk actions, riskiest steps, sensitive steps, heikle schritte, riskiest thing it does, most risky action, riskiest action, what could hurt, riskiest step, the risky part, what could hurt most, high-risk steps, kritische aktionen, critical steps, most dangerous action`,
  },
  {
    path: "boundary.outOfScope",
    phrases: `out scope, not scope, exclud, exclusion, exclusions, outside scope|boundary, what not do, does not
      do, not cover, not includ, limit, limits, non goal`,
    local: `not, out, outside`,
    exact: `leave it out of, not covered, excluded, stays away from, not meant for, not intended for, not for, what is explicitly outside the service, what is deliberately left out, deliberately left out, deliberately does not do, what is left out, is not for, out of bounds, excluded from the test, excluded, excluded from the pilot, excluded from the trial, not part of this, not part of the test, not in scope, out of scope, what it does not do, what it will not do, what it never does, does not do, leaves alone, not included, not covered, nicht im umfang, nicht enthalten, ausgeschlossen, what it must not touch, left out, exclusions, what it doesn't do, ausser betracht, nicht teil davon`,
  },
  {
    path: "boundary.untrustedInputs",
    phrases: `untrusted input|content|source|text, untrusted, outsider write|written, input
      outsider|outside|stranger|third|external|public, external content|input, content outside, attacker
      control, prompt injection, third party content`,
    exact: `untrusted inputs, untrusted input, what outsiders can write, inputs outsiders can write, inputs from outside, outsiders can write, text from strangers, content from outsiders, nicht vertrauenswürdige eingaben`,
  },

  {
    path: "identity.principal",
    phrases: `principal, account name|id, service account name|id, username, user name, service principal,
      identity used, run as, runs as, login used, account used, client id`,
    local: `account, identity, user, service account, name, login`,
    exact: `account id, integration user, technical account, robot user, application user, agent account, bot account, the agent runs under, runs under, runs as, account, account name, technical user, technischer benutzer, login, logs in as, signs in as, service user, user id, works as, account used, konto, benutzerkonto, identity, service account, user name, acts as`,
  },
  {
    path: "identity.account",
    phrases: `account type|kind, type kind account, kind account, type account, identity type, whose account`,
    local: `type, kind, account`,
    exact: `kind of user, type of user, user type, sort of account, account type, kind of account, type of account, kontoart, art des kontos`,
  },
  {
    path: "identity.scopes",
    phrases: `permission needed, rights needed, which permission|right|role`,
    local: `roles, rights, permissions, scopes`,
    exact: `roles, rights, permissions, scopes, rights needed, permissions needed, permission set, rechte, rollen`,
  },
  {
    path: "identity.rotation.owner",
    phrases: `rotation owner, who rotat, credential rotated who, rotat owner|responsibl`,
    local: `rotat by, owner rotat`,
    exact: `credentials changed by, password changed by, keys changed by, secrets changed by, credentials renewed by, credential owner, secret owner, key owner, owner of the credentials, credentials owner, who rotates it, who changes the password, secrets rotated by, rotated by, keys rotated by, credentials rotated by, rotation owner, who renews it`,
  },
  {
    path: "identity.rotation.every",
    phrases: `rotation interval|period|frequency|schedule|cycle, how often rotat, rotat every, rotation,
      key|secret|credential|password|token rotation, credential|secret|key|password|token rotated,
      credential lifetime`,
    local: `rotat, rotated, expiry`,
    exact: `renewal of secrets, renewal of keys, renewal of passwords, password change, key change, change of password, secret change, frequency, credentials changed every, frequency of rotation, password changed every, key changed every, secret rotation, key rotation, rotation, credential rotation, password rotation, secrets rotated, wechsel, passwortwechsel, rotated every, secret renewed, token lifetime, credentials rotated, changed every, key rotated, rotation interval`,
  },
  {
    path: "identity.leastPrivilege",
    phrases: `least privilege, minimum|minimal permission|privilege|access|right, why nothing smaller, justif
      permission|scope|access, why scope|permission need`,
    local: `justif, why`,
    exact: `why these permissions, why not less, why no smaller access suffices, why smaller access does not suffice, minimal access, justification of rights, why this is the minimum, why it cannot be less, why not less, why it needs this, why these rights, why no less, least privilege, minimum rights, why nothing smaller would do, why nothing smaller, why not fewer rights`,
  },
  {
    path: "identity.revocation",
    phrases: `revoc, revok, how access revok|removed|withdrawn|ended, remove|removing access, deprovision,
      offboard, access removal, turn access off`,
    local: `remov, withdraw, disabl`,
    exact: `pausing, removal when paused, to take the account away, withdrawing access, when we pause it, locking, blocking, locking the user, locking access, how is access withdrawn, how do we take it away, cutting access, when paused, when it is paused, on pause, if paused, how access is removed, taking access away, removing access, access removal, how access is taken away, how it is revoked, revocation, entzug, zugang entziehen, access ends, how access ends, withdrawal of access, access withdrawn`,
  },

  {
    path: "failure.pauseConditions",
    phrases: `paus condition|rule|when|trigger, paus, when paus, what make paus, stop condition, halt
      condition|when, circuit breaker, stops itself, automatic stop, guardrail`,
    local: `halt, condition, threshold`,
    exact: `it holds when, holds back when, goes to standby when, it goes to standby when, when does the service stop by itself, when does it stop by itself, holds and waits when, a load is parked when, parked when, when does it stop and ask, the agent stops and waits when, it stops and waits when, stops and waits when, waits when, when the assistant is to pause, when it is to pause, the sorter pauses when, the agent pauses when, the bot pauses when, the assistant pauses when, when to pause, conditions for pausing, processing is suspended if, suspended if, suspended when, is suspended when, is paused when, paused if, is paused if, work is paused when, it pauses when, pauses when, stops by itself when, it stops itself when, pause conditions, when it pauses, stops itself when, hält an wenn, pausiert bei, pausiert wenn, anhalten bei, when it stops itself, it stops when, it halts when, what makes it pause, automatic pause, pause rules, pauses if, it waits when, holds when`,
  },
  {
    path: "failure.exceptions.what",
    phrases: `what exception queue|review, exception includ|type|kind, what go exception, what counts exception,
      case sent|routed human|person, exceptions, exception`,
    local: `unclear case, edge case, exception`,
    exact: `what is set aside, set aside, what is parked, put aside, sent to exception queue, sent to the exception queue, what lands there, lands there, goes there, unclear cases, exceptions, cases it cannot handle, what it cannot decide, exception cases, what it hands over, unklare fälle, ausnahmen, goes to a person, what goes to people, handed to people, cases for people, odd cases, exception queue, what lands in the queue`,
  },
  {
    path: "failure.exceptions.owner",
    phrases: `exception owner, owner exception, queue owner, exception queue owner, who work|handle|review
      exception|queue, escalation contact|owner, escalat to, who escalat`,
    local: `owner, escalat, escalation`,
    exact: `owner of the queue, owner of the list, owner of the folder, folder is emptied by, queue is emptied by, list is emptied by, emptied by, cleared by, worked on by, worked by, looked after by, cleared by, who deals with exceptions, exceptions are dealt with by, who deals with them, dealt with by, who works through them, queue owner, exception owner, who works the queue, who looks at exceptions, exceptions go to, unclear cases go to, goes to, handed to, handled by, who clears the queue, queue worked by, who handles exceptions`,
  },
  {
    path: "failure.exceptions.evidence",
    phrases: `evidence handoff|handover|attached exception|passed, handoff includ|carries|contains|packet, what
      reviewer|operator receive|gets|sees exception, escalation packet|evidence, handoff, handover`,
    local: `evidence, attached`,
    exact: `in each case you find, each case holds, with each case, each one holds, passed along with the item, passed along with it, evidence in the handoff, evidence in the handover, evidence handed over, in the handoff, evidence for the person, handover contains, evidence with it, handed over with, goes along, passed along, what the person gets, evidence handed over, evidence passed on, sent along, comes with, with the case comes, what they get to see`,
  },
  {
    path: "failure.operatorControls.override",
    phrases: `overrid, operator override, manual override`,
    local: `correct`,
    exact: `correct, correcting it, operator override, override, overriding, operators can override by, überschreiben, correcting, how to override, how operators override`,
  },
  {
    path: "failure.operatorControls.retry",
    phrases: `retry, retri, retry policy|rule|limit, re run|rerun`,
    local: `repeat`,
    exact: `run again, send again, run again, repeat, retry, retries, retrying, wiederholen, how to retry, try again`,
  },
  {
    path: "failure.operatorControls.cancel",
    phrases: `cancel, abort`,
    local: ``,
    exact: `call off, calling off, cancel, cancelling, abbrechen, how to cancel, canceling`,
  },
  {
    path: "failure.rollback",
    phrases: `rollback, roll back, rolled back, how undo|undone|revers|revert, undo, revert, recovery, recover,
      restor`,
    local: `revers, compensat, repair`,
    exact: `taking back a wrong result, and if it is half done, if it is half done, half done, half-finished drafts, half finished work, unfinished drafts, taking back, backing out, roll back, putting things right, repair, reversing, how things are put right, half-done work, half-finished work, undo, undoing, rollback, roll back, rückgängig, rückgängig machen, rücknahme, how work is undone, how it is undone, half-complete work, getting back, undoing work, rolling back, cleaning up, putting it right`,
  },
  {
    path: "failure.stop.who",
    phrases: `who stop, who switch off, who turn off, who shut down, who kill switch, who pull plug, who authority
      stop, stop authority, stop person|owner|contact`,
    local: `who`,
    exact: `who can stop it how and how fast, who can switch it off and how quickly, who can stop it and how, who may suspend, may be suspended by, who can pause it, who can halt it, who may stop it, suspended by, who can stop it, stopped by, who stops it, who can switch it off, switched off by, who may stop it, wer kann anhalten, wer hält an, can be stopped by, wer anhält, who can pull the plug, who can turn it off, who presses it, who may press it, who has the switch, stop owner, abschalten durch`,
  },
  {
    path: "failure.stop.how",
    phrases: `how stop, how stopped, kill switch, emergency stop, stop button|mechanism|procedure|method, how
      switch off|shut down|turn off, how switched off, shutdown procedure|mechanism, off switch, stopp`,
    local: `how, stop, switch, mechanism`,
    exact: `big red button, off switch, emergency stop, stopping the lot, stopping everything, stopping the assistant, stopping the agent, stopping the bot, how to stop it, how it is stopped, off switch, kill switch, emergency stop, stop button, how is it stopped, not-aus, notaus, wie angehalten wird, how it is switched off, stop, stopping it, abschalten, how to switch it off, red button`,
  },
  {
    path: "failure.stop.within",
    phrases: `stop within, how fast|quickly|quick|soon|long stop|halt, time stop, stop time, within what time,
      halt within, stop how fast, time to halt|shut`,
    local: `within, time, how fast, how quickly, takes`,
    exact: `effective after, effect within, stopped within, within, time to stop, stops within, innerhalb, how fast, takes effect after, effective after, how quickly, takes effect in, takes effect within, effect after, wirkt nach, wie schnell, time until it stops, stop takes effect, effective within, stops in`,
  },
  {
    path: "failure.detection",
    phrases: `detect, detection, how detect|notice|noticed|spot error|mistake|wrong, who notice, who spot,
      monitoring alert, monitor, alert`,
    local: `notice, check, quality`,
    exact: `noticing wrong results, noticing errors, noticing mistakes, catching errors, spotting mistakes, how are mistakes noticed, how are mistakes noticed and put right, catching wrong results, how you would spot a wrong one, how you'd spot a wrong one, catching mistakes, who notices mistakes, how errors are noticed, how mistakes are noticed, wrong results, how wrong results are found, spotting errors, fehler bemerken, fehlererkennung, how errors are found, who notices, quality check, checking, how mistakes are found, mistakes are noticed by, errors are noticed by, who would notice, how wrong results are noticed, how a wrong result is noticed`,
  },

  {
    path: "receipts.where",
    phrases: `where log|audit|receipt|record kept|stored|written|live|held, where audit trail|log, where are log,
      log location|storage|store|destination, storage location log, audit log location|storage, log
      stored, receipt stored|kept, logging system|platform`,
    local: `where, location, stored, storage, store, kept where, system`,
    exact: `place and period, where and how long, journal, place, place of log, where and for how long, where are logs kept and for how long, records are held in, log place, place of the log, records held in, logs are kept in, logs live in, entries are in, recorded in, held in, logs are stored in, log kept in, kept where, where it is logged, log location, where the log lives, where logs go, log, logs, logs go to, stored in, written to, protokoll, protokollort, wo protokolliert wird, where the receipts are, record location, receipts are in, receipts kept in, where it is written, where, where records are kept, logged to, log store, audit log, where receipts live, kept in, ort des protokolls`,
  },
  {
    path: "receipts.retention",
    phrases: `log retention, receipt retention, audit retention, retention log|audit|receipt, how long
      log|receipt|audit|record, log kept, audit log kept`,
    local: `retention, how long, kept, kept for, retain`,
    exact: `records are kept for, kept, logs are kept for, entries are kept for, log kept, held for, logs stored for, kept for, how long, retention, aufbewahrung, how long kept, logs kept for, retained for, log retention, stored for, how long it is kept, aufbewahrungsdauer, retention period, retention of logs, keep for, logs kept`,
  },
  {
    path: "receipts.tamperProtection",
    phrases: `tamper, tamper protection|proof|evidence|resistance, immutab, write once, worm, log
      integrity|protect, who change|alter|edit|delete log|record, log protection, append only`,
    local: `integrity, protection, protected, change, who write, who delete`,
    exact: `protection against alteration, protection against changes, protection from change, protected from changes, safe from change, protection against alteration, guarded against change, tamper protection, protected against change, who can change it, protected by, protection, schutz vor änderung, manipulationsschutz, integrity, tamper-proofing, protected against tampering, can it be changed, can anyone change it, protection against change, protected from change, integrity protection, tampering`,
  },
  {
    path: "receipts.sample",
    phrases: `sample receipt|log|record|entry, example receipt|log|record|entry, log sample|example`,
    local: `sample, example`,
    exact: `sample, sample receipt, example receipt, sample record, muster, beispiel, example of a receipt, sample entry`,
  },

  {
    path: "ownership.reviewTriggers",
    phrases: `review trigger, re review, when review again, change require|trigger review, what trigger
      review|reassess, what send back review, reassess, re assess, change back review`,
    local: `review, trigger, review again`,
    exact: `a new assessment is made when, new assessment when, assessed again when, reassessed when, resubmit this attachment if, resubmit if, we will ask for a new review if, when should we assess the service again, assess again when, ask us again if, look at us again if, new review if, reviewed again when, review again when, back to review when, what sends it back to review, new review when, review triggers, erneute prüfung bei, neu prüfen bei, re-review when, review needed again when, comes back for review when, comes back to review, review it again when, ask again when, review again if, triggers for a new review, review is repeated when, neu prüfen wenn`,
  },
];

/** The six duties of ownership, as rows of a table, labels and questions name them. */
export const dutyWords: Readonly<Record<string, string>> = {
  workflow: `procedure, service whole, process whole, workflow whole, process, ablauf, fachlich, prozess, fachverantwort, workflow owner|own, workflow, business owner, process owner, workflow itself, business process,
      service owner, product owner`,
  runtime: `keep running|run, keeps running, keeping running, server application, operation connector|system|service, technical health, technical operat|operation, server uptime, health, day day run|running, daily operat|running, betrieb, laufzeit, technischer betrieb, keeps running, keep run, runtime, runtime owner|health, runtime health, platform owner|operat|health, technical owner,
      operations owner, day day operat, hosting, uptime, production support, system health, run platform,
      keep running`,
  exceptions: `human queue, queries list, hold bin|folder|list, queue, folder, list, bin, ausnahmen, sonderfalle, unklare falle, exception, exception owner|queue, exception queue owner, exception handling, queue owner, work
      queue, escalations`,
  incidents: `emergencies, emergency, data breach|breaches, fault breach, security breach, vorfalle, sicherheitsvorfall, storungen, storung, incident, incident owner|response|manager|handling, security incident, incident lead`,
  changes: `new release|releases|version|versions, change request|requests, software change, code change, anderungen, responsible change, anderung, change, change owner|management|control|approval|manager, model change, change prompt|model,
      release, prompt change, version change, approve change`,
  shutdown: `final switch off, pulling plug good, turn off, turning off, switching off, pulling plug, abschaltung, abschalten, anhalten, stopp, switch off, switches off, shutdown, shut down, switch off, switching off, turn off, kill switch, emergency stop, stop, stop
      owner, shutdown owner|authority, decommission, off switch, pull plug`,
};

/** What a receipt answers, as rows of a table or entries of a list name it. */
export const receiptWords: Readonly<Record<string, string>> = {
  trigger: `trigger, what trigger|triggered|started, start event, what start, why ran|started, initiat, cause`,
  data: `data, data used|read|accessed, what data, input, input used, what read, source data, records read`,
  decision: `recommendation made, proposal made, decision score, decision, what decid, decision made, reason|reasoning decision, model output, decision reason,
      outcome model, recommendation`,
  action: `action, action taken, what did|done, what action, operation, operation performed, step taken`,
  approvalRequired: `approval required|needed, whether approval, approval flag, was approval, needed approval, approval
      necessary`,
  approver: `approver, who approv, approved, approver name|identity, approval given, person approved`,
  outcome: `what became, what happened afterward, outcome, result, what happened, what happened after|afterwards, final result|state|outcome, after
      effect, effect`,
};
