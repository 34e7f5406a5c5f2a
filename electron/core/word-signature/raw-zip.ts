/**
 * The zip around the parts of a Word file, entry by entry as it is packed. An entry that nobody changes is carried over
 * with its packed bytes, so that a file can be taken back to what it was before a signature, byte for byte, whatever
 * version of a packer is at hand.
 */
import { crc32, deflateRawSync } from "node:zlib";

export type RawEntry = {
  readonly name: string;
  readonly crc: number;
  /** Of the part itself, in bytes. */
  readonly size: number;
  readonly deflated: boolean;
  /** As it stands in the zip. */
  readonly packed: Buffer;
};

const localMark = 0x04034b50;
const entryMark = 0x02014b50;
const endMark = 0x06054b50;
const localSize = 30;
const entrySize = 46;
const endSize = 22;

/** Names are UTF-8. */
const nameFlag = 0x0800;
const deflatedMethod = 8;
/** What a reader must know: deflate. */
const neededVersion = 20;
/** Unix, so that the permissions below count. */
const madeBy = (3 << 8) | neededVersion;
const plainFile = 0o100644 * 0x1_00_00;
/** 1 January 1980, the earliest day that a zip can hold: no reader takes it for a real one. */
const day = 0x21;

export function packPart(name: string, part: Buffer, { deflated }: { deflated: boolean }): RawEntry {
  const packed = deflated ? deflateRawSync(part) : part;
  return { name, crc: crc32(part), size: part.length, deflated, packed };
}

/** The entries in the order of the directory. Throws where the zip is not one that `writeRawZip` could have written. */
export function readRawZip(bytes: Uint8Array): RawEntry[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.length - endSize;
  if (end < 0 || zip.readUInt32LE(end) !== endMark)
    throw new RangeError("the end of the zip is not as we write it");
  const entries: RawEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== entryMark) throw new RangeError("the zip's directory is damaged");
    const nameLength = zip.readUInt16LE(at + 28);
    const packedSize = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== localMark) throw new RangeError("the zip's directory is damaged");
    const data = local + localSize + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    if (data + packedSize > zip.length) throw new RangeError("the zip is cut off");
    entries.push({
      name: zip.toString("utf8", at + entrySize, at + entrySize + nameLength),
      crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 24),
      deflated: zip.readUInt16LE(at + 10) === deflatedMethod,
      packed: zip.subarray(data, data + packedSize),
    });
    at += entrySize + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** The same entries give the same bytes: no times, no comments. */
export function writeRawZip(entries: readonly RawEntry[]): Uint8Array {
  const blocks: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const local = Buffer.alloc(localSize);
    local.writeUInt32LE(localMark, 0);
    writeCommon(local, 4, entry, name.length);
    const listed = Buffer.alloc(entrySize);
    listed.writeUInt32LE(entryMark, 0);
    listed.writeUInt16LE(madeBy, 4);
    writeCommon(listed, 6, entry, name.length);
    listed.writeUInt32LE(plainFile, 38);
    listed.writeUInt32LE(at, 42);
    blocks.push(local, name, entry.packed);
    directory.push(listed, name);
    at += localSize + name.length + entry.packed.length;
  }
  const end = Buffer.alloc(endSize);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...blocks, ...directory, end]);
}

/** What stands alike in an entry's own head and in the directory. */
function writeCommon(
  head: Buffer,
  at: number,
  { deflated, crc, size, packed }: RawEntry,
  nameLength: number,
) {
  head.writeUInt16LE(neededVersion, at);
  head.writeUInt16LE(nameFlag, at + 2);
  head.writeUInt16LE(deflated ? deflatedMethod : 0, at + 4);
  head.writeUInt16LE(day, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(packed.length, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(nameLength, at + 22);
}
