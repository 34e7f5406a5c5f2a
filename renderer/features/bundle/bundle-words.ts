import type { BundlePlan, BundlePreview } from "#shared/contract/bundle-calls";

/** What the button says that takes a bundle in. */
export const importWords: Record<Exclude<BundlePlan["way"], "refused" | "known">, string> = {
  new: "Bring in the review",
  signatures: "Add to the review",
  signed: "Bring in the signed review",
  merge: "Merge",
};

/** What is said when it is done. */
export function doneWords(way: BundlePlan["way"], changed: number): string {
  switch (way) {
    case "new":
      return "The review is here.";
    case "signatures":
      return changed === 1 ? "The signature is here." : `${changed} signatures are here.`;
    case "signed":
      return "The review is here as it was signed.";
    case "merge":
      return changed === 0 ? "Merged; nothing had to be changed." : `Merged: ${entries(changed)}.`;
    default:
      return "Everything in this bundle was here already.";
  }
}

export const entries = (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`;

export function reviewFacts(review: NonNullable<BundlePreview["review"]>): [string, string][] {
  const { packetId, packetVersion, revision, answered, findings, madeBy, signatures } = review;
  return [
    ["Packet", packetVersion === undefined ? packetId : `${packetId}, version ${packetVersion}`],
    ["Revision", String(revision)],
    ["Answered", String(answered)],
    ["Findings", String(findings)],
    ["Handed over by", madeBy],
    ["Signatures", signatures === 0 ? "none yet" : String(signatures)],
  ];
}

/** The fields of an entry that say something. */
export function written(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  const says = (value: unknown) =>
    value !== "" && value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(body).filter(([, value]) => says(value)));
}
