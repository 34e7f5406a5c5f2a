import { randomBytes } from "node:crypto";
import { AppError } from "#shared/errors";
import { packetSectionIds } from "#shared/formats/packet";
import { unknownFields, unrecognisedValues } from "#shared/formats/packet-fields";
import { PacketVersionId } from "#shared/ids";
import {
  cutForList,
  deletePacketVersion,
  findPacketByDigest,
  getPacketBody,
  getPacketHead,
  hasPacketVersion,
  listPacketFiles,
  listPacketHeads,
  listPacketVersions,
} from "../db/packet-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { PickedFiles } from "../files/picked-files.ts";
import { onlyReading, type Some } from "../handlers.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import { viewEvidence } from "../packet/evidence-view.ts";
import { fileViews, optional, recordPacket, swapWarning } from "../packet/record-packet.ts";
import { stagePacket, type StagedPacket } from "../packet/read-packet.ts";

type Needs = {
  pickedFiles: PickedFiles;
  evidence: EvidenceStore;
  read: ReadDb;
  newId: (prefix: string) => string;
  /** This core only reads: a preview would have to store the files that it shows. */
  readOnly: boolean;
};

type Names =
  | "packet.preview"
  | "packet.import"
  | "packet.discardPreview"
  | "packet.undoImport"
  | "packet.list"
  | "packet.resolve"
  | "packet.get"
  | "evidence.view"
  | "evidence.read";

export type Previews = { readonly hashes: () => string[] };

/** Previews wait here for a person's yes; their files are in the evidence store already, named by no record. */
export function packetHandlers({ pickedFiles, evidence, read, newId, readOnly }: Needs): {
  handlers: Some<Names>;
  previews: Previews;
} {
  const previews = new Map<string, StagedPacket>();
  const hashes = () =>
    [...previews.values()].flatMap((staged) =>
      staged.files.flatMap((file) => (file.sha256 ? [file.sha256] : [])),
    );

  const handlers: Some<Names> = {
    "packet.preview": async ({ pickedFile }, { signal, progress }) => {
      if (readOnly) throw onlyReading();
      const picked = pickedFiles.get(pickedFile);
      const staged = await stagePacket(picked.path, { store: evidence, signal, progress });
      const previewId = `preview-${randomBytes(9).toString("base64url")}`;
      previews.set(previewId, staged);
      const { packet } = staged;
      const alreadyImported = findPacketByDigest(read, staged.digest);
      return {
        previewId,
        packetId: packet.id,
        ...optional("version", cutIfAny(packet.version)),
        ...optional("title", cutIfAny(packet.title)),
        ...optional("vendor", cutIfAny(packet.vendor?.name)),
        digest: staged.digest,
        ...optional("archiveSha256", staged.archiveSha256),
        sourceName: picked.name,
        ...optional("alreadyImported", alreadyImported),
        files: fileViews(staged),
        warnings: [...staged.warnings, ...(alreadyImported ? [] : swapWarning(read, staged))],
        unrecognised: staged.unrecognised,
        unknown: staged.unknown,
        gaps: packetSectionIds.filter((id) => packet.sections[id] === undefined),
      };
    },

    "packet.import":
      ({ previewId }) =>
      (tx) => {
        const staged = previews.get(previewId);
        if (!staged) {
          throw new AppError("not-found", "This preview is not there any more. Pick the packet again.", {
            what: "preview",
            id: previewId,
          });
        }
        const imported = recordPacket(tx, staged, newId);
        // Where the commit fails, the preview is still there to try again.
        tx.afterCommit(() => previews.delete(previewId));
        return imported;
      },

    "packet.discardPreview": ({ previewId }) => {
      previews.delete(previewId);
      return {};
    },

    "packet.undoImport":
      ({ packetVersionId }) =>
      (tx) => {
        const head = getPacketHead(tx.db, packetVersionId);
        if (head.reviewCount > 0) {
          throw new AppError(
            "conflict",
            "A review uses this packet, so its import cannot be undone. Discard the review first.",
            {
              reason: "in-use",
            },
          );
        }
        deletePacketVersion(tx.db, packetVersionId);
        tx.receipt({
          kind: "packet.import-undone",
          subject: packetVersionId,
          says: `Undid the import of ${head.packetId} ${cutForList(head.version ?? "")}`.trim(),
          before: { packetId: head.packetId, version: head.version, digest: head.digest },
        });
        return { packetId: head.packetId, digest: head.digest };
      },

    "packet.list": (_input, db) => ({ packets: listPacketHeads(db) }),

    "packet.resolve": ({ packet }, db) => ({ packetVersionId: resolvePacket(db, packet) }),

    "packet.get": ({ packetVersionId }, db) => {
      const head = getPacketHead(db, packetVersionId);
      const { packet, manifestPath } = getPacketBody(db, packetVersionId);
      return {
        head,
        packet,
        manifestPath,
        files: listPacketFiles(db, packetVersionId),
        unrecognised: unrecognisedValues(packet),
        unknown: unknownFields(packet),
        otherVersions: listPacketVersions(db, head.packetId)
          .filter((other) => other.packetVersionId !== packetVersionId)
          .map((other) => ({
            packetVersionId: other.packetVersionId,
            ...optional("version", cutIfAny(other.version)),
            digest: other.digest,
            importedAt: other.importedAt,
          })),
      };
    },

    "evidence.view": ({ sha256, name }, { signal }) => viewEvidence(evidence, { sha256, name, signal }),

    "evidence.read": ({ sha256, offset, length }) => ({
      base64: evidence.read(sha256, offset, length).toString("base64"),
      size: evidence.size(sha256),
    }),
  };
  return { handlers, previews: { hashes } };
}

/** A packet version by its own id, by a packet id (newest import), or by id@version. */
function resolvePacket(db: ReadDb, text: string): PacketVersionId {
  // A vendor may call a packet what looks like an id of ours: ours comes first.
  const minted = PacketVersionId.safeParse(text);
  if (minted.success && hasPacketVersion(db, minted.data)) return minted.data;
  const at = text.indexOf("@");
  const [id, version] = at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
  const newest = listPacketVersions(db, id, version)[0];
  if (newest) return newest.packetVersionId;
  throw new AppError("not-found", `There is no packet ${text} in this workspace.`, {
    what: "packet",
    id: text,
  });
}

const cutIfAny = (text: string | undefined) => (text === undefined ? undefined : cutForList(text));
