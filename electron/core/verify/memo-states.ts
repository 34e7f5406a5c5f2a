/** A memo that several people signed, as each of them left it. */
import { createHash } from "node:crypto";
import type { Verification } from "#shared/contract/signing-calls";
import { digestsOf, type Statement } from "#shared/formats/statement";
import { withoutLastSignature } from "../word-signature/sign-package.ts";
import type { Findings } from "./verdict.ts";

export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The file, and what is left of it as one signature after the other is taken off, byte for byte. */
export async function memosInside(bytes: Uint8Array): Promise<[Uint8Array, ...Uint8Array[]]> {
  const states: [Uint8Array, ...Uint8Array[]] = [bytes];
  try {
    for (
      let before = await withoutLastSignature(bytes);
      before !== undefined;
      before = await withoutLastSignature(before)
    )
      states.push(before);
  } catch {
    // Not whole, or not as we write it: then nothing lies below it.
  }
  return states;
}

/** Their SHA-256. A file that is no package of ours has one state. */
export async function memoStates(bytes: Uint8Array): Promise<[string, ...string[]]> {
  const [file, ...below] = await memosInside(bytes);
  return [sha256Of(file), ...below.map(sha256Of)];
}

export type Signed = { statement: Statement; signer: Verification["signers"][number] };

/** Holds the memo against what each signer left: the file itself, or the file without the signatures that came later. */
export function checkMemo(
  found: Findings,
  { name, states }: { name: string; states: readonly [string, ...string[]] },
  signed: readonly Signed[],
): void {
  const [file] = states;
  const memoOf = ({ statement }: Signed) => digestsOf(statement).memo;
  const isSomebodys = signed.some((one) => memoOf(one) === file);
  for (const one of signed) {
    const memo = memoOf(one);
    const who = one.signer.name;
    if (memo === file) found.good(name, `${name} is what ${who} signed (SHA-256 ${memo.slice(0, 16)}…).`);
    else if (states.includes(memo)) {
      found.good(
        name,
        `Without the signatures that were put into it later, ${name} is what ${who} signed, byte for byte (SHA-256 ${memo.slice(0, 16)}…).`,
      );
    } else if (isSomebodys && one.statement.predicate.role === "countersigner") {
      found.notEnough(
        name,
        `${who} countersigned another file than ${name}: the memo with that signature inside, whose name ends in .countersigned.docx. Check that one.`,
      );
    } else {
      found.altered(
        name,
        `${name} is not what was signed: its SHA-256 is ${file.slice(0, 16)}…, the signature of ${who} names ${memo.slice(0, 16)}….`,
      );
    }
  }
}
