import type { EntryChange } from "#shared/contract/review-calls";
import { entryBodies, type EntryKind, type ReviewEntries } from "#shared/formats/review";

/** The entries as they are after a command, from what it replied. Kinds that did not change stay the same objects. */
export function layOver(entries: ReviewEntries, changes: readonly EntryChange[]): ReviewEntries {
  const next = { ...entries };
  for (const kind of new Set(changes.map((change) => change.kind))) {
    layOverKind(
      next,
      kind,
      changes.filter((change) => change.kind === kind),
    );
  }
  return next;
}

/** Each body is parsed by the schema of its kind, so the record comes out as that kind's. */
function layOverKind(entries: ReviewEntries, kind: EntryKind, changes: readonly EntryChange[]): void {
  const record: Record<string, unknown> = { ...entries[kind] };
  for (const { id, body } of changes) {
    if (body === undefined) delete record[id];
    else record[id] = entryBodies[kind].parse(body);
  }
  Object.assign(entries, { [kind]: record });
}

/** Whether the changes can move a score: a key, an N/A or a waiver. A note cannot. */
export function moveScore(
  before: ReviewEntries,
  after: ReviewEntries,
  changes: readonly EntryChange[],
): boolean {
  return changes.some(({ kind, id }) => {
    if (kind === "waiver") return true;
    if (kind !== "answer") return false;
    const [was, is] = [before.answer[id], after.answer[id]];
    return was?.key !== is?.key || was?.na !== is?.na;
  });
}
