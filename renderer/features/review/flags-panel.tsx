import { ActionIcon, Button, NativeSelect, Tooltip } from "@mantine/core";
import { IconFlag, IconFlagOff, IconRefresh, IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { PrecheckRun } from "#shared/formats/review";
import { flagFates } from "#shared/formats/review";
import { flagFamilies, flagSeverities } from "#shared/prechecks/flag";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { When } from "../../ui/when.tsx";
import { families } from "../prechecks/flag-words.ts";
import { EvidencePane } from "./evidence-pane.tsx";
import { backToQuote, flagElementId, flagRowId } from "./flag-elements.ts";
import { FateBadge, FlagBody } from "./flag-parts.tsx";
import { openFlags, sortFlags } from "./flag-order.ts";
import { countWords, openFlagWords, policyWords } from "./flag-words.ts";
import { MarkBadge } from "./marks.tsx";
import { QuotedPlace } from "./quoted-place.tsx";
import { useFocusOnFlags } from "./use-focus-on-flags.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { fateMarks, flagMarks } from "./words.ts";

const PAGE = 100;
const none: readonly string[] = [];

/** All flags of the review, the worst first, also those whose items this checklist does not have. */
export function FlagsPanel() {
  const run = useReview((state) => state.entries.prechecks["prechecks"]);
  const count = useReview((state) => Object.keys(state.entries.flag).length);
  if (run === undefined && count === 0)
    return (
      <div className="rv-page">
        <NeverRan />
      </div>
    );
  return (
    <div className="rv-flags-view">
      {run !== undefined && <RunFacts run={run} />}
      {count === 0 ? (
        <div className="rv-page">
          <EmptyState icon={IconFlag} title="The pre-checks raise no flag">
            <p>
              No rule found the sections of this packet at odds with each other or with the evidence. That is
              no score: the items are still to be answered.
            </p>
          </EmptyState>
        </div>
      ) : (
        <FlagPanes />
      )}
    </div>
  );
}

function NeverRan() {
  const signed = useSigned();
  return (
    <EmptyState
      icon={IconFlagOff}
      title="The pre-checks have not run for this review"
      actions={signed ? undefined : <RunButton>Run the pre-checks</RunButton>}
    >
      <p>
        {signed
          ? "The review was signed without them. A new revision of it can run them."
          : "They look for contradictions in the packet and its evidence, and show both sides of each. They advise; they never score."}
      </p>
    </EmptyState>
  );
}

function RunButton({ children }: { children: string }) {
  const { runPrechecks } = useReviewActions();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconRefresh size={14} aria-hidden />}
      onClick={() => {
        setBusy(true);
        void runPrechecks().finally(() => setBusy(false));
      }}
    >
      {children}
    </Button>
  );
}

/** When the pre-checks ran, with which rules, and what was switched off. */
function RunFacts({ run }: { run: PrecheckRun }) {
  const signed = useSigned();
  const said = useReview((state) => state.ran?.said);
  return (
    <div className="rv-flags-run" role="group" aria-label="How the pre-checks ran">
      <p>
        <strong>Pre-checks</strong> ran <When at={run.ranAt} /> with {countWords(run.rules, "rule")}:{" "}
        <span title={run.policy === undefined ? undefined : `SHA-256 ${run.policy.digest}`}>
          {policyWords(run)}
        </span>
        .{" "}
        {run.switchedOff.length === 0 ? (
          <span className="cs-dim">Nothing is switched off.</span>
        ) : (
          <span className="cs-vendor">
            Switched off: <code>{run.switchedOff.join(", ")}</code>
          </span>
        )}
        <Tuned run={run} />
        {said !== undefined && <strong className="rv-flags-said"> {said}</strong>}
      </p>
      {!signed && <RunButton>Run the pre-checks again</RunButton>}
    </div>
  );
}

function Tuned({ run }: { run: PrecheckRun }) {
  const tuned = (run.changes?.tuned ?? []).filter(({ severity }) => severity !== undefined);
  if (tuned.length === 0) return null;
  return (
    <span className="cs-vendor">
      {" "}
      Weighed otherwise: <code>{tuned.map(({ rule, severity }) => `${rule} (${severity})`).join(", ")}</code>
    </span>
  );
}

function FlagPanes() {
  const flags = useReview((state) => state.entries.flag);
  const order = useReview((state) => state.order);
  const wanted = useReview((state) => state.flagFilter);
  const chosen = useReview((state) => state.flagId);
  const beside = useReview((state) => state.quoted !== undefined || state.openFile !== undefined);
  const fresh = useReview((state) => state.ran?.fresh ?? none);
  const { takeInHand } = useReviewActions();
  const shown = useMemo(() => sortFlags(flags, wanted, order), [flags, wanted, order]);
  const open = chosen !== undefined && shown.includes(chosen) ? chosen : shown[0];
  const paged = usePaged(shown, PAGE, open);
  useFocusOnFlags(open);
  return (
    <div className={`rv-two-panes${beside ? " rv-three-panes" : ""}`}>
      <div className="rv-list-pane">
        <Filters />
        <p className="cs-dim cs-small" role="status">
          {shown.length === 0
            ? `None of the ${Object.keys(flags).length} flags is like that.`
            : `${shown.length} of ${countWords(Object.keys(flags).length, "flag")}; ${openFlagWords(openFlags(flags))}`}
        </p>
        <Pager paged={paged} what="flags" />
        <ul className="rv-entry-list" aria-label="Flags" data-item-keys>
          {paged.shown.map((id) => {
            const entry = flags[id];
            if (entry === undefined) return null;
            return (
              <li key={id}>
                <button
                  id={flagRowId(id)}
                  type="button"
                  className="rv-entry"
                  aria-current={id === open ? "true" : undefined}
                  onClick={() => takeInHand(id)}
                >
                  <span className="rv-entry-title cs-vendor" dir="auto">
                    {entry.flag.says}
                  </span>
                  <span className="rv-entry-facts">
                    <MarkBadge mark={flagMarks[entry.flag.severity]} quiet />
                    <FateBadge entry={entry} />
                    {fresh.includes(id) && <span className="rv-flag-new">New</span>}
                    <span>{families[entry.flag.family]}</span>
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      <div className="rv-entry-pane">{open !== undefined && <WholeFlag key={open} flagId={open} />}</div>
      {beside && <Beside />}
    </div>
  );
}

function Filters() {
  const wanted = useReview((state) => state.flagFilter);
  const { filterFlags } = useReviewActions();
  return (
    <div className="rv-list-tools rv-flag-filters">
      <NativeSelect
        size="xs"
        aria-label="Family"
        value={wanted.family}
        data={[
          { value: "", label: "Any family" },
          ...flagFamilies.map((value) => ({ value, label: families[value] })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          filterFlags({ ...wanted, family: flagFamilies.find((one) => one === value) ?? "" });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label="Severity"
        value={wanted.severity}
        data={[
          { value: "", label: "Any severity" },
          ...flagSeverities.map((value) => ({ value, label: flagMarks[value].word })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          filterFlags({ ...wanted, severity: flagSeverities.find((one) => one === value) ?? "" });
        }}
      />
      <NativeSelect
        size="xs"
        aria-label="What became of it"
        value={wanted.fate}
        data={[
          { value: "", label: "Dealt with or not" },
          ...flagFates.map((value) => ({ value, label: fateMarks[value].word })),
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          filterFlags({ ...wanted, fate: flagFates.find((one) => one === value) ?? "" });
        }}
      />
    </div>
  );
}

function WholeFlag({ flagId }: { flagId: string }) {
  const entry = useReview((state) => state.entries.flag[flagId]);
  if (entry === undefined) return null;
  return (
    <section
      id={flagElementId(flagId)}
      tabIndex={-1}
      className="rv-whole-flag"
      aria-label={`Flag: ${entry.flag.says}`}
    >
      <p className="cs-row">
        <MarkBadge mark={flagMarks[entry.flag.severity]} />
        <FateBadge entry={entry} />
      </p>
      <h2 className="cs-vendor" dir="auto">
        {entry.flag.says}
      </h2>
      <FlagBody flagId={flagId} entry={entry} inHand />
    </section>
  );
}

/** The place of a quotation: the field of the packet, or the evidence file at its line. */
function Beside() {
  const quoted = useReview((state) => state.quoted);
  const flagId = useReview((state) => state.flagId);
  const { closeQuote, closeFile } = useReviewActions();
  return (
    <aside className="rv-side rv-flag-beside" aria-label="The place of the quotation">
      <div className="rv-part-head">
        <h3>The place of the quotation</h3>
        <Tooltip label="Close it">
          <ActionIcon
            color="gray"
            aria-label="Close the place of the quotation"
            onClick={() => {
              closeQuote();
              closeFile();
              backToQuote(flagId);
            }}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {quoted === undefined ? <EvidencePane /> : <QuotedPlace quote={quoted} />}
    </aside>
  );
}
