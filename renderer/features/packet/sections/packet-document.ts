import type { Output } from "#shared/contract/contract";
import type { PacketFileView } from "#shared/contract/packet-calls";
import { packetSectionIds, type PacketSectionId } from "#shared/formats/packet";

/** What `packet.get` answers: the vendor's own words, the files, and what is odd about them. */
export type PacketDocument = Output<"packet.get">;
/** Opens a file of the packet, at a place such as "p. 3" where the vendor named one. */
export type OpenFile = (file: PacketFileView, location?: string) => void;

export function isPacketSection(id: string | undefined): id is PacketSectionId {
  return packetSectionIds.some((known) => known === id);
}

/**
 * The value at a field path such as `failure.stop.who`, `data.flows[2].retention` or `actions[0].approver`;
 * `undefined` where the packet does not say. The rows of the action matrix may be named `actions` or `actions.rows`.
 */
export function valueAt(document: PacketDocument, path: string): unknown {
  const steps = stepsOf(path);
  // What stands outside the sections, such as `buyer.sponsor`, is named from the top.
  let value: unknown = isPacketSection(steps[0]) ? document.packet.sections : document.packet;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    // An own property of an object that was parsed from a manifest.
    value = (value as Record<string, unknown>)[step];
  }
  return isBlank(value) ? undefined : value;
}

/** The file of the packet that a vendor's words name. Vendors write `./` and backslashes; the file meant is clear. */
export function fileNamed(document: PacketDocument, name: string): PacketFileView | undefined {
  const path = name
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(\.\/)+/, "")
    .normalize("NFC");
  return document.files.find((file) => file.path === path && file.sha256 !== undefined);
}

export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isBlank);
}

function stepsOf(path: string): string[] {
  const steps = path
    .replace(/^sections\./, "")
    .replaceAll(/\[(\d*)\]/g, ".$1")
    .split(".")
    .filter(Boolean);
  if (steps[0] === "actions" && /^\d+$/.test(steps[1] ?? "")) steps.splice(1, 0, "rows");
  return steps;
}

/** Odd values are reported with or without the leading `sections.`; both name the same field. */
export function samePath(a: string, b: string): boolean {
  const plain = (path: string) => path.replace(/^sections\./, "").replace(/^actions\.rows(?=\[)/, "actions");
  return plain(a) === plain(b);
}

export function unrecognisedAt(document: PacketDocument, path: string) {
  // A word in a list is reported at its place in the list.
  return document.unrecognised.filter(
    (entry) => samePath(entry.path.replace(/\[\d+\]$/, ""), path) || samePath(entry.path, path),
  );
}

export function unknownIn(document: PacketDocument, section: PacketSectionId) {
  return document.unknown.filter(({ path }) => {
    const plain = path.replace(/^sections\./, "");
    return plain === section || plain.startsWith(`${section}.`) || plain.startsWith(`${section}[`);
  });
}

/** The name of a system that a row names by id; says so where the packet does not declare it. */
export function systemOf(document: PacketDocument, id: string | undefined) {
  if (id === undefined || id.trim() === "") return undefined;
  const declared = document.packet.sections.boundary?.systems?.find((system) => system.id === id);
  return { id, name: declared?.name ?? id, declared: declared !== undefined };
}
