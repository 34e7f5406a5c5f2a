/** A value of the packet as one line of text: text, a list of texts, or a small mapping as one line. */
export function wordsOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(", ");
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(wordsOf).filter(Boolean).join("; ");
}
