import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { EvidenceLink } from "#shared/formats/review";
import { LinkList } from "./item-links.tsx";
import { findingOf } from "./new-entry.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";

const none: readonly EvidenceLink[] = [];

/** The files that show what was found, each with the place in it; links can be added and taken away later. */
export function FindingLinks({ findingId }: { findingId: string }) {
  const links = useReview((state) => findingOf(state, findingId)?.links ?? none);
  const signed = useSigned();
  const { unlinkFinding } = useReviewActions();
  const [adding, setAdding] = useState(false);
  if (signed && links.length === 0) return null;
  return (
    <section aria-label="Evidence of this finding">
      <div className="rv-part-head">
        <h3>Evidence of this finding {links.length > 0 && links.length}</h3>
        {!signed && (
          <Button variant="subtle" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            Link evidence
          </Button>
        )}
      </div>
      <LinkList links={links} onRemove={(link) => void unlinkFinding(findingId, link)} />
      {adding && !signed && <AddLink findingId={findingId} />}
    </section>
  );
}

/** Chooses one of the review's files, the reviewer's own first. */
function AddLink({ findingId }: { findingId: string }) {
  const own = useReview((state) => state.entries.evidence);
  const packet = useReview((state) => state.packet);
  const { linkFinding } = useReviewActions();
  const [chosen, setChosen] = useState(0);
  const [location, setLocation] = useState("");
  const files = useMemo(
    () => [
      ...Object.entries(own).map(([ref, file]) => ({
        from: "reviewer" as const,
        ref,
        label: `Yours: ${file.title || file.name}`,
      })),
      ...packet.files
        .filter((file) => file.state !== "ignored" && file.state !== "manifest")
        .map((file) => ({ from: "packet" as const, ref: file.path, label: file.path })),
    ],
    [own, packet],
  );
  const file = files[chosen] ?? files[0];
  if (file === undefined)
    return <p className="cs-dim">There is no evidence yet. Add some in the Evidence tab beside an item.</p>;
  return (
    <form
      className="rv-add-link"
      aria-label="Link evidence to this finding"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void linkFinding(findingId, { from: file.from, ref: file.ref, location: location.trim() });
        setLocation("");
      }}
    >
      <NativeSelect
        label="File"
        value={String(files.indexOf(file))}
        data={files.map(({ label }, index) => ({ value: String(index), label }))}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
      />
      <TextInput
        label="Where in the file"
        placeholder="Such as p. 3"
        maxLength={500}
        value={location}
        onChange={(event) => setLocation(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        Link this file
      </Button>
    </form>
  );
}
