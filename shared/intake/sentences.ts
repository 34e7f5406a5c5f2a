/**
 * What whole sentences say of fields: "Any clerk can halt it with the red button; it takes effect in a minute". What
 * fits no pattern stays in the tray.
 */
import type { PacketSectionId } from "../formats/packet.ts";
import { readReceiptSentence, type SaidInSentence } from "./receipt-sentences.ts";
import { patterns } from "./sentence-patterns.ts";
import { plain } from "./words.ts";

export type About = {
  readonly section?: PacketSectionId | undefined;
  /** The field that a heading, a label or a question above asks for. */
  readonly path?: string | undefined;
};

/** Sentences of a paragraph. Abbreviations, numbers and initials do not end one. */
export function sentencesOf(text: string): string[] {
  const said = plain(text.replaceAll("\n", " "));
  const sentences: string[] = [];
  for (const part of said.split(/(?<=[.!?]["”’']?)\s+(?=["“‘']?\p{Lu})/u)) {
    const last = sentences.at(-1);
    const word = last?.slice(last.lastIndexOf(" ") + 1).toLowerCase() ?? "";
    if (last !== undefined && (abbreviations.has(word) || /^\p{L}\.$/u.test(word)))
      sentences[sentences.length - 1] = `${last} ${part}`;
    else if (part !== "") sentences.push(part);
  }
  return sentences;
}
const abbreviations = new Set(
  "e.g. i.e. etc. no. nr. approx. incl. ca. vs. dr. mr. mrs. ms. prof. inc. ltd. co. corp. st. z.b. d.h. bzw. ggf.".split(
    " ",
  ),
);

/** "Such requests" are those of the sentence before: the words alone say nothing. */
const pointsBack = ({ path, text }: SaidInSentence) =>
  path === "failure.exceptions.what" && /^(?:such|these|those|they)\b/i.test(String(text));
const sectionOf = (path: string) => path.slice(0, path.indexOf("."));
/** What one sentence says; empty where it fits no pattern. */
export function readSentence(sentence: string, about: About): readonly SaidInSentence[] {
  const said = plain(sentence)
    .replace(/[.!]+$/, "")
    .replace(/^it[’']s /i, "it is ");
  if (said.length > 500 || said.endsWith("?")) return [];
  const found: SaidInSentence[] = [];
  // Clauses after a semicolon speak for themselves.
  for (const clause of [said, ...(said.includes("; ") ? said.split(/;\s+/) : [])]) {
    for (const { section, path, finds, gives } of patterns) {
      const near = about.path === undefined ? about.section : sectionOf(about.path);
      if (section !== undefined && near !== undefined && near !== section) continue;
      if (
        path !== undefined &&
        !(about.path ?? "").startsWith(path) &&
        !(path === "failure.stop" && found.some((one) => one.path.startsWith(path)))
      )
        continue;
      const groups = finds.exec(clause)?.groups;
      if (!groups && !finds.test(clause)) continue;
      for (const value of gives(groups ?? {}, clause))
        if (
          value.text !== "" &&
          !pointsBack(value) &&
          !found.some((other) => other.path === value.path && !value.path.endsWith("[]"))
        )
          found.push(value);
    }
    if (found.length > 0 && clause === said && !said.includes("; ")) break;
  }
  const receipts =
    (about.section === undefined &&
      /^(?:the |these |its |your )?(?:audit )?(?:logs?|log entries|entries|receipts?|audit trail)\b/i.test(
        said,
      )) ||
    about.section === "receipts" ||
    (about.path ?? "").startsWith("receipts");
  return receipts ? [...found, ...readReceiptSentence(said)] : found;
}
