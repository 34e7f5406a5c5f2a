/**
 * How much of one text the pre-checks read. A field of a hundred thousand characters is no sentence that anybody reads,
 * and a packet may hold megabytes of it; what is left out is told, never passed over in silence.
 */
import type { Packet } from "../formats/packet.ts";
import type { EvidenceDocument } from "./evidence-document.ts";
import type { Quote } from "./flag.ts";

/** Some seven pages. */
export const mostCharacters = 20_000;
const longestQuote = 120;

/** A text that was read in part: where it stands, with the first words that were not read. */
export type ReadInPart = { readonly place: string; readonly length: number; readonly quote: Quote };

/** The packet with its texts as far as they are read. It is the same packet where all of them are. */
export function readablePacket(packet: Packet): { packet: Packet; inPart: readonly ReadInPart[] } {
  const inPart: ReadInPart[] = [];
  const read = shorten(packet, [], ({ path, length, rest }) => {
    const place = fieldPath(path);
    inPart.push({ place, length, quote: { path: place, text: rest } });
  });
  return { packet: read, inPart };
}

/** A document of an evidence file with its texts as far as they are read. */
export function readableDocument(
  document: EvidenceDocument,
  file: string,
): { document: EvidenceDocument; inPart: readonly ReadInPart[] } {
  const inPart: ReadInPart[] = [];
  const read = shorten(document, [], ({ length }) => {
    if (inPart.length === 0) inPart.push({ place: file, length, quote: { file, path: "evidence" } });
  });
  return { document: read, inPart };
}

type Cut = { readonly path: readonly (string | number)[]; readonly length: number; readonly rest: string };

/** Only texts get shorter, so that the value keeps its type; what holds no long text is handed back as it is. */
function shorten<T>(value: T, path: readonly (string | number)[], tell: (cut: Cut) => void): T {
  let made: unknown = value;
  if (typeof value === "string") {
    if (value.length <= mostCharacters) return value;
    const end = wordEnd(value);
    tell({ path, length: value.length, rest: value.slice(end).trim().slice(0, longestQuote) });
    made = value.slice(0, end);
  } else if (Array.isArray(value)) {
    const items = value.map((item: unknown, at) => shorten(item, [...path, at], tell));
    if (items.some((item, at) => item !== value[at])) made = items;
  } else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([name, item]: [string, unknown]) => [name, item, shorten(item, [...path, name], tell)] as const,
    );
    if (entries.some(([, before, after]) => before !== after))
      made = Object.fromEntries(entries.map(([name, , after]) => [name, after]));
  }
  // The compiler cannot see that every branch keeps the shape of what it was given.
  return made as T;
}

/** No word is cut in two, unless it has no end at all; no sign ever is. */
function wordEnd(text: string): number {
  const blank = text.lastIndexOf(" ", mostCharacters);
  if (blank > mostCharacters - 200) return blank;
  const last = text.charCodeAt(mostCharacters - 1);
  return last >= 0xd800 && last < 0xdc00 ? mostCharacters - 1 : mostCharacters;
}

/** As quotes name fields: `actions[3].approver` for the row of `sections.actions.rows`. */
function fieldPath(path: readonly (string | number)[]): string {
  const named = path[0] === "sections" ? path.slice(1) : path;
  return named
    .filter((part, at) => !(at === 1 && named[0] === "actions" && part === "rows"))
    .reduce<string>(
      (before, part) =>
        typeof part === "number" ? `${before}[${part}]` : before === "" ? part : `${before}.${part}`,
      "",
    );
}
