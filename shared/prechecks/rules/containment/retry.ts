import { quotePlace, type Facts } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { writesAnything } from "./common.ts";

export const unboundedRetry: Rule = {
  id: "failure.unbounded-retry",
  family: "containment",
  title: "A writing step is repeated without limit",
  rationale:
    "A step that was done and not confirmed is done again by a retry: two orders, two payments, two letters. Without a limit it does not end.",
  settles: "The largest number of attempts, and what keeps a repeated step from taking effect twice.",
  severity: "concern",
  items: ["failure.operator-controls", "failure.ordinary-faults"],
  refs: ["OWASP-ASI:2026:ASI08", "OWASP-LLM:2025:LLM10"],
  examples: {
    fires: [
      {
        says: "Until it succeeds.",
        sections: {
          actions: { rows: [{ action: "update order", policy: "automatic" }] },
          failure: { operatorControls: { retry: "The step is retried until it succeeds." } },
        },
      },
      {
        says: "Just once more, every time.",
        sections: {
          actions: { rows: [{ action: "send letter", policy: "automatic" }] },
          failure: { operatorControls: { retry: "Just run it again." } },
        },
      },
    ],
    quiet: [
      {
        says: "A limit.",
        sections: {
          actions: { rows: [{ action: "update order", policy: "automatic" }] },
          failure: { operatorControls: { retry: "Three attempts with the same key, then the queue." } },
        },
      },
    ],
  },
  check: (facts) => {
    if (!writesAnything(facts)) return [];
    return retryWords(facts).flatMap((passage): RuleHit[] => {
      const { lexicon } = facts;
      if (lexicon.terms("failure.retrying").find(passage.text).length === 0) return [];
      const endless = lexicon
        .terms("failure.endless")
        .find(passage.text)
        .find(({ negated }) => !negated);
      // "Until it is on its way": an end that may never come.
      const until =
        /\buntil (?:it|they|that|this|the (?!limit|maximum|third|second|\d|person|operator|queue)\p{L}+|all|every\p{L}*|one|somebody|someone) ?/iu.exec(
          passage.text,
        );
      const automatic = /\b(automatic(?:ally)?|auto|by itself|on its own)\b/i.exec(passage.text);
      const place =
        endless ??
        (until ? { start: until.index, end: until.index + until[0].length } : undefined) ??
        (automatic && passage.path.includes("retry")
          ? { start: automatic.index, end: automatic.index + automatic[0].length }
          : undefined);
      if (!place || isBounded(facts, passage.text)) return [];
      return [
        {
          subject: "",
          says: "A step that writes is repeated without a limit, and nothing keeps it from taking effect twice.",
          quotes: [quotePlace(passage, place.start, place.end)],
        },
      ];
    });
  },
};

function retryWords({ passages, packet }: Facts) {
  return [
    ...passages.filter(
      ({ path }) =>
        path.startsWith("failure.") ||
        path === "actions.text" ||
        path === "boundary.text" ||
        path === "boundary.statement",
    ),
    ...(packet.sections.actions?.rows ?? []).flatMap(({ rollback }, at) =>
      rollback === undefined ? [] : [{ path: `actions[${at}].rollback`, text: rollback }],
    ),
  ];
}

function isBounded({ lexicon }: Facts, text: string): boolean {
  return (
    lexicon.terms("failure.bounded").says(text) ||
    /\b(\d+|two|three|four|five|six|ten)\s+(more\s+)?(times|attempts|retries|tries)\b/i.test(text)
  );
}
