/** Every built-in rule, family by family. */
import type { Rule } from "./rule.ts";
import { boundaryRules } from "./rules/boundary/index.ts";
import { containmentRules } from "./rules/containment/index.ts";

export const allRules: readonly Rule[] = [...boundaryRules, ...containmentRules];
