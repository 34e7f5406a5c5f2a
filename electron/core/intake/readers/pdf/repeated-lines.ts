/** Headers and footers: lines at the same height of nearly every page that differ in nothing but numbers. */
import type { Line } from "./lines.ts";

export function repeatedLines(pages: readonly (readonly Line[])[]): Set<Line> {
  const found = new Set<Line>();
  if (pages.length < 2) return found;
  const groups = new Map<string, Set<Line>>();
  for (const lines of pages)
    for (const line of lines) {
      const share = line.y / line.pageHeight;
      if (share > 0.13 && share < 0.87) continue;
      const key = `${Math.round(line.y / 4)} ${line.text.replaceAll(/\d+/g, "#")}`;
      groups.set(key, (groups.get(key) ?? new Set<Line>()).add(line));
    }
  for (const group of groups.values()) {
    const on = new Set([...group].map(({ page }) => page)).size;
    // Of two pages both must have it; a heading that happens to come back is no header.
    if (on >= Math.max(2, pages.length * 0.6)) for (const line of group) found.add(line);
  }
  return found;
}
