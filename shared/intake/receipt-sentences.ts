/** What a sentence says of receipts: what they hold, where they are, for how long, and who cannot change them. */
import type { PolicyLead } from "./values.ts";

/** A path that ends with `[]` adds an entry to its list. */
export type SaidInSentence = {
  readonly path: string;
  readonly text: string | boolean;
  /** Of an action: how it may be done, and who agrees. */
  readonly lead?: PolicyLead;
};

type Clause = readonly [of: string, RegExp];

/** How an entry of a list of what is recorded names the question that it answers. */
const clauses: readonly Clause[] = [
  [
    "approver",
    /\bwho(?:ever)? (?:approved|agreed|signed off|said yes|released|pressed|clicked|confirmed)|\bwhich \p{L}+ (?:agreed|approved|signed)|\b(?:name|initials) of (?:the|whoever)\b.*\b(?:agreed|approved|signed)|\bapprover\b/iu,
  ],
  ["approvalRequired", /\bwhether (?:an? )?(?:approval|agreement|sign-?off) was (?:needed|required)/i],
  [
    "trigger",
    /\b(?:what|the [\p{L} -]+ that) (?:set it off|started (?:it|the run)|triggered (?:it|the run)|came in)\b|^(?:the )?trigger\b|^start of (?:the |each )?run$|^(?:the )?[\p{L}-]+ received$/iu,
  ],
  [
    "outcome",
    /\bafterwards?$|\bwhat (?:happened|became|came) (?:of|after|later|next)|\b(?:final )?outcome\b/i,
  ],
  [
    "decision",
    /\bwhat (?:it|the \p{L}+) (?:decided|chose|concluded|recommended)|\b(?:the )?(?:decision|recommendation|result of the calculation|\p{L}+ proposed|proposal)\b|\bthe reason\b|\band why$/iu,
  ],
  [
    "action",
    /\bwhat (?:it (?:did|wrote|changed|sent)|was (?:written|posted|done|sent|changed))|\baction taken\b/i,
  ],
  [
    "data",
    /\b(?:which|what|the) (?:[\p{L}]+ )?(?:records|data|readings|details|fields|information|documents|inputs)\b.{0,25}\b(?:consulted|used|read)\b|\bwhat it read\b|\bdetails it read\b|\b(?:fields|records|data) (?:read|looked up|consulted)\b/iu,
  ],
];

export const receiptOf = (entry: string): string | undefined =>
  clauses.find(([, pattern]) => pattern.test(entry))?.[0];

export function readReceiptSentence(sentence: string): readonly SaidInSentence[] {
  return [...captured(sentence), ...kept(sentence)];
}

/** At least two entries of a list must be known, so that a sentence in passing is none. */
function captured(sentence: string): SaidInSentence[] {
  const not = /\b(?:not|never)(?: yet)? (?:log|show|record|hold|say|keep)\b(.*)$/i.exec(sentence)?.[1];
  if (not !== undefined) {
    const of = receiptOf(not);
    return of === undefined ? [] : [{ path: `receipts.captured.${of}`, text: false }];
  }
  const counted = (text: string) =>
    new Set(
      text
        .split(/\s*[,;:]\s*(?:and )?|\s+and (?=(?:which|what|who|whether|the)\b)/i)
        .flatMap((entry) => receiptOf(entry) ?? []),
    );
  // "One line per step: request received, records consulted, who agreed".
  const listed = /^[^:]{3,80}: (.{15,300})$/u.exec(sentence)?.[1];
  if (listed !== undefined && counted(listed).size >= 3)
    return [...counted(listed)].map((of) => ({ path: `receipts.captured.${of}`, text: true }));
  const list =
    /^(?:(?:for (?:each|every) [\p{L} -]+? )?(?:we (?:log|record|keep)|(?:each|every|the) [\p{L}' -]+? (?:leaves|shows|says|has|holds|contains|records|keeps|logs))|[\p{L} -]*entry[^:]{0,60}:|(?:one [\p{L} ]+ )?per [\p{L} ]+:)(.{10,400})$/iu.exec(
      sentence,
    )?.[1];
  const found = counted(list ?? "");
  return found.size < 2 ? [] : [...found].map((of) => ({ path: `receipts.captured.${of}`, text: true }));
}

const things =
  "(?:the |these |its |your )?(?:audit )?(?:log files?|run log|logs?|records?|entries|receipts?|lines|audit trail|trail)";

function kept(sentence: string): SaidInSentence[] {
  const found: SaidInSentence[] = [];
  const where =
    new RegExp(
      `^${things} (?:is|are|go|goes|sit|sits|live|lives)(?: (?:held|kept|stored|written|saved|sent))?(?: to| in| on| at)? (?<where>(?:an?|the|our|your|its)? ?[^,;]{3,80}?)(?=$|,| and | with | for | in an? )`,
      "iu",
    ).exec(sentence)?.groups?.["where"] ??
    /^in (?<where>(?:our|your|the|an?) [^,;]{3,60}), for /iu.exec(sentence)?.groups?.["where"];
  if (where !== undefined && !/^(?:for|kept|until|digitally|signed|deleted)\b/i.test(where))
    found.push({ path: "receipts.where", text: where.trim() });
  const long =
    /\b(?:kept|stays?|stored|retained|held|, )(?: there)? ?for (?<long>[^,;.]{3,40}?)(?=$|,| and )/i.exec(
      sentence,
    )?.groups?.["long"];
  if (long !== undefined && /\d|year|month|week|day|season|quarter/i.test(long))
    found.push({ path: "receipts.retention", text: long });
  const safe =
    /\b(?:object lock|write[- ]once(?: storage)?|append[- ]only|digitally signed|(?:daily )?hash[- ]chain\w*|cannot be (?:edited|changed|altered|deleted)(?: by [^,;.]+)?)\b/i.exec(
      sentence,
    )?.[0];
  if (safe !== undefined && !/\bnot (?:yet )?(?:signed|locked)/i.test(sentence))
    found.push({ path: "receipts.tamperProtection", text: safe });
  return found;
}
