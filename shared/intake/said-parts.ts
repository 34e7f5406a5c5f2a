/** The parts of a sentence in which values stand: lists, people, accounts, what goes along with a case. */
import type { SaidInSentence } from "./receipt-sentences.ts";
import { accountOf, type PolicyLead } from "./values.ts";
import { plain } from "./words.ts";

/** Acts of a list; a word such as "it" alone is none. */
export const acts = (list: string | undefined, lead: PolicyLead): SaidInSentence[] =>
  parted(list ?? "", 14)
    .filter((text) => text.split(" ").length >= 2)
    .map((text) => ({ path: "actions", text, lead }));

export const stop = ({
  who = "",
  how = "",
}: {
  who?: string | undefined;
  how?: string | undefined;
}): SaidInSentence[] => [
  { path: "failure.stop.who", text: bare(who) },
  { path: "failure.stop.how", text: bare(how) },
];

export const rotation = (owner: string | undefined, every: string | undefined): SaidInSentence[] => [
  ...(owner === undefined ? [] : [{ path: "identity.rotation.owner", text: bare(owner) }]),
  ...(every === undefined ? [] : [{ path: "identity.rotation.every", text: bare(every) }]),
];

/** "has its own service account in VetDesk, svc-repeats": the kind, and a name that can only be one. */
export function account(sentence: string): SaidInSentence[] {
  const kind = /\b(?:shared by|shared (?:login|account))\b/i.test(sentence)
    ? "shared"
    : /\bunder the\b.{0,40}\blogin of the\b/i.test(sentence)
      ? "delegated-user"
      : accountOf(sentence);
  const name =
    /\b(?:account|login|user)\b[^.;]{0,40}?(?:,| called| named| is| as) [“"'`]?([A-Za-z][\w.@\\-]*[-_@\\\d][\w.@-]*)[”"'`]?(?=$|[\s,;])/.exec(
      sentence,
    )?.[1] ??
    /\b(?:runs as|signs in\b[^,;]{0,30} (?:as|with)) [“"'`]?([A-Za-z][\w.@\\-]*[-_@\\\d][\w.@-]*)[”"'`]?(?=$|[\s,;])/i.exec(
      sentence,
    )?.[1];
  const isKind =
    kind !== undefined &&
    (name !== undefined || /\b(?:its own|of its own|own|a|under the|shared by)\b/i.test(sentence));
  return [
    ...(isKind ? [{ path: "identity.account", text: kind }] : []),
    ...(name === undefined ? [] : [{ path: "identity.principal", text: name }]),
  ];
}

/** "Each entry carries A and B", "together with A, B and C", "A and B travel with them". */
export function evidence(text: string): SaidInSentence[] {
  const list =
    /(?:carries|comes with|goes with|each with|together with|go|shows|holds) (.{5,200})$/i.exec(text)?.[1] ??
    /(?:^|[;,] )(.{5,150}) travel with (?:it|them)$/i.exec(text)?.[1];
  return list === undefined
    ? []
    : parted(list).map((entry) => ({ path: "failure.exceptions.evidence[]", text: entry }));
}

/** "if A, if B or when C", "when A, B or C". */
export const conditionsOf = (text: string): string[] =>
  /,? (?:or |and )?(?:if|when) /i.test(text.slice(5))
    ? text
        .split(/(?:^|,? (?:or |and )?)(?:if|when|whenever) /i)
        .map(bare)
        .filter((part) => part !== "")
    : parted(text.replace(/^(?:if|when|whenever) /i, ""), 12);

export const triggers = (text: string): SaidInSentence[] =>
  parted(text, 12).map((entry) => ({
    path: "ownership.reviewTriggers[]",
    text: entry.replace(/^(?:if|when|before|after) /i, "").replace(/^we /i, ""),
  }));

export const bare = (text: string) => plain(text).replaceAll(/^[\s,;:]+|[\s,;:.]+$/g, "");
export const withoutArticle = (text: string) => text.replace(/^(?:the|our|your|an?) /i, "");

/** "A, B and C"; nothing where a part is longer than a thing has words. */
export function parted(text: string, most = 9): string[] {
  // "a draft with a trade and a priority" is one thing.
  if (!text.includes(",") && /\b(?:with|between|for) .*\band\b/i.test(text)) return [bare(text)];
  const parts = bare(text)
    .split(/\s*,\s*(?:and |or )?|\s+(?:and|or)\s+/)
    .map(bare)
    .filter((part) => part !== "");
  return parts.every((part) => part.split(" ").length <= most) ? parts : [];
}
