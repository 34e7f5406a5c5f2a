import { useEffect, useMemo, useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { useReview, useReviewActions } from "../review/review-session.tsx";
import type { ProfileView } from "#shared/contract/signing-calls";
import { frozenFacts } from "./frozen-facts.ts";

/** Sums up what is about to be frozen, and asks for the passphrase of the one who signs. */
export function SignDialog({
  profile,
  opened,
  onClose,
}: {
  profile: ProfileView;
  opened: boolean;
  onClose: () => void;
}) {
  const client = useClient();
  const toasts = useToasts();
  const head = useReview((state) => state.head);
  const entries = useReview((state) => state.entries);
  const card = useReview((state) => state.card);
  const facts = useMemo(() => frozenFacts({ head, entries, card }), [head, entries, card]);
  const { flush, whenSaved, reload } = useReviewActions();
  const [jobId, setJobId] = useState<string>();
  const progress = useProgress(jobId);
  const sign = async (secret: string) => {
    const job = `job-${crypto.randomUUID()}`;
    flush();
    await whenSaved();
    setJobId(job);
    client.door.guardClose("A review is being signed.");
    try {
      const signed = await client.call(
        "review.sign",
        { reviewId: head.reviewId, profileId: profile.profileId, secret },
        job,
      );
      toasts.done(`Signed. Key ${signed.fingerprint}`);
    } finally {
      setJobId(undefined);
      client.door.guardClose(undefined);
    }
    client.call("app.saveSettings", { signerProfileId: profile.profileId }).catch(() => undefined);
    await reload();
  };
  return (
    <PassphraseDialog
      opened={opened}
      title="Sign the review"
      confirm="Sign"
      disabled={jobId !== undefined}
      onSecret={sign}
      onClose={onClose}
    >
      <p>
        The signature of <strong className="cs-vendor">{profile.name}</strong> freezes the review as it
        stands:
      </p>
      <dl className="dc-frozen" aria-label="What is frozen">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="cs-vendor" dir="auto">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {jobId !== undefined && <p role="status">{progress ?? "Starting …"}</p>}
    </PassphraseDialog>
  );
}

/** What the job with this id does at the moment. */
function useProgress(jobId: string | undefined): string | undefined {
  const { door } = useClient();
  const [what, setWhat] = useState<string>();
  useEffect(() => {
    setWhat(undefined);
    if (jobId === undefined) return undefined;
    return door.onEvent((event) => {
      if (event.type === "progress" && event.jobId === jobId) setWhat(event.what);
    });
  }, [door, jobId]);
  return what;
}
