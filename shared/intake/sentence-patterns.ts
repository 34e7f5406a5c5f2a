/**
 * Sentences that say a field, each with its verb and both its sides, so that a sentence about something else does not
 * fit. Data for `sentences.ts`.
 */
import type { PacketSectionId } from "../formats/packet.ts";
import type { SaidInSentence } from "./receipt-sentences.ts";
import {
  account,
  acts,
  bare,
  conditionsOf,
  evidence,
  parted,
  rotation,
  stop,
  triggers,
  withoutArticle,
} from "./said-parts.ts";

const subject =
  "(?:it|this|they|we|(?:an?|each|every) run|(?:the|our|your|each|every) (?:[\\p{L}-]+ ){0,2}[\\p{L}-]+|\\p{Lu}[\\p{L}\\p{N}-]*(?: \\p{Lu}[\\p{L}\\p{N}-]*){0,2})";
const stops =
  "(?:stop|halt|pause|suspend|switch(?: \\p{L}+){0,3} off|shut(?: \\p{L}+){0,3} down|turn(?: \\p{L}+){0,3} off|shut off|kill|disable|park)";
const agrees = "(?:agreeing|approving|saying yes|signing off|confirming|deciding)";
const secret =
  "(?:password|passwords|keys?|api keys?|secrets?|tokens?|credentials?|certificates?|passphrase)";
const often =
  "(?:every|each|once an?|at the (?:start|beginning|end) of (?:each|every)) [^,;]+|monthly|quarterly|weekly|yearly|annually";

/** What whoever approves is shown: of every action that waits for an approval. */
export const approvals = "actions[approval].approvalShows";

export type SentencePattern = {
  /** Only there, or where a heading asks for a field that begins so. */
  readonly section?: PacketSectionId;
  readonly path?: string;
  readonly finds: RegExp;
  readonly gives: (
    groups: Readonly<Record<string, string | undefined>>,
    sentence: string,
  ) => readonly SaidInSentence[];
};

const one = (path: string) => (groups: Readonly<Record<string, string | undefined>>) =>
  Object.entries(groups).flatMap(([name, text]) =>
    text === undefined ? [] : [{ path: name === "value" ? path : `${path}.${name}`, text: bare(text) }],
  );
const entries = (path: string) => (groups: Readonly<Record<string, string | undefined>>) =>
  parted(groups["list"] ?? "").map((text) => ({ path: `${path}[]`, text }));

export const patterns: readonly SentencePattern[] = [
  {
    finds: rule(
      `^(?<who>(?!it\\b|this\\b|the (?:agent|assistant|bot|service|tool)\\b)[^,;:]{3,70}?) (?:can|may|is able to|are able to|is allowed to|are allowed to) ${stops}(?! \\p{L}+ing\\b)(?: (?!with|by|using|via|through|from|in|at)[^,;]{0,40}?)?,? (?:with|by|using|via|through|from) (?<how>[^;]{3,120}?)(?:, and (?:it|this|that)\\b.*)?$`,
    ),
    gives: ({ who, how }) => stop({ who, how }),
  },
  {
    finds: rule(
      "^(?<who>(?!it\\b|this\\b|we\\b)[^,;:]{3,70}?) (?:can|may) press (?<how>[^;]{0,60}\\b(?:stop|pause|off|halt)\\b[^;]{0,60})$",
    ),
    gives: ({ who, how }) => stop({ who, how }),
  },
  {
    section: "failure",
    finds: rule(
      "^(?<who>(?!it\\b|this\\b|we\\b)[^,;:]{3,70}?) (?:stops|halts|pauses|switches off) (?:it|the [\\p{L}-]+) (?:from|with|by|via|using|at) (?<how>[^;]{3,120})$",
    ),
    gives: ({ who, how }) => stop({ who, how }),
  },
  {
    section: "failure",
    finds: rule(
      "^(?<what>[^,;:]{4,60}? (?:(?:that )?(?:it|the [\\p{L}-]+) )?(?:cannot|can['’]t) [^,;:]{3,40}?) (?:land|lands|go|goes|end up|are put|is put|are moved) (?:in|on|to|into) [^,;]{3,60}$",
    ),
    gives: ({ what }) => [{ path: "failure.exceptions.what", text: bare(what ?? "") }],
  },
  {
    path: "failure.stop",
    finds: rule(
      "^(?<who>(?!it\\b|this\\b)[^,;:]{3,70}?) (?<how>(?:presses|pulls|flips|clicks|unplugs) [^;]{3,120})$",
    ),
    gives: ({ who, how }) => stop({ who, how }),
  },
  {
    path: "failure.stop",
    finds: rule(
      "^[^,;]{5,80}\\b(?:within|in(?= under| less)) (?<value>(?:under |less than )?(?:\\d+|an?|one|two|three|five|ten|thirty) (?:seconds?|minutes?|hours?))$",
    ),
    gives: one("failure.stop.within"),
  },
  {
    section: "failure",
    finds: rule(
      "^(?<what>[^,;:]{5,60}?) waits? (?:in|on) (?:the|a|an|our|your) [^,;]{2,40}? for (?<owner>(?:the|our|your|an?) [^,;]{3,50})(?<more>[,;].*)?$",
    ),
    gives: ({ what, owner, more }) => [
      { path: "failure.exceptions.what", text: bare(what ?? "") },
      { path: "failure.exceptions.owner", text: withoutArticle(bare(owner ?? "")) },
      ...evidence(more ?? ""),
    ],
  },
  {
    path: "failure.stop",
    finds: rule(
      "^(?<who>(?!it\\b|this\\b)[^,;:]{3,90}?),? (?:with|by way of|via|using|through) (?<how>(?:the|a|an|our|your|its)? ?[^;]{3,120})$",
    ),
    gives: ({ who, how }) => stop({ who, how }),
  },
  {
    path: "failure.stop",
    finds: rule(
      `^(?<who>(?!it\\b|this\\b)[^,;:]{3,60}?) (?:can|may) (?!${stops})(?<how>(?:run|press|flip|pull|set|click|use|type|send) [^;]{3,120})$`,
    ),
    gives: ({ who, how }) => stop({ who, how }),
  },
  {
    path: "failure.stop",
    finds: rule(
      "(?:^|\\b(?:and|which) )(?:(?:it|this|that|they|\\p{Lu}[\\p{L}\\p{N}-]*|the [\\p{L}-]+(?: [\\p{L}-]+)?) )?(?:takes effect|stands still|stops|goes quiet|is dead|is off|is down|is still|halts|acts|works|is effective|is stopped)[^,;]{0,20}? (?:in|within|after) (?<value>[^,;]{3,40})$",
    ),
    gives: one("failure.stop.within"),
  },
  {
    path: "boundary.trigger",
    finds: rule(
      `^${subject} (?:starts?|begins?|runs?|is (?:triggered|started|set off|woken|kicked off|initiated)|wakes(?: up)?)(?: up| off| working)? (?:by )?(?<value>(?:when|whenever|once|each time|every time|as soon as|an?|the|each|every|with|on|at) .{4,200})$`,
    ),
    gives: one("boundary.trigger"),
  },
  {
    section: "boundary",
    finds: rule(
      `^${subject} (?:starts?|begins?|is (?:triggered|started|set off|woken|kicked off|initiated))(?: up| off)? (?:by )?(?<value>(?:when|whenever|once|each time|every time|as soon as|an?|the|each|every) .{4,200})$`,
    ),
    gives: one("boundary.trigger"),
  },
  {
    finds: rule(
      "^(?<value>(?:an?|the|each|every|new) [^,;]{4,90}?) (?:sets it off|starts it|triggers it|kicks it off|wakes it|gets it going)$",
    ),
    gives: one("boundary.trigger"),
  },
  {
    section: "boundary",
    finds: rule("^it (?:works from|reads|takes in|is given|is fed|receives) (?<list>[^:;]{5,200})$"),
    gives: entries("boundary.inputs"),
  },
  {
    section: "boundary",
    finds: rule(
      "^(?:what comes out (?:is|are)|it (?:produces|delivers|hands back|gives back|hands over|returns)) (?<list>[^:;]{5,200})$",
    ),
    gives: entries("boundary.outputs"),
  },
  {
    section: "boundary",
    finds: rule(
      `^${subject} (?:is not (?:used|meant|intended|designed|made) for|does not (?:handle|cover|deal with|extend to)|doesn[’']t (?:handle|cover|deal with)|is not for|stays (?:out of|away from)|leaves alone|has nothing to do with) (?<list>[^:;]{5,200})$`,
    ),
    gives: entries("boundary.outOfScope"),
  },
  {
    section: "boundary",
    finds: rule(
      "^(?<value>(?:anything|everything|whatever|text|content)\\b.{5,90}\\b(?:untrusted|unverified|not trusted|hostile)\\b.{0,120})$",
    ),
    gives: ({ value }) => [{ path: "boundary.untrustedInputs[]", text: value ?? "" }],
  },
  {
    section: "failure",
    finds: rule(
      `^${subject} (?:stops(?: and (?:waits|asks))?|pauses|waits|holds|stands aside|steps back|halts|parks)(?: (?:a|an|the|its) [\\p{L}-]+)? (?<list>(?:if|when|whenever) .{5,400})$`,
    ),
    gives: ({ list }) =>
      conditionsOf(list ?? "").map((text) => ({ path: "failure.pauseConditions[]", text })),
  },
  {
    section: "failure",
    finds: rule(
      "^(?<what>[^,;:]{5,60}?) (?:go|goes|land|lands|end up|wait|waits|(?:are|is|get|gets) (?:sent|put|routed|moved|parked)) (?:to|on|in|into|onto) (?:the|a|an|our|your) [^,;]{2,60}?, (?:which|that) (?:(?:belongs to|is owned by|is worked by) (?<by>[^,;]{3,60})|(?<owner>(?:the|our|your|an?) [^,;]{3,50}?) (?:works? through|clears?|owns?|looks? after|checks?|empties|handles?|reviews?|picks? up)\\b[^,;]*)(?<more>[,;].*)?$",
    ),
    gives: ({ what, by, owner, more }) => [
      { path: "failure.exceptions.what", text: bare(what ?? "") },
      { path: "failure.exceptions.owner", text: withoutArticle(bare(by ?? owner ?? "")) },
      ...evidence(more ?? ""),
    ],
  },
  {
    section: "failure",
    finds: rule(
      "^(?:that|this|the) (?:queue|list|folder|bin|tray) (?:belongs to|is owned by|is worked by) (?<owner>[^,;]{3,60})(?<more>[,;].*)?$",
    ),
    gives: ({ owner, more }) => [
      { path: "failure.exceptions.owner", text: withoutArticle(bare(owner ?? "")) },
      ...evidence(more ?? ""),
    ],
  },
  {
    section: "failure",
    finds: rule(
      "^(?<more>(?:with )?(?:each|every) (?:[\\p{L}-]+ ){0,2}(?:carries|comes with|goes with|go|shows|holds) .{5,200})$",
    ),
    gives: ({ more }) => evidence(more ?? ""),
  },
  {
    section: "failure",
    finds: rule(
      "^(?<value>(?:if|when) (?:a|an|the) [^,;]{3,60} (?:is|are|turns out|proves) wrong, .{5,200}|(?:a|an|the) [^,;]{3,60} can be (?:undone|reversed|taken back|rolled back|reverted) .{3,200}|(?:a|an|the) wrong [^,;]{3,60} (?:is|are) (?:taken out|undone|reversed|removed|rolled back|reverted) .{3,200})$",
    ),
    gives: one("failure.rollback"),
  },
  {
    finds: rule(
      `^(?<owner>[^,;:]{3,60}?) (?:changes?|rotates?|renews?|resets?|replaces?) (?:the|its|their|all|both)? ?(?:[\\p{L}\\p{N}-]+ ){0,2}${secret} (?<every>${often})$`,
    ),
    gives: ({ owner, every }) => rotation(owner, every),
  },
  {
    section: "identity",
    finds: rule(
      `^(?:[\\p{L}-]+ ){0,3}${secret} (?:(?:is|are) )?(?:rotated|changed|renewed|reset|replaced)(?: by (?<owner>[^,;]{3,60}?))? (?<every>${often}?)(?: by (?<by>[^,;]{3,60}))?$`,
    ),
    gives: ({ owner, every }) => rotation(owner, every),
  },
  {
    section: "identity",
    finds: rule(
      `^(?:[\\p{L}-]+ ){0,3}${secret} (?:expires?|runs? out) (?:after|every) (?<value>[^,;]{3,40})$`,
    ),
    gives: one("identity.rotation.every"),
  },
  {
    section: "identity",
    finds: rule(
      "^(?:the )?(?:renewal|rotation) is (?:in the hands of|done by|the task of|up to) (?<value>[^,;]{3,60})$",
    ),
    gives: one("identity.rotation.owner"),
  },
  {
    section: "identity",
    finds: rule(
      "^(?<value>(?:(?:if|when|should|to) .{5,120}, .{3,100}\\b(?:disables?|deletes?|removes?|revokes?|blocks?|locks?|withdraws?|deactivates?|sets? [^,;]{2,30} to inactive)\\b.{3,150}|[^,;]{3,80} cuts all (?:of )?its access))$",
    ),
    gives: one("identity.revocation"),
  },
  {
    section: "identity",
    finds: rule("\\b(?:account|login|user|signs? in|runs as|works under)\\b"),
    gives: (_groups, sentence) => account(sentence),
  },
  {
    finds: rule(
      "^(?:(?:the [\\p{L}-]+|it) (?:may|can|will),? (?:without asking (?:anybody|anyone|first)|on its own|by itself|alone|unattended),?|left to itself,? (?:the [\\p{L}-]+|it) (?:may|can|will)) (?<list>[^:;]{5,300})$",
    ),
    gives: ({ list }) => acts(list, { policy: "automatic" }),
  },
  {
    finds: rule("^(?:the [\\p{L}-]+|it) (?:must|will|may|can) never (?<list>[^:;]{5,300}?)(?:;.*)?$"),
    gives: ({ list }) => acts(list, { policy: "never" }),
  },
  {
    finds: rule(
      "^(?<what>[^,;:]{5,100}?) needs? the (?:agreement|approval|ok|sign-?off|consent) of (?:the |our |your )?(?<approver>[^,;:]{3,60})$",
    ),
    gives: ({ what, approver }) =>
      acts(what, { policy: "approval", ...(approver !== undefined && { approver }) }),
  },
  {
    finds: rule(
      "^(?:[\\p{L}]+ things|these|the following) need the (?:agreement|approval|ok|sign-?off|consent) of (?:the |our |your )?(?<approver>[^,;:]{3,60}): (?<list>[^:;]{5,300})$",
    ),
    gives: ({ list, approver }) =>
      acts(list, { policy: "approval", ...(approver !== undefined && { approver }) }),
  },
  {
    section: "actions",
    finds: rule(
      `^(?:before ${agrees},? )?(?:for (?:sign-?off|approval),? )?(?:the |our |your )?(?:[\\p{L}-]+ ){0,3}[\\p{L}-]+ (?:sees|is shown|gets|has) (?<shows>(?:the|an?) [^;]{5,160}?)(?: (?:on one screen|together|open together))*(?: (?:before|when) ${agrees})?$`,
    ),
    gives: ({ shows }, sentence) =>
      new RegExp(`${agrees}|sign-?off|approval`, "i").test(sentence)
        ? [{ path: approvals, text: bare(shows ?? "") }]
        : [],
  },
  {
    finds: rule(
      "^(?:we(?:['’]ll| will| would)?|please|the vendor will|you should)\\b[^,;]{0,60}\\b(?:fresh|new|again|anew|re-?assess|re-?review)\\b[^,;:]{0,40}? (?:if|when|before|after) (?:any of these happens?: )?(?<list>.{5,250})$",
    ),
    gives: ({ list }) => triggers(list ?? ""),
  },
  {
    finds: rule(
      "^(?:if|when|before) (?:we ever )?(?<list>.{5,200}), (?:we|you should|please)\\b[^,;]{0,30}\\b(?:new|fresh|another) (?:review|look|assessment|sign-?off)\\b.{0,20}$",
    ),
    gives: ({ list }) => triggers(list ?? ""),
  },
  {
    finds: rule("^we (?:look at|review|assess) (?:it|this) again (?:after|if|when): ?(?<list>.{5,250})$"),
    gives: ({ list }) => triggers((list ?? "").replaceAll(";", ",")),
  },
  {
    path: "ownership.reviewTriggers",
    finds: rule("^(?:if|when|before) (?<list>.{5,250})$"),
    gives: ({ list }) => triggers(list ?? ""),
  },
  {
    finds: rule(
      "^(?:please )?(?:look at|review|assess) (?:us|it|the [\\p{L}]+) again if any of these happens?: (?<list>.{5,250})$",
    ),
    gives: ({ list }) => triggers(list ?? ""),
  },
];

function rule(source: string): RegExp {
  return new RegExp(source, "iu");
}
