import { ActionMatrix } from "./action-matrix.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { Facts } from "./facts.tsx";
import { labelOf, sectionTitles } from "#shared/formats/field-labels";
import { groupFields, type FieldGroup } from "./field-groups.ts";
import { OwnerCards, isDuty } from "./owner-cards.tsx";
import type { OpenFile, PacketDocument } from "./packet-document.ts";
import { ReceiptQuestions, isReceiptQuestion } from "./receipt-questions.tsx";
import { RecordTable } from "./record-table.tsx";
import { Part, SectionView, SectionWords } from "./section-view.tsx";
import { Gap } from "./vendor-value.tsx";

type FieldProps = { packet: PacketDocument; onOpenFile?: OpenFile | undefined };

/** The vendor's answer to one field path of an item's `expects`. */
export function FieldView({ path, ...rest }: FieldProps & { path: string }) {
  return <FieldsView paths={[path]} {...rest} />;
}

/** The vendor's answers to all field paths of one item, each thing shown once: columns of one list in one table. */
export function FieldsView({ paths, packet, onOpenFile }: FieldProps & { paths: readonly string[] }) {
  const groups = groupFields(paths);
  return (
    <div className="cs-section">
      {groups.map((group) => (
        <Group key={`${group.kind} ${keyOf(group)}`} group={group} packet={packet} onOpenFile={onOpenFile} />
      ))}
    </div>
  );
}

function keyOf(group: FieldGroup): string {
  if (group.kind === "facts") return group.paths.join(" ");
  if (group.kind === "list") return group.path;
  return group.kind === "words" || group.kind === "section" ? group.section : "";
}

function Group({ group, packet, onOpenFile }: FieldProps & { group: FieldGroup }) {
  switch (group.kind) {
    case "facts":
      return <Facts packet={packet} paths={group.paths} onOpenFile={onOpenFile} />;
    case "list":
      return (
        <Part title={labelOf(group.path)}>
          {group.path === "actions" && group.only === undefined ? (
            <ActionMatrix packet={packet} />
          ) : (
            <RecordTable packet={packet} path={group.path} only={group.only} />
          )}
        </Part>
      );
    case "owners":
      return <OwnerCards packet={packet} duties={group.duties.filter(isDuty)} />;
    case "captured":
      return (
        <Part title={labelOf("receipts.captured")}>
          <ReceiptQuestions packet={packet} questions={group.questions.filter(isReceiptQuestion)} />
        </Part>
      );
    case "evidence":
      return (
        <Part title={labelOf("evidence")}>
          <EvidenceList packet={packet} onOpenFile={onOpenFile} />
        </Part>
      );
    case "words":
      return packet.packet.sections[group.section]?.text === undefined ? (
        <Part title={labelOf(`${group.section}.text`)}>
          <Gap />
        </Part>
      ) : (
        <SectionWords packet={packet} section={group.section} />
      );
    case "section":
      return group.alone ? (
        <SectionView packet={packet} section={group.section} onOpenFile={onOpenFile} />
      ) : (
        <details className="cs-details">
          <summary>The whole section: {sectionTitles[group.section]}</summary>
          <SectionView packet={packet} section={group.section} onOpenFile={onOpenFile} />
        </details>
      );
  }
}
