import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { When } from "../../ui/when.tsx";
import { useReview } from "./review-session.tsx";

/** Says that a review is signed and cannot change, and offers the revision that can. */
export function SignedNotice() {
  const head = useReview((state) => state.head);
  const client = useClient();
  const action = useAction();
  if (head.signed === undefined) return null;
  const revise = () =>
    action.run(async () => {
      const next = await client.call("review.revise", { reviewId: head.reviewId });
      navigate({ page: "review", reviewId: next.reviewId });
    });
  return (
    <div className="rv-signed" role="note">
      <IconLock size={18} aria-hidden />
      <p>
        <strong>Signed</strong> by <span className="cs-vendor">{head.signed.by}</span> on{" "}
        <When at={head.signed.signedAt} />. It can be read, and nothing in it can be changed.
      </p>
      {head.nextReviewId === undefined ? (
        <Button variant="default" loading={action.busy} onClick={() => void revise()}>
          Start a new revision
        </Button>
      ) : (
        <RouteLink to={{ page: "review", reviewId: head.nextReviewId }}>
          Open revision {head.revision + 1}
        </RouteLink>
      )}
      {action.error !== undefined && <ErrorPanel error={action.error} />}
    </div>
  );
}
