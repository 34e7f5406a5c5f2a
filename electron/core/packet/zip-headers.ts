/**
 * The header that stands before each entry's data, held against the directory at the end of the archive: a reader
 * that trusts the one and a reader that trusts the other must see the same archive.
 */
import type { FileHandle } from "node:fs/promises";
import type { Entry } from "yauzl";
import { quoted, refuse } from "./entry-names.ts";

/** Where an entry lies in the archive: its header begins at `start`, its data reach from `dataStart` to `end`. */
export type Placed = { path: string; start: number; dataStart: number; end: number };

const fixedBytes = 30;
const zip64Size = 0xffff_ffff;
/** Encrypted, sizes follow the data, strongly encrypted, name in UTF-8. */
const flagsThatMatter = 0x0849;

/** `limit` is where the directory begins: no data may reach into it. */
export async function checkLocalHeader(
  handle: FileHandle,
  { entry, path, limit }: { entry: Entry; path: string; limit: number },
): Promise<Placed> {
  const differs = (what: string) =>
    refuse("local-header", path, `The header of ${quoted(path)} states another ${what} than the directory.`);
  const cutOff = () =>
    refuse("truncated", path, `The data of ${quoted(path)} reach beyond their place in the archive.`);
  const start = entry.relativeOffsetOfLocalHeader;
  const header = Buffer.alloc(fixedBytes + entry.fileNameRaw.length + 1_024);
  const { bytesRead } = await handle.read(header, 0, header.length, start);
  if (bytesRead < fixedBytes) throw cutOff();
  if (header.readUInt32LE(0) !== 0x04034b50) {
    throw refuse(
      "local-header",
      path,
      `There is no header where the directory says that ${quoted(path)} begins.`,
    );
  }
  const flags = header.readUInt16LE(6);
  const nameLength = header.readUInt16LE(26);
  const extraLength = header.readUInt16LE(28);
  const dataStart = start + fixedBytes + nameLength + extraLength;
  const end = dataStart + entry.compressedSize;
  if (end > limit) throw cutOff();
  const name = header.subarray(fixedBytes, fixedBytes + nameLength);
  if (!name.equals(entry.fileNameRaw)) throw differs("name");
  if (header.readUInt16LE(8) !== entry.compressionMethod) throw differs("packing method");
  if ((flags & flagsThatMatter) !== (entry.generalPurposeBitFlag & flagsThatMatter))
    throw differs("set of flags");
  // Bit 3: checksum and sizes follow the data, and stand here as zero.
  const later = (flags & 0x8) !== 0;
  const agrees = (here: number, there: number) => here === there || (later && here === 0);
  if (!agrees(header.readUInt32LE(14), entry.crc32)) throw differs("checksum");
  for (const [at, there] of [
    [18, entry.compressedSize],
    [22, entry.uncompressedSize],
  ] as const) {
    const here = header.readUInt32LE(at);
    // Writers that did not know the size beforehand refer to a longer field; the directory has the real size.
    if (here !== zip64Size && !agrees(here, there)) throw differs("size");
    if (here === zip64Size && extraLength < 20) throw differs("size");
  }
  return { path, start, dataStart, end };
}

/** No entry may lie inside another, and the first must begin where the file begins. */
export function checkPlacement(placed: readonly Placed[], archive: string): void {
  const inOrder = [...placed].sort((a, b) => a.start - b.start);
  const [first] = inOrder;
  if (first && first.start !== 0) {
    throw refuse("prefix", archive, `${quoted(archive)} has bytes before its first entry.`);
  }
  inOrder.forEach((place, at) => {
    const before = inOrder[at - 1];
    if (before && place.start < before.end) {
      throw refuse(
        "overlap",
        place.path,
        `${quoted(place.path)} and ${quoted(before.path)} share bytes of the archive.`,
      );
    }
  });
}
