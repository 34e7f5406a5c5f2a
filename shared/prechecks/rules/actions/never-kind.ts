/** What is never an agent's to do without a person. */
export type NeverKind = "money" | "bank" | "access" | "permission" | "deletion" | "contract";
