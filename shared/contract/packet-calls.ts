import { z } from "zod";
import { PacketVersionId, PickedFile, Sha256 } from "../ids.ts";
import { Packet } from "../formats/packet.ts";
import { command, query, task } from "./define.ts";
import { Produced } from "./signing-calls.ts";

const Path = z.string().max(1_000);

/** What became of a file of the packet: `ignored` was not taken, `missing` was listed but is not there. */
export const FileState = z.enum(["manifest", "listed", "unlisted", "missing", "altered", "ignored"]);
export type FileState = z.infer<typeof FileState>;

export const PacketFileView = z.strictObject({
  path: Path,
  state: FileState,
  sha256: Sha256.optional(),
  listedSha256: z.string().max(200).optional(),
  size: z.int().min(0).optional(),
  title: z.string().max(20_000).optional(),
  supports: z.array(z.string().max(2_000)).max(1_000),
  why: z.string().max(2_000).optional(),
});
export type PacketFileView = z.infer<typeof PacketFileView>;

const Unrecognised = z.strictObject({
  path: z.string(),
  value: z.string(),
  allowed: z.array(z.string()).readonly(),
});
const Unknown = z.strictObject({ path: z.string(), value: z.unknown() });

/** A packet version in a list. */
export const PacketHead = z.strictObject({
  packetVersionId: PacketVersionId,
  packetId: z.string(),
  version: z.string().optional(),
  title: z.string().optional(),
  vendor: z.string().optional(),
  buyer: z.string().optional(),
  digest: Sha256,
  archiveSha256: Sha256.optional(),
  sourceName: z.string(),
  importedAt: z.string(),
  fileCount: z.int(),
  reviewCount: z.int(),
  warnings: z.array(z.string()),
});
export type PacketHead = z.infer<typeof PacketHead>;

export const PacketPreview = z.strictObject({
  previewId: z.string(),
  packetId: z.string(),
  version: z.string().optional(),
  title: z.string().optional(),
  vendor: z.string().optional(),
  digest: Sha256,
  archiveSha256: Sha256.optional(),
  sourceName: z.string(),
  alreadyImported: PacketVersionId.optional(),
  files: z.array(PacketFileView),
  warnings: z.array(z.string()),
  unrecognised: z.array(Unrecognised),
  unknown: z.array(Unknown),
  gaps: z.array(z.string()),
});
export type PacketPreview = z.infer<typeof PacketPreview>;

export const EvidenceView = z.strictObject({
  kind: z.enum(["text", "markdown", "json", "yaml", "csv", "image", "pdf", "opaque"]),
  name: z.string(),
  mediaType: z.string(),
  sha256: Sha256,
  size: z.int().min(0),
  why: z.string().optional(),
  text: z.string().optional(),
  rows: z.array(z.array(z.string())).optional(),
  truncated: z.boolean(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const packetCalls = {
  "packet.preview": task({
    doc: "Reads a picked zip, folder, YAML or JSON file and says what an import would take, file by file. Stores no record.",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: PacketPreview,
  }),
  "packet.import": command({
    doc: "Imports what a preview showed. The same digest again is recognised and not stored twice.",
    input: z.strictObject({ previewId: z.string().max(100) }),
    output: z.strictObject({
      packetId: z.string(),
      packetVersionId: PacketVersionId,
      version: z.string().optional(),
      digest: Sha256,
      alreadyImported: z.boolean(),
      files: z.array(PacketFileView),
      warnings: z.array(z.string()),
    }),
  }),
  "packet.discardPreview": task({
    doc: "Forgets a preview that will not be imported.",
    input: z.strictObject({ previewId: z.string().max(100) }),
    output: z.strictObject({}),
  }),
  "packet.undoImport": command({
    doc: "Takes back an import as one step. Refused with `conflict` while a review uses the packet.",
    input: z.strictObject({ packetVersionId: PacketVersionId }),
    output: z.strictObject({ packetId: z.string(), digest: Sha256 }),
  }),
  "packet.list": query({
    doc: "All packet versions, newest import first.",
    input: z.strictObject({}),
    output: z.strictObject({ packets: z.array(PacketHead) }),
  }),
  "packet.resolve": query({
    doc: "Finds a packet version by its id, by a packet id (newest import) or by id@version.",
    input: z.strictObject({ packet: z.string().max(500) }),
    output: z.strictObject({ packetVersionId: PacketVersionId }),
  }),
  "packet.get": query({
    doc: "One packet version: the seven sections as the vendor wrote them, its files, and what is odd about it.",
    input: z.strictObject({ packetVersionId: PacketVersionId }),
    output: z.strictObject({
      head: PacketHead,
      packet: Packet,
      manifestPath: Path,
      files: z.array(PacketFileView),
      unrecognised: z.array(Unrecognised),
      unknown: z.array(Unknown),
      otherVersions: z.array(
        z.strictObject({
          packetVersionId: PacketVersionId,
          version: z.string().optional(),
          digest: Sha256,
          importedAt: z.string(),
        }),
      ),
    }),
  }),
  "evidence.view": task({
    doc: "Reads one evidence file safely and gives what can be shown of it: text, rows, or just its kind.",
    input: z.strictObject({ sha256: Sha256, name: z.string().max(1_000) }),
    output: EvidenceView,
  }),
  "evidence.read": query({
    doc: "Up to 1 MiB of an evidence file's bytes, as base64, for images and PDF pages that the screen draws.",
    input: z.strictObject({ sha256: Sha256, offset: z.int().min(0), length: z.int().min(1).max(1_048_576) }),
    output: z.strictObject({ base64: z.string(), size: z.int().min(0) }),
  }),
  "evidence.export": command({
    doc: "A copy of one evidence file, byte for byte as it was received, to be saved outside of the workspace.",
    input: z.strictObject({ sha256: Sha256, name: z.string().max(1_000) }),
    output: Produced,
  }),
};
