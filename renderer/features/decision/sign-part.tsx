import { Button, NativeSelect } from "@mantine/core";
import { IconWritingSign } from "@tabler/icons-react";
import { useId, useMemo, useState } from "react";
import { useQuery } from "../../api/use-query.ts";
import { QueryView } from "../../ui/query-view.tsx";
import type { ProfileView } from "#shared/contract/signing-calls";
import { obstacles } from "#shared/rules/ready-to-sign";
import { CreateProfile, ImportProfile } from "../profiles/profile-dialogs.tsx";
import { useFreshFocus } from "../review/draft-fields.tsx";
import { useReview } from "../review/review-session.tsx";
import { SignDialog } from "./sign-dialog.tsx";

/** Who signs, and the signature itself. */
export function SignPart() {
  const profiles = useQuery("profile.list", {}, ["profiles"]);
  return (
    <section className="dc-part" aria-label="Sign">
      <h2>Sign</h2>
      <QueryView query={profiles} what="the profiles">
        {({ profiles: all }) => <Sign profiles={all.filter((profile) => profile.retired === undefined)} />}
      </QueryView>
    </section>
  );
}

type Making = "create" | "import";

/** A profile is made here as well, for nobody to lose the way back to the review. */
function Sign({ profiles }: { profiles: readonly ProfileView[] }) {
  const [making, setMaking] = useState<Making>();
  const [cameEmpty] = useState(profiles.length === 0);
  const done = () => setMaking(undefined);
  return (
    <>
      {profiles[0] === undefined ? (
        <NoProfile onMake={setMaking} />
      ) : (
        <SignAs profiles={profiles} first={profiles[0]} fresh={cameEmpty} onMake={setMaking} />
      )}
      <CreateProfile opened={making === "create"} onClose={done} />
      <ImportProfile opened={making === "import"} onClose={done} />
    </>
  );
}

function NoProfile({ onMake }: { onMake: (making: Making) => void }) {
  return (
    <>
      <p>A signature needs a profile: a person with a key of their own, sealed under a passphrase.</p>
      <div className="cs-row">
        <Button onClick={() => onMake("create")}>Create a profile</Button>
        <Button variant="default" onClick={() => onMake("import")}>
          Import a profile
        </Button>
      </div>
    </>
  );
}

function SignAs({
  profiles,
  first,
  fresh,
  onMake,
}: {
  profiles: readonly ProfileView[];
  first: ProfileView;
  /** Takes the focus: the button that had it went when the first profile came. */
  fresh: boolean;
  onMake: (making: Making) => void;
}) {
  const settings = useQuery("app.settings", {}, ["settings"]);
  const entries = useReview((state) => state.entries);
  const card = useReview((state) => state.card);
  const waiting = useMemo(() => obstacles({ entries, card }).length, [entries, card]);
  const [chosen, setChosen] = useState<string>();
  const [asking, setAsking] = useState(false);
  const select = useFreshFocus<HTMLSelectElement>(fresh);
  const hint = useId();
  const usual = settings.state === "ready" ? settings.value.signerProfileId : "";
  const profile =
    profiles.find((one) => one.profileId === chosen) ??
    profiles.find((one) => one.profileId === usual) ??
    first;
  return (
    <>
      <NativeSelect
        ref={select}
        label="Sign as"
        value={profile.profileId}
        data={profiles.map((one) => ({
          value: one.profileId,
          label: one.role ? `${one.name}, ${one.role}` : one.name,
        }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <p className="cs-dim cs-small">
        <span className="cs-vendor">Key {profile.fingerprint}</span>{" "}
        <button type="button" className="cs-link cs-nowrap" onClick={() => onMake("create")}>
          Create another profile
        </button>
      </p>
      <div>
        <Button
          size="sm"
          leftSection={<IconWritingSign size={18} aria-hidden />}
          disabled={waiting > 0}
          aria-describedby={hint}
          onClick={() => setAsking(true)}
        >
          Sign and freeze the review
        </Button>
      </div>
      <p id={hint} className="cs-dim cs-small">
        {waiting > 0
          ? "First do what is listed under “Before signing”."
          : "A signed review cannot be changed any more; a new revision can be started from it."}
      </p>
      <SignDialog profile={profile} opened={asking} onClose={() => setAsking(false)} />
    </>
  );
}
