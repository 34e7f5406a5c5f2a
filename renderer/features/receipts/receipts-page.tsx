import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconReceipt, IconSearch, IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { Verification } from "#shared/contract/signing-calls";
import { kindInWords } from "#shared/receipt-words";
import { useClient } from "../../api/client-context.tsx";
import { useJob } from "../../api/use-job.ts";
import { navigate } from "../../routes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { VerificationView } from "../verify/verification-view.tsx";
import { ChainState } from "./chain-state.tsx";
import { ReceiptDetail } from "./receipt-detail.tsx";
import { ReceiptList } from "./receipt-list.tsx";
import { useReceipts } from "./use-receipts.ts";

/** Every act that left a receipt, newest first; and the check that none was altered. */
export function ReceiptsPage({ seq, subject }: { seq: number | undefined; subject: string | undefined }) {
  const client = useClient();
  const { job, run, clear } = useJob("The workspace is being verified.");
  const [verification, setVerification] = useState<Verification>();
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text, 200);
  const receipts = useReceipts({
    ...(kind === "" ? {} : { kind }),
    ...(settled.trim() === "" ? {} : { text: settled.trim() }),
    ...(subject === undefined ? {} : { subject }),
  });
  const opened = receipts.rows.find((receipt) => receipt.seq === seq);
  const filtered = kind !== "" || settled.trim() !== "" || subject !== undefined;
  const verify = async () => {
    setVerification(undefined);
    const found = await run((jobId) => client.call("verify.workspace", {}, jobId));
    if (found) setVerification(found);
  };
  const busy = job.state === "running";
  return (
    <div className="cs-receipts">
      <div>
        <PageHeader
          title="Receipts"
          below="Every act that matters leaves one. They are chained: one that is altered, removed or slipped in is found."
          actions={
            <Button
              variant="default"
              leftSection={<IconShieldCheck size={16} aria-hidden />}
              disabled={busy}
              onClick={() => {
                void verify();
              }}
            >
              Verify the whole workspace
            </Button>
          }
        />
        <ChainState />
        {busy && <ProgressPanel title="Verifying the whole workspace" job={job} />}
        {job.state === "failed" && <ErrorPanel error={job.error} onRetry={clear} />}
      </div>
      {verification ? (
        <div className="cs-stack-gap">
          <div className="cs-row">
            <Button variant="default" onClick={() => setVerification(undefined)}>
              Back to the receipts
            </Button>
          </div>
          <VerificationView result={verification} />
        </div>
      ) : (
        <>
          <search className="cs-form-row cs-receipts-filter">
            <TextInput
              label="Find"
              placeholder="Text of a receipt"
              leftSection={<IconSearch size={16} aria-hidden />}
              w={320}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <NativeSelect
              label="Kind"
              w={220}
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value)}
              data={[
                { value: "", label: "Every kind" },
                ...receipts.kinds.map((value) => ({ value, label: kindInWords(value) })),
              ]}
            />
            {subject !== undefined && (
              <Button variant="default" onClick={() => navigate({ page: "receipts", seq })}>
                Only about {subject} – show all
              </Button>
            )}
            <p className="cs-dim cs-small" role="status">
              {receipts.state === "ready"
                ? `${receipts.total} ${receipts.total === 1 ? "receipt" : "receipts"}`
                : ""}
            </p>
          </search>
          <div className={`cs-receipts-body${opened ? " cs-receipts-open" : ""}`}>
            {receipts.error !== undefined ? (
              <ErrorPanel error={receipts.error} onRetry={receipts.retry} />
            ) : receipts.state === "ready" && receipts.rows.length === 0 ? (
              <EmptyState icon={IconReceipt} title={filtered ? "No receipt fits" : "There is no receipt yet"}>
                <p>
                  {filtered
                    ? "Change the text or the kind."
                    : "The first import, answer or profile leaves the first one."}
                </p>
              </EmptyState>
            ) : (
              <ReceiptList
                rows={receipts.rows}
                total={receipts.total}
                opened={seq}
                onMore={receipts.more}
                onOpen={(next) =>
                  navigate(
                    { page: "receipts", seq: next === seq ? undefined : next, subject },
                    { replace: true },
                  )
                }
              />
            )}
            {opened && (
              <ReceiptDetail
                receipt={opened}
                onClose={() => navigate({ page: "receipts", subject }, { replace: true })}
                onSubject={() => navigate({ page: "receipts", seq: opened.seq, subject: opened.subject })}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}
