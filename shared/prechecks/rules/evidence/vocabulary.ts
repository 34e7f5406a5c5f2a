/** What the packet speaks of as its business: things that the agent may read. */
import type { Facts } from "../../facts.ts";
import { objectsIn, smallWords } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";
import { sentencesOf } from "./calls.ts";
import { stemOf } from "./interface-words.ts";

const known = new WeakMap<Facts, ReadonlySet<string>>();
const denying = /\b(no|not|never|without|neither|nor|cannot|doesn't|don't|won't|outside|excluded|except)\b/i;

/** Stems of things, and of the groups that they belong to. What the packet denies is left out. */
export function vocabularyOf(facts: Facts): ReadonlySet<string> {
  const had = known.get(facts);
  if (had) return had;
  const { boundary, failure, receipts } = facts.packet.sections;
  const prose = [
    facts.packet.title,
    facts.packet.summary,
    boundary?.statement,
    boundary?.trigger,
    boundary?.text,
  ]
    .flatMap((text) => sentencesOf(text ?? ""))
    .filter((sentence) => !denying.test(sentence));
  const texts = [
    ...prose,
    ...(boundary?.inputs ?? []),
    ...(boundary?.outputs ?? []),
    ...(boundary?.untrustedInputs ?? []),
    ...(failure?.exceptions?.evidence ?? []),
    receipts?.where ?? "",
    ...facts.systems.flatMap(({ system }) => [system.id ?? "", system.name ?? "", system.notes ?? ""]),
    ...facts.flows.flatMap(({ flow }) => [...(flow.fields ?? []), flow.destination ?? ""]),
    ...facts.actions
      .filter(({ policy }) => policy !== "never")
      .flatMap(({ text, row }) => [text, row.system ?? "", row.receipt ?? ""]),
    ...facts.scopes.flatMap(({ text, scope }) => [text, scope.why ?? ""]),
  ];
  const words = new Set<string>();
  for (const text of texts) {
    const all = wordsOf(text);
    for (const { folded, lemmas } of all)
      if (!smallWords.has(folded)) lemmas.forEach((lemma) => words.add(stemOf(lemma)));
    objectsIn(all, facts.lexicon).forEach((thing) => words.add(stemOf(thing)));
  }
  known.set(facts, words);
  return words;
}
