import { z } from "zod";
import { fieldInWords } from "#shared/receipt-words";
import { AppError } from "#shared/errors";
import { Checklist } from "#shared/formats/checklist";
import { BundleManifest } from "#shared/formats/bundle";
import { Packet } from "#shared/formats/packet";
import { listProfiles } from "../db/profile-repo.ts";
import { listReceipts } from "../db/receipt-repo.ts";
import { readSettings, writeSetting } from "../db/setting-repo.ts";
import { sizeWithLog, workspaceFiles } from "../db/open-workspace.ts";
import { toProduced } from "../files/produced-files.ts";
import type { Some } from "../handlers.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { listSamples } from "../samples.ts";

type Names =
  | "app.about"
  | "app.retryStart"
  | "app.settings"
  | "app.saveSettings"
  | "job.cancel"
  | "job.list"
  | "receipt.list"
  | "sample.list"
  | "sample.pick"
  | "schema.print"
  | "schema.export";

type Needs = Pick<
  SessionNeeds,
  "options" | "jobs" | "pickedFiles" | "producedFiles" | "blockedRequests" | "retryStart"
>;

const schemas = { packet: Packet, checklist: Checklist, bundle: BundleManifest };

/** For those who write a format: what may stand in the file, before it is read. */
const schemaOf = (format: keyof typeof schemas) =>
  z.toJSONSchema(schemas[format], { io: "input", unrepresentable: "any" });

export function appHandlers({
  options,
  jobs,
  pickedFiles,
  producedFiles,
  blockedRequests,
  retryStart,
}: Needs): Some<Names> {
  const files = workspaceFiles(options.folder);
  return {
    "app.about": () => ({
      version: options.version,
      workspace: options.folder,
      host: options.host,
      versions: runningVersions(),
      blockedRequests: blockedRequests(),
      sizes: { records: sizeWithLog(files.records), evidence: sizeWithLog(files.evidence) },
    }),

    "app.retryStart": async () => {
      await retryStart();
      return {};
    },

    "app.settings": (_input, db) => readSettings(db),
    "app.saveSettings": (given) => (tx) => {
      const before = readSettings(tx.db);
      const { signerProfileId } = given;
      // Whoever is chosen is named in receipts, so a name must stand behind it.
      if (signerProfileId && !listProfiles(tx.db).some(({ profileId }) => profileId === signerProfileId)) {
        const details = { what: "profile", id: signerProfileId };
        throw new AppError("not-found", `There is no profile ${signerProfileId}.`, details);
      }
      const stood = new Map<string, unknown>(Object.entries(before));
      const changed = Object.entries(given).filter(
        ([key, value]) => value !== undefined && value !== stood.get(key),
      );
      if (changed.length === 0) {
        tx.nothingChanged();
        return before;
      }
      for (const [key, value] of changed) writeSetting(tx.db, key, value);
      const after = readSettings(tx.db);
      tx.receipt({
        kind: "settings.changed",
        subject: "settings",
        says: `Changed the settings: ${changed.map(([key]) => fieldInWords(key).toLowerCase()).join(", ")}`,
        before,
        after,
      });
      return after;
    },

    "job.cancel": ({ jobId }) => ({ cancelled: jobs.cancel(jobId) }),
    "job.list": () => ({ jobs: jobs.list() }),

    "receipt.list": (filter, db) => listReceipts(db, filter),

    "sample.list": () => ({
      samples: listSamples(options.samplesFolder).map(({ name, title, summary }) => ({
        name,
        title,
        summary,
      })),
    }),
    "sample.pick": ({ name }) => {
      const sample = listSamples(options.samplesFolder).find((candidate) => candidate.name === name);
      if (!sample)
        throw new AppError("not-found", `There is no sample packet ${name}.`, { what: "sample", id: name });
      return { pickedFile: pickedFiles.add(sample.folder) };
    },

    "schema.print": ({ format }) => ({ schema: schemaOf(format) }),
    "schema.export": async ({ format }) => {
      const text = `${JSON.stringify(schemaOf(format), undefined, 2)}\n`;
      return toProduced(await producedFiles.addBytes(Buffer.from(text), `countersign.${format}.schema.json`));
    },
  };
}

function runningVersions(): Record<string, string> {
  const { node, electron, chrome } = process.versions;
  return Object.fromEntries(
    Object.entries({ node, electron, chrome }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
