import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import type { IntakeId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useQuery } from "../../api/use-query.ts";
import { navigate } from "../../routes.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { DocumentPane } from "./document-pane.tsx";
import { FinishDialog } from "./finish-dialog.tsx";
import { SectionsPane } from "./sections-pane.tsx";
import { SendDialog } from "./send-dialog.tsx";
import { useIntake, type IntakeView } from "./use-intake.ts";
import "./intake.css";

/** A vendor's documents on the left, the packet that they make on the right. */
export function IntakePage({ intakeId, file }: { intakeId: IntakeId; file: string | undefined }) {
  const intake = useQuery("intake.get", { intakeId }, ["intakes"]);
  return (
    <QueryView
      query={intake}
      what="the intake"
      home={<RouteLink to={{ page: "packets" }}>Packets</RouteLink>}
    >
      {(value) => <Loaded intakeId={intakeId} intake={value} file={file} />}
    </QueryView>
  );
}

function Loaded({
  intakeId,
  intake,
  file,
}: {
  intakeId: IntakeId;
  intake: IntakeView;
  file: string | undefined;
}) {
  const client = useClient();
  const work = useIntake(intakeId, intake, file);
  const [dialog, setDialog] = useState<"finish" | "discard">();
  const { undo, redo } = work;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
        return;
      const back = event.key.toLowerCase() === "z" && !event.shiftKey;
      const forth = event.key.toLowerCase() === "y" || (event.key.toLowerCase() === "z" && event.shiftKey);
      if (!back && !forth) return;
      event.preventDefault();
      if (back && intake.undo !== undefined) undo();
      if (forth && intake.redo !== undefined) redo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [intake.undo, intake.redo, undo, redo]);
  const left =
    intake.files.reduce((sum, { tray }) => sum + tray, 0) -
    Object.keys(intake.sent).length -
    intake.aside.length +
    intake.cleared.length;
  const proposed = intake.values.filter(({ state }) => state === "proposed").length;
  const unsure = intake.values.filter(({ state }) => state === "mapped").length;
  const unread = intake.files.filter(({ kind }) => !kind).length;
  return (
    <div className="cs-intake">
      <PageHeader
        title={`Intake of ${intake.head.sourceName}`}
        above={<RouteLink to={{ page: "packets" }}>Packets</RouteLink>}
        below={
          <span role="status">
            {intake.files.length === 1 ? "1 file" : `${intake.files.length} files`}
            {unread > 0 && `, ${unread} not read`}; {intake.values.length - proposed} values, {unsure} to look
            at
            {proposed > 0 && `, ${proposed} proposed from evidence`};{" "}
            {left === 0
              ? "nothing left over"
              : left === 1
                ? "1 passage left over"
                : `${left} passages left over`}
            . Everything you do here is saved at once.
          </span>
        }
        actions={
          <>
            <Button variant="default" disabled={intake.undo === undefined} title={intake.undo} onClick={undo}>
              Undo
            </Button>
            <Button variant="default" disabled={intake.redo === undefined} title={intake.redo} onClick={redo}>
              Redo
            </Button>
            <Button variant="subtle" onClick={() => setDialog("discard")}>
              Discard
            </Button>
            <Button onClick={() => setDialog("finish")}>Make the packet</Button>
          </>
        }
      />
      {intake.head.packetVersionId && (
        <p className="cs-note" role="status">
          A packet was made of this intake:{" "}
          <RouteLink to={{ page: "packet", packetVersionId: intake.head.packetVersionId }}>open it</RouteLink>
          . What you alter here afterwards makes a new version.
        </p>
      )}
      {work.action.error !== undefined && <ErrorPanel error={work.action.error} />}
      <div className="cs-intake-panes">
        <DocumentPane intakeId={intakeId} work={work} />
        <SectionsPane work={work} />
      </div>
      <SendDialog work={work} />
      {dialog === "finish" && (
        <FinishDialog intakeId={intakeId} intake={intake} opened onClose={() => setDialog(undefined)} />
      )}
      <ConfirmDialog
        opened={dialog === "discard"}
        title="Discard this intake?"
        confirm="Discard it"
        danger
        onConfirm={async () => {
          await client.call("intake.discard", { intakeId });
          navigate({ page: "packets" });
        }}
        onClose={() => setDialog(undefined)}
      >
        <p>
          What was read, and everything you did with it, goes. Packets that were made of it stay, and so do
          the vendor's files on disk.
        </p>
      </ConfirmDialog>
    </div>
  );
}
