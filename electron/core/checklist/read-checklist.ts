import { readFile } from "node:fs/promises";
import type { ForeignChoices } from "#shared/checklists/foreign/to-checklist";
import { asStorageError } from "../files/produced-files.ts";
import { sizeOfPlainFile } from "../files/plain-file.ts";
import type { PickedPath } from "../files/picked-files.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { malformed } from "../packet/parse-manifest.ts";
import type { AnyChecklist } from "./parse-any-checklist.ts";

const MAX_BYTES = 20_000_000;

/**
 * Reads a checklist file, of the format or of another maker, in the worker. Throws `malformed-file` with every
 * problem, or `newer-format`. `choices` are for those of other makers.
 */
export async function readChecklist(
  { path, name }: PickedPath,
  { signal, choices }: { signal: AbortSignal; choices?: ForeignChoices | undefined },
): Promise<AnyChecklist> {
  let bytes: Uint8Array;
  try {
    if ((await sizeOfPlainFile({ path, name })) > MAX_BYTES)
      throw malformed(name, [{ says: "The file has more than 20 MB." }]);
    bytes = await readFile(path);
  } catch (error) {
    throw asStorageError(error, name);
  }
  return runInWorker("checklist", { bytes, file: name, choices }, { signal });
}
