import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { IntakeValueView } from "#shared/contract/intake-calls";
import { blankSections } from "#shared/formats/blank-packet";
import { sectionTitles } from "#shared/formats/field-labels";
import {
  ownerDuties,
  packetSectionIds,
  receiptQuestions,
  type PacketSectionId,
} from "#shared/formats/packet";
import { recordLists } from "#shared/formats/record-lists";
import { isBelow, isInPacket } from "#shared/intake/intake-state";
import { StateBadge } from "../../ui/state-badge.tsx";
import { DropTarget } from "./drop-target.tsx";
import { dutyNames, valueLabel } from "./field-choices.ts";
import type { IntakeWork } from "./use-intake.ts";
import { BlankRow, ValueRow } from "./value-row.tsx";

/** The right side: the packet as it fills up, with what is still missing. */
export function SectionsPane({ work }: { work: IntakeWork }) {
  const { values } = work.intake;
  const isTop = ({ path }: IntakeValueView) => !packetSectionIds.some((id) => isBelow(path, id));
  const top = blankSections.find(({ id }) => id === "about")?.fields.map(({ path }) => path) ?? [];
  return (
    <section className="cs-intake-pane cs-intake-sections" aria-label="Packet">
      <Section title="The packet" id={undefined} work={work}>
        <Fields values={values.filter(isTop)} wanted={top} work={work} />
      </Section>
      {packetSectionIds.map((id) => (
        <Section key={id} title={sectionTitles[id]} id={id} work={work}>
          <Fields values={values.filter(({ path }) => isBelow(path, id))} wanted={wantedOf(id)} work={work} />
        </Section>
      ))}
    </section>
  );
}

/** What a section is asked for, one line each where nothing is known. */
function wantedOf(id: PacketSectionId): string[] {
  const fields = blankSections.find((section) => section.id === id)?.fields.map(({ path }) => path) ?? [];
  const lists = recordLists
    .filter(({ path }) => path === id || path.startsWith(`${id}.`))
    .map(({ path }) => path);
  return [
    ...fields.filter((path) => !path.startsWith("receipts.captured.")),
    ...(id === "receipts" ? receiptQuestions.map((question) => `receipts.captured.${question}`) : []),
    ...lists,
    ...(id === "ownership" ? ownerDuties.map((duty) => `ownership.${duty}`) : []),
  ];
}

/** The path that a dropped or written value of a missing field gets. */
function pathToFill(path: string): string {
  const list = recordLists.find((one) => one.path === path);
  if (list) return `${path}[].${list.names}`;
  const isList = blankSections.some(({ fields }) =>
    fields.some((field) => field.path === path && field.list),
  );
  if (isList) return `${path}[]`;
  return ownerDuties.some((duty) => path === `ownership.${duty}`) ? `${path}.name` : path;
}

function missingLabel(path: string): string {
  const duty = ownerDuties.find((one) => path === `ownership.${one}`);
  return duty ? dutyNames[duty] : valueLabel(path);
}

function Fields({
  values,
  wanted,
  work,
}: {
  values: readonly IntakeValueView[];
  wanted: readonly string[];
  work: IntakeWork;
}) {
  const { gaps } = work.intake;
  const told = values.filter(isInPacket);
  const missing = wanted.filter((path) => !told.some((value) => isBelow(value.path, path)));
  return (
    <ul className="cs-intake-values">
      {told.map((value) => (
        <ValueRow key={value.path} value={value} work={work} />
      ))}
      {missing.map((path) => (
        <BlankRow
          key={path}
          label={missingLabel(path)}
          path={path}
          fill={pathToFill(path)}
          isGap={gaps.some((gap) => isBelow(path, gap))}
          work={work}
        />
      ))}
    </ul>
  );
}

function Section({
  title,
  id,
  work,
  children,
}: {
  title: string;
  id: PacketSectionId | undefined;
  work: IntakeWork;
  children: ReactNode;
}) {
  const { values, gaps } = work.intake;
  const all = id === undefined ? [] : values.filter(({ path }) => isBelow(path, id));
  const own = all.filter(isInPacket);
  const proposed = all.filter((value) => !isInPacket(value));
  const unsure = own.filter(({ state }) => state === "mapped").length;
  const isGap = id !== undefined && gaps.includes(id);
  const number = id === undefined ? undefined : packetSectionIds.indexOf(id) + 1;
  const body = (
    <>
      <div className="cs-row cs-row-between">
        <h2>
          {number !== undefined && <kbd className="cs-intake-number">{number}</kbd>} {title}
        </h2>
        {id !== undefined && (
          <span className="cs-row">
            {isGap && <StateBadge tone="warn">a gap</StateBadge>}
            {unsure > 0 && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Accept all ${unsure} of ${title}`}
                onClick={() => work.edit({ kind: "accept", path: id })}
              >
                Accept all {unsure}
              </Button>
            )}
            {own.length === 0 && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${isGap ? "Not a gap" : "It is a gap"}: ${title}`}
                onClick={() => work.edit({ kind: "gap", path: id, is: !isGap })}
              >
                {isGap ? "Not a gap" : "It is a gap"}
              </Button>
            )}
          </span>
        )}
      </div>
      {children}
      {id !== undefined && proposed.length > 0 && (
        <Proposals title={title} id={id} values={proposed} work={work} />
      )}
    </>
  );
  if (id === undefined)
    return (
      <section className="cs-intake-section" aria-label={title}>
        {body}
      </section>
    );
  return (
    <DropTarget label={title} onPassage={(passage) => work.sendToSection(passage, id)} as="section">
      {body}
    </DropTarget>
  );
}

/** What the vendor's tools, grants and configurations show, apart from what the vendor declares. */
function Proposals({
  title,
  id,
  values,
  work,
}: {
  title: string;
  id: PacketSectionId;
  values: readonly IntakeValueView[];
  work: IntakeWork;
}) {
  const heading = `proposed-${id}`;
  return (
    <section className="cs-intake-proposals" aria-labelledby={heading}>
      <div className="cs-row cs-row-between">
        <h3 id={heading}>From evidence, not declared by the vendor</h3>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Accept all ${values.length} proposed for ${title}`}
          onClick={() => work.edit({ kind: "accept", path: id, proposed: true })}
        >
          Accept all {values.length}
        </Button>
      </div>
      <p className="cs-dim cs-small">No part of the packet until you accept it.</p>
      <ul className="cs-intake-values">
        {values.map((value) => (
          <ValueRow key={value.path} value={value} work={work} />
        ))}
      </ul>
    </section>
  );
}
