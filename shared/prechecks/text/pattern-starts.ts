/** Letters of which a match of a pattern must begin with some: asked first, since a long pattern is slow to make ready. */

/** Reads the alternatives that a pattern begins with; undefined where one of them may begin with anything. */
export function startsOfPattern({ source }: RegExp): readonly string[] | undefined {
  return startsIn(source.replace(/^(?:\\b|\^)/, ""));
}

function startsIn(part: string): readonly string[] | undefined {
  if (!part.startsWith("(?:")) {
    const letters = /^[a-z]+/.exec(part)?.[0] ?? "";
    // The last letter may be one that may be left out.
    const sure = /^[?*{]/.test(part.slice(letters.length)) ? letters.slice(0, -1) : letters;
    return sure === "" ? undefined : [sure];
  }
  const found: string[] = [];
  for (const alternative of alternatives(part.slice(3))) {
    const starts = startsIn(alternative);
    if (!starts) return undefined;
    found.push(...starts);
  }
  return found;
}

/** Parts between bars up to the bracket that closes the group. */
function alternatives(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += 1;
    else if (sign === "(") depth += 1;
    else if (sign === "|" && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    } else if (sign === ")") {
      if (depth === 0) return [...parts, text.slice(from, at)];
      depth -= 1;
    }
  }
  return [...parts, text.slice(from)];
}
