/** Runs every rule over a packet and gives its flags, worst first. Pure: the same packet, the same flags. */
import { flagFamilies, flagSeverities, type Flag, type Quote } from "./flag.ts";
import type { Facts } from "./facts.ts";
import type { Rule } from "./rule.ts";

export function flagsOf(facts: Facts, rules: readonly Rule[]): Flag[] {
  const flags = new Map<string, Flag & { quotes: Quote[] }>();
  for (const rule of rules) {
    for (const hit of rule.check(facts)) {
      const id = hit.subject === "" ? rule.id : `${rule.id}:${hit.subject}`;
      const before = flags.get(id);
      // One defect in two places is one flag with both quotes.
      if (before) {
        for (const quote of hit.quotes) before.quotes.push(quote);
        continue;
      }
      flags.set(id, {
        id,
        rule: rule.id,
        family: rule.family,
        severity: hit.severity ?? rule.severity,
        says: hit.says,
        why: hit.why ?? rule.rationale,
        quotes: [...hit.quotes],
        items: [...(hit.items ?? rule.items)],
        settles: hit.settles ?? rule.settles,
      });
    }
  }
  const rank = (flag: Flag) =>
    flagSeverities.indexOf(flag.severity) * 100 + flagFamilies.indexOf(flag.family);
  return Array.from(flags.values(), (flag) => ({ ...flag, quotes: withoutRepeats(flag.quotes) })).sort(
    (a, b) => rank(a) - rank(b) || compare(a.id, b.id),
  );
}

function withoutRepeats(quotes: readonly Quote[]): Quote[] {
  return [
    ...new Map(
      quotes.map((quote) => [JSON.stringify([quote.file, quote.path, quote.line, quote.text]), quote]),
    ).values(),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
