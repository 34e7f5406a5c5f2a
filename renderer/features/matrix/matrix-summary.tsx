import { IconArrowRight } from "@tabler/icons-react";
import { buckets, type Bucket, type Reach } from "#shared/rules/matrix";
import { useReviewActions } from "../review/review-session.tsx";
import { bucketWords, reachWords } from "./matrix-words.ts";
import type { Matrix } from "./use-matrix.ts";

/** What the agent can do without asking, and how much is in each bucket, by the vendor's version and by the reviewer's. */
export function MatrixSummaryBar({ matrix }: { matrix: Matrix }) {
  const { unasked, counts } = matrix.summary;
  const shown = buckets.filter(
    (bucket) => bucket !== "none" || counts.none.vendor > 0 || matrix.place.bucket === "none",
  );
  return (
    <section className="mx-summary" aria-label="What it can do without asking">
      <div className="mx-unasked">
        <h2>What it can do without asking</h2>
        <Unasked vendor={unasked.vendor} yours={unasked.yours} />
      </div>
      <div className="mx-counts" role="group" aria-label="Show one bucket">
        {shown.map((bucket) => (
          <BucketCount key={bucket} bucket={bucket} matrix={matrix} />
        ))}
      </div>
    </section>
  );
}

function Unasked({ vendor, yours }: { vendor: Reach; yours: Reach }) {
  const same = reachWords(vendor) === reachWords(yours);
  if (same)
    return (
      <p>
        <strong>{capital(reachWords(vendor))}</strong> <span className="cs-dim">by both versions</span>
      </p>
    );
  return (
    <p>
      <strong>{capital(reachWords(yours))}</strong> <span className="cs-dim">by your version;</span>{" "}
      {reachWords(vendor)} <span className="cs-dim">by the vendor’s</span>
    </p>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** A bucket with its count before and after; pressed, it is the only one that is listed. */
function BucketCount({ bucket, matrix }: { bucket: Bucket; matrix: Matrix }) {
  const { narrowMatrix } = useReviewActions();
  const { vendor, yours } = matrix.summary.counts[bucket];
  const { word, says, icon: Shape } = bucketWords[bucket];
  const chosen = matrix.place.bucket === bucket;
  return (
    <button
      type="button"
      className={`mx-count mx-in-${bucket}`}
      aria-pressed={chosen}
      title={`${word}: ${says}`}
      onClick={() => narrowMatrix({ bucket: chosen ? "all" : bucket }, false)}
    >
      <span className="mx-count-word">
        <Shape size={15} stroke={2} aria-hidden /> {word}
      </span>
      <span className="mx-count-figures">
        {vendor === yours ? (
          <>
            <strong>{yours}</strong> <span className="cs-visually-hidden">by both versions</span>
          </>
        ) : (
          <>
            <span className="cs-dim">{vendor}</span>{" "}
            <span className="cs-visually-hidden">by the vendor’s version,</span>{" "}
            <IconArrowRight size={13} aria-hidden /> <strong>{yours}</strong>{" "}
            <span className="cs-visually-hidden">by yours</span>
          </>
        )}
      </span>
    </button>
  );
}
