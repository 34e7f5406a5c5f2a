/** Words of a text with their places, folded so that case, Unicode form, accents and inflection make no difference. */

export type Word = {
  /** NFKC, lower case, no accents, no possessive. */
  readonly folded: string;
  /** What it may be an inflection of; the folded word itself first. */
  readonly lemmas: readonly string[];
  /** Offsets into the text as it was written. */
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one, trimmed; the empty string for mere space. */
  readonly gap: string;
};

/** Case, Unicode form, accents, dashes and blanks make no difference. */
export function fold(text: string): string {
  // Most words are plain, and have nothing to be folded but their case.
  if (/^[\x21-\x7e]*$/.test(text)) return text.toLowerCase();
  return foldAny(text);
}

function foldAny(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[‐-―−]/gu, "-")
    .replaceAll(/[‘’ʼ]/gu, "'")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Letters and digits hold together, as do apostrophes within; hyphens, underscores and camelCase part words. */
const wordPattern =
  /\p{Lu}{2,}s(?![\p{L}\p{M}\p{N}'’ʼ])|\p{Lu}{2,}(?=\p{Lu}\p{Ll}|(?!['’ʼ]\p{Lu})[^\p{L}\p{M}]|$)|[\p{L}\p{M}\p{N}]['’ʼ\p{L}\p{M}\p{N}]*/gu;
const camel = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Ll}\p{Ll})(?=\p{Lu})/gu;

const cache = new Map<string, readonly Word[]>();

export function wordsOf(text: string): readonly Word[] {
  const known = cache.get(text);
  if (known) return known;
  const words: Word[] = [];
  let before = 0;
  for (const match of text.matchAll(wordPattern)) {
    let start = match.index;
    for (const part of match[0].split(camel)) {
      const folded = fold(part).replace(/'s?$/, "");
      const end = start + part.length;
      if (folded !== "")
        words.push({ folded, lemmas: lemmasOf(folded), start, end, gap: text.slice(before, start).trim() });
      start = end;
      before = end;
    }
  }
  // Packets repeat themselves; a bound keeps a hostile one from filling the memory.
  if (cache.size > 50_000) cache.clear();
  cache.set(text, words);
  return words;
}

const irregular: Readonly<Record<string, readonly string[]>> = {
  sent: ["send"],
  paid: ["pay"],
  made: ["make"],
  wrote: ["write"],
  written: ["write"],
  gave: ["give"],
  given: ["give"],
  took: ["take"],
  taken: ["take"],
  set: ["set"],
  put: ["put"],
  kept: ["keep"],
  held: ["hold"],
  chosen: ["choose"],
  withdrew: ["withdraw"],
  withdrawn: ["withdraw"],
  drew: ["draw"],
  drawn: ["draw"],
  got: ["get"],
  ran: ["run"],
  done: ["do"],
  does: ["do"],
  did: ["do"],
  has: ["have"],
  had: ["have"],
  is: ["be"],
  are: ["be"],
  was: ["be"],
  were: ["be"],
  people: ["person"],
  staff: ["staff"],
  undone: ["undo"],
  shut: ["shut"],
  bought: ["buy"],
  brought: ["bring"],
  sold: ["sell"],
  found: ["find"],
  told: ["tell"],
  left: ["leave"],
  forgotten: ["forget"],
  rewritten: ["rewrite"],
  overwritten: ["overwrite"],
  overridden: ["override"],
  dealt: ["deal"],
  frozen: ["freeze"],
  froze: ["freeze"],
  broke: ["break"],
  broken: ["break"],
  began: ["begin"],
  begun: ["begin"],
  rung: ["ring"],
  struck: ["strike"],
  stricken: ["strike"],
  rang: ["ring"],
  thrown: ["throw"],
  sought: ["seek"],
  lent: ["lend"],
  spent: ["spend"],
  built: ["build"],
  hung: ["hang"],
  laid: ["lay"],
  spoken: ["speak"],
  shown: ["show"],
  fed: ["feed"],
  led: ["lead"],
  driven: ["drive"],
  woken: ["wake"],
  children: ["child"],
  data: ["data"],
  indices: ["index"],
  criteria: ["criterion"],
};

const lemmaCache = new Map<string, readonly string[]>();

/** What an English word may be an inflection of. Too many candidates do no harm: they are looked up in word lists. */
export function lemmasOf(word: string): readonly string[] {
  const known = lemmaCache.get(word);
  if (known) return known;
  const lemmas = findLemmas(word);
  if (lemmaCache.size > 50_000) lemmaCache.clear();
  lemmaCache.set(word, lemmas);
  return lemmas;
}

function findLemmas(word: string): readonly string[] {
  const found = new Set([word, ...(Object.hasOwn(irregular, word) ? (irregular[word] ?? []) : [])]);
  const add = (lemma: string) => lemma.length > 1 && found.add(lemma);
  if (word.length > 3) {
    if (word.endsWith("ies")) add(`${word.slice(0, -3)}y`);
    if (word.endsWith("es")) add(word.slice(0, -2));
    if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) add(word.slice(0, -1));
    if (word.endsWith("ied")) add(`${word.slice(0, -3)}y`);
    for (const [ending, least] of [
      ["ed", 4],
      ["ing", 5],
    ] as const) {
      if (!word.endsWith(ending) || word.length < least) continue;
      const stem = word.slice(0, -ending.length);
      add(stem);
      add(`${stem}e`);
      if (/([^aeiou])\1$/.test(stem)) add(stem.slice(0, -1));
    }
  }
  // One spelling for both sides of the ocean.
  for (const lemma of Array.from(found)) {
    if (/[iy]s(e|es|ed|ing|ation|ations)$/.test(lemma))
      add(lemma.replace(/([iy])s(e|es|ed|ing|ation|ations)$/, "$1z$2"));
    if (lemma.endsWith("our") && lemma.length > 5) add(`${lemma.slice(0, -3)}or`);
  }
  return [...found];
}

/** The sentence around a place of a text, without the blanks at its ends. */
export function sentenceAround(text: string, start: number, end: number): { start: number; end: number } {
  const breaks = [...text.matchAll(/[.!?;]["'”’)]?(?=\s)|\n\s*\n|\n(?=\s*[-*•\d])/gu)].map(
    (match) => match.index + match[0].length,
  );
  let from = 0;
  let to = text.length;
  for (const at of breaks) {
    if (at <= start) from = at;
    if (at >= end && at < to) to = at;
  }
  while (from < start && /\s/u.test(text.charAt(from))) from += 1;
  while (to > end && /\s/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
