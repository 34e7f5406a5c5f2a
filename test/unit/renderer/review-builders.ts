import type { Client } from "../../../renderer/api/client.ts";
import type { Loaded } from "../../../renderer/features/review/review-state.ts";
import { createReviewStore } from "../../../renderer/features/review/review-store.ts";
import type { EntryChange } from "#shared/contract/review-calls";
import { Checklist, type ChecklistFile } from "#shared/formats/checklist";
import { noEntries } from "#shared/formats/record-entries";
import { blankFinding, type Answer, type Finding, type ReviewEntries } from "#shared/formats/review";
import { PacketVersionId, ReviewId } from "#shared/ids";

export const reviewId = ReviewId.parse("rv-000000000001");
const digest = "0".repeat(64);

/** Two sections of two items; the second item of each is a gate. */
export function aChecklist(): ChecklistFile {
  const section = (id: string) => ({
    id,
    title: `Section ${id}`,
    items: [
      { id: `${id}.1`, prompt: `First of ${id}?` },
      { id: `${id}.2`, prompt: `Gate of ${id}?`, gate: true },
    ],
  });
  return {
    format: "countersign.checklist/1",
    id: "small",
    version: "1.0.0",
    title: "Small",
    scale: ["0", "1", "2", "3"].map((key) => ({ key, label: `Level ${key}`, points: Number(key) })),
    policy: {
      gateMinimum: "2",
      approve: { overall: 75, section: 60 },
      conditions: { overall: 60, section: 40 },
    },
    sections: [section("a"), section("b")],
  };
}

export function anAnswer(part: Partial<Answer> = {}): Answer {
  return { evidenceLevel: "declared", note: "", links: [], ...part };
}

export function aFinding(): Finding {
  return { ...blankFinding, severity: "low", title: "x" };
}

function loaded(entries: ReviewEntries, signed: boolean): Loaded {
  const packetVersionId = PacketVersionId.parse("pv-000000000001");
  const at = "2026-11-02T10:00:00.000Z";
  return {
    review: {
      head: {
        reviewId,
        revision: 1,
        packetVersionId,
        packetId: "p",
        packetDigest: digest,
        checklist: { id: "small", version: "1.0.0", digest, title: "Small" },
        startedAt: at,
        changedAt: at,
        items: 4,
        answered: 0,
        findings: 0,
        ...(signed
          ? { signed: { digest, signedAt: at, by: "R. Lindqvist", countersignatures: { asked: 1, made: 0 } } }
          : {}),
      },
      entries,
      history: {},
      signatures: [],
    },
    checklist: Checklist.parse(aChecklist()),
    packet: {
      head: {
        packetVersionId,
        packetId: "p",
        digest,
        sourceName: "p.zip",
        importedAt: at,
        fileCount: 1,
        reviewCount: 1,
        warnings: [],
      },
      packet: { format: "countersign.packet/1", id: "p", sections: {} },
      manifestPath: "packet.yaml",
      files: [],
      unrecognised: [],
      unknown: [],
      otherVersions: [],
    },
  };
}

export type Sent = { name: string; input: Record<string, unknown> };
/** What the stand-in core does with a call; throw to refuse. */
export type Respond = (sent: Sent) => EntryChange[] | Promise<EntryChange[]>;

/** A store on a stand-in core that answers `Edited` and keeps what it was sent, in order. */
export function aReview({
  respond,
  entries = noEntries,
  signed = false,
  get = () => ({ entries, signed }),
}: {
  respond: Respond;
  entries?: ReviewEntries;
  signed?: boolean;
  /** What the core has when it is asked again; throw where it has nothing. */
  get?: () => { entries: ReviewEntries; signed: boolean };
}) {
  const sent: Sent[] = [];
  let saves = 0;
  const call = async (name: string, input: unknown) => {
    // The store sends objects only.
    const one: Sent = { name, input: input as Record<string, unknown> };
    sent.push(one);
    if (name === "review.get") {
      const now = get();
      return loaded(now.entries, now.signed).review;
    }
    const changes = await respond(one);
    saves += 1;
    const savedAt = `2026-11-02T10:00:${String(saves).padStart(2, "0")}.000Z`;
    return {
      reviewId,
      changes,
      history: { undo: name },
      savedAt,
      open: 0,
      findingId: "fi-1",
      questionId: "qu-1",
    };
  };
  // Only `call` is used by the store, and it answers as the commands of a review do.
  const client = { call } as unknown as Client;
  const store = createReviewStore({
    client,
    reviewId,
    loaded: loaded(entries, signed),
    today: () => "2026-11-02",
  });
  return { store, sent };
}
