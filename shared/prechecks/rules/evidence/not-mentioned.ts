import { valueAt } from "../../../formats/packet-fields.ts";
import { quoteField, said, type Facts, type FileFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { smallWords } from "../../text/acts.ts";
import { fold, wordsOf, type Word } from "../../text/words.ts";
import { claimsOf, isThere, type ClaimFact } from "./claims.ts";
import { fileNamed, pathKey } from "./paths.ts";

const shutdown = { stop: { who: "Night duty manager", how: "big red switch in the dispatch console" } };

export const notMentioned: Rule = {
  id: "evidence.not-mentioned",
  family: "evidence",
  title: "The evidence does not mention what it is to prove",
  rationale: "A file that speaks of other things lends a claim the look of proof.",
  settles: "The file that shows it, with page or line, or the claim without the reference.",
  severity: "concern",
  items: ["boundary.agreement"],
  refs: ["NIST-800-53:r5:CA-2"],
  examples: {
    fires: [
      {
        says: "A tool list is no proof of who can stop it.",
        sections: {
          failure: { ...shutdown, claims: [{ field: "failure.stop", evidence: "tools.txt" }] },
        },
        files: [{ path: "tools.txt", text: "parcel_lookup: reads one parcel\nparcel_label: prints a label" }],
      },
      {
        says: "The note names what is to be seen, and it is not there.",
        sections: {
          receipts: {
            tamperProtection: "Object lock, compliance mode",
            claims: [
              {
                field: "receipts.tamperProtection",
                evidence: "r.json",
                note: "bucket versioning and object lock",
              },
            ],
          },
        },
        files: [{ path: "r.json", text: '{"trigger":"mail 4","decision":"urgent","action":"moved"}' }],
      },
    ],
    quiet: [
      {
        says: "It is said in other forms of the same words.",
        sections: {
          failure: { ...shutdown, claims: [{ field: "failure.stop", evidence: "runbook.md" }] },
        },
        files: [
          { path: "runbook.md", text: "The duty managers work at night; each can press the red switch." },
        ],
      },
      {
        says: "A picture is not read.",
        sections: {
          failure: { ...shutdown, claims: [{ field: "failure.stop", evidence: "console.png" }] },
        },
        files: [{ path: "console.png" }],
      },
    ],
  },
  check: (facts) => {
    const read = new Map<FileFact, ReadonlySet<string>>();
    return claimsOf(facts).flatMap((claim): RuleHit[] => {
      const file = claim.evidence === undefined ? undefined : fileNamed(claim.evidence, facts);
      if (!file || file.state === "missing" || said(file.text) === undefined) return [];
      const claimed = claimedTexts(claim, facts, file);
      if (claimed.length === 0) return [];
      const words = read.get(file) ?? stemsOf((file.text ?? "").slice(0, longestRead));
      read.set(file, words);
      if (claimed.some(({ text }) => isMentioned(text, words))) return [];
      if (namesItsField(claim, words)) return [];
      return [
        {
          subject: `${pathKey(file.path)}|${fold(claim.field ?? claim.note ?? "")}`,
          says: `“${file.path}” is to prove ${claim.field ?? "the claim"}, and does not mention it.`,
          quotes: [
            quoteField(`${claim.path}.evidence`, claim.evidence),
            ...claimed.slice(0, 3).map(({ path, text }) => quoteField(path, text)),
            { file: file.path, path: "evidence", ...firstLine(file.text ?? "") },
          ],
        },
      ];
    });
  },
};

const longestRead = 2_000_000;

type Place = { readonly path: string; readonly text: string };

/** What the file is to show: each text of the claimed field, and the note where it is more than "page 3". */
function claimedTexts({ path, field, note }: ClaimFact, { packet }: Facts, file: FileFact): Place[] {
  const value = field === undefined ? undefined : valueAt(packet, field);
  // A field that there is not is a flag of its own, and a note beside it says no more.
  if (field !== undefined && !isThere(field, packet)) return [];
  const texts = field === undefined ? [] : leaves(value, field);
  const own = texts.filter(({ text }) => pathKey(text) !== pathKey(file.path));
  // A sample is named, not described: it is its own proof.
  if (texts.length > own.length && own.length === 0) return [];
  return [...own, ...(note === undefined ? [] : [{ path: `${path}.note`, text: note }])].filter(
    ({ text }) => contentWords(text).length > 0,
  );
}

function leaves(value: unknown, path: string, deep = 0): Place[] {
  if (typeof value === "string") return said(value) === undefined ? [] : [{ path, text: value }];
  if (typeof value !== "object" || value === null || deep > 4) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => leaves(item, `${path}[${at}]`, deep + 1));
  return Object.entries(value).flatMap(([key, member]) =>
    /^(claims|policy|access|classes)$/.test(key) ? [] : leaves(member, `${path}.${key}`, deep + 1),
  );
}

/** About a third of what a text speaks of, and more of a short one. */
function isMentioned(text: string, words: ReadonlySet<string>): boolean {
  const content = contentWords(text);
  const hits = content.filter(({ lemmas }) => lemmas.some((lemma) => words.has(stem(lemma)))).length;
  return (
    content.length > 0 &&
    hits / content.length >= (content.length <= 3 ? 0.6 : content.length <= 7 ? 0.4 : 0.3)
  );
}

const pointing =
  /^(page|pages|line|lines|section|sections|chapter|row|rows|column|cell|figure|fig|table|tab|sheet|see|screenshot|shot|excerpt|extract|paragraph|para|annex|appendix|file|document|evidence|attached|attachment|top|bottom|left|first|second|third|last|step|item|shows|show|agent|workflow|system|vendor|buyer|packet)$/;

function contentWords(text: string): readonly Word[] {
  const content = wordsOf(text).filter(
    ({ folded }) =>
      (folded.length > 2 || /^\d+$/.test(folded)) &&
      !smallWords.has(folded) &&
      !pointing.test(folded) &&
      !(/^\d+$/.test(folded) && /^\s*(p|pp|page|line|section|§|no|nr)\b/i.test(text)),
  );
  return [...new Map(content.map((word) => [word.folded, word])).values()];
}

function stemsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap(({ lemmas }) => lemmas.map(stem)));
}

/** "notification" and "notify", "retained" and "retention" begin alike. */
function stem(word: string): string {
  return word.length > 5 ? word.slice(0, 5) : word;
}

/** A file that speaks of retention is about retention, whatever figure it gives. */
function namesItsField({ field }: ClaimFact, words: ReadonlySet<string>): boolean {
  const last = wordsOf(field ?? "").map(({ folded }) => folded);
  return last.some((word) => telling.has(word) && words.has(stem(word)));
}

const telling = new Set([
  "retention",
  "rotation",
  "revocation",
  "rollback",
  "tamper",
  "detection",
  "destination",
  "pause",
  "override",
  "retry",
  "untrusted",
  "privilege",
]);

function firstLine(text: string): { line: number; text: string } | Record<string, never> {
  const lines = text.split("\n", 200);
  const at = lines.findIndex((line) => /[\p{L}\p{N}]/u.test(line));
  const words = lines[at]?.replace(/\r$/, "").trim().slice(0, 200);
  return at === -1 || words === undefined ? {} : { line: at + 1, text: words.trimEnd() };
}
