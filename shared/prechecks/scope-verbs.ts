/** What the name of a permission says may be done: read by where its verbs stand, for a name's parts are things as well. */
import type { Lexicon } from "./lexicon/lexicon.ts";
import { fold, wordsOf, type Word } from "./text/words.ts";

/** `unsure` where the name has a verb that may be a thing, or none. */
export type Permits = "reads" | "writes" | "unsure";

/** Each permission of a text: "slots.read slots.book" holds two. */
export function permitsOf(scope: string, lexicon: Lexicon): readonly Permits[] {
  return piecesOf(scope).map((piece) => ofPiece(piece, lexicon));
}

/** Parts names at blanks and commas, where each is a name with dots or the like; all else is prose and stays whole. */
function piecesOf(scope: string): string[] {
  const pieces: string[] = [];
  let inside = 0;
  let before = "";
  for (const token of scope.trim().split(/\s+/)) {
    const starts =
      inside <= 0 && isName(token) && isName(pieces.at(-1) ?? "") && !prepositions.has(before.toLowerCase());
    const parts = inside <= 0 && isName(token) ? token.split(/[,;](?=[\p{L}\p{N}_-]+[.:/])/u) : [token];
    const [first = "", ...others] = parts;
    if (pieces.length === 0 || starts) pieces.push(first);
    else pieces[pieces.length - 1] += ` ${first}`;
    pieces.push(...others);
    inside += (token.match(/\(/g)?.length ?? 0) - (token.match(/\)/g)?.length ?? 0);
    before = token;
  }
  return pieces;
}
const prepositions = new Set(
  "on for to of in from at as with by via auf fur von an sur pour de en sobre di op voor i til".split(" "),
);

function isName(text: string): boolean {
  return /^[\p{L}\p{N}_-]+[.:/][\p{L}*]/u.test(text);
}

type Verb = { readonly at: number; readonly kind: "read" | "write" | "thing" };

function ofPiece(piece: string, lexicon: Lexicon): Permits {
  const fhir = /^(?:user|patient|system|launch)\/\w+\.([cruds]{1,5})$/i.exec(piece)?.[1];
  if (fhir !== undefined) return /[cud]/i.test(fhir) ? "writes" : "reads";
  const dialogue = /^(?:[a-z]{2}|[a-z]{2}\d)\d(\d)n?$/i.exec(piece.split(/\s+/).at(-1) ?? "")?.[1];
  if (dialogue === "1" || dialogue === "2") return "writes";
  if (dialogue === "3") return "reads";
  const [name = ""] = piece.split(/\s+/);
  const rest = piece.slice(name.length);
  if (!/[\p{L}\p{N}][.:/_][\p{L}\p{N}*]/u.test(name)) return ofProse(wordsOf(piece), lexicon);
  const own = ofName(name, lexicon);
  // "orders (POST)", "opcua:call Pause,SetCap"; behind a preposition stands what it is about.
  if (own === "writes" || /^\s+(?:on|of|for|to|in|from|at|as|auf|sur|sobre)\b/i.test(rest)) return own;
  const words = wordsOf(rest);
  if (words.length === 0) return own;
  return inRest(rest, own, lexicon);
}

/** Behind a name that only reads a further verb has to be joined on; behind one that says nothing, any will do. */
function inRest(rest: string, own: Permits, lexicon: Lexicon): Permits {
  const verbs = verbsIn(wordsOf(rest), lexicon);
  const words = wordsOf(rest);
  const writes = verbs.some(
    ({ at, kind }) => kind === "write" && (own !== "reads" || /[,+&|/;]/.test(words[at]?.gap ?? "")),
  );
  if (writes || (own !== "reads" && isMethod(rest, "POST|PUT|PATCH|DELETE"))) return "writes";
  if (own !== "reads" && (isMethod(rest, "GET|HEAD") || verbs.some(({ kind }) => kind === "read")))
    return "reads";
  return own;
}

function isMethod(text: string, methods: string): boolean {
  return new RegExp(String.raw`(?:^|[\s(])(?:${methods})\b`, "i").test(text);
}

/** `orders.write`, `REG_BIB_READ`, `chat.postMessage`: the last verb tells, unless the name begins `read:`. */
function ofName(full: string, lexicon: Lexicon): Permits {
  // "files.edit:/Export", "orders.read:export": behind a verb stands what it is bounded to.
  const [, front = ""] = /^([^:]*[./_]\p{L}+(?:[+,|&/]\p{L}+)*):/u.exec(full) ?? [];
  const bounded = wordsOf(front);
  const isBounded = verbsIn(bounded, lexicon).at(-1)?.at === bounded.length - 1 && front !== "";
  // "customers.plan:read", "change.requests:view": what stands behind is the verb, and the plan is what is read.
  const name = isBounded && !isReading(full.slice(front.length + 1)) ? front : full;
  const words = withoutTail(wordsOf(name));
  const verbs = verbsIn(words, lexicon);
  const [first] = verbs;
  const last = verbs.at(-1);
  if (!first || !last) return "unsure";
  const isEnd = last.at === words.length - 1;
  const leads = first.at === 0 && /^[\p{L}]+[:]/u.test(name);
  if (last.kind === "read") {
    const beside = verbs.at(-2);
    const joined = beside?.kind === "write" && beside.at === last.at - 1;
    // "write,read", "send+read" and "update/view" are two permissions; "audit-write.read" is one.
    const gap = words[last.at]?.gap ?? "";
    return joined &&
      (/^[,|+&]$/.test(gap) || (/^[/-]?$/.test(gap) && pairs.has(words[beside.at]?.folded ?? "")))
      ? "writes"
      : "reads";
  }
  if (
    first.kind === "read" &&
    (leads || last.kind === "thing") &&
    frontReads.has(words[first.at]?.folded ?? "")
  )
    return "reads";
  if (last.kind === "write") return "writes";
  if (isEnd && (words.length > 1 || verbs.length === 1)) return "writes";
  // "post:articles", "chat.postMessage".
  if (
    (leads && last.at === 0) ||
    (frontWrites.has(words[last.at]?.folded ?? "") && words[last.at + 1]?.gap === "")
  )
    return "writes";
  return verbs.some(({ kind }) => kind === "write") ? "writes" : "unsure";
}

/** One word that reads, and no more; "read" in front of it is a verb of its own. */
function isReading(behind: string): boolean {
  const words = wordsOf(behind);
  const [only] = words;
  return words.length === 1 && only !== undefined && plainReads.has(only.folded);
}
const plainReads = new Set("read readonly reader view viewer get list query lookup inquire".split(" "));

/** "View Order Book", "read and book", "write access to cases", "Schreibrecht Ordner". */
function ofProse(words: readonly Word[], lexicon: Lexicon): Permits {
  const verbs = verbsIn(words, lexicon, true);
  const isJoined = (at: number) =>
    /[,+&|/;(:-]/.test(words[at]?.gap ?? "") ||
    /^(?:and|or|plus|also|then|und|y|et|e|en|i|with|may|can|but)$/.test(words[at - 1]?.folded ?? "");
  const isThingHere = (at: number) =>
    nounReads.has(words[at]?.folded ?? "") && at > 0 && at < words.length - 1 && !isJoined(at);
  const reads = verbs.find(({ at, kind }) => kind === "read" && !isThingHere(at));
  const writes = verbs.filter(({ kind }) => kind === "write");
  if (!reads) {
    if (writes.length > 0) return "writes";
    const things = verbs.filter(({ kind }) => kind === "thing");
    return things.some(({ at }) => at === 0 || at === words.length - 1 || isJoined(at)) ? "writes" : "unsure";
  }
  const before = verbs.filter(({ at, kind }) => at < reads.at && kind === "write");
  if (before.length === 0 && saysOnly(words, reads.at)) return "reads";
  // Behind a verb that reads and what it reads, a word that may be a thing is one: "read (post, transfers)".
  const isVerbHere = (at: number) =>
    words
      .slice(reads.at + 1, at)
      .every(
        ({ folded }, index) => joiners.has(folded) || verbs.some((verb) => verb.at === reads.at + 1 + index),
      ) || joiners.has(words[at - 1]?.folded ?? "");
  const opens = /^[:(]/.test(words[reads.at + 1]?.gap ?? "");
  const behind = verbs.filter(
    ({ at, kind }) =>
      at > reads.at && kind !== "read" && isJoined(at) && (kind === "write" || (!opens && isVerbHere(at))),
  );
  if (behind.some(({ kind, at }) => kind === "write" || words[at - 1]?.folded.length === 3)) return "writes";
  if (behind.length > 0) return "writes";
  const next = words[reads.at + 1];
  if (next && next.gap === "" && pairs.has(next.folded) && writes.some(({ at }) => at === reads.at + 1))
    return "writes";
  if (before.length === 0) return "reads";
  // "read" joined to the write before it: two permissions. "change calendar view": nobody knows.
  return before.some(({ at }) => at === reads.at - 1) || isJoined(reads.at) ? "writes" : "unsure";
}

const joiners = new Set("and or plus also then und y et e en i with may can but".split(" "));

/** "readonly on …", "view only: …", with nothing joined on behind. */
function saysOnly(words: readonly Word[], at: number): boolean {
  const rest = words.slice(at + 1).map(({ folded }) => folded);
  const only = words[at]?.folded === "readonly" || rest[0] === "only";
  return only && !rest.some((word) => /^(?:and|plus|also|but|except|may|can|und|et)$/.test(word));
}

/** Where what is said of the thing stands behind the verb: `Files.Read.All`, `tickets.write.own`, `plan.leer.640`. */
function withoutTail(words: readonly Word[]): readonly Word[] {
  let end = words.length;
  while (end > 1 && tail.has(words[end - 1]?.folded ?? "")) end -= 1;
  return words.slice(0, end);
}
const tail = new Set(
  "all own self basic any mine me shared selected assigned only v1 v2 v3 default limited restricted access role right rights permission scope".split(
    " ",
  ),
);
/** "recipient list fixed" lists nothing. */
const nounReads = new Set(
  "list report history query search count scan check score export watch monitor head sight preview stats find show extract status".split(
    " ",
  ),
);
const pairs = new Set("write update edit create delete modify change schreiben".split(" "));
const frontReads = new Set(
  "read view get list query search select show display see lesen leer lire ler leggere lezen readonly lookup".split(
    " ",
  ),
);
const frontWrites = new Set(
  "post set put add close cancel reset send assign lock unlock release approve reject".split(" "),
);

/** The verbs among words. Plurals, participles and gerunds name things: `feeds.updates`, "released orders", `listing`. */
function verbsIn(words: readonly Word[], lexicon: Lexicon, isProse = false): Verb[] {
  const reading = exactly(lexicon, "scopes.reading");
  const writing = exactly(lexicon, "scopes.writing");
  const things = exactly(lexicon, "scopes.things");
  return words.flatMap(({ folded, gap }, at): Verb[] => {
    const next = words[at + 1];
    const pair = next && next.gap.length < 2 ? `${folded} ${next.folded}` : "";
    if (reading.has(pair)) return [{ at: at + 1, kind: "read" }];
    if (writing.has(pair)) return [{ at: at + 1, kind: "write" }];
    if (things.has(folded)) return [{ at, kind: "thing" }];
    if (writing.has(folded)) return [{ at, kind: "write" }];
    if (reading.has(folded)) return [{ at, kind: "read" }];
    // In a name a plural is a thing: `reads.ondemand.request`.
    const spoken =
      !isProse && gap === "" && at === 0
        ? undefined
        : at === 0 || /[,;+&|/(]/.test(gap)
          ? spokenForm(folded)
          : undefined;
    if (spoken !== undefined && writing.has(spoken) && !things.has(spoken)) return [{ at, kind: "write" }];
    if (spoken !== undefined && reading.has(spoken)) return [{ at, kind: "read" }];
    const joint = jointVerb(folded);
    if (joint !== undefined) return [{ at, kind: reading.has(joint) ? "read" : "write" }];
    return [];
  });
}

/** "creates tickets, reads cases". */
function spokenForm(word: string): string | undefined {
  return word.endsWith("s") && !word.endsWith("ss")
    ? word.slice(0, -1).replace(/(?<=[sxh])e$/, "")
    : undefined;
}

/** `PUTOBJECT`, `postmessage`: camel-case words of which the case was lost. */
export function jointVerb(word: string): string | undefined {
  const match =
    /^(get|list|put|post|create|update|delete|describe|set|add|remove|send|read|write|publish|insert|query|search|upload|patch|cancel|close|open|reset|assign|submit)(?:objects?|items?|messages?|tickets?|cases?|orders?|events?|files?|records?|users?|notes?|comments?|secrets?|values?|tables?|instances|queues?|topics?|emails?|mails?|jobs?|status|rows?|bookings?|data|basic|all)$/.exec(
      word,
    );
  return match?.[1];
}

type Name = "scopes.reading" | "scopes.writing" | "scopes.things";
const sets = new WeakMap<Lexicon, Map<Name, ReadonlySet<string>>>();

function exactly(lexicon: Lexicon, name: Name): ReadonlySet<string> {
  let made = sets.get(lexicon);
  if (!made) sets.set(lexicon, (made = new Map<Name, ReadonlySet<string>>()));
  const known = made.get(name);
  if (known) return known;
  const set = new Set(lexicon.entries(name).map((entry) => fold(entry)));
  made.set(name, set);
  return set;
}
