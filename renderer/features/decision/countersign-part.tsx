import { Button, NativeSelect } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { useId, useState } from "react";
import type { ProfileView } from "#shared/contract/signing-calls";
import { useClient } from "../../api/client-context.tsx";
import { useQuery } from "../../api/use-query.ts";
import { Digest } from "../../ui/digest.tsx";
import { today } from "../../ui/local-time.ts";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { CreateProfile, ImportProfile } from "../profiles/profile-dialogs.tsx";
import { useReview, useReviewActions } from "../review/review-session.tsx";
import { decisionWords } from "../review/words.ts";

/** Where another person puts their name under a signed decision. */
export function CountersignPart() {
  const signed = useReview((state) => state.head.signed);
  const profiles = useQuery("profile.list", {}, ["profiles"]);
  if (signed === undefined) return null;
  const { asked, made } = signed.countersignatures;
  const { ends } = signed;
  return (
    <section className="dc-part" aria-label="Countersign">
      <h2>Countersign</h2>
      <p className="cs-dim">{waitsFor(asked, made)}</p>
      {ends !== undefined && ends.on < today() ? (
        <p>
          This decision does not hold any more: its time ended on {ends.on}. Start a new revision, and sign
          that.
        </p>
      ) : (
        <QueryView query={profiles} what="the profiles">
          {({ profiles: all }) => (
            <Countersign profiles={all.filter(({ retired }) => retired === undefined)} />
          )}
        </QueryView>
      )}
    </section>
  );
}

function waitsFor(asked: number, made: number): string {
  const there = made === 0 ? "none yet" : made === 1 ? "one so far" : `${made} so far`;
  if (asked === 0) return `The checklist asks for no countersignature; there is ${there}.`;
  const wish = asked === 1 ? "one countersignature" : `${asked} countersignatures`;
  return made >= asked
    ? `The checklist asks for ${wish}, and has what it asks for.`
    : `The checklist asks for ${wish}; there is ${there}.`;
}

function Countersign({ profiles }: { profiles: readonly ProfileView[] }) {
  const signatures = useReview((state) => state.signatures);
  const [chosen, setChosen] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [making, setMaking] = useState<"create" | "import">();
  const hint = useId();
  const did = new Set(signatures.map(({ fingerprint }) => fingerprint));
  const others = profiles.filter(({ fingerprint }) => !did.has(fingerprint));
  const profile = others.find(({ profileId }) => profileId === chosen) ?? others[0];
  const done = () => setMaking(undefined);
  return (
    <>
      {profile ? (
        <>
          <NativeSelect
            label="Countersign as"
            value={profile.profileId}
            data={others.map((one) => ({
              value: one.profileId,
              label: one.role ? `${one.name}, ${one.role}` : one.name,
            }))}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <div>
            <Button
              leftSection={<IconWritingSign size={18} aria-hidden />}
              aria-describedby={hint}
              onClick={() => setAsking(true)}
            >
              Countersign
            </Button>
          </div>
          <CountersignDialog profile={profile} opened={asking} onClose={() => setAsking(false)} />
        </>
      ) : (
        <div className="cs-row">
          <Button variant="default" onClick={() => setMaking("create")}>
            Create a profile
          </Button>
          <Button variant="default" onClick={() => setMaking("import")}>
            Import a profile
          </Button>
        </div>
      )}
      <p id={hint} className="cs-dim cs-small">
        It is another person’s: with a key of their own, and never the one who signed.
      </p>
      <CreateProfile opened={making === "create"} onClose={done} />
      <ImportProfile opened={making === "import"} onClose={done} />
    </>
  );
}

function CountersignDialog({
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
  const head = useReview((state) => state.head);
  const decision = useReview((state) => state.entries.decision["decision"]?.decision);
  const { reload } = useReviewActions();
  const [busy, setBusy] = useState(false);
  if (head.signed === undefined) return null;
  const countersign = async (secret: string) => {
    const { reviewId } = head;
    setBusy(true);
    client.door.guardClose("A review is being countersigned.");
    try {
      const { fingerprint } = await client.call("review.countersign", {
        reviewId,
        profileId: profile.profileId,
        secret,
      });
      toasts.done(`Countersigned. Key ${fingerprint}`);
    } finally {
      setBusy(false);
      client.door.guardClose(undefined);
    }
    await reload();
  };
  return (
    <PassphraseDialog
      opened={opened}
      title="Countersign the review"
      confirm="Countersign"
      disabled={busy}
      onSecret={countersign}
      onClose={onClose}
    >
      <p>
        <strong className="cs-vendor">{profile.name}</strong> stands for this decision beside{" "}
        <span className="cs-vendor">{head.signed.by}</span>. Read the memo first; any later change to it or to
        the review shows.
      </p>
      <dl className="dc-frozen" aria-label="What is countersigned">
        <div>
          <dt>Packet</dt>
          <dd className="cs-vendor" dir="auto">
            {head.packetTitle ?? head.packetId}
            {head.packetVersion === undefined ? "" : `, version ${head.packetVersion}`}
          </dd>
        </div>
        <div>
          <dt>Decision</dt>
          <dd>{decision === undefined ? "none" : decisionWords[decision].word}</dd>
        </div>
        <div>
          <dt>Digest</dt>
          <dd>
            <Digest value={head.signed.digest} label="the digest" />
          </dd>
        </div>
      </dl>
      {busy && <p role="status">Countersigning …</p>}
    </PassphraseDialog>
  );
}
