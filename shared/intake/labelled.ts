/** What a label and its value say: puts the value where the label leads, in the way that the field asks for. */
import { receiptQuestions, ownerDuties, type PacketSectionId } from "../formats/packet.ts";
import type { Collector, Said } from "./collect.ts";
import { dutyWords, receiptWords } from "./field-words.ts";
import type { Source } from "./mapping.ts";
import { bestMatch, matchField, phrasesOf, type Match } from "./match-label.ts";
import { accountOf, isBlank, listOf, personOf, yesNoOf } from "./values.ts";
import { splitValue } from "./split-value.ts";
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
export function putValue(into: Collector, { path, said }: Target, source: Source): boolean {
  const parts = splitValue(path, source.text.trim());
  if (parts.length === 1) return putOne(into, { path, said }, source);
  if (parts.some((part) => into.has(part.path))) return false;
  const likely: Said = { confidence: "likely", why: `${said.why}, and its parts show what they are` };
  // The words of the part stand in the value; the source shows all of the text.
  return parts.every((part) => putOne(into, { path: part.path, said: likely }, source, part.text));
}

function putOne(into: Collector, { path, said }: Target, source: Source, part = source.text): boolean {
  const text = part.trim();
  if (isBlank(text)) return false;
  if (path.startsWith("receipts.captured.")) {
    const answer = yesNoOf(text);
    return answer === undefined ? false : into.put(path, answer, source, said);
  }
  if (path.startsWith("ownership.") && path !== "ownership.reviewTriggers") {
    const { name, role, contact } = personOf(text);
    const parts = Object.entries({ name, role, contact }).filter(
      (part): part is [string, string] => part[1] !== undefined,
    );
    if (parts.length === 0 || into.has(`${path}.name`)) return false;
    for (const [field, value] of parts) into.put(`${path}.${field}`, value, source, said);
    return true;
  }
  if (path === "identity.account") {
    const account = accountOf(text);
    return account !== undefined && into.put(path, account, source, said);
  }
  if (isListField(path)) {
    const field = path === "boundary.systems" ? ".name" : "";
    for (const entry of entriesOf(text)) into.push(path, entry, source, said, field);
    return true;
  }
  return into.put(path, tidy(text), source, said);
}

/** Lines and semicolons part entries; commas only where all that they part is short. */
function entriesOf(text: string): string[] {
  const parts = listOf(text);
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
  if (!found || label.split(/\s+/).length > 9 || /[.!?;]\s/.test(label) || /https?$/i.test(label))
    return undefined;
  return { label, value };
}
