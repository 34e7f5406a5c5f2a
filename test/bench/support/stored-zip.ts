/** Writes a packet as a zip of any size without holding it in memory: stored entries that no compressor can shrink. */
import { closeSync, openSync, writeSync } from "node:fs";
import { randomFillSync } from "node:crypto";
import { crc32 } from "node:zlib";

export type ZipEntry = { name: string; data: Buffer } | { name: string; randomBytes: number };

const blockBytes = 1_048_576;

export function writeStoredZip(file: string, entries: readonly ZipEntry[]): void {
  const zip = openSync(file, "w");
  try {
    const directory: Buffer[] = [];
    let at = 0;
    const write = (bytes: Uint8Array) => {
      writeSync(zip, bytes);
      at += bytes.length;
    };
    entries.forEach((entry, number) => {
      const name = Buffer.from(entry.name);
      const size = "data" in entry ? entry.data.length : entry.randomBytes;
      // The checksum stands before the data, so the data is gone through twice.
      let checksum = 0;
      for (const chunk of chunksOf(entry, number)) checksum = crc32(chunk, checksum);
      const offset = at;
      const shared = Buffer.alloc(26);
      shared.writeUInt16LE(20, 0);
      shared.writeUInt16LE(0x21, 8); // 1 January 1980
      shared.writeUInt32LE(checksum, 10);
      shared.writeUInt32LE(size, 14);
      shared.writeUInt32LE(size, 18);
      shared.writeUInt16LE(name.length, 22);
      write(Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, name]));
      for (const chunk of chunksOf(entry, number)) write(chunk);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offset, 10);
      directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), shared, rest, name);
    });
    const central = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", "latin1");
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(central.length, 12);
    end.writeUInt32LE(at, 16);
    write(central);
    write(end);
  } finally {
    closeSync(zip);
  }
}

const random = randomFillSync(Buffer.alloc(blockBytes));

/** The same bytes each time for the same entry, and other bytes for each entry and block. */
function* chunksOf(entry: ZipEntry, number: number): Generator<Buffer> {
  if ("data" in entry) {
    yield entry.data;
    return;
  }
  for (let done = 0; done < entry.randomBytes; done += blockBytes) {
    random.writeUInt32LE(number, 0);
    random.writeUInt32LE(done / blockBytes, 4);
    yield random.subarray(0, Math.min(blockBytes, entry.randomBytes - done));
  }
}
