/**
 * Words of a vendor as the closed sets of the format. Each gives `undefined` where the text does not clearly say one
 * of them: then it stays as it was written, or in the tray.
 */
import type { ActionPolicy } from "../formats/packet.ts";
import { plain } from "./words.ts";

/** Nothing is said: a dash, "n/a", "tbd". An answer that points elsewhere is no answer, either. */
export function isBlank(text: string): boolean {
  const said = plain(text)
    .toLowerCase()
    .replaceAll(/[.!]+$/g, "");
  return (
    said === "" ||
    /^[\p{P}\p{S}\s]+$/u.test(said) ||
    blanks.has(said) ||
    /^(?:still )?(?:to be|not yet) \p{L}+(?: yet)?$/u.test(said) ||
    /^(?:please )?(?:see|refer to|cf\.?|siehe) (?:the )?(?:[a-z]{0,3}\d+\b|question|section|page|row|item|appendix|annex|above|below|attach\w*|separate|other|our)/u.test(
      said.split(" ").length <= 7 ? said : "",
    ) ||
    /^(?:our |the |my )?[\p{L} ]{2,30} (?:will|is going to) (?:answer|send|confirm|provide|supply|say)\b.{0,60}\b(?:separately|later|shortly|soon|next week|in due course)$/u.test(
      said,
    ) ||
    /^(?:we will|will be|to) (?:follow|supplied|provided|confirm)\b.{0,40}$/u.test(said)
  );
}
const blanks = new Set([
  "n/a",
  "na",
  "n.a",
  "n. a",
  "not applicable",
  "none given",
  "tbd",
  "tba",
  "to be determined",
  "to be defined",
  "to be confirmed",
  "tbc",
  "see attached",
  "see attachment",
  "see annex",
  "see above",
  "see below",
  "pending",
  "unknown",
  "not stated",
  "not specified",
  "?",
  "nil",
  "xxx",
  "open",
  "offen",
  "to follow",
  "folgt",
  "noch offen",
  "keine angabe",
  "k.a",
  "k. a",
  "not known",
  "not defined",
  "not decided",
  "in progress",
  "under discussion",
  "will follow",
]);

/** A mark in a column of tick boxes. */
export function isTick(text: string): boolean {
  return /^(?:x|✓|✔|☒|☑|✗|✘|●|•|yes|y|ja|true|1)$/iu.test(plain(text));
}

/** `yes` and `no` alone, or at the beginning before a sign: "Yes – after approval". */
export function yesNoOf(text: string): boolean | undefined {
  const said = plain(text).toLowerCase();
  if (/^(?:yes|y|true|wahr|ja|oui|✓|✔|☑|☒|x)(?:$|[\s,.;:–—(/-])/.test(said)) return true;
  if (/^(?:no|n|false|falsch|nein|non|never|not|cannot|☐|✗|✘)(?:$|[\s,.;:–—(/-])/.test(said)) return false;
  return undefined;
}

/** What follows "yes" or "no" in the same text. */
export function afterYesNo(text: string): string {
  return plain(text)
    .replace(/^(?:yes|y|true|ja|oui|no|n|false|nein|non)\s*[,.;:–—(/-]*\s*/i, "")
    .replace(/^\((.*)\)$/, "$1")
    .replace(/^([^(]*)\)$/, "$1");
}

const never =
  /(?<!\p{L})(?:never|nie|niemals|verboten|untersagt|gesperrt|nicht (?:erlaubt|zulässig|gestattet)|prohibit\w*|forbid\w*|forbidden|block(?:ed)?|not (?:allowed|permitted|possible|done)|off[ -]limits|disallow\w*|deni(?:ed|es)|deny|banned|must not|may not|no access|out of scope|refus\w*|excluded|off limits|(?:humans|people|staff) only|nur menschen|locked out)(?!\p{L})/u;
const alone =
  /(?<!\p{L})(?:automatisch|selbst(?:ständig|tätig)?|von selbst|eigenständig|ohne (?:freigabe|rückfrage|genehmigung)|without (?:human |any |prior |manual )*(?:approval|review|sign[ -]?off|confirmation|person)|no (?:human |prior |manual )*(?:approval|review|sign[ -]?off|confirmation)(?: needed| required)?|approval (?:is )?not (?:needed|required)|not required|none (?:needed|required)|unattended|on its own|by itself|alone|autonomous(?:ly)?|fully auto\w*|auto|automatic(?:ally)?|automated|self[ -]?service|straight[ -]through|hands[ -]off|goes ahead|go ahead|proceeds|runs by itself)(?!\p{L})/u;
const asked =
  /(?<!\p{L})(?:freigabe|freigegeben|mit freigabe|nach freigabe|genehmig\p{L}*|bestätig\p{L}*|vier[ -]augen|approv\w*|sign(?:s|ed)?[ -]?off|human[ -]in[ -]the[ -]loop|hitl|with (?:a )?(?:human|person|ok)|human|confirm\w*|consent|release[ds]?|four[ -]eyes|4[ -]eyes|gated|ask(?:s|ed)? first|ask|manual(?:ly)?|needs? (?:an? )?ok|needs? (?:a )?(?:person|human)|supervis\w*|after (?:an? |the )?ok|review(?:ed)?|authori[sz]ed by|on request|asks|waits for (?:an? )?(?:ok|yes|person|human|answer)|after (?:the )?release)(?!\p{L})/u;

/** How an action may be done: by itself, after an approval, never. */
export type PolicyLead = { readonly policy: ActionPolicy; readonly approver?: string | undefined };

const leads: readonly (readonly [ActionPolicy, RegExp])[] = [
  // "Only once the duty vet has agreed", "Amber: head grader signs off first".
  [
    "approval",
    /^(?:only )?(?:once|after|when|if) (?:an? |the |our |your )?(?<approver>[\p{L} -]{3,40}?) (?:has |have )?(?:agree[ds]?|approve[ds]?|sign(?:s|ed)? off|confirm(?:s|ed)?|sa(?:ys|id) yes)$/iu,
  ],
  [
    "approval",
    /^(?:\p{L}+: )?(?:the |our |your )?(?<approver>\p{L}[\p{L} -]{2,40}?) (?:agrees|approves|signs off|confirms|says yes)(?: first)?$/iu,
  ],
  [
    "approval",
    /^(?:what (?:does|can|may) (?:it|the \p{L}+) do )?only (?:after|with) (?:an? )?(?:approval|agreement|sign-?off)\b[^:]{0,20}$/iu,
  ],
  [
    "automatic",
    /^(?:(?:the \p{L}+|it) does this |what (?:does|can|may) (?:it|the \p{L}+) do |left |\p{L}+: )?(?:to itself|on its own|by itself|alone|goes ahead|runs without review|runs on its own|runs by itself|runs unattended|without (?:asking(?: anybody| anyone)?|(?:one of us|anybody|anyone|a person)(?: agreeing)?|approval|review|sign-?off))(?: because .*)?$/iu,
  ],
  [
    "never",
    /^(?:it |the \p{L}+ |\p{L}+: )?(?:never|will never|can never|locked out|blocked|off limits|(?:for )?(?:humans|people|staff) only|never, whoever asks)$/iu,
  ],
  [
    "never",
    /^what (?:will|can|may|must|does) (?:it|the \p{L}+) (?:never|not|not be able to) do$|^what (?:can[’']t|cannot|won[’']t) (?:it|the \p{L}+) do$/iu,
  ],
  [
    "never",
    /^what (?:is|are) (?:technically )?(?:impossible|locked|blocked|closed off|closed)(?: for| to)? ?(?:it|the \p{L}+)?$/iu,
  ],
];

/** A heading, a question or a lead that says how what stands below it may be done, and perhaps who agrees. */
export function policyLeadOf(text: string): PolicyLead | undefined {
  const whole = plain(text);
  // "LoanDesk alone", "LoanDesk, once the registrar agrees": the name of the thing before it.
  const named =
    /^\p{Lu}\S*\p{Ll}\S*,? (?=(?:alone|by itself|on its own|once|after|when|never|only)\b)/u.exec(
      whole,
    )?.[0] ?? "";
  const said = whole
    .slice(named.length)
    .replace(/^(?:q|question|frage)\s*\d*\s*[:.)]\s+/i, "")
    .replaceAll(/^[\s*]+|[\s:?.…*]+$/g, "")
    .replace(/, and (?:whose|by whom|who)$/i, "");
  for (const [policy, pattern] of leads) {
    const found = pattern.exec(said);
    if (!found) continue;
    const approver = found.groups?.["approver"];
    if (
      approver !== undefined &&
      /^(?:(?:when|once|if|after) .*|it|we|they|you|that|this|everything|nobody|no one)$/i.test(approver)
    )
      continue;
    return { policy, ...(approver !== undefined && { approver }) };
  }
  const policy = policyOfHeading(text);
  return policy && { policy };
}

/** A heading that says nothing but how what stands below it may be done: "Only after approval", "Never allowed". */
export function policyOfHeading(text: string): ActionPolicy | undefined {
  // What is out of scope is no action that is forbidden.
  const found = /\bout of scope\b|\bexcluded\b/i.test(text) ? undefined : policyOf(text);
  if (!found) return undefined;
  const pattern = { never, automatic: alone, approval: asked }[found];
  const rest = plain(text)
    .toLowerCase()
    .replaceAll(new RegExp(pattern, "gu"), " ")
    .replaceAll(/[^\p{L}\s]+/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !beside.has(word));
  return rest.length === 0 ? found : undefined;
}
const beside = new Set(
  `a an the of for to in on at by with from and or is are be only just after before first always it its itself
   action actions operation operations step steps task tasks activity activities thing things what may can must do does
   done runs run ok okay have has ask following happen technically there under those these that which agent bot assistant needs need needed requires require required requiring first person
   someone allowed permitted may not aktionen schritte was der die das darf nur bot agent bedarf mit nach durch`.split(
    /\s+/,
  ),
);

export function policyOf(text: string): ActionPolicy | undefined {
  const said = plain(text).toLowerCase();
  const found = (
    [
      ["never", never.test(said)],
      ["automatic", alone.test(said)],
      ["approval", asked.test(said.replace(new RegExp(alone, "gu"), " "))],
    ] as const
  ).filter(([, is]) => is);
  return found.length === 1 ? found[0]?.[0] : undefined;
}

const classPatterns = [
  [
    "pii",
    /\b(?:pii|personal(?:ly)?(?: identifiable| data| information)?|personenbezogen\w*|persons?|names? and|contact data|employee data|customer data)\b/,
  ],
  [
    "financial",
    /\b(?:financ\w*|finanz\w*|payment\w*|bank\w*|invoice\w*|accounting|billing|salary|payroll)\b/,
  ],
  ["health", /\b(?:health\w*|gesundheit\w*|medical|clinical|patient\w*|diagnos\w*)\b/],
  ["credentials", /\b(?:credential\w*|zugangsdaten|secret\w*|password\w*|token\w*|api keys?)\b/],
  ["internal-notes", /\binternal[ -](?:notes?|comments?|remarks?)\b/],
  ["customer-content", /\bcustomer[ -](?:content|messages?|e-?mails?|documents?|texts?|correspondence)\b/],
  ["public", /(?<!\p{L})(?:public(?:ly available)?|öffentlich\p{L}*)(?!\p{L})/u],
  ["other", /^(?:other|sonstige\w*|andere\w*)$/],
] as const;

/** Data classes that a cell names; only where each part of it is one of the format's words or a usual name of one. */
export function classesOf(text: string): string[] | undefined {
  return wordsOf(text, (part) =>
    classPatterns.flatMap(([word, pattern]) => (pattern.test(part) ? [word] : [])),
  );
}

const accessPatterns = [
  [
    "read",
    /\b(?:read\w*|lesen\w*|lesend|view\w*|look ?ups?|query|queries|search\w*|get|r|select|consult\w*)\b/,
  ],
  [
    "write",
    /\b(?:writ\w*|schreib\w*|updat\w*|edit\w*|creat\w*|modif\w*|insert\w*|w|post|chang\w*|delet\w*)\b/,
  ],
  ["store", /\b(?:stor\w*|speicher\w*|sav\w*|keep\w*|persist\w*|cach\w*|archiv\w*)\b/],
  [
    "forward",
    /\b(?:forward\w*|weiterleit\w*|send\w*|sent|transmit\w*|transfer\w*|shar\w*|export\w*|pass(?:es|ed)? on)\b/,
  ],
] as const;

export function accessOf(text: string): string[] | undefined {
  const said = plain(text).toLowerCase();
  if (/^r\s*\/?\s*w$/.test(said)) return ["read", "write"];
  return wordsOf(text, (part) =>
    accessPatterns.flatMap(([word, pattern]) => (pattern.test(part) ? [word] : [])),
  );
}

function wordsOf(text: string, find: (part: string) => string[]): string[] | undefined {
  const parts = listOf(text).map((part) => part.toLowerCase());
  const found = parts.map((part) => (part.split(" ").length > 5 ? [] : find(part)));
  if (parts.length === 0 || found.some((words) => words.length === 0)) return undefined;
  return [...new Set(found.flat())];
}

/** Entries of a list written in one cell or sentence: by lines and semicolons, else by commas, "and" and slashes. */
export function listOf(text: string): string[] {
  const lines = text
    .split(/\r?\n|;/)
    .map((line) => plain(line.replace(/^\s*(?:[-•*–▪◦·]|\(?[a-z0-9]{1,2}[.)])\s+/i, "")));
  const said = lines.filter((line) => line !== "");
  if (said.length > 1) return said.map(withoutEnd);
  const [only = ""] = said;
  return splitOutside(only, /,\s|\s*\/\s*|\s+(?:and|und|&|\+)\s+|\s\+\s/)
    .map((part) => withoutEnd(plain(part.replace(/^(?:and|or)\s+/i, ""))))
    .filter((part) => part !== "");
}

const withoutEnd = (text: string) => text.replace(/[.,]$/, "");

/** Splits only outside of brackets: "name, address (street, town)" is two. */
function splitOutside(text: string, by: RegExp): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const piece of text.split(new RegExp(`(${by.source}|[()])`))) {
    if (piece === "(") depth += 1;
    if (piece === ")") depth = Math.max(0, depth - 1);
    const splits =
      depth === 0 && piece !== "(" && piece !== ")" && new RegExp(`^(?:${by.source})$`).test(piece);
    if (splits) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const german: Readonly<Record<string, string>> = {
  mär: "mar",
  mrz: "mar",
  mai: "may",
  okt: "oct",
  dez: "dec",
};

/** A day as ISO 8601, where the text says one and says it clearly: "3/4/2026" could be two. */
export function dateOf(text: string): string | undefined {
  const said = plain(text);
  const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(said);
  const dotted = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/.exec(said);
  const slashed = /\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/.exec(said);
  const worded = /\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,10})\.?,?\s+(\d{4})\b/u.exec(said);
  const american = /\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/u.exec(said);
  const monthOf = (word = "") => {
    const start = word.toLowerCase().slice(0, 3);
    return months.indexOf(german[start] ?? start) + 1;
  };
  const [year, month, day] = iso
    ? [iso[1], Number(iso[2]), iso[3]]
    : dotted
      ? [dotted[3], Number(dotted[2]), dotted[1]]
      : worded
        ? [worded[3], monthOf(worded[2]), worded[1]]
        : american
          ? [american[3], monthOf(american[1]), american[2]]
          : slashed && Number(slashed[1]) > 12
            ? [slashed[3], Number(slashed[2]), slashed[1]]
            : [undefined, 0, undefined];
  if (year === undefined || month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return undefined;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

export type Person = { name?: string; role?: string; contact?: string };

const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const phone =
  /(?:\btel\.?|\bphone|\bext\.?|\+)\s*:?[\d\s()/.-]{3,}\d|\bext\.?\s*\d{2,6}\b|\b0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b|\b\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b/i;

/** "Dana Fox, Head of Operations, d.fox@example.org": a name, what the person is, and how to reach them. */
export function personOf(text: string): Person {
  const said = plain(text);
  const contacts = [mail.exec(said)?.[0], phone.exec(said)?.[0]].filter(
    (one): one is string => one !== undefined,
  );
  const rest = contacts
    .reduce((left, one) => left.replace(one, " "), said)
    .replaceAll(/[<>[\]]/g, " ")
    .replaceAll(/\(\s*\)/g, " ");
  const parts = rest
    .split(/\s*[,;(|/\n]\s*|\s+[–—-]\s+/)
    .map((part) => plain(part.replaceAll(")", " ").replaceAll(/[.:]$/g, "")))
    .filter((part) => part !== "" && !/^(?:e-?mail|mail|tel|phone|contact|ext)$/i.test(part));
  // "Lead engineer, A. Pires".
  const [one = "", two] = parts;
  const turned = two !== undefined && isPost(one) && isName(two);
  // "Change board, Northwind" is one post.
  if (two !== undefined && parts.length === 2 && isPost(one) && !turned && !isPost(two))
    return { name: `${one}, ${two}`, ...(contacts.length > 0 && { contact: contacts.join(", ") }) };
  const [name = "", ...more] = turned ? [two, one, ...parts.slice(2)] : parts;
  return {
    ...(name !== "" && { name }),
    // "14 days ahead" is no role.
    ...(more.length > 0 && !/^\d/.test(more[0] ?? "") && { role: more.join(", ") }),
    ...(contacts.length > 0 && { contact: contacts.join(", ") }),
  };
}

const post =
  /\b(?:manager|head|lead|leader|director|officer|engineer|supervisor|team|desk|owner|chief|coordinator|administrator|admin|analyst|architect|operator|duty|board|committee|department|office|secretary|clerk|controller|specialist|leiter\w*|leitung|c[tise]o|ciso|dpo|vp)\b/i;
export const isPost = (text: string) => post.test(text);
/** Two or three words with capitals, or an initial and a word, and none that names a post. */
export const isName = (text: string) =>
  /^(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+)?(?:\p{Lu}(?:\.|[\p{Ll}'’-]+)\s+)+(?:(?:van|von|de|der|da|di|al)\s+)*\p{Lu}[\p{L}'’-]+$/u.test(
    text,
  ) && !post.test(text);

/** What kind of account a text names; only where it names one kind. */
export function accountOf(text: string): "service" | "delegated-user" | "shared" | undefined {
  const said = plain(text).toLowerCase();
  const found = (
    [
      [
        "service",
        /\b(?:service[ -](?:account|principal|user|identity)|managed identity|workload identity|machine account|technical (?:user|account)|service|robot account|non[ -]?human)\b/,
      ],
      [
        "delegated-user",
        /\b(?:delegated|on behalf of|obo|user'?s own|as the user|signed[ -]in user|personal account|impersonat\w*)\b/,
      ],
      ["shared", /\bshared\b/],
    ] as const
  ).filter(
    ([, pattern]) =>
      pattern.test(said) && !new RegExp(`\\b(?:no|not|never)\\b[^.]{0,20}${pattern.source}`).test(said),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}
