/** The product without a screen, on a workspace folder: as a door opens it, and calls it. */
import path from "node:path";
import type { CallName, Output, RawInput } from "#shared/contract/contract";
import { fromWire } from "#shared/errors";
import { openCore } from "#core/open-core";

export type Call = <N extends CallName>(name: N, input: RawInput<N>) => Promise<Output<N>>;

const root = path.resolve(import.meta.dirname, "../../..");

export async function openCoreOn(folder: string) {
  const core = await openCore({
    folder,
    host: "command-line",
    version: "0.1.0",
    samplesFolder: path.join(root, "samples"),
    verifierFile: path.join(root, "dist/verifier/verify.mjs"),
  });
  const call: Call = async (name, input) => {
    const reply = await core.dispatch(name, input);
    if (reply.ok) return reply.value;
    throw fromWire(reply.error);
  };
  return { core, call };
}
