import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Output } from "#shared/contract/contract";
import type { TemplateHead, TemplateProblem } from "#shared/contract/template-calls";
import { ReviewId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { FileSize } from "../../ui/file-size.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { When } from "../../ui/when.tsx";

type Imported = Output<"template.import">;

/** Word files of the organisation that memos are written into; each review chooses on its decision page. */
export function MemoTemplates() {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const templates = useQuery("template.list", {}, ["templates", "reviews"]);
  const reviews = useQuery("review.list", {}, ["reviews"]);
  const [imported, setImported] = useState<Imported>();
  const [wanted, setWanted] = useState("");
  const all = reviews.state === "ready" ? reviews.value.reviews : [];
  const shown = ReviewId.safeParse(wanted || all[0]?.reviewId).data;

  const save = async (made: { produced: string; name: string }) => {
    const saved = await client.door.save(made.produced, made.name);
    if (saved.saved) toasts.done(`The file is saved as ${saved.name}.`);
  };
  const importOne = () =>
    action.run(async () => {
      setImported(undefined);
      const [picked] = await client.door.pick({ title: "Memo template", what: "file", endings: ["docx"] });
      if (!picked) return;
      const stored = await client.call("template.import", { pickedFile: picked.token });
      setImported(stored);
      toasts.done(
        stored.alreadyImported ? `${stored.name} was imported before.` : `${stored.name} is imported.`,
      );
    });
  const begin = () => action.run(async () => save(await client.call("template.starting", {})));
  const preview = (digest: string) =>
    action.run(async () => {
      if (shown !== undefined) await save(await client.call("template.preview", { reviewId: shown, digest }));
    });
  const remove = ({ digest, name }: TemplateHead) =>
    action.run(async () => {
      await client.call("template.remove", { digest });
      toasts.done(`${name} is removed.`);
    });

  return (
    <>
      <div className="cs-row">
        <Button variant="default" loading={action.busy} onClick={() => void importOne()}>
          Import a template
        </Button>
        <Button variant="subtle" loading={action.busy} onClick={() => void begin()}>
          Save a template to begin with
        </Button>
      </div>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
      {imported && <Notes {...imported} />}
      <div className="cs-wide">
        <QueryView
          query={templates}
          what="the memo templates"
          isEmpty={({ templates: list }) => list.length === 0}
          empty={<p className="cs-dim">None yet: every memo has the built-in layout.</p>}
        >
          {({ templates: list }) => (
            <>
              {all.length > 0 && (
                <NativeSelect
                  label="Preview with the review of"
                  value={shown ?? ""}
                  data={all.map(({ reviewId, packetTitle, packetId, revision }) => ({
                    value: reviewId,
                    label: `${packetTitle ?? packetId}, revision ${revision}`,
                  }))}
                  onChange={(event) => setWanted(event.currentTarget.value)}
                />
              )}
              <DataTable
                caption="Memo templates"
                stack
                columns={columnsOf({
                  preview: shown === undefined ? undefined : preview,
                  remove,
                  busy: action.busy,
                })}
                rows={list}
                rowKey={({ digest }) => digest}
              />
            </>
          )}
        </QueryView>
      </div>
    </>
  );
}

/** What is worth a second look in a template that can be used. */
function Notes({ name, problems }: { name: string; problems: readonly TemplateProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="cs-note" role="status">
      <p className="cs-vendor">{name} can be used. Worth a second look:</p>
      <ul>
        {problems.map(({ where, says, fix }) => (
          <li key={`${where} ${says}`} className="cs-vendor">
            <strong>{where}</strong>: {says} {fix}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Acts = {
  /** There is a review to preview with. */
  preview: ((digest: string) => void) | undefined;
  remove: (template: TemplateHead) => void;
  busy: boolean;
};

function columnsOf({ preview, remove, busy }: Acts): Column<TemplateHead>[] {
  return [
    {
      key: "name",
      head: "Template",
      width: "34%",
      names: true,
      cell: ({ name }) => <span className="cs-vendor">{name}</span>,
    },
    { key: "size", head: "Size", numeric: true, cell: ({ size }) => <FileSize bytes={size} /> },
    { key: "reviews", head: "Reviews", numeric: true, cell: ({ reviews }) => reviews },
    {
      key: "digest",
      head: "Digest",
      cell: ({ digest }) => <Digest value={digest} label="template digest" />,
    },
    { key: "since", head: "Since", cell: ({ importedAt }) => <When at={importedAt} /> },
    {
      key: "acts",
      head: "Actions",
      cell: (template) => (
        <span className="cs-row">
          {preview && (
            <Button
              variant="default"
              aria-label={`Save a preview with ${template.name}`}
              loading={busy}
              onClick={() => preview(template.digest)}
            >
              Preview
            </Button>
          )}
          {template.reviews === 0 && (
            <Button
              variant="subtle"
              aria-label={`Remove ${template.name}`}
              loading={busy}
              onClick={() => remove(template)}
            >
              Remove
            </Button>
          )}
        </span>
      ),
    },
  ];
}
