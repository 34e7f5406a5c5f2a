/** Reads tools, operations and skills: what each does, and what it does it to. */
import type { Operation } from "../../evidence-document.ts";
import type { Facts, FileFact } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actOfRow, objectsIn, smallWords, type Act } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import { sensitiveIn } from "./sensitive.ts";
import { isThingReturned, readsByName, tellsOf } from "./reading-names.ts";
import { isGeneric, readsAfterAll, stemOf, verbsOf, withoutGeneric } from "./interface-words.ts";

export type Call = {
  readonly file: FileFact;
  readonly operation: Operation;
  readonly isSkill: boolean;
  /** The groups of acts that name and description speak of. */
  readonly verbs: ReadonlySet<string>;
  /** Acts that the description lists beside the first: "create, amend and delete". */
  readonly alsoVerbs: ReadonlySet<string>;
  readonly effect: "read" | "draft" | "write" | "unknown";
  /** Can do whatever there is. */
  readonly power: boolean;
  /** Its verb stands for many an act: `ticket_update` may close a ticket. */
  readonly broad: boolean;
  /** Stems of the things of the name, in order, without what says nothing; the last is what it is about. */
  readonly things: readonly string[];
  /** Stems of the things of the first clause of the description. */
  readonly saidThings: readonly string[];
  /** Bank details, passwords, prices and the like that it touches; each as the stems that a row may say for it. */
  readonly sensitive: readonly (readonly string[])[];
  /** Stems of every word of the name. */
  readonly nameStems: readonly string[];
  /** Every word of name and description that says something. */
  readonly stems: ReadonlySet<string>;
};

/** Every tool, operation and skill of the evidence that the agent can use for a purpose of its own. */
export function callsOf({ files, lexicon }: Facts): Call[] {
  return files.flatMap((file) => {
    if (file.document?.kind !== "operations") return [];
    const { source, operations } = file.document;
    return operations
      .filter((operation) => !isTechnical(operation, lexicon) && !isDisabled(operation, lexicon))
      .map((operation) => callOf(operation, file, { lexicon, isSkill: source === "a2a-card" }));
  });
}

const changing = new Set([
  "create",
  "update",
  "route",
  "send",
  "delete",
  "pay",
  "grant",
  "revoke",
  "reset",
  "approve",
  "cancel",
  "schedule",
  "deploy",
  "renew",
  "manage",
]);
const reading = new Set(["read", "check", "classify", "summarise", "extract", "show", "export"]);

function callOf(
  operation: Operation,
  file: FileFact,
  { lexicon, isSkill }: { lexicon: Lexicon; isSkill: boolean },
): Call {
  const told = readSays(withoutName(operation), lexicon);
  const byName = readName(operation, lexicon);
  // A name such as `build_log` may hold no verb at all: then the description knows.
  const named = readsByName(operation, { named: byName.verbs, told: [...told.verbs, ...told.also] }, lexicon)
    ? {
        verbs: new Set(["read"]),
        things: withoutGeneric(objectsIn(wordsOf(operation.name).slice(1), lexicon), lexicon),
      }
    : told.verbs.size > 0 && (byName.unsure || readsAfterAll(operation.name, byName.verbs, told.verbs))
      ? { verbs: new Set<string>(), things: byName.all, all: byName.all }
      : byName.unsure &&
          operation.says.trim() !== "" &&
          (byName.last || isThingReturned(operation, told.verbs))
        ? // "pods_log — Logs of a pod": both name a thing, and it is what comes back.
          { verbs: new Set(["read"]), things: byName.all }
        : byName;
  const verbs = new Set([...named.verbs, ...told.verbs]);
  const byMethod = methodVerbs[operation.method ?? ""];
  // "POST /search" reads: the method counts where no word says what is done.
  if (byMethod && (verbs.size === 0 || operation.method === "DELETE"))
    byMethod.forEach((verb) => verbs.add(verb));
  const power =
    lexicon.terms("evidence.power").says(spaced(operation.name)) ||
    (named.verbs.size === 0 || named.verbs.has("deploy") || named.verbs.has("manage")
      ? lexicon.terms("evidence.power").says(firstSentence(operation.says))
      : false);
  return {
    file,
    operation,
    isSkill,
    verbs,
    alsoVerbs: told.also,
    effect: effectOf({
      operation,
      // A verb that may be a thing is no match for the hint that it only reads: `runs_today`.
      named:
        operation.readOnly === true && (byName.unsure || mayOnlySound(byName, told))
          ? new Set()
          : named.verbs,
      told: told.verbs,
      all: verbs,
      power,
    }),
    power,
    broad: isBroad(operation, told, lexicon),
    things: named.things.map(stemOf),
    saidThings: told.things.map(stemOf),
    sensitive: sensitiveIn([spaced(operation.name), told.clause], lexicon),
    nameStems: wordsOf(operation.name)
      .filter(({ folded }) => folded.length > 1 && !smallWords.has(folded))
      .map(({ folded }) => stemOf(folded)),
    stems: new Set(
      [...wordsOf(operation.name), ...wordsOf(operation.path ?? ""), ...wordsOf(operation.says.slice(0, 600))]
        .filter(({ folded }) => folded.length > 2 && !smallWords.has(folded) && !isGeneric(folded, lexicon))
        .flatMap(({ lemmas }) => lemmas.map(stemOf)),
    ),
  };
}

function effectOf({
  operation,
  named,
  told,
  all,
  power,
}: {
  operation: Operation;
  named: ReadonlySet<string>;
  told: ReadonlySet<string>;
  all: ReadonlySet<string>;
  power: boolean;
}): Call["effect"] {
  if (operation.destructive === true && operation.readOnly !== true) return "write";
  const first = named.size > 0 ? named : told.size > 0 ? told : all;
  const has = (verbs: ReadonlySet<string>, kinds: ReadonlySet<string>) =>
    [...verbs].some((verb) => kinds.has(verb));
  if (power) return operation.readOnly === true ? "read" : "write";
  // A hint that it only reads is believed, unless the name itself says otherwise.
  if (operation.readOnly === true && !has(named, changing)) return "read";
  if (has(first, reading)) return has(told, changing) && operation.readOnly === false ? "write" : "read";
  if (first.has("draft")) return "draft";
  if (has(first, changing)) return "write";
  if (operation.readOnly === false) return "write";
  return operation.method === "GET" || operation.method === "HEAD" ? "read" : "unknown";
}

/** "stock.on_hand", "loans_ending": a verb that ends a name is a word of a thing where nothing else speaks of change. */
function mayOnlySound({ last, verbs }: Named, told: Told): boolean {
  return (
    last &&
    ![...verbs].some((verb) => /^(?:delete|pay|grant|revoke|reset|deploy|approve)$/.test(verb)) &&
    ![...told.verbs].some((verb) => changing.has(verb))
  );
}

const methodVerbs: Readonly<Record<string, readonly string[]>> = {
  GET: ["read"],
  HEAD: ["read"],
  POST: ["create", "send", "update"],
  PUT: ["update", "create"],
  PATCH: ["update"],
  DELETE: ["delete"],
};

type Told = Read & {
  /** Acts beside the first. */
  also: ReadonlySet<string>;
  /** What the first act is done to, in words. */
  clause: string;
};
type Read = { verbs: ReadonlySet<string>; things: readonly string[] };
/** `unsure` where the verb may be a thing; `all` are the things if it is. */
type Named = Read & { unsure: boolean; last: boolean; all: readonly string[] };

/** `crm_update_account`, `closeTicket`, `claims/search`, "PATCH /claims/{id}/reserve". */
function readName({ name, method, path }: Operation, lexicon: Lexicon): Named {
  const bare = method !== undefined && name === `${method} ${path ?? ""}` ? "" : name;
  const fromPath = (path ?? "").replaceAll(/\{[^}]*\}|:\w+|^\/?(api\/)?v\d+\b/g, " ");
  const own = readWords(wordsOf(bare), lexicon);
  if (path === undefined) return own;
  const segments = fromPath.split("/").filter((segment) => segment.trim() !== "");
  const last = wordsOf(segments.at(-1) ?? "");
  const lastVerbs = segments.length > 1 ? verbsOf(last[0], lexicon) : undefined;
  const things = withoutGeneric(
    objectsIn(wordsOf(lastVerbs ? segments.slice(0, -1).join(" ") : fromPath), lexicon),
    lexicon,
  );
  return {
    ...own,
    verbs: own.verbs.size > 0 ? own.verbs : new Set(lastVerbs ?? []),
    things: own.things.length > 0 ? own.things : things,
  };
}

function readWords(words: readonly Word[], lexicon: Lexicon): Named {
  const at = verbAt(words, lexicon);
  let verbs = at === -1 ? undefined : verbsOf(words[at], lexicon, words[at + 1]);
  let rest = at === -1 ? words : words.slice(at + 1);
  let before = at === -1 ? [] : words.slice(0, at);
  const isListing = at > 0 && /^(list|search|query|count)$/.test(words[at]?.folded ?? "");
  let unsure = !isListing && mayBeThing.has(words[at]?.folded ?? "");
  if (verbs === undefined && words.length > 0 && !isPlural(words[0])) {
    const act = actOfRow(words.map(({ folded }) => folded).join(" "), lexicon);
    if (isLed(act, words, lexicon)) {
      verbs = [act.verb];
      unsure = true;
      rest = words.slice(wordsOf(act.said).length);
      before = [];
      if (rest.length === 0) rest = words;
    }
  }
  const after = withoutGeneric(objectsIn(rest, lexicon), lexicon);
  const all = withoutGeneric(objectsIn(words, lexicon), lexicon);
  const things = after.length > 0 ? after : withoutGeneric(objectsIn([...before, ...rest], lexicon), lexicon);
  return { verbs: new Set(verbs ?? []), things, unsure, last: at > 0 && at === words.length - 1, all };
}

/** `requests_pull`, `runs_today`: as names go a plural in front is a thing. */
function isPlural(word: Word | undefined): boolean {
  const folded = word?.folded ?? "";
  return folded.endsWith("s") && !folded.endsWith("ss") && mayBeThing.has(folded.slice(0, -1));
}

/** The first verb counts; where it may be a thing (`order_create`, `orders.list`), a plainer one behind it does. */
function verbAt(words: readonly Word[], lexicon: Lexicon): number {
  const isVerb = (word: Word) =>
    verbsOf(word, lexicon) !== undefined &&
    !(
      mayBeThing.has(word.folded.replace(/s$/, "")) &&
      word.folded.endsWith("s") &&
      !word.folded.endsWith("ss")
    );
  const first = words.findIndex(isVerb);
  const word = words[first];
  // A gerund in front is a thing as well: `booking_lookup`, `filing_submit`, `viewing_book`.
  const isThing = (other: Word) => mayBeThing.has(other.folded) || other.folded.endsWith("ing");
  if (!word || !isThing(word)) return first;
  const plain = words.findIndex((other, at) => at > first && isVerb(other) && !isThing(other));
  if (plain !== -1) return plain;
  const last = words.length - 1;
  if (word.folded.endsWith("ing") && last > first && words[last] && isVerb(words[last])) return last;
  return /^(list|search|query|count|export|lookup)$/.test(words[last]?.folded ?? "") ? last : first;
}

function isBroad({ name, method, path }: Operation, told: Told, lexicon: Lexicon): boolean {
  const broad = lexicon.terms("evidence.broad-verbs");
  const words = wordsOf(name).filter((word) => verbsOf(word, lexicon) !== undefined);
  if (method !== undefined && name === `${method} ${path ?? ""}`) return told.verbs.size === 0;
  return words.length === 0 ? told.verbs.size === 0 : words.some(({ folded }) => broad.has(folded));
}

const mayBeThing = new Set(
  "offer build register order report file record email mail message log book label tag quote ticket invoice note alert text check schedule park hold link post test match list count estimate draft transfer charge wire share view flag batch record import export process step control run set end query search review request load ship credit".split(
    " ",
  ),
);

/** "bins_low — Bins below minimum": a plural of the name that begins the description is a thing there, too. */
function withoutName({ name, says }: Operation): string {
  const [first, next] = wordsOf(says);
  const isThing =
    first !== undefined &&
    next?.gap === "" &&
    /[^s]s$/.test(first.folded) &&
    wordsOf(name).some(({ folded }) => folded === first.folded);
  return isThing ? `The ${says}` : says;
}

/** The description's first sentence: what is done, to what, and what is done besides. */
function readSays(says: string, lexicon: Lexicon): Told {
  const sentences = sentencesOf(says);
  // An annotation's title stands before the description; the sentence that holds a verb is read.
  for (const [at, sentence] of sentences.slice(0, 2).entries()) {
    const read = readSentence(sentence, lexicon);
    if (read.verbs.size === 0) continue;
    // "Merge duplicates. Merges two records and deletes the second one.": a title leaves out what is done besides.
    const next = sentences[at + 1];
    if (next === undefined || wordsOf(sentence).length > longestTitle) return read;
    return { ...read, also: new Set([...read.also, ...readSentence(next, lexicon).also]) };
  }
  const words = wordsOf(says.slice(0, 200));
  return {
    verbs: new Set(),
    also: new Set(),
    clause: "",
    things: withoutGeneric(objectsIn(words, lexicon), lexicon).slice(0, 8),
  };
}

const longestTitle = 4;

function readSentence(sentence: string, lexicon: Lexicon): Told {
  const leadIns = lexicon.terms("evidence.lead-ins");
  let words = wordsOf(sentence);
  for (let round = 0; round < 3; round += 1) {
    const [lead] = leadIns.find(words.map(({ folded }) => folded).join(" "));
    if (lead?.from !== 0) break;
    words = words.slice(lead.to);
  }
  while (words[0] && smallWords.has(words[0].folded)) words = words.slice(1);
  const verbs = isAdjective(words, lexicon)
    ? undefined
    : tellsOf(words)
      ? ["read"]
      : (verbsOf(words[0], lexicon, words[1]) ?? spokenVerb(words, lexicon));
  if (verbs === undefined) return { verbs: new Set(), also: new Set(), clause: "", things: [] };
  const also = new Set<string>();
  let at = 1;
  // "Creates, amends or deletes": verbs in a row share their object.
  for (; at < words.length && at < 8; at += 1) {
    const word = words[at];
    const more = word && !mayBeThing.has(word.folded) ? verbsOf(word, lexicon) : undefined;
    const joined = word && (/[,/]/.test(word.gap) || /^(and|or)$/.test(words[at - 1]?.folded ?? ""));
    if (word && /^(and|or)$/.test(word.folded)) continue;
    if (!more || !joined) break;
    more.forEach((verb) => also.add(verb));
  }
  // "Opens a ticket and deletes the old one".
  for (let next = at; next < Math.min(words.length, 24); next += 1) {
    const word = words[next];
    if (!word || /[.;:!?(]/.test(word.gap)) break;
    if (!/^(and|or|then)$/.test(words[next - 1]?.folded ?? "") || mayBeThing.has(word.folded)) continue;
    verbsOf(word, lexicon)?.forEach((verb) => also.add(verb));
  }
  const clause: Word[] = [];
  for (const word of words.slice(at, at + 14)) {
    if (/[.;:!?(]/.test(word.gap)) break;
    clause.push(word);
  }
  return {
    verbs: new Set(verbs),
    also,
    clause: clause
      .slice(0, 7)
      .map(({ folded }) => folded)
      .join(" "),
    things: withoutGeneric(objectsIn(clause, lexicon), lexicon),
  };
}

function spokenVerb(words: readonly Word[], lexicon: Lexicon): readonly string[] | undefined {
  if (words.length === 0) return undefined;
  const act = actOfRow(words.map(({ folded }) => folded).join(" "), lexicon);
  return isLed(act, words, lexicon) ? [act.verb] : undefined;
}

/** Whether a verb leads the words, and not a noun that stands for an act. */
function isLed({ verb, said }: Act, [first]: readonly Word[], lexicon: Lexicon): boolean {
  const [head] = wordsOf(said);
  if (verb === "" || !first || !head || !first.lemmas.includes(head.folded)) return false;
  return (["acts.read", "acts.draft", "acts.write"] as const).some((name) => lexicon.groups(name).has(said));
}

/** "Open positions by book" opens nothing; "Open a case" and "Opens cases" do. */
function isAdjective([first, second]: readonly Word[], lexicon: Lexicon): boolean {
  if (!first) return false;
  const singular = first.folded.replace(/s$/, "");
  // "Messages of the last week".
  if (
    mayBeThing.has(singular) &&
    /^(of|by|with|per|in|from|for|between|within|behind|and|or|that|which|whose)$/.test(second?.folded ?? "")
  )
    return true;
  if (first.folded !== singular || !lexicon.terms("evidence.adjectives").has(first.folded)) return false;
  return (
    !second ||
    !/^(a|an|the|this|that|one|new|any|another|all|each|every|some|it|its|their)$/.test(second.folded)
  );
}

export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+|\n+/).filter((sentence) => sentence.trim() !== "");
}
function firstSentence(text: string): string {
  return sentencesOf(text)[0] ?? "";
}
function spaced(name: string): string {
  return wordsOf(name)
    .map(({ folded }) => folded)
    .join(" ");
}

function isTechnical({ name, path }: Operation, lexicon: Lexicon): boolean {
  const words = wordsOf(path ?? name).filter(({ folded }) => !/^(get|check|read|api|v\d)$/.test(folded));
  const hits = lexicon.terms("evidence.technical").find(words.map(({ folded }) => folded).join(" "));
  return words.length > 0 && hits.reduce((sum, { from, to }) => sum + to - from, 0) >= words.length;
}
function isDisabled({ says }: Operation, lexicon: Lexicon): boolean {
  return lexicon.terms("evidence.disabled").find(says).length > 0;
}
