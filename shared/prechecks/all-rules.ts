/** Every built-in rule, family by family. */
import type { Rule } from "./rule.ts";
import { actionRules } from "./rules/actions/index.ts";
import { boundaryRules } from "./rules/boundary/index.ts";
import { containmentRules } from "./rules/containment/index.ts";
import { dataRules } from "./rules/data/index.ts";
import { evidenceRules } from "./rules/evidence/index.ts";
import { identityRules } from "./rules/identity/index.ts";
import { ownershipRules } from "./rules/ownership/index.ts";
import { receiptRules } from "./rules/receipts/index.ts";

export const allRules: readonly Rule[] = [
  ...boundaryRules,
  ...actionRules,
  ...dataRules,
  ...identityRules,
  ...containmentRules,
  ...receiptRules,
  ...ownershipRules,
  ...evidenceRules,
];
