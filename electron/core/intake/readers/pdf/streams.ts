/**
 * Unpacks what a PDF has packed, before the parser does: it bounds how much that is, and it tells damage, over which
 * the parser passes without a word.
 */
import { inflateRawSync, inflateSync } from "node:zlib";
import { UnreadableFile } from "#shared/intake/document";
import { asLatin1 } from "./open.ts";

/** Packed more often than this, a stream is a trap. */
const deepest = 4;

/** Packed in a way that is not unpacked here, or a picture, which the reader never unpacks. */
const unread = /\/(?:ASCII85|ASCIIHex|LZW|RunLength|Crypt)|\/Subtype\s{0,5}\/Image\b/;
/** What holds no text: programs of fonts, colours, properties. */
const aside = /\/(?:Length1|Type1C|CIDFontType0C|OpenType|Metadata|XML|Alternate)\b/;

/**
 * Throws `UnreadableFile` over the limit, and for text that is damaged: a damaged page would come out short, and a
 * damaged font could keep the parser busy for minutes. `damaged` counts the rest. Pictures are not looked at.
 */
export function checkStreams(bytes: Uint8Array, limit: number): { damaged: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [damaged, total] = [0, 0];
  refuseWideRanges(file);
  // What is encrypted, though it opens without a password, cannot be unpacked here.
  if (file.includes("/Encrypt")) return { damaged };
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", at + 6)) {
    const start = dataStart(file, at);
    const dictionary = start === undefined ? "" : dictionaryBefore(file, at);
    const times = dictionary.split("/FlateDecode").length - 1;
    if (start === undefined || times === 0 || unread.test(dictionary)) continue;
    if (times > deepest) throw tooMuch(limit);
    let data: Uint8Array = file.subarray(start);
    if (/^\s*endstream/.test(asLatin1(data.subarray(0, 12)))) continue;
    for (let time = 0; time < times; time += 1) {
      const unpacked = unpack(data, limit - total);
      if (unpacked === "more") throw tooMuch(limit);
      if (unpacked === "damaged" && !aside.test(dictionary))
        throw new UnreadableFile("The file is damaged: parts of it cannot be unpacked. Send it again.");
      if (unpacked === "damaged" || unpacked.sum === "wrong") damaged += 1;
      if (unpacked === "damaged") break;
      data = unpacked.data;
      total += data.length;
      refuseWideRanges(data);
    }
  }
  return { damaged };
}

/** After the word there is a line end; the word alone, or at the end of another, begins no stream. */
function dataStart(file: Buffer, at: number): number | undefined {
  if (file.subarray(at - 3, at).toString("latin1") === "end") return undefined;
  const [one, two] = [file[at + 6], file[at + 7]];
  if (one === 13 && two === 10) return at + 8;
  return one === 10 || one === 13 ? at + 7 : undefined;
}

function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.subarray(Math.max(at - 2_000, 0), at).toString("latin1");
  if (!before.trimEnd().endsWith(">>")) return "";
  return before.slice(before.lastIndexOf(" obj") + 1);
}

type Unpacked = { readonly data: Uint8Array; readonly sum: "right" | "wrong" };

function unpack(data: Uint8Array, most: number): Unpacked | "more" | "damaged" {
  if (most <= 0) return "more";
  try {
    return { data: inflateSync(data, { maxOutputLength: most }), sum: "right" };
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return "more";
  }
  try {
    // Without its two bytes in front and the sum behind, which some programs write wrongly.
    return { data: inflateRawSync(data.subarray(2), { maxOutputLength: most }), sum: "wrong" };
  } catch (error) {
    return codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? "more" : "damaged";
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : "");

/** Ranges of letters that a font maps to text; the parser writes out each letter of them. */
const mostLetters = 1_000_000;

function refuseWideRanges(data: Uint8Array): void {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  let letters = 0;
  for (const kind of ["bf", "cid"]) {
    const [begin, end] = [`begin${kind}range`, `end${kind}range`];
    for (let from = bytes.indexOf(begin); from >= 0; from = bytes.indexOf(begin, from + 1)) {
      const to = bytes.indexOf(end, from);
      const text = bytes.subarray(from, to < 0 ? from + 100_000 : to).toString("latin1");
      for (const [, low = "", high = ""] of text.matchAll(/<([^<>]{1,40})>[^<>]{0,10}<([^<>]{1,40})>/g))
        letters += Math.max(hex(high) - hex(low), 0);
    }
  }
  if (letters > mostLetters)
    throw new UnreadableFile(
      "The file is damaged: a font in it has an impossible table of letters. Send it again.",
    );
}

const hex = (digits: string): number => Number.parseInt(`0${digits.replace(/[^0-9a-fA-F]/g, "")}`, 16);

function tooMuch(limit: number): UnreadableFile {
  const size = Math.max(Math.round(limit / 1_000_000), 1);
  return new UnreadableFile(
    `The file unpacks to more than ${size} MB, as files do that are made to exhaust a computer: send a plain one.`,
  );
}
