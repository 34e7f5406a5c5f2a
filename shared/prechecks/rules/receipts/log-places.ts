/** Where the receipts lie, and whether something guards them there. */
import type { Facts } from "../../facts.ts";
import type { TermList } from "../../text/terms.ts";
import { fold } from "../../text/words.ts";

/** The systems in which the receipts lie, by what the packet says of the place. */
export function homesOf({ systems, packet }: Facts) {
  const where = fold(packet.sections.receipts?.where ?? "");
  return systems.filter(({ label, key }) => mentions(where, fold(label)) || mentions(where, key));
}

/** Whether the packet names a guard of the log in any of its words on it. */
export function isGuarded({ packet, lexicon }: Facts): boolean {
  const { where, tamperProtection, text } = packet.sections.receipts ?? {};
  const guarded = lexicon.terms("receipts.guarded");
  return [where, tamperProtection, text].some((words) => guards(guarded, words));
}

/** A word for a guard that the text does not take back: "versioning not yet switched on" is none. */
function guards(guarded: TermList, words: string | undefined): boolean {
  return (words ?? "")
    .split(/(?<=[.;])\s/u)
    .some(
      (sentence) =>
        guarded
          .find(sentence)
          .some(
            ({ negated, term }) =>
              !negated ||
              /^(?:no|not|never|nobody|cannot|can not|may not|must not|without|neither|nor|kein|den|refus|un|in)/.test(
                term,
              ),
          ) &&
        !/\b(?:not (?:yet|switched|turned|enabled|activated|active|on)|off|planned|to come|later|will be)\b/i.test(
          sentence,
        ),
    );
}

function mentions(text: string, name: string): boolean {
  return (
    name.length > 1 &&
    // Looking for the letters first is what makes a hundred systems cheap.
    text.includes(name) &&
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
      "u",
    ).test(text)
  );
}
