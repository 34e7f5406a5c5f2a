import { Button, SegmentedControl } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect } from "react";
import type { MemoCopy, PrintedMemo } from "#shared/contract/print-calls";
import type { ReviewId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useTask } from "../../api/use-task.ts";
import { navigate } from "../../routes.ts";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { PdfPart } from "./pdf-part.tsx";
import { usePageMargins } from "./page-margins.ts";
import { PrintedBlocks } from "./printed-blocks.tsx";
import "./print.css";

/** The memo as it comes out of a printer. What stands around it on the screen is not printed. */
export function PrintPage({ reviewId, copy }: { reviewId: ReviewId; copy: MemoCopy }) {
  const memo = useTask("memo.model", { reviewId, copy });
  return (
    <div className="pr-page">
      <header className="pr-bar" aria-label="Printing">
        <RouteLink to={{ page: "decision", reviewId }}>Back to the decision</RouteLink>
        <SegmentedControl
          size="xs"
          aria-label="Which copy"
          data={[
            { value: "internal", label: "Internal copy" },
            { value: "vendor", label: "Vendor copy" },
          ]}
          value={copy}
          onChange={(value) =>
            navigate(
              { page: "print", reviewId, copy: value === "vendor" ? "vendor" : undefined },
              { replace: true },
            )
          }
        />
        {memo.state === "ready" ? (
          <PdfPart key={memo.value.printed} memo={memo.value} />
        ) : (
          <Button leftSection={<IconPrinter size={18} aria-hidden />} disabled>
            Print or save as PDF
          </Button>
        )}
      </header>
      <QueryView
        query={memo}
        what="the memo"
        home={<RouteLink to={{ page: "reviews" }}>Go to the reviews</RouteLink>}
      >
        {(value) => <Sheet memo={value} />}
      </QueryView>
    </div>
  );
}

function Sheet({ memo }: { memo: PrintedMemo }) {
  const { door } = useClient();
  usePageMargins(memo);
  // Browsers suggest the page's title as the name of the file.
  useEffect(() => {
    document.title = door.printToPdf ? `${memo.title} – Countersign` : memo.fileName.replace(/\.pdf$/, "");
  }, [door, memo]);
  return (
    <article className="pr-sheet" lang="en-GB" aria-label="Memo">
      <div className="pr-margin" aria-hidden>
        <span className={memo.draft ? "pr-draft" : undefined}>{memo.marking}</span>
        <span dir="auto">{memo.heading}</span>
      </div>
      <PrintedBlocks blocks={memo.blocks} />
      <div className="pr-margin pr-foot" aria-hidden>
        <span dir="auto">{memo.footer}</span>
      </div>
    </article>
  );
}
