/** The flags of a review in the order in which a person walks them: beside items, and all of them in one list. */
import type { ChecklistSection } from "#shared/formats/checklist";
import type { ReviewEntries, ReviewFlag } from "#shared/formats/review";
import { flagFamilies, flagSeverities, type Flag } from "#shared/prechecks/flag";
import type { Fate, FlagFilter } from "./flag-filter.ts";
import { nextWhere, type ItemOrder } from "./item-order.ts";

export type Flags = Readonly<Record<string, ReviewFlag>>;
/** Flags that nobody has dealt with, the blockers among them, and the blockers that wait for the vendor's answer. */
export type OpenFlags = { readonly open: number; readonly blockers: number; readonly asked: number };

type Index = {
  all: OpenFlags;
  /** The worst first. */
  byItem: ReadonlyMap<string, readonly string[]>;
  items: ReadonlyMap<string, OpenFlags>;
  sections: Map<string, OpenFlags>;
};
const noFlags: OpenFlags = { open: 0, blockers: 0, asked: 0 };
const none: readonly string[] = [];
const indexes = new WeakMap<Flags, Index>();

/** Made once for each state of the flags: every row of the outline asks. */
function indexOf(flags: Flags): Index {
  const known = indexes.get(flags);
  if (known) return known;
  const ids = Object.keys(flags).sort(byWorst(flags));
  const byItem = new Map<string, string[]>();
  for (const id of ids)
    for (const item of new Set(flags[id]?.flag.items)) byItem.set(item, [...(byItem.get(item) ?? []), id]);
  const index: Index = {
    all: countOpen(flags, ids),
    byItem,
    items: new Map([...byItem].map(([item, own]) => [item, countOpen(flags, own)])),
    sections: new Map(),
  };
  indexes.set(flags, index);
  return index;
}

function countOpen(flags: Flags, ids: readonly string[]): OpenFlags {
  const open = ids.filter((id) => flags[id]?.fate === "open");
  return {
    open: open.length,
    blockers: open.filter((id) => isBlocker(flags[id])).length,
    asked: ids.filter((id) => flags[id]?.fate === "asked" && isBlocker(flags[id])).length,
  };
}

export function isBlocker(flag: ReviewFlag | undefined): boolean {
  return flag?.flag.severity === "blocker";
}

function byWorst(flags: Flags) {
  const rank = (flag: Flag | undefined) =>
    flag === undefined ? 0 : flagSeverities.indexOf(flag.severity) * 100 + flagFamilies.indexOf(flag.family);
  const text = (id: string) => flags[id]?.flag.id ?? id;
  return (a: string, b: string) =>
    rank(flags[a]?.flag) - rank(flags[b]?.flag) || (text(a) < text(b) ? -1 : 1);
}

/** The flags that bear on an item, the worst first, whatever became of them. */
export function flagsOfItem(flags: Flags, itemId: string): readonly string[] {
  return indexOf(flags).byItem.get(itemId) ?? none;
}

export function openFlags(flags: Flags): OpenFlags {
  return indexOf(flags).all;
}

export function openFlagsOfItem(flags: Flags, itemId: string): OpenFlags {
  return indexOf(flags).items.get(itemId) ?? noFlags;
}

/** A flag that bears on several items of the section counts once. */
export function openFlagsOfSection(flags: Flags, section: ChecklistSection): OpenFlags {
  const index = indexOf(flags);
  const known = index.sections.get(section.id);
  if (known) return known;
  const ids = new Set(section.items.flatMap((item) => index.byItem.get(item.id) ?? none));
  const counted = countOpen(flags, [...ids]);
  index.sections.set(section.id, counted);
  return counted;
}

/** The first item of the flag that this checklist has. */
export function homeOf(flag: Flag | undefined, order: Pick<ItemOrder, "byId">): string | undefined {
  return flag?.items.find((item) => order.byId.has(item));
}

/** The flags that are wanted: the worst first, then as the checklist goes. */
export function sortFlags(flags: Flags, wanted: FlagFilter, order: Pick<ItemOrder, "byId">): string[] {
  const place = (id: string) =>
    order.byId.get(homeOf(flags[id]?.flag, order) ?? "")?.index ?? order.byId.size;
  const rank = (id: string) => flagSeverities.indexOf(flags[id]?.flag.severity ?? "note");
  return Object.keys(flags)
    .filter((id) => wanted.family === "" || flags[id]?.flag.family === wanted.family)
    .filter((id) => wanted.severity === "" || flags[id]?.flag.severity === wanted.severity)
    .filter((id) => wanted.fate === "" || flags[id]?.fate === wanted.fate)
    .sort((a, b) => rank(a) - rank(b) || place(a) - place(b) || byWorst(flags)(a, b));
}

/** What of the review's state a walk over its flags depends on. */
type Walk = {
  readonly entries: Pick<ReviewEntries, "flag">;
  readonly order: ItemOrder;
  readonly itemId: string;
  readonly view: string;
  readonly flagId: string | undefined;
  readonly flagFilter: FlagFilter;
  readonly dealing: Readonly<Record<string, Fate>>;
};

/** What a key deals with: the flag that the person took in hand, or else the first open one in sight. */
export function flagInHand(state: Walk): string | undefined {
  const { flagId, dealing } = state;
  const inSight = flagsInSight(state);
  if (flagId !== undefined && inSight.includes(flagId) && dealing[flagId] === undefined) return flagId;
  return inSight.find((id) => isOpenNow(state, id)) ?? (state.view === "flags" ? inSight[0] : undefined);
}

function flagsInSight({ view, entries, itemId, flagFilter, order }: Walk): readonly string[] {
  if (view === "flags") return sortFlags(entries.flag, flagFilter, order);
  return view === "item" ? flagsOfItem(entries.flag, itemId) : none;
}

/** The flag above or below the one in hand in the list of flags. */
export function flagBeside(state: Walk, step: 1 | -1): string | undefined {
  const shown = flagsInSight(state);
  const at = shown.indexOf(flagInHand(state) ?? "");
  return at < 0 ? shown[0] : shown[at + step];
}

/** A flag whose fate is on its way to the core is dealt with already for the one who deals. */
function isOpenNow({ entries, dealing }: Pick<Walk, "entries" | "dealing">, id: string): boolean {
  return entries.flag[id]?.fate === "open" && dealing[id] === undefined;
}

/** The open flag after the one in hand: of this item, then of the items after it, round the end. */
export function nextFlag(state: Walk, { blockers = false } = {}): string | undefined {
  const { entries, order, itemId, view } = state;
  const wanted = (id: string) => isOpenNow(state, id) && (!blockers || isBlocker(entries.flag[id]));
  const inHand = flagInHand(state);
  const inSight = flagsInSight(state);
  const after = inSight.slice(inHand === undefined ? 0 : inSight.indexOf(inHand) + 1).find(wanted);
  const around = inSight.find((id) => id !== inHand && wanted(id));
  if (after !== undefined || view === "flags") return after ?? around;
  // A flag is met at one item, however many it bears on.
  const homedAt = (item: string) =>
    flagsOfItem(entries.flag, item).find(
      (id) => wanted(id) && homeOf(entries.flag[id]?.flag, order) === item,
    );
  const item = nextWhere(order, itemId, (place) => homedAt(place.item.id) !== undefined);
  if (item !== undefined) return homedAt(item);
  const homeless = Object.keys(entries.flag)
    .sort(byWorst(entries.flag))
    .find((id) => wanted(id) && homeOf(entries.flag[id]?.flag, order) === undefined);
  return homeless ?? around;
}
