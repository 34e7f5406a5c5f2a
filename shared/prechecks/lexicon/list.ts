/** A word list as it reads best: entries parted by commas, over as many lines as it takes. */
export function list(text: string): readonly string[] {
  return text
    .split(",")
    .map((entry) => entry.trim().replaceAll(/\s+/g, " "))
    .filter((entry) => entry !== "");
}
