/** How a link to evidence reads: whose file it is, which, and where in it. */
import type { EvidenceLink } from "#shared/formats/review";
import type { MemoInput } from "./memo-types.ts";

export function linkText(record: MemoInput["record"], link: EvidenceLink): string {
  const own = record.evidence.find((evidence) => evidence.id === link.ref);
  const name =
    link.from === "packet" ? `Packet: ${link.ref}` : `Reviewer: ${own ? own.title || own.name : link.ref}`;
  return link.location.trim() === "" ? name : `${name}, ${link.location}`;
}
