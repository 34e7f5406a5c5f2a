/** Whether the text is a day of the calendar, as yyyy-mm-dd. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** What is wrong with a text that should be a day, in a sentence; nothing is wrong with none. */
export function dayProblem(text: string): string | undefined {
  if (text === "" || isDay(text)) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return "The calendar has no such day.";
  return "Write the day as year-month-day, such as 2026-11-30.";
}
