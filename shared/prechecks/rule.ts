/** What a pre-check rule is: a pure question to the facts of a packet, with its reasons and its examples. */
import type { Facts } from "./facts.ts";
import type { FlagFamily, FlagSeverity, Quote } from "./flag.ts";
import type { FileState } from "./facts.ts";

/**
 * A fragment of a packet as a vendor would write it (the value of `sections`, or other top-level fields), and evidence
 * files by name. It is the rule's test, and its page in the app.
 */
export type RuleExample = {
  /** One sentence that says what the example shows. */
  readonly says: string;
  readonly sections?: Readonly<Record<string, unknown>>;
  readonly top?: Readonly<Record<string, unknown>>;
  readonly files?: readonly {
    readonly path: string;
    readonly text?: string;
    readonly state?: FileState;
    readonly unread?: boolean;
  }[];
  /** Another packet with this id and version came before, with other content. */
  readonly swapped?: boolean;
};

/** What a rule says of one subject. What is left out is the rule's own. */
export type RuleHit = {
  /** Names the defect within the rule, folded, with no index and no place: `erp|pay invoice`. May be empty. */
  readonly subject: string;
  /** What is so, in one sentence. */
  readonly says: string;
  readonly quotes: readonly Quote[];
  readonly severity?: FlagSeverity;
  readonly why?: string;
  readonly settles?: string;
  readonly items?: readonly string[];
};

export type Rule = {
  /** `family.defect`, as in a label, a policy file and a flag. Containment's ids begin with `failure`. */
  readonly id: string;
  readonly family: FlagFamily;
  readonly title: string;
  /** Why it matters: shown with each flag. */
  readonly rationale: string;
  /** What would settle it: one request to the vendor. */
  readonly settles: string;
  readonly severity: FlagSeverity;
  /** The items of the built-in checklist that it bears on. */
  readonly items: readonly string[];
  /** `framework:edition:id`. */
  readonly refs: readonly string[];
  readonly examples: { readonly fires: readonly RuleExample[]; readonly quiet: readonly RuleExample[] };
  readonly check: (facts: Facts) => readonly RuleHit[];
};
