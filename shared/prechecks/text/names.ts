/** Finds the names of people in words such as "Registry team lead Beatriz Nordqvist", in whatever letters they are written. */
import type { Lexicon } from "../lexicon/lexicon.ts";
import { smallWords } from "./acts.ts";
import { fold, lemmasOf } from "./words.ts";

/** Names as folded words, without titles: "beatriz nordqvist". `others` are words that name firms and products. */
export function namesIn(
  text: string,
  lexicon: Lexicon,
  others: ReadonlySet<string> = none,
): readonly string[] {
  return text.split(partings).flatMap((part) => nameOf(part, lexicon, others) ?? []);
}

/** Nothing but words for units, things and firms: "Shared Services", "Group Technology". */
export function isUnitOnly(text: string, lexicon: Lexicon, others: ReadonlySet<string> = none): boolean {
  const words = text.match(wordOfName) ?? [];
  return (
    words.length > 0 &&
    words.every((word) => {
      const { kind } = partOf(word, lexicon, others);
      return kind === "plain" || kind === "role" || kind === "particle";
    })
  );
}
const wordOfName = /[\p{L}\p{M}][\p{L}\p{M}'’ʼ-]*\.?/gu;

const none: ReadonlySet<string> = new Set();
const partings = /[,;()[\]/|:"“”]|\s[-–—]\s|\s(?:or|and|then|else|by|from|at|for|with|und|oder|et|ou)\s/iu;

type Part = {
  readonly word: string;
  readonly kind: "title" | "initial" | "particle" | "given" | "role" | "plain" | "unknown";
};

function nameOf(text: string, lexicon: Lexicon, others: ReadonlySet<string>): string | undefined {
  const parts = (text.match(wordOfName) ?? []).map((word) => partOf(word, lexicon, others));
  for (let at = 0; at < parts.length; at += 1) {
    const run = runFrom(parts, at);
    if (run > 0 && isName(parts, at, at + run))
      return parts
        .slice(at, at + run)
        .filter(({ kind }) => kind !== "title")
        .map(({ word }) => word)
        .join(" ");
  }
  return undefined;
}

/** How many words from here on may belong to one name. */
function runFrom(parts: readonly Part[], from: number): number {
  let to = from;
  while (to < parts.length && to - from < 5 && !ends.has(parts[to]?.kind ?? "plain")) to += 1;
  // "Carys Blunt", "Theo Banks": behind a given name a plain word is a surname where it ends the part.
  const isLast = to === parts.length - 1 && parts[to]?.kind === "plain";
  if (isLast && to - from === 1 && parts[from]?.kind === "given") to += 1;
  return to - from;
}
const ends: ReadonlySet<Part["kind"]> = new Set(["role", "plain"]);

function isName(parts: readonly Part[], from: number, to: number): boolean {
  const run = parts.slice(from, to);
  const bare = run.filter(({ kind }) => kind !== "title" && kind !== "particle");
  const has = (kind: Part["kind"]) => bare.some((part) => part.kind === kind);
  if (run[0]?.kind === "title" && bare.length > 0 && (has("unknown") || has("given"))) return true;
  if (bare.length < 2) return bare.length === 1 && has("given") && parts.length === 1;
  if (has("given")) return true;
  if (has("initial") && has("unknown")) return true;
  // Two words that no list knows: a name where nothing else stands beside them but a post.
  return bare.every(({ kind }) => kind === "unknown") && bare.length <= 4;
}

const known = new WeakMap<Lexicon, Map<string, Part>>();

function partOf(raw: string, lexicon: Lexicon, others: ReadonlySet<string>): Part {
  const word = fold(raw)
    .replace(/[.'-]+$/, "")
    .replace(/'s$/, "");
  if (others.has(word)) return { word, kind: "plain" };
  const made = known.get(lexicon) ?? new Map<string, Part>();
  known.set(lexicon, made);
  const before = made.get(raw);
  if (before) return before;
  const part: Part = { word, kind: kindOf(word, raw, lexicon) };
  if (made.size > 10_000) made.clear();
  made.set(raw, part);
  return part;
}

function kindOf(word: string, raw: string, lexicon: Lexicon): Part["kind"] {
  const [first = word] = word.split("-");
  const has = (name: Parameters<Lexicon["terms"]>[0]) => lexicon.terms(name).has(word);
  // "M. Gaspard Lenoir": a letter with a point, or alone.
  if (/^\p{L}$/u.test(word)) return raw.endsWith(".") || word !== "a" ? "initial" : "plain";
  if (lexicon.terms("names.titles").has(word)) return "title";
  if (exactly(lexicon, "names.given").has(word) || exactly(lexicon, "names.given").has(first)) return "given";
  if (exactly(lexicon, "names.particles").has(word)) return "particle";
  if (
    has("people.posts") ||
    has("people.machines") ||
    has("people.teams") ||
    has("people.vendors") ||
    has("people.nobody") ||
    has("people.mailboxes")
  )
    return "role";
  const isWord =
    smallWords.has(word) ||
    exactly(lexicon, "names.plain").has(word) ||
    lexicon.groups("acts.objects").has(word) ||
    lemmasOf(word).some((lemma) => verbs.some((name) => lexicon.groups(name).has(lemma)));
  return isWord ? "plain" : "unknown";
}

const verbs = ["acts.read", "acts.draft", "acts.write"] as const;

const sets = new WeakMap<Lexicon, Map<string, ReadonlySet<string>>>();

function exactly(lexicon: Lexicon, name: "names.given" | "names.particles" | "names.plain") {
  const made = sets.get(lexicon) ?? new Map<string, ReadonlySet<string>>();
  sets.set(lexicon, made);
  const before = made.get(name);
  if (before) return before;
  const set = new Set(lexicon.entries(name).map((entry) => fold(entry)));
  made.set(name, set);
  return set;
}
