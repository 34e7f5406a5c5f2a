/**
 * What the receipts say that the records should hold: every change left one, so the changes can be laid over one
 * another again from the beginning. A record that was changed beside the app differs from it.
 */
import { z } from "zod";
import type { ReadDb } from "../db/open-database.ts";
import { chainRows } from "../db/receipt-repo.ts";

export type Expected = {
  /** Packet version → what was stored of it. */
  readonly packets: Map<string, { digest: string; content: string | undefined }>;
  /** `id@version` → digest. */
  readonly checklists: Map<string, string>;
  /** The policies of the pre-checks: `id@version` → digest. */
  readonly policies: Map<string, string>;
  /** Review → entries by `kind id`. */
  readonly reviews: Map<string, Map<string, unknown>>;
  /** Signed review → digest. */
  readonly signed: Map<string, string>;
  /** `review position` of each countersignature → fingerprint. */
  readonly countersigned: Map<string, string>;
  /** Fingerprints of the keys that may count as known. */
  readonly trusted: Set<string>;
  readonly profiles: Set<string>;
};

const Body = z.looseObject({
  kind: z.string(),
  subject: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
type Body = z.infer<typeof Body>;

const Changes = z.array(z.object({ kind: z.string(), id: z.string(), body: z.unknown() }));
const Stored = z.object({ digest: z.string(), content: z.string().optional() });
const Key = z.object({ fingerprint: z.string() });
const Countersigned = z.object({ position: z.int(), fingerprint: z.string() });
const Started = z.object({ entries: Changes.optional() });
const Revised = z.object({ previousReviewId: z.string() });

export function replayReceipts(db: ReadDb): Expected {
  const expected: Expected = {
    packets: new Map(),
    checklists: new Map(),
    policies: new Map(),
    reviews: new Map(),
    signed: new Map(),
    countersigned: new Map(),
    trusted: new Set(),
    profiles: new Set(),
  };
  for (const { body } of chainRows(db)) {
    if (body) replay(expected, Body.parse(JSON.parse(Buffer.from(body).toString("utf8"))));
  }
  return expected;
}

const steps: Record<string, (expected: Expected, body: Body) => void> = {
  "packet.imported": ({ packets }, { subject, after }) => {
    const { digest, content } = Stored.parse(after);
    packets.set(subject, { digest, content });
  },
  "packet.import-undone": ({ packets }, { subject }) => void packets.delete(subject),
  "checklist.imported": ({ checklists }, { subject, after }) =>
    void checklists.set(subject, Stored.parse(after).digest),
  "precheck.policy-imported": ({ policies }, { subject, after }) =>
    void policies.set(subject, Stored.parse(after).digest),
  "review.started": begin,
  "review.brought": begin,
  "review.revised": ({ reviews }, { subject, after }) =>
    void reviews.set(subject, new Map(reviews.get(Revised.parse(after).previousReviewId))),
  "review.discarded": ({ reviews }, { subject }) => void reviews.delete(subject),
  "review.signed": ({ signed }, { subject, after }) => void signed.set(subject, Stored.parse(after).digest),
  "review.countersigned": ({ countersigned }, { subject, after }) => {
    const { position, fingerprint } = Countersigned.parse(after);
    countersigned.set(`${subject} ${position}`, fingerprint);
  },
  "trust.added": ({ trusted }, { subject }) => void trusted.add(subject),
  "trust.removed": ({ trusted }, { subject }) => void trusted.delete(subject),
  "profile.created": ({ profiles }, { after }) => void profiles.add(Key.parse(after).fingerprint),
  "profile.imported": ({ profiles }, { after }) => void profiles.add(Key.parse(after).fingerprint),
};

/** A review begins with the flags of the pre-checks, or with all that a bundle brought. */
function begin(expected: Expected, { subject, after }: Body): void {
  expected.reviews.set(subject, new Map());
  layOver(expected, subject, Started.parse(after).entries ?? []);
}

function replay(expected: Expected, body: Body): void {
  const step = Object.hasOwn(steps, body.kind) ? steps[body.kind] : undefined;
  if (step) {
    step(expected, body);
    return;
  }
  const changes = body.kind.startsWith("review.") ? Changes.safeParse(body.after) : undefined;
  if (changes?.success) layOver(expected, body.subject, changes.data);
}

/** Lays changes of entries over those that stand. */
export function layOver(
  { reviews }: Pick<Expected, "reviews">,
  reviewId: string,
  changes: readonly { kind: string; id: string; body?: unknown }[],
): void {
  const entries = reviews.get(reviewId);
  if (!entries) return;
  for (const { kind, id, body } of changes) {
    if (body === null || body === undefined) entries.delete(`${kind} ${id}`);
    else entries.set(`${kind} ${id}`, body);
  }
}
