import path from "node:path";
import { createBuilder } from "vite";

/** `verify.mjs` as it goes into bundles, built from the sources that are tested. Takes half a second. */
export async function setup(): Promise<void> {
  const configFile = path.resolve(import.meta.dirname, "../../vite.config.ts");
  const builder = await createBuilder({ configFile, logLevel: "warn" });
  const { verifier } = builder.environments;
  if (!verifier) throw new Error("vite.config.ts has no verifier");
  await builder.build(verifier);
}
