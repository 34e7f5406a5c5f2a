/** How vendors head the columns of the tables that are rows of a packet. Phrases as in `field-words.ts`. */

export type RowKind = "actions" | "data.flows" | "identity.scopes" | "boundary.systems" | "evidence";

export const columnWords: Readonly<Record<RowKind, Readonly<Record<string, string>>>> = {
  actions: {
    action: `aktion, schritt, tatigkeit, vorgang, handlung, was, action, operation, step, activity, task, capability, tool, function, what, action name|description,
      agent action, tool call, command, process step, use case, verb`,
    system: `anwendung, system, application, app, target, target system|app|application, platform, where, in system,
      affected system, tool system, resource`,
    policy: `may it, may, freigabe, modus, erlaubt, zulassig, autonomie, wie, policy, autonomy, autonomous, autonomy level, mode, approval, approval required|needed, human
      approval, human approval required, approval policy|mode|level|rule, control, control level, allowed,
      permitted, permission, bucket, category, level, decision, needs approval|human|person, automatic,
      automated, handling, oversight, human loop, how decided, treatment, gate, rule`,
    approver: `who say|says yes, who agree|agrees, approved by, freigabe, freigegeben, genehmig, wer gibt frei, freigeber, approver, who approv, approved, sign off, signs off, who signs|sign off, who ok|oks, ok, authoriser,
      authorizer, approval, human approver, approving role|person, named approver, approval by, released
      by, who confirm, reviewer, approval who`,
    risk: `risiko, risk, risk level|rating|class, impact, severity, risk impact`,
    reversible: `umkehrbar, ruckgangig machbar, reversible, revers, reversibility, undo, undone, can undone|undo|reversed, undoable, revertible`,
    approvalShows: `approver sees|see|shown, approval shows|screen|view, what approver sees|see|shown, shown approver,
      presented approver, evidence shown`,
    approvalTimeout: `timeout, time out, no answer|response|reply, without answer, approval timeout|expiry, silence,
      nobody answers`,
    receipt: `receipt, log, log entry|record|event, logged, audit, audit record|entry|event|log, record, evidence,
      trace`,
    rollback: `rucknahme, ruckgangig, rollback, roll back, how undo|undone|reversed|revert, revert, compensat, recovery, undo
      how|procedure|steps, correction, repair, reversal`,
  },
  "data.flows": {
    system: `anwendung, quelle, system, application, app, source, source system, platform, data source, store, data store, where,
      repository, database, location, service`,
    fields: `what hold|holds, holds, what use|uses|used, information used, daten, felder, datenfelder, field, data, data element|field|item|set, element, attribute, information, data used, what data,
      content, field read, records, personal data, data processed|accessed, columns, data object|objects,
      data type fields`,
    classes: `datenart, klasse, kategorie, schutzklasse, art, kind of data, class, classification, category, data class|category|classification|type, sensitivity, type,
      confidentiality, type data, sensitive`,
    access: `zugriff, zugriffsart, access, access type|mode|level|kind, operation, read write, right, mode, permission, usage, use, how
      used, crud, direction`,
    leavesBoundary: `outside, verlasst haus, ausser haus, extern, leave|leaves boundary|network|tenant|company|organisation|organization, leave, egress, external,
      shared outside|externally, transferr, outside, leave environment|us|premise|building|house|country|eu|trust|customer, outside environment|us|trust, sent outside|out, export, goes outside, leaves,
      transfer`,
    destination: `handed on|over, passed on, goes to, ziel, empfanger, wohin, destination, shared with, recipient, sent, goes, third party, third parties, forwarded, disclosed,
      receiver, where goes|sent, transfer, processor, sub processor, subprocessor, shared, goes where`,
    retention: `aufbewahr, loschfrist, speicherdauer, loschung, frist, retention, retained, kept, kept for, how long, how long kept|stored, stored for, storage
      period|duration, retention period|time, deletion, deleted after, delete after, lifetime, erased
      after, keep`,
  },
  "identity.scopes": {
    scope: `scope, permission, right, role, entitlement, privilege, grant, api scope|permission, oauth scope,
      access, access right|level, permission scope, scope permission|role, granted`,
    system: `system, application, app, api, target, resource, platform, service, where`,
    why: `why, reason, purpose, justification, used, need, needed, rationale, justif, what for, because`,
  },
  "boundary.systems": {
    name: `anwendung, system, name, label, display name, system name, application, app, application name, platform, tool, component,
      integration`,
    kind: `art, kind, type, category, system type|kind`,
    notes: `bemerkung, zweck, note, notes, description, comment, remark, purpose, role, use, used, what for, remarks, how used,
      details, access`,
  },
  evidence: {
    path: `file, file name, filename, path, attachment, document, exhibit, annex`,
    title: `title, description, what, content, name, what shows`,
    supports: `supports, proves, section, claim, for`,
  },
};

/** Without one of each of these lists, a table is not of that kind. */
export const neededColumns: Readonly<Record<RowKind, readonly (readonly string[])[]>> = {
  actions: [["action"], ["policy", "approver", "reversible", "rollback", "risk"]],
  "data.flows": [
    ["fields", "classes"],
    ["system", "destination"],
    ["access", "retention", "leavesBoundary", "classes", "destination", "fields"],
  ],
  "identity.scopes": [["scope"], ["system", "why"]],
  "boundary.systems": [["name"], ["kind", "notes"]],
  evidence: [["path"], ["title", "supports"]],
};

/** Columns of a table of questions. */
export const questionColumns = `question, control question, requirement, query, ask, item, topic, control, field, prompt, criterion,
      what ask`;
export const answerColumns = `answer, reply supplier|vendor, response, vendor response|answer|reply, reply, detail, details, your answer, statement,
      description, supplier response, our answer|response, explanation, content, entry, value, response
      detail`;

/** Columns of a table of people. */
export const personColumns = {
  duty: `aufgabe, zustandigkeit, bereich, thema, duty, area, responsibility, responsible, role, function, ownership, topic, what, task, area
      responsibility, subject, for, concern, owner, responsib, item, matter, activity, process, owns`,
  name: `officer, individual, incumbent, wer, verantwortlich, name, person, owner, who, contact name|person, named owner|person, responsible person, owner name,
      accountable, accountable person, holder, assigned, post`,
  role: `funktion, stelle, abteilung, role, title, job title, position, post, function, job, department, team`,
  contact: `telefon, durchwahl, kontakt, erreichbar, contact, email, e mail, mail, phone, telephone, reach, how reach, contact details, reachable, tel,
      extension, contact detail`,
} as const;
