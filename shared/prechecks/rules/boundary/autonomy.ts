import { isTakenBack, praiseRule } from "./praise.ts";

export const autonomy = praiseRule({
  id: "boundary.autonomy-claim",
  list: "boundary.autonomy",
  plain: "boundary.autonomy.plain",
  also: alone,
  title: "A boast that it works without people",
  saysOf: (words) => `The packet boasts that no person is needed (“${words}”).`,
  rationale:
    "A reviewer looks for the points where a person decides, stops or corrects. A promise that nobody is needed says that these points are missing, or that the packet does not speak of them.",
  settles: "Where a person approves, where a person can stop it, and who that is.",
  items: ["boundary.statement", "actions.approval"],
  refs: ["OWASP-LLM:2025:LLM06", "NIST-AI-RMF:1.0:MAP 3.5"],
  examples: {
    fires: [
      {
        says: "It runs alone.",
        sections: { boundary: { statement: "Books the slots fully autonomously." } },
      },
      {
        says: "People are called needless.",
        top: { summary: "Claims are closed with no human in the loop." },
      },
    ],
    quiet: [
      {
        says: "Autonomy is denied.",
        sections: { boundary: { statement: "It is not autonomous: a dispatcher confirms each plan." } },
      },
    ],
  },
});

const does =
  "runs?|minds?|works?|speaks?|fends?|carr(?:y|ies) on|keeps? (?:going|at it|on)|looks? after|handles?|closes?|does|answers?|decides?|gets? on|manages?|copes?|takes? care|ticks? (?:along|over|away)|gets? things done|takes? decisions|makes? decisions|acts?|thinks?|operates?|functions?|executes?|processes|completes?|finishes|hums? along|chugs? along|holds? the fort|steers?|drives?|sorts?|solves?|plods? on|soldiers? on|goes|go";
const byItself =
  "(?:all )?by itself|(?:all )?on its own(?! (?!and|or|but|from|in|at|with|while|when|all|through|until|without|day|night|around|round|every|each|no|for|so|as|since|after|before|by|to|if|once|even|over|across|during|again|now)[\\p{L}]+)|solo|single-?handed(?:ly)?|unaccompanied|independent(?:ly)? of (?:all |any )?(?:staff|people|humans|anyone|operators?|clerks?|users?|supervision)|to its own devices|for itself|all alone|quite alone|unaided|unassisted|unattended|unsupervised|unwatched|under its own steam|without (?:us|you|them|help|a soul|anyone|anybody|a minder|people|staff|hands)";
const people =
  "(?:everybody|everyone|(?:the|your) (?:[\\p{L}-]+ ){0,2}(?:team|staff|people|crew|desk|shift|clerks|department|office)|the (?:team|staff|crew|shift|lot|night shift)|your (?:team|staff|people|crew|night shift)|them|people|the desk|the humans)";
const alones: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${does})\b[^.;!?]{0,45}\b(?:${byItself})\b`, "giu"),
  new RegExp(
    String.raw`\b(?:send|let|give) ${people} (?:go )?(?:home|to bed|the (?:night|day|week|weekend) off|sleep)\b`,
    "giu",
  ),
  /\b(?:lock up|switch off the lights|turn off the lights|dim the lights|close the office|shut the office|clock off|knock off)\b[^.;!?]{0,40}\b(?:home|bed|holiday|pub|beach|leave)\b/giu,
  /\b(?:nobody|no one|not a soul|no human being|no living soul|no human|no person|no clerk|no operator|no member of staff|none of your people) (?:even )?(?:(?:has|have|ever has|ever have) to|needs?(?: to)?|ever needs?(?: to)?|must|is (?:needed|required|wanted))\b/giu,
  /\b(?:no|without|zero|not one|free of) (?:a |any |more )?(?:minders?|minding|babysitters?|babysitting|watching over|hand-?holding|nannying|nanny|overseers?|chaperones?|human hands?|pair of eyes|human eyes|human touch)\b/giu,
  /\b(?:leave|leaving) (?:it|him|her|the (?:agent|assistant|bot|system|machine)) (?:to it|to get on with it|running|alone|be)\b/giu,
  /\b(?:forget|forgetting) (?:about )?(?:it|the (?:queue|desk|inbox|whole thing))\b(?= (?:exists|is there|altogether|entirely)|[.!])/giu,
  /\b(?:while|whilst|as) (?:everyone|everybody|the (?:team|staff|office|house|town|city|world)|you|they|the humans) (?:is |are |'re )?(?:sleeps?|asleep|in bed|at home|at lunch|away|on holiday)\b/giu,
  // The places of people are empty: "the chairs in the control room can stay empty".
  /\b(?:chairs?|seats?|desks?|offices?|floors?|control rooms?|counters?|stations?|cubicles?|posts?|night shifts?|shifts?|hotlines?|switchboards?)\b[^.;!?]{0,40}\b(?:can|may|will|could|might)(?: as well| now| then| safely| happily)? (?:be |stay |remain |stand |go |sit |left )?(?:left )?(?:empty|unmanned|unstaffed|unattended|deserted|dark|vacant|uncovered|unfilled)\b/giu,
  /(?<!\b(?:if|when|whenever|unless|where|once|because|since|that|while|until|for|to|by|as) )\b(?:nobody|no one|no person|no human|no staff|no clerk|no people) (?:(?:is |are |was |being )?(?:left |on duty|at the (?:desk|controls|wheel|helm|switch)|in the (?:loop|room|office|way|middle|path)|behind it|around|involved|present|awake|there\b)|sits? |stands? (?:by|behind|over)|watches |looks (?:on|at it|over)|touches |lifts )/giu,
  /\b(?:take|takes|taking|took|remove|removes|removing|leave|leaves|leaving|keep|keeps|keeping|cut|cuts|cutting|get|gets|getting|drop|drops) (?:the |your |all |any )?(?:people|humans?|staff|person|clerks?|operators?|manual (?:labour|labor|work|effort)|human (?:element|factor|touch|intervention|bottleneck)) (?:out|away|free|of the|from)\b/giu,
  /\b(?:no|zero|without|free of|free from) (?:need for )?(?:any |a |an |further |manual |human |staff |operator |clerical )*(?:intervention|involvement|oversight|interaction|supervision|approval clicks?|clicks|hand|hands|keystrokes?|touch|touches|touchpoints?|handling|input|effort|staffing|headcount|sign-?offs?|manning|attention|assistance)\b(?! (?:of|form|field|file|stock|is given|by the agent))/giu,
  /\b(?:people|humans?|staff|clerks?|operators?|employees|personnel|everyone|everybody|your \p{L}+) (?:can |may |will |should )?(?:stay|stays|keep|keeps|are kept|remain|is kept) (?:well |right |safely )?(?:clear of it|out of (?:it|the (?:way|loop|picture))|out(?=\s*[.,;!]))/giu,
  /\bwithout (?:your|our|their|staff|a clerk['’]s|any(?:one|body)['’]s|human|manual|the (?:desk|team|staff)['’]s) (?:[\p{L}-]+ )?(?:involvement|input|intervention|help|say|say-so|doing|attention|participation|presence|assistance|supervision)\b/giu,
  /\b(?:completely|entirely|fully|totally|wholly|all|absolutely|purely) (?:on its own|by itself|alone|unaided|unassisted|unattended|unsupervised|independently)\b|\b(?:unaided|untouched|unassisted|unhindered) by (?:any )?(?:human|people|person|staff|hand)/giu,
  /\bwithout (?:ever )?\p{L}+ing (?:up )?(?:anyone|anybody|a soul|a person|people|staff|you|your (?:team|staff|people)|a human)\b/giu,
  /\b(?:touch|staff|human|hands|people|operator|supervision|clerk)-free\b|\b(?:nobody|no one) to (?:ask|wait for|watch|chase|disturb|call|consult)\b/giu,
  /\b(?:minds|manages|runs|drives|steers|supervises|polices|governs|feeds|looks after|takes care of) itself\b/giu,
  /\b(?:the|your) [\p{L}-]+ (?:need not|needn['’]t|(?:does|do) not (?:have|need) to|(?:doesn|don)['’]t (?:have|need) to|never (?:has|have) to) (?:even )?(?:lift|look|watch|touch|be (?:there|present|awake)|do a thing|do anything|raise a|stir|know|care)\b/giu,
  /\band it (?:would|will|['’]ll|['’]d) (?:still |happily |simply |just )?(?:carry on|keep (?:going|running|at it|on)|go on|run on|work on)\b/giu,
  /\b(?:leave|leaves|leaving|left) (?:it |him |her |the \p{L}+ )?to its own devices\b|\bno questions asked\b|\bno (?:clerk|person|human|one|supervisor|operator|manager|colleague|planner|nurse|people|staff) (?:is |are |being |gets? |ever )*(?:consulted|asked|involved|needed|called|bothered|disturbed|required|troubled)\b/giu,
  /\b(?:humans?|people|persons?|clerks?|supervision|oversight|staff|operators?|approvals?)\b[^.?!]{0,30}\?\s*(?:not|no|never|gone|forget|none|what for|history|why)\b/giu,
  /\b(?:your|the) (?:[\p{L}-]+ ){1,3}(?:never|no longer) (?:ever )?(?:have|has|need|needs) to\b[^.;!?]{0,50}\bagain\b|\byour (?:[\p{L}-]+ ){1,3}never (?:have|has|need|needs) to\b/giu,
  /\bneeds? neither\b[^.;!?]{0,40}\b(?:supervis\p{L}*|oversight|people|staff|humans?|hand|minding|watching|instruction|sleep|breaks?)\b|\b(?:neither|no) sleep (?:nor|or|and no) /giu,
  /\b(?:thinks?|decides?|acts?|speaks?|fends?)\b[^.;!?]{0,30}\bfor itself\b/giu,
  /(?<!\b(?:passengers?|patients?|guests?|customers?|visitors?|pupils?|students?|children|parents?|members?|drivers?|donors?|clients?|applicants?|readers?|it)\s(?:then\s)?)\b(?:can|may|could|will) (?:all |safely |now |happily |just |finally |then )*(?:go home|clock off|knock off|leave early|sleep (?:in|on|tight|soundly)|call it a (?:day|night)|be elsewhere|take the (?:day|night|weekend) off|stay in bed|switch off and)\b(?! (?:\p{L}+ )?(?:once|when|if|until|after|as soon|with|on \p{L}+days)\b)/giu,
  /\b(?:stay|stays|go|goes|be|remain) (?:at )?home\b[^.;!?]{0,30}\b(?:while|and|as) (?:it|the|our|your)\b/giu,
  /\b(?:you|your (?:team|staff|people)|the (?:team|staff|crew|shift)) (?:won['’]t|will not|will never|need not|needn['’]t|don['’]t (?:need|have)|do not (?:need|have)|never (?:need|have)|can forget) (?:to |even |have to |need to )*(?:look|watch|touch|check|lift|think|worry|know|notice|step|log|open|be there|do (?:a thing|anything)|lift a finger|about)/giu,
  /(?<!(?:^|[.;:,]\s*)(?:the|an?|each|every|our|its) (?!(?:agent|assistant|bot|tool|system|software|product|platform|solution|machine|workflow)\b)[\p{L}'’-]+ (?:[\p{L}'’-]+ ){0,4})\b(?:takes?|has|have) (?:over )?(?:full|complete|total|sole) (?:charge|control|responsibility|command|ownership)\b/giu,
  /\b(?:is|are|was) (?:its|his|her) own (?:boss|master|manager|supervisor)\b|\bneeds? no(?:body|thing| one)?\b[^.;!?]{0,25}\b(?:supervis\p{L}*|oversight|watch\p{L}*|help|guidance|instructions?|minding|permission|nod|hand|people|person|human|operator|crew|company|chaperone|escort|nursemaid|shepherd|guardian|driver|pilot|captain|boss|minder|handler|keeper)\b|\bon its own (?:initiative|authority|judge?ment|responsibility|account|two feet)\b|\b(?:at|by|under) its own (?:discretion|judge?ment|authority)\b/giu,
  /\b(?:won['’]t|will not|will never|no longer|never|don['’]t|do not|does not|doesn['’]t) (?:again )?needs? (?:an? |any |your |the |more |another |extra |so many |as many )*(?:night shifts?|late shifts?|shifts?|staff|people|teams?|operators?|clerks?|headcount|personnel|minders?|supervis\p{L}+|humans?|hands|bodies|breaks?|holidays?|boss|rest|manager|anyone|anybody|chaperone|telling|reminding|watching|night desk|overtime|temps)\b/giu,
  /\b(?:people|humans?|staff|clerks?|operators?|your team|employees|personnel) (?:are |is |become |becomes |stand |stands |step |steps |can |may |will )*(?:only |just |merely |now |simply |truly )?(?:in the way|optional|not needed|unnecessary|superfluous|redundant|obsolete|a bottleneck|the bottleneck|out of the picture|a thing of the past|history|not required|aside|step aside|stand back|go home|sit back|lean back|relax|surplus|dispensable|expendable|spectators?)\b/giu,
  /\bmakes? (?:people|humans?|staff|clerks?|operators?|(?:human |manual )?(?:oversight|supervision|review|approval|checking|control|intervention)) (?:optional|redundant|obsolete|superfluous|unnecessary|history|dispensable|a thing of the past)\b/giu,
  /\b(?:human|manual|personal) (?:oversight|review|control|supervision|approvals?|intervention|input|effort|work|checks?|checking|sign-?off|involvement|decisions?|labou?r) (?:is|are|becomes?|has become) (?:now |simply |entirely |truly )?(?:a thing of the past|obsolete|unnecessary|optional|history|not needed|no longer needed|not required|superfluous|eliminated|gone|redundant|a relic)\b/giu,
  /\b(?:decisions?|calls|choices) (?:are |is |get |gets )(?:made|taken|reached) (?:solely |entirely |only )?by (?:the |our )?(?:agent|ai|system|bot|machine|software|assistant|model|algorithm)s? (?:alone|itself|by itself|only|solely)\b/giu,
  /\b(?:agent|ai|system|bot|machine|software|assistant|it) alone (?:decides|acts|rules|chooses|determines|judges)\b/giu,
  /\b(?:frees?|freeing|spares?|sparing|saves?|saving|relieves?) (?:your |the |all )?(?:people|team|teams|staff|clerks|employees|everyone|everybody|humans)\b[^.;!?]{0,20}\b(?:from|of) (?:ever |having|all (?:manual|decisions|oversight|watching|checking))/giu,
  /\b(?:put|kick|putting|kicking|rest) (?:up )?(?:their|your|his|her) feet (?:up)?|(?<!\b(?:members?|passengers?|patients?|guests?|customers?|visitors?|readers?|drivers?) (?:can |may )?)\b(?:sit|sits|lean|leans) back\b|\bof its own (?:accord|volition|free will|will|motion)\b/giu,
  /\bno (?:people|humans|operators|clerks|employees|minders)\b(?=\s*(?:[.!]|$|,? (?:and )?no ))/giu,
  /\bself-?(?:steering|governing|guiding|guided|directing|piloting|acting|reliant|propelled|ruling|supervising|supervised|controlled|administering|organi[sz]ing|determining|thinking|operated|executing|processing)\b/giu,
  /\b(?:no need|without (?:the |any )?need|there is no call) (?:for|of) (?:an? |any |your |the )?(?:anybody|anyone|persons?|people|staff|humans?|operators?|clerks?|supervis\p{L}+|minders?|team|human\b|manual\b|someone|somebody)/giu,
  /\bnot (?:a|one) single (?:person|human|soul|hand|click|keystroke|clerk|operator|employee|human being)\b/giu,
  // That people are left out, said of people.
  /\b(?:people|humans?|staff|clerks?|operators?|approvals?|sign-?offs?) (?:are|is) (?:simply |just |quite |no longer |a )*(?:not |no longer )?(?:a )?(?:part of (?:it|this|the (?:loop|picture|process|plan))|thing of the past)/giu,
  /\b(?:your|the) [\p{L}-]+ (?:will|shall) never (?:have to |need to )?(?:see|touch|open|read|handle|type|look|check|think|hear)\b[^.;!?]{0,40}\b(?:again|any ?more|about)\b|\byou(?:['’]ll| will) never (?:have|need) to\b/giu,
  /\bhumans? need not apply\b|\b(?:0|zero) ?(?:%|per ?cent) (?:human|manual)\b|\b(?:with|in) (?:the|your) (?:office|room|desk|building|floor|lights) (?:dark|empty|off|asleep)\b/giu,
  /\b(?:does not|doesn['’]t|never|no longer) waits? (?:for|on) (?:people|humans?|anyone|anybody|staff|clerks?|approvals?|permission|a (?:person|human|nod|signature))\b/giu,
  /\bno (?:staff|human|clerk|personnel|employee|working|person|operator|clerical|manual)(?:['’]s|s['’])? (?:time|hours?|attention|minutes?|hands?|capacity)\b/giu,
  /\bwho needs (?:people|staff|humans|clerks|a (?:night )?shift|a team|operators)\b/giu,
];

/** "Send everybody home", "minds the shop by itself": that nobody is needed, said without the word. */
function alone(text: string): { start: number; end: number }[] {
  return alones.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(
        ({ 0: words, index }) =>
          !isTakenBack(text, { start: index, end: index + words.length }) &&
          !denied.test(text.slice(Math.max(0, index - 70), index)) &&
          // "No notice goes out by itself".
          !/(?:^|[.;:!?,]\s*|\b(?:and|but) )no (?!human|person|people|staff|clerk|operator)(?:[\p{L}-]+ ){1,3}$/iu.test(
            text.slice(0, index),
          ) &&
          !/\b(?:not|never|nothing|cannot|doesn['’]t|does not)\b/iu.test(words.replace(needless, "")),
      )
      .map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
/** "You need not look": the word denies the need, not the boast. */
const needless =
  /need not|needn['’]t|(?:does|do) not (?:have|need) to|needs? neither|never (?:ever )?(?:have|has)|no longer (?:have|has)|not any ?more|\? *(?:not|never)|not (?:a soul|(?:a|one) single|needed|required)|(?:(?:will|do|does)(?: not|n['’]t)|doesn['’]t|won['’]t|never(?: again)?) (?:again )?(?:needs?|have|see|touch|open|read|handle|type|look|check|think|hear|waits?)|not (?:a )?part of|need(?: not|n['’]t)|will never|no longer needs?|needs? nothing/iu;
const denied =
  /\b(?:not|never|nothing|cannot|can['’]t|doesn['’]t|won['’]t|no part|neither|nor|isn['’]t|nobody|no one|none|only|no (?:representations?|claims?|promises?|warrant\p{L}*|statements?|suggestion|question|modes?|steps?|runs?|parts?|acts?|actions?|letters?|drafts?|case|cases|circumstances))\b[^.;!?]*$/iu;
