/** What a packet does not say of what the blank packet asks for: the completeness list of the self-check. */
import { blankSections } from "../formats/blank-packet.ts";
import { valueAt } from "../formats/packet-fields.ts";
import { ownerDuties, type Packet, type PacketSectionId } from "../formats/packet.ts";

export type MissingField = { section: PacketSectionId | "about"; path: string; label: string; help: string };

export function missingFields(packet: Packet): MissingField[] {
  return blankSections.flatMap(({ id, fields, tables }): MissingField[] => [
    ...fields.flatMap(({ path, label, help }) =>
      isBlank(valueAt(packet, path)) ? [{ section: id, path, label, help }] : [],
    ),
    ...tables.flatMap(({ list, title, help, given }): MissingField[] => {
      if (list === "ownership")
        return ownerDuties.flatMap((duty, at) => {
          const path = `ownership.${duty}`;
          return isBlank(valueAt(packet, path))
            ? [{ section: id, path, label: given?.[at] ?? duty, help }]
            : [];
        });
      if (list.endsWith("+")) return [];
      const rows = list === "actions" ? packet.sections.actions?.rows : valueAt(packet, list);
      return isBlank(rows) ? [{ section: id, path: list, label: title, help }] : [];
    }),
  ]);
}

/** Nothing at all below it: an object of blanks says nothing. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === "object" && Object.values(value).every(isBlank);
}
