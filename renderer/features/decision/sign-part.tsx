import { Button, NativeSelect } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { useQuery } from "../../api/use-query.ts";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { useReview, useReviewActions } from "../review/review-session.tsx";
import { decisionWords } from "../review/words.ts";
import { obstacles } from "#shared/rules/ready-to-sign";
import type { ProfileView } from "#shared/contract/signing-calls";

/** Who signs, and the signature itself. */
export function SignPart() {
  const profiles = useQuery("profile.list", {}, ["profiles"]);
  return (
    <section className="dc-part" aria-label="Sign">
      <h2>Sign</h2>
      <QueryView query={profiles} what="the profiles">
        {({ profiles: all }) => <Sign profiles={all.filter((profile) => profile.retired === undefined)} />}
      </QueryView>
    </section>
  );
}

function Sign({ profiles }: { profiles: readonly ProfileView[] }) {
  const settings = useQuery("app.settings", {}, ["settings"]);
  const entries = useReview((state) => state.entries);
  const card = useReview((state) => state.card);
  const waiting = useMemo(() => obstacles({ entries, card }).length, [entries, card]);
  const [chosen, setChosen] = useState<string>();
  const [asking, setAsking] = useState(false);
  const usual = settings.state === "ready" ? settings.value.signerProfileId : "";
  const profile =
    profiles.find((one) => one.profileId === chosen) ??
    profiles.find((one) => one.profileId === usual) ??
    profiles[0];
  if (profile === undefined)
    return (
      <p>
        A signature needs a profile with a key of its own.{" "}
        <RouteLink to={{ page: "profiles" }}>Create a profile</RouteLink>, then come back.
      </p>
    );
  return (
    <>
      <NativeSelect
        label="Sign as"
        value={profile.profileId}
        data={profiles.map((one) => ({
          value: one.profileId,
          label: one.role ? `${one.name}, ${one.role}` : one.name,
        }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <p className="cs-dim cs-small cs-vendor">
        Key {profile.fingerprint} · <RouteLink to={{ page: "profiles" }}>Profiles</RouteLink>
      </p>
      <div>
        <Button
          size="sm"
          leftSection={<IconWritingSign size={18} aria-hidden />}
          disabled={waiting > 0}
          onClick={() => setAsking(true)}
        >
          Sign and freeze the review
        </Button>
      </div>
      <p className="cs-dim cs-small">
        {waiting > 0
          ? "First do what is listed under “Before signing”."
          : "A signed review cannot be changed any more; a new revision can be started from it."}
      </p>
      <SignDialog profile={profile} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function SignDialog({
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
  const reviewId = useReview((state) => state.head.reviewId);
  const decision = useReview((state) => state.entries.decision["decision"]?.decision);
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
        { reviewId, profileId: profile.profileId, secret },
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
        <strong className="cs-vendor">{profile.name}</strong> decides:{" "}
        <strong>{decision === undefined ? "nothing yet" : decisionWords[decision].word}</strong>
      </p>
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
