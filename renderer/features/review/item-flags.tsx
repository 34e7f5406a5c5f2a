import { Button } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { memo, useMemo, useState } from "react";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { flagElementId, ITEM_FLAGS } from "./flag-elements.ts";
import { FateBadge, FlagBody } from "./flag-parts.tsx";
import { flagInHand, flagsOfItem, openFlagsOfItem } from "./flag-order.ts";
import { openFlagWords } from "./flag-words.ts";
import { MarkBadge } from "./marks.tsx";
import { useFocusOnFlags } from "./use-focus-on-flags.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { flagMarks } from "./words.ts";

const PAGE = 25;

/** The flags that bear on the item: the open ones, one of them in hand; those that are dealt with are folded. */
export function ItemFlags({ itemId }: { itemId: string }) {
  const flags = useReview((state) => state.entries.flag);
  const ran = useReview((state) => state.entries.prechecks["prechecks"] !== undefined);
  const inHand = useReview(flagInHand);
  const { open, dealt } = useMemo(() => {
    const all = flagsOfItem(flags, itemId);
    return {
      open: all.filter((id) => flags[id]?.fate === "open"),
      dealt: all.filter((id) => flags[id]?.fate !== "open"),
    };
  }, [flags, itemId]);
  const paged = usePaged(open, PAGE, inHand);
  const [unfolded, setUnfolded] = useState(false);
  // One that is dealt with comes to sight when a person goes to it.
  const shown = unfolded || (inHand !== undefined && dealt.includes(inHand));
  useFocusOnFlags(inHand);
  const counts = openFlagsOfItem(flags, itemId);
  return (
    <section className="rv-part" id={ITEM_FLAGS} tabIndex={-1} aria-label="Flags of the pre-checks">
      <div className="rv-part-head">
        <h3>Flags {open.length + dealt.length > 0 && open.length + dealt.length}</h3>
        {open.length + dealt.length === 0 ? (
          <NoFlags ran={ran} />
        ) : (
          <span className="cs-dim cs-small">
            {openFlagWords(counts)}
            {open.length > 1 && (
              <>
                {" "}
                · next <kbd className="rv-kbd">M</kbd>
              </>
            )}
          </span>
        )}
      </div>
      <Pager paged={paged} what="flags to deal with" />
      {open.length > 0 && (
        <ul className="rv-flags" aria-label="Flags to deal with">
          {paged.shown.map((id) => (
            <FlagRow key={id} flagId={id} itemId={itemId} inHand={id === inHand} />
          ))}
        </ul>
      )}
      {dealt.length > 0 && (
        <details
          className="rv-flags-dealt"
          open={shown}
          onToggle={(event) => setUnfolded(event.currentTarget.open)}
        >
          <summary>Dealt with {dealt.length}</summary>
          {shown && (
            <ul className="rv-flags" aria-label="Flags that are dealt with">
              {dealt.map((id) => (
                <FlagRow key={id} flagId={id} itemId={itemId} inHand={id === inHand} />
              ))}
            </ul>
          )}
        </details>
      )}
    </section>
  );
}

function NoFlags({ ran }: { ran: boolean }) {
  const signed = useSigned();
  const { show } = useReviewActions();
  if (ran) return <span className="cs-dim cs-small">none bears on this item</span>;
  return (
    <span className="cs-dim cs-small">
      The pre-checks have not run for this review.{" "}
      {!signed && (
        <Button variant="subtle" onClick={() => show("flags")}>
          Run them
        </Button>
      )}
    </span>
  );
}

const FlagRow = memo(function FlagRow({
  flagId,
  itemId,
  inHand,
}: {
  flagId: string;
  itemId: string;
  inHand: boolean;
}) {
  const entry = useReview((state) => state.entries.flag[flagId]);
  const busy = useReview((state) => state.dealing[flagId] !== undefined);
  const asksReason = useReview((state) => state.dismissing === flagId);
  const { takeInHand } = useReviewActions();
  const [folded, setFolded] = useState(false);
  if (entry === undefined) return null;
  const unfolded = asksReason || (inHand && !folded);
  return (
    <li
      id={flagElementId(flagId)}
      tabIndex={-1}
      className={`rv-flag${inHand ? " rv-flag-in-hand" : ""}${busy ? " rv-flag-busy" : ""}`}
    >
      <button
        type="button"
        className="rv-flag-head"
        aria-expanded={unfolded}
        aria-current={inHand ? "true" : undefined}
        onClick={() => {
          setFolded(unfolded);
          takeInHand(flagId);
        }}
      >
        <IconChevronRight size={15} className="rv-flag-chevron" aria-hidden />
        <MarkBadge mark={flagMarks[entry.flag.severity]} />
        <span className="rv-flag-says cs-vendor" dir="auto">
          {entry.flag.says}
        </span>
        <FateBadge entry={entry} />
      </button>
      {unfolded && <FlagBody flagId={flagId} entry={entry} inHand={inHand} atItem={itemId} />}
    </li>
  );
});
