import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { UsageError } from "#shared/contract/verbs/define-verb";

export type AskPassphrase = (forWhat: string, asked: { twice: boolean }) => Promise<string>;

/**
 * Where the passphrase comes from: an open descriptor, the environment, or the person. It is never an argument, which
 * everyone on the machine could read.
 */
export function passphraseSource(fd: number | undefined, fromEnvironment: string | undefined): AskPassphrase {
  return async (forWhat, { twice }) => {
    if (fd !== undefined) return firstLine(readDescriptor(fd));
    if (fromEnvironment !== undefined) return fromEnvironment;
    if (!process.stdin.isTTY) {
      throw new UsageError(
        `The passphrase of ${forWhat} is needed: use --passphrase-fd N or COUNTERSIGN_PASSPHRASE, or a terminal.`,
      );
    }
    const passphrase = await prompt(`Passphrase of ${forWhat}: `);
    if (twice && (await prompt("The same again: ")) !== passphrase) {
      throw new UsageError("The two passphrases differ. Nothing was done.");
    }
    return passphrase;
  };
}

/** Reads the variable once, and takes it out of the environment that child processes would inherit. */
export function takeFromEnvironment(environment: NodeJS.ProcessEnv): string | undefined {
  const passphrase = environment["COUNTERSIGN_PASSPHRASE"];
  delete environment["COUNTERSIGN_PASSPHRASE"];
  return passphrase === "" ? undefined : passphrase;
}

function readDescriptor(fd: number): string {
  try {
    return readFileSync(fd, "utf8");
  } catch {
    throw new UsageError(
      `Nothing can be read from descriptor ${fd}. Open it, as in: --passphrase-fd 3 3<FILE`,
    );
  }
}

const firstLine = (text: string) => text.split(/\r?\n/, 1)[0] ?? "";

/** Asks on stderr, so that stdout stays the answer; what is typed is not shown. */
async function prompt(question: string): Promise<string> {
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once("line", resolve);
      lines.once("close", () => reject(new UsageError("No passphrase was typed. Nothing was done.")));
      lines.once("SIGINT", () => lines.close());
    });
  } finally {
    lines.removeAllListeners("close");
    lines.close();
    process.stderr.write("\n");
  }
}
