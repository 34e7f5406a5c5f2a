/** Makes a packet of mapped values: each at its path, lists without holes, and a claim that says where it is from. */
import { parseFieldPath, type PathStep } from "../formats/packet-fields.ts";
import { packetSectionIds, type Claim, type PacketSectionId } from "../formats/packet.ts";
import type { Place } from "./document.ts";
import type { MappedValue } from "./mapping.ts";

type Tree = { [key: string]: unknown };

/** The packet's fields besides `format`, `id` and `evidence`. Every section is there, also where nothing is known. */
export function packetFields(values: readonly Pick<MappedValue, "path" | "value">[]): Tree {
  const root: Tree = { sections: Object.fromEntries(packetSectionIds.map((id) => [id, {}])) };
  for (const { path, value } of values) {
    const steps = parseFieldPath(path);
    if (steps && steps.length > 0) put(root, steps, value);
  }
  return withoutHoles(root) as Tree;
}

function put(root: Tree, steps: readonly PathStep[], value: unknown): void {
  let at: unknown = root;
  for (const [i, step] of steps.entries()) {
    if (typeof at !== "object" || at === null || typeof step === "symbol") return;
    const last = i === steps.length - 1;
    const known: unknown = Object.getOwnPropertyDescriptor(at, step)?.value;
    const next = last ? value : (known ?? (typeof steps[i + 1] === "number" ? [] : {}));
    if (last || known === undefined)
      Object.defineProperty(at, step, { value: next, enumerable: true, configurable: true, writable: true });
    at = next;
  }
}

/** Rows that were cleared leave a hole: what follows moves up. */
function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => entry !== undefined).map(withoutHoles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)]));
}

/** One claim for each value: the file that it leans on, and where in it. By section, as the format has them. */
export function claimsOf(
  values: readonly Pick<MappedValue, "path" | "sources" | "proposed">[],
  evidencePath: (file: string) => string,
): Partial<Record<PacketSectionId, Claim[]>> {
  const claims: Partial<Record<PacketSectionId, Claim[]>> = {};
  for (const { path, sources, proposed } of values) {
    const section = packetSectionIds.find((id) => path.startsWith(`${id}.`) || path.startsWith(`${id}[`));
    if (!section) continue;
    for (const { place } of sources) {
      (claims[section] ??= []).push({
        field: path,
        evidence: evidencePath(place.file),
        note: proposed
          ? `${placeWords(place)}: from evidence, not declared by the vendor; accepted by the reviewer`
          : placeWords(place),
      });
    }
  }
  return claims;
}

/** Where something stands in its file, for people: "page 2, under Data, row 4". */
export function placeWords({ under, page, sheet, row, cell, line, path, part }: Place): string {
  const heading = under?.at(-1);
  return [
    page === undefined ? "" : `page ${page}`,
    sheet === undefined ? "" : `sheet ${sheet}`,
    heading === undefined || heading === sheet ? "" : `under "${heading.slice(0, 80)}"`,
    part ?? "",
    cell === undefined ? (row === undefined ? "" : `row ${row}`) : `cell ${cell}`,
    line === undefined ? "" : `line ${line}`,
    path ?? "",
  ]
    .filter((said) => said !== "")
    .join(", ");
}
