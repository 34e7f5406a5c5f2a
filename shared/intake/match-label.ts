/** Which field a heading, a label or a question is about, and how sure that is. Pure words: no file, no order. */
import type { PacketSectionId } from "../formats/packet.ts";
import { packetSectionIds } from "../formats/packet.ts";
import { fieldWords, sectionWords } from "./field-words.ts";
import { allStems, plain, stem, stemsOf, withoutCounter } from "./words.ts";

/** `sure`: the label says nothing but this. `likely`: it says this, and something more. */
export type Confidence = "sure" | "likely";
export type Match<T extends string = string> = {
  readonly of: T;
  readonly confidence: Confidence;
  readonly phrase: string;
};

type Phrase<T> = { of: T; text: string; local: boolean; words: readonly (readonly string[])[] };

/** Phrases of a lexicon, parted by commas; alternatives of a word stand with "|", each stemmed by itself. */
export function phrasesOf<T>(of: T, lexicon: string, local = false): Phrase<T>[] {
  return lexicon
    .split(",")
    .map((text) => text.trim().split(/\s+/))
    .filter(([first]) => first !== undefined && first !== "")
    .map((words) => ({
      of,
      text: words.join(" "),
      local,
      words: words.map((word) => word.split("|").flatMap(stemsOf)).filter((word) => word.length > 0),
    }))
    .filter(({ words }) => words.length > 0);
}

/** The share of the label's words that the phrase accounts for; undefined where the phrase is not in it. */
function coverage({ words }: Phrase<unknown>, stems: ReadonlySet<string>): number | undefined {
  const isIn = (word: readonly string[]) => word.some((one) => hasStem(stems, one));
  return words.every(isIn) ? words.length / Math.max(stems.size, words.length) : undefined;
}

/** A stem of the lexicon may be the beginning of a longer word: "revoc" is in "revocation". */
function hasStem(stems: ReadonlySet<string>, wanted: string): boolean {
  if (stems.has(wanted)) return true;
  if (wanted.length < 5) return false;
  for (const one of stems) if (one.startsWith(wanted) && one.length <= wanted.length + 5) return true;
  return false;
}

/** Words that many labels have: they tell fields apart only together with others. */
const general = new Set("what who how when which workflow system process data".split(" ").map(stem));

type Scored<T> = { phrase: Phrase<T>; share: number; score: number };

/**
 * The best of all phrases. A phrase of several words beats a phrase of one; between two fields that are equally good
 * there is none.
 */
export function bestMatch<T extends string>(
  text: string,
  phrases: readonly Phrase<T>[],
  { least = 0.5, favour }: { least?: number; favour?: (of: T) => number } = {},
): Match<T> | undefined {
  const stems = new Set(stemsOf(text));
  if (stems.size === 0) return undefined;
  const scored = phrases.flatMap((phrase): Scored<T>[] => {
    const share = coverage(phrase, stems);
    // One word of two is a weak sign: "Parcel Exceptions".
    if (
      share === undefined ||
      share < (phrase.words.length === 1 ? Math.max(least, least >= 0.5 ? 0.6 : 0) : least)
    )
      return [];
    const weight = phrase.words.reduce((sum, [word = ""]) => sum + (general.has(word) ? 0.4 : 1), 0);
    return [{ phrase, share, score: weight + 2 * share + (favour?.(phrase.of) ?? 0) }];
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  if (!best) return undefined;
  const rival = scored.some(({ phrase, score }) => phrase.of !== best.phrase.of && best.score - score < 0.25);
  if (rival) return undefined;
  return { of: best.phrase.of, confidence: best.share > 0.99 ? "sure" : "likely", phrase: best.phrase.text };
}

const allFields = fieldWords.flatMap(({ path, phrases, local = "" }) => [
  ...phrasesOf(path, phrases),
  ...phrasesOf(path, local, true),
]);
const allSections = packetSectionIds.flatMap((id) => phrasesOf(id, sectionWords[id]));

/** Labels told by all of their words. A label may mean one thing in one section and another elsewhere. */
const exactLabels = new Map<string, string[]>();
for (const { path, exact = "" } of fieldWords)
  for (const label of exact.split(",")) {
    const key = wholeLabel(label);
    const known = exactLabels.get(key) ?? [];
    if (key !== "" && !known.includes(path)) exactLabels.set(key, [...known, path]);
  }

function wholeLabel(label: string): string {
  return allStems(label).join(" ");
}

/** A text that is nothing but a label: the header of a column, not a value. */
export const isWholeLabel = (text: string): boolean => exactLabels.has(wholeLabel(text));

function exactMatch(label: string, section: PacketSectionId | undefined): Match | undefined {
  const phrase = wholeLabel(label);
  const paths = exactLabels.get(phrase) ?? [];
  const near = section === undefined ? paths : paths.filter((path) => sectionOfPath(path) === section);
  // What could be of two fields is told by the section; small words of another section say too little.
  const found =
    near.length === 1 ? near[0] : paths.length === 1 && phrase.includes(" ") ? paths[0] : undefined;
  return found === undefined ? undefined : { of: found, confidence: "sure", phrase };
}

const nameInLabel =
  /^(what|how|when|where|who) (?:\p{Lu}[\p{L}\p{N}-]*\s?){1,2} ?(does|is|gets|may|can|stops|runs|starts|pauses)\b/u;

const sectionOfPath = (path: string) =>
  packetSectionIds.find((id) => path === id || path.startsWith(`${id}.`));

/**
 * The field that a label names. Within a section, its own fields go by short names as well, and fields of another
 * section only where the label says it fully.
 */
export function matchField(
  label: string,
  section?: PacketSectionId,
  { question = false }: { question?: boolean } = {},
): Match | undefined {
  const exact =
    exactMatch(label, section) ??
    // "What CountRight does", "How CountRight is stopped": the name of the thing stands for "it".
    (nameInLabel.test(label) ? exactMatch(label.replace(nameInLabel, "$1 it $2"), section) : undefined);
  if (exact) return exact;
  const own = (path: string) => sectionOfPath(path) === section;
  const phrases = allFields.filter(
    ({ of, local, words }) =>
      (!local || (section !== undefined && own(of))) &&
      // A single word of another section's field is hardly ever meant here.
      (section === undefined || own(of) || sectionOfPath(of) === undefined || words.length > 1),
  );
  const favour = (path: string) => (section !== undefined && own(path) ? 0.8 : 0);
  const inLabel = bestMatch(label, phrases, { least: 0.5, favour });
  if (inLabel || !question) return inLabel;
  // A question has many words beside the two or three that matter.
  const telling = phrases.filter(({ words, of }) => words.length > 1 || (section !== undefined && own(of)));
  return bestMatch(label, telling, { least: 0.2, favour });
}

/** Told by small words: what is left of them without is of another section. */
const wholeSections: Readonly<Record<string, PacketSectionId>> = {
  "logging in": "identity",
  "log in": "identity",
  "signing in": "identity",
  "getting in": "identity",
  "who answers for it": "ownership",
  "who answers for what": "ownership",
  "what it may do": "actions",
  "what it is allowed to do": "actions",
};

/** The section that a heading, the name of a sheet or of a file opens. */
export function matchSection(heading: string): Match<PacketSectionId> | undefined {
  const whole = plain(withoutCounter(heading)).toLowerCase().replace(/[.:]$/, "");
  const section = Object.hasOwn(wholeSections, whole) ? wholeSections[whole] : undefined;
  if (section) return { of: section, confidence: "sure", phrase: whole };
  return bestMatch(heading, allSections, { least: 0.5 });
}
