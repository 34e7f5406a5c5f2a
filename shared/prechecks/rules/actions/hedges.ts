/** Turns of phrase by which an approver, or a time limit, lets a thing pass that nobody has said yes to. */

const any = (words: string) =>
  `(?:${words
    .trim()
    .split(/\s*,\s*/)
    .join("|")})`;
const agents = any("agent,bot,assistant,it,model,workflow,software,tool,system,robot,copilot,automation,ai");
const yes = any(
  "nod,yes,approval,signature,consent,ok,okay,asking,one,sign-?off,leave,permission,say-?so,release,look,check,human,person,second pair of eyes",
);
const moves = any(
  "goe?s?,pass(?:es)?,sails?,slips?,runs?,leaves?,ships?,moves?,proceeds?,issues?,flows?,travels?,carry on,carries on,fires?,(?:is|are|be|get|gets|being|may be|can be) (?:sent|released|let|waved|nodded|passed|put|posted|booked|done|issued|paid|shipped|made|placed|filed)",
);
const freely = any(
  "straight,through,ahead,out,unseen,unasked,unchecked,unreviewed,unsigned,direct(?:ly)?,by (?:itself|themselves),on (?:its|their) own(?: \\p{L}+)?,without,anyway,regardless,automatically,as (?:is|drafted),untouched,unattended,at once,nonetheless,off,as a matter of course",
);
const acts = any(
  "acts?,proceeds?,goes,go,carries on,carry on,decides?,sends?,signs?,does,do,presses on,chooses?,runs,uses,releases?,books?,posts?,moves",
);

/** A clause in which nobody is asked. */
const passes: readonly RegExp[] = [
  new RegExp(`\\b${moves} (?:\\p{L}+ ){0,2}?${freely}(?!\\p{L})`, "iu"),
  /\bwithout\s*(?:[.;,)]|$)/iu,
  new RegExp(`\\b(?:needs?|requires?|wants?|takes?) no ${yes}(?!\\p{L})`, "iu"),
  /\b(?:thereafter|afterwards|after that|then|from then on|later) (?:on )?(?:none|no one|nobody|automatic|not needed|unattended)\b/iu,
  /\bor (?:nobody|no one|none)\b/iu,
  new RegExp(
    `\\b${agents} (?:\\p{L}+ ){0,2}?(?:judges?|deems?|considers?|thinks?|believes?|feels?|prefers?|has (?:any )?doubts?|(?:is|are|feels) (?:unsure|uncertain|in (?:any )?doubt|not (?:sure|certain|confident)|hesitant|stuck))(?!\\p{L})`,
    "iu",
  ),
  new RegExp(
    `\\bat (?:the )?(?:${agents}['’]s|its|own) (?:option|choice|election|discretion|pleasure)\\b`,
    "iu",
  ),
  new RegExp(
    `\\b(?:${agents} (?:otherwise|else)|(?:otherwise|else) (?:the )?(?!it\\b)${agents})(?!\\p{L})`,
    "iu",
  ),
  new RegExp(
    `(?<!\\b(?:after|before|once|until|which|that) (?:the )?)\\b${agents} (?:then |also |simply |just )?${acts}(?!\\p{L})(?! (?:only|nothing|not|so only|no further|to))`,
    "iu",
  ),
  /\b(?:but|though|although|yet|only|just)? ?\bnot (?:at|on|in|for|during|when|if|outside|over|under|above|below|every)\b/iu,
  /\b(?:first|initial) (?:\p{L}+ )?(?:day|days|week|weeks|month|months|quarter|season|year|runs?|cases) only\b|\b(?:for|in|during) (?:the |its |our |your )?(?:first|initial) (?:\p{L}+ )?(?:days?|weeks?|months?|quarter|season|year|runs?|cases)\b|\bonly (?:in |for |during )?(?:the )?(?:first|initial|early|pilot|trial)\b/iu,
  /\b(?:until|till) (?:\p{L}+ ){0,4}?(?:trust|trusted|confidence|confident|established|proven|proved|bedded in|settled in|further notice|the pilot|the trial|we know|learned|learnt|it works)\b/iu,
  /\b(?:skippable|dispensable|waivable|spared|retrospective(?:ly)?|retroactive(?:ly)?|in retrospect|in hindsight|after the (?:fact|event)|ex post|post hoc|afterwards)\b/iu,
  /\b(?:in so far|insofar|so far|as far|as long|so long) as\b/iu,
  /\b(?:when|if|where|while) (?:at hand|in|to hand|about|there|at (?:his|her|the|their) desk|in the (?:house|building|office)|not (?:busy|away|asleep|at lunch|on leave)|awake)\b(?! (?:the|a|charge|doubt))/iu,
];
const denies =
  /\b(?:nothing|never|none of|nobody|no one|cannot|can ?not|may not|must not|shall not|mustn['’]t|not even|no [\p{L}-]+ (?:goes|is|may|leaves|passes))\b/iu;
/** "Not for himself", "nobody signs for him": who else may not, and not what need not. */
const others =
  /\b(?:nobody|no one|none) (?:else|other|signs?|stands?|deputis\w+|may|can|acts|decides|replaces|but)\b[^,;]*|\bnot (?:the|a|an|his|her|their|by|from|him|her|only|even)\b[^,;]*|\bnot for (?:him|her|them|his|their|its)\w*\b[^,;]*/giu;

/** "IT lead, if the budget is tight": somebody, but not always. */
const provided =
  /,\s*(?:but )?(?:if|when|where|whenever|provided)\b(?![^;]*\b(?:has|have|had|then|or|instead|need be)\b)([^;]*)/iu;

/** The condition under which an approver is asked at all, if one is told. */
export function conditionOf(approver: string): string | undefined {
  return provided.exec(approver)?.[1];
}

/** Whether words for an approver let something pass without one. */
export function letsPass(approver: string): boolean {
  return clausesOf(approver.replaceAll(others, " ")).some(
    (clause) => !denies.test(clause) && passes.some((way) => way.test(clause)),
  );
}

function clausesOf(text: string): string[] {
  return text.split(/[;.]\s|\bbut\b/iu);
}

/** "Clerk; on holidays the agent proceeds", "manager; silence is a no": a clause, and no second approver. */
export function isClause(text: string): boolean {
  return (
    new RegExp(`\\b${agents} (?:then |also |simply |just )?${acts}(?!\\p{L})`, "iu").test(text) ||
    /\b(?:is|are|means?|counts?|lapses?|goes|go|needs?)\b/iu.test(text)
  );
}

const lapses: readonly RegExp[] = [
  /(?<!\b(?:not|never|nothing|without being) )\b(?:then|thereafter|whereupon|after which|and|afterwards) (?:it |the \p{L}+ |out it )?(?:simply |just )?(?:goes|issues?|leaves?|ships?|acts?|runs?|fires?|sends?|happens?|is (?:sent|done|issued|posted|paid|booked|made)|sent|issued|posted|paid|done|booked)(?! (?:to|back|into|up|stale|home|cold|away|off|down|over|under|on the|round|again|for)\b)(?!\p{L})/iu,
  /\bout it goes\b/iu,
  /\b(?:consent|approval|leave|agreement|assent|permission|a yes|yes) (?:is|are|shall be|will be|being) (?:presumed|assumed|given|implied|deemed|taken|inferred|supposed|granted)\b/iu,
  /\btaken (?:as|for) (?:read|given|granted|agreed|a yes|said|settled)\b|\b(?:deemed|presumed|held) (?:to be |to have been )?(?:given|agreed|granted|consented|cleared|in order|released)\b/iu,
  /(?<!\b(?:not|never|nobody|no one|nothing|cannot|not be) )\b(?:treat|take|read|count|regard)(?:s|ed)? (?:it |this |that |silence |no answer |the silence |them )?as (?:a |an )?(?:go|go-ahead|yes|approval|approved|consent|agreed|agreement|ok|okay|permission|nod)\b/iu,
  /\bdone without\b|\bwithout (?:it|one|a yes|an answer|further ado|waiting)\b/iu,
  /\b(?:no (?:reply|answer|response|word|objection|news|reaction)|silence|quiet|nothing heard) (?:is|are|means?|counts as|gives|equals|amounts to|=|:) ?(?:a |an )?(?:yes|consent|leave|approval|agreement|assent|ok|okay|go|green|nod|permission)\b/iu,
  new RegExp(
    `\\b${agents} (?:\\p{L}+ )?(?:uses|decides|acts|proceeds|goes ahead|chooses|sends|carries on|presses on|makes the call|judges)(?!\\p{L})`,
    "iu",
  ),
  /\b(?:then|to|into|turns|becomes|reverts to) auto(?:matic(?:ally)?)?\b/iu,
];
const undone =
  /\b(?:not|never|un|nothing is|without being) ?(?:sent|issued|done|posted|paid|booked|released)\b/iu;

/** Whether a time limit ends in a yes that nobody gave. */
export function lapsesAnyway(text: string): boolean {
  const rest = text.replaceAll(refused, " ");
  return !undone.test(text) && lapses.some((way) => way.test(rest));
}
/** "Silence is never taken as a yes." */
const refused =
  /\b(?:never|not|nor|no longer|cannot) (?:be )?(?:taken|treated|counted|read|regarded|deemed|presumed|assumed)\b[^.;,]*/giu;

/** A policy that says a bucket, and then when it holds: "approval, but straight through at night". */
export function isPartPolicy(policy: string): boolean {
  return /\b(?:auto\p{L}*|approv\p{L}+|ask\p{L}*|manual\p{L}*|human|sign(?:ed)?-?off|never|gated|ungated)\b.*?(?:\b(?:but|unless|except|if|when|where|outside|during|over|under|above|below|for|only|save|once|until|afterwards|in|at|on|by (?:day|night))\b|[<>≤≥]|\bor\b)/iu.test(
    // "Human in the loop" is a whole, and no condition.
    policy.replaceAll(/\b(?:human|person|man)[- ](?:in|on|over)[- ]the[- ]loop\b/giu, "human"),
  );
}
