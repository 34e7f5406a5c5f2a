/** Runs the pre-checks over a packet and the bytes of its files. Foreign text: called in a worker only. */
import type { Packet } from "#shared/formats/packet";
import { blastRadius, type BlastRadius } from "#shared/blast-radius/blast-radius";
import { gatherFacts, type FileFact, type FileState } from "#shared/prechecks/facts";
import type { Flag } from "#shared/prechecks/flag";
import { ruleSetOf, type PrecheckPolicy } from "#shared/prechecks/policy";
import { flagsOf } from "#shared/prechecks/run-prechecks";
import { recogniseDocument } from "../packet/documents/recognise-document.ts";
import { recognise } from "../packet/evidence-kind.ts";
import { decodeText } from "../packet/manifest-text.ts";

/** `bytes` is there for files that are looked into; the others count by their state alone. `unread`: too large a text. */
export type PrecheckFile = { path: string; state: FileState; bytes?: Uint8Array; unread?: boolean };
export type PrecheckInput = {
  packet: Packet;
  files: readonly PrecheckFile[];
  policy?: PrecheckPolicy | undefined;
  /** Another packet with this id and version came before, with other content. */
  swapped?: boolean | undefined;
};
export type Prechecked = { flags: Flag[]; radius: BlastRadius };

export function precheckPacket({ packet, files, policy, swapped = false }: PrecheckInput): Prechecked {
  const { rules, lexicon, thresholds } = ruleSetOf(policy);
  const facts = gatherFacts({ packet, files: files.map(readFile), lexicon, thresholds, swapped });
  const flags = flagsOf(facts, rules);
  return { flags, radius: blastRadius(facts, flags) };
}

function readFile({ path, state, bytes, unread }: PrecheckFile): FileFact {
  if (unread) return { path, state, unread };
  if (bytes === undefined || recognise(bytes, path).kind === "opaque") return { path, state };
  const decoded = decodeText(bytes);
  if (!("text" in decoded) || decoded.text.includes("\u0000")) return { path, state };
  const document = recogniseDocument(decoded.text);
  return { path, state, text: decoded.text, ...(document === undefined ? {} : { document }) };
}
