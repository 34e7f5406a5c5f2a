/** The words of a packet, for telling whether anything in it speaks of what a permission is about. */
import type { Facts } from "../../facts.ts";
import { smallWords } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";

export type PacketWords = {
  /** Whether the acts or the boundary speak of one of these things. */
  readonly speaksOf: (things: readonly Word[]) => boolean;
  readonly speaksInActs: (things: readonly Word[]) => boolean;
  readonly speaksIn: (things: readonly Word[], text: string) => boolean;
};

/** The words of the acts and of the boundary, made ready for looking things up that are named a little otherwise. */
export function packetWords(facts: Facts): PacketWords {
  const { boundary } = facts.packet.sections;
  const acts = facts.actions.filter(({ policy }) => policy !== "never").map(({ text }) => text);
  const inActs = wordIndex(acts.join(" . "), facts);
  const everywhere = wordIndex(
    [
      ...acts,
      boundary?.statement,
      boundary?.trigger,
      ...(boundary?.inputs ?? []),
      ...(boundary?.outputs ?? []),
    ].join(" . "),
    facts,
  );
  return {
    speaksOf: everywhere,
    speaksInActs: inActs,
    speaksIn: (things, text) => wordIndex(text, facts)(things),
  };
}

function wordIndex(text: string, { lexicon }: Facts): (things: readonly Word[]) => boolean {
  const groups = lexicon.groups("acts.objects");
  const groupOf = (word: Word) =>
    word.lemmas.map((lemma) => groups.get(lemma)).find((group) => group !== undefined);
  const found = new Set<string>();
  const stems = new Set<string>();
  const words = wordsOf(text);
  for (const word of words) {
    if (word.folded.length < 3 || smallWords.has(word.folded)) continue;
    for (const lemma of word.lemmas) found.add(lemma);
    const group = groupOf(word);
    if (group !== undefined) found.add(group);
    if (word.folded.length > 4) stems.add(word.folded.slice(0, 5));
  }
  // "measuredworks" are "measured works".
  const run = words.map(({ folded }) => folded).join("");
  return (things) =>
    things.some((thing) => {
      const group = groupOf(thing);
      return (
        thing.lemmas.some((lemma) => found.has(lemma)) ||
        (group !== undefined && found.has(group)) ||
        (thing.folded.length > 4 && (stems.has(thing.folded.slice(0, 5)) || run.includes(thing.folded)))
      );
    });
}

export function contentOf(text: string): readonly Word[] {
  return wordsOf(text).filter(isContent);
}

function isContent({ folded }: Word): boolean {
  return folded.length > 2 && !smallWords.has(folded) && !empty.has(folded);
}
/** Words that a reason for a permission has, whatever it is for. */
const empty = new Set(
  (
    "needed need needs use used uses using role release released approval approved approve workflow agent system access data later work works right rights permission scope " +
    "right step steps run runs read write new one two first next day time same standard template general other others information info details context background purposes purpose " +
    "reason reasons record records process team user users account service only full"
  ).split(" "),
);
