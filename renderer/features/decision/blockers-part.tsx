import { useMemo } from "react";
import { navigate } from "../../routes.ts";
import { isBlocker, sortFlags } from "../review/flag-order.ts";
import { countWords } from "../review/flag-words.ts";
import { useReview, useReviewActions, useReviewStore } from "../review/review-session.tsx";
import { flagMarks } from "../review/words.ts";

/** So many are named; the list of flags has all of them. */
const NAMED = 5;

/** Blockers that nobody has dealt with. They warn: the reviewer may sign over them, and the memo says so. */
export function BlockersPart() {
  const flags = useReview((state) => state.entries.flag);
  const order = useReview((state) => state.order);
  const signed = useReview((state) => state.head.signed !== undefined);
  const open = useMemo(
    () =>
      sortFlags(flags, { family: "", severity: "blocker", fate: "open" }, order).filter((id) =>
        isBlocker(flags[id]),
      ),
    [flags, order],
  );
  const go = useGoToFlag();
  if (open.length === 0) return null;
  const Shape = flagMarks.blocker.icon;
  const more = open.length - NAMED;
  return (
    <section className="dc-part dc-blockers" aria-label="Blockers that nobody has dealt with">
      <h2>
        <Shape size={18} aria-hidden /> {countWords(open.length, "blocker")} to deal with
      </h2>
      <p className="cs-small">
        {signed
          ? "Nobody had dealt with them when the review was signed; the memo names them."
          : "The pre-checks raised them, and nobody has confirmed, asked or dismissed them. They do not forbid the signature; the memo names them."}
      </p>
      <ul className="dc-checks" aria-label="Blockers to deal with">
        {open.slice(0, NAMED).map((id) => (
          <li key={id} className="dc-check dc-bad">
            <Shape size={16} aria-hidden />
            <div>
              <span className="cs-vendor" dir="auto">
                {flags[id]?.flag.says}
              </span>{" "}
              <button
                type="button"
                className="cs-link"
                aria-label={`Go there: ${flags[id]?.flag.says}`}
                onClick={() => go(id)}
              >
                Go there
              </button>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p>
          <button type="button" className="cs-link" onClick={() => go(undefined)}>
            All {open.length} blockers to deal with
          </button>
        </p>
      )}
    </section>
  );
}

/** Goes to a flag beside its item, or to the list of all open blockers. */
function useGoToFlag() {
  const store = useReviewStore();
  const { showFlag, showFlags } = useReviewActions();
  return (flagId: string | undefined) => {
    const { reviewId } = store.getState().head;
    if (flagId === undefined) showFlags({ fate: "open", severity: "blocker" });
    else {
      store.actions.show("item");
      showFlag(flagId);
    }
    const { view, itemId } = store.getState();
    navigate({ page: "review", reviewId, item: view === "item" ? itemId : undefined });
  };
}
