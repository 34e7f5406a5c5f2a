import { Button } from "@mantine/core";
import { useRef, type KeyboardEvent } from "react";
import { sectionTitles } from "#shared/formats/field-labels";
import { packetSectionIds } from "#shared/formats/packet";
import { placeWords } from "#shared/intake/build-packet";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import type { TrayPassageView } from "#shared/contract/intake-calls";
import { passageType } from "./drop-target.tsx";
import type { IntakeWork } from "./use-intake.ts";

/** What no field has. Each passage leaves by one key, by dragging, or is set aside: none is lost. */
export function TrayList({
  passages,
  of,
  work,
}: {
  passages: readonly TrayPassageView[];
  of: number;
  work: IntakeWork;
}) {
  const waiting = passages.filter(({ aside }) => !aside);
  const aside = passages.filter((passage) => passage.aside);
  return (
    <ScrollBox label="What is left over" className="cs-intake-scroll cs-intake-tray">
      <p className="cs-dim cs-small">
        Keys on a passage: <kbd>1</kbd>–<kbd>7</kbd> sends it to a section, <kbd>Enter</kbd> chooses a field,{" "}
        <kbd>x</kbd> sets it aside, <kbd>s</kbd> shows it in the document. Or drag it.
      </p>
      {waiting.length === 0 ? (
        <p role="status">Nothing is left over in this document.</p>
      ) : (
        <ul aria-label="Passages that are left over">
          {waiting.map((passage) => (
            <PassageRow key={passage.id} passage={passage} work={work} />
          ))}
        </ul>
      )}
      {of > passages.length && (
        <p className="cs-dim" role="status">
          {passages.length} of {of} are shown; more follow as these leave.
        </p>
      )}
      {aside.length > 0 && (
        <details className="cs-details">
          <summary>Set aside: {aside.length}</summary>
          <ul aria-label="Passages that were set aside">
            {aside.map((passage) => (
              <li key={passage.id} className="cs-intake-passage">
                <p className="cs-vendor" dir="auto">
                  {passage.text}
                </p>
                <Button
                  variant="subtle"
                  aria-label={`Take back: ${passage.text.slice(0, 60)}`}
                  onClick={() => work.edit({ kind: "aside", passage: passage.id, is: false })}
                >
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </ScrollBox>
  );
}

function PassageRow({ passage, work }: { passage: TrayPassageView; work: IntakeWork }) {
  const row = useRef<HTMLLIElement>(null);
  const { place, text, why } = passage;
  const goTo = (other: Element | null | undefined) => other?.querySelector("button")?.focus();
  /** The passage that stands in its place afterwards. */
  const goOn = () => goTo(row.current?.nextElementSibling ?? row.current?.previousElementSibling);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const section = packetSectionIds[Number(event.key) - 1];
    const beside = { ArrowDown: "next", j: "next", ArrowUp: "previous", k: "previous" }[event.key];
    if (section) {
      goOn();
      work.sendToSection(passage, section);
    } else if (event.key === "x") {
      goOn();
      work.edit({ kind: "aside", passage: passage.id, is: true });
    } else if (event.key === "s") work.show(place);
    else if (beside) {
      const other = beside === "next" ? row.current?.nextElementSibling : row.current?.previousElementSibling;
      if (other instanceof HTMLElement) other.focus();
    } else return;
    event.preventDefault();
  };
  return (
    <li ref={row} className="cs-intake-passage">
      <button
        type="button"
        className="cs-vendor cs-intake-said"
        dir="auto"
        onClick={() => work.setSending(passage)}
        onKeyDown={onKeyDown}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(passageType, JSON.stringify(passage));
          event.dataTransfer.effectAllowed = "move";
        }}
      >
        {text}
      </button>
      <p className="cs-dim cs-small">
        {placeWords(place)}
        {why !== undefined && ` · ${why}`}
      </p>
      <span className="cs-row">
        <Button variant="default" size="compact-sm" tabIndex={-1} onClick={() => work.setSending(passage)}>
          Send to a field
        </Button>
        {passage.near !== undefined && isSection(passage.near) && (
          <SectionButton passage={passage} section={passage.near} work={work} />
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          tabIndex={-1}
          onClick={() => work.edit({ kind: "aside", passage: passage.id, is: true })}
        >
          Set aside
        </Button>
      </span>
    </li>
  );
}

type SectionId = (typeof packetSectionIds)[number];
const isSection = (id: string): id is SectionId => packetSectionIds.some((one) => one === id);

function SectionButton({
  passage,
  section,
  work,
}: {
  passage: TrayPassageView;
  section: SectionId;
  work: IntakeWork;
}) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      tabIndex={-1}
      onClick={() => work.sendToSection(passage, section)}
    >
      Add to {sectionTitles[section]}
    </Button>
  );
}
