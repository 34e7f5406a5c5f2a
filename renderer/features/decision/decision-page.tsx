import { useEffect } from "react";
import type { ReviewId } from "#shared/ids";
import { navigate } from "../../routes.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { Saved, UndoButtons, useReviewTitle } from "../review/review-bar.tsx";
import { useReview, useReviewActions, useReviewSession } from "../review/review-session.tsx";
import { ReviewView } from "../review/review-view.tsx";
import { Announcement } from "../review/announcement.tsx";
import { ElsewhereNotice } from "../review/elsewhere-notice.tsx";
import { ApprovalNotice } from "../review/approval-notice.tsx";
import { SignedNotice } from "../review/signed-notice.tsx";
import { BlockersPart } from "./blockers-part.tsx";
import { CountersignPart } from "./countersign-part.tsx";
import { ChecksPart } from "./checks-part.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { HandOverPart } from "../bundle/hand-over-part.tsx";
import { MemoPart } from "./memo-part.tsx";
import { OtherFilesPart } from "./other-files-part.tsx";
import { QuestionsPart } from "./questions-part.tsx";
import { RecommendationPart } from "./recommendation-part.tsx";
import { SignPart } from "./sign-part.tsx";
import { SignaturesPart } from "./signatures-part.tsx";
import "../review/review.css";
import "./decision.css";

/** The end of a review: what is recommended, what the reviewer decides, the signature and the memo. */
export function DecisionPage({ reviewId }: { reviewId: ReviewId }) {
  const session = useReviewSession(reviewId);
  return (
    <ReviewView session={session}>
      <Decision />
    </ReviewView>
  );
}

function Decision() {
  const title = useReviewTitle();
  const head = useReview((state) => state.head);
  const discarded = useReview((state) => state.discarded);
  const signed = head.signed !== undefined;
  useUndoKeys();
  const below = [
    head.vendor,
    head.packetVersion && `version ${head.packetVersion}`,
    `revision ${head.revision}`,
  ];
  return (
    <div className="dc-page">
      <PageHeader
        title={`Decision: ${title}`}
        above={<RouteLink to={{ page: "review", reviewId: head.reviewId }}>Back to the review</RouteLink>}
        below={below.filter(Boolean).join(" · ")}
        actions={
          <>
            <Saved />
            <UndoButtons />
          </>
        }
      />
      <SignedNotice />
      <ApprovalNotice />
      <ElsewhereNotice />
      <Announcement />
      <div className="dc-columns">
        <div className="dc-main">
          <RecommendationPart />
          <DecisionForm />
        </div>
        <div className="dc-aside">
          <QuestionsPart />
          {!signed && <ChecksPart />}
          <BlockersPart />
          {signed && <SignaturesPart />}
          {signed && <CountersignPart />}
          {!signed && !discarded && <SignPart />}
          {!discarded && <MemoPart key={signed ? "signed" : "draft"} />}
          {!discarded && <OtherFilesPart key={signed ? "signed-files" : "draft-files"} />}
          {!discarded && <HandOverPart />}
        </div>
      </div>
    </div>
  );
}

/** Undo and redo work here as on the review screen, except in a text field, which has its own. */
function useUndoKeys(): void {
  const { undo, redo } = useReviewActions();
  const reviewId = useReview((state) => state.head.reviewId);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      if (target.closest("input:not([type=radio]), textarea, select, [role=dialog], dialog")) {
        if (event.key === "Escape" && target instanceof HTMLElement) target.blur();
        return;
      }
      const ctrl = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if (ctrl && key === "z") {
        event.preventDefault();
        void (event.shiftKey ? redo() : undo());
      } else if (!ctrl && !event.altKey && key === "u") void (event.shiftKey ? redo() : undo());
      else if (!ctrl && !event.altKey && event.key === "d") navigate({ page: "review", reviewId });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [undo, redo, reviewId]);
}
