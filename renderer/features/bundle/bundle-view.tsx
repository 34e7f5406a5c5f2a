import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { BundlePlan, BundlePreview } from "#shared/contract/bundle-calls";
import { ReviewId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { When } from "../../ui/when.tsx";
import { VerificationView } from "../verify/verification-view.tsx";
import { doneWords, importWords, reviewFacts } from "./bundle-words.ts";
import { MergeView, type Choices } from "./merge-view.tsx";

/** What the bundle holds, what taking it in would do, and what was checked. */
export function BundleView({
  preview,
  onAgain,
  onTrusted,
}: {
  preview: BundlePreview;
  onAgain: () => void;
  /** A signer was marked as known, so the verdict is another. */
  onTrusted: (() => void) | undefined;
}) {
  const { review, verification, previewId } = preview;
  return (
    <div className="cs-blocks">
      <section className="cs-block" aria-label="What was read">
        <div className="cs-block-head">
          <h2 ref={focusOnShow} tabIndex={-1} className="cs-vendor" dir="auto">
            {review?.packetTitle ?? review?.packetId ?? verification.subject}
          </h2>
          <Button variant="default" onClick={onAgain}>
            Choose another file
          </Button>
        </div>
        {review && (
          <dl className="cs-head-facts">
            {reviewFacts(review).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="cs-vendor">{value}</dd>
              </div>
            ))}
            <div>
              <dt>Made</dt>
              <dd>
                <When at={review.madeAt} />
              </dd>
            </div>
          </dl>
        )}
        {previewId === undefined ? (
          <Refused plan={preview.plan} />
        ) : (
          <TakeIn preview={preview} previewId={previewId} />
        )}
      </section>
      <VerificationView result={verification} onTrusted={onTrusted} />
    </div>
  );
}

function Refused({ plan }: { plan: BundlePlan }) {
  return (
    <div className="cs-note cs-note-bad" role="note">
      <StateBadge tone="bad">not taken in</StateBadge> {plan.says}
    </div>
  );
}

function TakeIn({ preview, previewId }: { preview: BundlePreview; previewId: string }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const [plan, setPlan] = useState(preview.plan);
  const [into, setInto] = useState<ReviewId>();
  const [choices, setChoices] = useState<Choices>({});
  const clashes = plan.merge?.clashes ?? [];
  const open = clashes.filter(({ entry }) => choices[entry] === undefined).length;

  const aim = (target: ReviewId | undefined) =>
    action.run(async () => {
      setPlan(
        await client.call("bundle.plan", { previewId, ...(target === undefined ? {} : { into: target }) }),
      );
      setInto(target);
      setChoices({});
    });
  const take = () =>
    action.run(async () => {
      const given = { previewId, choices, ...(into === undefined ? {} : { into }) };
      const { reviewId, way, changed } = await client.call("bundle.import", given);
      toasts.done(doneWords(way, changed));
      navigate({ page: way === "signatures" || way === "signed" ? "decision" : "review", reviewId });
    });

  return (
    <>
      {preview.plan.way === "new" && plan.targets.length > 0 && (
        <NativeSelect
          label="Take it in"
          value={into ?? ""}
          disabled={action.busy}
          data={[
            { value: "", label: "as a review of its own" },
            ...plan.targets.map(({ reviewId, revision, answered }) => ({
              value: reviewId,
              label: `merged into the review of this packet that is here (revision ${revision}, ${answered} answered)`,
            })),
          ]}
          onChange={(event) => void aim(ReviewId.safeParse(event.currentTarget.value).data)}
        />
      )}
      {plan.way === "refused" ? <Refused plan={plan} /> : <p className="cs-note">{plan.says}</p>}
      {plan.merge && <MergeView merge={plan.merge} choices={choices} onChoose={setChoices} />}
      {action.error !== undefined && <ErrorPanel error={action.error} />}
      <div className="cs-row">
        {plan.way === "known" && preview.review ? (
          <Button
            onClick={() => {
              if (preview.review) navigate({ page: "review", reviewId: preview.review.reviewId });
            }}
          >
            Open the review
          </Button>
        ) : plan.way !== "refused" && plan.way !== "known" ? (
          <Button loading={action.busy} disabled={open > 0} onClick={() => void take()}>
            {importWords[plan.way]}
          </Button>
        ) : null}
        {open > 0 && (
          <span className="cs-dim" role="status">
            {open === 1 ? "One choice is left to make." : `${open} choices are left to make.`}
          </span>
        )}
      </div>
    </>
  );
}
