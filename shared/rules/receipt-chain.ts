/**
 * The chain of receipts: each row's hash covers its number, the hash before it and the hash of its body. A body can
 * be left out (another vendor's, or an erased one) and the chain still holds. A chain says nothing about a tail that
 * was cut off; heads that were signed earlier do, so they are held against it as witnesses.
 */

export type Sha256Function = (bytes: Uint8Array) => Uint8Array;

/** The last row of a chain: its number and its hash in hex. */
export type ChainHead = { seq: number; hash: string };

/** `body` holds the exact bytes that were hashed, or null where it is left out. */
export type ChainRow = {
  seq: number;
  prevHash: Uint8Array;
  bodyHash: Uint8Array;
  hash: Uint8Array;
  body: Uint8Array | null;
};

export type ChainVerdict =
  { ok: true; count: number; withoutBody: number; head: ChainHead } | { ok: false; seq: number; why: string };

export const EVENT_TAG = "countersign/event/v1\0";
const HASH_BYTES = 32;
/** The head of a chain with no rows; the first row follows on it. */
export const NO_ROWS: ChainHead = { seq: 0, hash: "00".repeat(HASH_BYTES) };

const tag = Uint8Array.from(EVENT_TAG, (character) => character.charCodeAt(0));

/** SHA-256(tag ‖ seq as unsigned 64 bits, big-endian ‖ hash of the row before ‖ SHA-256 of the body). */
export function eventHash(
  row: { seq: number; prevHash: Uint8Array; bodyHash: Uint8Array },
  sha256: Sha256Function,
): Uint8Array {
  if (!Number.isSafeInteger(row.seq) || row.seq < 1)
    throw new RangeError(`${row.seq} is not the number of a receipt`);
  if (row.prevHash.length !== HASH_BYTES || row.bodyHash.length !== HASH_BYTES)
    throw new RangeError("a SHA-256 hash has 32 bytes");
  const message = new Uint8Array(tag.length + 8 + 2 * HASH_BYTES);
  message.set(tag);
  new DataView(message.buffer).setBigUint64(tag.length, BigInt(row.seq));
  message.set(row.prevHash, tag.length + 8);
  message.set(row.bodyHash, tag.length + 8 + HASH_BYTES);
  return sha256(message);
}

/** The row that follows on `head`. */
export function nextRow(
  head: ChainHead,
  body: Uint8Array,
  sha256: Sha256Function,
): ChainRow & { body: Uint8Array } {
  const row = { seq: head.seq + 1, prevHash: fromHex(head.hash), bodyHash: sha256(body) };
  return { ...row, hash: eventHash(row, sha256), body };
}

/**
 * Checks the rows in the order given, from the one that follows on `after` (the first, if not given), and that the
 * chain passes through each witness. `ok: false` names the first row that does not hold.
 */
export function verifyChain(
  rows: Iterable<ChainRow>,
  sha256: Sha256Function,
  { after = NO_ROWS, witnesses = [] }: { after?: ChainHead; witnesses?: readonly ChainHead[] } = {},
): ChainVerdict {
  const expected = Map.groupBy(witnesses, (witness) => witness.seq);
  let seq = after.seq;
  let last = fromHex(after.hash);
  let count = 0;
  let withoutBody = 0;
  for (const row of rows) {
    const why = faultOf(row, seq + 1, last, sha256);
    if (why) return { ok: false, seq: row.seq, why };
    seq = row.seq;
    last = row.hash;
    count += 1;
    if (row.body === null) withoutBody += 1;
    if (expected.get(seq)?.some((witness) => witness.hash !== toHex(row.hash)))
      return { ok: false, seq, why: `Receipt ${seq} is not the one that was signed.` };
  }
  const cut = witnesses.find((witness) => witness.seq > seq);
  if (cut)
    return {
      ok: false,
      seq,
      why: `The receipts end at ${seq}, but ${cut.seq} was signed: later ones are gone.`,
    };
  return { ok: true, count, withoutBody, head: { seq, hash: toHex(last) } };
}

function faultOf(row: ChainRow, due: number, last: Uint8Array, sha256: Sha256Function): string | undefined {
  const { seq, prevHash, bodyHash, hash, body } = row;
  if (seq !== due) return `Receipt ${due} is missing; ${seq} stands in its place.`;
  if ([prevHash, bodyHash, hash].some((bytes) => bytes.length !== HASH_BYTES))
    return `A hash of receipt ${seq} does not have 32 bytes.`;
  if (!isSame(prevHash, last)) return `Receipt ${seq} does not follow on the one before it.`;
  if (body !== null && !isSame(sha256(body), bodyHash))
    return `The body of receipt ${seq} is not the one that was written.`;
  if (!isSame(eventHash(row, sha256), hash)) return `The hash of receipt ${seq} does not fit the receipt.`;
  return undefined;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(hash: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError("a SHA-256 hash has 64 lower-case hex digits");
  return Uint8Array.from({ length: HASH_BYTES }, (_, i) => Number.parseInt(hash.slice(2 * i, 2 * i + 2), 16));
}
