import { Button } from "@mantine/core";
import { IconFileCertificate } from "@tabler/icons-react";
import { useState } from "react";
import type { Verification } from "#shared/contract/signing-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useJob } from "../../api/use-job.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { VerificationView } from "./verification-view.tsx";

/** Checks a memo against its signature files, whoever made them. Stores nothing. */
export function VerifyPage() {
  const client = useClient();
  const { job, run } = useJob("A file is being verified.");
  const picking = useAction();
  const [tokens, setTokens] = useState<string[]>([]);
  const [names, setNames] = useState<string[]>([]);
  const [result, setResult] = useState<Verification>();

  const check = async (pickedFiles: string[]) => {
    setResult(undefined);
    const found = await run((jobId) => client.call("verify.file", { pickedFiles }, jobId));
    if (found) setResult(found);
  };
  const choose = () =>
    picking.run(async () => {
      const picked = await client.door.pick({ title: "Memo and signature files", what: "files" });
      if (picked.length === 0) return;
      const chosen = picked.map((file) => file.token);
      setTokens(chosen);
      setNames(picked.map((file) => file.name));
      await check(chosen);
    });
  const chooseButton = (
    <Button
      variant={result ? "default" : "filled"}
      disabled={picking.busy || job.state === "running"}
      onClick={() => {
        void choose();
      }}
    >
      {result ? "Choose other files" : "Choose files"}
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Verify a file"
        below="Checks a memo and its signatures on this machine, without trusting what the memo says about itself."
        actions={result && chooseButton}
      />
      <div className="cs-blocks">
        {picking.error !== undefined && <ErrorPanel error={picking.error} />}
        {job.state === "running" && <ProgressPanel title="Verifying" job={job} />}
        {job.state === "failed" && <ErrorPanel error={job.error} actions={chooseButton} />}
        {job.state === "idle" && result && (
          <VerificationView
            result={result}
            files={names}
            onTrusted={() => {
              void check(tokens);
            }}
          />
        )}
        {job.state === "idle" && !result && (
          <EmptyState
            icon={IconFileCertificate}
            title="Choose the memo and its signature files together"
            actions={chooseButton}
          >
            <p>
              A signed memo travels with two small files for each signer: what was signed (<code>….json</code>
              ) and the signature (<code>….sig</code>). Select the memo and all of them in one go.
            </p>
            <p>Or choose a review bundle (.zip): it has everything in one file.</p>
            <p>
              The verdict is <strong>genuine</strong> only if nothing is altered and every signer is known to
              you: known means that you compared the fingerprint with the person.
            </p>
          </EmptyState>
        )}
      </div>
    </>
  );
}
