/** Turns of phrase for what is never an agent's to do: verb, what it is done to and where to, in each trade's own words. */
import { startsOfPattern } from "../../text/pattern-starts.ts";
import { wordsOf } from "../../text/words.ts";
import type { NeverKind } from "./never-kind.ts";
import { turnsOfDeals } from "./turns-of-deals.ts";
import { turnsOfStanding } from "./turns-of-standing.ts";
import { turnsOfPeople } from "./turns-of-people.ts";
import { turnsOfThings } from "./turns-of-things.ts";

/** The first that fits counts. */
const order: readonly NeverKind[] = ["bank", "money", "permission", "access", "deletion", "contract"];
const turns = [...turnsOfThings, ...turnsOfPeople, ...turnsOfStanding, ...turnsOfDeals]
  .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  // Asked only where an act begins; an account is told wherever it stands.
  .flatMap(([kind, patterns]) =>
    patterns.map((pattern) => ({
      kind,
      pattern: kind === "bank" ? pattern : new RegExp(pattern.source, "y"),
      starts: startsOfPattern(pattern),
    })),
  );

/** What a turn of phrase says is done. The turn begins an act: "notice of a change of terms" changes none. */
export function turnOf(text: string, { telling }: { readonly telling: boolean }): NeverKind | undefined {
  const forms = formsOf(text.toLowerCase()).map((form) => ({ form, places: placesOf(form) }));
  return turns.find(({ kind, pattern, starts }) =>
    forms.some(({ form, places }) => {
      if (kind === "bank") return !telling && pattern.test(form);
      return places.some((at) => {
        if (starts?.every((letters) => !form.startsWith(letters, at)) === true) return false;
        pattern.lastIndex = at;
        return pattern.test(form);
      });
    }),
  )?.kind;
}

/** Where an act may begin. */
function placesOf(text: string): number[] {
  const lead = /^\W*/.exec(text)?.[0].length ?? 0;
  return wordsOf(text)
    .map(({ start }) => start)
    .filter(
      (start) =>
        start <= lead ||
        (start === lead + 3 && text.startsWith("to ", lead)) ||
        begins.test(text.slice(Math.max(0, start - longestLead), start)),
    );
}

/** What tells that an act begins is shorter, but for blanks without end. */
const longestLead = 40;
const begins =
  /(?:[,;:–—(/]\s*|\b(?:and|or|then|plus|also|auto|automatically|directly|immediately|silently|agent|bot|assistant|will|can|may|once approved|on approval) )(?:to )?$/iu;

/** The words as they stand, and with the first one in each form that it may be an inflection of. */
function formsOf(text: string): string[] {
  const first = wordsOf(text)[0];
  if (!first) return [text];
  const rest = text.slice(first.end);
  return [...new Set([text, ...first.lemmas.map((lemma) => `${lemma}${rest}`)])];
}
