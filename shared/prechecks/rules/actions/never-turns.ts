/** Turns of phrase for what is never an agent's to do: verb, what it is done to and where to, in each trade's own words. */
import { wordsOf } from "../../text/words.ts";
import type { NeverKind } from "./never-kind.ts";
import { turnsOfPeople } from "./turns-of-people.ts";
import { turnsOfThings } from "./turns-of-things.ts";

/** The first that fits counts. */
const order: readonly NeverKind[] = ["bank", "money", "permission", "access", "deletion", "contract"];
const turns = [...turnsOfThings, ...turnsOfPeople].toSorted(
  ([a], [b]) => order.indexOf(a) - order.indexOf(b),
);

/** What a turn of phrase says is done. The turn begins an act: "notice of a change of terms" changes none. */
export function turnOf(text: string, { telling }: { readonly telling: boolean }): NeverKind | undefined {
  const forms = formsOf(text);
  return turns.find(
    ([kind, patterns]) =>
      !(telling && kind === "bank") &&
      patterns.some((pattern) =>
        forms.some((form) => {
          const match = pattern.exec(form);
          return match !== null && (kind === "bank" || begins.test(form.slice(0, match.index)));
        }),
      ),
  )?.[0];
}

const begins =
  /(?:^\W*|[,;:–—(/]\s*|\b(?:and|or|then|plus|also|auto|automatically|directly|immediately|silently|agent|bot|assistant|will|can|may|once approved|on approval) )(?:to )?$/iu;

/** The words as they stand, and with the first one in each form that it may be an inflection of. */
function formsOf(text: string): string[] {
  const first = wordsOf(text)[0];
  if (!first) return [text];
  const rest = text.slice(first.end);
  return [...new Set([text, ...first.lemmas.map((lemma) => `${lemma}${rest}`)])];
}
