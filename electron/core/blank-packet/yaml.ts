/** The blank packet as a manifest: `countersign.packet/1` with nothing filled in, which imports as it is. */
import {
  blankSections,
  blankTitle,
  blankIntro,
  type BlankField,
  type BlankTable,
} from "#shared/formats/blank-packet";
import { ownerDuties } from "#shared/formats/packet";

export function blankPacketYaml(): Uint8Array {
  const about = blankSections.find(({ id }) => id === "about");
  const lines = [
    `# ${blankTitle}`,
    ...blankIntro.map((text) => `# ${text}`),
    "# Save it as packet.yaml and put the documents that prove what it says beside it.",
    "",
    "format: countersign.packet/1",
    "id: replace-with-a-short-name # a-z, 0-9, dot, underscore, hyphen; the same in every version",
    ...tree(about?.fields ?? [], 0),
    "",
    "sections:",
  ];
  for (const { id, title, intro, fields, tables } of blankSections) {
    if (id === "about") continue;
    lines.push("", `  # ${title}`, `  # ${intro}`, `  ${id}:`);
    lines.push(
      ...tree(
        fields.map((field) => ({ ...field, path: field.path.slice(id.length + 1) })),
        4,
      ),
    );
    for (const table of tables) lines.push(...tableLines(table, id));
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

/** Fields of a section, those with a dot in their path under one another. */
function tree(fields: readonly BlankField[], indent: number): string[] {
  const pad = " ".repeat(indent);
  const heads = [...new Set(fields.map(({ path }) => path.split(".")[0] ?? ""))];
  return heads.flatMap((name) => {
    const below = fields.filter(({ path }) => path.startsWith(`${name}.`));
    if (below.length > 0)
      return [
        `${pad}${name}:`,
        ...tree(
          below.map((field) => ({ ...field, path: field.path.slice(name.length + 1) })),
          indent + 2,
        ),
      ];
    const field = fields.find(({ path }) => path === name);
    return field ? [...comments(field, pad), `${pad}${name}:`] : [];
  });
}

function comments({ label, help, good, weak, choices, list }: BlankField, pad: string): string[] {
  const of = choices
    ? ` (${choices.map(({ value, label: words }) => (value === words.toLowerCase() ? value : `${value}: ${words}`)).join("; ")})`
    : "";
  return [
    `${label}${of}${list ? " – a list" : ""}${help === "" ? "" : `. ${help}`}`,
    ...(good === undefined ? [] : [`Good: ${good}`]),
    ...(weak === undefined ? [] : [`Not enough: ${weak}`]),
  ].map((text) => `${pad}# ${text}`);
}

function tableLines(table: BlankTable, section: string): string[] {
  const { list, title, help, columns } = table;
  if (list.endsWith("+")) return [];
  if (list === "ownership")
    return [
      `    # ${title}: ${help}`,
      ...ownerDuties.map((duty) => `    ${duty}: { name: , role: , contact: }`),
    ];
  const more = blankSections.flatMap(({ tables }) => tables).find((one) => one.list === `${list}+`);
  const all = [...columns, ...(more?.columns.filter(({ field }) => field !== "action") ?? [])];
  const key = list === section ? "rows" : list.slice(section.length + 1);
  const member = ({ field, choices, many }: (typeof all)[number]) => {
    const several = many || field === "fields";
    return { text: `${field}:${several ? " []" : ""}`, of: choices?.map(({ value }) => value).join(" | ") };
  };
  const lines = all.map((column, at) => {
    const { text, of } = member(column);
    const remark = [column.label, of].filter((part) => part !== undefined).join(": ");
    return `      ${at === 0 ? "- " : "  "}${text.padEnd(22)} # ${remark}`;
  });
  return [`    # ${title}. ${help} One block like this for each:`, `    ${key}:`, ...lines];
}
