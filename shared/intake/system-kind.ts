import { sourceOf, type Collector, type Said } from "./collect.ts";
import type { Cell } from "./document.ts";
import { tidy } from "./labelled.ts";
import { isBlank } from "./values.ts";
import { plain } from "./words.ts";

type Left = { cell: Cell; at: number; field: string | undefined };

/** What kind of system it is stands beside the data that is read there: it belongs to the list of systems. */
export function withoutKind<T extends Left>(
  into: Collector,
  left: readonly T[],
  { header, system, said }: { header: readonly Cell[]; system: Cell | undefined; said: (at: number) => Said },
): T[] {
  const found = left.find(
    ({ cell, at }) =>
      kindHeader.test(plain(header[at]?.text ?? "")) && !isBlank(cell.text) && cell.text.length <= 80,
  );
  if (!found || !system) return [...left];
  const row = into.push("boundary.systems", tidy(system.text), sourceOf(system), said(found.at), ".name");
  into.put(`boundary.systems[${row}].kind`, tidy(found.cell.text), sourceOf(found.cell), said(found.at));
  return left.filter((one) => one !== found);
}
const kindHeader = /^(?:type|kind|sort|what it is|system type|type of system|kind of system|art)$/i;
