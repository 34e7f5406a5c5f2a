/** Who stands for the decision, and how anyone can check it without this software. */
import {
  body,
  cell,
  column,
  emptyCell,
  fact,
  heading,
  mono,
  paragraph,
  strong,
  together,
} from "./memo-blocks.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import { moment } from "./memo-words.ts";

/** A copy that leaves something out proves nothing by itself; it names what it was made from. */
function vendorSignOff({ record, reviewDigest, signer, draft }: MemoInput): Block[] {
  return [
    heading(1, "Sign-off"),
    body(
      draft
        ? "This review is not signed yet."
        : `This copy was made from a review that ${(signer?.name ?? record.reviewer.name) || "the reviewer"} signed on ${moment(record.frozenAt)}. The signed memo, with its signature files, stays with the reviewing organisation; ask there to have this copy confirmed by the digest below.`,
    ),
    fact("Review", reviewText(record)),
    body([strong(digestLabel), mono(reviewDigest)]),
  ];
}

const defaultCommand = `ssh-keygen -Y check-novalidate -n ${SSHSIG_NAMESPACE} -s memo.statement-1.json.sig < memo.statement-1.json`;

/** By these, `recognise-memo.ts` finds out which review a memo claims to be of. */
export const digestLabel = "Review digest (SHA-256): ";
const reviewText = ({ reviewId, revision }: MemoInput["record"]) => `${reviewId}, revision ${revision}`;

export function signOffPart(input: MemoInput): Block[] {
  if (input.copy === "vendor") return vendorSignOff(input);
  const { record, checklist, reviewDigest, chainHead, signer, draft } = input;
  const needed = checklist.policy.countersignatures;
  const countersigners = Array.from({ length: needed }, (_, i) =>
    needed === 1 ? "Countersigner" : `Countersigner ${i + 1}`,
  );
  // On one page with the lines for ink: nobody signs below something that stands elsewhere.
  const signed = [
    ...(draft
      ? [paragraph("banner", "DRAFT — not signed. The digest below is of the review as it stands now.")]
      : []),
    fact("Review", reviewText(record)),
    body([strong(digestLabel), mono(reviewDigest)]),
    ...(chainHead
      ? [body([strong("Head of the receipt chain: "), `receipt ${chainHead.seq} · `, mono(chainHead.hash)])]
      : []),
    ...(record.previous
      ? [body([strong("Replaces: "), `${record.previous.reviewId} · `, mono(record.previous.digest)])]
      : []),
    fact("Reviewer", (signer?.name ?? record.reviewer.name) || "not named yet"),
    ...(signer?.role ? [fact("Role", signer.role)] : []),
    fact("Fingerprint", [mono((signer?.fingerprint ?? record.reviewer.fingerprint) || "no key yet")]),
    fact(draft ? "Made" : "Signed", `${moment(record.frozenAt)}, by the clock of the reviewer's computer`),
  ].map(together);
  return [
    heading(1, "Sign-off"),
    ...signed,
    {
      kind: "table",
      caption:
        needed === 0
          ? "Signatures in ink"
          : `Signatures in ink; this checklist asks for ${needed} beside the reviewer's`,
      columns: [column("As", 18), column("Name and role", 34), column("Date", 16), column("Signature", 32)],
      rows: [
        [
          cell("Reviewer"),
          cell([(signer?.name ?? record.reviewer.name) || "", signer?.role ?? ""].filter(Boolean).join(", ")),
          emptyCell,
          emptyCell,
        ],
        ...countersigners.map((as) => [cell(as), emptyCell, emptyCell, emptyCell]),
      ],
      tall: true,
    },
    heading(2, "How to verify this memo"),
    body(
      "The proof is the signature file that travels beside this memo. It covers a statement that names the digest of the review, of the packet and of the checklist, and the SHA-256 of this file. With the statement and its signature in one folder, any machine with OpenSSH checks it by the command below, which prints the fingerprint of the key that signed; sha256sum on this file gives the hash that the statement names.",
    ),
    body([mono(input.verifyCommand ?? defaultCommand)]),
    body(
      "Compare the fingerprint with the one above, and with one that the signer gave you by another way. A signature shown by Word itself covers less than the whole file; it is a convenience, not the proof.",
    ),
    paragraph(
      "note",
      "All times come from the local clock of the machine that made them. No outside authority confirms them; the order of events is held by the receipt chain.",
    ),
  ];
}
