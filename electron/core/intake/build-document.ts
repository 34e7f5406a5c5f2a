/** What readers put a document together with: texts evened out, headings above kept, limits watched. */
import {
  type Block,
  type Cell,
  type DocumentKind,
  type IntakeDocument,
  type ListItem,
  type Place,
  type ReadLimits,
  type ReadNote,
} from "#shared/intake/document";

/** Line breaks stay; other white space becomes one blank; what has no width goes. */
export function evenText(text: string): string {
  return text
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, "")
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{2,}/g, "\n")
    .trim();
}

/** What a place has besides the file and the headings above, which the builder knows. */
export type At = Omit<Place, "file" | "under">;
type Extra = { tag?: string | undefined };

const marks = ({ tag }: Extra) => (tag === undefined || tag === "" ? {} : { tag });

/** A cell before it has its place in the document. */
export type RawCell = {
  text: string;
  ticked?: boolean | undefined;
  tag?: string | undefined;
  at?: At | undefined;
};

export type DocumentBuilder = ReturnType<typeof buildDocument>;

/** Blocks over the limit are counted and not kept: `finish` says how many. */
export function buildDocument(file: string, kind: DocumentKind, limits: ReadLimits) {
  const blocks: Block[] = [];
  const notes: ReadNote[] = [];
  const said = new Set<string>();
  let above: readonly { text: string; level: number }[] = [];
  let under: readonly string[] = [];
  let list: { ordered: boolean; items: ListItem[] } | undefined;
  let room = limits.blocks;
  let cells = limits.cells;
  let left = 0;
  let firstLeft: Place | undefined;

  let number = 0;
  const placeOf = (at: At = {}): Place => ({
    file,
    ...(under.length > 0 && { under }),
    ...(at.line === undefined && at.path === undefined && at.sheet === undefined && { paragraph: number }),
    ...at,
  });
  const fits = (place: Place, rows = 1) => {
    if (room >= rows) {
      room -= rows;
      return true;
    }
    room = 0;
    left += rows;
    firstLeft ??= place;
    return false;
  };
  const push = (block: Block) => {
    list = undefined;
    blocks.push(block);
  };

  return {
    /** `level` counts from 1. Headings of its level and below it end. */
    heading(
      text: string,
      { level, by, at, ...extra }: { level: number; by: "style" | "looks"; at?: At } & Extra,
    ): void {
      const even = evenText(text).replaceAll("\n", " ");
      if (even === "") return;
      number += 1;
      above = above.filter((one) => one.level < level);
      under = above.map((one) => one.text);
      const place = placeOf(at);
      if (fits(place)) push({ kind: "heading", level, text: even, by, place, ...marks(extra) });
      above = [...above, { text: even, level }];
      under = above.map((one) => one.text);
    },
    paragraph(text: string, at?: At, extra: Extra = {}): void {
      const even = evenText(text);
      if (even === "") return;
      number += 1;
      const place = placeOf(at);
      if (fits(place)) push({ kind: "paragraph", text: even, place, ...marks(extra) });
    },
    /** Items that follow one another make one list, as long as its outermost are all numbered or none is. */
    item(
      text: string,
      {
        level = 0,
        ordered = false,
        ticked,
        at,
        ...extra
      }: { level?: number; ordered?: boolean; ticked?: boolean | undefined; at?: At } & Extra = {},
    ): void {
      const even = evenText(text);
      if (even === "" && ticked === undefined) return;
      number += 1;
      const place = placeOf(at);
      if (!fits(place)) return;
      if (!list || (level === 0 && list.ordered !== ordered)) {
        const items: ListItem[] = [];
        push({ kind: "list", ordered, items });
        list = { ordered, items };
      }
      list.items.push({
        text: even,
        level,
        place,
        ...(ticked !== undefined && { ticked }),
        ...marks(extra),
      });
    },
    /** Rows may differ in length: short ones are filled up. A table of nothing is left out. */
    table(
      rows: readonly (readonly RawCell[])[],
      { headerRows = 0, at, caption }: { headerRows?: number; at?: At; caption?: string | undefined } = {},
    ): void {
      number += 1;
      const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
      const place = placeOf(at);
      const kept: Cell[][] = [];
      // A merged cell is one, in all its places.
      const made = new Map<RawCell, Cell>();
      for (const [rowAt, row] of rows.entries()) {
        if (width > cells || !fits(place)) {
          left += rows.length - rowAt - (width > cells ? 0 : 1);
          firstLeft ??= place;
          break;
        }
        cells -= width;
        kept.push(
          Array.from({ length: width }, (_, columnAt): Cell => {
            const raw = row[columnAt] ?? { text: "" };
            const known = made.get(raw);
            if (known) return known;
            const { text, ticked, tag, at: cellAt } = raw;
            const cell: Cell = {
              text: evenText(text),
              place: placeOf({
                cell: `${columnName(columnAt)}${rowAt + 1}`,
                row: rowAt + 1,
                ...at,
                ...cellAt,
              }),
              ...(ticked !== undefined && { ticked }),
              ...marks({ tag }),
            };
            made.set(raw, cell);
            return cell;
          }),
        );
      }
      if (kept.every((row) => row.every((cell) => cell.text === "" && cell.ticked === undefined))) return;
      push({
        kind: "table",
        rows: kept,
        headerRows: Math.min(headerRows, kept.length),
        place,
        ...(caption !== undefined && { caption: evenText(caption) }),
      });
    },
    /** The same thing is said once. */
    note(kind: ReadNote["kind"], says: string, at?: At): void {
      if (said.has(says)) return;
      said.add(says);
      notes.push({ kind, says, ...(at && { place: placeOf(at) }) });
    },
    /** How many more blocks there is room for; a reader may stop at 0. */
    room: () => room,
    under: () => under,
    finish(title?: string): IntakeDocument {
      if (left > 0)
        notes.push({
          kind: "unread",
          says: `It is longer than is read: ${left.toLocaleString("en")} more paragraphs or rows were not read.`,
          ...(firstLeft && { place: firstLeft }),
        });
      const even = evenText(title ?? "");
      const first = blocks.find((block) => block.kind === "heading");
      const name = even === "" ? first?.text : even;
      return { file, kind, ...(name !== undefined && { title: name }), blocks, notes };
    },
  };
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(at: number): string {
  const before = at >= 26 ? columnName(Math.floor(at / 26) - 1) : "";
  return before + String.fromCharCode(65 + (at % 26));
}
