import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useState } from "react";
import type { ForeignChoices } from "#shared/checklists/foreign/to-checklist";
import type { ChecklistHead } from "#shared/contract/checklist-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { When } from "../../ui/when.tsx";
import { ComingChecklist, type Coming } from "./coming-checklist.tsx";

const endings = ["yaml", "yml", "json", "csv", "tsv", "xlsx", "xml", "ckl", "cklb"];

export function ChecklistsPage() {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const checklists = useQuery("checklist.list", {}, ["checklists"]);
  const [coming, setComing] = useState<Coming>();
  const importNow = async (picked: Coming["picked"], choices?: ForeignChoices) => {
    const stored = await client.call("checklist.import", {
      pickedFile: picked.token,
      ...(choices && { choices }),
    });
    setUnknown(stored.unknown);
    setComing(undefined);
    toasts.done(
      stored.alreadyImported
        ? `${stored.id} ${stored.version} was imported before.`
        : `${stored.id} ${stored.version} is imported.`,
    );
  };
  const importOne = () =>
    action.run(async () => {
      const [picked] = await client.door.pick({ title: "Checklist", what: "file", endings });
      if (!picked) return;
      setUnknown([]);
      setComing(undefined);
      const preview = await client.call("checklist.preview", { pickedFile: picked.token });
      if (preview.foreign) setComing({ picked, preview });
      else await importNow(picked);
    });
  return (
    <>
      <PageHeader
        title="Checklists"
        below="What a reviewer asks, how answers are scored, and which thresholds and gates decide. An imported version never changes."
        actions={
          coming ? undefined : (
            <Button
              leftSection={<IconFileImport size={16} aria-hidden />}
              loading={action.busy}
              onClick={() => {
                void importOne();
              }}
            >
              Import a checklist
            </Button>
          )
        }
      />
      <div className="cs-blocks">
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        {unknown.length > 0 && (
          <p className="cs-note cs-vendor">
            Fields that the format does not know were kept as they are: {unknown.join(", ")}
          </p>
        )}
        {coming && (
          <ComingChecklist
            key={coming.picked.token}
            coming={coming}
            onImport={(choices) => importNow(coming.picked, choices)}
            onCancel={() => setComing(undefined)}
          />
        )}
        {!coming && <p className="cs-dim">{otherMakers}</p>}
        <QueryView query={checklists} what="the checklists">
          {(value) => (
            <DataTable
              caption="Checklists"
              columns={columns}
              rows={value.checklists}
              rowKey={(checklist) => `${checklist.id} ${checklist.version}`}
            />
          )}
        </QueryView>
      </div>
    </>
  );
}

const otherMakers =
  "Also of other makers, with a look before: a table (.xlsx, .csv), JSON, CISO Assistant, Google VSAQ, OSCAL, OWASP ASVS and AISVS, HECVAT, XCCDF, CKL and CKLB.";

const columns: Column<ChecklistHead>[] = [
  {
    key: "title",
    head: "Checklist",
    width: "34%",
    names: true,
    cell: (checklist) => (
      <span className="cs-title-cell" dir="auto">
        <RouteLink to={{ page: "checklist", id: checklist.id, version: checklist.version }}>
          {checklist.title}
        </RouteLink>
        <span className="cs-mono">{checklist.id}</span>
      </span>
    ),
  },
  { key: "version", head: "Version", cell: (checklist) => checklist.version },
  { key: "sections", head: "Sections", numeric: true, cell: (checklist) => checklist.sections },
  { key: "items", head: "Items", numeric: true, cell: (checklist) => checklist.items },
  { key: "gates", head: "Gates", numeric: true, cell: (checklist) => checklist.gates },
  {
    key: "origin",
    head: "From",
    cell: (checklist) => (checklist.origin === "built-in" ? "Built in" : "A file"),
  },
  {
    key: "digest",
    head: "Digest",
    cell: (checklist) => <Digest value={checklist.digest} label="checklist digest" />,
  },
  {
    key: "imported",
    head: "Since",
    cell: (checklist) => <When at={checklist.importedAt} />,
  },
];
