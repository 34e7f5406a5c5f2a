import type { Output } from "../contract.ts";
import { argument, table, verb, type VerbDoor, demanded, UsageError } from "./define-verb.ts";
import type { PacketVersionId } from "../../ids.ts";

/** Surely a path: a packet id never holds a separator, and a file is named with its ending. */
function isPath(packet: string): boolean {
  return /[/\\]/.test(packet) || /\.(zip|yaml|yml|json)$/i.test(packet);
}

/** The packet of that id; nothing where the workspace has none, but a file or folder has the name. */
async function ofWorkspace(door: VerbDoor, packet: string): Promise<PacketVersionId | undefined> {
  if (isPath(packet)) return undefined;
  try {
    return (await door.call("packet.resolve", { packet })).packetVersionId;
  } catch (error) {
    if (door.isThere(packet)) return undefined;
    throw error;
  }
}

async function importPath(door: VerbDoor, path: string): Promise<Output<"packet.import">> {
  const { previewId } = await door.call("packet.preview", { pickedFile: door.pick(path) });
  return door.call("packet.import", { previewId });
}

/** PACKET: a packetVersionId, a packet id (its newest import), id@version, or a path, which is imported first. */
export async function resolvePacket(door: VerbDoor, packet: string): Promise<PacketVersionId> {
  return (await ofWorkspace(door, packet)) ?? (await importPath(door, packet)).packetVersionId;
}

function printFlags(flags: Output<"precheck.file">["flags"]): string {
  if (flags.length === 0)
    return "The pre-checks found nothing. That is no approval: they find what can be found by rules.";
  const count = (severity: string) => flags.filter((flag) => flag.severity === severity).length;
  const place = ({ file, path, line, text }: (typeof flags)[number]["quotes"][number]) =>
    `    ${file ?? path}${line === undefined ? "" : `:${line}`}${text === undefined ? (file === undefined ? "  (empty)" : "") : `  “${text}”`}`;
  return [
    `${count("blocker")} blockers, ${count("concern")} concerns, ${count("note")} notes`,
    ...flags.map(({ severity, rule, says, why, quotes, settles }) =>
      [
        `\n${severity.toUpperCase()}  ${rule}`,
        `  ${says}`,
        `  ${why}`,
        ...quotes.map(place),
        `  Settled by: ${settles}`,
      ].join("\n"),
    ),
  ].join("\n");
}

export const packetVerbs = [
  verb({
    words: "import",
    doc: "Imports a packet: a zip, a folder, or a single YAML or JSON file.",
    args: ["PATH"],
    async run(given, door) {
      const imported = await importPath(door, argument(given, 0));
      const { packetId, packetVersionId, version, digest, alreadyImported, warnings } = imported;
      const files = imported.files.map(({ path, sha256, state, why }) => ({
        path,
        sha256: sha256 ?? null,
        state,
        why: why ?? null,
      }));
      return {
        packetId,
        packetVersionId,
        version: version ?? null,
        digest,
        alreadyImported,
        files,
        warnings,
      };
    },
    print: ({ packetId, packetVersionId, version, digest, alreadyImported, files, warnings }) =>
      [
        alreadyImported
          ? `${packetId} was imported before, with the same content: ${packetVersionId}.`
          : `Imported ${packetId}${version === null ? "" : `, version ${version}`}: ${packetVersionId}.`,
        `Digest ${digest}`,
        table(files.map(({ path, state, why }) => [`  ${state}`, path, why ?? ""])),
        ...warnings.map((warning) => `Warning: ${warning}`),
      ].join("\n"),
  }),
  verb({
    words: "packets",
    doc: "Lists all packet versions, newest import first.",
    reads: true,
    run: (_, door) => door.call("packet.list", {}),
    print: ({ packets }) =>
      packets.length === 0
        ? "There is no packet yet. Import one: import PATH"
        : table(
            packets.map((head) => [
              head.packetVersionId,
              `${head.packetId}@${head.version ?? "?"}`,
              head.title ?? "",
              head.importedAt,
            ]),
          ),
  }),
  verb({
    words: "precheck",
    doc: "Finds gaps and contradictions in a packet; of a path nothing is stored. Exit code 1 where a blocker stands.",
    args: ["PACKET"],
    reads: true,
    async run(given, door) {
      const packet = argument(given, 0);
      const packetVersionId = await ofWorkspace(door, packet);
      const { flags, policy } =
        packetVersionId === undefined
          ? await door.call("precheck.file", { pickedFile: door.pick(packet) })
          : await door.call("precheck.packet", { packetVersionId });
      return { flags, ...(policy ? { policy } : {}) };
    },
    print: ({ flags, policy }) =>
      [...(policy ? [`By the policy ${policy.id} ${policy.version}.`] : []), printFlags(flags)].join("\n"),
    exitCode: ({ flags }) => (flags.some(({ severity }) => severity === "blocker") ? 1 : 0),
  }),
  verb({
    words: "self-check",
    doc: "Writes what a vendor should complete and clear up before the review starts: a Word file or a page.",
    args: ["PACKET"],
    flags: { out: { value: "FILE.docx|.html", doc: "where to write it; its ending says which" } },
    async run(given, door) {
      const out = demanded(given, "out");
      const as = (["docx", "html"] as const).find((kind) => out.toLowerCase().endsWith(`.${kind}`));
      if (!as) throw new UsageError("The name ends in .docx or .html.");
      const packetVersionId = await ofWorkspace(door, argument(given, 0));
      if (packetVersionId === undefined)
        throw new UsageError("PACKET is a packet of the workspace: import it first.");
      const made = await door.call("precheck.selfCheck", { packetVersionId, as });
      return { file: await door.save(made.produced, out), sha256: made.sha256 };
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
];
