/** Versions as Semantic Versioning 2.0.0 writes and orders them. */

const number = String.raw`(?:0|[1-9]\d*)`;
const mark = String.raw`(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)`;
const build = "[0-9A-Za-z-]+";

export const SEMVER = new RegExp(
  String.raw`^${number}\.${number}\.${number}(?:-${mark}(?:\.${mark})*)?(?:\+${build}(?:\.${build})*)?$`,
);

/** Negative where `a` comes before `b`. What follows a `+` does not count; neither does it tell two versions apart. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  const byCore = compareLists(left.core, right.core);
  if (byCore !== 0) return byCore;
  // A release comes after all its pre-releases.
  if (left.marks.length === 0 || right.marks.length === 0) return right.marks.length - left.marks.length;
  return compareLists(left.marks, right.marks);
}

/** Whether a version says of itself that it is not the final one: `2.0.0-rc.1`. */
export function isPreRelease(version: string): boolean {
  return partsOf(version).marks.length > 0;
}

/** The highest release; the highest pre-release where there is nothing else. Of two that are equal, the first. */
export function highestVersion<T extends { version: string }>(from: readonly T[]): T | undefined {
  const releases = from.filter(({ version }) => !isPreRelease(version));
  let highest: T | undefined;
  for (const one of releases.length > 0 ? releases : from) {
    if (highest === undefined || compareVersions(one.version, highest.version) > 0) highest = one;
  }
  return highest;
}

function partsOf(version: string): { core: string[]; marks: string[] } {
  const [counted = ""] = version.split("+", 1);
  const dash = counted.indexOf("-");
  if (dash === -1) return { core: counted.split("."), marks: [] };
  return { core: counted.slice(0, dash).split("."), marks: counted.slice(dash + 1).split(".") };
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [i, left] of a.entries()) {
    const right = b[i];
    if (right === undefined) return 1;
    const order = compareMarks(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers by their value, however long they are; a number before a word; words by their code units, which are ASCII. */
function compareMarks(a: string, b: string): number {
  const isNumber = [a, b].map((part) => /^\d+$/.test(part));
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1;
  if (isNumber[0] && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
