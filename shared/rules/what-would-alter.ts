/** Which single change would alter the recommendation, and what the open items can still make of it. */
import type { Recommendation } from "./recommendation.ts";
import {
  gateState,
  layOut,
  readStands,
  waivedItems,
  type ItemStand,
  type ScoredAnswer,
  type ScoringInput,
  type Sheet,
  type SheetItem,
} from "./score-sheet.ts";
import { prepareTrials, type Stand } from "./score-trials.ts";
import { scoreReview } from "./scoring.ts";

export type ItemState =
  | { is: "open" }
  | { is: "not-applicable" }
  /** `waived` only where the item is a gate below the minimum. */
  | { is: "answered"; key: string; waived: boolean };

/** This change alone leads to that recommendation. */
export type Alteration = { item: string; from: ItemState; to: ItemState; recommendation: Recommendation };

export type WhatWouldAlter = {
  /**
   * In the order of the checklist; for each item and each other recommendation the nearest key that leads to it, or
   * the lowest one where the item has no key yet. Also: a waiver, the end of a waiver, and N/A where the item may be.
   * Empty while two or more items are open, since no single change then leads to a recommendation.
   */
  alterations: Alteration[];
  /** Only while items are open: what follows if each open item got the best key, or the worst. */
  ifOpenItemsGet?: { best: Recommendation; worst: Recommendation };
};

/** Throws as `scoreReview` does. */
export function whatWouldAlter(input: ScoringInput): WhatWouldAlter {
  const sheet = layOut(input.checklist);
  const stands = readStands(sheet, input.answers);
  const waived = waivedItems(sheet, input.waivers, input.today);
  const open = sheet.items.filter((_, i) => stands[i] === "open");
  return {
    alterations: open.length > 1 ? [] : findAlterations(sheet, stands, waived),
    ...(open.length > 0 && {
      ifOpenItemsGet: {
        best: ifAll(input, open, sheet.keys.at(-1)),
        worst: ifAll(input, open, sheet.keys.at(0)),
      },
    }),
  };
}

function ifAll(input: ScoringInput, open: readonly SheetItem[], key: string | undefined): Recommendation {
  const answers = new Map<string, ScoredAnswer>(input.answers);
  for (const item of open) answers.set(item.id, { key });
  return scoreReview({ ...input, answers }).recommendation;
}

function findAlterations(
  sheet: Sheet,
  stands: readonly ItemStand[],
  waived: ReadonlySet<string>,
): Alteration[] {
  const { now, recommendation: current, recommendIf } = prepareTrials(sheet, stands, waived);
  return now.flatMap((from, place) => {
    const item = sheet.items[place];
    if (!item) return [];
    const outcome = (to: Stand) => ({ to, recommendation: recommendIf(place, to) });
    const byKey = keysByDistance(sheet, from.stand).map((stand) => outcome({ ...from, stand }));
    const nearest = byKey.filter(
      (it, i) => byKey.findIndex((other) => other.recommendation === it.recommendation) === i,
    );
    return [...nearest, ...otherStands(sheet, item, from).map(outcome)]
      .filter(({ recommendation }) => recommendation !== current)
      .map(({ to, recommendation }) => ({
        item: item.id,
        from: stateOf(sheet, item, from),
        to: stateOf(sheet, item, to),
        recommendation,
      }));
  });
}

/** The other places in the scale, the nearest first, the better one of two; from the worst where there is none yet. */
function keysByDistance(sheet: Sheet, stand: ItemStand): number[] {
  const places = [...sheet.keys.keys()];
  if (typeof stand === "string") return places;
  const distance = (place: number) => Math.abs(place - stand);
  return places.filter((place) => place !== stand).sort((a, b) => distance(a) - distance(b) || b - a);
}

/** What can happen to an item other than another key. */
function otherStands(sheet: Sheet, item: SheetItem, from: Stand): Stand[] {
  const isFailed = item.gate && ["failed", "waived"].includes(gateState(sheet, from.stand, from.waived));
  const canLeave = item.mayBeNotApplicable && from.stand !== "not-applicable";
  return [
    ...(isFailed ? [{ ...from, waived: !from.waived }] : []),
    ...(canLeave ? [{ ...from, stand: "not-applicable" as const }] : []),
  ];
}

function stateOf(sheet: Sheet, item: SheetItem, { stand, waived }: Stand): ItemState {
  if (typeof stand === "string") return { is: stand };
  const isWaived = item.gate && gateState(sheet, stand, waived) === "waived";
  return { is: "answered", key: sheet.keys[stand] ?? "", waived: isWaived };
}
