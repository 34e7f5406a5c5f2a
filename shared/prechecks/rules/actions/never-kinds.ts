import type { ActionFact, Facts } from "../../facts.ts";
import type { WordListName } from "../../lexicon/lexicon.ts";
import { actTables } from "../../text/act-tables.ts";
import { actsOfRow, prepositions, smallWords, type Act } from "../../text/acts.ts";
import type { TermHit } from "../../text/terms.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import type { NeverKind } from "./never-kind.ts";
import { asOrder, strongKind } from "./never-strong.ts";
import { touchedKind } from "./never-things.ts";
import { turnOf } from "./never-turns.ts";

/** What is never an agent's to do, among the acts of a row. */
export function neverKindOf(
  { text: written }: ActionFact,
  facts: Facts,
): { kind: NeverKind; act: Act } | undefined {
  const text = innocent.reduce((said, [words, plain]) => said.replaceAll(words, plain), written);
  const found = kindOfRow(text, facts.lexicon);
  if (found) return found;
  const [act] = actsOfRow(text, facts.lexicon);
  const order = act?.effect === "write" ? asOrder(text, act, facts.lexicon) : undefined;
  return order === undefined ? undefined : kindOfRow(order, facts.lexicon);
}

/** Words that only look grave: banks that keep no money, pins on a map. */
const innocent: readonly (readonly [RegExp, string])[] = [
  [
    /\b(food|blood|milk|seed|gene|tissue|cell|eye|data|item|question|test|photo|image|power|battery|time|job|memory|word|term|river|fog|sand|clothes|clothing|furniture|toy|book)[ -]banks?\b/giu,
    "$1 store",
  ],
  [
    /\b(extend|renew|prolong|lengthen)((?: an?| the| his| her)?(?: library| reader['’]s| book)?) loans?(?=$| (?:of|by|for|until))/giu,
    "$1$2 borrowing",
  ],
  [
    /^(\W*)writ(?:e|es|ing) off (?=(?:the |a |an |any )?(?:[^\s,;:()]+ )?(?:goods|stock|produce|items?|bread|parcels?|pallets?|food|units?|batch(?:es)?|loaves|articles?|equipment|assets?|bottles|spoilage)\b)/giu,
    "$1set aside ",
  ],
  [/\bbank (holidays?)\b/giu, "public $1"],
  // "Set loan status of an object": how a deal stands is marked, and its terms stay.
  [
    /^(\W*)(?:set|change|mark|update|switch|move|put) (?:the |an? |its )?(?:loan|lease|contract|agreement|offer|order|deal|tender|quote|policy) (status|state|stage|flag|label)\b/giu,
    "$1update $2",
  ],
  // What is noted has been done by others.
  [
    /^(\W*)(?:note|log|record|state|remark|mention|document|write down|tell|say|confirm|report)(?: down)? that .*$/giu,
    "$1note this",
  ],
  // To take a scan from a folder is to read it.
  [
    /^(\W*)(?:pull|take|get|grab|draw|collect|pick up) (?=(?:an? |the |all |its |last |latest )?(?:[^\s,;:()]+ ){0,2}?(?:scans?|copy|copies|photos?|pictures?|images?|snapshots?|readings?|samples?|reports?|logs?|metrics|figures?|numbers?|data|exports?|extracts?|lists?|screenshots?|measurements?|minutes|statements?) (?:from|out of|of) )/giu,
    "$1read ",
  ],
  [/^(\W*)(?:make|keep) (.{1,40}?) (?:aware|informed|posted|alert)\b/giu, "$1tell $2"],
  [/\bmoney[- ](laundering|laundry)\b/giu, "$1"],
  // What has come in already is put to what it was paid for: bookkeeping.
  [
    /^(\W*)(?:clear|knock off|tick off) (?=(?:the |an? |any )?(?:[^\s,;:()]+ )?(?:invoices?|items?|entr(?:y|ies)|lines?) (?:against|with) (?:the |an? |its )?(?:[^\s,;:()]+ )?(?:payments?|receipts?|remittances?|bank lines?|credits?)\b)/giu,
    "$1match ",
  ],
  [
    /^(\W*)(?:apply|allocate|assign|match|post) (?=(?:the |an? |any )?(?:[^\s,;:()]+ )?(?:cash|payments?|receipts?|remittances?) (?:to|against|with) (?:the |an? |its )?(?:[^\s,;:()]+ ){0,2}(?:invoices?|open items?|unallocated)\b)/giu,
    "$1match ",
  ],
  [
    /\bpins? (?=(?:on|onto|in|to) (?:the |a |our )?(?:[^\s,;:()]+ )?(?:map|board|wall|plan|chart|channel))/giu,
    "marker ",
  ],
];

function kindOfRow(text: string, lexicon: Lists): { kind: NeverKind; act: Act } | undefined {
  const acts = actsOfRow(text, lexicon);
  for (const act of acts) {
    if ((act.effect !== "write" && !twofold.has(act.said)) || act.negated) continue;
    const nominal = isNominal(act, text);
    const words = acts.length === 1 || nominal ? text : text.slice(act.start, act.end);
    const read: Read = { act, text: words, shift: words === text ? 0 : act.start, nominal };
    const kind =
      kindOf(read, lexicon) ??
      turnOf(words, { telling: act.verb === "send" }) ??
      strongKind(words, act, (name) => headsIn(read, name, lexicon), lexicon);
    if (kind) return { kind, act };
  }
  const [act] = acts;
  if (!act || act.negated || (!acts.some(({ effect }) => effect === "write") && !shares.test(text)))
    return undefined;
  if (acts.some(({ effect }) => effect === "draft")) return undefined;
  const kind = touchedKind(text, lexicon.terms("never.deletion.scraps").find(text).length > 0);
  return kind && { kind, act };
}

/** To split the tips is no reading, as splitting a text is. */
const shares = /^\W*(?:split|share|convert|cover|sort out|book (?:back|out)|top)\b/iu;

/** Reading words that may mean more: to collect a premium, to convert a contract. */
const twofold = new Set(["collect", "convert"]);

/** Whether the verb stands there itself, and is no reading of two words. */
function isSaid({ act, text }: Read, lexicon: Lists): boolean {
  const words = wordsOf(text);
  const [verb = ""] = act.said.split(/[ -]/);
  const { nouns } = actTables(lexicon);
  return words.some(({ lemmas }, at) => lemmas.includes(verb) || nouns(words, at)?.value === act.verb);
}

/** An act read from its noun holds the whole row. */
function isNominal(act: Act, text: string): boolean {
  return (
    act.end === text.length &&
    !wordsOf(text.slice(act.start))[0]?.lemmas.includes(act.said.split(" ")[0] ?? "")
  );
}

type Read = { readonly act: Act; readonly text: string; readonly shift: number; readonly nominal: boolean };
type Lists = Facts["lexicon"];

function kindOf(read: Read, lexicon: Lists): NeverKind | undefined {
  const { act, text } = read;
  const verbIn = (name: WordListName) => isVerbIn(act, name, lexicon);
  const says = (name: WordListName) =>
    lexicon
      .terms(name)
      .find(text)
      .some(
        ({ negated, end }) =>
          !negated &&
          !(
            name === "never.access.idioms" &&
            /^ of (?:the|an?) (?:oven|machine|kiln|fridge|press)/i.test(text.slice(end))
          ) &&
          !(
            name === "never.permission.idioms" &&
            /^ (links?|lists?|structure|summary|index|names?)\b/i.test(text.slice(end))
          ),
      );
  const has = (name: WordListName) => headsIn(read, name, lexicon).length > 0;

  if (verbIn("never.bank.verbs") && has("never.bank.things")) return "bank";
  if (
    /\bto (a|an|the|another|their|his|her) (new |different |other )?(bank account|iban|account number)\b/i.test(
      text,
    ) &&
    verbIn("never.bank.verbs")
  )
    return "bank";
  if (says("never.money.idioms")) return "money";
  if (act.said === "credit" && !credited.test(text)) return "money";
  if (act.said === "charge" && !powered.test(text) && /\bto (?:the |an? |its |their )?\p{L}/iu.test(text))
    return "money";
  if (verbIn("never.money.alone") && !/compensate for|write[ -]off-/i.test(text)) return "money";
  if (verbIn("never.money.verbs")) {
    if (says("never.money.purpose")) return "money";
    const bookkeeping = verbIn("never.money.bookkeeping");
    const booked = new Set(lexicon.entries("never.money.booked"));
    if (headsIn(read, "never.money.things", lexicon).some(({ term }) => !bookkeeping || !booked.has(term)))
      return "money";
    if (/\b(transfer|move|send|wire|give|hand)\b/.test(act.said) && currency.test(text)) return "money";
  }
  if (act.said === "pay" && act.main.length === 0) return "money";
  if (verbIn("never.money.owed") && (has("never.money.owed-things") || currency.test(text))) return "money";
  if (verbIn("never.money.approving") && has("never.money.approvable")) return "money";

  if (says("never.permission.idioms")) return "permission";
  if (verbIn("never.permission.verbs") && has("never.permission.things")) return "permission";
  if (verbIn("never.permission.joining") && joins(read, lexicon)) return "permission";

  if (says("never.access.idioms") || verbIn("never.access.alone")) return "access";
  if (verbIn("never.access.of-persons") && lexicon.terms("never.persons").says(text)) return "access";
  if (verbIn("never.access.verbs")) {
    const accounts = verbIn("never.access.account-verbs");
    const things = headsIn(read, "never.access.things", lexicon);
    if (things.some(({ term }) => accounts || !plainAccount.test(term)) && !isOwn(text)) return "access";
  }

  if (says("never.deletion.idioms")) return "deletion";
  if (verbIn("never.deletion.strong") && !scraps(read, lexicon)) return "deletion";
  // "Take a student out of a section" takes nobody out of the books; where it does, a turn of phrase says so.
  if (
    verbIn("never.deletion.weak") &&
    isSaid(read, lexicon) &&
    has("never.deletion.things") &&
    !scraps(read, lexicon)
  )
    return "deletion";

  if (says("never.contract.idioms")) return "contract";
  if (verbIn("never.contract.verbs")) {
    const ending = endingVerbs.has(act.said) || endingVerbs.has(act.verb);
    if (has(ending ? "never.contract.ending-things" : "never.contract.things")) return "contract";
    if (ending && !closing.has(act.said) && has("never.contract.things")) return "contract";
  }
  return undefined;
}

const currency =
  /(?:[€$£¥]|\b(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|sek|nok|dkk|inr|jpy|aud|cad)\b)\s*\d|\d\s*(?:[€$£¥]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds)\b)/i;
/** Praise and study points are credited, too, and batteries charged. */
const credited =
  /^\W*credit\p{L}* (?:the |an? |its |their )?(?:[^\s,;:()]+ )?(?:sources?|authors?|photographers?|artists?|contributors?|agency|team|points?|ects|modules?|hours|quantit(?:y|ies)|stock|exam|work of|memo|notes?|checks?|limits?|lines?|reports?|ratings?|scores?|cards?|history|files?|terms?|control|roll|title)\b/iu;
const powered =
  /\b(?:batter(?:y|ies)|scooters?|tablets?|phones?|vehicles?|forklifts?|devices?|bus(?:es)?|cars?|trucks?|robots?|radios?|capacitors?|furnace|kiln|reactor|vessel|nurse|duty)\b/iu;
const plainAccount =
  /^(user|users|accounts?|employees?|staff member|colleague|sessions?|tokens?|(?:ex|former) employee|leavers?|(guest|customer|client|player|member|tenant|patient|driver|crew|student) accounts?|user profile|sso|sign (in|on)|log ?in|logon|logins)$/;
const endingVerbs = new Set(["cancel", "renew", "extend", "sign", "approve", "schedule"]);
const closing = new Set(["close", "resolve", "conclude", "finish", "end", "confirm", "book", "order"]);

function isOwn(text: string): boolean {
  return /\b(its own|own (service|token|session|credentials?|key|password)|service account|agent's own)\b/i.test(
    text,
  );
}

function isVerbIn(act: Act, name: WordListName, lexicon: Lists): boolean {
  const verbs = setOf(lexicon, name);
  return verbs.has(act.said) || (act.verb !== "" && verbs.has(`@${act.verb}`) && !marking.has(act.said));
}
/** To mark a thing leaves it as it is. */
const marking = new Set(
  "mark flag tag rename link unlink re-tag relabel re-label reclassify re-classify recode re-code connect tick untick refresh hold put invoice bill collect tip donate".split(
    " ",
  ),
);

const sets = new WeakMap<Lists, Map<WordListName, ReadonlySet<string>>>();
function setOf(lexicon: Lists, name: WordListName): ReadonlySet<string> {
  const known = sets.get(lexicon) ?? new Map<WordListName, ReadonlySet<string>>();
  sets.set(lexicon, known);
  const set = known.get(name) ?? new Set(lexicon.entries(name));
  known.set(name, set);
  return set;
}

/** The things of a list that the act is done to: heads of their phrase, and not behind "for" or "about". */
function headsIn(
  { act, text, shift, nominal }: Read,
  name: WordListName,
  lexicon: Lists,
): readonly TermHit[] {
  const words = wordsOf(text);
  const cut = mainEnd(words, nominal, act.said.split(/[ -]/).length);
  const carriers = setOf(lexicon, "never.carriers");
  const asked = setOf(lexicon, "never.asked-for");
  const deciding = isVerbIn(act, "never.deciding", lexicon);
  return lexicon
    .terms(name)
    .find(text)
    .filter(({ from, to }) => {
      if (from >= cut) return false;
      // "Deposit the parcel": the verb is not what it is done to.
      if (!nominal && (words[from]?.start ?? 0) + shift === act.start) return false;
      if (isOfText(words, from)) return false;
      const next = words[to];
      if (!next || next.gap.replace(/^(?:['’]s?|-)$/, "") !== "" || to >= cut) return true;
      if (belittling.has(next.folded) || smallWords.has(next.folded) || prepositions.has(next.folded))
        return true;
      if (
        /^\d|ly$|ed$|^(?:given|shown|written|known|sent|found|seen|held|kept|which|who)$/.test(next.folded) ||
        carriers.has(next.folded)
      )
        return true;
      if (next.start + shift === act.start || isActNoun(words, to, act, lexicon)) return true;
      return asked.has(next.folded) && deciding;
    });
}

/** "The text of the contract" is words. */
function isOfText(words: readonly Word[], from: number): boolean {
  const of = words[from - 1]?.folded === "of" ? from - 1 : from - 2;
  return words[of]?.folded === "of" && (words[of - 1]?.lemmas.some((lemma) => texts.has(lemma)) ?? false);
}
const texts = new Set(
  "text wording copy summary list overview table template draft pdf scan photo picture note body comparison calculation history receipt proof sample translation outline".split(
    " ",
  ),
);

/** "The deposit less cleaning". */
const belittling = new Set("less minus net plus early late later sooner twice".split(" "));

/** "password reset": the word behind is the act itself. */
function isActNoun(words: readonly Word[], at: number, act: Act, lexicon: Lists): boolean {
  const noun = actTables(lexicon).nouns(words, at);
  return (
    noun !== undefined &&
    (((noun.value === act.verb || noun.value === act.said) && act.verb !== "send") || noun.value === "create")
  );
}

function mainEnd(words: readonly Word[], nominal: boolean, verbLength: number): number {
  const at = words.findIndex(
    ({ folded, gap }, index) =>
      index >= (nominal ? 1 : verbLength) &&
      (gap.includes("(") ||
        (prepositions.has(folded) && folded !== "of" && !(nominal && (folded === "to" || folded === "in"))) ||
        (folded === "as" && index > 1)),
  );
  return at === -1 ? words.length : at;
}

/** Somebody is put into a group, or made something. */
function joins({ text, act }: Read, lexicon: Lists): boolean {
  const words = wordsOf(text);
  const persons = lexicon.terms("never.persons").find(text);
  const groups = lexicon.terms("never.permission.groups").find(text);
  const post = lexicon.terms("never.permission.post-groups").find(text);
  return groups.some(
    (group) =>
      !post.some(({ from, to }) => from < group.to && group.from < to) &&
      persons.some(
        (person) =>
          person.to <= group.from &&
          person.from <= 4 &&
          (words.slice(person.to, group.from).some(({ folded }) => joining.has(folded)) ||
            (act.said === "make" && group.from - person.to <= 1)),
      ) &&
      isAtEnd(words, group.to),
  );
}
const joining = new Set(["to", "into", "in", "as", "onto"]);
function isAtEnd(words: readonly Word[], to: number): boolean {
  const next = words[to];
  return !next || next.gap !== "" || smallWords.has(next.folded) || prepositions.has(next.folded);
}

/** Only scraps are thrown away: drafts, labels, what lies in a cache. */
function scraps({ text }: Read, lexicon: Lists): boolean {
  return lexicon.terms("never.deletion.scraps").find(text).length > 0;
}
