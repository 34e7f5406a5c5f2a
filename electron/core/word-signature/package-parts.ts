/** A Word file as what it is: a zip of named parts. */
import { buffer } from "node:stream/consumers";
import yazl from "yazl";
import { readParts } from "../memo/read-document.ts";
import { stampZip } from "../memo/stamp-zip.ts";
import { contentTypesPart, rootRelationshipsPart } from "./names.ts";

export type Parts = ReadonlyMap<string, Buffer>;

/** A memo of 1,000 findings takes some 10 MB unpacked. */
const mostBytes = 200_000_000;

/** Throws where the zip is damaged, names a part twice, or claims more than is there. */
export function readPackage(bytes: Uint8Array): Promise<Parts> {
  return readParts(bytes, mostBytes);
}

/** The same parts give the same bytes: names in order, the content types first, as Word wants them, and no times. */
export async function writePackage(parts: Parts): Promise<Uint8Array> {
  const first = [contentTypesPart, rootRelationshipsPart].filter((name) => parts.has(name));
  const others = [...parts.keys()].filter((name) => !first.includes(name)).sort();
  const zip = new yazl.ZipFile();
  for (const name of [...first, ...others]) {
    const part = parts.get(name);
    if (part)
      zip.addBuffer(part, name, { compress: part.length > 0, mtime: new Date(1980, 0, 1), mode: 0o100644 });
  }
  zip.end();
  return stampZip(await buffer(zip.outputStream));
}
