import { IconAlertTriangle, IconInfoCircle, IconAlertOctagon, type Icon } from "@tabler/icons-react";
import type { FlagFamily, FlagSeverity, Quote } from "#shared/prechecks/flag";
import { packetSectionIds } from "#shared/formats/packet";
import type { Tone } from "../../ui/state-badge.tsx";
import { labelOf, sectionTitles } from "#shared/formats/field-labels";
import { isPacketSection } from "../packet/sections/packet-document.ts";

export const severities: Record<FlagSeverity, { word: string; many: string; tone: Tone; icon: Icon }> = {
  blocker: { word: "blocker", many: "Blockers", tone: "bad", icon: IconAlertOctagon },
  concern: { word: "concern", many: "Concerns", tone: "warn", icon: IconAlertTriangle },
  note: { word: "note", many: "Notes", tone: "info", icon: IconInfoCircle },
};

export const families: Record<FlagFamily, string> = {
  boundary: "Vague boundary",
  actions: "Action policy",
  containment: "Containment",
  data: "Data",
  identity: "Identity",
  receipts: "Receipts",
  ownership: "Ownership",
  evidence: "Evidence against claims",
};

/** "3 blockers", "1 note". */
export function countOf(count: number, severity: FlagSeverity): string {
  return `${count} ${severities[severity].word}${count === 1 ? "" : "s"}`;
}

/** What another run changed: "3 new flags, 2 gone, 61 as before". */
export function comparedWords({
  fresh,
  gone,
  same,
}: {
  readonly fresh: number;
  readonly gone: number;
  readonly same: number;
}): string {
  if (fresh === 0 && gone === 0)
    return `nothing changed, ${same === 1 ? "1 flag" : `${same} flags`} as before`;
  return `${fresh === 0 ? "no" : fresh} new ${fresh === 1 ? "flag" : "flags"}, ${gone} gone, ${same} as before`;
}

/** In which part of the packet page a field stands. */
export function partOf(path: string): string {
  const [first = ""] = path.replace(/^sections\./, "").split(/[.[]/);
  if (isPacketSection(first)) return first;
  return first === "evidence" ? "files" : "about";
}

/** A place in words: "Data access map: Data flows, row 2, Retention"; "evidence/tools.json, line 12". */
export function placeWords({ file, path, line }: Quote): string {
  if (file !== undefined) return line === undefined ? file : `${file}, line ${line}`;
  const part = packetSectionIds.find((id) => id === partOf(path));
  const field = fieldWords(path.replace(/^sections\./, ""));
  // A row names its list, which is in one section only.
  const alone = part === undefined || field === sectionTitles[part] || /, row \d/.test(field);
  return alone ? field : `${sectionTitles[part]}: ${field}`;
}

function fieldWords(path: string): string {
  const known = labelOf(path);
  if (known !== path) return known;
  // One word of a list within a row: the column is near enough.
  const cell = path.replace(/\[\d+\]$/, "");
  if (labelOf(cell) !== cell && cell.includes("[")) return labelOf(cell);
  const [, list = path, at, rest = ""] = /^(.*?)\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  if (at === undefined) return ownerWords(path);
  const entry = `${labelOf(list)}, entry ${Number(at) + 1}`;
  return rest === "" ? entry : `${entry}, ${rest}`;
}

/** `ownership.shutdown.contact` → "Switching it off, contact". */
function ownerWords(path: string): string {
  const [, duty = "", field = ""] = /^(ownership\.\w+)\.(\w+)$/.exec(path) ?? [];
  return field === "" || labelOf(duty) === duty ? path : `${labelOf(duty)}, ${field}`;
}
