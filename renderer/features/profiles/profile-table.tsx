import { Button, Textarea } from "@mantine/core";
import { IconKey, IconKeyOff } from "@tabler/icons-react";
import { useState } from "react";
import type { ProfileView } from "#shared/contract/signing-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { localText } from "../../ui/local-time.ts";
import { When } from "../../ui/when.tsx";
import { CertificateDialog } from "./certificate-dialog.tsx";
import "./profiles.css";

export function ProfileTable({ profiles }: { profiles: readonly ProfileView[] }) {
  return (
    <DataTable
      caption="Profiles on this machine"
      columns={columns}
      rows={profiles}
      rowKey={(profile) => profile.profileId}
    />
  );
}

const columns: Column<ProfileView>[] = [
  {
    key: "name",
    head: "Name",
    width: "22%",
    names: true,
    cell: (profile) => (
      <span className="cs-title-cell" dir="auto">
        <span className="cs-vendor pf-name">{profile.name}</span>
        <span className="cs-dim">{profile.role}</span>
      </span>
    ),
  },
  {
    key: "state",
    head: "Key",
    width: "96px",
    cell: (profile) =>
      profile.retired ? (
        <StateBadge
          tone="warn"
          icon={IconKeyOff}
          title={`${localText(new Date(profile.retired.at), false)}: ${profile.retired.reason}`}
        >
          retired
        </StateBadge>
      ) : (
        <StateBadge tone="good" icon={IconKey}>
          can sign
        </StateBadge>
      ),
  },
  {
    key: "fingerprint",
    head: "Fingerprint",
    width: "34%",
    cell: (profile) => <Digest value={profile.fingerprint} label={`fingerprint of ${profile.name}`} whole />,
  },
  { key: "created", head: "Created", cell: (profile) => <When at={profile.createdAt} /> },
  { key: "acts", head: "Actions", cell: (profile) => <ProfileActs profile={profile} /> },
];

function ProfileActs({ profile }: { profile: ProfileView }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const [certifying, setCertifying] = useState(false);
  const [retiring, setRetiring] = useState(false);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const saveFile = () =>
    action.run(async () => {
      const made = await client.call("profile.export", { profileId: profile.profileId });
      const saved = await client.door.save(made.produced, made.name);
      if (saved.saved) toasts.done(`The profile is saved as ${saved.name}. Its key is still sealed.`);
    });
  return (
    <>
      <span className="cs-row">
        <Button
          variant="default"
          aria-label={`Copy public key of ${profile.name}`}
          onClick={() => {
            void copyText(profile.publicKey).then((copied) =>
              copied
                ? toasts.done(
                    "The public key is copied: one line, to be compared and added on another machine.",
                  )
                : toasts.failed(new Error("The clipboard is not available.")),
            );
          }}
        >
          Copy public key
        </Button>
        <Button
          variant="default"
          loading={action.busy}
          aria-label={`Export the profile ${profile.name}`}
          onClick={() => {
            void saveFile();
          }}
        >
          Export
        </Button>
        {!profile.retired && (
          <Button
            variant="default"
            aria-label={`Certificate of ${profile.name} for Word signatures`}
            onClick={() => setCertifying(true)}
          >
            Certificate
          </Button>
        )}
        {!profile.retired && (
          <Button
            variant="default"
            aria-label={`Retire the key of ${profile.name}`}
            onClick={() => setRetiring(true)}
          >
            Retire
          </Button>
        )}
      </span>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
      <CertificateDialog profile={profile} opened={certifying} onClose={() => setCertifying(false)} />
      <ConfirmDialog
        opened={retiring}
        title="Retire a key"
        confirm="Retire the key"
        danger
        check={() => {
          setTried(true);
          return reason.trim() !== "";
        }}
        onClose={() => {
          setRetiring(false);
          setTried(false);
        }}
        onConfirm={async () => {
          await client.call("profile.retire", { profileId: profile.profileId, reason: reason.trim() });
          setReason("");
          toasts.done("The key is retired.");
        }}
      >
        <p>
          The key of <strong className="cs-vendor">{profile.name}</strong> will sign nothing any more, and
          verification will say since when. This cannot be taken back. What it signed before stays signed.
        </p>
        <Textarea
          label="Reason"
          description="Such as: the laptop was lost; the person has left."
          required
          autosize
          minRows={2}
          value={reason}
          error={tried && reason.trim() === "" ? "Write why the key is retired." : undefined}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
