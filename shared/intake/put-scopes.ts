import type { Collector, Said } from "./collect.ts";
import type { Source } from "./mapping.ts";
import { plain } from "./words.ts";

/** "TransLog: NOTE_WRITE ⏎ Mailbox: Mail.Read": a system and what is granted there, line by line. */
export function putScopes(into: Collector, { place, text }: Source, said: Said): boolean {
  const lines = text.split(/\n|;\s+/).map((line) => /^([^:]{2,50}):\s+(\S.{0,120})$/.exec(plain(line)));
  const fits = lines.every(
    (line) =>
      line?.[2] !== undefined && line[2].split(" ").length <= 8 && !/^(?:to|for|because)\b/i.test(line[2]),
  );
  if (!fits) return false;
  for (const line of lines) {
    const [whole = "", system = "", scope = ""] = line ?? [];
    const source = { place, text: whole };
    const row = into.next("identity.scopes");
    into.put(`identity.scopes[${row}].system`, system, source, said);
    into.put(`identity.scopes[${row}].scope`, scope.replace(/[.;]$/, ""), source, said);
  }
  return true;
}
