import type { Rule } from "../../rule.ts";
import { approverNotHuman, noApprover } from "./approver.ts";
import { missingMatrix, noBucket } from "./missing.ts";
import { neverClass } from "./never-class.ts";

export const actionRules: readonly Rule[] = [
  missingMatrix,
  noBucket,
  neverClass,
  noApprover,
  approverNotHuman,
];
