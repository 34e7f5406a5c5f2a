import { Button, Group } from "@mantine/core";
import { useState } from "react";
import type { OutputKind } from "#shared/contract/output-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { type Exported, ExportedFile } from "../../ui/exported-file.tsx";
import { useReview, useReviewActions } from "../review/review-session.tsx";

const offers: readonly { kind: OutputKind; label: string }[] = [
  { kind: "markdown", label: "Memo as Markdown" },
  { kind: "findings-xlsx", label: "Findings as a workbook" },
  { kind: "findings-csv", label: "Findings as CSV" },
  { kind: "json", label: "Whole review as JSON" },
];

/** The review for other programs. The signed document is the memo. */
export function OtherFilesPart() {
  const client = useClient();
  const reviewId = useReview((state) => state.head.reviewId);
  const action = useAction();
  const { flush, whenSaved } = useReviewActions();
  const [made, setMade] = useState<Exported>();
  const exportAs = (kind: OutputKind) =>
    action.run(async () => {
      setMade(undefined);
      flush();
      await whenSaved();
      const file = await client.call("output.export", { reviewId, kind });
      const result = await client.door.save(file.produced, file.name);
      setMade({ file, savedAs: result.saved ? result.name : undefined });
    });
  const print = () =>
    action.run(async () => {
      flush();
      await whenSaved();
      navigate({ page: "print", reviewId });
    });
  return (
    <section className="dc-part" aria-label="Other files">
      <h2>Other files</h2>
      <p className="cs-dim">For other programs. None of these carries a signature.</p>
      <Group gap="xs">
        {offers.map(({ kind, label }) => (
          <Button key={kind} variant="default" disabled={action.busy} onClick={() => void exportAs(kind)}>
            {label}
          </Button>
        ))}
        <Button variant="default" disabled={action.busy} onClick={() => void print()}>
          Print or save as PDF
        </Button>
      </Group>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
      {made && (
        <ul className="dc-exported" aria-label="Exported file">
          <li>
            <ExportedFile {...made} />
          </li>
        </ul>
      )}
    </section>
  );
}
