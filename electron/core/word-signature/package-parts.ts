/** A Word file as what it is: a zip of named parts. */
import { readParts } from "../memo/read-document.ts";
import { contentTypesPart, originRelationshipsPart, rootRelationshipsPart } from "./names.ts";
import { packPart, readRawZip, writeRawZip } from "./raw-zip.ts";

export type Parts = ReadonlyMap<string, Buffer>;

/** A memo of 1,000 findings takes some 10 MB unpacked. */
const mostBytes = 200_000_000;

/** Throws where the zip is damaged, names a part twice, or claims more than is there. */
export function readPackage(bytes: Uint8Array): Promise<Parts> {
  return readParts(bytes, mostBytes);
}

/**
 * The same parts give the same bytes: names in order, the content types first, as Word wants them, and no times. Parts
 * that stand in `before` as they are keep its packed bytes.
 */
export function writePackage(parts: Parts, before?: { bytes: Uint8Array; parts: Parts }): Uint8Array {
  const packed = new Map(before && readRawZip(before.bytes).map((entry) => [entry.name, entry]));
  const first = [contentTypesPart, rootRelationshipsPart].filter((name) => parts.has(name));
  const others = [...parts.keys()].filter((name) => !first.includes(name)).sort();
  return writeRawZip(
    [...first, ...others].flatMap((name) => {
      const part = parts.get(name);
      if (!part) return [];
      const known = before?.parts.get(name)?.equals(part) === true ? packed.get(name) : undefined;
      return [known ?? packPart(name, part, { deflated: part.length > 0 && !unpacked.has(name) })];
    }),
  );
}

/** The lists that each signature changes, so that they come out the same when one is taken off again. */
const unpacked: ReadonlySet<string> = new Set([contentTypesPart, originRelationshipsPart]);
