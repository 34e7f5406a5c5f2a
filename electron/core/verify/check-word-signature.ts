import { verifyPackage, type PackageVerdict } from "../word-signature/verify-package.ts";
import type { Findings } from "./verdict.ts";

/**
 * The signatures inside the Word file: who made them, and where the file is not as it was signed. They are told beside
 * the signature files, and never in their place. `isAsSigned`: whether the whole file is the one that the signature
 * files name; undefined where there are none.
 */
export async function checkWordSignature(
  found: Findings,
  { name, bytes, isAsSigned }: { name: string; bytes: Uint8Array; isAsSigned: boolean | undefined },
): Promise<void> {
  let verdict: PackageVerdict;
  try {
    verdict = await verifyPackage(bytes);
  } catch {
    // No package that can be read; whoever called has said so.
    return;
  }
  const { signatures, uncovered } = verdict;
  for (const { position, name: signer, fingerprint, role, signedAt, state } of signatures) {
    const what = `Word signature ${position}`;
    const who = `${signer}${role === "" ? "" : `, ${role}`}`;
    if (state === "good") {
      found.good(
        what,
        `${who} signed inside the Word file at ${signedAt} by the clock of that machine, with the certificate ${fingerprint}. The text and the look of the memo are as they were.`,
      );
    } else if (state === "foreign") {
      found.notEnough(
        what,
        "It was made by other software, or changed after it was made. It is not checked, and does not count.",
      );
    }
  }
  const altered = [
    ...signatures.filter(({ state }) => state === "altered").flatMap(({ alterations }) => alterations),
    ...uncovered,
  ];
  const told = new Set<string>();
  for (const { part, says } of altered) {
    if (told.has(`${part}\n${says}`)) continue;
    told.add(`${part}\n${says}`);
    found.altered(`${name}, ${part}`, says);
  }
  if (isAsSigned !== false || altered.length > 0) return;
  if (signatures.length === 0) {
    found.altered(
      name,
      "It carries no signature inside the Word file any more: it was saved again by another program, or the signature was taken out.",
    );
  } else if (signatures.every(({ state }) => state === "good")) {
    found.altered(
      name,
      "What was altered lies outside of what a Word signature covers: the properties of the document (docProps), or the zip around its parts.",
    );
  }
}
