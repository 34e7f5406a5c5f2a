/** What a label and its value say: puts the value where the label leads, in the way that the field asks for. */
import { ownerDuties, packetSectionIds, receiptQuestions, type PacketSectionId } from "../formats/packet.ts";
import type { Collector, Said } from "./collect.ts";
import { dutyWords, receiptWords } from "./field-words.ts";
import type { Source } from "./mapping.ts";
import { bestMatch, isWholeLabel, matchField, phrasesOf, type Match } from "./match-label.ts";
import { accountOf, dateOf, isBlank, isName, isPost, listOf, personOf, yesNoOf } from "./values.ts";
import { findInSentences, putFound, sectionOfPath } from "./put-sentences.ts";
import { conditionsOf } from "./said-parts.ts";
import { sentencesOf } from "./sentences.ts";
import { putScopes } from "./put-scopes.ts";
import { askedFor } from "./questions.ts";
import { isDuration, splitValue } from "./split-value.ts";
import { plain } from "./words.ts";

/** Fields that hold entries; `boundary.systems` holds rows of which only the name is said. */
const lists = new Set([
  "boundary.inputs",
  "boundary.outputs",
  "boundary.highRiskActions",
  "boundary.outOfScope",
  "boundary.untrustedInputs",
  "boundary.systems",
  "failure.pauseConditions",
  "failure.exceptions.evidence",
  "ownership.reviewTriggers",
]);
export const isListField = (path: string) => lists.has(path);

const duties = ownerDuties.flatMap((duty) => phrasesOf(duty, dutyWords[duty] ?? ""));
const receiptPhrases = receiptQuestions.flatMap((of) => phrasesOf(of, receiptWords[of] ?? ""));

export function matchDuty(label: string, { sure = false } = {}): Match | undefined {
  const found = bestMatch(label, duties, { least: sure ? 0.6 : 0.4 });
  // Whoever has the queue has the exceptions, whatever it is called.
  if (
    !found &&
    !sure &&
    label.split(/\s+/).length <= 6 &&
    /\b(?:queue|folder|list|tray|bin|inbox)\b/i.test(label)
  )
    return { of: "exceptions", confidence: "likely", phrase: "queue" };
  return found && (!sure || found.phrase.includes(" ")) ? found : undefined;
}

export function matchReceipt(label: string): Match | undefined {
  return bestMatch(label, receiptPhrases, { least: 0.5 });
}

/** Where a label leads: a field path, or one of the people or the receipt questions. */
export type Target = { readonly path: string; readonly said: Said };

export function targetOf(
  label: string,
  section: PacketSectionId | undefined,
  { question = false }: { question?: boolean } = {},
): Target | undefined {
  const said = (match: Match): Said => ({
    confidence: match.confidence,
    why: `"${plain(label).slice(0, 80)}" names it`,
  });
  const asked = question ? askedFor(label) : undefined;
  if (asked !== undefined)
    return { path: asked, said: { confidence: "likely", why: `"${plain(label).slice(0, 80)}" asks for it` } };
  const duty = matchDuty(label, { sure: section !== "ownership" });
  const field = matchField(label, section, { question });
  if (duty && (section === "ownership" || !field) && !field?.phrase.includes(" "))
    if (section === "ownership" || /own|responsib|accountab|contact|who/i.test(label))
      return { path: `ownership.${duty.of}`, said: said(duty) };
  if (section === "receipts" && !field) {
    const receipt = matchReceipt(label);
    if (receipt) return { path: `receipts.captured.${receipt.of}`, said: said(receipt) };
  }
  return field && { path: field.of, said: said(field) };
}

/** True where the value went to its field; what cannot is left for the tray by the caller. */
export function putValue(
  into: Collector,
  { path, said }: Target,
  source: Source,
  { whole = false }: { whole?: boolean } = {},
): boolean {
  // An entry of the vendor's own list is one entry, whatever commas it has.
  if (whole && isListField(path)) {
    if (isBlank(source.text)) return false;
    into.push(path, tidy(source.text), source, said, path === "boundary.systems" ? ".name" : "");
    return true;
  }
  if (path === "identity.scopes") return putScopes(into, source, said);
  const lines = putLines(into, { path, said }, source);
  if (lines !== undefined) return lines;
  const parts = splitValue(path, source.text.trim());
  if (parts.length === 1)
    return putSaid(into, { path, said }, source) ?? putOne(into, { path, said }, source);
  if (parts.some((part) => into.has(part.path))) return false;
  const likely: Said = { confidence: "likely", why: `${said.why}, and its parts show what they are` };
  // The words of the part stand in the value; the source shows all of the text.
  return parts.every((part) => putOne(into, { path: part.path, said: likely }, source, part.text));
}

/** Fields whose value is a few words: of a longer text, only a sentence that fits says it. */
const short =
  /^(?:failure\.stop\.|identity\.rotation\.|identity\.principal$|receipts\.(?:where|retention)$|failure\.exceptions\.(?:what|owner)$|vendor\.name$|buyer\.name$)/;
/** Fields about which several sentences may be written. */
const long =
  /^(?:boundary\.statement|identity\.leastPrivilege|identity\.revocation|failure\.rollback|failure\.detection|summary)$/;

/**
 * An answer in sentences may say several fields, and more than was asked for. Undefined where it is no such text;
 * false where it is one and says nothing of the field.
 */
function putSaid(into: Collector, { path, said }: Target, source: Source): boolean | undefined {
  const text = source.text.trim();
  if (text.includes("\n") || text.split(/\s+/).length < 6) return undefined;
  const sentences = findInSentences(text, { section: sectionOfPath(path), path });
  const all = sentencesOf(text);
  // What a list says in one paragraph is one sentence of it; a text of several is about more.
  if (isListField(path) && all.length > 1)
    return sentences.found.length > 0 && putFound(into, sentences, source, "paragraph");
  const others = sentences.found.filter((one) => one.path.replace("[]", "") !== path);
  if (long.test(path)) {
    if (others.length === 0) return undefined;
    const own = sentencesOf(text).filter(
      (one) => !putFound(into, findInSentences(one, { section: sectionOfPath(path) }), source, "paragraph"),
    );
    return own.length === 0 || putOne(into, { path, said }, { ...source, text: own.join(" ") });
  }
  // Of one field alone, the vendor's whole words are better than a part of them.
  if (others.length === 0 && !short.test(path) && path !== "boundary.trigger" && !isListField(path))
    return undefined;
  if (sentences.found.length > 0 && !into.has(path)) return putFound(into, sentences, source, "paragraph");
  const [first = "", ...more] = all;
  if (path === "boundary.trigger" && more.length > 0) {
    into.leave({ place: source.place, text: more.join(" ") }, { kind: "paragraph", near: "boundary" });
    return putOne(into, { path, said }, source, first);
  }
  return short.test(path) && (more.length > 0 || text.split(/\s+/).length > 25) ? false : undefined;
}

/**
 * Lines with labels of their own within a value: "Northwind Ltd ⏎ Contact: Dana Fox". Undefined where there are none,
 * or where one of them leads nowhere.
 */
function putLines(into: Collector, { path, said }: Target, { place, text }: Source): boolean | undefined {
  const lines = text
    .split(/\n|(?<=[.;])\s+(?=\p{Lu}[\p{L} ]{2,24}:\s)/u)
    .filter((line) => line.trim() !== "");
  if (lines.length < 2) return undefined;
  const section = packetSectionIds.find((id) => path.startsWith(`${id}.`));
  const told = lines.map((line) => {
    const label = labelledOf(line);
    if (!label) return { line, path };
    const target = subTarget({ path, said }, label.label) ?? targetOf(label.label, section);
    return { line: label.value, path: target?.path };
  });
  const [first] = told;
  const plainLines = told.filter((one) => one.path === path);
  if (plainLines.length === told.length || told.some((one) => one.path === undefined)) return undefined;
  if (plainLines.length > 1 || (plainLines.length === 1 && first?.path !== path)) return undefined;
  return told.every(
    (one) =>
      one.path !== undefined &&
      (putSaid(into, { path: one.path, said }, { place, text: one.line }) ??
        putOne(into, { path: one.path, said }, { place, text: one.line })),
  );
}

/** "Owner: …" under "Rotation": a part of the field that the heading names. */
export function subTarget(target: Target | undefined, label: string): Target | undefined {
  if (!target) return undefined;
  const person = /^ownership\.[a-z]+$/.test(target.path) && target.path !== "ownership.reviewTriggers";
  const frame = person ? target.path : target.path.slice(0, target.path.lastIndexOf("."));
  const sub = (person ? personLabels : subLabels[frame])?.[plain(label).toLowerCase()];
  return sub === undefined ? undefined : { path: `${frame}.${sub}`, said: target.said };
}

const personLabels: Partial<Record<string, string>> = {
  name: "name",
  person: "name",
  role: "role",
  title: "role",
  "job title": "role",
  position: "role",
  post: "role",
  contact: "contact",
  email: "contact",
  "e-mail": "contact",
  mail: "contact",
  phone: "contact",
  tel: "contact",
  telephone: "contact",
};
const who = {
  who: "who",
  by: "who",
  how: "how",
  using: "how",
  via: "how",
  method: "how",
  within: "within",
  time: "within",
};
const subLabels: Partial<Record<string, Partial<Record<string, string>>>> = {
  "failure.exceptions": {
    what: "what",
    cases: "what",
    owner: "owner",
    who: "owner",
    by: "owner",
    evidence: "evidence",
  },
  "identity.rotation": {
    owner: "owner",
    by: "owner",
    interval: "every",
    every: "every",
    frequency: "every",
    period: "every",
  },
  "failure.stop": who,
};

function putOne(into: Collector, { path: named, said }: Target, source: Source, part = source.text): boolean {
  // "Yes. Drag it back": the yes answers the question, the rest says it.
  const told = isListField(named)
    ? part.trim()
    : part.trim().replace(/^(?:yes|ja)[.,:;]\s+(?=\S+\s+\S)/i, "");
  const text = withoutSentences(into, named, source, told);
  const path = turned(named, text);
  if (isBlank(text) || (!path.startsWith("receipts.captured.") && !mayBe(path, text))) return false;
  if (path.startsWith("receipts.captured.")) {
    const answer = yesNoOf(text);
    return answer === undefined ? false : into.put(path, answer, source, said);
  }
  if (/^ownership\.[a-z]+\.(?:name|role|contact)$/.test(path))
    return into.put(path, tidy(text), source, said);
  if (path.startsWith("ownership.") && path !== "ownership.reviewTriggers") {
    const { name, role, contact } = personOf(text);
    const parts = Object.entries({ name, role, contact }).filter(
      (part): part is [string, string] => part[1] !== undefined,
    );
    if (parts.length === 0 || into.has(`${path}.name`)) return false;
    for (const [field, value] of parts) into.put(`${path}.${field}`, value, source, said);
    return true;
  }
  if (path === "submitted") {
    const day = dateOf(text);
    return day !== undefined && into.put(path, day, source, said);
  }
  if (path === "identity.account") {
    const account = accountOf(text);
    return account !== undefined && into.put(path, account, source, said);
  }
  if (path === "vendor.name" || path === "buyer.name")
    return into.put(path, companyOf(tidy(text)), source, said);
  if (path === "boundary.systems") {
    for (const entry of entriesOf(text)) {
      // "VetBook (practice management)": what it is stands in brackets.
      const [, name = entry, kind] = /^(.{2,60}?)\s*\(([^()]{3,60})\)$/.exec(entry) ?? [];
      const row = into.push(path, name, source, said, ".name");
      if (kind !== undefined) into.put(`${path}[${row}].kind`, kind, source, said);
    }
    return true;
  }
  if (isListField(path)) {
    for (const entry of entriesOf(text)) into.push(path, entry, source, said);
    return true;
  }
  if (path === "vendor.contact") {
    const [, mail] = /^[^<>]{2,60}<([^<>\s]+@[^<>\s]+)>$/.exec(text) ?? [];
    return into.put(path, mail ?? tidy(text), source, said);
  }
  if (path === "receipts.where")
    return into.put(path, tidy(text).replace(/^(?:in|on|at) (?=(?:the|our|your|an?) )/i, ""), source, said);
  return into.put(path, tidy(text), source, said);
}

/** Whole sentences below a name or a few words are of something else. */
function withoutSentences(into: Collector, path: string, { place }: Source, text: string): string {
  if (!text.includes("\n") || isListField(path) || !/^(?:ownership|vendor|buyer)\./.test(path)) return text;
  const lines = text.split("\n");
  const from = lines.findIndex(
    (line, at) => at > 0 && line.split(/\s+/).length >= 6 && line.trim().endsWith("."),
  );
  if (from < 1) return text;
  into.leave({ place, text: lines.slice(from).join("\n") }, { kind: "paragraph" });
  return lines.slice(0, from).join("\n");
}

/** "Oakline Software B.V., Rotterdam": the place is not of the name. */
const companyOf = (text: string) =>
  /^(.{2,80}?\b(?:ltd|limited|inc|llc|plc|gmbh|ag|bv|b\.v|oy|as|ab|sa|s\.a|srl|sas|kg|co|corp|corporation)\.?),\s+\p{Lu}/iu.exec(
    text,
  )?.[1] ?? text;

const time =
  /\d|\b(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|immediate\w*|at once|instant\w*|real time|daily|weekly|monthly|quarterly|yearly|annual\w*|sofort|never|none|not? |unlimited|permanent\w*|forever|indefinite\w*|keine\w*|one|two|three|session|until|as long)/i;

/** What a field cannot hold: a length of time without a time, the name of an account that is only a kind, a label. */
function mayBe(path: string, text: string): boolean {
  if (
    /^(?:failure\.stop\.within|identity\.rotation\.every|receipts\.retention)$/.test(path) &&
    !time.test(text)
  )
    return false;
  if (/^(?:true|false|yes|no)$/i.test(text)) return false;
  if (path === "vendor.contact" && !/@|\d{4}/.test(text) && !isName(plain(text).split(/\s*[,(]/)[0] ?? ""))
    return false;
  if (path === "failure.stop.how" && isName(plain(text).split(/\s*[,(]/)[0] ?? "")) return false;
  if (path === "identity.principal" && text.split(/\s+/).length > 6) return false;
  if (path === "identity.principal" && accountOf(text) !== undefined && !/[\d_@\\]|\w-\w|\w\.\w/.test(text))
    return false;
  return path === "identity.account" || !text.includes(" ") || !isWholeLabel(text);
}

/** A post is who stops it and not how; a person is who owns the exceptions and not what they are. */
function turned(path: string, text: string): string {
  const said = plain(text);
  if (path === "failure.stop.how" && isDuration(said)) return "failure.stop.within";
  if (
    path === "failure.stop.how" &&
    isPost(said) &&
    said.split(" ").length <= 4 &&
    !/\b(?:button|switch|flag|key)\b/i.test(said)
  )
    return "failure.stop.who";
  if (path === "failure.exceptions.what" && isName(said.split(/\s*[,(]/)[0] ?? ""))
    return "ownership.exceptions";
  return path;
}

/** Lines and semicolons part entries; commas only where all that they part is short. */
function entriesOf(written: string): string[] {
  const text = written.replaceAll(/^[ \t]*[•◦▪‣–*-][ \t]+/gmu, "");
  // "If A, or if B".
  if (/^(?:if|when)\b.*,? (?:or|and) (?:if|when)\b/i.test(text) && !text.includes("\n"))
    return conditionsOf(text);
  const parts = listOf(text);
  // "A, and, if B, C" is no plain list.
  if (
    !text.includes("\n") &&
    parts.some((part) => /^(?:and |or )?(?:if|when|unless)\b|\b(?:and|or)$/i.test(part))
  )
    return [tidy(text)];
  if (/[\n;]/.test(text.trim())) return parts;
  return parts.every((part) => part.split(" ").length <= 6) ? parts : [tidy(text)];
}

export const tidy = (text: string) =>
  text
    .split("\n")
    .map(plain)
    .filter((line) => line !== "")
    .join("\n");

/** "Label: value" on one line; the label is short and no sentence. */
export function labelledOf(text: string): { label: string; value: string } | undefined {
  const found = /^([^:\n]{2,70}?)\s*(?::\s+|\s+[–—]\s+)(\S[\s\S]*)$/.exec(text.trim());
  const [, label = "", value = ""] = found ?? [];
  // A question with a colon in it is no label.
  if (!found || value.trim().endsWith("?")) return undefined;
  if (label.split(/\s+/).length > 9 || /[.!?;]\s/.test(label) || /https?$/i.test(label)) return undefined;
  return { label, value };
}
