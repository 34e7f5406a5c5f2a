/** Tables that go on over a page become one. */
import type { Piece, TextLine } from "./pieces.ts";

export type JoinedTable = {
  readonly kind: "table";
  readonly page: number;
  readonly rows: { texts: string[]; readonly page: number }[];
  readonly headed: boolean;
};

type Open = JoinedTable & { readonly lefts: readonly number[]; lastPage: number };

/** A table that is the first of its page goes on from the one before if it repeats its header or has its columns. */
export function joinTables(pieces: readonly Piece[]): ({ kind: "line"; line: TextLine } | JoinedTable)[] {
  const found: ({ kind: "line"; line: TextLine } | JoinedTable)[] = [];
  let open: Open | undefined;
  for (const piece of pieces) {
    if (piece.kind === "line") {
      open = undefined;
      found.push(piece);
      continue;
    }
    const { page, table } = piece;
    const rows = table.rows.map((texts) => ({ texts: [...texts], page }));
    const header = open?.rows[0]?.texts.join("\n");
    const repeats = header !== undefined && rows[0]?.texts.join("\n") === header;
    if (open && page === open.lastPage + 1 && (repeats || sameColumns(open.lefts, table.lefts))) {
      const more = repeats ? rows.slice(1) : rows;
      joinSplitRow(open.rows, more);
      for (const row of more) open.rows.push(row);
      open.lastPage = page;
      // A header that comes again is one, however it looks.
      if (repeats && !open.headed) Object.assign(open, { headed: true });
      continue;
    }
    open = { kind: "table", page, rows, headed: table.headed, lefts: table.lefts, lastPage: page };
    found.push(open);
  }
  return found;
}

function sameColumns(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((left, at) => Math.abs(left - (other[at] ?? 0)) < 6);
}

/** A row that the end of the page cuts in two goes on without a text in its first cell. */
function joinSplitRow(rows: { texts: string[] }[], more: { texts: string[] }[]): void {
  const [last, next] = [rows.at(-1), more[0]];
  if (!last || !next || next.texts[0] !== "" || last.texts[0] === "") return;
  const goesOn = next.texts.some(
    (text, at) => /^\p{Ll}/u.test(text) && !/[.!?]$/.test(last.texts[at] ?? "") && last.texts[at] !== "",
  );
  if (!goesOn) return;
  last.texts = last.texts.map((text, at) => [text, next.texts[at] ?? ""].filter(Boolean).join(" "));
  more.shift();
}
