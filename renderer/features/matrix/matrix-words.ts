/** The words and marks of the matrix, in one place. */
import { IconBan, IconBolt, IconHelpCircle, IconUserCheck, type Icon } from "@tabler/icons-react";
import type { Bucket, Correctable, Reach } from "#shared/rules/matrix";

/** The list of rows, for the focus to go to. */
export const MATRIX = "mx-rows";

export const bucketWords: Record<Bucket, { word: string; says: string; icon: Icon; key?: string }> = {
  automatic: { word: "Automatic", says: "without asking anyone", icon: IconBolt, key: "a" },
  approval: { word: "Approval", says: "a person says yes first", icon: IconUserCheck, key: "p" },
  never: { word: "Never", says: "not at all", icon: IconBan, key: "x" },
  none: { word: "No bucket", says: "no policy that the format knows", icon: IconHelpCircle },
};

export const fieldWords: Record<Correctable, string> = {
  policy: "Bucket",
  reversible: "Reversible",
  approver: "Approver",
  receipt: "Receipt",
  rollback: "Rollback",
};

export function reversibleWord(reversible: boolean | undefined): string {
  if (reversible === undefined) return "not said";
  return reversible ? "yes" : "no";
}

/** What the agent can do without asking, as a sentence with no stop. */
export function reachWords({ actions, systems, irreversible }: Reach): string {
  if (actions === 0) return "nothing";
  const where = systems === 0 ? "" : ` in ${counted(systems, "system")}`;
  const lasting = irreversible === 0 ? "" : ` (${irreversible} not reversible)`;
  return `${counted(actions, "action")}${lasting}${where}`;
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
