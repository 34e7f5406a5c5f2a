/** Which items the table of all items shows. */
import type { Checklist } from "#shared/formats/checklist";
import type { ReviewEntries } from "#shared/formats/review";
import { isOpen, type GateState } from "#shared/rules/score-sheet";
import { openFlagsOfItem } from "./flag-order.ts";
import type { ItemOrder, Place } from "./item-order.ts";

export const itemFilters = ["all", "open", "gates", "failed", "flags", "findings", "na"] as const;
export type ItemFilter = (typeof itemFilters)[number];
export const filterNames: Record<ItemFilter, string> = {
  all: "All items",
  open: "Open",
  gates: "Gates",
  failed: "Failed gates",
  flags: "With flags to deal with",
  findings: "With findings",
  na: "N/A",
};

type Shown = {
  order: ItemOrder;
  entries: ReviewEntries;
  gates: Readonly<Record<string, GateState>>;
  filter: ItemFilter;
  text: string;
};

/** Every word of `text` must occur in the item's id, prompt, guidance, section title, note or N/A reason. */
export function filterItems({ order, entries, gates, filter, text }: Shown): Place[] {
  const withFindings = new Set(Object.values(entries.finding).map((finding) => finding.item));
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const passes: Record<ItemFilter, (id: string, place: Place) => boolean> = {
    all: () => true,
    open: (id) => isOpen(entries.answer[id]),
    gates: (_, place) => place.item.gate,
    failed: (id) => gates[id] === "failed" || gates[id] === "waived",
    flags: (id) => openFlagsOfItem(entries.flag, id).open > 0,
    findings: (id) => withFindings.has(id),
    na: (id) => entries.answer[id]?.na !== undefined,
  };
  return order.places.filter((place) => {
    if (!passes[filter](place.item.id, place)) return false;
    if (words.length === 0) return true;
    const { note = "", na = "" } = entries.answer[place.item.id] ?? {};
    const { id, prompt, guidance = "" } = place.item;
    const searched = [id, prompt, guidance, place.section.title, note, na].join("\n").toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** The label of a key in the checklist's scale; the key itself where the scale does not have it. */
export function scaleLabel(checklist: Checklist, key: string): string {
  return checklist.scale.find((entry) => entry.key === key)?.label ?? key;
}
