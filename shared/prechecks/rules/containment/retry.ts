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
      const isRetry = passage.path.endsWith("operatorControls.retry");
      if (!isRetry && lexicon.terms("failure.retrying").find(passage.text).length === 0) return [];
      const hit = retrySentences(passage.text, isRetry, facts).find(
        ({ text, start }) =>
          endlessPlace(text, isRetry, facts) !== undefined && !isBounded(facts, passage.text, start, text),
      );
      const place = hit && endlessPlace(hit.text, isRetry, facts);
      if (!hit || !place) return [];
      return [
        {
          subject: "",
          says: "A step that writes is repeated without a limit, and nothing keeps it from taking effect twice.",
          quotes: [quotePlace(passage, hit.start + place.start, hit.start + place.end)],
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

type Part = { readonly text: string; readonly start: number };

/** In the field of retries the whole text; elsewhere the sentences that speak of trying again. */
function retrySentences(text: string, isRetry: boolean, { lexicon }: Facts): readonly Part[] {
  if (isRetry) return [{ text, start: 0 }];
  const parts: Part[] = [];
  let start = 0;
  for (const sentence of text.split(/(?<=[.;!?])\s+/u)) {
    parts.push({ text: sentence, start: text.indexOf(sentence, start) });
    start += sentence.length;
  }
  return parts.filter((part) => lexicon.terms("failure.retrying").find(part.text).length > 0);
}

function endlessPlace(
  text: string,
  isRetry: boolean,
  { lexicon }: Facts,
): { start: number; end: number } | undefined {
  const endless = lexicon
    .terms("failure.endless")
    .find(text)
    .find(
      ({ negated, term }) => !negated || /^(?:no|without|never|not|does|doesn|won|refuses|un)/.test(term),
    );
  if (endless) return endless;
  // "Until it is on its way": an end that may never come.
  const until =
    /\b(?:un)?till? (?:it|they|that|this|the (?!limit|maximum|third|second|\d|person|operator|queue)\p{L}+|all|every\p{L}*|one|somebody|someone|taken|accepted|sent|through|\p{L}+ed\b) ?/iu.exec(
      text,
    );
  if (until) return { start: until.index, end: until.index + until[0].length };
  const told = isRetry
    ? endlessTurns.map((pattern) => pattern.exec(text)).find((match) => match !== null)
    : null;
  if (told) return { start: told.index, end: told.index + told[0].length };
  // "Nobody looks whether the first one landed."
  const blind =
    /\b(?:nobody|no one|nothing|not|never|without|does not|doesn't)\s+(?:\p{L}+\s+){0,3}?(?:look|check|ask|test|see|know|verif)\p{L}*\s+(?:first\s+)?(?:whether|if|for)\b/iu.exec(
      text,
    );
  if (blind) return { start: blind.index, end: blind.index + blind[0].length };
  const automatic = isRetry
    ? /(?<!\b(?:no|not|never|nothing|without|neither|nor)(?: \p{L}+)? )\b(automatic(?:ally)?|auto|by itself|on its own|as it likes|at will|at any time|any time|whenever|every time|each time)\b/iu.exec(
        text,
      )
    : null;
  return automatic ? { start: automatic.index, end: automatic.index + automatic[0].length } : undefined;
}

/** In the field of retries: "simply restart the run", "push the button again", "as many goes as it takes". */
const endlessTurns: readonly RegExp[] = [
  /\b(?:un)?till?\b(?!\s+(?:the |a |an |its )?(?:limit|maximum|third|second|fourth|fifth|person|human|operator|clerk|queue|cap|count|end|next|planner|desk|lead|supervisor|\d|midnight|noon|morning|evening|cut-?off|deadline|attempt))/iu,
  /\b(?:simply|just|merely|only need to|all you (?:need|have) to do)\b[^.;]{0,20}\b(?:re-?start|start|push|press|click|run|repeat|re-?try|re-?send|submit|re-?run|again|post|try|fire|send|hit)\b/iu,
  /\b(?:push|press|click|hit|tap|fire|kick|start|run|send|post|submit|trigger|launch)\b[^.;]{0,25}\bagain\b/iu,
  /\bas (?:many|often|much|long)\b[^.;]{0,20}\bas\b|\bas (?:needed|required|necessary|desired|often)\b/iu,
  /\b(?:keeps?|goes|go) (?:on |right on )?(?!note|record|count|track|hold|log|going to (?:the|a))\p{L}+ing\b|\b(?:go(?:es)? on|continues? (?:to|until|trying|through|for|all)|carr(?:y|ies) on|keeps? at it)\b/iu,
  /\b(?:duplicates?|doubles?|double entries|extra copies|repeats)\b[^.;]{0,40}\b(?:later|afterwards|after|by hand|cleaned|removed|sorted out|merged|deleted|tidied|ignored by the reader)\b/iu,
  /\b(?:every|each|any|all) (?:failures?|errors?|faults?|failed \p{L}+|time-?outs?|exceptions?|misses|rejected \p{L}+|rejections?)\b[^.;]{0,25}\b(?:re-?tried|repeated|re-?run|re-?sent|tried again|sent again|run again|re-?queued|re-?submitted)\b/iu,
  /\b(?:whenever|wherever|any time|at any time|at will|freely|at liberty|without (?:asking|thinking|restriction|further ado))\b/iu,
];

/** A largest number of attempts, or something that keeps a repeated step from taking effect twice. */
function isBounded({ lexicon }: Facts, whole: string, at: number, part: string): boolean {
  // A bound may stand in the sentence before or after.
  const text =
    part.length === whole.length ? whole : whole.slice(Math.max(0, at - 120), at + part.length + 160);
  if (
    /\b(?:nobody|no one|nothing|not|never|without)\s+(?:\p{L}+\s+){0,3}?(?:look|check)\p{L}*\s+(?:first\s+)?(?:whether|if|for)\b/iu.test(
      text,
    )
  )
    return false;
  // "No key on it, and some got the same order twice": what would bound it is missing.
  if (
    /\b(?:no|without an?|without any|lacks an?) (?:idempotency[ -])?(?:key|token|marker|identifier)\b/iu.test(
      text,
    )
  )
    return false;
  if (/\b(?:duplicates?|doubles?)\b[^.;]{0,40}\b(?:later|afterwards|by hand|cleaned|tidied)\b/iu.test(text))
    return false;
  if (
    /\b(?:as (?:often|many|long) as|any number|however (?:often|many|long)|no matter how)\b/i.test(part) &&
    !/idempoten|\bkey\b|twice|duplicate|changes nothing|no effect|makes it safe|recogni[sz]/i.test(text)
  )
    return false;
  return (
    lexicon.terms("failure.bounded").says(text) ||
    /(?:^|[,;.(:]\s*|\b(?:only|at most|just|than|exactly|tried|repeated|retried|run|asked|sent|again|starts?|tries)\s+)once\b(?!\s+(?:the|it|a|an|they|this|that|all|again))/iu.test(
      text,
    ) ||
    // "Order and part number are the key, so nothing is reserved twice".
    /\b(?:nothing|none|no \p{L}+|never|not)\b[^.;]{0,50}\b(?:twice|a second time|doubled|two times)\b|\b(?:is|are|as|forms?|makes?) (?:the|an?|its|their) (?:unique )?key\b/iu.test(
      text,
    ) ||
    /\bonce (?:by|per|for each|and then|only|at most|and no more)\b/iu.test(text) ||
    /\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:more\s+|further\s+|such\s+)?(times|attempts?|retr(?:y|ies)|tries|goes|rounds|repetitions?|repeats|occasions|calls)\b/i.test(
      text,
    ) ||
    /\b(?:max(?:imum|imal)?\.?|at most|up to|no more than|limit(?:ed)?(?: to| of)?)\s*:?\s*(?:\d|one|two|three|four|five|six|ten)/i.test(
      text,
    ) ||
    /\b(?:for|within|over|during) (?:\d+ ?(?:s|sec|min|h)|(?:\d+|one|two|three|ten|an?|half an) (?:minutes?|hours?|days?|seconds?))\b/i.test(
      text,
    )
  );
}
