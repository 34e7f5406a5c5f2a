import { Button, SegmentedControl, Tooltip, ActionIcon } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp, IconGavel } from "@tabler/icons-react";
import { useEffect } from "react";
import { navigate } from "../../routes.ts";
import { SaveMark } from "../../ui/save-mark.tsx";
import { openFlags } from "./flag-order.ts";
import { useReview, useReviewActions, useReviewStore, useSaveState, useSigned } from "./review-session.tsx";
import type { ReviewView } from "./review-state.ts";
import { StandingBar } from "./standing-bar.tsx";

/** Always in sight: which review this is, what is saved, how it stands, and the ways to look at it. */
export function ReviewBar() {
  return (
    <header className="rv-bar">
      <div className="rv-bar-top">
        <ReviewTitle />
        <Saved />
        <UndoButtons />
        <ViewSwitch />
        <DecisionButton />
      </div>
      <StandingBar />
    </header>
  );
}

export function useReviewTitle(): string {
  return useReview((state) => state.head.packetTitle ?? state.head.packetId);
}

function ReviewTitle() {
  const head = useReview((state) => state.head);
  const title = useReviewTitle();
  useEffect(() => {
    document.title = `${title} – Review – Countersign`;
  }, [title]);
  const facts = [
    head.vendor,
    head.packetVersion === undefined ? undefined : `version ${head.packetVersion}`,
    `${head.checklist.title} ${head.checklist.version}`,
    `revision ${head.revision}`,
  ];
  const below = facts.filter(Boolean).join(" · ");
  return (
    <div className="rv-title">
      <h1 className="cs-vendor" dir="auto" title={title}>
        {title}
      </h1>
      <p className="cs-dim" title={below} dir="auto">
        {below}
      </p>
    </div>
  );
}

export function Saved() {
  const save = useSaveState();
  const discarded = useReview((state) => state.discarded);
  if (discarded) return null;
  return (
    <div className="rv-saved">
      <SaveMark save={save} />
    </div>
  );
}

export function UndoButtons() {
  const history = useReview((state) => state.history);
  const signed = useSigned();
  const { undo, redo } = useReviewActions();
  const undoSays = history.undo === undefined ? "Nothing to undo" : `Undo: ${history.undo} (U)`;
  const redoSays = history.redo === undefined ? "Nothing to redo" : `Redo: ${history.redo} (Shift U)`;
  if (signed) return null;
  return (
    <div className="rv-undo">
      <Tooltip label={undoSays}>
        <ActionIcon
          aria-label={undoSays}
          color="gray"
          aria-disabled={history.undo === undefined}
          data-disabled={history.undo === undefined}
          onClick={() => void undo()}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoSays}>
        <ActionIcon
          aria-label={redoSays}
          color="gray"
          aria-disabled={history.redo === undefined}
          data-disabled={history.redo === undefined}
          onClick={() => void redo()}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function ViewSwitch() {
  const store = useReviewStore();
  const view = useReview((state) => state.view);
  const findings = useReview((state) => Object.keys(state.entries.finding).length);
  const questions = useReview((state) => Object.keys(state.entries.question).length);
  const flags = useReview((state) => openFlags(state.entries.flag).open);
  const views: { value: ReviewView; label: string }[] = [
    { value: "item", label: "Item" },
    { value: "grid", label: "Grid" },
    { value: "matrix", label: "Matrix" },
    { value: "flags", label: `Flags ${flags}` },
    { value: "findings", label: `Findings ${findings}` },
    { value: "questions", label: `Questions ${questions}` },
  ];
  return (
    <SegmentedControl
      size="xs"
      aria-label="What to show of the review"
      data={views}
      value={view}
      onChange={(value) => {
        const next = views.find((candidate) => candidate.value === value);
        if (next) store.actions.show(next.value);
      }}
    />
  );
}

function DecisionButton() {
  const reviewId = useReview((state) => state.head.reviewId);
  return (
    <Button
      variant="default"
      leftSection={<IconGavel size={16} aria-hidden />}
      aria-keyshortcuts="d"
      onClick={() => navigate({ page: "decision", reviewId })}
    >
      Decision
    </Button>
  );
}
