/** A list of rows in the manifest: which fields it has, and which of them names a row. */
type RecordList = { path: string; names: string; fields: Record<string, string>; usual: readonly string[] };

export const recordLists: readonly RecordList[] = [
  {
    path: "boundary.systems",
    names: "name",
    fields: { name: "System", id: "Id", kind: "Kind", notes: "Notes" },
    usual: ["name", "id", "kind", "notes"],
  },
  {
    path: "data.flows",
    names: "system",
    fields: {
      system: "System",
      fields: "Fields",
      classes: "Classes",
      access: "Access",
      leavesBoundary: "Leaves the boundary",
      destination: "Destination",
      retention: "Retention",
    },
    usual: ["system", "fields", "classes", "access", "leavesBoundary", "destination", "retention"],
  },
  {
    path: "actions",
    names: "action",
    fields: {
      action: "Action",
      system: "System",
      policy: "Policy",
      approver: "Approver",
      risk: "Risk",
      reversible: "Reversible",
      approvalShows: "Approval shows",
      approvalTimeout: "Without an answer",
      receipt: "Receipt",
      rollback: "Rollback",
    },
    usual: ["action", "system", "policy", "approver", "risk", "reversible"],
  },
  {
    path: "identity.scopes",
    names: "scope",
    fields: { scope: "Scope", system: "System", why: "Why" },
    usual: ["scope", "system", "why"],
  },
];

export function isRecordList(path: string): boolean {
  return recordLists.some((list) => list.path === path);
}
