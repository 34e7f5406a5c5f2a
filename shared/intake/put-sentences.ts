/** Puts what the sentences of a text say; the sentences that say nothing known stay together in the tray. */
import type { PacketSectionId } from "../formats/packet.ts";
import { packetSectionIds } from "../formats/packet.ts";
import type { Collector, Said } from "./collect.ts";
import type { Passage, Source } from "./mapping.ts";
import type { SaidInSentence } from "./receipt-sentences.ts";
import { approvals } from "./sentence-patterns.ts";
import { readSentence, sentencesOf } from "./sentences.ts";

export type Sentences = {
  /** What was found, in the order of the text. */
  readonly found: readonly SaidInSentence[];
  /** The sentences in which nothing was found. */
  readonly rest: readonly string[];
};

export const sectionOfPath = (path: string | undefined): PacketSectionId | undefined =>
  packetSectionIds.find((id) => path?.startsWith(`${id}.`) === true);

export function findInSentences(
  text: string,
  about: { section?: PacketSectionId | undefined; path?: string | undefined },
): Sentences {
  const found: SaidInSentence[] = [];
  const rest: string[] = [];
  for (const sentence of sentencesOf(text)) {
    // Once it is about stopping, the next sentence may say how fast.
    const path =
      about.path ?? (found.some((one) => one.path.startsWith("failure.stop")) ? "failure.stop" : undefined);
    const said = readSentence(sentence, { ...about, path });
    if (said.length === 0) rest.push(sentence);
    else found.push(...said);
  }
  return { found, rest };
}

/** True where something of it was put. */
export function putFound(
  into: Collector,
  { found, rest }: Sentences,
  source: Source,
  kind: Passage["kind"],
): boolean {
  let put = false;
  for (const { path, text, lead } of found) {
    const said: Said = { confidence: "likely", why: "a sentence says so in these words" };
    if (lead) {
      const row = into.push("actions", String(text), source, said, ".action");
      into.put(`actions[${row}].policy`, lead.policy, source, said);
      if (lead.approver !== undefined) into.put(`actions[${row}].approver`, lead.approver, source, said);
      put = true;
    } else if (path === approvals) {
      for (let at = 0; into.has(`actions[${at}].action`); at += 1)
        if (into.says(`actions[${at}].policy`, "approval"))
          put = into.put(`actions[${at}].approvalShows`, text, source, said) || put;
    } else if (path.endsWith("[]")) {
      into.push(path.slice(0, -2), String(text), source, said);
      put = true;
    } else if (!into.has(path) || into.says(path, text)) put = into.put(path, text, source, said) || put;
  }
  if (!put) return false;
  const section = sectionOfPath(found[0]?.path);
  if (rest.length > 0)
    into.leave({ place: source.place, text: rest.join(" ") }, { kind, ...(section && { near: section }) });
  return true;
}
