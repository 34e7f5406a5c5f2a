import { Button, Modal, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { PacketVersionId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { QueryView } from "../../ui/query-view.tsx";

/** A button that starts a review of a packet, after asking with which checklist. */
export function StartReview({
  packetVersionId,
  title,
  prominent = false,
}: {
  packetVersionId: PacketVersionId;
  title: string;
  prominent?: boolean;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant={prominent ? "filled" : "default"}
        aria-label={`Start a review of ${title}`}
        onClick={() => setOpened(true)}
      >
        Start a review
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title="Start a review"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <StartForm packetVersionId={packetVersionId} title={title} onClose={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function StartForm({
  packetVersionId,
  title,
  onClose,
}: {
  packetVersionId: PacketVersionId;
  title: string;
  onClose: () => void;
}) {
  const client = useClient();
  const action = useAction();
  const checklists = useQuery("checklist.list", {}, ["checklists"]);
  const [chosen, setChosen] = useState(0);
  return (
    <QueryView query={checklists} what="the checklists">
      {(value) => (
        <form
          className="cs-stack-gap"
          onSubmit={(event) => {
            event.preventDefault();
            const checklist = value.checklists[chosen];
            if (!checklist) return;
            void action.run(async () => {
              const { id, version } = checklist;
              const { reviewId } = await client.call("review.start", {
                packetVersionId,
                checklist: { id, version },
              });
              navigate({ page: "review", reviewId });
            });
          }}
        >
          <p className="cs-vendor" dir="auto">
            {title}
          </p>
          <NativeSelect
            label="Checklist"
            description="A review keeps the checklist version that it was started with."
            data-autofocus
            value={String(chosen)}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
            data={value.checklists.map((checklist, index) => ({
              value: String(index),
              label: `${checklist.title}, ${checklist.version} (${checklist.items} items, ${checklist.gates} gates)`,
            }))}
          />
          {action.error !== undefined && <ErrorPanel error={action.error} />}
          <div className="cs-row cs-row-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={action.busy}>
              Start the review
            </Button>
          </div>
        </form>
      )}
    </QueryView>
  );
}
