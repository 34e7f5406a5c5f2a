import { Button } from "@mantine/core";
import { IconId } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "../../api/use-query.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { AddSigner } from "./add-signer.tsx";
import { CreateProfile, ImportProfile } from "./profile-dialogs.tsx";
import { ProfileTable } from "./profile-table.tsx";
import { SignerTable } from "./signer-table.tsx";

/** The keys that can sign on this machine, and the signers whose fingerprint was compared. */
export function ProfilesPage() {
  const profiles = useQuery("profile.list", {}, ["profiles"]);
  const signers = useQuery("trust.list", {}, ["profiles"]);
  const [dialog, setDialog] = useState<"create" | "import" | "signer">();
  const close = () => setDialog(undefined);
  const create = <Button onClick={() => setDialog("create")}>Create a profile</Button>;
  const bring = (
    <Button variant="default" onClick={() => setDialog("import")}>
      Import a profile
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Profiles"
        below="A profile is a person with a key that signs. The key is sealed under a passphrase that only this person knows; there is no recovery."
        actions={
          <>
            {bring}
            {create}
          </>
        }
      />
      <div className="cs-blocks">
        <section className="cs-block" aria-label="Profiles on this machine">
          <QueryView
            query={profiles}
            what="the profiles"
            isEmpty={(value) => value.profiles.length === 0}
            empty={
              <EmptyState icon={IconId} title="No profile is on this machine yet">
                <p>
                  A review can be walked and decided without one. To sign it, create a profile, or import
                  yours.
                </p>
              </EmptyState>
            }
          >
            {(value) => <ProfileTable profiles={value.profiles} />}
          </QueryView>
        </section>
        <section className="cs-block" aria-labelledby="known-signers">
          <div className="cs-block-head">
            <h2 id="known-signers">Known signers</h2>
            <Button variant="default" onClick={() => setDialog("signer")}>
              Add a known signer
            </Button>
          </div>
          <p className="cs-dim cs-narrow">
            Verification calls a signature good only if its key is known: it belongs to a profile above, or
            somebody compared its fingerprint with the person and added it here.
          </p>
          <QueryView
            query={signers}
            what="the known signers"
            isEmpty={(value) => value.signers.length === 0}
            empty={<p>Nobody has been added yet.</p>}
          >
            {(value) => <SignerTable signers={value.signers} />}
          </QueryView>
        </section>
      </div>
      <CreateProfile opened={dialog === "create"} onClose={close} />
      <ImportProfile opened={dialog === "import"} onClose={close} />
      <AddSigner opened={dialog === "signer"} onClose={close} />
    </>
  );
}
