import type { Rule } from "../../rule.ts";
import { approverNotHuman, noApprover } from "./approver.ts";
import { dependsBucket } from "./depends.ts";
import { missingMatrix, noBucket } from "./missing.ts";
import { neverClass } from "./never-class.ts";
import { twoBuckets } from "./two-buckets.ts";
import { undeclaredAct } from "./undeclared.ts";

export const actionRules: readonly Rule[] = [
  missingMatrix,
  noBucket,
  dependsBucket,
  twoBuckets,
  neverClass,
  noApprover,
  approverNotHuman,
  undeclaredAct,
];
