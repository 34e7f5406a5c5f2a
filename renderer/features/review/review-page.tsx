import { memo, useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { useQuery } from "../../api/use-query.ts";
import type { ReviewId } from "#shared/ids";
import { MatrixView } from "../matrix/matrix-view.tsx";
import { Address, type NamedPlace } from "./address.tsx";
import { Announcement } from "./announcement.tsx";
import { ElsewhereNotice } from "./elsewhere-notice.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { FlagsPanel } from "./flags-panel.tsx";
import { GridView } from "./grid-view.tsx";
import { ItemPane } from "./item-pane.tsx";
import { OutlinePane } from "./outline-pane.tsx";
import { PaneSplitter } from "./pane-splitter.tsx";
import { QuestionsPanel } from "./questions-panel.tsx";
import { Refused } from "./refused.tsx";
import { ReviewBar } from "./review-bar.tsx";
import { useReview, useReviewSession } from "./review-session.tsx";
import { ReviewView } from "./review-view.tsx";
import { SidePane } from "./side-pane.tsx";
import { ApprovalNotice } from "./approval-notice.tsx";
import { SignedNotice } from "./signed-notice.tsx";
import { useReviewKeys } from "./use-review-keys.ts";
import "./review.css";

/** The screen on which a review is walked; item, view and flag are those that the address names. */
export function ReviewPage({ reviewId, ...named }: { reviewId: ReviewId } & NamedPlace) {
  const session = useReviewSession(reviewId);
  return (
    <div className={session.state === "ready" ? "rv-screen" : "rv-failed"}>
      <ReviewView session={session}>
        <Address {...named} reviewId={reviewId} />
        <ReviewScreen reviewId={reviewId} />
      </ReviewView>
    </div>
  );
}

/** Takes nothing from the address, so that a step to another item draws only what shows it. */
const ReviewScreen = memo(function ReviewScreen({ reviewId }: { reviewId: ReviewId }) {
  useReviewKeys();
  const view = useReview((state) => state.view);
  return (
    <>
      <ReviewBar />
      <SignedNotice />
      <ApprovalNotice />
      <ElsewhereNotice />
      <Announcement />
      {view !== "item" && <Refused />}
      {view === "item" && <ItemView />}
      {view === "grid" && <GridView />}
      {view === "matrix" && <MatrixView />}
      {view === "findings" && <FindingsPanel />}
      {view === "questions" && <QuestionsPanel reviewId={reviewId} />}
      {view === "flags" && <FlagsPanel />}
    </>
  );
});

function ItemView() {
  const client = useClient();
  const settings = useQuery("app.settings", {}, ["settings"]);
  const [moved, setMoved] = useState<number>();
  const width = moved ?? (settings.state === "ready" ? settings.value.evidencePaneWidth : 42);
  return (
    <div className="rv-panes">
      <OutlinePane />
      <div className="rv-work" style={{ gridTemplateColumns: `minmax(0, 1fr) 7px minmax(0, ${width}%)` }}>
        <ItemPane />
        <PaneSplitter
          width={width}
          onMove={setMoved}
          onDone={(evidencePaneWidth) => {
            setMoved(evidencePaneWidth);
            // A width that is not remembered harms nobody.
            client.call("app.saveSettings", { evidencePaneWidth }).catch(() => undefined);
          }}
        />
        <SidePane />
      </div>
    </div>
  );
}
