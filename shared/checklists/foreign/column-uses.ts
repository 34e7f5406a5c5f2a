/** What the columns of a checklist in a table are for, by the words that head them; keys of JSON likewise. */
import type { ColumnUse } from "./foreign-checklist.ts";

/** Lower case, signs as blanks, and without what stands in brackets. */
export const headerWords = (header: string): string =>
  header
    .normalize("NFKC")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/\([^)]*\)|[*:?]/g, " ")
    .replaceAll(/[_\-./\s]+/g, " ")
    .trim();

const counted = "(?: (?:id|ids|no|nr|number|identifier|code|ref|key))";
const headings =
  "(?:chapter|section|category|domain|sub ?domain|family|control family|group|area|topic|theme|part|pillar|sub ?section|sub ?category|function|objective|module|kapitel|abschnitt|bereich|kategorie|thema|gruppe)";

/** The first that fits counts. */
const rules: readonly (readonly [ColumnUse, RegExp])[] = [
  ["level-tick", /^(?:l|level|ig|al|tier|maturity) ?\d$/],
  ["heading-id", new RegExp(`^${headings}${counted}$`)],
  [
    "id",
    new RegExp(
      `^(?:id|ids|ref|ref id|no|nr|number|#|identifier|shortcode|short code|code|key|kennung|nummer|lfd nr|vuln id|rule id|stig id|uid|(?:item|control|requirement|req|question|check|rule|checklist|measure|criterion|practice)${counted}|question id number)$`,
    ),
  ],
  ["heading", new RegExp(`^${headings}(?: (?:name|title))?$`)],
  [
    "level",
    /^(?:l|level|severity|priority|risk|risk (?:level|rating)|impact|tier|maturity|maturity level|criticality|importance|default importance|implementation groups?|ig|baseline|profile|cat|asvs level|aisvs level|stufe|prioritat|priorität|schweregrad)$/,
  ],
  ["weight", /^(?:weight|weighting|default weight|gewicht|gewichtung)$/],
  [
    "gate",
    /^(?:gate|mandatory|must|blocking|blocker|ko|k o|knock ?out|show ?stopper|required|pflicht|muss)$/,
  ],
  [
    "skip",
    /^(?:(?:vendor |supplier |your |customer )?(?:answers?|responses?|reply|replies)|status|state|comments?|remarks?|score|result|scoring|additional info(?:rmation)?|findings?|finding details|owner|due|due date|date|assessor|reviewer|yes no|yes no na?|n a|y n|compliant(?: response)?|antwort|bemerkung|ergebnis|erfüllt|supplied|evidence (?:link|provided|supplied)|score (?:mapping|location))$/,
  ],
  [
    "prompt",
    /^(?:questions?|question text|prompt|requirements?|requirement text|requirement description|verification requirement|req description|req text|controls?|control text|control description|control statement|security control|check|check text|checks?|checklist items?|items?|item text|statement|criterion|criteria|assessment question|consensus assessment question|what to (?:check|ask|verify|look for)|best practice|frage|fragen|anforderung|anforderungen|prüffrage|pruffrage|prüfpunkt|maßnahme|massnahme)$/,
  ],
  [
    "title",
    /^(?:title|name|label|(?:control|requirement|rule|item|question|req|check) (?:name|title)|short name|summary|titel|bezeichnung|kurztitel)$/,
  ],
  [
    "guidance",
    /\b(?:guidance|help|explanation|rationale|discussion|notes?|hints?|how to|evidence|procedures?|check content|fix|remediation|implementation|supplemental|description|examples?|details|background|why|annotation|reason|hinweise?|erläuterung|beschreibung|umsetzung)\b/,
  ],
  [
    "reference",
    /\b(?:refs?|references?|cwe|capec|nist|iso|cci|ccis|cis|ccm|pci|soc|hipaa|gdpr|glba|frameworks?|mappings?|mapped|maps|standards?|csf|source|url|links?|owasp|asvs|attack|atlas|verweise?)\b/,
  ],
];

/** Undefined where its words say nothing. */
export function useOfHeader(header: string): ColumnUse | undefined {
  const words = headerWords(header);
  if (words === "" || words.length > 60) return undefined;
  return rules.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Which of several columns with questions is the question; the others are guidance. */
const promptOrder = [
  /question|frage/,
  /requirement|req |anforderung/,
  /check|criteri|prüf/,
  /statement|text|item/,
  /control/,
];
const rankOf = (header: string) => {
  const at = promptOrder.findIndex((pattern) => pattern.test(headerWords(header)));
  return at === -1 ? promptOrder.length : at;
};

/**
 * The uses of all columns of a table: one question, one title and one id; undefined where no column can be the
 * question. `lengths` are the average lengths of the texts below each header.
 */
export function usesOf(headers: readonly string[], lengths: readonly number[]): ColumnUse[] | undefined {
  const uses = headers.map((header): ColumnUse => useOfHeader(header) ?? "skip");
  const columns = (use: ColumnUse) => uses.flatMap((one, at) => (one === use ? [at] : []));
  const makeOnly = (use: ColumnUse, kept: number | undefined, others: ColumnUse) => {
    for (const at of columns(use)) if (at !== kept) uses[at] = others;
    if (kept !== undefined) uses[kept] = use;
  };
  const shortest = (a: number, b: number) => rankOf(headers[a] ?? "") - rankOf(headers[b] ?? "");
  let prompt = columns("prompt").toSorted(shortest)[0];
  // "Description" holds the question where nothing else does.
  prompt ??= columns("guidance")
    .filter((at) => /^(?:description|details|beschreibung)$/.test(headerWords(headers[at] ?? "")))
    .toSorted((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0))[0];
  prompt ??= columns("title")[0];
  prompt ??= columns("id").length > 0 ? longest(lengths, columns("skip")) : undefined;
  if (prompt === undefined) return undefined;
  makeOnly("prompt", prompt, "guidance");
  makeOnly("title", columns("title")[0], "guidance");
  makeOnly("id", columns("id")[0], "reference");
  return uses;
}

function longest(lengths: readonly number[], among: readonly number[]): number | undefined {
  const [best] = among.toSorted((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0));
  return best !== undefined && (lengths[best] ?? 0) >= 15 ? best : undefined;
}

/** Whether a cell or a value says yes: a tick, a cross, a word, a number above 0. */
export const saysYes = (text: string): boolean =>
  /^(?:✓|✔|☑|☒|x|y|yes|true|ja|must|mandatory|required|gate|ko|•|●|[1-9]\d*)$/i.test(text.trim());
