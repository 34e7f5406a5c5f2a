import { IntakeId } from "../../ids.ts";
import { packetSectionIds } from "../../formats/packet.ts";
import { labelOf, sectionTitles } from "../../formats/field-labels.ts";
import { isBelow } from "../../intake/intake-state.ts";
import { placeWords } from "../../intake/build-packet.ts";
import type { IntakeFileView } from "../intake-calls.ts";
import { argument, demanded, UsageError, verb, type Given } from "./define-verb.ts";

function intakeIdOf(given: Given, at = 0): IntakeId {
  const found = IntakeId.safeParse(argument(given, at));
  if (!found.success) throw new UsageError("INTAKE is the id that `intake start` printed: in-…");
  return found.data;
}

const packetOf = (given: Given) => {
  const version = given.flag("version");
  return { id: demanded(given, "id"), ...(version !== undefined && { version }) };
};
const packetFlags = {
  id: { value: "ID", doc: "the packet's id: a-z, 0-9, dot, underscore, hyphen" },
  version: { value: "VERSION", doc: "the packet's version, as the vendor calls it" },
};

const fileLine = ({ path, kind, why, tray, notes }: IntakeFileView) =>
  [
    `  ${path}: ${kind ?? "not read"}${why === undefined ? "" : ` (${why})`}${tray > 0 ? `, ${tray} left in the tray` : ""}`,
    ...notes.map(({ says }) => `      ${says}`),
  ].join("\n");

const blankKinds = ["docx", "xlsx", "yaml"] as const;

export const intakeVerbs = [
  verb({
    words: "template",
    doc: "Writes the blank packet that vendors fill: a Word file, a workbook or a YAML manifest.",
    flags: { out: { value: "FILE.docx|.xlsx|.yaml", doc: "where to write it; its ending says which" } },
    async run(given, door) {
      const out = demanded(given, "out");
      const as = blankKinds.find((kind) => out.toLowerCase().endsWith(`.${kind}`));
      if (!as) throw new UsageError("The name ends in .docx, .xlsx or .yaml.");
      const made = await door.call("intake.blank", { as });
      return { file: await door.save(made.produced, out), sha256: made.sha256 };
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
  verb({
    words: "intake start",
    doc: "Reads a vendor's documents (a file, a zip or a folder) and maps them to the seven sections.",
    args: ["PATH"],
    run: (given, door) => door.call("intake.start", { pickedFile: door.pick(argument(given, 0)) }),
    print: ({ intakeId, files, values, tray }) =>
      [`${intakeId}: ${values} values mapped, ${tray} passages in the tray`, ...files.map(fileLine)].join(
        "\n",
      ),
  }),
  verb({
    words: "intakes",
    doc: "Lists the intakes of the workspace.",
    reads: true,
    run: (_given, door) => door.call("intake.list", {}),
    print: ({ intakes }) =>
      intakes.length === 0
        ? "No documents were read for intake."
        : intakes
            .map(
              ({ intakeId, sourceName, files, startedAt }) =>
                `${intakeId}  ${startedAt.slice(0, 10)}  ${sourceName} (${files} files)`,
            )
            .join("\n"),
  }),
  verb({
    words: "intake show",
    doc: "Shows an intake: every value with the place that it is from, section by section.",
    args: ["INTAKE"],
    reads: true,
    needsWorkspace: () => true,
    run: (given, door) => door.call("intake.get", { intakeId: intakeIdOf(given) }),
    print: ({ files, values, gaps }) =>
      [
        ...files.map(fileLine),
        ...packetSectionIds.flatMap((id) => [
          "",
          `${sectionTitles[id]}${gaps.includes(id) ? " (a gap)" : ""}`,
          ...values
            .filter(({ path }) => isBelow(path, id))
            .map(({ path, value, sources: [source], confidence, state }) => {
              const place = source
                ? `${source.place.file}, ${placeWords(source.place)}`
                : "written by the reviewer";
              return `  ${labelOf(path)}: ${String(value).replaceAll("\n", " ")}\n      ${place}${state === "proposed" ? " (proposed from evidence)" : confidence === "likely" ? " (likely)" : ""}`;
            }),
        ]),
      ].join("\n"),
  }),
  verb({
    words: "intake finish",
    doc: "Makes a packet of an intake, with the originals as evidence, and imports it.",
    args: ["INTAKE"],
    flags: packetFlags,
    run: (given, door) =>
      door.call("intake.finish", { intakeId: intakeIdOf(given), packet: packetOf(given) }),
    print: ({ packetId, packetVersionId, digest, files }) =>
      `Imported ${packetId} as ${packetVersionId} (${files.length} files)\nDigest ${digest}`,
  }),
  verb({
    words: "intake export",
    doc: "Writes an intake as a packet in countersign.packet/1.",
    args: ["INTAKE"],
    flags: { ...packetFlags, out: { value: "FILE.zip", doc: "where to write it" } },
    needsWorkspace: () => true,
    async run(given, door) {
      const out = demanded(given, "out");
      const made = await door.call("intake.export", { intakeId: intakeIdOf(given), packet: packetOf(given) });
      return { file: await door.save(made.produced, out), sha256: made.sha256 };
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
  verb({
    words: "intake discard",
    doc: "Throws an intake away; a packet that was made of it stays.",
    args: ["INTAKE"],
    run: (given, door) => door.call("intake.discard", { intakeId: intakeIdOf(given) }),
    print: ({ intakeId }) => `Discarded ${intakeId}`,
  }),
];
