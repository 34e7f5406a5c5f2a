/** Fills a workspace through the same calls that a door makes, before the app opens on it. */
import { rmSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { PacketVersionId, ProfileId, ReviewId } from "#shared/ids";
import { allAnswered, type AnswersOptions } from "../../support/answers-builder.ts";
import { aProfileFile, PASSPHRASE } from "../../support/profile-builder.ts";
import { type Call, openCoreOn } from "./core-of.ts";

export { PASSPHRASE };

export type Seeding = {
  readonly call: Call;
  readonly packet: (file: string) => Promise<PacketVersionId>;
  readonly review: (file: string, answers?: AnswersOptions | "none") => Promise<ReviewId>;
  /** A profile whose key opens quickly, with `PASSPHRASE`. */
  readonly profile: (name?: string) => Promise<ProfileId>;
  readonly sign: (reviewId: ReviewId, profileId: ProfileId) => Promise<void>;
  /** Picks bytes as if a person had picked a file of that name. */
  readonly pickBytes: (name: string, bytes: string | Uint8Array) => Promise<string>;
};

const templates = new Map<string, Promise<{ folder: string; value: unknown }>>();

/**
 * As `seedWorkspace`, but the work is done once for all tests of this process that name the same thing; each gets a
 * copy of the workspace.
 */
export async function seedCopy<T>(
  name: string,
  workspace: string,
  work: (seeding: Seeding) => Promise<T>,
): Promise<T> {
  const make = async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "countersign-template-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return { folder, value: await seedWorkspace(folder, work) };
  };
  const made = templates.get(name) ?? make();
  templates.set(name, made);
  const { folder, value } = await made;
  await cp(folder, workspace, { recursive: true });
  // The same name stands for the same work.
  return value as T;
}

export async function seedWorkspace<T>(
  workspace: string,
  work: (seeding: Seeding) => Promise<T>,
): Promise<T> {
  const { core, call } = await openCoreOn(workspace);
  const outside = await mkdtemp(path.join(os.tmpdir(), "countersign-seed-"));
  const pickBytes: Seeding["pickBytes"] = async (name, bytes) => {
    const file = path.join(await mkdtemp(path.join(outside, "picked-")), name);
    await writeFile(file, bytes);
    return core.pickedFiles.add(file, name);
  };
  const packet: Seeding["packet"] = async (file) => {
    const { previewId } = await call("packet.preview", { pickedFile: core.pickedFiles.add(file) });
    return (await call("packet.import", { previewId })).packetVersionId;
  };
  try {
    return await work({
      call,
      packet,
      pickBytes,
      async review(file, answers = {}) {
        const { reviewId } = await call("review.start", { packetVersionId: await packet(file) });
        if (answers !== "none") await call("review.applyAnswers", { reviewId, file: allAnswered(answers) });
        return reviewId;
      },
      async profile(name = "Ada Reviewer") {
        const pickedFile = await pickBytes("profile.json", await aProfileFile(name));
        return (await call("profile.import", { pickedFile, secret: core.secrets.add(PASSPHRASE) })).profileId;
      },
      async sign(reviewId, profileId) {
        await call("review.sign", { reviewId, profileId, secret: core.secrets.add(PASSPHRASE) });
      },
    });
  } finally {
    await core.close();
    await rm(outside, { recursive: true, force: true });
  }
}
