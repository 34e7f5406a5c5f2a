/** What tells two rows apart though their words come near each other. */

/** To enter a thing is not to correct it, and to mark it is neither. */
export function mends(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return apart.some(
    ([mending, entering]) =>
      mending.some((verb) => one.has(`=${verb}`)) && entering.some((verb) => other.has(`=${verb}`)),
  );
}
const apart: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    "correct amend fix rectify revise edit adjust alter".split(" "),
    "flag mark tag label rate record enter log register note capture file submit add create open".split(" "),
  ],
  [["change"], "record log enter register note".split(" ")],
];

/** Words such as "open" may be left unsaid; a number may not. */
export function areLimitsSame(one: string, other: string): boolean {
  const [hard, hardToo] = [one, other].map((said) =>
    said
      .split(" ")
      .filter((word) => !soft.has(word))
      .join(" "),
  );
  if (hard !== hardToo) return false;
  const [softly, softlyToo] = [one, other].map((said) =>
    said
      .split(" ")
      .filter((word) => soft.has(word))
      .join(" "),
  );
  return softly === softlyToo || softly === "" || softlyToo === "";
}
const soft = new Set("open active existing complete full entire same known incoming outgoing".split(" "));
