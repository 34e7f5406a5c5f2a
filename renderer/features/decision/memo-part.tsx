import { Button } from "@mantine/core";
import { IconFileTypeDocx } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { type Exported, ExportedFile } from "../../ui/exported-file.tsx";
import { TemplateChoice } from "./template-choice.tsx";
import { LineField } from "../review/draft-fields.tsx";
import { useReview, useReviewActions, useSigned } from "../review/review-session.tsx";

/** The memo for people who have only Word; a signed one comes with its signature files. */
export function MemoPart() {
  const client = useClient();
  const reviewId = useReview((state) => state.head.reviewId);
  const signed = useSigned();
  const action = useAction();
  const { flush, whenSaved } = useReviewActions();
  const [exported, setExported] = useState<{ files: Exported[]; draft: boolean }>();
  const exportMemo = (copy: "internal" | "vendor" = "internal") =>
    action.run(async () => {
      setExported(undefined);
      flush();
      await whenSaved();
      const made = await client.call("memo.export", { reviewId, copy });
      const files: Exported[] = [];
      for (const file of [
        made.memo,
        ...(made.countersigned ? [made.countersigned] : []),
        ...made.signatures,
      ]) {
        const result = await client.door.save(file.produced, file.name);
        files.push({ file, savedAs: result.saved ? result.name : undefined });
      }
      setExported({ files, draft: !made.signed });
    });
  return (
    <section className="dc-part" aria-label="Memo">
      <h2>Memo</h2>
      <p className="cs-dim">
        {signed
          ? "A Word file with the very bytes that were signed, and the signature files that prove it."
          : "A Word file of the review as it stands, marked DRAFT on every page."}{" "}
        The vendor’s copy leaves out internal findings, notes and your own evidence, and carries no signature.
      </p>
      {!signed && (
        <>
          <LineField
            target={{ of: "decision", field: "marking" }}
            label="Marking"
            description="Stands first on every page, such as “Confidential”"
            maxLength={60}
          />
          <TemplateChoice />
        </>
      )}
      <div className="cs-row">
        <Button
          variant={signed ? "filled" : "default"}
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
          loading={action.busy}
          onClick={() => void exportMemo()}
        >
          {signed ? "Save the memo and its signatures" : "Save a draft memo"}
        </Button>
        <Button variant="subtle" loading={action.busy} onClick={() => void exportMemo("vendor")}>
          Save a copy for the vendor
        </Button>
      </div>
      {action.error !== undefined && <ErrorPanel error={action.error} onRetry={() => void exportMemo()} />}
      {exported && (
        <ul className="dc-exported" aria-label="Exported files">
          {exported.files.map(({ file, savedAs }) => (
            <li key={file.sha256}>
              <ExportedFile file={file} savedAs={savedAs} isDraft={exported.draft} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
