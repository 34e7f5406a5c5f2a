/**
 * What a trigger, an input or an output must have to be pointed at. A vague answer can be worded in any number of ways;
 * a definite one says an event, a time or a state, so that is what is looked for.
 */

/** Words that tell what happens, when, or what state is reached. */
const event = new RegExp(
  String.raw`\d|["“„«»‘]|\b(?:${[
    "new|incoming|inbound|unread|nightly|daily|hourly|weekly|monthly|quarterly|yearly|noon|midnight|morning|evening|night|clock|timer|cron|calendar|schedulers?|schedule",
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|(?:working|banking|school|court|business) days?",
    String.raw`webhook|alarm|alert|notification|status|state|button|deadline|due|expir\w+|receipt|arriv\w+|submi\w+|upload\w*|creat\w+|lodg\w+|reach\w*`,
    String.raw`fil(?:es|ed|ing)|open(?:s|ed|ing)|clos\w+|sets?|setting|chang\w+|mark\w*|enter\w*|entry|press\w*|click\w*|tap(?:s|ped)|assign\w*|pass(?:es|ed)|com(?:es|ing) in|lands?|landed|lock\w*|post(?:s|ed|ing)`,
    String.raw`becom\w+|switch\w*|fall(?:s|en|ing)?|fell|ris(?:es|ing)|finish\w*|complet\w+|send(?:s|ing)?|sent|receiv\w+|book(?:s|ed|ing)|logs?|logged|sign(?:s|ed)|scan(?:s|ned)?|placed|places|puts?|adds?|added|deliver\w+|drop(?:s|ped)|report(?:s|ed)`,
    String.raw`calls?(?! for)|called (?!for|upon|on)|rings?|mail\w*|e-?mail\w*|message\w*|tickets?|releas\w+|publish\w*|approv\w+|mov(?:es|ed)|registers?|registered|issu(?:es|ed)|writes?|written|hand(?:s|ed) (?:in|over|back)|appear\w*|goes|turn(?:s|ed)|miss(?:es|ed)|stay(?:s|ed)|fires?|fired`,
    String.raw`cancel\w*|return(?:s|ed)|leav(?:es|ing)|left|start(?:s|ed) (?:by|it|the)|end(?:s|ed)? of|ends|ended|exceed\w*|cross(?:es|ed)|detect(?:s|ed) (?:an?|the)|reject\w*|fail(?:s|ed|ure)|pay(?:s|ment)|paid|order(?:s|ed)|print(?:s|ed)|load(?:s|ed)|updat(?:es|ed)|replac(?:es|ed)|import(?:s|ed)?|export(?:s|ed)?|merg\w+|push(?:es|ed)|commit(?:s|ted)?|escalat\w+|transfer\w*|dispatch\w*|discharg\w+|admi(?:ts|tted|ssion)|check(?:s|ed) in|needs? an?|types?|typed|says|said|speaks|tells|picks?|picked|chooses|chosen|selects?|selected|drags?|saves|saved|stor(?:es|ed)|tags?|tagged|label\w*|join(?:s|ed)|applies|applied|application|withdr\w+|renew\w*|request(?:s|ed)? (?:in|on|from|by|of|an?|the)|on the (?:half )?hour|asks? (?:for|to|in|at)|every (?:\p{L}+ )?(?:minutes?|hours?|day|week|month)`,
  ].join("|")})\b`,
  "iu",
);

/** "When something changes", "whenever data becomes available", "24/7": that anything happens at all is no event. */
const happening =
  /\b(?:when(?:ever)?|if|as|once|each time) (?:any |some |new |more |enough )*(?:something|anything|things?|stuff|work|tasks?|data|content|information) \p{L}+(?: (?:in|up|along|available|to be done))?|\b(?:any|some|all) (?:changes?|events?|signals?|activity|activities)(?: of (?:state|any kind))?\b|\b24\s?[/x]\s?7\b/giu;

/** Whether a trigger names an event, a time or a state. */
export function namesEvent(trigger: string): boolean {
  return event.test(trigger.replaceAll(happening, " "));
}

/** Words that leave open what is meant, whatever else is said. */
const openEnded = new RegExp(
  String.raw`\b(?:${[
    "what(?:so)?ever|anything|everything|something|stuff|etc|and so (?:on|forth)|and more|and the like|or similar|and such",
    "any (?:other|further|additional|more|relevant|and all|related|useful|needed|required)",
    String.raw`(?:other|further|additional|relevant|related|various|miscellaneous|sundry|assorted|appropriate|applicable|pertinent|necessary|required|suitable|useful|all kinds of|all sorts of|different|several|general|corresponding)(?: [\p{L}-]+){0,2} (?:data|information|info|inputs?|details?|particulars|context|materials?|documents?|documentation|papers?|paperwork|records?|sources?|files?|content|facts?|items?|knowledge|evidence|outputs?|results?|deliverables|artefacts|artifacts|signals?|actions?|things?|steps?|measures?|communications?|follow-ups?)`,
    "as (?:needed|required|necessary|available|appropriate|applicable)",
    "(?:may|might|could) (?:be|prove|seem|need|help|want|require)|deemed|of (?:use|interest|relevance|help)",
  ].join("|")})\b`,
  "iu",
);

/** Whether an input or an output leaves open what it is: "such further particulars as may be deemed pertinent". */
export function isOpenEnded(entry: string): boolean {
  // "Everything written in fields 1 to 9" can be pointed at.
  return openEnded.test(entry) && !/\d/.test(entry);
}
