/** Runs the pre-checks over a packet and the bytes of its files. Foreign text: called in a worker only. */
import type { Packet } from "#shared/formats/packet";
import { allRules } from "#shared/prechecks/all-rules";
import type { FileFact, FileState } from "#shared/prechecks/facts";
import type { Flag } from "#shared/prechecks/flag";
import { makeLexicon } from "#shared/prechecks/lexicon/lexicon";
import { runPrechecks } from "#shared/prechecks/run-prechecks";
import { recogniseDocument } from "../packet/documents/recognise-document.ts";
import { recognise } from "../packet/evidence-kind.ts";
import { decodeText } from "../packet/manifest-text.ts";

/** `bytes` is there for files that are looked into; the others count by their state alone. */
export type PrecheckFile = { path: string; state: FileState; bytes?: Uint8Array };
export type PrecheckInput = { packet: Packet; files: readonly PrecheckFile[] };

export function precheckPacket({ packet, files }: PrecheckInput): Flag[] {
  return runPrechecks({ packet, files: files.map(readFile), lexicon: makeLexicon() }, allRules);
}

function readFile({ path, state, bytes }: PrecheckFile): FileFact {
  if (bytes === undefined || recognise(bytes, path).kind === "opaque") return { path, state };
  const decoded = decodeText(bytes);
  if (!("text" in decoded) || decoded.text.includes("\u0000")) return { path, state };
  const document = recogniseDocument(decoded.text);
  return { path, state, text: decoded.text, ...(document === undefined ? {} : { document }) };
}
