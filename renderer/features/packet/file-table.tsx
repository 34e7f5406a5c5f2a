import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { PacketFileView } from "#shared/contract/packet-calls";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { FileSize } from "../../ui/file-size.tsx";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { FileStateBadge } from "../evidence/file-state-badge.tsx";
import { inFileOrder } from "./file-order.ts";

/** So many are drawn at once; a packet may hold ten thousand. */
const PAGE = 100;
/** Fewer are found by eye. */
const WORTH_A_SEARCH = 30;

/** Each file of a packet, in the one order, with its state, its hash and the reason where there is one. */
export function FileTable({
  files,
  onOpen,
  opened,
  narrow = false,
}: {
  files: readonly PacketFileView[];
  onOpen?: ((file: PacketFileView) => void) | undefined;
  opened?: string | undefined;
  /** Names and states only, beside an open file. */
  narrow?: boolean;
}) {
  const [wanted, setWanted] = useState("");
  const inOrder = useMemo(() => inFileOrder(files), [files]);
  const found = useMemo(() => matching(inOrder, wanted), [inOrder, wanted]);
  const open = opened === undefined ? undefined : found.find(({ path }) => path === opened);
  const paged = usePaged(found, PAGE, open);
  const withWhy = files.some((file) => file.why !== undefined || file.title !== undefined);
  const columns: Column<PacketFileView>[] = [
    { key: "path", head: "File", width: "36%", names: true, cell: nameCell(onOpen, opened) },
    { key: "state", head: "State", width: "110px", cell: stateCell },
    { key: "size", head: "Size", numeric: true, width: "80px", cell: sizeCell },
    { key: "sha256", head: "SHA-256", width: "160px", cell: hashCell },
    ...(withWhy ? [whyColumn] : []),
  ];
  return (
    <div className="cs-file-table">
      {files.length >= WORTH_A_SEARCH && (
        <TextInput
          label="Find a file"
          description="Part of its name, title or state"
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {found.length === 0 && (
        <p className="cs-dim" role="status">
          No file of this packet has “{wanted.trim()}” in its name, title or state.
        </p>
      )}
      <Pager paged={paged} what="files" />
      {found.length > 0 && (
        <DataTable
          caption="Files"
          stack={!narrow}
          columns={narrow ? narrowColumns(onOpen, opened) : columns}
          rows={paged.shown}
          rowKey={(file) => `${file.state} ${file.path}`}
        />
      )}
    </div>
  );
}

function matching(files: readonly PacketFileView[], wanted: string): readonly PacketFileView[] {
  const word = wanted.trim().toLowerCase();
  if (word === "") return files;
  return files.filter(({ path, title = "", state }) =>
    `${path}\n${title}\n${state}`.toLowerCase().includes(word),
  );
}

const dash = <span className="cs-dim">–</span>;

function nameCell(onOpen: ((file: PacketFileView) => void) | undefined, opened: string | undefined) {
  return (file: PacketFileView) =>
    onOpen && file.sha256 !== undefined ? (
      <button
        type="button"
        className="cs-link cs-vendor"
        dir="auto"
        aria-expanded={opened === file.path}
        onClick={() => onOpen(file)}
      >
        {file.path}
      </button>
    ) : (
      <span className="cs-vendor" dir="auto">
        {file.path}
      </span>
    );
}

function stateCell(file: PacketFileView) {
  return <FileStateBadge state={file.state} />;
}

function narrowColumns(
  onOpen: ((file: PacketFileView) => void) | undefined,
  opened: string | undefined,
): Column<PacketFileView>[] {
  return [
    { key: "path", head: "File", width: "100%", names: true, cell: nameCell(onOpen, opened) },
    { key: "state", head: "State", cell: stateCell },
  ];
}

function sizeCell(file: PacketFileView) {
  return file.size === undefined ? dash : <FileSize bytes={file.size} />;
}

function hashCell(file: PacketFileView) {
  return file.sha256 === undefined ? dash : <Digest value={file.sha256} label={`SHA-256 of ${file.path}`} />;
}

function whyCell(file: PacketFileView) {
  return (
    <span className="cs-vendor" dir="auto">
      {[file.title, file.why].filter(Boolean).join(". ")}
      {file.state === "altered" && file.listedSha256 !== undefined && (
        <span className="cs-dim"> Listed as {file.listedSha256.slice(0, 12)}…</span>
      )}
    </span>
  );
}

const whyColumn: Column<PacketFileView> = { key: "why", head: "Notes", cell: whyCell };
