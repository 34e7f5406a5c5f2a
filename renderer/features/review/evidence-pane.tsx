import { ActionIcon, Button, TextInput, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconLink, IconPlus, IconUser } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useState, type DragEvent } from "react";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { FileSize } from "../../ui/file-size.tsx";
import { EvidenceViewer, type EvidenceFile } from "../evidence/evidence-viewer.tsx";
import { FileStateBadge } from "../evidence/file-state-badge.tsx";
import type { FileState } from "#shared/contract/packet-calls";
import { LineField } from "./draft-fields.tsx";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";

type Listed = {
  from: "packet" | "reviewer";
  ref: string;
  title: string;
  name: string;
  size: number | undefined;
  state?: FileState;
};

/** All files that can prove something: the packet's and the reviewer's own; one of them open to be read. */
export function EvidencePane() {
  const open = useReview((state) => state.openFile);
  return open === undefined ? <FileList /> : <OpenFileView key={`${open.from} ${open.ref}`} />;
}

function FileList() {
  const packet = useReview((state) => state.packet);
  const own = useReview((state) => state.entries.evidence);
  const signed = useSigned();
  const adding = useAddEvidence();
  const files = useMemo(
    (): Listed[] => [
      ...Object.entries(own).map(([ref, file]) => ({
        from: "reviewer" as const,
        ref,
        title: file.title,
        name: file.name,
        size: file.size,
      })),
      ...packet.files
        .filter((file) => file.state !== "ignored" && file.state !== "manifest")
        .map((file) => ({
          from: "packet" as const,
          ref: file.path,
          title: file.title ?? "",
          name: file.path,
          size: file.size,
          state: file.state,
        })),
    ],
    [packet, own],
  );
  const [over, setOver] = useState(false);
  const addPasted = adding.dropped;
  useEffect(() => {
    if (signed) return undefined;
    // A screenshot is pasted wherever the focus is, as long as the list is what the person looks at.
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      addPasted(pasted);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [signed, addPasted]);
  return (
    <div
      className={`rv-files${over ? " rv-files-over" : ""}`}
      onDragOver={(event: DragEvent) => {
        if (signed) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        if (!signed) adding.dropped([...event.dataTransfer.files]);
      }}
    >
      <div className="rv-part-head">
        <h3>Evidence {files.length}</h3>
        {!signed && (
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            loading={adding.action.busy}
            onClick={adding.pick}
          >
            Add your own
          </Button>
        )}
      </div>
      {adding.action.error !== undefined && <ErrorPanel error={adding.action.error} />}
      {files.length === 0 && (
        <p className="cs-dim">
          The packet brought no evidence. Add, drop or paste a screenshot or a log of what you saw yourself.
        </p>
      )}
      <ul className="rv-file-list">
        {files.map((file) => (
          <li key={`${file.from} ${file.ref}`}>
            <FileRow file={file} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FileRow({ file }: { file: Listed }) {
  const { openFile } = useReviewActions();
  return (
    <button
      type="button"
      className="rv-file"
      onClick={() => openFile({ from: file.from, ref: file.ref, location: "" })}
    >
      <span className="rv-file-name cs-vendor" dir="auto">
        {file.title || file.name}
      </span>
      <span className="rv-file-facts">
        {file.from === "reviewer" && (
          <span className="rv-own">
            <IconUser size={13} aria-hidden /> yours
          </span>
        )}
        {file.state !== undefined && <FileStateBadge state={file.state} />}
        {file.title !== "" && <span className="cs-vendor">{file.name}</span>}
        {file.size !== undefined && <FileSize bytes={file.size} />}
      </span>
    </button>
  );
}

function OpenFileView() {
  const open = useReview((state) => state.openFile);
  const atItem = useReview((state) => state.view === "item");
  const { closeFile, setLocation } = useReviewActions();
  const file = useOpenFile();
  if (open === undefined) return null;
  return (
    <div className="rv-open-file">
      <div className="rv-open-bar">
        {atItem && (
          <Tooltip label="All evidence">
            <ActionIcon variant="default" size={30} aria-label="All evidence" onClick={closeFile}>
              <IconArrowLeft size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <LinkForm />
      </div>
      {open.from === "reviewer" && <OwnFileBar evidenceId={open.ref} />}
      {file === undefined ? (
        <p className="cs-note">This file is not in the review any more.</p>
      ) : (
        <EvidenceViewer file={file} location={open.location || undefined} onLocation={setLocation} />
      )}
    </div>
  );
}

function useOpenFile(): EvidenceFile | undefined {
  const open = useReview((state) => state.openFile);
  const packet = useReview((state) => state.packet);
  const own = useReview((state) =>
    open?.from === "reviewer" ? state.entries.evidence[open.ref] : undefined,
  );
  return useMemo(() => {
    if (open?.from === "reviewer") return own && { name: own.name, sha256: own.sha256, size: own.size };
    const file = packet.files.find((candidate) => candidate.path === open?.ref);
    return (
      file && { name: file.path, sha256: file.sha256, size: file.size, state: file.state, why: file.why }
    );
  }, [open, packet, own]);
}

/** Links the open file to the open item, at the place where the reader is. */
function LinkForm() {
  const open = useReview((state) => state.openFile);
  const location = useReview((state) => state.location);
  const itemId = useReview((state) => state.itemId);
  const signed = useSigned();
  // Beside a flag no item is in sight to which it could be linked.
  const atItem = useReview((state) => state.view === "item");
  const { addLink, setLocation } = useReviewActions();
  if (signed || open === undefined || !atItem) return null;
  return (
    <form
      className="rv-link-form"
      aria-label={`Link this file to ${itemId}`}
      onSubmit={(event) => {
        event.preventDefault();
        void addLink({ from: open.from, ref: open.ref, location: location.trim() });
      }}
    >
      <TextInput
        size="xs"
        aria-label="Where in the file"
        placeholder="Where, such as p. 3"
        maxLength={500}
        value={location}
        onChange={(event) => setLocation(event.currentTarget.value)}
      />
      <Button type="submit" leftSection={<IconLink size={14} aria-hidden />}>
        Link to this item
      </Button>
    </form>
  );
}

function OwnFileBar({ evidenceId }: { evidenceId: string }) {
  const there = useReview((state) => state.entries.evidence[evidenceId] !== undefined);
  const signed = useSigned();
  const { removeEvidence, closeFile } = useReviewActions();
  if (!there) return null;
  return (
    <div className="rv-own-bar">
      <span className="rv-own">
        <IconUser size={14} aria-hidden /> Added by the reviewer
      </span>
      <LineField target={{ of: "evidence", id: evidenceId }} label="Title" />
      {!signed && (
        <Button
          variant="subtle"
          color="red"
          onClick={() => {
            closeFile();
            void removeEvidence(evidenceId);
          }}
        >
          Remove
        </Button>
      )}
    </div>
  );
}

function useAddEvidence() {
  const { door } = useClient();
  const { addEvidence, openFile } = useReviewActions();
  const action = useAction();
  const { run } = action;
  const add = useCallback(
    (picking: Promise<readonly { token: string; name: string }[]>) =>
      void run(async () => {
        const picked = await picking;
        let last: string | undefined;
        for (const file of picked) last = await addEvidence({ pickedFile: file.token, title: file.name });
        if (last !== undefined && picked.length === 1)
          openFile({ from: "reviewer", ref: last, location: "" });
      }),
    [run, addEvidence, openFile],
  );
  const pick = useCallback(
    () => add(door.pick({ title: "Evidence of your own", what: "files" })),
    [add, door],
  );
  const dropped = useCallback(
    (files: readonly File[]) => {
      if (files.length > 0) add(door.pickDropped(files));
    },
    [add, door],
  );
  return { action, pick, dropped };
}
