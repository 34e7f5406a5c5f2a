/** Where in a file a link points, in the words that people write: "p. 3", "line 12". */

/** "p. 3", "pp. 3-4" or "page 3" → 3. */
export function pageOf(location: string | undefined): number | undefined {
  return numberIn(/\b(?:pp?\.|pages?)\s*(\d{1,6})/i, location);
}

/** A line of the file's own text, where the app may lay it out otherwise. */
export function asWritten(line: number): string {
  return `line ${line} as written`;
}

export function isAsWritten(location: string | undefined): boolean {
  return location?.endsWith(" as written") === true;
}

/** "line 12" or "lines 12-15" → 12. */
export function lineOf(location: string | undefined): number | undefined {
  return numberIn(/\blines?\s+(\d{1,9})/i, location);
}

function numberIn(pattern: RegExp, location: string | undefined): number | undefined {
  const found = pattern.exec(location ?? "")?.[1];
  return found === undefined ? undefined : Number(found);
}
