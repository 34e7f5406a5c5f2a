import { Button, Menu, Modal } from "@mantine/core";
import { useState } from "react";
import type { FilledForm } from "#shared/contract/question-form-calls";
import type { ReviewId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";
import { useToasts } from "../../ui/toasts.tsx";

type Row = FilledForm["rows"][number];
type Came = { form: FilledForm; pickedFile: string };

/** Over the air gap: questions leave as a form, and its answers are looked at before they are taken in. */
export function QuestionForms({ reviewId, signed }: { reviewId: ReviewId; signed: boolean }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const [came, setCame] = useState<Came>();
  const save = (as: "docx" | "xlsx") =>
    action.run(async () => {
      const made = await client.call("question.form", { reviewId, as });
      const saved = await client.door.save(made.produced, made.name);
      if (saved.saved) toasts.done(`The form is saved as ${saved.name}.`);
    });
  const bring = () =>
    action.run(async () => {
      const [picked] = await client.door.pick({
        title: "Filled form",
        what: "file",
        endings: ["docx", "xlsx"],
      });
      if (!picked) return;
      const form = await client.call("question.readForm", { reviewId, pickedFile: picked.token });
      setCame({ form, pickedFile: picked.token });
    });
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" loading={action.busy}>
            Save as a form
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save("docx")}>For Word</Menu.Item>
          <Menu.Item onClick={() => void save("xlsx")}>For Excel</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {!signed && (
        <Button variant="default" loading={action.busy} onClick={() => void bring()}>
          Bring answers in
        </Button>
      )}
      {action.error !== undefined && <ErrorPanel error={action.error} />}
      {came && <Answers reviewId={reviewId} came={came} onClose={() => setCame(undefined)} />}
    </>
  );
}

/** What the form says, question by question, before anything of it is stored. */
function Answers({ reviewId, came, onClose }: { reviewId: ReviewId; came: Came; onClose: () => void }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const { form, pickedFile } = came;
  const fresh = form.rows.filter(({ state }) => state === "new").length;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`Answers in ${form.file}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="cs-stack-gap">
        {form.notes.map((says) => (
          <p key={says} className="cs-note cs-vendor">
            {says}
          </p>
        ))}
        <DataTable
          caption="Answers"
          stack
          columns={columns}
          rows={form.rows}
          rowKey={({ questionId }) => questionId}
        />
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        <div className="cs-row cs-row-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={action.busy}
            disabled={fresh === 0}
            onClick={() =>
              void action.run(async () => {
                const { taken } = await client.call("question.takeReplies", { reviewId, pickedFile });
                toasts.done(taken === 1 ? "1 answer is taken in." : `${taken} answers are taken in.`);
                onClose();
              })
            }
          >
            {fresh === 1 ? "Take 1 answer in" : `Take ${fresh} answers in`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

const states: Record<Row["state"], { tone: Tone; words: string }> = {
  new: { tone: "good", words: "new" },
  same: { tone: "neutral", words: "here already" },
  blank: { tone: "neutral", words: "not answered" },
  unknown: { tone: "warn", words: "no question of this review" },
};

const columns: Column<Row>[] = [
  {
    key: "question",
    head: "Question",
    width: "40%",
    names: true,
    cell: ({ question, questionId }) => (
      <span className="cs-vendor" dir="auto">
        {question === "" ? questionId : question}
      </span>
    ),
  },
  {
    key: "reply",
    head: "Answer",
    width: "40%",
    cell: ({ reply }) => (
      <span className="cs-vendor" dir="auto">
        {reply}
      </span>
    ),
  },
  {
    key: "state",
    head: "State",
    cell: ({ state }) => (
      <StateBadge tone={states[state].tone} quiet>
        {states[state].words}
      </StateBadge>
    ),
  },
];
