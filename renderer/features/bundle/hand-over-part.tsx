import { Button, TextInput } from "@mantine/core";
import { IconPackageExport } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { useJob } from "../../api/use-job.ts";
import { useQuery } from "../../api/use-query.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { type Exported, ExportedFile } from "../../ui/exported-file.tsx";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { useReview, useReviewActions, useSigned } from "../review/review-session.tsx";

/** The whole review in one file, for another machine: to countersign it there, or to go on with it. */
export function HandOverPart() {
  const client = useClient();
  const reviewId = useReview((state) => state.head.reviewId);
  const signed = useSigned();
  const { flush, whenSaved } = useReviewActions();
  const { job, run } = useJob("A bundle is being written.");
  const [by, setBy] = useState("");
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Exported>();
  const nameIsKnown = useNameIsKnown();

  const write = async (secret?: string) => {
    setMade(undefined);
    const written = await run(async (jobId) => {
      flush();
      await whenSaved();
      const { bundle } = await client.call(
        "bundle.export",
        {
          reviewId,
          ...(secret === undefined ? {} : { secret }),
          ...(by.trim() === "" ? {} : { by: by.trim() }),
        },
        jobId,
      );
      const result = await client.door.save(bundle.produced, bundle.name);
      return { file: bundle, savedAs: result.saved ? result.name : undefined };
    });
    if (written) setMade(written);
  };

  return (
    <section className="dc-part" aria-label="Hand over">
      <h2>Hand over</h2>
      <p className="cs-dim">
        {signed
          ? "A bundle for another machine: the packet, the review, the memo, the signatures and the receipts in one zip. There it is read, checked and countersigned, and comes back as a bundle."
          : "A bundle for another reviewer: the packet and the review as it stands, in one zip. Both of you can go on; the work is merged when it comes back."}
      </p>
      {!signed && !nameIsKnown && (
        <TextInput
          label="Your name"
          description="It stands beside what you wrote, where another reviewer merges it."
          maxLength={200}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
      )}
      <div className="cs-row">
        <Button
          variant="default"
          leftSection={<IconPackageExport size={18} aria-hidden />}
          disabled={job.state === "running"}
          onClick={() => void write()}
        >
          Save a bundle
        </Button>
        <Button variant="subtle" disabled={job.state === "running"} onClick={() => setAsking(true)}>
          Save it encrypted
        </Button>
      </div>
      {job.state === "running" && <ProgressPanel title="Writing the bundle" job={job} />}
      {job.state === "failed" && <ErrorPanel error={job.error} onRetry={() => void write()} />}
      {made && (
        <div className="dc-exported" role="status">
          <ExportedFile {...made} />
        </div>
      )}
      <PassphraseDialog
        opened={asking}
        title="Save an encrypted bundle"
        confirm="Encrypt and save"
        isNew
        onSecret={async (secret) => {
          setAsking(false);
          await write(secret);
        }}
        onClose={() => setAsking(false)}
      >
        <p>
          Whoever opens it needs this passphrase: tell it by another way than the file. The format is age,
          which the program age opens, too.
        </p>
      </PassphraseDialog>
    </section>
  );
}

/** A profile that is chosen in the settings names who hands over. */
function useNameIsKnown(): boolean {
  const settings = useQuery("app.settings", {}, ["settings"]);
  return settings.state === "ready" && settings.value.signerProfileId !== undefined;
}
