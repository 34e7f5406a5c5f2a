import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ProfileView } from "#shared/contract/signing-calls";
import { useClient } from "../../api/client-context.tsx";
import { Digest } from "../../ui/digest.tsx";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { FileChoiceField, useFileChoice } from "./file-choice.tsx";

/** Says which certificate a profile signs Word files with, and takes one of the organisation in its place. */
export function CertificateDialog({
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
  const choice = useFileChoice();
  const [password, setPassword] = useState("");
  const close = () => {
    choice.clear();
    setPassword("");
    onClose();
  };
  return (
    <PassphraseDialog
      opened={opened}
      title="Certificate for Word signatures"
      confirm="Use this certificate"
      check={choice.check}
      onClose={close}
      onSecret={async (secret) => {
        if (!choice.picked) return;
        const opens = await client.door.secret(password);
        setPassword("");
        const { certificate } = await client.call("profile.useCertificate", {
          profileId: profile.profileId,
          pickedFile: choice.picked.token,
          password: opens,
          secret,
        });
        toasts.done(
          `${profile.name} signs Word files with the certificate of ${certificate?.name ?? "the file"}.`,
        );
      }}
    >
      <p>
        A signed memo also carries a signature that Word and LibreOffice show in their own panes. It covers
        the text and the look of the memo, and less than the signature files do: those are the proof.
      </p>
      {profile.certificate === undefined ? (
        <p className="cs-dim">This profile gets a certificate of its own with its next signature.</p>
      ) : (
        <>
          <p className="cs-dim">
            {profile.certificate.source === "own"
              ? "Now: a certificate that this profile made for itself. Word calls it not trusted until somebody trusts it."
              : `Now: the certificate of ${profile.certificate.name}, from your organisation.`}{" "}
            Valid to {profile.certificate.validTo.slice(0, 10)}.
          </p>
          <Digest
            value={profile.certificate.fingerprint}
            label={`certificate fingerprint of ${profile.name}`}
            whole
          />
        </>
      )}
      <p className="cs-dim">
        To use one that your organisation issued, choose its PKCS#12 file (.p12 or .pfx). Its key is kept
        here, sealed under the passphrase of this profile.
      </p>
      <FileChoiceField choice={choice} title="Certificate" label="Choose a PKCS#12 file" />
      <PasswordInput
        label="Password of the file"
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </PassphraseDialog>
  );
}
