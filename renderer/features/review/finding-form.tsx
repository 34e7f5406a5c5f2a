import { ActionIcon, Checkbox, NativeSelect, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { memo, useEffect, useMemo, useState } from "react";
import { findingStatuses, severities } from "#shared/formats/review";
import { DayField, LineField, ProseField } from "./draft-fields.tsx";
import { FindingLinks } from "./finding-links.tsx";
import { findingOf } from "./new-entry.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { severityMarks, statusWords } from "./words.ts";
import { ItemLink } from "./why-popover.tsx";

/** All fields of one finding, saved as they are typed. `compact` starts with the head alone. */
export const FindingForm = memo(function FindingForm({
  findingId,
  compact = false,
}: {
  findingId: string;
  compact?: boolean;
}) {
  const finding = useReview((state) => findingOf(state, findingId));
  const fresh = useFresh(findingId);
  const signed = useSigned();
  const [wish, setUnfolded] = useState<boolean>();
  const unfolded = wish ?? (!compact || fresh);
  const { changeFinding, removeFinding } = useReviewActions();
  if (finding === undefined) return null;
  const { severity, status } = finding;
  const target = <F extends "title" | "what" | "why" | "recommendation" | "owner" | "due">(field: F) =>
    ({ of: "finding", id: findingId, field }) as const;
  return (
    <section className="rv-finding" aria-label={`Finding: ${finding.title || "no title yet"}`}>
      <div className="rv-finding-head">
        <LineField target={target("title")} label="Title" fresh={fresh} />
        <NativeSelect
          label="Severity"
          value={severity}
          disabled={signed}
          data={severities.map((value) => ({ value, label: severityMarks[value].word }))}
          onChange={(event) => {
            const chosen = severities.find((value) => value === event.currentTarget.value);
            if (chosen) void changeFinding(findingId, { severity: chosen });
          }}
        />
        <NativeSelect
          label="Status"
          value={status}
          disabled={signed}
          data={findingStatuses.map((value) => ({ value, label: statusWords[value] }))}
          onChange={(event) => {
            const chosen = findingStatuses.find((value) => value === event.currentTarget.value);
            if (chosen) void changeFinding(findingId, { status: chosen });
          }}
        />
        {!signed && (
          <Tooltip label="Remove this finding">
            <ActionIcon
              color="gray"
              aria-label="Remove this finding"
              onClick={() => void removeFinding(findingId).then(focusAfterRemoval)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <div className="rv-finding-facts">
        {finding.item !== undefined && !compact && (
          <span>
            from <ItemLink itemId={finding.item} />
          </span>
        )}
        {compact && (
          <button
            type="button"
            className="cs-link"
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? "Fewer fields" : "All fields"}
          </button>
        )}
      </div>
      {unfolded && (
        <>
          <ProseField target={target("what")} label="What was found" />
          <ProseField target={target("why")} label="Why it matters" />
          <ProseField target={target("recommendation")} label="Recommendation" />
          <div className="rv-two">
            <LineField target={target("owner")} label="Owner" />
            <DayField target={target("due")} label="Due" />
          </div>
          <Checkbox
            label="Internal only"
            description="Left out of the vendor’s copy of the memo"
            checked={finding.internal === true}
            disabled={signed}
            onChange={(event) => void changeFinding(findingId, { internal: event.currentTarget.checked })}
          />
          {!compact && <ItemChoice findingId={findingId} />}
          <FindingLinks findingId={findingId} />
        </>
      )}
    </section>
  );
});

/** The button goes with its entry: the keyboard goes on at the entry that is open now, or at the page. */
function focusAfterRemoval(): void {
  if (document.activeElement !== document.body) return;
  const next = document.querySelector<HTMLElement>(".rv-entry[aria-current=true], .rv-flag-in-hand");
  (next ?? document.getElementById("main"))?.focus({ preventScroll: true });
}

/** The item that the finding is about, or none. */
function ItemChoice({ findingId }: { findingId: string }) {
  const item = useReview((state) => findingOf(state, findingId)?.item);
  const order = useReview((state) => state.order);
  const signed = useSigned();
  const { changeFinding } = useReviewActions();
  const groups = useMemo(
    () =>
      order.sectionStarts.map((start, section) => {
        const places = order.places.slice(start, order.sectionStarts[section + 1]);
        return {
          group: places[0]?.section.title ?? "",
          items: places.map((place) => ({ value: place.item.id, label: place.item.id })),
        };
      }),
    [order],
  );
  return (
    <NativeSelect
      label="Item"
      value={item ?? ""}
      disabled={signed}
      data={[{ value: "", label: "None" }, ...groups]}
      onChange={(event) => {
        const chosen = order.byId.get(event.currentTarget.value)?.item.id;
        void changeFinding(findingId, { item: chosen ?? null });
      }}
    />
  );
}

/** Whether this entry has just been made; it wants the focus once, when it first appears. */
export function useFresh(entryId: string): boolean {
  const [fresh, setFresh] = useState(false);
  const isFresh = useReview((state) => state.freshEntry === entryId);
  const { greet } = useReviewActions();
  useEffect(() => {
    if (!isFresh) return;
    setFresh(true);
    greet();
  }, [isFresh, greet]);
  return fresh || isFresh;
}
