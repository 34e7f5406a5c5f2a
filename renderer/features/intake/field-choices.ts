/** Where a passage can be sent, and what a value of a field may be. Names as on the packet's own page. */
import { labelOf, sectionTitles } from "#shared/formats/field-labels";
import { blankSections } from "#shared/formats/blank-packet";
import {
  accessKinds,
  accountKinds,
  actionPolicies,
  dataClasses,
  ownerDuties,
  packetSectionIds,
  type PacketSectionId,
} from "#shared/formats/packet";
import { recordLists } from "#shared/formats/record-lists";
import type { IntakeValueView } from "#shared/contract/intake-calls";

export type FieldChoice = { value: string; label: string };
export type FieldGroup = { group: string; items: FieldChoice[] };

const lists = new Set(
  blankSections.flatMap(({ fields }) => fields.filter(({ list }) => list).map(({ path }) => path)),
);
const plain = blankSections.flatMap(({ fields }) =>
  fields.filter(({ choices }) => !choices).map(({ path }) => path),
);

/** Every field that takes words, section by section; rows that are there, and a new one. */
export function fieldChoices(values: readonly IntakeValueView[]): FieldGroup[] {
  const of = (id: PacketSectionId): FieldChoice[] => [
    ...plain
      .filter((path) => path.startsWith(`${id}.`))
      .map((path) =>
        lists.has(path)
          ? { value: `${path}[]`, label: `${labelOf(path)}: one more` }
          : { value: path, label: labelOf(path) },
      ),
    ...recordLists
      .filter(({ path }) => path === id || path.startsWith(`${id}.`))
      .flatMap((list) => rowChoices(list, values)),
    ...(id === "ownership"
      ? ownerDuties.flatMap((duty) =>
          ["name", "role", "contact"].map((part) => ({
            value: `ownership.${duty}.${part}`,
            label: `${dutyNames[duty]}: ${part}`,
          })),
        )
      : []),
    { value: `${id}.text`, label: `Words of the section` },
  ];
  const top = plain.filter((path) => !packetSectionIds.some((id) => path.startsWith(`${id}.`)));
  return [
    {
      group: "The packet",
      items: [...top, "summary"].map((path) => ({ value: path, label: labelOf(path) })),
    },
    ...packetSectionIds.map((id) => ({ group: sectionTitles[id], items: of(id) })),
  ];
}

export const dutyNames: Record<(typeof ownerDuties)[number], string> = {
  workflow: "Owner of the workflow",
  runtime: "Owner of the running system",
  exceptions: "Owner of the exceptions",
  incidents: "Owner of incidents",
  changes: "Owner of changes",
  shutdown: "Owner of the shutdown",
};

function rowChoices(
  { path, names, fields }: (typeof recordLists)[number],
  values: readonly IntakeValueView[],
): FieldChoice[] {
  const rows = new Map<number, string>();
  for (const value of values) {
    const index = value.path.startsWith(`${path}[`)
      ? Number(/\d+/.exec(value.path.slice(path.length))?.[0])
      : NaN;
    if (Number.isNaN(index)) continue;
    const name = value.path === `${path}[${index}].${names}` ? String(value.value) : undefined;
    rows.set(index, name ?? rows.get(index) ?? `row ${index + 1}`);
  }
  const parts = Object.entries(fields).filter(([field]) => !booleans.has(field));
  return [
    { value: `${path}[].${names}`, label: `${labelOf(path)}: a new row` },
    ...[...rows].slice(0, 200).flatMap(([index, name]) =>
      parts.map(([field, label]) => ({
        value: `${path}[${index}].${field}${listFields.has(field) ? "[]" : ""}`,
        label: `${name.slice(0, 50)}: ${label}`,
      })),
    ),
  ];
}

const booleans = new Set(["reversible", "leavesBoundary"]);
const listFields = new Set(["fields", "classes", "access"]);

/** Words that the format knows for a field; undefined where it takes any. */
export function knownWords(path: string): readonly string[] | undefined {
  if (/^actions\[\d*\]\.policy$/.test(path)) return actionPolicies;
  if (/\.classes\[\d*\]$/.test(path)) return dataClasses;
  if (/\.access\[\d*\]$/.test(path)) return accessKinds;
  if (path === "identity.account") return accountKinds;
  if (isYesNo(path)) return ["yes", "no"];
  return undefined;
}

export const isYesNo = (path: string) =>
  /\.(?:reversible|leavesBoundary)$/.test(path) || path.startsWith("receipts.captured.");

/** The name of a value's field: "Inputs 2", "Pay an invoice: Approver". */
export function valueLabel(path: string): string {
  const duty = /^ownership\.(\w+)\.(\w+)$/.exec(path);
  const who = ownerDuties.find((one) => one === duty?.[1]);
  if (who) return `${dutyNames[who]}: ${duty?.[2] ?? ""}`;
  if (path.startsWith("receipts.captured.")) return `The receipt holds: ${labelOf(path)}`;
  const entry = /^(.*?)\[(\d+)\]$/.exec(path);
  if (entry) return `${labelOf(entry[1] ?? "")} ${Number(entry[2]) + 1}`;
  return labelOf(path);
}
