/** Inputs and outputs that only sound like one, by the way in which they are built. */
import type { Facts } from "../../facts.ts";
import { smallWords } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";

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

/** Whether an input or an output is built so that it names nothing. */
export function isIndefinite(text: string, facts: Pick<Facts, "lexicon">): boolean {
  return things.some((pattern) => pattern.test(text)) || isVagueOnly(text, facts);
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
