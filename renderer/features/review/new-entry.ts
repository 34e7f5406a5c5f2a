import type { Finding, ReviewEntries, VendorQuestion } from "#shared/formats/review";

/** A finding or a question that has a form and is not stored yet. */
export type NewEntry = { of: "finding"; body: Finding } | { of: "question"; body: VendorQuestion };

type Shown = { readonly entries: ReviewEntries; readonly newEntries: Readonly<Record<string, NewEntry>> };

/** The forms of some entries stay the same elements when the entries are stored. */
export function formKey(stored: Readonly<Record<string, string>>, id: string): string {
  return Object.keys(stored).find((from) => stored[from] === id) ?? id;
}

export function findingOf(state: Shown, id: string): Finding | undefined {
  const fresh = state.newEntries[id];
  return state.entries.finding[id] ?? (fresh?.of === "finding" ? fresh.body : undefined);
}

export function questionOf(state: Shown, id: string): VendorQuestion | undefined {
  const fresh = state.newEntries[id];
  return state.entries.question[id] ?? (fresh?.of === "question" ? fresh.body : undefined);
}
