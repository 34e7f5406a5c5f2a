import { localText } from "./local-time.ts";

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
