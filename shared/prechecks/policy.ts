/**
 * `countersign.prechecks/1`: an organisation's own settings of the pre-checks, as a file. It switches rules off, tunes
 * word lists and thresholds, and adds rules of phrases. A version never changes once it is imported; reviews name it.
 */
import { z } from "zod";
import { SEMVER } from "../formats/semver.ts";
import { allRules } from "./all-rules.ts";
import { defaultThresholds, quotePlace, type Facts, type Thresholds } from "./facts.ts";
import { FlagFamily } from "./flag.ts";
import {
  makeLexicon,
  wordLists,
  type Lexicon,
  type ListChange,
  type WordListName,
} from "./lexicon/lexicon.ts";
import type { Rule, RuleHit } from "./rule.ts";
import { termList } from "./text/terms.ts";

export const PRECHECKS_FORMAT = "countersign.prechecks/1";

const Terms = z.array(z.string().min(1).max(200)).max(5_000);
const Sentence = z.string().min(1).max(2_000);
/** What formats.md calls a blocker is fixed; an organisation's own rules are concerns or notes. */
const OwnSeverity = z.enum(["concern", "note"]);

export const PhraseRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "1 to 100 of a-z, 0-9, dot, underscore, hyphen"),
  family: FlagFamily,
  severity: OwnSeverity.default("concern"),
  title: Sentence,
  /** Words and phrases; `_` stands for one word, `*` at a word's end for any ending. */
  terms: Terms.min(1),
  /** Field paths in which they are looked for, with all below them; everywhere, where none is given. */
  in: z.array(z.string().min(1).max(300)).max(100).optional(),
  why: Sentence,
  settles: Sentence,
  items: z.array(z.string().max(200)).max(50).default([]),
});
export type PhraseRule = z.infer<typeof PhraseRule>;

export const PrecheckPolicy = z.strictObject({
  format: z.literal(PRECHECKS_FORMAT),
  id: z.string().regex(/^[a-z0-9._-]{1,100}$/, "1 to 100 of a-z, 0-9, dot, underscore, hyphen"),
  version: z.string().max(100).regex(SEMVER, "a semantic version such as 1.0.0"),
  title: z.string().max(2_000).optional(),
  rules: z
    .record(
      z.string(),
      z.strictObject({
        off: z.boolean().optional(),
        severity: OwnSeverity.optional(),
        reason: z.string().max(2_000).optional(),
      }),
    )
    .default({})
    .superRefine(refuseUnknown("rule", (id) => allRules.some((rule) => rule.id === id))),
  lists: z
    .record(z.string(), z.strictObject({ add: Terms.optional(), remove: Terms.optional() }))
    .default({})
    .superRefine(refuseUnknown("word list", isListName)),
  thresholds: z.strictObject({ detectionDays: z.number().min(0).max(36_500).optional() }).default({}),
  phrases: z
    .array(PhraseRule)
    .max(1_000)
    .default([])
    .refine((phrases) => new Set(phrases.map(({ id }) => id)).size === phrases.length, "each id stands once")
    .refine(
      (phrases) => phrases.every(({ id }) => allRules.every((rule) => rule.id !== id)),
      "an id is one of a built-in rule",
    ),
});
export type PrecheckPolicy = z.infer<typeof PrecheckPolicy>;

function isListName(name: string): name is WordListName {
  return Object.hasOwn(wordLists, name);
}

/** Names each unknown one at its own place. */
function refuseUnknown(what: string, isKnown: (name: string) => boolean) {
  return (named: Readonly<Record<string, unknown>>, context: z.RefinementCtx) => {
    for (const name of Object.keys(named))
      if (!isKnown(name))
        context.addIssue({ code: "custom", path: [name], message: `no such ${what}: ${name}` });
  };
}

/** What a policy makes of the built-in rules, in the form in which a review keeps it. */
export type PolicyChanges = {
  tuned: { rule: string; off?: true; severity?: "concern" | "note"; reason?: string }[];
  lists: string[];
  detectionDays?: number;
  ownRules: string[];
};

export function changesOf({
  rules,
  lists,
  thresholds: { detectionDays },
  phrases,
}: PrecheckPolicy): PolicyChanges {
  return {
    tuned: Object.entries(rules).flatMap(([rule, { off, severity, reason }]) =>
      off === true || severity !== undefined
        ? [
            {
              rule,
              ...(off === true ? { off } : {}),
              ...(severity === undefined || off === true ? {} : { severity }),
              ...(reason === undefined ? {} : { reason }),
            },
          ]
        : [],
    ),
    lists: Object.entries(lists).flatMap(([name, { add, remove }]) =>
      (add?.length ?? 0) + (remove?.length ?? 0) > 0 ? [name] : [],
    ),
    ...(detectionDays === undefined ? {} : { detectionDays }),
    ownRules: phrases.map(({ id }) => id),
  };
}

export type RuleSet = {
  readonly rules: readonly Rule[];
  readonly lexicon: Lexicon;
  readonly thresholds: Thresholds;
};

const builtIn: RuleSet = { rules: allRules, lexicon: makeLexicon(), thresholds: defaultThresholds };

/** The built-in rules as the policy wants them, and its own. */
export function ruleSetOf(policy?: PrecheckPolicy): RuleSet {
  if (!policy) return builtIn;
  const changes: Partial<Record<WordListName, ListChange>> = {};
  for (const [name, { add, remove }] of Object.entries(policy.lists))
    if (isListName(name)) changes[name] = { ...(add ? { add } : {}), ...(remove ? { remove } : {}) };
  const { detectionDays } = policy.thresholds;
  return {
    rules: [
      ...allRules.filter(({ id }) => policy.rules[id]?.off !== true).map((rule) => softened(rule, policy)),
      ...policy.phrases.map(ruleOfPhrases),
    ],
    lexicon: makeLexicon(changes),
    thresholds: { ...defaultThresholds, ...(detectionDays === undefined ? {} : { detectionDays }) },
  };
}

function softened(rule: Rule, policy: PrecheckPolicy): Rule {
  const severity = policy.rules[rule.id]?.severity;
  if (severity === undefined) return rule;
  return { ...rule, severity, check: (facts) => rule.check(facts).map((hit) => ({ ...hit, severity })) };
}

function ruleOfPhrases({
  id,
  family,
  severity,
  title,
  terms,
  in: places,
  why,
  settles,
  items,
}: PhraseRule): Rule {
  const list = termList(terms);
  const isIn = (path: string) =>
    places === undefined ||
    places.some((place) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`));
  return {
    id,
    family,
    title,
    rationale: why,
    settles,
    severity,
    items,
    refs: [],
    examples: { fires: [], quiet: [] },
    check: ({ passages, actions }: Facts): RuleHit[] =>
      [...passages, ...actions.map(({ path, text }) => ({ path: `${path}.action`, text }))]
        .filter(({ path }) => isIn(path))
        .flatMap((passage): RuleHit[] => {
          const hits = list.find(passage.text).filter(({ negated }) => !negated);
          const [first] = hits;
          if (!first) return [];
          return [
            {
              subject: `${passage.path.replaceAll(/\[\d+\]/g, "")}|${first.term}`,
              says: `${title}: “${passage.text.slice(first.start, first.end)}”.`,
              quotes: hits.map(({ start, end }) => quotePlace(passage, start, end)),
            },
          ];
        }),
  };
}
