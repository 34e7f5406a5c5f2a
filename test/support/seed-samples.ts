import { mkdirSync } from "node:fs";
import path from "node:path";
import type { CallName, Output, RawInput } from "#shared/contract/contract";
import { fromWire } from "#shared/errors";
import { openCore } from "#core/open-core";

const samples = path.resolve(import.meta.dirname, "../../samples");

/**
 * Both sample packets with their recorded answers: one review open, one to be rejected, one signed, its memo exported.
 * `folders` are packets besides; their version ids come back in `others`.
 */
export async function seedSamples(workspace: string, folders: readonly string[] = []) {
  mkdirSync(workspace, { recursive: true });
  const core = await openCore({
    folder: workspace,
    host: "command-line",
    version: "0.1.0",
    samplesFolder: samples,
    verifierFile: "",
  });
  const call = async <N extends CallName>(name: N, input: RawInput<N>): Promise<Output<N>> => {
    const reply = await core.dispatch(name, input);
    if (!reply.ok) throw fromWire(reply.error);
    return reply.value;
  };
  const importOf = async (pickedFile: Output<"sample.pick">["pickedFile"]) => {
    const { previewId } = await call("packet.preview", { pickedFile });
    return (await call("packet.import", { previewId })).packetVersionId;
  };
  const packet = async (name: string) => importOf((await call("sample.pick", { name })).pickedFile);
  const reviewOf = async (packetVersionId: Output<"packet.import">["packetVersionId"], answers: string) => {
    const { reviewId } = await call("review.start", { packetVersionId });
    const pickedFile = core.pickedFiles.add(path.join(samples, "answers", answers));
    await call("review.apply", { reviewId, pickedFile });
    return reviewId;
  };
  const sideways = await packet("brightsurge-tenant-autopilot");
  const well = await packet("ostermere-invoice-matcher");
  const rejected = await reviewOf(sideways, "brightsurge-tenant-autopilot.json");
  const signed = await reviewOf(well, "ostermere-invoice-matcher.json");
  const secret = () => core.secrets.add("a passphrase for pictures");
  const { profileId } = await call("profile.create", {
    name: "Ines Halvorsen",
    role: "Security engineer",
    secret: secret(),
  });
  await call("review.sign", { reviewId: signed, profileId, secret: secret() });
  const { memo, signatures } = await call("memo.export", { reviewId: signed });
  const memoFiles: string[] = [];
  for (const file of [memo, ...signatures]) {
    const target = path.join(workspace, file.name);
    await core.producedFiles.saveTo(file.produced, target);
    memoFiles.push(target);
  }
  const open = await reviewOf(well, "ostermere-invoice-matcher.json");
  const others = [];
  for (const folder of folders) others.push(await importOf(core.pickedFiles.add(folder)));
  const documents = path.resolve(import.meta.dirname, "../fixtures/intake/docx11-lo-x-matrix.docx");
  const { intakeId } = await call("intake.start", { pickedFile: core.pickedFiles.add(documents) });
  await core.close();
  return { well, sideways, others, open, rejected, signed, intakeId, memoFiles };
}
