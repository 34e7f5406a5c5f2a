import { Button } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useEffect } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { isBlank } from "../packet/sections/packet-document.ts";
import { VendorText } from "../packet/sections/vendor-value.tsx";
import { useReview, useReviewActions, useSigned } from "../review/review-session.tsx";
import { ActionPane } from "./action-pane.tsx";
import { MatrixFilters } from "./matrix-filters.tsx";
import { MatrixSummaryBar } from "./matrix-summary.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { useMatrix } from "./use-matrix.ts";
import { useMatrixKeys } from "./use-matrix-keys.ts";
import "./matrix.css";

/** The action policy matrix: the vendor's version of each row, and the reviewer's beside it. */
export function MatrixView() {
  const matrix = useMatrix();
  useMatrixKeys(matrix);
  const { holdAction } = useReviewActions();
  const markedId = matrix.marked?.id;
  // From now on it stays where it is until the person goes on, whatever becomes of it.
  useEffect(() => {
    if (markedId !== undefined) holdAction(markedId);
  }, [markedId, holdAction]);
  if (matrix.rows.length === 0) return <NoMatrix />;
  return (
    <div className="mx-view">
      <MatrixSummaryBar matrix={matrix} />
      <div className="mx-panes">
        <div className="mx-list">
          <MatrixFilters matrix={matrix} />
          <MatrixTable matrix={matrix} />
        </div>
        {matrix.marked !== undefined && <ActionPane row={matrix.marked} packet={matrix.packet} />}
      </div>
    </div>
  );
}

/** A matrix without rows is a gap of the packet, and the worst one: nothing says what the agent may do. */
function NoMatrix() {
  const text = useReview((state) => state.packet.packet.sections.actions?.text);
  const signed = useSigned();
  const { askVendor, show } = useReviewActions();
  const ask = () => {
    show("questions");
    askVendor(undefined);
  };
  return (
    <div className="rv-page">
      <EmptyState
        icon={IconTable}
        title="The packet lists no action"
        actions={
          signed ? undefined : (
            <Button variant="default" onClick={ask}>
              Ask the vendor
            </Button>
          )
        }
      >
        <p>
          No row says what the agent does by itself, what a person approves, and what it never does. Without
          rows there is nothing to correct here.
        </p>
        {!isBlank(text) && (
          <>
            <p>In place of rows, the vendor writes:</p>
            <blockquote className="mx-quote">
              <VendorText>{text}</VendorText>
            </blockquote>
          </>
        )}
      </EmptyState>
    </div>
  );
}
