import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Core } from "#core/core";
import { asStorageError } from "#core/files/produced-files";
import type { CallName, Output, RawInput } from "#shared/contract/contract";
import type { VerbDoor } from "#shared/contract/verbs/define-verb";
import { AppError, fromWire } from "#shared/errors";
import type { AskPassphrase } from "./passphrase.ts";

/** The door of the command line: a picked file is an argument, a produced one goes where the argument says. */
export function createVerbDoor(
  core: Core,
  standing: string,
  askPassphrase: AskPassphrase,
  jobId: string,
): VerbDoor {
  const whole = (file: string) => path.resolve(standing, file);
  return {
    async call<N extends CallName>(name: N, input: RawInput<N>): Promise<Output<N>> {
      const reply = await core.dispatch(name, input, jobId);
      if (!reply.ok) throw fromWire(reply.error);
      return reply.value;
    },
    async callByName(name, input) {
      const reply = await core.dispatch(name, input, jobId);
      if (!reply.ok) throw fromWire(reply.error);
      return reply.value;
    },
    pick: (file) => core.pickedFiles.add(whole(file)),
    isThere: (file) => existsSync(whole(file)),
    pickWithSignatures: (file) =>
      [whole(file), ...signaturesOf(whole(file))].map((each) => core.pickedFiles.add(each)),
    signaturesBeside: (file) => signaturesOf(whole(file)).map((each) => path.basename(each)),
    async save(produced, file) {
      await core.producedFiles.saveTo(produced, whole(file));
      return whole(file);
    },
    readText(file) {
      try {
        // A pipe or a device might never end.
        if (!statSync(whole(file)).isFile() && !statSync(whole(file)).isDirectory()) {
          const says = `${file} is a pipe, a device or a socket, and a file is needed here. Pick a file.`;
          throw new AppError("invalid-input", says, {
            problems: [{ path: "file", says: "not a plain file" }],
          });
        }
        return readFileSync(whole(file), "utf8");
      } catch (error) {
        throw asStorageError(error, whole(file));
      }
    },
    secret: async (forWhat, asked) => core.secrets.add(await askPassphrase(forWhat, asked)),
  };
}

/** Signature files have the name of their memo: decision.docx, decision.statement-1.json, decision.statement-1.json.sig. */
function signaturesOf(file: string): string[] {
  const base = `${path.parse(file).name}.statement-`;
  try {
    const beside = readdirSync(path.dirname(file)).filter((name) => name.startsWith(base));
    return beside
      .filter((name) => /^\d+\.json(\.sig)?$/.test(name.slice(base.length)))
      .map((name) => path.join(path.dirname(file), name));
  } catch {
    // The folder cannot be read, which whoever reads or writes the file will say.
    return [];
  }
}
