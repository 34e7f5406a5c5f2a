import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { RouteLink } from "../../ui/route-link.tsx";
import { useReview, useReviewActions } from "./review-session.tsx";

/** Says that another window discarded the review, and shows text that has nowhere to be stored any more. */
export function ElsewhereNotice() {
  const discarded = useReview((state) => state.discarded);
  const lost = useReview((state) => state.lost);
  const { forgetLost } = useReviewActions();
  if (!discarded && lost.length === 0) return null;
  return (
    <div className="rv-signed rv-gone" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div className="rv-gone-body">
        {discarded && (
          <p>
            <strong>This review was discarded in another window.</strong> What is shown can still be read and
            copied; nothing in it can be changed or saved.
          </p>
        )}
        {lost.length > 0 && (
          <>
            <p>What was typed here is not saved, because what it belonged to was closed or removed:</p>
            <ul>
              {lost.map(({ what, text }, index) => (
                // Lost texts have no identity but their place.
                // oxlint-disable-next-line react/no-array-index-key
                <li key={index}>
                  {what}: <q className="cs-vendor">{text}</q>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {discarded ? (
        <RouteLink to={{ page: "reviews" }}>Go to the reviews</RouteLink>
      ) : (
        <Button variant="default" onClick={forgetLost}>
          Dismiss
        </Button>
      )}
    </div>
  );
}
