import type { Check, Verification } from "#shared/contract/signing-calls";

/** Gathers checks and gives the verdict that follows: the worst of them. */
export type Findings = {
  readonly good: (what: string, says: string) => void;
  readonly notEnough: (what: string, says: string) => void;
  readonly altered: (what: string, says: string) => void;
  readonly verdict: (subject: string, signers: Verification["signers"], whenGood: string) => Verification;
};

export function collectChecks(): Findings {
  const checks: Check[] = [];
  const add = (result: Check["result"]) => (what: string, says: string) => {
    checks.push({ what, result, says });
  };
  return {
    good: add("good"),
    notEnough: add("not-enough"),
    altered: add("altered"),
    verdict(subject, signers, whenGood) {
      const worst =
        checks.find((check) => check.result === "altered") ??
        checks.find((check) => check.result === "not-enough");
      return { verdict: worst?.result ?? "good", says: worst?.says ?? whenGood, subject, signers, checks };
    },
  };
}
