import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ReviewHead } from "#shared/contract/review-calls";
import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { staysOfDiscarded, whatGoes } from "./discard-words.ts";

/** Discards a review that is not signed; a signed one is kept, and nothing is offered. */
export function DiscardReview({ review }: { review: ReviewHead }) {
  const client = useClient();
  const toasts = useToasts();
  const [opened, setOpened] = useState(false);
  if (review.signed !== undefined) return null;
  const name = review.packetTitle ?? review.packetId;
  return (
    <>
      <Tooltip label="Discard this review">
        <ActionIcon
          color="gray"
          aria-label={`Discard the review of ${name}, revision ${review.revision}`}
          onClick={() => setOpened(true)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={opened}
        title="Discard this review?"
        confirm="Discard the review"
        danger
        onClose={() => setOpened(false)}
        onConfirm={async () => {
          await client.call("review.discard", { reviewId: review.reviewId });
          toasts.done("The review is discarded. Its packet and its receipts stay.");
          document.getElementById("main")?.focus();
        }}
      >
        <p className="cs-vendor" dir="auto">
          <strong>{name}</strong>
        </p>
        <p>{whatGoes(review)}</p>
        <p>{staysOfDiscarded(review)}</p>
      </ConfirmDialog>
    </>
  );
}
