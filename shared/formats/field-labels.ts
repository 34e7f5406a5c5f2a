import type { PacketSectionId } from "./packet.ts";
import { recordLists } from "./record-lists.ts";

export const sectionTitles: Record<PacketSectionId, string> = {
  boundary: "Workflow boundary",
  data: "Data access map",
  actions: "Action policy matrix",
  identity: "Identity and permissions",
  failure: "Failure and escalation",
  receipts: "Audit trail and receipts",
  ownership: "Ownership after launch",
};

/** What each field of a packet is called on the screen. */
const labels: Record<string, string> = {
  "boundary.statement": "What the workflow does",
  "boundary.trigger": "Trigger",
  "boundary.inputs": "Inputs",
  "boundary.systems": "Systems touched",
  "boundary.outputs": "Outputs",
  "boundary.highRiskActions": "High-risk actions",
  "boundary.outOfScope": "Out of scope",
  "boundary.untrustedInputs": "Inputs that outsiders can write",
  "data.flows": "Data flows",
  actions: "Actions",
  "identity.account": "Kind of account",
  "identity.principal": "Principal",
  "identity.scopes": "Scopes",
  "identity.rotation": "Rotation of credentials",
  "identity.rotation.owner": "Who rotates credentials",
  "identity.rotation.every": "How often they rotate",
  "identity.leastPrivilege": "Why nothing smaller works",
  "identity.revocation": "How access is revoked",
  "failure.pauseConditions": "What makes it pause",
  "failure.exceptions": "Exception review",
  "failure.exceptions.what": "What goes to exception review",
  "failure.exceptions.owner": "Owner of the exception queue",
  "failure.exceptions.evidence": "What the handoff carries",
  "failure.operatorControls": "Operator controls",
  "failure.operatorControls.override": "Override",
  "failure.operatorControls.retry": "Retry",
  "failure.operatorControls.cancel": "Cancel",
  "failure.rollback": "Rollback",
  "failure.stop": "Stopping it",
  "failure.stop.who": "Who can stop it",
  "failure.stop.how": "How it is stopped",
  "failure.stop.within": "Stops within",
  "failure.detection": "Who notices a wrong result, and how",
  "receipts.captured": "What each receipt holds",
  "receipts.captured.trigger": "Trigger",
  "receipts.captured.data": "Data used",
  "receipts.captured.decision": "Decision",
  "receipts.captured.action": "Action taken",
  "receipts.captured.approvalRequired": "Whether approval was required",
  "receipts.captured.approver": "Who approved",
  "receipts.captured.outcome": "What happened after",
  "receipts.where": "Where receipts are kept",
  "receipts.retention": "Kept for",
  "receipts.tamperProtection": "Protection against tampering",
  "receipts.sample": "Sample receipt",
  "ownership.workflow": "Workflow",
  "ownership.runtime": "Runtime health",
  "ownership.exceptions": "Exception queue",
  "ownership.incidents": "Incidents",
  "ownership.changes": "Changes",
  "ownership.shutdown": "Switching it off",
  evidence: "Evidence files",
  "vendor.name": "Vendor",
  "vendor.contact": "Vendor's contact",
  "vendor.product": "Product",
  "buyer.name": "Buyer",
  "buyer.sponsor": "Sponsor at the buyer",
  submitted: "Submitted",
  title: "Title",
  summary: "Summary",
  version: "Version",
  "ownership.reviewTriggers": "What sends it back to review",
};

/** The name of a field for people; a path that no format names is shown as it is. */
export function labelOf(path: string): string {
  const known = labels[path];
  if (known !== undefined) return known;
  if (isSectionTitle(path)) return sectionTitles[path];
  const row = rowOf(path);
  if (row !== undefined) return row;
  if (path.endsWith(".text")) return "In the vendor's words";
  if (path.endsWith(".claims")) return "Claims, and what they lean on";
  return path;
}

/** `data.flows[6].retention` → "Data flows, row 7, Retention". */
function rowOf(path: string): string | undefined {
  const [, base = "", index, field] =
    /^([^[]+)\[(\d+)\](?:\.(\w+))?$/.exec(path.replace(/^actions\.rows(?=\[)/, "actions")) ?? [];
  const list = recordLists.find((candidate) => candidate.path === base);
  if (!list) return undefined;
  const name = field === undefined ? "" : `, ${list.fields[field] ?? field}`;
  return `${labels[base] ?? base}, row ${Number(index) + 1}${name}`;
}

function isSectionTitle(path: string): path is PacketSectionId {
  return Object.hasOwn(sectionTitles, path);
}
