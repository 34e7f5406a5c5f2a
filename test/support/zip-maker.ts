/** Writes zips for tests, honest ones and ones that lie: every field can be set against the truth. */
import { crc32, deflateRawSync } from "node:zlib";

export type MadeEntry = {
  name: string | Buffer;
  data?: string | Buffer;
  /** 0 stored, 8 deflated (the default); others are written as stored. */
  method?: number;
  flags?: number;
  /** The upper half is a Unix mode. */
  attributes?: number;
  /** Sizes and checksum after the data, zeros before. */
  dataDescriptor?: boolean;
  /** What the directory says, where that differs from the truth. */
  central?: Partial<Claims>;
  /** What the header before the data says, where that differs from the directory. */
  local?: Partial<Claims> & { name?: string | Buffer };
  /** Bytes put behind the packed data and counted as packed. */
  trailing?: Buffer;
  /** Do not write data: point at those of the entry with this number. */
  sameDataAs?: number;
  /** Moves the place that the directory states. */
  offsetBy?: number;
};
type Claims = { crc: number; packed: number; size: number; method: number; flags: number };

export type MadeZip = {
  /** Bytes before the first entry; offsets count from the beginning of the file when `adjust` is set. */
  prefix?: { bytes: Buffer; adjust: boolean };
  comment?: Buffer;
  /** How many entries the end record claims. */
  count?: number;
  /** Entries that the directory holds beyond what the end record counts. */
  suffix?: Buffer;
};

export function makeZip(entries: readonly MadeEntry[], options: MadeZip = {}): Buffer {
  const parts: Buffer[] = options.prefix ? [options.prefix.bytes] : [];
  let at = options.prefix?.adjust ? options.prefix.bytes.length : 0;
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  for (const entry of entries) {
    const made = makeEntry(entry);
    const offset = entry.sameDataAs === undefined ? at : (offsets[entry.sameDataAs] ?? 0);
    offsets.push(offset);
    if (entry.sameDataAs === undefined) {
      parts.push(made.local);
      at += made.local.length;
    }
    directory.push(made.central(offset + (entry.offsetBy ?? 0)));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.count ?? entries.length, 8);
  end.writeUInt16LE(options.count ?? entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(options.comment?.length ?? 0, 20);
  return Buffer.concat([
    ...parts,
    central,
    end,
    options.comment ?? Buffer.alloc(0),
    options.suffix ?? Buffer.alloc(0),
  ]);
}

function makeEntry(entry: MadeEntry): { local: Buffer; central: (offset: number) => Buffer } {
  const name = Buffer.from(entry.name);
  const data = Buffer.from(entry.data ?? "");
  const method = entry.method ?? (data.length === 0 ? 0 : 8);
  const packed = Buffer.concat([
    method === 8 ? deflateRawSync(data) : data,
    entry.trailing ?? Buffer.alloc(0),
  ]);
  const isText = [...name].every((byte) => byte < 128);
  const truth: Claims = {
    crc: crc32(data),
    packed: packed.length,
    size: data.length,
    method,
    flags: (entry.flags ?? 0) | (entry.dataDescriptor ? 0x8 : 0) | (isText ? 0 : 0x800),
  };
  const central = { ...truth, ...entry.central };
  const zeros = entry.dataDescriptor ? { crc: 0, packed: 0, size: 0 } : {};
  const local = { ...truth, ...entry.central, ...zeros, ...entry.local };
  const localName = entry.local?.name === undefined ? name : Buffer.from(entry.local.name);

  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeClaims(header, 6, local);
  header.writeUInt16LE(localName.length, 26);

  const descriptor = Buffer.alloc(entry.dataDescriptor ? 16 : 0);
  if (entry.dataDescriptor) {
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(truth.crc, 4);
    descriptor.writeUInt32LE(truth.packed, 8);
    descriptor.writeUInt32LE(truth.size, 12);
  }
  return {
    local: Buffer.concat([header, localName, packed, descriptor]),
    central(offset) {
      const record = Buffer.alloc(46);
      record.writeUInt32LE(0x02014b50, 0);
      record.writeUInt16LE(0x0314, 4);
      record.writeUInt16LE(20, 6);
      writeClaims(record, 8, central);
      record.writeUInt16LE(name.length, 28);
      record.writeUInt32LE((entry.attributes ?? 0) >>> 0, 38);
      record.writeUInt32LE(offset, 42);
      return Buffer.concat([record, name]);
    },
  };
}

function writeClaims(record: Buffer, at: number, { flags, method, crc, packed, size }: Claims): void {
  record.writeUInt16LE(flags, at);
  record.writeUInt16LE(method, at + 2);
  record.writeUInt32LE(crc >>> 0, at + 8);
  record.writeUInt32LE(packed >>> 0, at + 12);
  record.writeUInt32LE(size >>> 0, at + 16);
}
