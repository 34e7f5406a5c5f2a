/**
 * A zip as a packet source: yauzl reads the directory, and everything that it says is held against the file itself
 * (APPNOTE.TXT 4.3 and 4.4) before the first byte is handed out. Nothing is written under a name of the archive, and
 * no archive inside it is opened.
 */
import { open, type FileHandle } from "node:fs/promises";
import { basename } from "node:path";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { Readable } from "node:stream";
import yauzl from "yauzl";
import { isAppError } from "#shared/errors";
import { diskError, readRange } from "./disk.ts";
import { nameRegister, quoted, refuse } from "./entry-names.ts";
import { inWords, type ReadLimits } from "./limits.ts";
import type { OpenOptions, PacketSource, SourceFile } from "./packet-source.ts";
import { checkLocalHeader, checkPlacement, type Placed } from "./zip-headers.ts";

type Entry = yauzl.Entry;
type Directory = { start: number; entries: Entry[] };

/** Opens a zip and checks it whole, but for what only inflating can tell; throws `refused-file`. */
export async function openZip(path: string, { limits, stopIfCancelled }: OpenOptions): Promise<PacketSource> {
  const name = basename(path);
  const handle = await open(path, "r").catch((error: unknown) => Promise.reject(diskError(error, name)));
  try {
    const { size } = await handle.stat();
    if (size > limits.containerBytes) {
      throw refuse(
        "too-big",
        name,
        `${quoted(name)} has ${inWords(size)}; ${inWords(limits.containerBytes)} are allowed.`,
      );
    }
    await checkStart(handle, name);
    const directory = await readDirectory(handle, { name, size, limits });
    const files = await checkEntries(handle, { name, directory, limits, stopIfCancelled });
    const readContainer = { size, read: () => readRange(handle, { name }) };
    return { name, kind: "zip", files, readContainer, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw diskError(error, name);
  }
}

async function checkStart(handle: FileHandle, name: string): Promise<void> {
  const start = Buffer.alloc(4);
  const { bytesRead } = await handle.read(start, 0, 4, 0);
  const signature = bytesRead === 4 ? start.readUInt32LE() : 0;
  if (signature !== 0x04034b50 && signature !== 0x06054b50) {
    throw refuse(
      "prefix",
      name,
      `${quoted(name)} does not begin as a zip does: it is another kind of file, or bytes were put before it.`,
    );
  }
}

/** Reads the central directory, and only if it reaches exactly from where it should to where it should. */
async function readDirectory(
  handle: FileHandle,
  { name, size, limits }: { name: string; size: number; limits: ReadLimits },
): Promise<Directory> {
  const tooMany = (count: number) =>
    refuse(
      "too-many-entries",
      name,
      `${quoted(name)} holds ${count} entries; ${limits.entries} are allowed.`,
    );
  try {
    const zip = await yauzl.fromFdPromise(handle.fd, {
      // Names are decoded here, since yauzl would turn what it does not understand into something else.
      decodeStrings: false,
      validateEntrySizes: true,
      autoClose: false,
    });
    if (zip.entryCount > limits.entries) throw tooMany(zip.entryCount);
    // The typings call the cursor a boolean and the undecoded comment a string; it is an offset, and bytes.
    const start = Number(zip.readEntryCursor);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > limits.entries) throw tooMany(entries.length);
    }
    const end = Number(zip.readEntryCursor);
    const tail = Buffer.alloc(4);
    await handle.read(tail, 0, 4, end);
    const closes = tail.readUInt32LE() === 0x06054b50 && end === size - 22 - Buffer.byteLength(zip.comment);
    const zip64 = tail.readUInt32LE() === 0x06064b50;
    if (!closes && !zip64) {
      throw refuse("structure", name, `The directory of ${quoted(name)} is not as long as it says.`);
    }
    return { start, entries };
  } catch (error) {
    throw structural(error, name);
  }
}

async function checkEntries(
  handle: FileHandle,
  { name, directory, limits, stopIfCancelled }: OpenOptions & { name: string; directory: Directory },
): Promise<SourceFile[]> {
  const names = nameRegister(limits);
  const checked: { entry: Entry; path: string; isFolder: boolean }[] = [];
  let total = 0;
  for (const entry of directory.entries) {
    const written = entryName(entry);
    const isFolder = written.endsWith("/");
    const path = names.add(isFolder ? written.slice(0, -1) : written, isFolder ? "folder" : "file");
    checkClaims(entry, { path, isFolder, limits });
    total += entry.uncompressedSize;
    if (total > limits.totalBytes) {
      throw refuse(
        "too-big",
        path,
        `The files in ${quoted(name)} have more than ${inWords(limits.totalBytes)} together.`,
      );
    }
    checked.push({ entry, path, isFolder });
  }
  const placed: Placed[] = [];
  for (const { entry, path } of checked) {
    stopIfCancelled();
    placed.push(await checkLocalHeader(handle, { entry, path, limit: directory.start }));
  }
  checkPlacement(placed, name);
  return checked.flatMap(({ entry, path, isFolder }, at) => {
    const place = placed[at];
    if (isFolder || place === undefined) return [];
    return [
      {
        path,
        size: entry.uncompressedSize,
        read: () => inflate(handle, { entry, path, start: place.dataStart }),
      },
    ];
  });
}

/** Everything that the directory says of one entry and that needs no look at its data. */
function checkClaims(
  entry: Entry,
  { path, isFolder, limits }: { path: string; isFolder: boolean; limits: ReadLimits },
): void {
  const called = quoted(path);
  const type = (entry.externalFileAttributes >>> 16) & 0o170_000;
  if (type === 0o120_000) throw refuse("link", path, `${called} is a link to another file.`);
  // Some archivers give folders the mode of a file, or all bits; the slash at their end and the lack of data tell.
  const odd = type === 0o100_000 || type === 0o170_000;
  const plain = type === 0 || (isFolder ? odd || type === 0o040_000 : type === 0o100_000);
  if (!plain) {
    throw refuse("special-file", path, `${called} is neither a plain file nor a folder.`);
  }
  // Bit 0: encrypted. Bit 6: strongly encrypted. Bit 13: the directory itself is encrypted.
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0)
    throw refuse("encrypted", path, `${called} is encrypted.`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw refuse(
      "method",
      path,
      `${called} is packed by method ${entry.compressionMethod}; only stored and deflated are read.`,
    );
  }
  if (isFolder && (entry.uncompressedSize > 0 || entry.compressedSize > 2)) {
    throw refuse("structure", path, `The folder ${called} has data of its own.`);
  }
  if (entry.uncompressedSize > limits.totalBytes) {
    throw refuse(
      "too-big",
      path,
      `${called} has ${inWords(entry.uncompressedSize)}; ${inWords(limits.totalBytes)} are allowed.`,
    );
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > limits.ratioFloorBytes && ratio > limits.ratio) {
    throw refuse(
      "ratio",
      path,
      `${called} grows ${Math.round(ratio)} times when unpacked; ${limits.ratio} times are allowed.`,
    );
  }
}

function entryName(entry: Entry): string {
  const raw = entry.fileNameRaw;
  try {
    // Some archivers write UTF-8 without saying so; what is not valid UTF-8 is code page 437, as the format says.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    const flags = entry.generalPurposeBitFlag;
    const name = yauzl.getFileNameLowLevel(flags, raw, entry.extraFields, true);
    if ((flags & 0x800) === 0) return name;
    throw refuse("name-encoding", name, `The name ${quoted(name)} says that it is UTF-8 and is not.`);
  }
}

/** Streams one entry. The sizes in a directory are claims: bytes are counted as they inflate. */
async function* inflate(
  handle: FileHandle,
  { entry, path, start }: { entry: Entry; path: string; start: number },
): AsyncGenerator<Uint8Array> {
  const { compressedSize, uncompressedSize } = entry;
  const lies = () =>
    refuse("size", path, `${quoted(path)} does not have the size that the directory states.`);
  const packed = readRange(handle, { name: path, start, length: compressedSize });
  const consumed = { bytes: compressedSize };
  const whole = compressedSize <= smallBytes && uncompressedSize <= smallBytes;
  const unpack = entry.compressionMethod === 0 ? undefined : whole ? inflateSmall : inflateStream;
  let count = 0;
  let checksum = 0;
  try {
    for await (const chunk of unpack ? unpack(packed, uncompressedSize, consumed) : packed) {
      count += chunk.length;
      if (count > uncompressedSize) throw lies();
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    const code = zlibCode(error);
    if (code === "ERR_BUFFER_TOO_LARGE") throw lies();
    if (code === undefined) throw error;
    throw refuse("structure", path, `${quoted(path)} is damaged and cannot be unpacked.`);
  }
  // A deflate stream ends itself; what the entry carries after that end would never be looked at.
  if (count !== uncompressedSize || consumed.bytes !== compressedSize) throw lies();
  if (checksum !== entry.crc32)
    throw refuse("checksum", path, `${quoted(path)} does not match its checksum.`);
}

type Unpack = (
  packed: AsyncIterable<Uint8Array>,
  limit: number,
  consumed: { bytes: number },
) => AsyncGenerator<Uint8Array>;

const inflateStream: Unpack = async function* (packed, _limit, consumed) {
  const source = Readable.from(copies(packed), { objectMode: false });
  const inflater = createInflateRaw({ chunkSize: 65_536 });
  source.on("error", (error) => inflater.destroy(error));
  try {
    yield* source.pipe(inflater);
  } finally {
    source.destroy();
    inflater.destroy();
    consumed.bytes = inflater.bytesWritten;
  }
};

/** Ten thousand small files in one go each take a sixth of the time that as many streams take. */
const inflateSmall: Unpack = async function* (packed, limit, consumed) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of copies(packed)) chunks.push(chunk);
  const options = { maxOutputLength: Math.max(1, limit), info: true as const };
  // With `info` the result is an object, which the typings of this version do not say.
  const result = inflateRawSync(Buffer.concat(chunks), options) as unknown as InflatedWithInfo;
  consumed.bytes = result.engine.bytesWritten;
  yield result.buffer;
};
type InflatedWithInfo = { buffer: Buffer; engine: { bytesWritten: number } };
const smallBytes = 262_144;

/** The inflater takes chunks ahead, and so needs its own. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

function zlibCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return error.code.startsWith("Z_") || error.code === "ERR_BUFFER_TOO_LARGE" ? error.code : undefined;
}

/** What yauzl finds wrong with the directory, in a sentence. Errors of the system are passed through. */
function structural(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || isAppError(error, "refused-file") || "syscall" in error) return error;
  const comment = /comment length\D+(\d+)\D+(\d+)/i.exec(error.message);
  if (comment && Number(comment[1]) > Number(comment[2])) {
    return refuse(
      "structure",
      name,
      `${quoted(name)} goes on after its end: bytes were put behind the archive. Ask for it again.`,
    );
  }
  const cut =
    comment !== null || /signature not found|unexpected EOF|overflows|out of bounds/i.test(error.message);
  if (cut) {
    return refuse(
      "truncated",
      name,
      `${quoted(name)} has no end where a zip has it: it was cut off, bytes were put behind it, or it is not a zip. Copy it again.`,
    );
  }
  if (/encryption/i.test(error.message)) return refuse("encrypted", name, `${quoted(name)} is encrypted.`);
  return refuse(
    "structure",
    name,
    `The directory of ${quoted(name)} cannot be trusted (${plain(error.message)}).`,
  );
}

/** The library quotes bytes of the file in its sentences. */
const plain = (text: string) => text.replaceAll(/[^ -~]/g, "?").slice(0, 200);
