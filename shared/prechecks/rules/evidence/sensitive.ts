/** What a call touches that a row must speak of. */
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { objectsIn } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";
import { stemOf } from "./interface-words.ts";

export function sensitiveIn(texts: readonly string[], lexicon: Lexicon): string[][] {
  return texts.flatMap((text) =>
    lexicon
      .terms("evidence.sensitive")
      .find(text)
      .map(({ start, end }) => {
        const words = wordsOf(text.slice(start, end));
        return [...words.flatMap(({ lemmas }) => lemmas), ...objectsIn(words, lexicon)].map(stemOf);
      }),
  );
}
