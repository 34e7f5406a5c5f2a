import { quoteField, said, type Facts } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { changesAnything, isMonitoringOnly, namesRollback } from "./common.ts";

export const halfComplete: Rule = {
  id: "failure.half-complete",
  family: "containment",
  title: "Nothing is said of work that stopped half way",
  rationale:
    "A run that dies between two writes leaves records that no longer agree. A way to undo whole changes does not find them.",
  settles: "What becomes of a run that broke off after its first write and before its last.",
  severity: "concern",
  items: ["failure.rollback", "failure.ordinary-faults"],
  refs: ["NIST-800-53:r5:SI-17", "OWASP-ASI:2026:ASI08"],
  examples: {
    fires: [
      {
        says: "Only whole changes are undone.",
        sections: {
          actions: { rows: [{ action: "update delivery date", system: "erp", policy: "automatic" }] },
          failure: { rollback: "Planner sets the old date." },
        },
      },
    ],
    quiet: [
      {
        says: "Broken runs are spoken of.",
        sections: {
          actions: { rows: [{ action: "update delivery date", system: "erp", policy: "automatic" }] },
          failure: {
            rollback: "Planner sets the old date; a run that broke off is listed and finished by hand.",
          },
        },
      },
    ],
  },
  check: (facts) => {
    if (!changesAnything(facts) || !namesRollback(facts) || isMonitoringOnly(facts)) return [];
    if (saysOfHalves(facts)) return [];
    return [
      {
        subject: "",
        says: "A way back is described, but not what becomes of work that stopped half way.",
        quotes: [quoteField("failure.rollback", facts.packet.sections.failure?.rollback)],
      },
    ];
  },
};

/** Whether any place that could say it says what becomes of work that stopped half way. */
function saysOfHalves(facts: Facts): boolean {
  const { boundary, actions, failure, receipts, data } = facts.packet.sections;
  const half = facts.lexicon.terms("failure.half");
  const faint = facts.lexicon.terms("failure.half.faint");
  // Where undoing and faults are spoken of, a faint word is enough.
  const near = [
    failure?.rollback,
    failure?.text,
    failure?.exceptions?.what,
    ...facts.actions.filter(({ policy }) => policy !== "never").map(({ row }) => row.rollback),
  ];
  // To repeat a call that failed says nothing of the steps before it.
  const far = [
    failure?.operatorControls?.retry,
    failure?.detection,
    failure?.stop?.how,
    failure?.operatorControls?.cancel,
    failure?.operatorControls?.override,
    boundary?.text,
    boundary?.statement,
    actions?.text,
    data?.text,
    receipts?.text,
    facts.packet.summary,
    ...facts.actions.map(({ row }) => row.approvalTimeout),
  ];
  // Rows mostly repeat one another's words.
  const says = (texts: readonly (string | undefined)[], test: (text: string) => boolean) =>
    [...new Set(texts)].some((text) => said(text) !== undefined && text !== undefined && test(text));
  return (
    says([...near, ...far], (text) => half.find(text).length > 0 || stopping.test(text)) ||
    says(near, (text) => faint.find(text).length > 0 || broken.some((pattern) => pattern.test(text)))
  );
}

const when = String.raw`(?:if|when|whenever|where|wherever|should|once|after|in case|in the event|suppose|were|had|wenn|falls|sollte|si|cuando|quand|lorsqu\p{L}*|als|wanneer|se)`;
const breaks = String.raw`(?:stops?|stopped|stopping|halts?|halted|dies|died|dying|fails?|failed|failing|fell|falls|falling|crash\p{L}*|breaks?|broke|broken|trips?|tripped|hangs?|hung|freezes|frozen|falters?|stalls?|stalled|drops?|dropped|lost|loses?|losing|cuts?|goes|went|gone|quits?|gives? up|gave up|gives? out|ends?|ended|conks?|collapses?|collapsed|interrupt\p{L}*|kill\p{L}*|abort\p{L}*|restart\p{L}*|reboot\p{L}*|time[sd]? out|timeout|timed|unplugged|pulled|cancel\p{L}*|paus\p{L}*|switch\p{L}*|cease\p{L}*|disappears?|vanish\p{L}*|not finish\p{L}*|unfinish\p{L}*|never (?:gets?|comes?|reach\p{L}*)|cannot (?:go on|continue|finish|reach)|does not (?:get|come|finish|reach|answer|arrive|confirm)|no(?:body)? answer\p{L}*|runs? out|out of|abbricht|abgebrochen\p{L}*|bricht|ausfällt|ausfaellt|hängt|stehen ?bleibt|interromp\p{L}*|s'arrête|plante|falla|cae|interrump\p{L}*|corta)`;
const runs = String.raw`(?:runs?|jobs?|batch(?:es)?|process(?:es|ing)?|agents?|bots?|robots?|assistants?|workflow|software|machines?|servers?|services?|systems?|connections?|links?|lines?|networks?|power|current|electricity|lights?|gateways?|portals?|interfaces?|transfers?|uploads?|imports?|sync\p{L}*|sessions?|sequences?|chains?|steps?|passes|pass|rounds?|nights?|cycles?|scripts?|everything|anything|things|something|work|writing|write|posting|copying|sending|mailing|printing|update|updating|filing|booking|it|he|she|they|tool|lauf|dienst|vorgang|proceso|ejecución|traitement|passage)`;
/** "If the lights go out between board and mail", "a run that dies", "what had been begun". */
const broken: readonly RegExp[] = [
  new RegExp(String.raw`\b${when}\b[^.;]{0,50}?\b${runs}\b[^.;]{0,30}?\b${breaks}\b`, "iu"),
  new RegExp(String.raw`\b${when}\b[^.;]{0,80}?\bbetween\b[^.;]{2,50}\band\b`, "iu"),
  new RegExp(
    String.raw`\b${when}\b[^.;]{0,60}?\b${breaks}\b[^.;]{0,40}\b(?:during|before (?:the|it|all|every|its)|in the midst|amid|short of|on the way|en route|underway|under way|too early|early|prematurely|part of the way)\b`,
    "iu",
  ),
  new RegExp(String.raw`\b${runs}\b\s+(?:that|which|whose)\s+(?:\p{L}+\s+){0,3}?${breaks}\b`, "iu"),
  /\bafter\b[^.;]{2,50}\b(?:and|but|yet)(?: still)? before\b|\b(?:before|until|unless|till) (?:all|every|each|both)\b|\bun(?:ticked|sent|written|posted|finished|processed|confirmed|closed|completed|booked|saved|committed)\b|\b(?:each|every) step (?:is|gets|has been) (?:ticked|logged|marked|recorded|noted)\b/iu,
  /\bwithout (?:its|the|their|a|any|his|her) [^.;]{2,40}\b(?:going|being|having|reaching|arriving|coming|following|getting)\b/iu,
  // "A photo whose slip did not get written stays under new".
  /\b(?:whose|that|which|where|what) (?:[\p{L}-]+ ){0,4}(?:did not|didn['’]t|was not|were not|has not|have not|had not|could not|never) (?:get |got |been |yet |be ){0,2}\p{L}+[^.;]{0,60}\b(?:stays?|remains?|shows?|waits?|goes|go|keeps?|carr(?:y|ies)|comes?|lies|lie|stands?|appears?|(?:is|are) (?:listed|marked|shown|kept|taken|finished|completed|handed|given|put|left|picked|queued|held|redone|done))\b/iu,
  // "Returns that were opened without a label", "orders which got booked but not confirmed".
  /\b(?:that|which|who) (?:was|were|is|are|got|gets?|(?:has|have|had) been|went|came) (?:\p{L}+ ){1,2}(?:without|but (?:not|never)|and not|yet not|though not)\b/iu,
  new RegExp(
    String.raw`\b${when}\b[^.;]{3,70}\b(?:and|but|while|yet)\b[^.;]{2,50}\b(?:not|never|fails?|failed|missing|unsent|unwritten|lacks?|lacking)\b`,
    "iu",
  ),
  // "If a slot is booked but no message went out".
  new RegExp(
    String.raw`\b${when}\b[^.;]{3,70}\b(?:but|yet|while|whereas|without)\b[^.;]{0,20}\b(?:no|none|nothing|neither)\b`,
    "iu",
  ),
  // "Accounts whose run stopped between score and task".
  new RegExp(String.raw`\bwhose\s+(?:\p{L}+\s+)?${runs}\s+(?:\p{L}+\s+)?${breaks}\b`, "iu"),
  // "A chat that stalls between answer and booking", "orders which fail before payment".
  new RegExp(
    String.raw`\b(?:that|which|who|where)\s+(?:\p{L}+\s+){0,3}?${breaks}\s+(?:\p{L}+\s+){0,2}?(?:between|before|after|during|while|in the middle|part|mid|on the way|underway|with|at)\b`,
    "iu",
  ),
  new RegExp(
    String.raw`\b(?:stopped|broken(?:-| )?off|dead|hung|stalled|failed|killed|aborted|crashed|torn|cut[- ]off|cut[- ]short|lost|dropped|incomplete|open|unclosed|stuck) (?:${runs}|records?|cases?|files?|orders?|entries|letters?|items?)\b`,
    "iu",
  ),
  /\bwhat(?:ever)? (?:was|is|had been|has been|it had|it has|he had|they had)\b[^.;]{0,20}\b(?:begun|started|written|done|sent|booked|posted|opened|touched|saved|so far|until then|by then|up to then|already)\b/iu,
  /\b(?:already|by then|until then|so far|up to (?:then|there|that point))\s+(?:been\s+)?(?:done|sent|written|booked|posted|saved|made|printed|issued|out|through|ticked|changed|placed|set)\b|\b(?:done|sent|written|booked|posted|saved|made|printed|issued|changed|placed|set) (?:already|so far|until then|by then|up to (?:then|that point))\b/iu,
  /\bthe (?:rest|remainder|remaining|others|missing (?:ones|steps|lines|part)|steps? (?:done|left|not done|still|missing|that))\b/iu,
  /\b(?:where|as far as|how far|to which \p{L}+|at which \p{L}+) (?:it|he|she|they|the \p{L}+) (?:had |has )?(?:got|left off|stopped|came|come|reached|was|broke|ended)\b/iu,
  /\b(?:picks?|picked|takes?|carr(?:y|ies)|goes|go|continues?|starts?) (?:\p{L}+ )?(?:up |on |over )?(?:again )?(?:from|at|with) (?:the )?(?:last|next|first|where|there|that)\b/iu,
  /\b(?:either|neither) (?:stands|counts|is kept|both|all|none|the whole|everything|completely|holds|happens|goes|takes)\b|\b(?:both|all|everything|whole|entirely|completely) or (?:not at all|neither|none|nothing)\b|\bnot at all\b|\b(?:as (?:a|one) (?:unit|whole)|single unit|one unit|in one (?:go|piece|step|stroke|move|write|call|commit)|at one stroke|one commit|same commit|indivisib\p{L}*|together or)\b/iu,
  /\b(?:rolled|rolls|thrown|throws|taken|takes|undone|discarded|voided|wound|unwound|backed|struck) (?:it |them )?(?:out |back )?(?:whole|as a whole|altogether|together|in full|entirely|completely)\b/iu,
  /\b(?:first|one) (?:write|step|leg|half|record|entry|part|call|letter|posting)\b[^.;]{0,50}\b(?:second|other|rest|next|last|not)\b/iu,
];
/** Says so wherever it stands. */
const stopping =
  /\b(?:half[- ](?:\p{L}+ed|\p{L}+en|done|made|sent|kept|way|through|baked|run|cooked|open|job|jobs|work|state|states)|halfway|halves|part[- ]?(?:way|done|finished|completed|written|sent|processed|posted|filled)|mid[- ](?:way|run|flight|air|stream|batch|write|step|process|job|task|case|order|letter|shift|sequence|transaction|transfer|sentence|round|stride)|midway|in the middle|in mid|(?:bricht|brechen|fällt|fallen|stürzt)\b[^.;]{0,40}\b(?:ab|aus)|halb(?:fertig|e|en)?\b|unfertig\p{L}*|mittendrin|in der mitte|teilweise|angefangen\p{L}*|unterbroch\p{L}*|abgebrochen\p{L}*|à mi-?chemin|en cours de route|inachev\p{L}*|interromp\p{L}*|a medi(?:as|o camino)|inacabad\p{L}*|incomplet\p{L}*|interrumpid\p{L}*|halverwege|onvolledig\p{L}*|onafgemaakt\p{L}*|a metà|incompiut\p{L}*)\b/iu;
