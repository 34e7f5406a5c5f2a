/** The items of a checklist in the order in which a person walks them, and the steps between them. */
import type { Checklist, ChecklistItem, ChecklistSection } from "#shared/formats/checklist";
import type { Answer } from "#shared/formats/review";
import { isOpen } from "#shared/rules/score-sheet";

export type Place = {
  item: ChecklistItem;
  section: ChecklistSection;
  /** From 0, over the whole checklist. */
  index: number;
  sectionIndex: number;
};
export type ItemOrder = {
  places: readonly Place[];
  byId: ReadonlyMap<string, Place>;
  /** The place of each section's first item. */
  sectionStarts: readonly number[];
};
export type Answers = Readonly<Record<string, Answer>>;

export function orderItems(checklist: Checklist): ItemOrder {
  const places: Place[] = [];
  const sectionStarts: number[] = [];
  checklist.sections.forEach((section, sectionIndex) => {
    sectionStarts.push(places.length);
    for (const item of section.items) places.push({ item, section, index: places.length, sectionIndex });
  });
  return { places, byId: new Map(places.map((place) => [place.item.id, place])), sectionStarts };
}

/** The item `step` places on; the first and the last item are where it ends. */
export function itemBeside(order: ItemOrder, itemId: string, step: 1 | -1): string | undefined {
  const here = order.byId.get(itemId);
  return here === undefined ? order.places[0]?.item.id : order.places[here.index + step]?.item.id;
}

/** The next item that `wanted` holds for, round the end; undefined where there is none but this one. */
export function nextWhere(
  order: ItemOrder,
  itemId: string,
  wanted: (place: Place) => boolean,
): string | undefined {
  const from = order.byId.get(itemId)?.index ?? -1;
  const { places } = order;
  const after = places.slice(from + 1).find(wanted) ?? places.slice(0, Math.max(from, 0)).find(wanted);
  return after?.item.id;
}

export function nextOpen(order: ItemOrder, answers: Answers, itemId: string): string | undefined {
  return nextWhere(order, itemId, (place) => isOpen(answers[place.item.id]));
}

export function nextGate(order: ItemOrder, itemId: string): string | undefined {
  return nextWhere(order, itemId, (place) => place.item.gate);
}

/** The first item of the section beside this one. */
export function sectionBeside(order: ItemOrder, itemId: string, step: 1 | -1): string | undefined {
  const here = order.byId.get(itemId);
  if (here === undefined) return order.places[0]?.item.id;
  const start = order.sectionStarts[here.sectionIndex + step];
  return start === undefined ? undefined : order.places[start]?.item.id;
}

/** "boundary.trigger, item 1 of 52, gate, not answered": what is said when an item comes up. */
export function describePlace(order: ItemOrder, answers: Answers, itemId: string): string {
  const place = order.byId.get(itemId);
  if (place === undefined) return "";
  const answer = answers[itemId];
  const gate = place.item.gate ? ", gate" : "";
  const stand =
    answer?.na !== undefined
      ? "not applicable"
      : answer?.key !== undefined
        ? `scored ${answer.key}`
        : "not answered";
  return `${itemId}, item ${place.index + 1} of ${order.places.length}${gate}, ${stand}`;
}
