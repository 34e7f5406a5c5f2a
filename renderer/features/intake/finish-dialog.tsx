import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { IntakeId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { navigate } from "../../routes.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import type { IntakeView } from "./use-intake.ts";

/** A name that a packet may have, from what the vendor calls the workflow. */
export function suggestedId({ values, head }: Pick<IntakeView, "values" | "head">): string {
  const said = values.find(({ path }) => path === "title" || path === "vendor.product")?.value;
  const words = String(said ?? head.sourceName.replace(/\.[a-z0-9]+$/i, ""))
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return words.slice(0, 60) || "packet";
}

/** Gives the packet its id and makes it: imported here, or saved as a file for others. */
export function FinishDialog({
  intakeId,
  intake,
  opened,
  onClose,
}: {
  intakeId: IntakeId;
  intake: IntakeView;
  opened: boolean;
  onClose: () => void;
}) {
  const client = useClient();
  const toasts = useToasts();
  const saving = useAction();
  const [id, setId] = useState(() => suggestedId(intake));
  const [version, setVersion] = useState(() =>
    String(intake.values.find(({ path }) => path === "version")?.value ?? "1"),
  );
  const isId = /^[a-z0-9._-]{1,100}$/.test(id);
  const packet = { id, ...(version.trim() !== "" && { version: version.trim() }) };
  const open =
    intake.files.reduce((sum, { tray }) => sum + tray, 0) -
    Object.keys(intake.sent).length -
    intake.aside.length;
  const proposed = intake.values.filter(({ state }) => state === "proposed").length;
  const unsure = intake.values.filter(({ state }) => state === "mapped").length;
  return (
    <ConfirmDialog
      opened={opened}
      title="Make the packet"
      confirm="Import the packet"
      check={() => isId}
      onConfirm={async () => {
        const { packetVersionId } = await client.call("intake.finish", { intakeId, packet });
        toasts.done("The packet is imported, with the vendor's documents as its evidence.");
        navigate({ page: "packet", packetVersionId });
      }}
      onClose={onClose}
    >
      <TextInput
        label="Id"
        description="The same in every version of this vendor's packet."
        value={id}
        error={isId ? undefined : "Use a–z, 0–9, dot, underscore and hyphen, at most 100."}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <TextInput
        label="Version"
        value={version}
        onChange={(event) => setVersion(event.currentTarget.value)}
      />
      <p className="cs-dim">
        {intake.values.length - proposed} values,{" "}
        {unsure === 0 ? "all looked at" : `${unsure} not looked at yet`};{" "}
        {open > 0 ? `${open} passages are left over and stay in the originals.` : "nothing is left over."} You
        can come back to this intake afterwards.
      </p>
      <Button
        variant="subtle"
        loading={saving.busy}
        disabled={!isId}
        onClick={() =>
          void saving.run(async () => {
            const made = await client.call("intake.export", { intakeId, packet });
            const saved = await client.door.save(made.produced, made.name);
            if (saved.saved) toasts.done(`The packet is saved as ${saved.name}.`);
          })
        }
      >
        Save it as a file instead
      </Button>
      {saving.error !== undefined && <ErrorPanel error={saving.error} />}
    </ConfirmDialog>
  );
}
