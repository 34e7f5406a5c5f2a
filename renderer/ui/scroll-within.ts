/**
 * Brings an element into the middle of what scrolls around it. Within something that stays in sight by itself (`keeps`)
 * the page behind it is left where it is: a person reads there.
 */
export function scrollToMiddle(element: Element, keeps: string): void {
  const kept = element.closest(keeps);
  if (!kept) return element.scrollIntoView({ block: "center" });
  for (let box = element.parentElement; box; box = box === kept ? null : box.parentElement) {
    const { overflowY } = getComputedStyle(box);
    if (overflowY !== "auto" && overflowY !== "scroll") continue;
    const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
    box.scrollTop += inner.top + inner.height / 2 - (outer.top + box.clientHeight / 2);
  }
}
