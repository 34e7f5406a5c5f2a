/** The order in which a page is read: from top to bottom, and where its text is set in columns, one after the other. */
import type { TableOnPage } from "./grid.ts";
import type { Segment } from "./segments.ts";

/** A table stands among the segments like a block that no column cuts through. */
export type Placed = Segment | (TableOnPage & { readonly y: number });
/** What is read in one go, from top to bottom, between `left` and `right`. */
export type Flow = { readonly left: number; readonly right: number; readonly items: readonly Placed[] };

/** So many lines make a column; less is a table, or chance. */
const fewest = 6;

export function flowsOf(items: readonly Placed[], depth = 0): Flow[] {
  if (items.length === 0) return [];
  const [left, right] = extent(items);
  const whole: Flow = { left, right, items };
  if (depth > 3 || items.length < 2 * fewest) return [whole];
  for (const cut of candidates(items, { left, right })) {
    const bands = bandsAt(items, cut);
    if (!bands.some((band) => band.columns)) continue;
    return bands.flatMap((band) =>
      band.columns
        ? band.columns.flatMap((column) => flowsOf(column, depth + 1))
        : flowsOf(band.items, depth + 1),
    );
  }
  return [whole];
}

export const isTable = (item: Placed): item is TableOnPage & { readonly y: number } => "rows" in item;

function extent(items: readonly Placed[]): [number, number] {
  let [left, right] = [Infinity, -Infinity];
  for (const item of items) {
    left = Math.min(left, item.x);
    right = Math.max(right, item.right);
  }
  return [left, right];
}

/** Where many lines begin, well inside the page: the left edges of columns, those of most lines first. */
function candidates(items: readonly Placed[], { left, right }: { left: number; right: number }): number[] {
  const starts = new Map<number, number>();
  for (const { x } of items) {
    const at = Math.round(x / 2) * 2;
    if (x > left + 0.2 * (right - left)) starts.set(at, (starts.get(at) ?? 0) + 1);
  }
  return [...starts]
    .filter(([, count]) => count >= fewest / 2)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 4)
    .map(([at]) => at - 3);
}

type Band = { items: Placed[]; columns?: [Placed[], Placed[]] };

/** Parts the page at each line that runs across the cut; a part that is set in columns there has them. */
function bandsAt(items: readonly Placed[], cut: number): Band[] {
  const bands: Band[] = [];
  let open: Placed[] = [];
  const close = () => {
    const columns = columnsAt(open, cut);
    if (columns) bands.push({ items: [], columns });
    else across(bands).push(...open);
    open = [];
  };
  for (const item of items) {
    if (item.x < cut && item.right > cut) {
      close();
      across(bands).push(item);
    } else open.push(item);
  }
  close();
  return bands;
}

function across(bands: Band[]): Placed[] {
  const last = bands.at(-1);
  if (last && !last.columns) return last.items;
  const items: Placed[] = [];
  bands.push({ items });
  return items;
}

function columnsAt(items: readonly Placed[], cut: number): [Placed[], Placed[]] | undefined {
  const sides: [Placed[], Placed[]] = [
    items.filter((item) => item.x < cut),
    items.filter((item) => item.x >= cut),
  ];
  const lefts = sides.map((side) => side.filter((item) => !isTable(item)));
  const [one = [], other = []] = lefts;
  if (one.length < fewest || other.length < fewest) return undefined;
  // Columns of a leaflet have headings of their own; a table has none within.
  const [mine, theirs] = [headingsIn(one), headingsIn(other)];
  if (Math.min(mine, theirs) >= 1 && mine + theirs >= 3) return sides;
  if (!full(one) || !full(other)) return undefined;
  return rowsOf(one, other) ? undefined : sides;
}

/** How many lines are bold, and larger than the text below them. */
function headingsIn(side: readonly Placed[]): number {
  const lines = side.flatMap((item) => (isTable(item) ? [] : [item]));
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return lines.filter(({ bold, size }) => bold && size > 1.1 * usual).length;
}

/** Text that runs on fills its lines; the cells of a table seldom do. */
function full(side: readonly Placed[]): boolean {
  const [left, right] = extent(side);
  const widths = side.map((item) => item.right - item.x).sort((a, b) => a - b);
  const median = widths[Math.floor(widths.length / 2)] ?? 0;
  return median >= 0.6 * (right - left) && right - left > 90;
}

/** True where both sides leave their wider gaps at the same heights: they are rows, not columns. */
function rowsOf(one: readonly Placed[], other: readonly Placed[]): boolean {
  const [a, b] = [gapsOf(one), gapsOf(other)];
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  if (fewer.length === 0) return false;
  const same = fewer.filter((y) => more.some((at) => Math.abs(at - y) < 2)).length;
  return same >= 2 && same >= 0.8 * fewer.length;
}

/** Where lines begin again after a wider gap than is usual. */
function gapsOf(side: readonly Placed[]): number[] {
  const gaps = side.slice(1).map((item, index) => item.y - (side[index]?.y ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0;
  return side.slice(1).flatMap((item, index) => ((gaps[index] ?? 0) > 1.25 * usual ? [item.y] : []));
}
