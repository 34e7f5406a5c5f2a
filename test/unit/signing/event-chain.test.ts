import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { nextEvent, sha256, verifyEvents } from "#core/signing/event-chain";
import { eventHash, NO_ROWS, type ChainHead, type ChainRow } from "#shared/rules/receipt-chain";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function aChain(length: number): ChainRow[] {
  let head = NO_ROWS;
  return Array.from({ length }, (_, i) => {
    const row = nextEvent(head, JSON.stringify({ kind: "review.answered", says: `Äußerung ${i}` }));
    head = { seq: row.seq, hash: hex(row.hash) };
    return row;
  });
}
const chain = aChain(60);
const headOf = (rows: readonly ChainRow[]): ChainHead => {
  const last = rows.at(-1);
  return last ? { seq: last.seq, hash: hex(last.hash) } : NO_ROWS;
};
const witnesses = [headOf(chain.slice(0, 20)), headOf(chain)];

test("an untouched chain holds, and so does its part after a known head", () => {
  expect(verifyEvents(chain, { witnesses })).toEqual({
    ok: true,
    count: 60,
    withoutBody: 0,
    head: headOf(chain),
  });
  const [after] = witnesses;
  if (!after) throw new Error("no witness");
  expect(verifyEvents(chain.slice(20), { after, witnesses })).toMatchObject({ ok: true, count: 40 });
  expect(verifyEvents([])).toEqual({ ok: true, count: 0, withoutBody: 0, head: NO_ROWS });
});

test("the hash is the one that the format writes down", () => {
  const message = Buffer.concat([
    Buffer.from("countersign/event/v1\0"),
    Buffer.from("0000000000000001", "hex"),
    Buffer.alloc(32),
    createHash("sha256").update("body").digest(),
  ]);
  expect(hex(nextEvent(NO_ROWS, "body").hash)).toBe(createHash("sha256").update(message).digest("hex"));
});

test("bodies can be left out without breaking the chain, and are counted", () => {
  const bare = chain.map((row) => (row.seq % 3 === 0 ? { ...row, body: null } : row));
  expect(verifyEvents(bare, { witnesses })).toMatchObject({ ok: true, count: 60, withoutBody: 20 });
});

const flip = (bytes: Uint8Array | null) => {
  const copy = Uint8Array.from(bytes ?? []);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
};
const resealed = (row: ChainRow, body: Uint8Array): ChainRow => {
  const changed = { ...row, body, bodyHash: sha256(body) };
  return { ...changed, hash: eventHash(changed, sha256) };
};
const at = (i: number, change: (row: ChainRow) => ChainRow[]) =>
  chain.flatMap((row, place) => (place === i ? change(row) : [row]));

const manipulations: Record<string, (i: number) => ChainRow[]> = {
  "another body": (i) => at(i, (row) => [{ ...row, body: flip(row.body) }]),
  "another body with its hash": (i) =>
    at(i, (row) => [{ ...row, body: flip(row.body), bodyHash: sha256(flip(row.body)) }]),
  "another body, hashed and sealed anew": (i) => at(i, (row) => [resealed(row, flip(row.body))]),
  "another body hash": (i) => at(i, (row) => [{ ...row, bodyHash: flip(row.bodyHash) }]),
  "another body hash without a body": (i) =>
    at(i, (row) => [{ ...row, body: null, bodyHash: flip(row.bodyHash) }]),
  "another hash before": (i) => at(i, (row) => [{ ...row, prevHash: flip(row.prevHash) }]),
  "another hash": (i) => at(i, (row) => [{ ...row, hash: flip(row.hash) }]),
  "a short hash": (i) => at(i, (row) => [{ ...row, hash: row.hash.slice(1) }]),
  "another number": (i) => at(i, (row) => [{ ...row, seq: row.seq + 1 }]),
  "a row gone": (i) => at(i, () => []),
  "a row twice": (i) => at(i, (row) => [row, row]),
  "two rows swapped": (i) => {
    const other = i === 0 ? 1 : i - 1;
    return chain.map((row, place) => (place === i ? chain[other] : place === other ? chain[i] : row) ?? row);
  },
  "a row put in between": (i) => at(i, (row) => [nextEvent(headOf(chain.slice(0, i)), "{}"), row]),
  "the tail cut off here": (i) => chain.slice(0, i),
};

describe("every manipulation of a single row of 60 is found", () => {
  test.each(Object.entries(manipulations))("%s", (_, manipulate) => {
    for (const i of chain.keys()) {
      const verdict = verifyEvents(manipulate(i), { witnesses });
      expect(verdict.ok, `row ${i + 1}`).toBe(false);
    }
  });

  test("a cut tail is found by the signed head alone", () => {
    expect(verifyEvents(chain.slice(0, 59))).toMatchObject({ ok: true });
    expect(verifyEvents(chain.slice(0, 59), { witnesses })).toEqual({
      ok: false,
      seq: 59,
      why: "The receipts end at 59, but 60 was signed: later ones are gone.",
    });
  });

  test("a chain written anew from its first row on does not pass its witnesses", () => {
    let head = NO_ROWS;
    const forged = chain.map((_, i) => {
      const row = nextEvent(head, JSON.stringify({ kind: "review.answered", says: `forged ${i}` }));
      head = { seq: row.seq, hash: hex(row.hash) };
      return row;
    });
    expect(verifyEvents(forged)).toMatchObject({ ok: true });
    expect(verifyEvents(forged, { witnesses })).toMatchObject({ ok: false, seq: 20 });
  });
});

test("refuses to hash what is no row of a chain", () => {
  const row = { seq: 1, prevHash: new Uint8Array(32), bodyHash: new Uint8Array(32) };
  expect(() => eventHash({ ...row, seq: 0 }, sha256)).toThrow(RangeError);
  expect(() => eventHash({ ...row, prevHash: new Uint8Array(31) }, sha256)).toThrow(RangeError);
  expect(() => nextEvent({ seq: 0, hash: "00" }, "")).toThrow(RangeError);
});

test("30,000 receipts are verified", () => {
  expect(verifyEvents(aChain(30_000))).toMatchObject({ ok: true, count: 30_000 });
});
