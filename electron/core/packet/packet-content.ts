import { createHash } from "node:crypto";
import type { PacketFileView } from "#shared/contract/packet-calls";
import { canonicalJson } from "#shared/formats/canonical-json";
import type { Packet } from "#shared/formats/packet";

/**
 * A hash over what an import stored: the packet as it was understood, and the report on its files. The digest of a
 * packet covers its bytes; this covers what was made of them, and the import's receipt names it.
 */
export function packetContentHash({
  packet,
  files,
}: {
  packet: Packet;
  files: readonly PacketFileView[];
}): string {
  const inOrder = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return createHash("sha256")
    .update(canonicalJson({ packet, files: inOrder }))
    .digest("hex");
}
