/** Acts that sound as if they changed something and only look, judge or prepare; and those that surely change. */
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { smallWords, type Act } from "../../text/acts.ts";
import { fold, wordsOf, type Word } from "../../text/words.ts";

/** Nothing in the system changes by it, whatever its verb is elsewhere. */
export function onlyLooks(text: string, act: Act, lexicon: Lexicon): boolean {
  const words = wordsOf(text);
  const [first, second] = words;
  if (!first) return false;
  const plain = fold(text);
  return (
    looks.some((pattern) => pattern.test(plain)) ||
    isTakenFromSource(words, act) ||
    lexicon.terms("data.looking").find(text)[0]?.from === 0 ||
    opensToRead(words, act) ||
    isAdjectiveLater(words, act, lexicon) ||
    isSearchNoun(words, second) ||
    (markingVerbs.has(act.said) && inWorkingCopy.test(plain))
  );
}

const looks: readonly RegExp[] = [
  // "lay an entry beside the three runs before", "hold the delivery note against the order"
  /^(?:lay|lays|put|puts|set|sets|hold|holds|place|places|stand|line|lines) .{1,60}\b(?:beside|besides|next to|side by side|alongside|against|over against|up with|next to one another)\b/,
  // "order the results by date"
  /^(?:order|orders|sort|sorts|group|groups|list|lists|rank|ranks|arrange|arranges|index|split|splits|bucket) (?:\S+ ){1,6}by \S+/,
  /^(?:tell|tells|keep|keeps) .{0,50}\b(?:apart|in mind|in view|in sight)\b/,
  /^(?:take|takes) (?:the |a |an |its |their )?(?:\S+ )?(?:reading|readings|measurement|measurements|count|look|glance|note of|stock of|figures|average|sample)\b/,
  // "decide which", "test whether", "find out who": a question that is asked of the data
  /^(?!advise|warn|remind|dictate|ask)\p{L}+(?: out| up| on)? (?:which|whether|what|where|how|if|who|whom|whose|why|when)\b/u,
  /^(?:note|list|tell|state|say|name|learn|find|establish|show|remember|remark|observe|spot|notice|confirm|check|verify|ensure|see|prove)s? that\b/,
  /^(?:note|remember|observe|learn|record)s? (?:down )?the (?:\S+ )?(?:time|date|hour|moment|order|place|weather) of\b/,
  /^(?:tell|tells|know|knows) .{1,60}\bfrom\b/,
  // "note differences between the lists", but not "note the difference on the case"
  /^(?:note|notes|list|lists) (?:the |any |all )?(?:differences?|discrepanc\p{L}+|deviations?|mismatch\p{L}*|gaps?|conflicts?)\b(?!.*\b(?:on|in|into|to|against)\b)/u,
  /^(?:file|files) through\b/,
  /^(?:clear|clears|sort|sorts|work|works|puzzle) (?:up|out) (?:which|whether|what|where|how|if|who|why|when)\b/,
  /^(?:take|takes|lift|lifts|draw|draws) .{1,50} (?:from|out of) (?:the |its |each |a )(?:\S+ )?(?:record|register|file|form|report|catalogue|database|table|sheet|page|mail|message|plan|document|contract|invoice)s?\b/,
  /^(?:close|second|first|quick|careful|full|partial) (?:reading|look|inspection|comparison)\b/,
  /^samples? (?!.*\b(?:to|into|onto|for)\b)/,
  /^reports? (?:on|about) .{1,60}\b(?:to|on|onto) (?:the )?(?:\S+ )?(?:screen|display|monitor|dashboard)\b/,
  /^(?:make|makes) (?:sure|certain|out|sense)\b/,
  // "answer from the handbook"
  /^(?:answer|answers|reply|replies|respond|responds|quote|quotes|cite|cites)(?: (?:\S+ ){1,4})? ?from\b/,
  /\b(?:read|reads|view|views) (?:it|them)$/,
  /^(?:export|exports|print|prints|show|shows|put|puts|lay|lays|bring|brings) .{1,60}\b(?:to|on|onto) (?:the )?(?:\S+ )?(?:screen|display|monitor|dashboard)\b/,
];

/** "take the mileage from the photo", "pull the exchange file from the depot folder": it is read there, and stays. */
function isTakenFromSource(words: readonly Word[], { said }: Act): boolean {
  const [first] = words;
  if (!first || said !== "remove" || !first.lemmas.some((lemma) => takingVerbs.has(lemma))) return false;
  const from = words.findIndex(({ folded }, at) => at > 1 && folded === "from");
  if (from === -1 || words.slice(1, from).some(({ folded }) => folded === "off" || folded === "out"))
    return false;
  const behind = words.slice(from + 1);
  const end = behind.findIndex(({ folded, gap }, at) => at > 0 && (gap !== "" || smallWords.has(folded)));
  const source = behind.slice(0, end === -1 ? behind.length : end).at(-1)?.folded ?? "";
  const taken = words[from - 1]?.folded ?? "";
  const copies = words.slice(1, from).some(({ folded }) => readable.has(folded));
  return copies || readable.has(taken) || !membership.has(source);
}
const takingVerbs = new Set("take pull lift draw get grab".split(" "));
const readable = new Set(
  (
    "copy copies reading readings number numbers date dates figure figures value values amount amounts details detail data mileage weight address name names time times total totals text scan scans " +
    "image images photo photos pdf pdfs excerpt extract snapshot sample samples measurement measurements quote quotes wording facts information dimensions coordinates temperature iban vat"
  ).split(" "),
);
/** Places that a thing belongs to or not: what is taken from them is gone. */
const membership = new Set(
  (
    "list lists roster rota queue queues group groups class classes section sections team teams cart basket trolley order orders plan plans schedule schedules programme program shelf shelves site shop " +
    "website storefront course courses project projects waitlist watchlist blocklist allowlist whitelist blacklist distribution flight tour slot stock sale display catalogue catalog service rotation menu " +
    "channel role roles panel pool circulation register registers agenda batch run itinerary booking account market index feed"
  ).split(" "),
);

/** "pull visits and open queries": behind a verb that reads, an adjective that might be a verb is none. */
function isAdjectiveLater(words: readonly Word[], { said, start }: Act, lexicon: Lexicon): boolean {
  const at = words.findIndex((word) => word.start === start);
  const [first] = words;
  const next = words[at + 1];
  return (
    at > 1 &&
    first !== undefined &&
    first.lemmas.some((lemma) => lexicon.groups("acts.read").has(lemma)) &&
    lexicon.terms("evidence.adjectives").has(said) &&
    !(next !== undefined && articles.has(next.folded))
  );
}

/** "open the claim form", "open the customer's file": what is opened is there; "open a ticket" makes one. */
function opensToRead(words: readonly Word[], { said, main }: Act): boolean {
  if (said !== "open") return false;
  const at = words.findIndex(({ lemmas }) => lemmas.includes("open"));
  const next = words[at + 1]?.folded ?? "";
  const head = main.at(-1) ?? "";
  if (main.some((object) => closed.has(object))) return false;
  return looked.has(head) || definite.has(next);
}
const looked = new Set(
  "website document file page attachment mail e-mail message image photo picture form folder letter record pdf link view screen report list sheet book log mailbox inbox bundle scan binder dossier tab map chart".split(
    " ",
  ),
);
const definite = new Set("the this that its their his her each every these those".split(" "));
const closed = new Set(
  "valve gate door breaker barrier window lock sluice hatch switch compartment locker damper bay vent".split(
    " ",
  ),
);

/** "booking search", "update history view": the last noun says that it is looked for. */
function isSearchNoun(words: readonly Word[], second: Word | undefined): boolean {
  if (words.length < 2 || !second || articles.has(second.folded)) return false;
  const end = words.findIndex(
    ({ folded, gap }, at) => at > 0 && (/[(:;,–—]/.test(gap) || (smallWords.has(folded) && folded !== "of")),
  );
  const run = end === -1 ? words : words.slice(0, end);
  const of = run.findIndex(({ folded }) => folded === "of");
  const head = (of > 0 ? run.slice(0, of) : run).at(-1);
  return head !== undefined && head !== words[0] && searchNouns.has(head.folded);
}
const articles = new Set(
  "the a an its their his her our this that these those any all each every it them him".split(" "),
);
const searchNouns = new Set(
  "search check checks lookup look-up review view inquiry enquiry comparison verification validation inspection retrieval forecast analysis matching screening linkage classification assessment estimation".split(
    " ",
  ),
);

const markingVerbs = new Set(
  "index mark note flag highlight tag annotate write put fill fill in enter list set record add place draw strike cross correct change edit".split(
    " ",
  ),
);
const inWorkingCopy =
  /\b(?:in|on|onto|into|to|within) (?:the |a |an |its |his |her |their |own )?(?:\S+ )?(?:draft|drafts|proposal|proposals|preview|working copy|private copy|memory|scratchpad|scratch pad|proof|mock-?up|sandbox|suggestion|screen)\b/;

/** Verbs at the front of a row that surely change what is there, though no list of acts has them. */
export function surelyChanges(text: string, lexicon: Lexicon): boolean {
  const words = wordsOf(text);
  return lexicon
    .terms("data.changing")
    .find(text)
    .some(
      ({ from, to, negated, term }) =>
        !negated &&
        (from === 0 || /^(?:is|are) /.test(term)) &&
        !(/^(?:check|clock)\b.* in$/.test(term) && isPlace(words[to])),
    );
}

/** "check a guest in", "check a guest in at the desk"; but "check title in the register". */
function isPlace(next: Word | undefined): boolean {
  return next !== undefined && next.gap === "" && !besides.has(next.folded);
}
const besides = new Set(
  "at to for on with by after before when once upon from using via and or as against through over".split(" "),
);

/** "Put a processed stamp on the scan", "stick a red label to the crate record": what was there bears a mark now. */
export function marksRecord(text: string): boolean {
  return marks.test(fold(text));
}
const marks =
  /^\W*(?:auto-?)?(?:put|puts|place|places|set|sets|stick|sticks|affix|affixes|apply|applies|attach|attaches|leave|leaves|make|makes|enter|enters|jot|jots|lay|lays|add|adds|drop|drops|slap|slaps|fix|fixes|pin|pins) (?:down )?(?:\S+ ){0,4}(?:stamp|stamps|mark|marks|marker|tag|tags|label|labels|flag|flags|sticker|watermark|tick|ticks|remark|remarks|seal|hold|block|star|banner|endorsement|annotation|cross-reference|post-it|entry|entries) (?:on|onto|in|into|to|against|at|over|beside|upon) /;
