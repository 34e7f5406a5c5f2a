import type { ReactNode } from "react";
import { noDecision, type Condition } from "#shared/formats/review";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { useReview } from "../review/review-session.tsx";
import { asksTerms, decisionShown } from "./decision-words.ts";

/** The terms of an approval, to be read. What is blank is said to be so, or is left out with `onlyWritten`. */
export function TermsAsText({ onlyWritten = false }: { onlyWritten?: boolean }) {
  const decision = useReview((state) => state.entries.decision["decision"] ?? noDecision);
  const approves = useReview((state) => asksTerms(decisionShown(state)));
  const brief = onlyWritten || !approves;
  const { scope, excluded, conditions, stoppedBy, reviewAgain } = decision;
  const terms: { name: string; written: boolean; shown: ReactNode }[] = [
    {
      name: approves ? "Approved scope" : "Scope",
      written: scope.trim() !== "",
      shown: <Written text={scope} />,
    },
    { name: "Excluded or gated", written: excluded.length > 0, shown: <Lines lines={excluded} /> },
    { name: "Conditions", written: conditions.length > 0, shown: <Conditions conditions={conditions} /> },
    { name: "Who can stop it", written: stoppedBy.trim() !== "", shown: <Written text={stoppedBy} /> },
    {
      name: "Reviewed again when",
      written: reviewAgain.trim() !== "",
      shown: <Written text={reviewAgain} />,
    },
  ];
  const shown = terms.filter(({ written }) => written || !brief);
  if (shown.length === 0) return null;
  return (
    <dl className="dc-terms" aria-label={approves ? "What is approved" : "Written for an approval"}>
      {shown.map((term) => (
        <div key={term.name}>
          <dt>{term.name}</dt>
          <dd>{term.shown}</dd>
        </div>
      ))}
    </dl>
  );
}

function Written({ text }: { text: string }) {
  if (text.trim() === "") return <span className="cs-dim">Not stated.</span>;
  return (
    <p className="cs-vendor" dir="auto">
      {text}
    </p>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return <span className="cs-dim">Nothing is excluded.</span>;
  return (
    <ul className="dc-lines">
      {lines.map((line, index) => (
        // Lines have no identity but their place, and may be the same.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="cs-vendor" dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}

const columns: Column<Condition>[] = [
  {
    key: "text",
    head: "Condition",
    cell: ({ text }) => (
      <span className="cs-vendor" dir="auto">
        {text}
      </span>
    ),
  },
  {
    key: "owner",
    head: "Owner",
    width: "28%",
    cell: ({ owner }) => (
      <span className="cs-vendor" dir="auto">
        {owner}
      </span>
    ),
  },
  { key: "due", head: "Due", width: "100px", cell: ({ due }) => due },
];

function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  if (conditions.length === 0) return <span className="cs-dim">There are no conditions.</span>;
  return (
    <DataTable
      caption="Conditions"
      columns={columns}
      rows={conditions}
      rowKey={({ text }, index) => `${index} ${text}`}
    />
  );
}
