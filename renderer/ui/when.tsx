/** A moment in local time, to the minute; the title says it in UTC. Digits only, so that no country reads it wrongly. */
export function When({ at, seconds = false }: { at: string; seconds?: boolean }) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>{at}</span>;
  return (
    <time dateTime={at} title={`${at.replace("T", " ").replace(/(\.\d+)?Z$/, "")} UTC`} className="cs-when">
      {localText(moment, seconds)}
    </time>
  );
}

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
