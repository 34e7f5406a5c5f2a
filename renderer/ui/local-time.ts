/** Today, as a calendar day here. */
export function today(): string {
  return localText(new Date(), false).slice(0, 10);
}

export function localText(moment: Date, seconds: boolean): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  return `${day} ${time}${seconds ? `:${two(moment.getSeconds())}` : ""}`;
}
