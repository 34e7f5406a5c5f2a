/** Durations in days, as people write them: "400 days", "six months", "monthly", "for ever". */
import { fold } from "./words.ts";

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  couple: 2,
  dozen: 12,
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  zwolf: 12,
  dreissig: 30,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  dix: 10,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  diez: 10,
};
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:seconds?|secs?|s|sekunden?|secondes?|segundos?)$/, 1 / 86_400],
  [/^(?:minutes?|mins?|min|minuten|minutos?)$/, 1 / 1_440],
  [/^(?:hours?|hrs?|h|stunden?|heures?|horas?|uur|uren)$/, 1 / 24],
  [/^(?:days?|d|nights?|tage?n?|jours?|dias?|dagen?|nachte?|shifts?)$/, 1],
  [/^(?:weeks?|w|wks?|wochen?|semaines?|semanas?|weken)$/, 7],
  [/^fortnights?$/, 14],
  [/^(?:months?|mo|mths?|monate?n?|mois|mes|meses|maand|maanden)$/, 30.4],
  [/^(?:quarters?|quartale?n?|trimesters?|trimestres?)$/, 91],
  [/^(?:terms?|semesters?|semestres?|semestern?|seasons?|saisons?|temporadas?)$/, 182],
  [/^(?:years?|yrs?|y|a|jahre?n?|ans|annees?|anos?|jaar|jaren)$/, 365],
  [/^(?:decades?|jahrzehnte?n?)$/, 3_650],
];
const rhythms: Readonly<Record<string, number>> = {
  hourly: 1 / 24,
  daily: 1,
  nightly: 1,
  weekly: 7,
  fortnightly: 14,
  biweekly: 14,
  monthly: 30.4,
  "month-end": 30.4,
  quarterly: 91,
  "half-yearly": 182,
  biannual: 182,
  annual: 365,
  annually: 365,
  biennial: 730,
  biennially: 730,
  "every other year": 730,
  "every other month": 61,
  "every other week": 14,
  yearly: 365,
  "year-end": 365,
  taglich: 1,
  wochentlich: 7,
  monatlich: 30.4,
  vierteljahrlich: 91,
  jahrlich: 365,
  mensuel: 30.4,
  mensual: 30.4,
  trimestriel: 91,
  trimestral: 91,
  annuel: 365,
  anual: 365,
  "six-monthly": 182,
  "three-monthly": 91,
  "semi-annual": 182,
  "month-end close": 30.4,
};

/** Every duration that a text names, in days. */
export function durationsIn(text: string): number[] {
  const folded = fold(text);
  const found: number[] = [];
  // "Half a year" and "a quarter of an hour" are not "a year" and "an hour".
  const rest = folded
    .replaceAll(
      /\b(half|quarter)(?:[ -]of)?[ -](?:an?[ -])?(\p{L}+)/gu,
      (whole: string, part: string, unit: string) => {
        const days = daysOf("one", unit);
        if (days === undefined) return whole;
        found.push(days * (part === "half" ? 0.5 : 0.25));
        return " ";
      },
    )
    .replaceAll(
      /\b(\d+|[a-z]+)[ -]and[ -]a[ -]half[ -](\p{L}+)|\b(?:a|one)[ -](\p{L}+)[ -]and[ -]a[ -]half/gu,
      (whole: string, amount: string | undefined, unit: string | undefined, alone: string | undefined) => {
        const count = alone === undefined ? numberOf(amount ?? "") : 1;
        const days = daysOf("one", alone ?? unit ?? "");
        if (count === undefined || days === undefined) return whole;
        found.push((count + 0.5) * days);
        return " ";
      },
    );
  const words = rest.match(/\d+(?:[.,]\d+)?|\p{L}+|[^\s\p{L}\d]/gu) ?? [];
  for (let at = 0; at < words.length; at += 1) {
    let to = at;
    let count: number | undefined;
    const first = words[at] ?? "";
    if (/^\d/.test(first)) {
      count = Number(first.replace(",", "."));
      to += 1;
    } else {
      // "one hundred and eighty", "twenty-five"
      const run: string[] = [];
      while (to < words.length && run.length < 6) {
        const word = words[to] ?? "";
        const joins = (word === "and" || word === "-") && wordAsNumber(words[to + 1] ?? "") !== undefined;
        if (wordAsNumber(word) === undefined && !joins) break;
        if (run.length > 0 && (word === "a" || word === "an")) break;
        if (!joins) run.push(word);
        to += 1;
      }
      count = run.length > 0 ? numberOf(run.join(" ")) : undefined;
    }
    if (count === undefined) continue;
    const end = to;
    while (
      /^(?:-|full|working|business|calendar|consecutive|whole|more|further|school|trading|financial|complete|volle|ganze|of)$/.test(
        words[to] ?? "",
      )
    )
      to += 1;
    const unit = words[to] ?? "";
    const days = daysOf("one", unit);
    if (days !== undefined && (unit.length > 1 || /^\d/.test(first))) {
      found.push(count * days);
      at = to;
    } else at = Math.max(at, end - 1);
  }
  for (const [word, days] of Object.entries(rhythms))
    if (new RegExp(String.raw`\b${word.replace("-", "[- ]")}\b`).test(rest)) found.push(days);
  for (const [, one, its] of rest.matchAll(
    /\b(?:every|each|per|end of the|end of each|end[- ]of|once a|jede[nrs]?|chaque|cada|elke)[ -]([a-z]+)\b|\b(?:the|each|every) ([a-z]+)'s\b/g,
  )) {
    const days = daysOf("one", one ?? its ?? "");
    if (days !== undefined) found.push(days);
  }
  // "Each summer", "in January every year", "the winter stocktake": once a year.
  if (
    /\b(?:each|every|at|the following|next|stock-?takes? in|inventory in|counts? in|re-?counts? in|audits? in|reviews? in|closing in|accounts in|reconciliation in|statements? in) (?:late |early )?(?:spring|summer|autumn|winter|january|february|march|april|june|july|august|september|october|november|december|christmas|easter)\b|\b(?:spring|summer|autumn|winter) (?:stocktake|stock-take|inventory|audit|review|count|close)\b/.test(
      folded,
    ) &&
    !/\d(?:st|nd|rd|th)?\.? (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:and|,)|\b(?:tested|test|drill|rehears\w+|trial|exercise)\b/.test(
      folded,
    )
  )
    found.push(365);
  if (
    /\b(?:for ?ever|indefinite(?:ly)?|permanent(?:ly)?|unlimited|never deleted|perpetuity|unbefristet|dauerhaft|illimite|indefinido)\b/.test(
      folded,
    )
  )
    found.push(Number.POSITIVE_INFINITY);
  return found;
}

function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text.replace(",", "."));
  let whole = 0;
  let known = false;
  for (const word of text.split(/[ -]+/)) {
    const value = wordAsNumber(word);
    if (value === undefined) continue;
    known = true;
    whole = value === 100 ? Math.max(1, whole) * 100 : whole + value;
  }
  return known ? whole : undefined;
}

function daysOf(amount: string, unit: string): number | undefined {
  const count = numberOf(amount);
  const days = units.find(([pattern]) => pattern.test(unit))?.[1];
  return count === undefined || days === undefined ? undefined : count * days;
}

/** A word of a packet may be the name of something that every object has. */
function wordAsNumber(word: string): number | undefined {
  return Object.hasOwn(numbers, word) ? numbers[word] : undefined;
}
