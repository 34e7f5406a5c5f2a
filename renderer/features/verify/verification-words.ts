import type { Verification } from "#shared/contract/signing-calls";

/** What was checked, below the verdict: a name that the verdict's sentence has already is not said again. */
export function checkedWords(
  { says, subject }: Pick<Verification, "says" | "subject">,
  files: readonly string[],
): string | undefined {
  const named = subject === "" || says.includes(subject) ? undefined : subject;
  const beside = files.filter((file) => file !== subject).length;
  if (beside === 0) return named;
  const count = beside === 1 ? "one signature file" : `${beside} signature files`;
  return named === undefined ? `Checked with ${count}.` : `${named}, with ${count}`;
}

/** What has to be said before the list of signers, or in its place. A workspace is verified with no files chosen. */
export function signersWords(
  { subject, signers, checks }: Verification,
  files: readonly string[],
): string | undefined {
  const altered = checks.filter(({ result }) => result === "altered");
  if (files.length === 0) return signers.length === 0 ? "No signature that holds was found." : undefined;
  if (signers.length > 0)
    return altered.some(({ what }) => what === subject)
      ? "They signed it as it was then, not as it is now."
      : undefined;
  return altered.length > 0
    ? "No signature that holds for it was found. What is altered is listed below."
    : "No signature was found, so nobody is known to have signed it.";
}
