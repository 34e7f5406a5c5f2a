/**
 * `verify.mjs`, which lies in every bundle: the whole check with nothing but Node.js 22 or later. It opens no network
 * and writes no file; a bundle is foreign input to it.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Verification } from "#shared/contract/signing-calls";
import { checkBundle } from "#core/bundle/check-bundle";
import { openBundle } from "#core/bundle/open-bundle";
import { parseAllowedSigners } from "#core/signing/allowed-signers";
import { principalFor } from "#core/signing/public-key";
import { collectChecks } from "#core/verify/verdict";
import type { KeyBook } from "#core/verify/verify-signature";

const usage = `Usage: node verify.mjs BUNDLE.zip [--signers FILE] [--json]

  --signers FILE   allowed_signers lines (name, then ssh-ed25519 key) of people whose keys you compared.
                   Without it every signer is unknown.
  --json           prints the whole answer as JSON.

Ends with 0 where all holds and every signer is known, 1 where all holds and something is missing
(a signature, a known signer, time), 3 where something was altered, 2 where the file cannot be checked.`;

const exitCodes = { good: 0, "not-enough": 1, altered: 3 } as const;
const marks = { good: "ok", "not-enough": "not enough", altered: "ALTERED" } as const;

const oldestNode = 22;

process.exitCode = isOldNode() ? 2 : await main(process.argv.slice(2));

function isOldNode(): boolean {
  const isOld = Number(process.versions.node.split(".")[0]) < oldestNode;
  if (isOld)
    say(process.stderr, `This needs Node.js ${oldestNode} or later; this is ${process.versions.node}.`);
  return isOld;
}

async function main(args: readonly string[]): Promise<number> {
  const given = parseArgs(args);
  if (!given) {
    say(process.stderr, usage);
    return 2;
  }
  try {
    const verification = await verify(given);
    say(process.stdout, given.json ? JSON.stringify(verification, undefined, 2) : inWords(verification));
    return exitCodes[verification.verdict];
  } catch (error) {
    say(process.stderr, error instanceof Error ? error.message : String(error));
    return 2;
  }
}

type Given = { bundle: string; signers: string | undefined; json: boolean };

function parseArgs(args: readonly string[]): Given | undefined {
  const rest = [...args];
  const json = take(rest, "--json");
  const at = rest.indexOf("--signers");
  const [, signers] = at === -1 ? [] : rest.splice(at, 2);
  const [bundle, more] = rest;
  if (bundle === undefined || more !== undefined || bundle.startsWith("-")) return undefined;
  if (at !== -1 && signers === undefined) return undefined;
  return { bundle, signers, json };
}

function take(args: string[], flag: string): boolean {
  const at = args.indexOf(flag);
  if (at !== -1) args.splice(at, 1);
  return at !== -1;
}

async function verify({ bundle: file, signers }: Given): Promise<Verification> {
  const keys = keyBook(signers === undefined ? "" : readFileSync(signers, "utf8"));
  const name = path.basename(file);
  const bundle = await openBundle(file, { name });
  try {
    const found = collectChecks();
    const today = new Date().toISOString().slice(0, 10);
    const checked = await checkBundle(found, bundle, { keys, today });
    return found.verdict(
      name,
      checked.signers,
      `${name} is as it was when it was made, and every signer is known.`,
    );
  } finally {
    await bundle.close();
  }
}

function keyBook(allowedSigners: string): KeyBook {
  const known = new Map(parseAllowedSigners(allowedSigners).map((one) => [one.fingerprint, one.principal]));
  return {
    knownName(fingerprint, claimed) {
      const principal = known.get(fingerprint);
      return principal === principalFor(claimed) ? claimed : principal;
    },
    retirement: () => undefined,
  };
}

function inWords({ verdict, says, signers, checks }: Verification): string {
  return [
    `${marks[verdict].toUpperCase()}: ${says}`,
    ...signers.map(
      ({ name, fingerprint, role, signedAt, known }) =>
        `  ${role} ${name}, ${signedAt}, ${fingerprint}, ${known ? "known" : "not known here"}`,
    ),
    ...checks.map(
      ({ what, result, says: sentence }) => `  ${marks[result].padEnd(10)}  ${what}: ${sentence}`,
    ),
  ]
    .map(visible)
    .join("\n");
}

/** What a foreign file says must not steer the terminal. */
function visible(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

function say(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`);
}
