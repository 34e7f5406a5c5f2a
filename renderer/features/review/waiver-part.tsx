import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { DateField } from "../../ui/date-field.tsx";
import { growing, useFreshFocus } from "./draft-fields.tsx";
import { localDay, useReview, useReviewActions, useSigned } from "./review-session.tsx";

/** A failed gate's waiver: who accepts it, why, and until when. Shown for gates below the minimum only. */
export function WaiverPart({ itemId }: { itemId: string }) {
  const gate = useReview((state) => state.gates[itemId]);
  const waiver = useReview((state) => state.entries.waiver[itemId]);
  const form = useReview((state) => state.form);
  const signed = useSigned();
  const { openForm, removeWaiver } = useReviewActions();
  if (gate !== "failed" && gate !== "waived" && waiver === undefined) return null;
  if (form === "waiver") return <WaiverForm itemId={itemId} />;
  return (
    <section className="rv-form rv-form-bad" aria-label="Waiver">
      {waiver === undefined ? (
        <p>
          <strong>This gate failed.</strong> It blocks approval whatever the scores are, unless a named person
          waives it until a day.
        </p>
      ) : (
        <div className="rv-waiver">
          <p>
            <strong>{gate === "waived" ? "Waived" : "A waiver is written, and has no effect now"}</strong> by{" "}
            <span className="cs-vendor">{waiver.by}</span> until {waiver.until}
            {gate === "failed" && waiver.until < localDay() && ": that day has passed"}
          </p>
          <p className="cs-vendor" dir="auto">
            {waiver.reason}
          </p>
        </div>
      )}
      {!signed && (
        <div className="cs-row">
          {(gate === "failed" || gate === "waived") && (
            <Button variant="default" aria-keyshortcuts="w" onClick={() => openForm("waiver")}>
              {waiver === undefined ? "Waive this gate" : "Change the waiver"} <kbd className="rv-kbd">W</kbd>
            </Button>
          )}
          {waiver !== undefined && (
            <Button variant="subtle" color="red" onClick={() => void removeWaiver(itemId)}>
              Take the waiver back
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** All three are needed, so a waiver is stored as a whole and not as it is typed. */
function WaiverForm({ itemId }: { itemId: string }) {
  const before = useReview((state) => state.entries.waiver[itemId]);
  const [by, setBy] = useState(before?.by ?? "");
  const [reason, setReason] = useState(before?.reason ?? "");
  const [until, setUntil] = useState(before?.until ?? "");
  const [tried, setTried] = useState(false);
  const first = useFreshFocus<HTMLInputElement>(true);
  const { waive, openForm } = useReviewActions();
  const problems = {
    by: by.trim() === "" ? "Name the person who accepts this." : undefined,
    reason: reason.trim() === "" ? "Write why this is accepted." : undefined,
    until:
      until === ""
        ? "Choose the last day on which it counts."
        : until < localDay()
          ? "That day has passed."
          : undefined,
  };
  const complete = Object.values(problems).every((problem) => problem === undefined);
  return (
    <form
      className="rv-form rv-form-bad"
      aria-label="Waive this gate"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (complete) void waive({ item: itemId, by: by.trim(), reason: reason.trim(), until });
      }}
    >
      <div className="rv-two">
        <TextInput
          label="Accepted by"
          description="A person with a name, not a team"
          required
          ref={first}
          dir="auto"
          maxLength={500}
          value={by}
          error={tried ? problems.by : undefined}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <DateField
          label="Until"
          description="The last day on which it counts"
          required
          value={until}
          error={tried ? problems.until : undefined}
          onChange={setUntil}
        />
      </div>
      <Textarea
        label="Reason"
        required
        dir="auto"
        classNames={{ input: growing(2) }}
        value={reason}
        error={tried ? problems.reason : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="cs-row">
        <Button type="submit">Waive the gate</Button>
        <Button variant="default" onClick={() => openForm(undefined)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
