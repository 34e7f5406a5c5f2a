import { ForeignChoices } from "../../checklists/foreign/to-checklist.ts";
import type { ChecklistPreview, ForeignReading } from "../checklist-calls.ts";
import { argument, demanded, table, UsageError, verb, type Flag, type Given } from "./define-verb.ts";

/** For checklists of other makers; a checklist of the format says all of this itself. */
const choiceFlags: Readonly<Record<string, Flag>> = {
  title: { value: "TEXT", doc: "Another title." },
  id: { value: "ID", doc: "Another id." },
  version: { value: "VERSION", doc: "Another version, such as 1.0.0." },
  level: { value: "LEVEL", many: true, doc: "Only items of this level or severity, and those without one." },
  gate: { value: "LEVEL", many: true, doc: "Items of this level or severity are gates." },
  sections: { value: "outer|inner", doc: "Sections are the outermost headings, or the innermost." },
  column: {
    value: "N=USE",
    many: true,
    doc: "What column N of the table is for: id, prompt, title, guidance, heading, level, weight, gate, reference, skip.",
  },
  sheet: { value: "NAME", doc: "The sheet that --column speaks of." },
};

function choicesOf(given: Given): ForeignChoices {
  const one = (name: string) => given.flag(name);
  const many = (name: string) => (given.flags(name).length > 0 ? given.flags(name) : undefined);
  const columns = given.flags("column").map((said) => {
    const [, column, use] = /^(\d{1,5})=([a-z-]+)$/.exec(said) ?? [];
    if (column === undefined) throw new UsageError("--column takes a number and a use, such as 3=guidance.");
    return { table: one("sheet") ?? "", column: Number(column), use };
  });
  const parsed = ForeignChoices.safeParse({
    title: one("title"),
    id: one("id"),
    version: one("version"),
    levels: many("level"),
    gates: many("gate"),
    sections: one("sections"),
    ...(columns.length > 0 && { columns }),
  });
  if (parsed.success) return parsed.data;
  const where = String(parsed.error.issues[0]?.path[0] ?? "");
  throw new UsageError(
    `--${{ levels: "level", gates: "gate", columns: "column" }[where] ?? where} has a value that it does not take. See help checklist import.`,
  );
}

const counted = (count: number, what: string) => `${count} ${count === 1 ? what : `${what}s`}`;

const foreignLines = ({ words, edition, levels, notes }: ForeignReading): string[] => [
  `Read as ${words}${edition === "" ? "" : `, edition ${edition}`}.`,
  ...(levels.length > 0
    ? [`Levels: ${levels.map(({ level, items }) => `${level} (${counted(items, "item")})`).join(", ")}`]
    : []),
  ...notes,
];

export const checklistVerbs = [
  verb({
    words: "checklists",
    doc: "Lists all checklist versions.",
    reads: true,
    run: (_, door) => door.call("checklist.list", {}),
    print: ({ checklists }) =>
      table(
        checklists.map(({ id, version, title, items, gates, origin }) => [
          `${id}@${version}`,
          title,
          `${items} items, ${gates} gates`,
          origin,
        ]),
      ),
  }),
  verb({
    words: "checklist preview",
    doc: "Shows what a checklist file would become: of the format, or of another maker (a table, JSON, CISO Assistant, VSAQ, OSCAL, ASVS, AISVS, HECVAT, XCCDF, CKL, CKLB). Stores nothing.",
    args: ["PATH"],
    flags: choiceFlags,
    reads: true,
    run: (given, door) =>
      door.call("checklist.preview", {
        pickedFile: door.pick(argument(given, 0)),
        choices: choicesOf(given),
      }),
    print: previewText,
  }),
  verb({
    words: "checklist import",
    doc: "Imports a checklist file, of the format or of another maker, as `checklist preview` shows it.",
    args: ["PATH"],
    flags: choiceFlags,
    async run(given, door) {
      const { id, version, digest, alreadyImported, foreign } = await door.call("checklist.import", {
        pickedFile: door.pick(argument(given, 0)),
        choices: choicesOf(given),
      });
      return { id, version, digest, alreadyImported, ...(foreign && { foreign }) };
    },
    print: ({ id, version, digest, alreadyImported, foreign }) =>
      [
        ...(foreign ? foreignLines(foreign) : []),
        `${alreadyImported ? "Already there" : "Imported"}: ${id}@${version}`,
        `Digest ${digest}`,
      ].join("\n"),
  }),
  verb({
    words: "checklist file",
    doc: "Writes a checklist version as a file of the format, to be altered and imported under another version.",
    args: ["ID@VERSION"],
    flags: { out: { value: "FILE.yaml", doc: "Where to write it." } },
    reads: true,
    async run(given, door) {
      const [, id, version] = /^(.+)@([^@]+)$/.exec(argument(given, 0)) ?? [];
      if (id === undefined || version === undefined)
        throw new UsageError("A checklist is named as ID@VERSION; the verb checklists lists them.");
      const out = demanded(given, "out");
      const { produced, sha256 } = await door.call("checklist.file", { id, version });
      return { file: await door.save(produced, out), sha256 };
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
];

function previewText(preview: ChecklistPreview): string {
  const { id, version, title, items, gates, stands, sections, foreign } = preview;
  return [
    ...(foreign ? foreignLines(foreign) : ["A checklist of the format countersign.checklist/1."]),
    ...(foreign && foreign.columns.length > 0
      ? [
          table(
            foreign.columns.map(({ table: sheet, column, header, use }) => [
              sheet,
              String(column),
              header,
              use,
            ]),
          ),
        ]
      : []),
    `${title}\n${id}@${version}: ${counted(items, "item")} in ${counted(sections.length, "section")}, ${counted(gates, "gate")}`,
    table(sections.map((section) => [section.id, section.title, counted(section.items.length, "item")])),
    { new: "Nothing was stored.", same: "It was imported before.", other: otherSays(id, version) }[stands],
  ].join("\n");
}

const otherSays = (id: string, version: string) =>
  `${id}@${version} is there already with other content: choose another --version.`;
