/** Answers to when, from what and to what end that only sound like one, by the way in which they are built. */
import type { Facts } from "../../facts.ts";
import { smallWords } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";

const need = String.raw`(?:needs?|reason|occasion|cause|demand|call|want|requirement|necessity|desire|wish|opportunity)`;
const fitting = String.raw`(?:needed|required|necessary|appropriate|relevant|suitable|useful|helpful|convenient|opportune|desirable|desired|warranted|called for|applicable|possible|feasible|sensible|meaningful|expedient|beneficial|advisable|prudent|practical|practicable|wanted|wished|asked|requested|prompted|triggered|invoked|called upon|called on|called|used|summoned|desired by|instructed|told to|something|anything)`;
const whenever = String.raw`(?:when(?:ever|soever)?|if|where(?:ver)?|as|once|each time|every time|any time|in case|should|unless)`;

const moments = String.raw`events?|triggers?|signals?|activity|activities|changes?|actions?|interactions?|stimul(?:us|i)|occurrences?|circumstances?|conditions?|situations?|work|tasks?|demands?|schedules?|scheduled|periodic(?:ally)?|regular(?:ly)?|cyclic(?:ally)?|event[- ]driven|event[- ]based|demand[- ]driven|on schedule|as scheduled|manual(?:ly)?|automatic(?:ally)?|on event|on trigger|real[- ]time|in real time|in the background|ongoing|on an ongoing basis|on a regular basis|as they come|as it comes|as work comes in|perpetual(?:ly)?|round the clock|around the clock|24\s?[/x]\s?7|day and night|all day|all the time|permanent(?:ly)?|constant(?:ly)?|continual(?:ly)?|continuous(?:ly)?|always(?: on)?|throughout the day|on the fly|anything new|something new|multiple ways|in various ways|in many ways|several ways|flexible|flexibly|dynamic(?:ally)?|proactive(?:ly)?|by agreement|as agreed|as discussed|as usual|the usual|to suit|when(?:ever)?|upon request|on request|by request|at will|ad libitum`;

/** Said of a beginning: whoever reads it cannot tell when a run starts. */
const beginnings: readonly RegExp[] = [
  // "When the project has a need for it", "as the need arises", "should there be occasion".
  new RegExp(
    String.raw`\b${whenever}\b[^.;:]{0,50}\b(?:an?|the|any|some|such|there is|there's|no) ${need}\b(?! (?:form|list|slip|note|number|code|sheet|for (?!it\b|this\b|that\b|one\b|them\b|help\b|action\b|work\b)))`,
    "iu",
  ),
  new RegExp(String.raw`\b(?:if|as|when|should) (?:the )?needs?\b`, "iu"),
  /^\W*(?:only )?(?:in (?:the )?(?:case|event) of|in times of|at times of|according to|depending on|subject to|per|following|by) (?:an? |the |any |actual |business )*(?:needs?|demand|necessity|requirements?|workload|load|volume|urgency|priority|priorities|season|situation|circumstances|availability|occasion)\W*$/iu,
  // "As circumstances require", "when the situation calls for it".
  new RegExp(
    String.raw`\b${whenever}\b[^.;:]{0,40}\b(?:circumstances?|situation|business|workload|work|conditions?|case|day|moment|project|process|user|client|customer|team|demand|operations?|context|mood|volume|events?|priorit(?:y|ies)|season)s? (?:may |might |so |will |shall )?(?:requires?|demands?|dictates?|calls?|warrants?|suggests?|allows?|permits?|needs?|wants?|indicates?|justif(?:y|ies)|suits?|arises?|asks? for it)\b(?! (?:an?|the|more|over|at|that) )`,
    "iu",
  ),
  new RegExp(
    String.raw`^\W*(?:only |simply |just |mostly |usually )?${whenever} (?:it is |it's |this is |that is |deemed |considered |thought |judged |found |so |otherwise |and where |and when |and if )*${fitting}\W*$`,
    "iu",
  ),
  new RegExp(
    String.raw`\b${whenever}\b[^.;:]{0,40}\b(?:deems?|deemed|considers?|considered|thinks?|judges?|feels?|feel|finds?|sees?|believes?) (?:it |this |that |so |is |to be |like |itself )*(?:fit|${fitting}|it|time|ready)\b`,
    "iu",
  ),
  /^\W*(?:unspecified|undefined|unknown|variable|not (?:fixed|specified|defined|set|stated|determined|known|yet known)|(?:it |this |that )?(?:varies|depends|differs)(?: (?:on|by|with|from)\b[^.;:\d]{0,40})?|open|flexible|unclear)\W*$/iu,
  /^\W*(?:an? |the |any |some )?(?:business|operational|user|customer|client|clinical|commercial|legal|internal|external|team|department(?:al)?)?(?:'s|’s)? ?(?:needs?|necessity|requirements?|demand|convenience|preference|request)\W*$/iu,
  /\bwhen(?:ever)? (?:an? |the |any |some |our |your )?(?:[\p{L}-]+ ){1,3}(?:so )?(?:desires?|wishes|wants?|pleases?|likes?|chooses?|decides?|prefers?|sees? (?:the |a )?need|requires?|needs?)(?: (?:it|so|to|this|help|support|assistance|something))?\W*$/iu,
  /^\W*(?:only |simply )?(?:when(?:ever)?|if|as|where) (?:needed|required|necessary|appropriate|desired|wanted|wished|requested) (?:by|in|for|from|at) (?:the |an? |our |your |its |any )?(?:[\p{L}-]+ ?){1,3}\W*$/iu,
  /^\W*(?:multiple|different|several|various|varying|individual)(?: (?:for|per|by|in) (?:each|every) \p{L}+)?\W*$|^\W*in (?:response|reaction) to (?:the |any |all |business |user |customer )*(?:needs?|events?|demands?|requests?|changes?|signals?|situations?|activity)\W*$|^\W*(?:when |if |whenever )?something (?:[\p{L}-]+ )?(?:happens|occurs|changes|comes up|arises)\W*$/iu,
  /\b(?:the )?(?:time|moment) is (?:ripe|right|come)\b|\bwhen(?:ever)? (?:things|it|the \p{L}+) (?:gets?|becomes?|is|are) (?:busy|hectic|quiet|slow|tight|crowded|full)\W*$|^\W*(?:random(?:ly)?|arbitrary|spontaneous(?:ly)?|mixed)\W*$/iu,
  /^\W*(?:up)?on (?:the )?(?:demand|request|wish|need|initiative) of (?:the |our |a |any )?[\p{L}-]+\W*$/iu,
  /^\W*(?:by|through|via|after|upon|on) (?:an? |any |some )?(?:user|customer|client|system|external|internal|business)? ?(?:interactions?|actions?|activity|events?|triggers?|signals?|input|demand|schedule)\W*$/iu,
  /\bwhen(?:ever)? (?:an? |the |new |any |some |more |relevant |enough )*(?:data|information|inputs?|content|work|triggers?|requests?|signals?|material) (?:\p{L}+ )?(?:becomes? available|is available|comes? in|arrives?|is there|occurs?|fires?|is (?:received|detected|present))\W*$/iu,
  /^\W*as (?:the |our |your |its )?(?:\p{L}+ ){1,3}(?:progress(?:es)?|develops?|evolves?|unfolds?|goes (?:on|along|by)|go (?:on|along|by)|moves? (?:on|along|forward)|proceeds?|permits?|comes?|comes? (?:in|up|along|about))\W*$/iu,
  /\b(?:at|in|subject to|within) (?:the |its |their |our |his |her )?(?:sole |full |own |absolute )?discretion\b/iu,
  /\b(?:every )?(?:now and (?:then|again)|so often|once in a while|other day|from time to time|time permitting|occasionally|sporadically|intermittently|at (?:random|irregular|suitable|appropriate|convenient|certain|various|different|regular|reasonable|opportune) (?:intervals?|times?|moments?|points?))\b/iu,
  // "Whenever a shipment needs attention".
  /\b(?:when(?:ever)?|if|where(?:ver)?|as soon as|once) (?:an? |the |any |some |one |our |your |of |its )*(?:[\p{L}-]+ ){1,4}(?:needs?|requires?|deserves?|demands?|merits?|warrants?|wants?|calls? for|could (?:do with|use)|is in need of|are in need of) (?:some |any |more |extra |our |its |prompt |closer |further |special |an? )*(?:attention|care|help|action|support|hand|handling|looking (?:at|after|into)|seeing to|doing|treatment|look|intervention|follow[- ]?up|assistance|work|sorting(?: out)?|nudge|push|processing)\W*$/iu,
  /\bwhen(?:ever)? (?:something|anything|things?|stuff|work|tasks?|(?:an?|the|new|a new|some|another|fresh) (?:task|event|issue|situation|occasion|opportunity|change|signal|matter|need|case for it)s?)(?: \p{L}+)? (?:happens?|occurs?|changes?|comes? (?:in|up|along)|arises?|arrives?|turns? up|crops? up|pops? up|appears?|shows? up|presents? itself|present themselves|offers? itself|needs? (?:doing|attention|to be done)|is (?:there|waiting|needed|due|to be done|new|interesting|detected|noticed)|are (?:there|waiting|needed|due|new))\W*$/iu,
  new RegExp(
    String.raw`^\W*(?:(?:it )?(?:runs?|works?|operates?|starts?|is|acts?) )?(?:an? |the |any |some |various |different |certain |several |multiple |new |incoming |external |internal |relevant |appropriate |suitable |business |system |user |customer |client )*(?:${moments})(?:(?:,? (?:or|and|and\/or)|\s?\/|,) ?(?:manual(?:ly)?|automatic(?:ally)?|scheduled|event[- ]driven|on demand|on request|others?|similar|user action|events?))*(?: (?:in|from|of|across|within|on) (?:the |all |any |your |our |its |every )*(?:connected |source |target |business |various |different |relevant )*(?:systems?|sources?|tools?|applications?|apps|business|state|status|environment|landscape|platforms?|channels?|background|day))?\W*$`,
    "iu",
  ),
  /^\W*(?:(?:on|at) an? )?(?:ad[- ]hoc|as[- ]needed|on-demand|per need|case[- ]by[- ]case|best[- ]effort|rolling|regular|irregular|occasional|flexible|variable|continuous|ongoing|permanent|as-required|need-to)(?: basis)?\W*$/iu,
  /^\W*(?:as|if|when(?:ever)?|where|per|by|upon|subject to) (?:mutually |otherwise |previously |separately )?(?:agreed|agreement|arranged|arrangement|discussed|stipulated|specified|configured|defined|planned|instructed|directed)(?: (?:with|by|between|in|on)\b[^.;:\d]{0,40})?\W*$/iu,
  /\b(?:when|if|once|as soon as|where) (?:all |the |certain |appropriate |relevant |suitable |right |necessary |required |some |specific )*(?:conditions?|criteria|prerequisites|requirements|circumstances) (?:are |is |have been )?(?:met|right|satisfied|fulfilled|favourable|favorable|suitable|given|ripe)\W*$/iu,
];

/** Said of what goes in or comes out. */
const things: readonly RegExp[] = [
  /^\W*(?:an? |the |any |some )?(?:suitable|appropriate|fitting|proper|adequate|matching|right|sensible|reasonable|necessary|required|corresponding|corrective|remedial|follow[- ]?up|further|next|subsequent|additional|other) (?:reactions?|responses?|actions?|repl(?:y|ies)|steps?|measures?|outcomes?|handling|treatment|processing|activit(?:y|ies)|communications?|interventions?|tasks?)(?: (?:in|to|for|by|across) (?:the |all |our |your )?(?:systems?|teams?|business|company|tools?|people|users?))?\W*$/iu,
  /^\W*(?:more |better |new |deeper |real )?(?:insights?|value|benefits?|visibility|transparency|clarity|intelligence|relief|peace of mind) (?:for|to|into|across|on) (?:the |our |your |all |its )?[\p{L}-]+(?: [\p{L}-]+)?\W*$/iu,
  /^\W*(?:the |our |your |all |its |any )*(?:company|business|corporate|enterprise|organi[sz]ation(?:al)?|library|hospital|bank|museum|school|university|clinic|practice|store|shop|plant|council|municipal|hotel|branch|office|department|team|group|firm|warehouse|production|sales|hr|finance|it|marketing|operations?|logistics|project|product|internal|external)(?:['’]s)? (?:data|information|content|knowledge|documents|material|systems|inputs?)\W*$/iu,
  /^\W*(?:all |any |some |such |the |other |further |whatever |whichever )*\p{L}*\s?(?:data|information|info|inputs?|details?|context|material|documents?|documentation|records?|sources?|files?|content|papers?|facts?|things?|stuff|items?|knowledge|evidence|outputs?|results?)(?:,? (?:and|or) \p{L}+)? (?:it|that|which|as|the (?:agent|assistant|system|bot|tool|model|workflow))(?: \p{L}+)? (?:needs?|requires?|wants?|asks? for|likes?|finds?|is given|gets?|can (?:find|get|reach|see|access|use)|may (?:need|require|want|find|use)|might (?:need|help)|has access to|sees fit|deems?|considers?|may be|is (?:needed|required|necessary|available|useful|relevant|appropriate))\b/iu,
  /^\W*(?:all |the |any |whatever )*(?:[\p{L}-]+ )?(?:data|information|content|documents|material|knowledge) (?:at|under|within) (?:its|the (?:agent|assistant)['’]s|their|our|your) (?:disposal|reach|command|fingertips)\W*$/iu,
  /^\W*(?:all |any |the )?(?:[\p{L}-]+ )?(?:data|information|content|documents|material|records|inputs?) as (?:supplied|provided|given|received|available|delivered|needed|found|stored|applicable)\W*$/iu,
  /^\W*(?:all|any|the|whatever) (?:[\p{L}-]+ )?(?:information|data|documents?|material|context|records|content|facts|details) (?:(?:that|which) (?:is|are|may be|might be) )?(?:relevant|pertinent|necessary|needed|required|useful|related|of relevance|of use|of interest|germane|material) (?:to|for) [^\d]*$/iu,
  /^\W*(?:decisions?|actions?|insights?|recommendations?|results?|updates?|outputs?|suggestions?|answers|outcomes?|resolutions?)(?:,? (?:and|or) |, )(?:decisions?|actions?|insights?|recommendations?|results?|updates?|outputs?|suggestions?|answers|outcomes?|resolutions?)\W*$/iu,
  /^\W*(?:the |an? )?(?:resolutions?|completion|(?:task|process|work|job|workflow|case) completion|(?:updated|changed|improved|synchroni[sz]ed|aligned) (?:systems?|data|information|processes)|(?:finished|completed|smooth|closed) (?:process|workflow|job|work))\W*$/iu,
  /^\W*(?:all |any |the |some )*(?:data|information|content|signals?|inputs?|context|material|details) (?:from|across|of|in|out of) (?:across |all |the |your |our |its |various |any )*(?:connected|internal|external|enterprise|business|integrated|existing|other|available|source|company|core)? ?(?:systems?|tools?|sources?|estate|applications?|apps|platforms?|landscape|stack|organi[sz]ation|business|enterprise|company)\W*$|^\W*what(?:ever)? (?:is|there is)(?: \p{L}+)?\W*$|^\W*(?:the )?(?:right|best|correct|desired|expected|ideal|appropriate) (?:outcomes?|results?|actions?|answers?|decisions?|next steps?)\W*$/iu,
  /^\W*(?:background|general|domain|common|institutional|tacit|business|company|world|expert|prior) (?:knowledge|information|context|material)\W*$/iu,
  /^\W*(?:everything|anything|all)(?: there is)? (?:in|on|from|about|around|to do with|that|which|known|stored|available|connected|related)\b[^\d]*$/iu,
  /^\W*[\p{L}]+[- ](?:related|relevant|specific) (?:information|data|documents?|material|details|content|inputs?|records|context)\W*$/iu,
  /^\W*(?:the )?(?:input|source|raw|incoming|operational|enterprise|structured|unstructured|structured and unstructured|historical|live|corporate|status|general|management|process|case|task) (?:data|information)\W*$/iu,
  /\b(?:and|or|plus) (?:any |various |some |all )?other (?:[\p{L}-]+ )?(?:artefacts?|artifacts?|documents?|things?|information|data|outputs?|materials?|items?|records?|sources?|results?|content|stuff|inputs?|details)\b/iu,
  /^\W*(?:an? |the |some )?(?:support|help|assistance|relief|aid|service) (?:for|to|of) (?:the |our |your |all )?[\p{L}-]+(?: [\p{L}-]+)?\W*$/iu,
  /^\W*(?:the )?(?:efficiency|productivity|time|cost|quality|speed) (?:gains?|improvements?|savings?|benefits?|increases?)\W*$/iu,
  /^\W*(?:the |any )?(?:results?|outcomes?|outputs?|products?) (?:of|from) (?:the |its |this )?(?:processing|process|run|workflow|analysis|tasks?|agent|work|execution|job|steps?|activity|automation|operation)s?\W*$/iu,
  /^\W*(?:all |the |any |some |various )*(?:necessary|needed|required|relevant|pertinent|applicable|appropriate|suitable|useful|available|requisite)\W*$/iu,
  /^\W*(?:(?:bits|odds) and (?:bobs|ends|pieces)|this and that|the (?:usual|lot|works|rest|like)|the usual \p{L}+|sundr(?:y|ies)|miscellan\p{L}+|assorted \p{L}+|all sorts|all kinds|a bit of everything|lots of (?:things|stuff|data)|plenty|many things|so much|good stuff|goodies|food for thought)\W*$/iu,
  /^\W*(?:an? |the |some |more |much |our |your |greater |real |true |measurable |business |operational |customer |team |staff |user )*(?:better|happier|happy|delighted|satisfied|improved|increased|enhanced|greater|smoother|faster|less|more|fewer|higher|lower|optimal|optimised|optimized|streamlined|efficient|seamless|positive|meaningful|actionable|great|good|superior|faster|timely|desired|expected|intended|favourable|favorable)(?: (?:and|or|,) \p{L}+)? (?:customers?|clients?|users?|guests?|patients?|staff|teams?|people|members|results?|outcomes?|insights?|experiences?|service|services|operations?|efficiency|productivity|processes|decisions?|stress|work|workload|effort|time|throughput|quality|performance|satisfaction|value|engagement|responses?|effects?|intelligence|knowledge|information|data|outputs?|things|days?|lives|business|journeys?|flow|communication|collaboration|care|support)\W*$/iu,
  /^\W*(?:the |any |all |our |its )*(?:completed|finished|done|handled|processed|resolved|executed|performed|managed|treated|dealt with|sorted[- ]out|automated|accomplished|fulfilled|satisfied|addressed)(?: \p{L}+)? ?(?:work|tasks?|items?|things?|requests?|jobs?|matters?|needs?|actions?|processes|workflows?|steps?|activities|data|information|inputs?|stuff|everything|issues?|cases|tickets|enquiries|inquiries|queries)\W*$/iu,
  /^\W*(?:\p{L}+ )?(?:efficiency|productivity|satisfaction|delight|success|progress|improvements?|happiness|peace of mind|relief|time savings?|savings|excellence|transparency|benefits?)\W*$/iu,
  /^\W*(?:the |an? |our |some |appropriate |suitable |actionable |business |operational |valuable |useful )*(?:value|insights?|intelligence|quality|clarity|visibility|impact|next steps?|follow[- ]?ups?|follow[- ]through|deliverables?|artefacts?|artifacts?|effects?|solutions?|help|assistance|support|guidance|advice|answers? as (?:needed|required|appropriate)|action|actions taken|action as appropriate|work done|the work|finished work|responses?|whatever (?:was|is) (?:asked|needed|wanted)|what(?:ever)? (?:the )?\p{L}+ (?:asks?|asked|needs?|wants?|requires?)(?: for)?)\W*$/iu,
];

/** Whether a trigger, an input or an output is built so that it names nothing. */
export function isIndefinite(part: string, text: string, facts: Pick<Facts, "lexicon">): boolean {
  const patterns = part === "trigger" ? beginnings : things;
  return patterns.some((pattern) => pattern.test(text)) || isVagueOnly(text, facts);
}

/** A word that widens, and beside it only words for things in general: "any pertinent paperwork". */
function isVagueOnly(text: string, { lexicon }: Pick<Facts, "lexicon">): boolean {
  const widening = lexicon.terms("vague.widening");
  const general = lexicon.terms("vague.general");
  const fillers = lexicon.terms("vague.fillers");
  const words = wordsOf(text);
  const wide = widening.find(text);
  const plain = general.find(text);
  const inside = (hits: readonly { from: number; to: number }[], at: number) =>
    hits.some(({ from, to }) => from <= at && at < to);
  return (
    wide.length > 0 &&
    plain.length > 0 &&
    words.every(
      ({ folded }, at) =>
        inside(wide, at) || inside(plain, at) || smallWords.has(folded) || fillers.has(folded),
    )
  );
}
