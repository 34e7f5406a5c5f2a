/**
 * The state of one open review: what the core said (laid over with the changes that each command replies), the text
 * that is being typed, and where the person is.
 */
import type { Client } from "../../api/client.ts";
import type { Output } from "#shared/contract/contract";
import type { DecisionWord, ReviewEntries } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import type { Quote } from "#shared/prechecks/flag";
import { scoreReview, type ScoreCard } from "#shared/rules/scoring";
import type { GateState } from "#shared/rules/score-sheet";
import type { MatrixPlace } from "../matrix/matrix-order.ts";
import type { Draft } from "./drafts.ts";
import type { Fate, FlagFilter } from "./flag-filter.ts";
import type { ItemFilter } from "./item-filter.ts";
import type { ItemOrder } from "./item-order.ts";
import type { NewEntry } from "./new-entry.ts";
import type { QueueState } from "./save-queue.ts";

export type ReviewView = "item" | "grid" | "findings" | "questions" | "matrix" | "flags";
export type SideTab = "answer" | "section" | "evidence";
/** The form of the open item that is unfolded. */
export type ItemForm = "na" | "waiver" | "link";

/** Text that was being typed when another window took away what it belonged to. */
export type LostText = { what: string; text: string };

export type Loaded = {
  review: Output<"review.get">;
  checklist: Output<"checklist.get">["checklist"];
  packet: Output<"packet.get">;
};

export type ReviewState = {
  head: Output<"review.get">["head"];
  signatures: Output<"review.get">["signatures"];
  checklist: Loaded["checklist"];
  packet: Loaded["packet"];
  order: ItemOrder;
  entries: ReviewEntries;
  history: Output<"review.get">["history"];
  card: ScoreCard;
  /** By item id; items that are no gate have none. */
  gates: Readonly<Record<string, GateState>>;
  drafts: Readonly<Record<string, Draft>>;
  /** Scores on their way to the core, by item id: shown as such, counted once they are stored. */
  pending: Readonly<Record<string, string>>;
  /** The decision that is on its way; `null` where it is being taken back. */
  deciding: DecisionWord | null | undefined;
  /** Fates of flags on their way to the core, by the flag's entry id. */
  dealing: Readonly<Record<string, Fate>>;
  savedAt: string;
  queue: QueueState;
  /** What the core refused last, in its words. */
  refused: string | undefined;
  /** Another window discarded the review: it can be read, and nothing can be stored. */
  discarded: boolean;
  lost: readonly LostText[];

  itemId: string;
  view: ReviewView;
  side: SideTab;
  form: ItemForm | undefined;
  /** The file that is open in the evidence tab, and the place to show. */
  openFile: { from: "packet" | "reviewer"; ref: string; location: string } | undefined;
  /** Where the reader of that file is, or what the person wrote in its place: the next link says it. */
  location: string;
  filter: ItemFilter;
  search: string;
  /** The items that the table shows, in its order, while it is on the screen: next and previous walk these. */
  walk: readonly string[] | undefined;
  /** The flag that the person took in hand: keys deal with it where it is in sight. */
  flagId: string | undefined;
  /** The flag whose dismissal asks for its reason. */
  dismissing: string | undefined;
  /** Reasons that were begun and are not stored yet, by flag: the form finds its words again when it is opened. */
  reasonsBegun: Readonly<Record<string, string>>;
  /** The field of the packet that is open as the place of a quotation. */
  quoted: Quote | undefined;
  flagFilter: FlagFilter;
  /** What the last run of the pre-checks in this window changed, and the flags that came with it. */
  ran: { said: string; fresh: readonly string[] } | undefined;
  /** Where the person is in the matrix. */
  matrix: MatrixPlace;
  /** Whether guidance is unfolded: kept from item to item. */
  guidance: boolean;
  /** Forms of findings and questions in which nothing is written yet, by an id of their own. */
  newEntries: Readonly<Record<string, NewEntry>>;
  /** What became of such forms: their own id, and the id under which the entry is stored. */
  stored: Readonly<Record<string, string>>;
  /** A finding or question whose form has just been opened and wants the focus. */
  freshEntry: string | undefined;
  /** For screen readers, polite. */
  announcement: string;
};

/** The part of the state that comes from the core. */
export function coreState({ review, checklist, packet }: Loaded, today: string) {
  return { checklist, packet, ...reviewState(checklist, review, today) };
}

/** The part of it that other windows can change. */
export function reviewState(checklist: Loaded["checklist"], review: Loaded["review"], today: string) {
  return {
    head: review.head,
    signatures: review.signatures,
    entries: review.entries,
    history: review.history,
    savedAt: review.head.changedAt,
    ...scoreEntries(checklist, review.entries, today),
  };
}

export function scoreEntries(checklist: Loaded["checklist"], entries: ReviewEntries, today: string) {
  const card = scoreReview({
    checklist,
    answers: new Map(Object.entries(entries.answer)),
    waivers: Object.values(entries.waiver),
    today,
  });
  return { card, gates: Object.fromEntries(card.gates.map((gate) => [gate.item, gate.state])) };
}

export async function loadReview(client: Client, reviewId: ReviewId): Promise<Loaded> {
  const review = await client.call("review.get", { reviewId });
  const { packetVersionId, checklist } = review.head;
  const [{ checklist: whole }, packet] = await Promise.all([
    client.call("checklist.get", { id: checklist.id, version: checklist.version }),
    client.call("packet.get", { packetVersionId }),
  ]);
  return { review, checklist: whole, packet };
}

/** Whether the review is there to be read only. */
export function isClosed(state: Pick<ReviewState, "head" | "discarded">): boolean {
  return state.discarded || state.head.signed !== undefined;
}

/** Whether something would be lost if the window closed now. */
export function hasUnsaved(state: ReviewState): boolean {
  return state.queue.state !== "idle" || Object.keys(state.drafts).length > 0;
}
