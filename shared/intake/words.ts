/** The words of a label or a question, brought to a form in which labels of the same meaning are alike. */

const noise = new Set(
  `a an the of for to in on at by with from and or is are was be been do does did will would can could may should must
   it its this that these those there any all each every your our their you we they please describe list state name
   explain provide give specify tell us if so e g ie etc as per into than then also other only when applicable agent
   ai assistant bot vendor's`.split(/\s+/),
);

/** White space and the Unicode form evened out, zero-width characters gone. */
export function plain(text: string): string {
  // Most texts are so already.
  if (/^(?:[!-~]+(?: [!-~]+)*)?$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .replaceAll(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** A number, a letter or a mark that counts questions and headings: "1.", "2.3", "Q4:", "a)", "(iv)", "§ 3". */
const counter =
  /^(?:§\s*)?(?:(?:q(?:uestion)?|section|part|item|no\.?|nr\.?)\s*)?(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.):]\)?|\d{1,3}(?:\.\d{1,3}){1,4}|\d{1,3}\s*[–—-]|(?:q|question|section|part|item|no\.?|nr\.?)\s*\d{1,3}[:.)]?)\s+/i;

/** A label without the number before it and the signs after it. */
export function withoutCounter(text: string): string {
  const said = plain(text);
  // "D Logins" counts with a letter alone.
  const rest = said.replace(counter, "").replace(/^[A-Z]\s+(?=\p{Lu}\p{Ll})/u, "");
  return rest === "" ? said : rest;
}

/** Word stems in order, without words that say nothing about which field is meant. Accents and case do not count. */
export function stemsOf(text: string): string[] {
  return allStems(text).filter((stem) => !noise.has(stem));
}

/** With the small words, which tell some labels apart ("who", "without", "not"). */
export function allStems(text: string): string[] {
  return withoutCounter(text)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]s?\b/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(stem);
}

/** Endings of plurals and verbs off. Enough to compare labels with labels; not a word that anybody sees. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  for (const [ending, put] of endings) {
    if (word.length - ending.length < 3 || !word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length) + put;
    // "stopped" and "stopping" are of "stop".
    const doubled = (ending === "ed" || ending === "ing") && /([bdgmnprt])\1$/.test(rest);
    return doubled ? rest.slice(0, -1) : rest.replace(/e$/, "");
  }
  return word.replace(/e$/, "");
}
const endings = [
  ["ations", ""],
  ["ation", ""],
  ["ities", "ity"],
  ["ies", "y"],
  ["sses", "ss"],
  ["xes", "x"],
  ["ches", "ch"],
  ["shes", "sh"],
  ["ers", "er"],
  ["ing", ""],
  ["ied", "y"],
  ["ed", ""],
  ["us", "us"],
  ["ss", "ss"],
  ["s", ""],
] as const;
