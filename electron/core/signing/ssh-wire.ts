/** SSH's binary form (RFC 4251, section 5), as far as keys and signatures use it. */

/** Length in 32 bits, big-endian, then the bytes; text as UTF-8. */
export function wireString(value: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Reads exactly these fields, a string or so many bytes each; undefined if any is short or bytes are left over. */
export function readWire(
  bytes: Uint8Array,
  fields: readonly ("string" | number)[],
): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: Uint8Array[] = [];
  let at = 0;
  for (const field of fields) {
    let length = field;
    if (length === "string") {
      if (at + 4 > bytes.length) return undefined;
      length = view.getUint32(at);
      at += 4;
    }
    if (at + length > bytes.length) return undefined;
    values.push(bytes.subarray(at, at + length));
    at += length;
  }
  return at === bytes.length ? values : undefined;
}

export function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
