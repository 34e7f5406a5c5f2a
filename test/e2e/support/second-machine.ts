/** Another machine, with no screen: it takes in a bundle, works, and hands the review back. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { ReviewId } from "#shared/ids";
import { type Call, openCoreOn } from "./core-of.ts";

/** Gives the path of the bundle that comes back. */
export async function onSecondMachine(
  bundle: string,
  {
    back,
    by,
    work,
  }: {
    back: string;
    by: string;
    work: (machine: {
      call: Call;
      reviewId: ReviewId;
      secret: (text: string) => string;
      pick: (file: string) => string;
    }) => Promise<void>;
  },
): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "countersign-second-"));
  const { core, call } = await openCoreOn(folder);
  try {
    const pick = (file: string) => core.pickedFiles.add(file);
    const { previewId = "" } = await call("bundle.preview", { pickedFile: pick(bundle) });
    const { reviewId } = await call("bundle.import", { previewId });
    await work({ call, reviewId, pick, secret: (text) => core.secrets.add(text) });
    const { bundle: made } = await call("bundle.export", { reviewId, by });
    const file = path.join(back, made.name);
    await copyFile(core.producedFiles.get(made.produced).path, file);
    return file;
  } finally {
    await core.close();
    await rm(folder, { recursive: true, force: true });
  }
}
