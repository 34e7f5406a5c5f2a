import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useEffect, useState } from "react";
import type { IntakeBlock } from "#shared/contract/intake-calls";
import type { IntakeId } from "#shared/ids";
import { isSamePlace, type Place } from "#shared/intake/document";
import { useQuery } from "../../api/use-query.ts";
import { QueryView } from "../../ui/query-view.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { TrayList } from "./tray-list.tsx";
import type { IntakeWork } from "./use-intake.ts";

type Shows = "document" | "tray";

/** The left side: one document as it was read, or what is left of it. */
export function DocumentPane({ intakeId, work }: { intakeId: IntakeId; work: IntakeWork }) {
  const { intake, file, shown, openFile } = work;
  const [wanted, setWanted] = useState<{ view: Shows; place: Place | undefined }>({
    view: "tray",
    place: undefined,
  });
  // Whoever asks where a value is from wants to see the document.
  const view = shown !== undefined && shown !== wanted.place ? "document" : wanted.view;
  const [from, setFrom] = useState(0);
  const here = intake.files.find(({ path }) => path === file);
  const read = useQuery(
    "intake.document",
    { intakeId, path: file ?? "", ...(shown && shown.file === file ? { place: shown } : { from }) },
    ["intakes"],
  );
  if (!here) return <p className="cs-dim">No document.</p>;
  return (
    <section className="cs-intake-pane" aria-label="Documents">
      <div className="cs-row cs-row-between">
        <NativeSelect
          aria-label="Document"
          className="cs-intake-file"
          value={here.path}
          data={intake.files.map(({ path, kind, tray }) => ({
            value: path,
            label: `${path}${kind ? (tray > 0 ? ` (${tray} left over)` : "") : " (not read)"}`,
          }))}
          onChange={(event) => {
            setFrom(0);
            openFile(event.currentTarget.value);
          }}
        />
        <SegmentedControl
          aria-label="What is shown of it"
          value={view}
          data={[
            { value: "tray", label: "Left over" },
            { value: "document", label: "Whole document" },
          ]}
          onChange={(value) => setWanted({ view: value === "tray" ? "tray" : "document", place: shown })}
        />
      </div>
      <Notes file={here} />
      {here.kind ? (
        <QueryView query={read} what="the document">
          {(page) =>
            view === "tray" ? (
              <TrayList key={here.path} passages={page.tray} of={page.trayOf} work={work} />
            ) : (
              <Blocks
                blocks={page.blocks}
                from={page.from}
                of={page.of}
                shown={shown}
                turn={(next) => {
                  work.openFile(here.path);
                  setWanted({ view: "document", place: undefined });
                  setFrom(next);
                }}
              />
            )
          }
        </QueryView>
      ) : (
        <p className="cs-note">{here.why ?? "It was not read."} It stays with the packet as evidence.</p>
      )}
    </section>
  );
}

function Notes({ file: { notes } }: { file: IntakeWork["intake"]["files"][number] }) {
  if (notes.length === 0) return null;
  const tones = { active: "bad", unread: "warn", changed: "info" } as const;
  const words = { active: "never run", unread: "not read", changed: "how it was read" } as const;
  return (
    <ul className="cs-intake-notes" aria-label="Notes on how it was read">
      {notes.map(({ kind, says }) => (
        <li key={says}>
          <StateBadge tone={tones[kind]} quiet>
            {words[kind]}
          </StateBadge>{" "}
          <span className="cs-vendor">{says}</span>
        </li>
      ))}
    </ul>
  );
}

const pageSize = 200;

function Blocks({
  blocks,
  from,
  of,
  shown,
  turn,
}: {
  blocks: readonly IntakeBlock[];
  from: number;
  of: number;
  shown: Place | undefined;
  turn: (from: number) => void;
}) {
  useEffect(() => {
    if (shown) document.querySelector("[data-shown]")?.scrollIntoView({ block: "center" });
  }, [shown, blocks]);
  if (of === 0) return <p className="cs-dim">It holds no text.</p>;
  return (
    <>
      {of > pageSize && (
        <div className="cs-row" role="group" aria-label="Pages of the document">
          <button
            type="button"
            className="cs-link"
            disabled={from === 0}
            onClick={() => turn(from - pageSize)}
          >
            Earlier
          </button>
          <span role="status">
            {from + 1}–{Math.min(of, from + pageSize)} of {of}
          </span>
          <button
            type="button"
            className="cs-link"
            disabled={from + pageSize >= of}
            onClick={() => turn(from + pageSize)}
          >
            Later
          </button>
        </div>
      )}
      <ScrollBox label="Text of the document" className="cs-intake-scroll cs-intake-document">
        {blocks.map((block, at) => (
          // Blocks have no name of their own; their order never changes.
          <BlockView key={from + at} block={block} shown={shown} />
        ))}
      </ScrollBox>
    </>
  );
}

function BlockView({ block, shown }: { block: IntakeBlock; shown: Place | undefined }) {
  const mark = (place: Place) => (shown && isSamePlace(place, shown) ? { "data-shown": true } : {});
  switch (block.kind) {
    case "heading":
      return (
        <p
          className={`cs-intake-heading cs-vendor cs-intake-level-${Math.min(block.level, 4)}`}
          dir="auto"
          {...mark(block.place)}
        >
          {block.text}
        </p>
      );
    case "paragraph":
      return (
        <p className="cs-vendor cs-intake-text" dir="auto" {...mark(block.place)}>
          {block.place.part && <span className="cs-dim">{block.place.part}: </span>}
          {block.text}
        </p>
      );
    case "list":
      return (
        <ul className="cs-intake-list">
          {block.items.map((item, at) => (
            <li
              key={at}
              className="cs-vendor"
              dir="auto"
              data-level={Math.min(item.level, 4)}
              {...mark(item.place)}
            >
              {item.ticked !== undefined && (item.ticked ? "☒ " : "☐ ")}
              {item.text}
            </li>
          ))}
        </ul>
      );
    case "table":
      return (
        <div className="cs-intake-table">
          <table>
            {block.caption !== undefined && <caption className="cs-vendor">{block.caption}</caption>}
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {distinct(row).map(({ cell, span, from }) => (
                    <td key={from} colSpan={span} className="cs-vendor" dir="auto" {...mark(cell.place)}>
                      {cell.ticked !== undefined && (cell.ticked ? "☒ " : "☐ ")}
                      {cell.text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

type TableCell = Extract<IntakeBlock, { kind: "table" }>["rows"][number][number];

/** A cell that is merged across is drawn once, as wide as it is. */
function distinct(row: readonly TableCell[]): { cell: TableCell; span: number; from: number }[] {
  const found: { cell: TableCell; span: number; from: number }[] = [];
  for (const [from, cell] of row.entries()) {
    const last = found.at(-1);
    if (last && last.cell.place.cell !== undefined && isSamePlace(last.cell.place, cell.place))
      last.span += 1;
    else found.push({ cell, span: 1, from });
  }
  return found;
}
