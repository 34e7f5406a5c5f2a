/** The table of verbs: what the command line understands, and which calls each verb makes. */
import { appVerbs } from "./verbs/app-verbs.ts";
import { bundleVerbs } from "./verbs/bundle-verbs.ts";
import { checklistVerbs } from "./verbs/checklist-verbs.ts";
import { intakeVerbs } from "./verbs/intake-verbs.ts";
import { outputVerbs } from "./verbs/output-verbs.ts";
import type { Verb } from "./verbs/define-verb.ts";
import { packetVerbs } from "./verbs/packet-verbs.ts";
import { reviewVerbs } from "./verbs/review-verbs.ts";
import { signingVerbs } from "./verbs/signing-verbs.ts";
import { templateVerbs } from "./verbs/template-verbs.ts";

export const verbs: readonly Verb[] = [
  ...packetVerbs,
  ...checklistVerbs,
  ...reviewVerbs,
  ...signingVerbs,
  ...bundleVerbs,
  ...outputVerbs,
  ...intakeVerbs,
  ...templateVerbs,
  ...appVerbs,
];
