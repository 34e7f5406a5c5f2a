/** How much a container may hold. A packet that needs more is refused whole. */
export type ReadLimits = {
  /** Bytes of the archive itself. */
  containerBytes: number;
  entries: number;
  /** Bytes of all files together, once inflated. */
  totalBytes: number;
  /** A file above `ratioFloorBytes` may not inflate to more than this many times its packed size. */
  ratio: number;
  ratioFloorBytes: number;
  nameBytes: number;
  depth: number;
  manifestBytes: number;
};

export const defaultLimits: Readonly<ReadLimits> = {
  containerBytes: 2_000_000_000,
  entries: 10_000,
  totalBytes: 2_000_000_000,
  ratio: 200,
  ratioFloorBytes: 1_000_000,
  nameBytes: 240,
  depth: 12,
  manifestBytes: 5_000_000,
};

/** Sizes in sentences for people: 5 MB, 1.2 GB. */
export function inWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  for (const [unit, name] of [
    [1_000_000_000, "GB"],
    [1_000_000, "MB"],
    [1_000, "kB"],
  ] as const) {
    if (bytes >= unit) return `${Number((bytes / unit).toFixed(1))} ${name}`;
  }
  return `${bytes} bytes`;
}
