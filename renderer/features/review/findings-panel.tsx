import { Button, NativeSelect } from "@mantine/core";
import { IconMessage2Exclamation } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { findingStatuses, severities, type Finding, type Severity } from "#shared/formats/review";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { FindingForm } from "./finding-form.tsx";
import { MarkBadge } from "./marks.tsx";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { severityMarks, statusWords } from "./words.ts";

const PAGE = 100;

type Narrowed = { severity: Severity | ""; status: Finding["status"] | "" };

/** All findings of the review, the worst first; one of them open with all its fields. */
export function FindingsPanel() {
  const findings = useReview((state) => state.entries.finding);
  const fresh = useReview((state) => state.freshEntry);
  const signed = useSigned();
  const { raiseFinding } = useReviewActions();
  const [narrowed, setNarrowed] = useState<Narrowed>({ severity: "", status: "" });
  const [chosen, setChosen] = useState<string>();
  const shown = useMemo(() => sortFindings(findings, narrowed), [findings, narrowed]);
  const made = fresh !== undefined && findings[fresh] ? fresh : undefined;
  if (made !== undefined && made !== chosen) setChosen(made);
  const paged = usePaged(shown, PAGE, chosen);
  const open = chosen !== undefined && findings[chosen] ? chosen : shown[0];
  const count = Object.keys(findings).length;
  const add = signed ? undefined : <Button onClick={() => void raiseFinding(undefined)}>New finding</Button>;
  if (count === 0)
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
        {shown.length === 0 && <p className="cs-dim">None of the {count} findings is like that.</p>}
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
      <div className="rv-entry-pane">{open !== undefined && <FindingForm key={open} findingId={open} />}</div>
    </div>
  );
}

/** The ids of the findings that are wanted, the worst first. */
export function sortFindings(
  findings: Readonly<Record<string, Finding>>,
  { severity, status }: Narrowed,
): string[] {
  const rank = (id: string) => severities.indexOf(findings[id]?.severity ?? "info");
  return Object.keys(findings)
    .filter((id) => severity === "" || findings[id]?.severity === severity)
    .filter((id) => status === "" || findings[id]?.status === status)
    .sort((a, b) => rank(a) - rank(b));
}
