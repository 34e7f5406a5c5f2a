import { isTakenBack } from "./praise.ts";
import { quotePlace, type Facts, type Passage } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { smallWords } from "../../text/acts.ts";
import { sentenceAround, wordsOf, type Word } from "../../text/words.ts";
import { descriptions } from "./praise.ts";

type Place = { readonly start: number; readonly end: number };

export const vagueScope: Rule = {
  id: "boundary.vague-scope",
  family: "boundary",
  title: "A scope that could be anything",
  rationale:
    "A verb such as “handles” bounds nothing until it has an object that can be pointed at. With such a scope every later act is within it.",
  settles: "What exactly it reads, writes and hands over, and what the same sentence leaves out.",
  severity: "concern",
  items: ["boundary.statement"],
  refs: ["NIST-AI-RMF:1.0:MAP 3.3", "OWASP-LLM:2025:LLM06", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      {
        says: "A verb with no object.",
        sections: { boundary: { statement: "The agent helps the finance team with daily operations." } },
      },
      {
        says: "No end in sight.",
        sections: { boundary: { statement: "Works tickets end to end across your systems." } },
      },
    ],
    quiet: [
      {
        says: "The object can be pointed at.",
        sections: {
          boundary: { statement: "Handles requests to move a delivery date of a standard pallet." },
        },
      },
      {
        says: "A term of cryptography.",
        sections: { boundary: { statement: "Reads messages over end-to-end encrypted links." } },
      },
    ],
  },
  check: (facts) =>
    descriptions(facts)
      .filter(({ path }) => path === "summary" || path === "boundary.statement" || path === "boundary.text")
      .flatMap((passage): RuleHit[] => {
        const places = [...unlimited(facts, passage), ...withoutObject(facts, passage)].filter(
          (place) => !isTakenBack(passage.text, place) && !isPlain(passage.text, place),
        );
        if (places.length === 0) return [];
        return [
          {
            subject: passage.path,
            says: saysOf(passage, places),
            quotes: places.map(({ start, end }) => quotePlace(passage, start, end)),
          },
        ];
      }),
};

/** Named with its place, since a packet often says the same twice. */
function saysOf({ path, text }: Passage, places: readonly Place[]): string {
  const words = [...new Set(places.map(({ start, end }) => text.slice(start, end)))];
  const more = words.length > 2 ? ` and ${words.length - 2} more` : "";
  const quoted = words.slice(0, 2).map((one) => `“${one}”`);
  const where = path === "summary" ? "summary" : "boundary";
  return `${quoted.join(more === "" ? " and " : ", ")}${more} in the ${where} ${words.length === 1 ? "sets" : "set"} no limit to what the workflow does.`;
}

function unlimited({ lexicon }: Facts, { text }: Passage): Place[] {
  const plain = lexicon.terms("boundary.scope.plain").find(text);
  const listed = lexicon
    .terms("boundary.scope.unlimited")
    .find(text)
    .filter(
      (hit) =>
        !hit.negated &&
        !plain.some((term) => term.start <= hit.start && hit.end <= term.end) &&
        !isLength(text, hit) &&
        !isKindOf(lexicon, text, hit) &&
        !isQuoted(text, hit),
    );
  return [...listed, ...whatever(text), ...turns(text)];
}

/** What people do, and what is told or narrowed at once, is no scope of the agent. */
function isPlain(text: string, { start, end }: Place): boolean {
  const words = text.slice(start, end);
  const after = text.slice(end);
  const clause =
    text
      .slice(0, start)
      .split(/[.;:!?]|,? (?:and|but|while|whereas) /iu)
      .at(-1) ?? "";
  if (theirs.test(clause) || isOthers(clause)) return true;
  // "If anything at all differs, …": a case.
  if (
    /^(?:anything|everything|whatever|any)\b/iu.test(words) &&
    /\b(?:if|should|unless|where|before|until|in case|as soon as)\s+(?:[\p{L}-]+ )?$/iu.test(
      text.slice(0, start),
    )
  )
    return true;
  // "The whole process is described in the handbook", "the full range takes an hour".
  if (
    /\b(?:entire|whole|full|complete) (?:[\p{L}-]+ ){0,2}[\p{L}-]+$/iu.test(words) &&
    /^ (?:is|are|was|were|has|have|can|must|may|should|takes?|lasts?|stays?|remains?|ends?|begins?|starts?|belongs?|lies|goes)\b/iu.test(
      after,
    )
  )
    return true;
  // "Everything that the notary needs for the appointment: the deed, the extract".
  if (
    /^(?:[^.;:]{0,30}): ?\p{L}/u.test(after) &&
    !/^(?:handles|does|everything and|anything and)/iu.test(words)
  )
    return /\b(?:two|three|four|five|six|everything|anything|whatever)\b/iu.test(words);
  // "Anything that arrives without a case number", "messages of all kinds into nine folders".
  if (
    /^(?:anything|everything|whatever)\b/iu.test(words) &&
    /^ (?:without|bearing|marked|carrying|with) (?:an?|no|the)\b/iu.test(after)
  )
    return true;
  if (
    /\bof (?:all|every|any) (?:kinds?|sorts?|types?)$/iu.test(words) &&
    /^ (?:about|into|concerning|on)\b/iu.test(after)
  )
    return true;
  // "The full range of readings", "the whole process chart": a thing with a name.
  if (/\b(?:full|entire|whole|complete) (?:range|spectrum)(?: of)?$/iu.test(words))
    return !/^(?: of)? (?:the |its |your |all )*(?:[\p{L}-]+ )?(?:tasks?|services?|work|duties|operations?|activities|processes|functions|needs|requests|administration|business|chores|matters|jobs)\b/iu.test(
      after,
    );
  return (
    /\b(?:entire|whole) process$/iu.test(words) &&
    /^ (?:chart|map|diagram|description|document|log|number|id|sheet)\b/iu.test(after)
  );
}
/** "The counter sees to the rest": what begins the clause, and is neither the agent nor a word for it, does it. */
function isOthers(clause: string): boolean {
  const [, who = ""] =
    /^\s*(?:the|our|each|every|their|your|an?) ((?:[\p{L}'’-]+ ){1,3})$/iu.exec(
      clause.replace(/\s*$/u, " "),
    ) ?? [];
  return who !== "" && !itself.test(who);
}
const itself =
  /\b(?:agents?|assistant|copilot|bots?|robot|software|platform|products?|solutions?|tools?|systems?|services?|engine|app|application|workflow|suite|module|program(?:me)?|technology|ai|model|machine|process|entire|whole|full|complete|companion|helper|it|which|that|and|workers?|automation|orchestrator|mate|buddy|colleague|layer|hub|everything)\b/iu;
const theirs =
  /^\s*(?:the |an? |our |each |every )?(?:[\p{L}-]+ )?(?:clerks?|teams?|vendor|supplier|nurses?|planners?|dispatchers?|supervisors?|lawyers?|drivers?|carriers?|librarians?|managers?|colleagues|curators?|people|staff|persons?)(?: [\p{L}-]+)? (?!(?:with|through|in|on)\b)(?:[\p{L}-]+ |$)/iu;

/** "All kinds of barcode are read": of a thing that can be pointed at. */
function isKindOf(lexicon: Facts["lexicon"], text: string, { start, end }: Place): boolean {
  if (!/^(?:all|every|any) (?:kinds?|sorts?|types?|manner) of$/iu.test(text.slice(start, end))) return false;
  const [first, second] = wordsOf(text.slice(end, end + 60));
  const isWide = (word: Word | undefined) =>
    word === undefined ||
    (["boundary.scope.objects", "boundary.scope.neutral", "vague.general"] as const).some((name) =>
      lexicon.terms(name).has(word.folded),
    );
  return !isWide(first) && !isWide(second);
}

/** "End to end" in quotation marks is spoken of. */
function isQuoted(text: string, { start, end }: Place): boolean {
  return /["“„«]$/u.test(text.slice(0, start)) && /^["”“»]/u.test(text.slice(end));
}

/** "Line 640, end to end (km 0 to km 41)", "reads the contract from start to finish": how far along one thing. */
function isLength(text: string, { start, end }: Place): boolean {
  if (!spanning.test(text.slice(start, end))) return false;
  if (
    /\b(?:encrypt\p{L}*|signed|test(?:s|ed)?|traced|tracing|sealed|secured|tls|latency)[\s,]*$/iu.test(
      text.slice(0, start),
    )
  )
    return true;
  const sentence = sentenceAround(text, start, end);
  const clause =
    text
      .slice(sentence.start, start)
      .split(/[;:]|,? (?:and|then|but) /iu)
      .at(-1) ?? "";
  const after = text.slice(end, sentence.end);
  return (
    /\d[^.;,]{0,12},?\s*$/u.test(clause) ||
    /^\s*\(?\s*(?:km|mile|m |page|row|\d)/iu.test(after) ||
    /^[\s-]*(?:latenc(?:y|ies)|times?|delays?|trac(?:e|es|ing|eability)|checksums?|tests?|testing|encrypt\p{L}*|duration|run-?time|response|throughput|signatures?|hash\p{L}*|audit trail|drill|rehearsal|trial|check|protection|integrity)\b/iu.test(
      after,
    ) ||
    /^\s+(?:of|in) (?:each|the|a|one|every) (?:[\p{L}-]+ ){0,2}(?:call|document|file|page|form|line|letter|contract|recording|track|sheet|list|report|tape|route|log|text|record)\b/iu.test(
      after,
    ) ||
    /\b(?:reads?|re-?reads?|scans?|listens?|watch(?:es)?|measures?|inspects?|walks?|prints?|checks?|proofreads?|compares?|parses?|plays?|hears?|skims?|pages?)\b (?:to |through |over )?(?:the|each|every|a|an|one|that|this|its)\b[^,;]{2,60}$/iu.test(
      clause,
    )
  );
}
const spanning =
  /^(?:end to end|end-to-end|(?:from )?beginning to end|from (?:the )?first (?:step )?to (?:the )?last|from start to finish|start to finish|from a to z|a to z|top to bottom|front to back|cradle to grave|from door to door|wall to wall)$/iu;

/** "Whatever the night throws at the kitchen", "anything that lands on the desk", "wherever the day leads". */
function whatever(text: string): Place[] {
  return [...text.matchAll(whateverComes)]
    .filter(
      ({ 0: words, index }) =>
        !/\b(?:not|never|no|without|isn['’]t|doesn['’]t)\b[^.;]{0,40}$/iu.test(text.slice(0, index)) &&
        !/\b(?:not|cannot|never|n['’]t|neither)\b/iu.test(words) &&
        !(
          /\bis left$/iu.test(words.trim()) &&
          /^\s*(?:for|to|with|at|in|on|as|where|alone|untouched)\b/iu.test(text.slice(index + words.length))
        ) &&
        // "Everything else waits in the tray": it is what the agent does not take.
        !/^(?:everything|anything|whatever) (?:else|other)\b[^.;]*\b(?:waits?|remains?|stays?)\b/iu.test(
          words,
        ) &&
        // "Lays before a registrar whatever requires a registrar": people do it.
        !/^ (?:an?|the|his|her|their|its|our|human|legal|expert|medical|senior|personal|professional|further|more|closer)\b[^.;,]*\b(?:\p{L}+(?:er|or|ar|ist|ian|ant|man|woman)|clerk|nurse|judge|judg(?:e)?ment|decision|discretion|eyes?|attention|signature|approval|people|person|human|second look|hand|consent|sign-?off)\b/iu.test(
          text.slice(index + words.length),
        ) &&
        // "Whatever is asked about opening hours": the thing is named after all.
        !/^\s*(?:about|concerning|regarding|as to)\b/iu.test(text.slice(index + words.length)) &&
        // "Anything left over goes to the desk": people take it.
        !(
          /(?:^|[.;:,]\s*|\b(?:and|but) )$/u.test(text.slice(0, index)) &&
          handsOver.test(text.slice(index + words.length))
        ),
    )
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
const handsOver =
  /^[^.;]{0,30}\b(?:goes|go|is|are|stays?|waits?|remains?|falls?|comes) (?:back |over |on |left |handed |passed |sent |put |for |with |to |in |on |returned |given |up )+(?:to |for |with |by |in |on )?(?:the|a|an|our|your|its|his|her|staff|people|hand)?\b/iu;

/** "Pitches in wherever it can", "takes work off your shoulders", "the entire order lifecycle", "deals with it". */
function turns(text: string): Place[] {
  return scopeTurns.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(
        ({ index }) =>
          !/\b(?:not|never|no|nothing|without|isn['’]t|doesn['’]t|nor|neither|outside|beyond(?! (?:that|this|these|those)\b)|nobody|clerks?|colleagues?|staff|person|people|team|desk|lead|who|we|they|she|he)\b[^.;:,]{0,30}$/iu.test(
            text.slice(0, index),
          ),
      )
      .map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
const scopeTurns: readonly RegExp[] = [
  /\bsuch (?:other |further |additional )?(?:tasks?|acts?|actions?|services?|duties|work|steps?|things|matters|functions|assistance|help|support) as (?:the |it |may |might |shall |are |is |you |they |we |seem)/giu,
  /\b(?:orchestrat|streamlin|transform|moderni[sz]|optimi[sz]|simplif|digiti[sz]|reinvent|reimagin|revitali[sz]|smooth|boost|driv|elevat|enhanc)(?:e|es|y|ies|s|ing|ying) (?:the |your |our |all |every |their )?(?:[\p{L}-]+ ){0,2}(?:landscape|life|lives|journeys?|touchpoints?|environment|ecosystem|value chains?|experiences?|world|efficiency|productivity|agility|excellence|performance|operations|working day)\b/giu,
  /\b(?:does|do|doing) (?:whatever|anything|everything|all|what) (?:that )?(?:an?|the|your|any) (?:[\p{L}-]+ ){1,3}(?:does|do|would|can|could|might|used to)\b/giu,
  /\btakes? the (?:pain|hassle|drudgery|sting|stress|effort|headaches?|tedium|friction|legwork|grind|toil|strain|worry|weight|load|work) (?:out of|off|from)\b/giu,
  /\b(?:everything|anything|all) (?:between|from|around|about) [^.;]{3,60}? (?:is|gets?) (?:taken care of|handled|looked after|seen to|covered|dealt with|managed|sorted)\b/giu,
  /\b(?:streamlin|transform|optimi[sz]|improv|simplif|chang|moderni[sz]|eas)\p{L}* (?:the way|how)\b|\b(?:full|entire|whole) life of\b|\b(?:assists?|helps?|supports?|steps? in) (?:you |them |staff |everyone )?(?:where(?:ver)?|when(?:ever)?)\b/giu,
  /\ball (?:the|those|these|your) (?:little|small|tedious|boring|tiresome|annoying|many|odd|daily|other|usual|everyday) (?:[\p{L}-]+ )?(?:things|tasks|chores|jobs|bits|matters|duties|errands)\b/giu,
  /\b(?:oils?|greas\p{L}+|turns?|keeps?) (?:the |all the )?wheels\b|\b(?:has|have|['’]s got|got) (?:it|that|this|you|them|us|everything|all of it|your \p{L}+) covered\b|\btakes? it from (?:there|here)\b/giu,
  /\b(?:across|throughout|runs?|helps?|supports?|serves?|covers?|assists?|eases?|of|automates?|manages?|handles?) (?:the|your|our) (?:whole|entire) (?:of the )?(?:council|company|organi[sz]ation|house|department|office|business|hospital|school|firm|enterprise|desk|bank|university|estate|group|team|operation|agency|practice|clinic)\b/giu,
  /\b(?:provid|offer|giv|deliver|render|lend)(?:es?|s|ing)? (?:[\p{L}-]+ ){0,2}(?:support|assistance|help|services) (?:to|for|in|with|across|throughout|wherever)\b(?![^.;]* by \p{L}+ing)(?! (?:questions|requests|enquiries) about)/giu,
  /\bkeeps? (?:the |your |our |all |its )*(?:operations?|things|business|everything|desk|office|house|department|show|shop|place|ship|lights|company|team|floor|back office)\b[^.;]{0,15}\b(?:running|ticking|humming|flowing|moving|going|in order|on track|afloat|in shape|under control|on)\b/giu,
  /\b(?:workflow|process|task|business|office|back[- ]office|administrative|admin|operations?) automation\b(?! (?:team|department|lead|office|group|unit|manager))/giu,
  /\b(?:helps?|assists?|supports?|handles?|covers?) (?:the |your |our )?(?:[\p{L}-]+ )?(?:with|in) (?:all |the |your |their |its )*(?:[\p{L}-]+ ){0,2}(?:activities|duties|chores|affairs|agendas|endeavou?rs|undertakings)(?=\s*[.,;!]|\s*$)/giu,
  /\b(?:pitch(?:es)?|chips?|steps?|mucks?|jumps?|weighs?) in (?:with (?:whatever|anything|everything|what|any)|where|when|on (?:anything|everything|whatever))\w*/giu,
  /\b(?:lends?|gives?) (?:a|an extra|a helping) hand (?:with (?:whatever|anything|everything|what)|where|when)\w*|\bhelps? (?:out )?(?:where|when)ever\b/giu,
  /\bany (?:other|further|additional) (?:[\p{L}-]+ ){0,2}(?:chores?|tasks?|jobs?|duties|work|things?|matters?|errands?|business|needs)\b(?! (?:is|are|goes|go|stays?|remains?|belongs?|is done|must|has|have) )/giu,
  /\btakes? (?:\p{L}+ ){0,3}(?:work|workload|load|burden|weight|tasks?|chores?|stuff|things|everything|drudgery|admin|hassle) (?:off|from|out of|away)\b/giu,
  /\b(?:entire|whole|full|complete) (?:[\p{L}-]+ ){0,2}(?:life ?cycle|process|processes|journey|value chain|chain|workflow|operation|operations|pipeline|back office|front office|department|function|spectrum|range|stack)\b(?! (?:test|number|id))/giu,
  /\b(?:does|do|doing) what(?:ever|soever)? (?:it |is |has |must |needs? |ought |there )*(?:doing|to be done|be done|needed|required|asked|can|takes|necessary|wants)\b/giu,
  /\beverything (?:that )?(?:your|the|our|a|an|any) (?:[\p{L}-]+ ){1,4}(?:does|do|did|can|could|handles?|needs?|wants?|asks?)\b/giu,
  /\bof (?:any|every|whatever|all) (?:nature|kinds?|types?|sorts?|description|shape|size|form)\b(?! (?:are|is) (?:refused|rejected|left|not|out))/giu,
  /(?:^|[.;,:]\s*|\b(?:and|then|it|also|agent|assistant|which) )(?:deals? with|takes? care of|sees? to|looks? after|handles?|attends? to|acts? on|follows? up on|works? on) (?:it|them|that|these|those)(?=\s*(?:[.!;]|$|,? (?:and|so|from|for you|without|until)\b))/giu,
  /\b(?:takes?|taking|handl\p{L}+|doing|does) (?:all |any |the |your |other )*(?:rest|remainder) (?:of (?:it|them|the (?:work|day|job|process)) )?(?:off|on|from there|for you|itself)\b/giu,
  /\b(?:like|just as|much as|the way) (?:a|an|any|your) (?:\p{L}+ ){0,2}(?:colleague|employee|clerk|assistant|secretary|human|person|teammate) would\b(?=\s*(?:[.,;!]|$))/giu,
  /\b(?:tak|perform|execut|initiat|carr)\p{L}* (?:out )?(?:the |all |any )*(?:appropriate|suitable|necessary|required|right|relevant|needed|fitting|proper|corresponding|adequate) (?:next |follow-?up |further |corrective )?(?:steps?|actions?|measures?)\b/giu,
  /\b(?:perform|execut|carr|tak|trigger|initiat)\p{L}* (?:out )?(?:follow-?up )?actions (?:in|on|across|on behalf of)\b(?=[^.;:]*\b(?:systems?|tools?|applications?|apps|users|platforms?)\b)/giu,
  /\b(?:systems|tools|apps|applications|software) (?:that )?you (?:already )?(?:have|use|own|run|work with)\b|\bhelps? (?:you|them) (?:to )?(?:run|manage|lead|grow|operate) (?:your|their|the) \p{L}+(?=\s*[.,;!])/giu,
  /\bmakes? (?:your |the |their )?[\p{L}-]+ (?:easier|simple|simpler|smoother|a breeze)(?=\s*(?:[.,;!]|$|for\b))|\bgeneral (?:assistant|helper)\b|\b(?:everything|anything|all) between(?=\s*[.,;!])/giu,
  /\bwhere(?:ver|soever) (?:it can|it is (?:needed|useful|wanted|called)|they|there is|a hand|help|needed|work|possible|you|your)\b/giu,
  /\ball (?:of )?(?:your|the|our|its|their) (?:\p{L}+ )?(?:needs|requests|chores|tasks|work|worries|questions|processes|workflows|paperwork|admin|administration|operations|matters|affairs|business)\b(?! (?:in|on|of|for|from|between|under|about|that|which|with) )/giu,
];

const arrives =
  "throws?|brings?|lands?|turns? up|comes?|serves? up|sends?|puts?|drops?|holds?|needs?|asks?|wants?|calls? for|dictates?|demands?|arises?|crops? up|pops? up|happens?|occurs?|appears?|arrives?|floats?|flies|flows?|washes|rolls? in|requires?|has in store|may (?:be|bring|come|need|arise)|might (?:be|bring|come|need|arise)|gets? thrown|is (?:thrown|put|asked|needed|going on|on)|you (?:throw|put|give|send|ask|need|want|like)|they (?:throw|put|send|ask|need|want)|people (?:throw|send|ask|need|want)|leads?|takes? (?:it|you|us|them)|can think of|comes to mind|is left|keeps? you|(?:ha(?:s|ve|d)|'s got|is|are|was|lies|sits|stays|stands) (?:got |lying |piling up |going |waiting |left )?(?:on|in|at|upon|before) (?:its|their|your|our|his|her|the) (?:plate|plates|mind|minds|hands|desks?|to-do lists?|lists?|agenda|table|way|tray|trays|shoulders|books|queue|queues|inbox|inboxes|pile|backlog)|piles? up|stacks? up|backs? up|drifts? in|trickles? in|walks? in|waits?|remains?|bothers?|bugs?|annoys?|slows?|ails?|troubles?|keeps? (?:the|your|our|their)|gets? in the way|falls? (?:to|between|through|on)|needs? (?:doing|sorting|fixing|done|attention)|fits?|suits?|seems?|you(?:'d| would)? (?:rather|prefer)|makes? sense|helps?|(?:they|you|we|people|staff|colleagues) (?!wrote|write|enter|typed?|chose|choose|tick|sign)[\\p{L}]+";
const whateverComes = new RegExp(
  String.raw`\b(?:whatever|whichever|wherever|whoever|everything|anything|no matter what|come what may)\b(?: else| that| which)?(?: [\p{L}'’-]+){0,5}? (?:${arrives})\b(?: (?:at|in|on|up|to|into|onto|your way|our way|its way|their way|along)\b)?|\bcome what may\b|\byou name it\b|\bthe (?:whole|full) (?:nine yards|lot|kit and caboodle|works|gamut|spectrum)\b|\bjack of all trades\b|\b(?:a|an|your) (?:all-?rounder|do-?it-?all|swiss army knife|maid of all work|factotum|extra pair of hands|spare pair of hands)\b|\bsort(?:s|ed)? (?:it|things|everything|the rest) out\b`,
  "giu",
);

/** A scope verb whose object, and what qualifies it, consists of words that could mean anything. */
function withoutObject({ lexicon, packet }: Facts, { text }: Passage): Place[] {
  const words = wordsOf(text);
  const named = new Set(
    wordsOf([packet.buyer?.name, packet.vendor?.name, packet.vendor?.product].join(" ")).map(
      ({ folded }) => folded,
    ),
  );
  const objects = lexicon.terms("boundary.scope.objects");
  const neutral = lexicon.terms("boundary.scope.neutral");
  const hits = objects.find(text).filter(({ from, to }) => to - from > 1);
  const inside = new Set(hits.flatMap(({ from, to }) => words.slice(from, to)));
  const isAnything = (word: Word) => objects.has(word.folded) || inside.has(word);
  const saysNothing = ({ folded }: Word) =>
    smallWords.has(folded) || neutral.has(folded) || named.has(folded);
  return (
    lexicon
      .terms("boundary.scope.verbs")
      .find(text)
      // "A completed job" is a thing.
      .filter((hit) => !/ed$/iu.test(words[hit.from]?.folded ?? ""))
      // "Left to the support team": after an article the word is no verb.
      .filter((hit) => !articles.has(words[hit.from - 1]?.folded ?? ""))
      .filter((hit) => !hit.negated && !isTheirs(words, hit.from, lexicon))
      .flatMap((hit): Place[] => {
        const behind = clauseAfter(words, hit.to);
        const clause = withoutPlace(
          words.slice(hit.from, hit.to).some(({ lemmas }) => lemmas.some((lemma) => helping.has(lemma)))
            ? withoutHelped(behind)
            : behind,
        );
        const concrete = clause.some((word) => !isAnything(word) && !saysNothing(word));
        const object = clause.find(isAnything);
        return object && !concrete ? [{ start: hit.start, end: object.end }] : [];
      })
  );
}

const articles = new Set("the a an your our their its his her every each this these those".split(" "));

/** "A person with a trolley does the rest", "the team handles everything else": not the agent is who does it. */
function isTheirs(words: readonly Word[], verb: number, lexicon: Facts["lexicon"]): boolean {
  let from = verb;
  while (from > 0 && verb - from < 8 && !/[.,;:!?()—–]/.test(words[from]?.gap ?? "")) from -= 1;
  const before = words.slice(from, verb);
  if (before.some(({ folded }) => agents.has(folded))) return false;
  // "Helps the team handle requests": the agent helps.
  if (before.some(({ lemmas }) => lemmas.some((lemma) => helping.has(lemma)))) return false;
  const posts = lexicon.terms("people.posts");
  return before.some(({ folded }) => humans.has(folded) || (posts.has(folded) && folded !== "assistant"));
}
const agents = new Set(
  "agent agents assistant bot robot software copilot it which platform product solution".split(" "),
);
const helping = new Set("help assist support enable let allow free empower aid relieve".split(" "));
const humans = new Set(
  "person people human humans staff team colleague colleagues nurse nurses clerk clerks employee employees desk crew someone somebody who we they he she humans department office editor editors driver drivers handler handlers".split(
    " ",
  ),
);

/** "Assists the practice with its operations": whom it helps makes what it does no more definite. */
function withoutHelped(clause: readonly Word[]): readonly Word[] {
  const cut = clause.findIndex(({ folded }) => folded === "with" || folded === "in");
  return cut > 0 && cut < 6 ? clause.slice(cut + 1) : clause;
}

/** "Things for the desk", "routine work in the council": for whom and where makes a thing no more definite. */
function withoutPlace(clause: readonly Word[]): readonly Word[] {
  const cut = clause.findIndex(
    ({ folded }, at) =>
      at > 0 &&
      placing.has(folded) &&
      general.has(clause[at - 1]?.folded ?? "") &&
      // "The office of the notary" is one; "work of the branches" is any.
      (folded !== "of" ||
        clause.slice(at + 1).some(({ lemmas }) => lemmas.some((lemma) => houses.has(lemma)))),
  );
  return cut === -1 ? clause : clause.slice(0, cut);
}
const placing = new Set("for in across throughout at within around inside of".split(" "));
const houses = new Set(
  "branch company organisation organization house department office business hospital school firm enterprise desk bank university estate group team agency practice clinic council library museum shop store plant centre center".split(
    " ",
  ),
);
const general = new Set(
  "things stuff everything anything tasks task work chores matters operations admin administration processes activities duties jobs errands paperwork workflows busywork legwork functions services office affairs business".split(
    " ",
  ),
);

/** The words up to the end of the clause. */
function clauseAfter(words: readonly Word[], from: number): Word[] {
  const clause: Word[] = [];
  for (const word of words.slice(from, from + 16)) {
    if (clause.length > 0 && /[.,;:!?()—–]/.test(word.gap)) break;
    if (clause.length > 0 && ["and", "so", "while", "but", "then"].includes(word.folded)) break;
    clause.push(word);
  }
  return clause;
}
