import { Button, NativeSelect } from "@mantine/core";
import { IconMessage2Exclamation } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { findingStatuses, severities } from "#shared/formats/review";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { FindingForm } from "./finding-form.tsx";
import { sortFindings, type Narrowed } from "./finding-order.ts";
import { MarkBadge } from "./marks.tsx";
import { formKey } from "./new-entry.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { severityMarks, statusWords } from "./words.ts";

const PAGE = 100;

/** All findings of the review, the worst first; one of them open with all its fields. */
export function FindingsPanel() {
  const findings = useReview((state) => state.entries.finding);
  const fresh = useReview((state) => state.freshEntry);
  const newEntries = useReview((state) => state.newEntries);
  const stored = useReview((state) => state.stored);
  const order = useReview((state) => state.order);
  const signed = useSigned();
  const { raiseFinding } = useReviewActions();
  const [narrowed, setNarrowed] = useState<Narrowed>({ severity: "", status: "" });
  const [chosen, setChosen] = useState<string>();
  const shown = useMemo(() => sortFindings(findings, narrowed, order), [findings, narrowed, order]);
  const isOpened = (id: string) => newEntries[id]?.of === "finding";
  const made = fresh !== undefined && isOpened(fresh) ? fresh : undefined;
  if (made !== undefined && made !== chosen) setChosen(made);
  // The one that is open stays open where an edit of it moves it in the list.
  if (chosen === undefined && made === undefined && shown[0] !== undefined) setChosen(shown[0]);
  const wanted = chosen === undefined ? undefined : (stored[chosen] ?? chosen);
  const paged = usePaged(shown, PAGE, wanted);
  const open = wanted !== undefined && (findings[wanted] || isOpened(wanted)) ? wanted : shown[0];
  const count = Object.keys(findings).length;
  const add = signed ? undefined : <Button onClick={() => raiseFinding(undefined)}>New finding</Button>;
  if (count === 0 && open === undefined)
    return (
      <div className="rv-page">
        <EmptyState icon={IconMessage2Exclamation} title="No findings yet" actions={add}>
          <p>Press F at an item to raise one there; it keeps the item and the evidence that it came from.</p>
        </EmptyState>
      </div>
    );
  return (
    <div className="rv-two-panes">
      <div className="rv-list-pane">
        <div className="rv-list-tools">
          <NativeSelect
            size="xs"
            aria-label="Severity"
            value={narrowed.severity}
            data={[
              { value: "", label: "Any severity" },
              ...severities.map((value) => ({ value, label: severityMarks[value].word })),
            ]}
            onChange={(event) => {
              const value = event.currentTarget.value;
              setNarrowed({ ...narrowed, severity: severities.find((one) => one === value) ?? "" });
            }}
          />
          <NativeSelect
            size="xs"
            aria-label="Status"
            value={narrowed.status}
            data={[
              { value: "", label: "Any status" },
              ...findingStatuses.map((value) => ({ value, label: statusWords[value] })),
            ]}
            onChange={(event) => {
              const value = event.currentTarget.value;
              setNarrowed({ ...narrowed, status: findingStatuses.find((one) => one === value) ?? "" });
            }}
          />
          {add}
        </div>
        {count > 0 && shown.length === 0 && (
          <p className="cs-dim">None of the {count} findings is like that.</p>
        )}
        {open !== undefined && isOpened(open) && (
          <p className="rv-opened">New finding, not saved until something is written in it.</p>
        )}
        <Pager paged={paged} what="findings" />
        <ul className="rv-entry-list" aria-label="Findings">
          {paged.shown.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="rv-entry"
                aria-current={id === open ? "true" : undefined}
                onClick={() => setChosen(id)}
              >
                <span className="rv-entry-title cs-vendor" dir="auto">
                  {findings[id]?.title || "No title yet"}
                </span>
                <span className="rv-entry-facts">
                  <MarkBadge mark={severityMarks[findings[id]?.severity ?? "info"]} quiet />
                  <span>{statusWords[findings[id]?.status ?? "open"]}</span>
                  {findings[id]?.item !== undefined && <code>{findings[id].item}</code>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <div className="rv-entry-pane">
        {open !== undefined && <FindingForm key={formKey(stored, open)} findingId={open} />}
      </div>
    </div>
  );
}
