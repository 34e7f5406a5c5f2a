/** Where a text says that an account is a person's own, or that people share it; in whatever letters. */
import type { Facts } from "../../facts.ts";
import { hasName } from "../../people.ts";
import { wordsOf, type Word } from "../../text/words.ts";

type Place = { readonly start: number; readonly end: number };

export function peoplesPlaces(text: string, facts: Facts): Place[] {
  if (text.trim() === "") return [];
  return [
    ...facts.lexicon
      .terms("identity.shared")
      .find(text)
      .filter(({ negated }) => !negated),
    ...told.flatMap((pattern) => placesOf(pattern, text)),
    ...ofPeople.flatMap((pattern) =>
      placesOf(pattern, text, (people) => isPeople(people, facts) || isOnePost(people, facts)),
    ),
    ...byPeople.flatMap((pattern) => placesOf(pattern, text, (people) => isPeople(people, facts))),
  ].filter(({ start, end }) => !isOwn(text, start, end));
}

function placesOf(pattern: RegExp, text: string, isMeant?: (people: string) => boolean): Place[] {
  return [...text.matchAll(pattern)]
    .filter((match) => !isMeant || isMeant(match.groups?.["who"] ?? ""))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const account = String.raw`(?:log-?ins?|log-?ons?|sign-?ons?|sign-?ins?|accounts?|users?|user ?ids?|user ?names?|credentials?|creds|passwords?|pass(?:code|word)|badge|token|session|certificate|smart ?card|card|profile|identity|id|kennung|benutzer(?:konto)?|konto|zugang|anmeldung|compte|identifiants?|cuenta|usuario|clave|utente|inlog|seat|licen[cs]e)`;
const enters = String.raw`(?:signs?|signed|logs?|logged|works?|acts?|runs?|goes|comes|enters?|connects?|authenticates?|rides?|piggy-?backs?|travels?|borrows?|uses?|anmeldet|arbeitet)`;
const some = String.raw`(?:\p{L}[\p{L}-]*\s+)`;

/** Phrases that say it by themselves. */
const told: readonly RegExp[] = [
  /\b(?:his|her|my|ihre?[mn]?|seine[mn]?|son|sa|su)\s+(?:own\s+|personal\s+|usual\s+|normal\s+|everyday\s+|eigene[nmr]?\s+)?(?:log-?[io]n|sign-?[io]n|account|user|credentials|password|badge|smart ?card|benutzer|konto|zugang|compte|cuenta|usuario)\b/giu,
  /\bwho\s+(?:continues?|goes on|keeps?|still|also|herself|himself|otherwise)\b[^.;]{0,40}\b(?:under|with|using|same|by)\b/giu,
  new RegExp(
    String.raw`\b(?:same|one|single|only)\s+${some}?${account}\s+(?:as|for (?:all|every|the (?:whole|entire)|both|several|us)|between|among|amongst|wie|den)\b`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:shared?|pooled|pool|common|communal|joint|generic|hot-?desk|house|group|collective|general (?:office|desk|staff|purpose|counter|ward))\s+${some}{0,2}${account}\b`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:operator|clerk|counter|staff|shift|desk|office|ward|till|bench) pool ${some}?${account}\b`,
    "giu",
  ),
  /\b(?:sammel|gruppen|gemeinschafts|abteilungs|team|schicht)-?(?:konto|benutzer|account|kennung|zugang|login|user)\w*/giu,
  /(?<![\p{L}])(?:gemeinsam\w*|geteilt\w*|pers[oö]nlich\w*)\s+(?:\p{L}+\s+)?(?:konto|benutzer\w*|account|kennung|zugang|login|anmeldung)/giu,
  /\b(?:compte|identifiant|session|cuenta|usuario|utente|account)\s+(?:partag\p{L}*|commune?s?|personnel\p{L}*|compartid\p{L}*|com[uú]n|personal|condivis\p{L}*|gedeeld)(?!\p{L})/giu,
  /\b(?:pass|hand|lend|share|swap|circulat|go|travel)(?:e?s|ed|es|t|ing)?\s+(?:\p{L}+\s+)?(?:between|among|amongst|around|round|from (?:hand to hand|shift to shift|desk to desk|person to person))\b/giu,
  /\b(?:passed|handed|written|stuck|taped|kept|is|stands|hangs|pinned)?\s*(?:\p{L}+\s+){0,2}(?:from shift to shift|on (?:a|the) (?:note|sticky|monitor|screen|whiteboard|pinboard|wall))\b/giu,
  /\b(?:password|pin|code|credentials?|log-?[io]n|sign-?[io]n)\s+(?:is|was|are|has been)?\s*(?:known|given|told|handed|passed)\s+(?:to|among|round|around|on)\b/giu,
  /\b(?:left|former|previous|ex-?|departed|retired)\s*(?:colleague|employee|member|worker|clerk|staff|user|manager|officer|nurse|teacher)/giu,
  /\b(?:colleague|employee|worker|clerk|person|manager|officer|nurse|teacher|somebody|someone)\s+who\s+(?:has\s+)?(?:left|retired|moved|went)\b/giu,
];

/** Accounts of those who are named: a person, a post, or whoever is there. */
const ofPeople: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}])${account}\s+(?:\(\p{L}+\)\s+)?(?:of|belongs? to|belonging to|held by|borrowed from|lent by|issued to|is (?:that of|actually|really|in fact|simply|just)|is(?= (?:the|an?|our|one|\p{L}+['’]s)\s)|von|de|di|van)\s+(?<who>[^,;.()]{3,60})`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<who>[\p{L}][\p{L}.\s-]{1,40}?)(?:['’]s?|(?<=s)['’])\s+(?:\p{L}+\s+){0,2}?${account}(?!\p{L})`,
    "giu",
  ),
  new RegExp(
    String.raw`\b${enters}\s+(?:it\s+|us\s+)?(?:on|in|up|into|to)?\s*(?:as|under|with|by|through|via|on|als|unter|mit)\s+(?:the\s+(?:name|rights?|card|id)\s+(?:and\s+\p{L}+\s+)?of\s+)?(?<who>[^,;.()]{3,45})`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:in|under|with|by|using)\s+the\s+(?:name|rights?|card)\s+(?:and\s+\p{L}+\s+)?of\s+(?<who>[^,;.()]{3,45})`,
    "giu",
  ),
];

/** Accounts that people use besides. */
const byPeople: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:used|shared|known|handed|passed|lent|given|worked|usada|utilis[ée]e?|genutzt)\s+(?:also\s+|as well\s+|in common\s+|out\s+)?(?:by|with|to|among|between|around|from|por|par|von)\s+(?<who>[^,;.()]{3,40})`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<![\p{L}])(?<who>(?:\p{L}+[\s-]+){1,4}?)(?:(?:has|have|do|still|also|both|all|always|otherwise|regularly|daily)\s+){0,3}(?:uses?|used|shares?|shared|knows?|pass(?:es)?|works?|sign(?:s|ed)?|logs?)\b(?:\s+(?:it|in|on|with|as|at|under|too|from|for|during|every|daily|anyway|also|between|round)\b|\s*(?:[,;.)]|$))`,
    "giu",
  ),
];

/** Several people, or whoever comes: "the receptionists", "all counter staff", "everyone on shift", "Henrik and Ola". */
function isPeople(text: string, facts: Facts): boolean {
  // "By three registrars and by the agent": the people are enough.
  return text.split(/\b(?:and|or)\b|[&+]/iu).some((part) => areCrowd(part, facts));
}

function areCrowd(text: string, facts: Facts): boolean {
  const words = wordsOf(text).slice(0, 6);
  if (words.some((word) => isNobody(word, facts))) return false;
  if (words.some(({ folded }) => crowd.has(folded))) return true;
  if (words.some(({ folded }) => peopleEnding.test(folded) && !things.has(folded))) return true;
  const posts = facts.lexicon.terms("people.posts");
  if (
    words.some(
      ({ folded, lemmas }) =>
        folded.endsWith("s") && !things.has(folded) && lemmas.some((lemma) => posts.has(lemma)),
    )
  )
    return true;
  return hasName(text, facts);
}

/** A machine, the product itself, or a word that denies. */
function isNobody({ folded }: Word, { packet }: Facts): boolean {
  return (
    machines.has(folded) ||
    denying.has(folded) ||
    wordsOf(packet.vendor?.product ?? "").some((word) => word.folded === folded)
  );
}

/** "the shift lead", "our bookkeeper", "Frau Kessler". */
function isOnePost(text: string, facts: Facts): boolean {
  if (wordsOf(text).some((word) => isNobody(word, facts))) return false;
  if (hasName(text, facts)) return true;
  const words = wordsOf(text).slice(-5);
  const [first] = words;
  const near = words.slice(0, 5);
  if (!first) return false;
  return near.some(
    ({ folded }, at) =>
      !things.has(folded) &&
      (postEnding.test(folded) || facts.lexicon.terms("people.posts").has(folded)) &&
      near.slice(0, at).some((word) => articles.has(word.folded)),
  );
}

const articles = new Set(
  "the our a an one any whichever each der die das dem den la le el un una une".split(" "),
);
const crowd = new Set(
  (
    "everybody everyone anybody anyone whoever staff staffs colleague colleagues others crew shift team teams people desk office reception front counter ward room bench kitchen night clerks nurses " +
    "nurse porters guards temps interns volunteers juniors seniors bedside tellers us them jefa jefe equipo personal kollegen schicht alle tous equipe both"
  ).split(" "),
);
const peopleEnding =
  /(?:ers|ors|ists|ians|ants|eers|men|women|clerks|nurses|leads|aides|guards|staff|stewards|partners)$/;
const postEnding =
  /(?:er|or|ist|ian|ant|eer|man|woman|clerk|nurse|lead|aide|guard|steward|matron|director|secretary|boss|jefa|jefe|leiter|leiterin)$/;
/** Words that end like those for people. */
const things = new Set(
  (
    "server servers scheduler schedulers controller controllers router routers broker brokers container containers runner runners connector connectors adapter adapters processor processors reader readers writer writers " +
    "handlers gateway provider vendor supplier number other order register ledger folder calendar customer customers after under over paper computer computers printer printers scanner scanners tower cluster clusters " +
    "water letter letters offers orders numbers registers ledgers folders others either never per her their error errors sensor sensors monitor monitors vectors vendors suppliers providers factor factors plant " +
    "plants tenant tenants grant grants constant assistant restaurant relevant significant identifier identifiers user users owner owners inbox helper parser timer timers filter filters buffer counter transfer transfers " +
    "human worker workers resolver launcher dispatcher matcher sorter sorters checker trigger triggers layer layers header headers carrier chapter matter matters quarter quarters answer answers power cover covers major minor " +
    "prior sector sectors editor director interior exterior author authors for or nor door doors floor floors colour color labour port hours ours manner later earlier larger smaller lower upper former latter proper paper"
  ).split(" "),
);
for (const post of "director editor dispatcher assistant controller".split(" ")) things.delete(post);
const machines = new Set(
  "service machine robot bot agent agents agentic workload app application workflow job jobs system systems software gateway gateways integration connector role pipeline svc api program programme process nothing own batch technical technisch technischer dienst tenant vault device environment domain ou".split(
    " ",
  ),
);
const denying = new Set("no not nobody none never nothing without cannot neither nor".split(" "));

/** "machine account of the Office", "not shared", "owner: Anna Berg", "token of the signed-in clerk". */
function isOwn(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const inside = text.slice(start, end);
  const after = text.slice(end, end + 40);
  // "svc-match-release (used by the desk after an approval)": a machine's, whoever sets it going.
  if (
    /^\W*(?:used|worked)\b/i.test(inside) &&
    /\b(?:svc|srv|sa|app|bot|role)[-_/][^\s,;]*\s*\(?$/i.test(before)
  )
    return true;
  return (
    /\b(?:machine|service|technical|robot|bot|system|application|app|workload|functional|managed|non-human|non-personal|dedicated|own|programme?|software|agent|integration|technisch\w*|dienst\w*|servicio|device|database|iam|oauth|api|connected)[\s-]+(?:\p{L}+[\s-]+)?$/iu.test(
      before,
    ) ||
    /^(?:machine|service|technical|robot|bot|functional|managed|non-?personal|dedicated|app|api|oauth|workload)\b/iu.test(
      inside,
    ) ||
    /^\s*(?:agent|workflow|assistant|bot|robot|service|application|programme?|software|machine|tool|integration|job|gateway|connector|role)\b/i.test(
      after,
    ) ||
    /\b(?:no|not|never|nobody|none|without|cannot|nothing|neither)\b[^.;]{0,30}$/i.test(before) ||
    /\b(?:no|not|never|nobody|none|cannot|nothing|neither)\b/i.test(inside) ||
    /\b(?:signed|logged)[- ]in\b|\bsession of the\b|\bfor the session\b|\bon[- ]behalf\b|\bown accounts\b|\bnon-?personal\b|\bnon-?human\b/i.test(
      text.slice(Math.max(0, start - 20), end + 30),
    ) ||
    /\b(?:disabl\w*|lock\w*|rotat\w*|owners?|owned|sponsors?\w*|manag\w*|administ\w*|custod\w*|answers?|respons\w*|kept by|registered|created|secret|password|opened|held)\b[^,;.]{0,25}$/i.test(
      before.slice(-30),
    )
  );
}
