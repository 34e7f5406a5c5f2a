import { Button } from "@mantine/core";
import { IconPackageImport } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { BundlePreview } from "#shared/contract/bundle-calls";
import { isAppError } from "#shared/errors";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useJob } from "../../api/use-job.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { BundleView } from "./bundle-view.tsx";
import "./bundle.css";

type Picked = { token: string; name: string };

/** Pick → checked with progress → see what it would do → take it in. Nothing is stored before the last step. */
export function BundlePage() {
  const client = useClient();
  const { job, run, clear } = useJob("A bundle is being checked.");
  const [preview, setPreview] = useState<BundlePreview>();
  const [picked, setPicked] = useState<Picked>();
  const [locked, setLocked] = useState<Picked>();
  const picking = useAction();
  useForgottenPreview(preview);

  const read = useCallback(
    async ({ token: pickedFile, name }: Picked) => {
      setPreview(undefined);
      setPicked({ token: pickedFile, name });
      const found = await run(async (jobId) => {
        try {
          return await client.call("bundle.preview", { pickedFile }, jobId);
        } catch (error) {
          if (!isAppError(error, "passphrase")) throw error;
          setLocked({ token: pickedFile, name });
          return undefined;
        }
      });
      if (found) setPreview(found);
    },
    [client, run],
  );
  const open = async (secret: string) => {
    if (!locked) return;
    const found = await client.call("bundle.preview", { pickedFile: locked.token, secret });
    setLocked(undefined);
    // It would have to be opened again.
    setPicked(undefined);
    setPreview(found);
  };
  const again = () => {
    clear();
    setPreview(undefined);
  };
  const choose = (
    <Button
      disabled={picking.busy}
      onClick={() => {
        void picking.run(async () => {
          const [file] = await client.door.pick({
            title: "Review bundle",
            what: "file",
            endings: ["zip", "age"],
          });
          if (file) await read(file);
        });
      }}
    >
      Choose a bundle
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Bring in a bundle"
        above={<RouteLink to={{ page: "reviews" }}>Reviews</RouteLink>}
        below="The file is checked and shown first. Nothing is stored until you say so."
      />
      {picking.error !== undefined && <ErrorPanel error={picking.error} />}
      {job.state === "running" && <ProgressPanel title="Checking the bundle" job={job} />}
      {job.state === "failed" && (
        <div className="cs-stack-gap">
          <ErrorPanel error={job.error} actions={<Button onClick={again}>Choose another file</Button>} />
          <p className="cs-dim">Nothing was stored.</p>
        </div>
      )}
      {job.state === "idle" && preview && (
        <BundleView
          key={preview.previewId}
          preview={preview}
          onAgain={again}
          onTrusted={picked ? () => void read(picked) : undefined}
        />
      )}
      {job.state === "idle" && !preview && (
        <EmptyState icon={IconPackageImport} title="Choose a review bundle" actions={choose}>
          <p>
            A bundle is a review on its way between two machines: with its packet, evidence, checklist, memo,
            signatures and receipts, in one zip. Bring one in to read and countersign it, to go on with it, to
            take in the signatures that it comes back with, or to merge another reviewer’s work into yours.
          </p>
        </EmptyState>
      )}
      <PassphraseDialog
        opened={locked !== undefined}
        title="Open the bundle"
        confirm="Open"
        onSecret={open}
        onClose={() => setLocked(undefined)}
      >
        <p>
          <strong className="cs-vendor">{locked?.name}</strong> is encrypted. Its maker has told you the
          passphrase by another way.
        </p>
      </PassphraseDialog>
    </>
  );
}

/** A preview that is left behind is forgotten by the core too. */
function useForgottenPreview(preview: BundlePreview | undefined) {
  const client = useClient();
  const previewId = preview?.previewId;
  useEffect(() => {
    if (previewId === undefined) return undefined;
    return () => {
      // It is gone already where it was taken in.
      client.call("bundle.discardPreview", { previewId }).catch(() => undefined);
    };
  }, [client, previewId]);
}
