import { kindInWords, receiptKinds } from "#shared/receipt-words";
import type { ReceiptView } from "#shared/contract/app-calls";
import { NO_ROWS, type ChainHead, type ChainRow } from "#shared/rules/receipt-chain";
import { nextEvent } from "../signing/event-chain.ts";
import type { ReadDb, WriteDb } from "./open-database.ts";

/** What a receipt says. `subject` is the id of what it is about; `says` is one sentence for people. */
export type Receipt = {
  kind: string;
  subject: string;
  says: string;
  before?: unknown;
  after?: unknown;
  /** Whoever proved themselves in this very act; the one who works, where this is absent. */
  who?: string;
};
/** The body that is stored and hashed, byte for byte. */
type Body = Receipt & { at: string; who: string; clock?: string };

type HeadRow = { seq: number; hash: Uint8Array; at: string | null };

export function chainHead(db: ReadDb): ChainHead {
  const row = db
    .prepare<[], HeadRow>("SELECT seq, hash, NULL AS at FROM event ORDER BY seq DESC LIMIT 1")
    .get();
  return row ? { seq: row.seq, hash: hex(row.hash) } : NO_ROWS;
}

export function lastReceiptAt(db: ReadDb): string | undefined {
  return (
    db
      .prepare<[], { at: string | null }>("SELECT body ->> '$.at' AS at FROM event ORDER BY seq DESC LIMIT 1")
      .get()?.at ?? undefined
  );
}

/** Appends one receipt. A clock that ran backwards since the one before is noted in it. */
export function appendReceipt(db: WriteDb, receipt: Receipt, { at, who }: { at: string; who: string }): void {
  const last = db
    .prepare<[], HeadRow>("SELECT seq, hash, body ->> '$.at' AS at FROM event ORDER BY seq DESC LIMIT 1")
    .get();
  const body: Body = { at, who, ...receipt };
  if (last?.at && last.at > at) body.clock = `The clock ran backwards: the receipt before says ${last.at}.`;
  const head = last ? { seq: last.seq, hash: hex(last.hash) } : NO_ROWS;
  const text = JSON.stringify(body);
  const row = nextEvent(head, text);
  db.prepare("INSERT INTO event (seq, prev_hash, body_hash, hash, body) VALUES (?, ?, ?, ?, ?)").run(
    row.seq,
    row.prevHash,
    row.bodyHash,
    row.hash,
    text,
  );
}

type EventRow = {
  seq: number;
  prev_hash: Uint8Array;
  body_hash: Uint8Array;
  hash: Uint8Array;
  body: string | null;
};

/** All rows of the chain from `fromSeq` on, in order, one at a time. */
export function* chainRows(db: ReadDb, fromSeq = 1): Generator<ChainRow> {
  const rows = db
    .prepare<[number], EventRow>(
      "SELECT seq, prev_hash, body_hash, hash, body FROM event WHERE seq >= ? ORDER BY seq",
    )
    .iterate(fromSeq);
  for (const row of rows) {
    yield {
      seq: row.seq,
      prevHash: row.prev_hash,
      bodyHash: row.body_hash,
      hash: row.hash,
      body: row.body === null ? null : Buffer.from(row.body),
    };
  }
}

export function hashOfSeq(db: ReadDb, seq: number): string | undefined {
  const row = db.prepare<[number], { hash: Uint8Array }>("SELECT hash FROM event WHERE seq = ?").get(seq);
  return row && hex(row.hash);
}

/** The number of the first receipt of this kind and subject that names this key. */
export function firstReceiptOfKey(
  db: ReadDb,
  { kind, subject, fingerprint }: { kind: string; subject: string; fingerprint: string },
): number | undefined {
  return (
    db
      .prepare<[string, string, string], { seq: number | null }>(
        `SELECT min(seq) AS seq FROM event WHERE kind = ? AND subject = ?
         AND coalesce(body ->> '$.after.fingerprint', body ->> '$.before.fingerprint') = ?`,
      )
      .get(kind, subject, fingerprint)?.seq ?? undefined
  );
}

type ListFilter = {
  before?: number | undefined;
  limit: number;
  kind?: string | undefined;
  subject?: string | undefined;
  text?: string | undefined;
};

const FILTER = `
  (:kind IS NULL OR kind = :kind)
  AND (:subject IS NULL OR subject = :subject)
  AND (
    :text IS NULL
    OR instr(lower(concat_ws(' ', kind, subject, body ->> '$.says')), lower(:text)) > 0
    OR kind IN (SELECT value FROM json_each(:kindsInWords))
  )`;

/** The kinds that the screen calls by words which hold the text that is looked for. */
function kindsCalled(text: string | undefined): string {
  const wanted = text?.toLowerCase();
  const called = Object.keys(receiptKinds).filter(
    (kind) => wanted !== undefined && kindInWords(kind).toLowerCase().includes(wanted),
  );
  return JSON.stringify(called);
}

export function listReceipts(
  db: ReadDb,
  filter: ListFilter,
): { receipts: ReceiptView[]; more: boolean; total: number; kinds: string[] } {
  const bound = {
    before: filter.before ?? Number.MAX_SAFE_INTEGER,
    kind: filter.kind ?? null,
    subject: filter.subject ?? null,
    text: filter.text ?? null,
    kindsInWords: kindsCalled(filter.text),
    limit: filter.limit + 1,
  };
  const rows = db
    .prepare<[typeof bound], EventRow>(
      `SELECT seq, prev_hash, body_hash, hash, body FROM event WHERE seq < :before AND ${FILTER} ORDER BY seq DESC LIMIT :limit`,
    )
    .all(bound);
  const { kind, subject, text, kindsInWords } = bound;
  const total = db
    .prepare<[object], { n: number }>(`SELECT count(*) AS n FROM event WHERE ${FILTER}`)
    .get({ kind, subject, text, kindsInWords });
  const kinds = db
    .prepare<[], { kind: string }>("SELECT DISTINCT kind FROM event WHERE kind IS NOT NULL ORDER BY kind")
    .all();
  return {
    receipts: rows.slice(0, filter.limit).map(toReceiptView),
    more: rows.length > filter.limit,
    total: total?.n ?? 0,
    kinds: kinds.map((row) => row.kind),
  };
}

function toReceiptView(row: EventRow): ReceiptView {
  // Bodies are written by `appendReceipt` alone, and their hash guards them.
  const body = (row.body === null ? {} : JSON.parse(row.body)) as Partial<Body>;
  return {
    seq: row.seq,
    at: body.at ?? "",
    kind: body.kind ?? "erased",
    who: body.who ?? "",
    subject: body.subject ?? "",
    says: body.says ?? "The body of this receipt was erased; its place in the chain stays.",
    ...(body.before === undefined ? {} : { before: body.before }),
    ...(body.after === undefined ? {} : { after: body.after }),
    ...(body.clock === undefined ? {} : { clock: body.clock }),
    hash: hex(row.hash),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
