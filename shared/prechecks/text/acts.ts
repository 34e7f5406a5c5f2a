/** What an agent does, read out of words: the verb's group, its effect, and the things it is done to. */
import type { Lexicon, WordListName } from "../lexicon/lexicon.ts";
import { fold, wordsOf, type Word } from "./words.ts";
import { isNegated, termList, type TermList } from "./terms.ts";

export type Effect = "read" | "draft" | "write";
export type Act = {
  /** The name of the verb's group. */
  readonly verb: string;
  /** The verb as it stands in the word list. */
  readonly said: string;
  readonly effect: Effect;
  /** What the act is done to, as group names or folded lemmas, in order, without small words. */
  readonly objects: readonly string[];
  readonly negated: boolean;
  /** Offsets of the verb, and of the whole act, into the text. */
  readonly start: number;
  readonly end: number;
};

const effects: readonly (readonly [WordListName, Effect])[] = [
  ["acts.read", "read"],
  ["acts.draft", "draft"],
  ["acts.write", "write"],
];

type VerbTable = {
  readonly list: TermList;
  readonly of: ReadonlyMap<string, { verb: string; effect: Effect }>;
};
const tables = new WeakMap<Lexicon, VerbTable>();

function verbTable(lexicon: Lexicon): VerbTable {
  const known = tables.get(lexicon);
  if (known) return known;
  const of = new Map<string, { verb: string; effect: Effect }>();
  for (const [name, effect] of effects)
    for (const [word, verb] of lexicon.groups(name)) if (!of.has(word)) of.set(word, { verb, effect });
  const table = { list: termList([...of.keys()]), of };
  tables.set(lexicon, table);
  return table;
}

/** The first act of an action row's words. Words without a verb give an act that writes, for want of better knowledge. */
export function actOfRow(text: string, lexicon: Lexicon): Act {
  const words = wordsOf(text);
  const { list, of } = verbTable(lexicon);
  // A row begins with its verb, perhaps behind "to", "auto" or the like.
  const hit = list.find(text).find(({ from }) => from <= leadingSmallWords(words));
  if (hit) {
    const known = of.get(hit.term);
    const objects = objectsIn(words.slice(hit.to), lexicon);
    return {
      verb: known?.verb ?? hit.term,
      said: hit.term,
      effect: known?.effect ?? "write",
      objects,
      negated: hit.negated,
      start: hit.start,
      end: text.length,
    };
  }
  for (const [at, word] of words.entries()) {
    const noun = nounVerb(word, lexicon);
    if (noun === undefined) continue;
    const objects = objectsIn([...words.slice(0, at), ...words.slice(at + 1)], lexicon);
    return {
      verb: noun,
      said: word.folded,
      effect: of.get(noun)?.effect ?? "write",
      objects,
      negated: isNegated(words, at),
      start: word.start,
      end: word.end,
    };
  }
  const late = list.find(text)[0];
  const known = late && of.get(late.term);
  return {
    verb: known?.verb ?? "",
    said: late?.term ?? "",
    effect: known?.effect ?? "write",
    objects: objectsIn(words, lexicon),
    negated: false,
    start: 0,
    end: text.length,
  };
}

/** Every act that a sentence of prose speaks of. */
export function actsIn(text: string, lexicon: Lexicon): Act[] {
  const words = wordsOf(text);
  const { list, of } = verbTable(lexicon);
  return list.find(text).flatMap((hit) => {
    const known = of.get(hit.term);
    if (!known) return [];
    const rest: Word[] = [];
    for (const word of words.slice(hit.to, hit.to + 9)) {
      if (/[.;:!?\n]/.test(word.gap)) break;
      rest.push(word);
    }
    const end = rest.at(-1)?.end ?? hit.end;
    return [
      {
        ...known,
        said: hit.term,
        objects: objectsIn(rest, lexicon),
        negated: hit.negated,
        start: hit.start,
        end,
      },
    ];
  });
}

/** Content words as group names; a group's words of two parts are found, too. */
export function objectsIn(words: readonly Word[], lexicon: Lexicon): string[] {
  const groups = lexicon.groups("acts.objects");
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (!word) break;
    const two =
      next &&
      word.lemmas
        .flatMap((a) => next.lemmas.map((b) => groups.get(`${a} ${b}`)))
        .find((group) => group !== undefined);
    if (two !== undefined) {
      found.push(two);
      at += 1;
      continue;
    }
    if (smallWords.has(word.folded)) continue;
    found.push(
      word.lemmas.map((lemma) => groups.get(lemma)).find((group) => group !== undefined) ?? shortest(word),
    );
  }
  return [...new Set(found)];
}

function shortest(word: Word): string {
  // Only plural and singular are made one here: a guess at a stem would make different things the same.
  const { folded } = word;
  if (folded.endsWith("ies") && folded.length > 4) return `${folded.slice(0, -3)}y`;
  return folded.length > 3 && folded.endsWith("s") && !/(ss|us|is)$/.test(folded)
    ? folded.slice(0, -1)
    : folded;
}

function nounVerb(word: Word, lexicon: Lexicon): string | undefined {
  for (const entry of lexicon.entries("acts.nouns")) {
    const [noun = "", verb] = entry.split(":");
    if (word.lemmas.includes(fold(noun))) return verb;
  }
  return undefined;
}

function leadingSmallWords(words: readonly Word[]): number {
  const at = words.findIndex(({ folded }) => !leading.has(folded));
  return at === -1 ? 0 : at;
}

const leading = new Set([
  "to",
  "auto",
  "automatically",
  "bulk",
  "mass",
  "the",
  "agent",
  "bot",
  "it",
  "will",
  "can",
  "may",
  "re",
  "always",
  "then",
  "and",
  "also",
  "silently",
  "directly",
  "manually",
  "immediately",
  "proactively",
]);

export const smallWords: ReadonlySet<string> = new Set(
  (
    "a an the this that these those of to in on at by for from with without into onto over under and or as is are be been its it their his her our your my " +
    "any all each every some no not new old own via per when where which who after before once then up out off than through between within about if so such " +
    "only also back down can may will must should would could has have had one two"
  ).split(" "),
);
