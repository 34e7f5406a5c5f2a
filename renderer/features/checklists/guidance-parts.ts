const marks = /(?:^|\s)(Good|Red flag):\s/g;

export type Part = { label: string | undefined; text: string };

export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let label: string | undefined;
  for (const found of text.matchAll(marks)) {
    parts.push({ label, text: text.slice(from, found.index).trim() });
    label = found[1];
    from = found.index + found[0].length;
  }
  parts.push({ label, text: text.slice(from).trim() });
  return parts.filter((part) => part.text !== "");
}
