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
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  forty: 40,
  sixty: 60,
  ninety: 90,
  hundred: 100,
};
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:seconds?|secs?|s)$/, 1 / 86_400],
  [/^(?:minutes?|mins?|min)$/, 1 / 1_440],
  [/^(?:hours?|hrs?|h)$/, 1 / 24],
  [/^(?:days?|d|nights?)$/, 1],
  [/^(?:weeks?|w|wks?)$/, 7],
  [/^fortnights?$/, 14],
  [/^(?:months?|mo|mths?)$/, 30.4],
  [/^quarters?$/, 91],
  [/^(?:terms?|semesters?)$/, 182],
  [/^(?:years?|yrs?|y|a)$/, 365],
  [/^decades?$/, 3_650],
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
  yearly: 365,
  "year-end": 365,
};

/** Every duration that a text names, in days, with the offset of its words in the folded text. */
export function durationsIn(text: string): number[] {
  const folded = fold(text);
  const found: number[] = [];
  for (const [, amount = "", unit = ""] of folded.matchAll(
    /(\d+(?:[.,]\d+)?|[a-z]+)[\s-](?:full |working |business |calendar |consecutive )?([a-z]+)/g,
  )) {
    const days = daysOf(amount, unit);
    if (days !== undefined) found.push(days);
  }
  for (const [, amount = "", unit = ""] of folded.matchAll(/(\d+(?:[.,]\d+)?)([a-z]+)\b/g)) {
    const days = daysOf(amount, unit);
    if (days !== undefined) found.push(days);
  }
  for (const [word, days] of Object.entries(rhythms))
    if (new RegExp(String.raw`\b${word.replace("-", "[- ]")}\b`).test(folded)) found.push(days);
  for (const [, unit = ""] of folded.matchAll(/\b(?:every|each|per|end of the|end of each) ([a-z]+)\b/g)) {
    const days = daysOf("one", unit);
    if (days !== undefined) found.push(days);
  }
  if (/\b(?:for ?ever|indefinite(?:ly)?|permanent(?:ly)?|unlimited|never deleted)\b/.test(folded))
    found.push(Number.POSITIVE_INFINITY);
  return found;
}

function daysOf(amount: string, unit: string): number | undefined {
  const count = /^\d/.test(amount) ? Number(amount.replace(",", ".")) : numbers[amount];
  const days = units.find(([pattern]) => pattern.test(unit))?.[1];
  // "a year" is a duration; the letters alone ("a", "s") are none without a figure.
  if (count === undefined || days === undefined || (unit.length === 1 && !/^\d/.test(amount)))
    return undefined;
  return count * days;
}
