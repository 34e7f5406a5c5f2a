/** Tick boxes as signs in a text. */
export const ticked = "☒";
export const unticked = "☐";

const box = new RegExp(`^(?:[${ticked}☑✓✔🗹${unticked}🗷🗸]|\\[[xX ]?\\])\\s*`, "u");

/** The tick box that a text begins with, and the text after it; a text with several boxes keeps them. */
export function tickOf(text: string): { text: string; ticked?: boolean } {
  const found = box.exec(text);
  if (!found) return { text };
  const rest = text.slice(found[0].length);
  if (/[☐☒☑🗹]|\[[xX ]?\]/u.test(rest)) return { text };
  return { text: rest, ticked: !/^(?:☐|🗷|\[ ?\])/u.test(found[0]) };
}
