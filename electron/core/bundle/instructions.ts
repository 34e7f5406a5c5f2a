/** `VERIFY.txt`: how anyone checks the bundle with what their machine has. */
import { bundleNames } from "#shared/formats/bundle";
import type { ReviewRecord } from "#shared/formats/review";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import type { StoredSignature } from "../db/signature-repo.ts";
import { principalFor } from "../signing/public-key.ts";

export function instructions(
  { reviewId, packet, frozenAt }: Pick<ReviewRecord, "reviewId" | "packet" | "frozenAt">,
  signatures: readonly Pick<StoredSignature, "position" | "name" | "role" | "fingerprint">[],
): string {
  const version = packet.version === undefined ? "" : ` ${packet.version}`;
  const head = [
    `Review ${reviewId} of the packet ${packet.id}${version}, as it stood on ${frozenAt}`,
    "",
    "This folder or zip is a Countersign review bundle. Nothing in it needs Countersign to be checked.",
    "",
  ];
  if (signatures.length === 0) {
    return lines([
      ...head,
      "Nobody has signed this review yet, so there is no signature to check. The check below still tells whether",
      "every part is as it was when the bundle was made.",
      "",
      ...byScript,
    ]);
  }
  return lines([
    ...head,
    "1. WHO SIGNED",
    "",
    ...signatures.flatMap(({ name, role, fingerprint }) => [`   ${name}, ${role}`, `   ${fingerprint}`, ""]),
    "   A name is what the signer says. Compare each fingerprint with its person by another way, for instance by",
    "   reading it out over the phone. The file allowed_signers in this bundle proves nothing by itself.",
    "",
    "2. WITH OpenSSH (Windows 10 and later, macOS, Linux), after unpacking",
    "",
    ...signatures.flatMap(({ position, name }) => [
      `   ssh-keygen -Y verify -f ${bundleNames.allowedSigners} -I ${principalFor(name)} -n ${SSHSIG_NAMESPACE} -s ${bundleNames.signature(position)} < ${bundleNames.statement(position)}`,
    ]),
    "",
    '   Each prints: Good "' + SSHSIG_NAMESPACE + '" signature.',
    "",
    "3. THE FILES",
    "",
    "   Each statement names the SHA-256 of review.json, and of the memo as that signer left it:",
    "",
    `   sha256sum ${bundleNames.review} ${bundleNames.memo}${signatures.length > 1 ? ` ${bundleNames.countersigned}` : ""}`,
    "   (macOS: shasum -a 256 FILE; Windows: certutil -hashfile FILE SHA256)",
    "",
    "   The first statement names memo.docx, the last one memo.countersigned.docx where there is one.",
    "",
    ...byScript,
  ]);
}

const byScript = [
  "EVERYTHING AT ONCE, with Node.js 22 or later and no network:",
  "",
  `   node ${bundleNames.verifier} BUNDLE.zip`,
  `   node ${bundleNames.verifier} BUNDLE.zip --signers FILE    (FILE: allowed_signers lines of people whose keys you compared)`,
  "",
  "   Take verify.mjs from a bundle or a copy of Countersign that you trust: one that came with an altered bundle",
  "   may have been altered, too.",
  "",
  "   It ends with 0 where all holds and every signer is known, 1 where all holds and something is missing",
  "   (a signature, a known signer, time), 3 where something was altered, 2 where the file is no bundle.",
];

const lines = (text: readonly string[]) => `${text.join("\n")}\n`;
