import type { FileState, PacketFileView } from "#shared/contract/packet-calls";

/** What wants a look stands first after the manifest, what was not taken stands last. */
const ranks: Record<FileState, number> = {
  manifest: 0,
  altered: 1,
  missing: 2,
  unlisted: 3,
  listed: 4,
  ignored: 5,
};
const byName = new Intl.Collator("en", { numeric: true });

/** The one order of a packet's files, before an import and after it. Numbers in names count as numbers. */
export function inFileOrder(files: readonly PacketFileView[]): PacketFileView[] {
  return files.toSorted(
    (a, b) => ranks[a.state] - ranks[b.state] || byName.compare(a.path, b.path) || (a.path < b.path ? -1 : 1),
  );
}

export type FileCounts = Record<FileState, number> & { taken: number };

export function countFiles(files: readonly PacketFileView[]): FileCounts {
  const counts = { manifest: 0, listed: 0, unlisted: 0, missing: 0, altered: 0, ignored: 0 };
  for (const { state } of files) counts[state] += 1;
  return { ...counts, taken: files.length - counts.ignored - counts.missing };
}

/** "12 taken, 1 altered, 2 missing, 3 unlisted, 1 ignored": what is none is not said. */
export function fileCountWords(files: readonly PacketFileView[]): string {
  const counts = countFiles(files);
  const odd = (["altered", "missing", "unlisted", "ignored"] as const).filter((state) => counts[state] > 0);
  return [`${counts.taken} taken`, ...odd.map((state) => `${counts[state]} ${state}`)].join(", ");
}
