/** What a memo consists of, before Word: headings, paragraphs, tables with named columns, figures. */
import type { BlastRadius } from "#shared/blast-radius/blast-radius";
import type { PacketFileView } from "#shared/contract/packet-calls";
import type { Checklist } from "#shared/formats/checklist";
import type { Packet } from "#shared/formats/packet";
import type { ReviewRecord } from "#shared/formats/review";
import type { ScoreCard } from "#shared/rules/scoring";

export type MemoInput = {
  record: ReviewRecord;
  packet: Packet;
  packetHead: {
    sourceName: string;
    digest: string;
    archiveSha256?: string | undefined;
    importedAt: string;
    warnings: readonly string[];
  };
  files: readonly PacketFileView[];
  checklist: Checklist;
  card: ScoreCard;
  /** How far a mistake reaches, in the vendor's buckets: a correction is what the reviewer asks for, not what runs. */
  radius: BlastRadius;
  /** The signed revision before this one, where it is in the workspace. */
  previous?: ReviewRecord | undefined;
  /** The signed review of an earlier version of this packet, with that version as it was reviewed. */
  earlier?: { record: ReviewRecord; packet: Packet; files: readonly PacketFileView[] } | undefined;
  /** SHA-256 of the frozen `review.json`. */
  reviewDigest: string;
  chainHead?: { seq: number; hash: string } | undefined;
  signer?: { name: string; role: string; fingerprint: string } | undefined;
  /** How a reader checks the signature without this software: one shell command. */
  verifyCommand?: string | undefined;
  draft: boolean;
  /** For the vendor: the record is without what is internal, and the memo says so. It is never the signed file. */
  copy?: "vendor" | undefined;
  /** When the memo was made; a signed record's own `frozenAt` comes first. */
  at: string;
};

/** Shades a cell or a box; the words beside it always say the same. */
export type Tone = "good" | "fair" | "poor" | "plain";

/**
 * With `ref`, the text is the number of the heading, table or figure of that name, and leads there. Tables and figures
 * get their numbers when all of them stand in order: until then the text is empty.
 */
export type Run = { text: string; look?: "strong" | "muted" | "mono"; ref?: string };
export type ParagraphStyle =
  | "title"
  | "subtitle"
  | "body"
  | "fact"
  | "note"
  | "box-head"
  | "box"
  | "banner"
  | "cell"
  | "cell-head"
  | "contents-title";
export type Para = { runs: readonly Run[]; style: ParagraphStyle; keepWithNext?: boolean; tone?: Tone };

export type Cell = { paras: readonly Para[]; tone?: Tone };
/** `share` is the column's part of the width, in any unit. */
export type Column = { name: string; share: number; align?: "right" };
export type TableBlock = {
  kind: "table";
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Room to write in by hand. */
  tall?: boolean;
  /** By which texts refer to it: letters, digits and underscores. */
  ref?: string;
};

export type BarChart = {
  kind: "bars";
  bars: readonly { label: string; ratio: number | undefined; says: string }[];
  marks: readonly { ratio: number; says: string }[];
};
export type FigureBlock = {
  kind: "figure";
  caption: string;
  alt: string;
  drawing: BarChart | { kind: "radius"; radius: BlastRadius };
  ref?: string;
};

export type HeadingBlock = { kind: "heading"; level: 1 | 2 | 3; text: string; ref?: string };
export type Block =
  HeadingBlock | { kind: "paragraph"; para: Para } | TableBlock | FigureBlock | { kind: "contents" };

/** Something of the review that must be found again in the written file. */
export type Promised =
  | { kind: "row"; what: string; texts: readonly string[] }
  | { kind: "passage"; what: string; heading: string; texts: readonly string[] }
  | { kind: "text"; what: string; text: string };

/** The parts of a memo in their usual order. A template may ask for them one by one. */
export const memoParts = [
  "summary",
  "contents",
  "scope",
  "scorecard",
  "gates",
  "changes",
  "findings",
  "prechecks",
  "blast-radius",
  "packet",
  "checklist",
  "not-applicable",
  "merges",
  "questions",
  "evidence",
  "warnings",
  "method",
  "sign-off",
] as const;
export type MemoPart = (typeof memoParts)[number];

export type MemoModel = {
  title: string;
  subject: string;
  creator: string;
  at: string;
  draft: boolean;
  /** First on every page. */
  marking: string;
  /** Beside the marking: what the memo is about. */
  heading: string;
  /** Beside the page number. */
  footer: string;
  blocks: readonly Block[];
  promised: readonly Promised[];
};
