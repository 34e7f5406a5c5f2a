import { useEffect, type RefObject } from "react";

/** Brings the field that the address names into sight, marks it, and lets the keyboard go on from there. */
export function useFieldInSight(
  box: RefObject<HTMLElement | null>,
  part: string,
  field: string | undefined,
): void {
  useEffect(() => {
    if (field === undefined || !box.current) return undefined;
    const found = elementOf(box.current, field);
    if (!found) return undefined;
    // A cell's words may be short; the mark is easier to see around all of the cell.
    const element = found.closest("td, tbody th") ?? found;
    if (!(element instanceof HTMLElement)) return undefined;
    element.classList.add("cs-place");
    element.tabIndex = -1;
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    return () => element.classList.remove("cs-place");
  }, [box, part, field]);
}

/** What shows the field itself, something within it, or the nearest that it stands in. */
function elementOf(box: HTMLElement, field: string): Element | undefined {
  const shown = [...box.querySelectorAll<HTMLElement>("[data-field]")];
  const plain = field.replace(/^sections\./, "").replace(/^actions\.rows(?=\[)/, "actions");
  for (let path = plain; path !== ""; path = path.replace(/[.[][^.[]*$/, "")) {
    const found = shown.find(({ dataset: { field: own = "" } }) => own === path);
    if (found) return found;
    const within = shown.find(
      ({ dataset: { field: own = "" } }) => own.startsWith(`${path}.`) || own.startsWith(`${path}[`),
    );
    if (within) return path === plain || path.includes(".") || path.includes("[") ? within : undefined;
    if (!/[.[]/.test(path)) return undefined;
  }
  return undefined;
}
