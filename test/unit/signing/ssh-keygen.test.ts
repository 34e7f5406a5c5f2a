/** OpenSSH's own tool judges our signatures, and we judge its. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  allowedSignersLine,
  fingerprint,
  generateSigningKey,
  parsePublicKeyLine,
  principalFor,
  publicKeyLine,
} from "#core/signing/public-key";
import { readSshSignature, signSsh, verifySsh } from "#core/signing/sshsig";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import { statementBytes } from "#shared/formats/statement";
import { aStatement } from "../../support/statement-builder.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-ssh-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content?: string | Uint8Array) => {
  if (content !== undefined) writeFileSync(join(folder, name), content, { mode: 0o600 });
  return join(folder, name);
};

function sshKeygen(args: string[], input?: Uint8Array): { status: number | null; says: string } {
  const run = spawnSync("ssh-keygen", args, { input, encoding: "utf8" });
  if (run.error)
    throw new Error(
      "ssh-keygen is not on this machine, so the signatures cannot be checked by it. Install the OpenSSH client (on Debian: apt-get install openssh-client).",
      { cause: run.error },
    );
  return { status: run.status, says: run.stdout + run.stderr };
}

const { privateKey, publicKey } = generateSigningKey();
const message = statementBytes(aStatement());
const principal = principalFor("Erika Prüferin");

beforeAll(() => {
  file("allowed_signers", `${allowedSignersLine(principal, publicKey)}\n`);
  file("statement.json.sig", signSsh(privateKey, message));
});

const verify = (
  input: Uint8Array,
  { namespace = SSHSIG_NAMESPACE, who = principal, sig = "statement.json.sig" } = {},
) =>
  sshKeygen(
    ["-Y", "verify", "-f", file("allowed_signers"), "-I", who, "-n", namespace, "-s", file(sig)],
    input,
  );

describe("ssh-keygen -Y verify", () => {
  test("takes our signature, and prints our fingerprint", () => {
    const { status, says } = verify(message);
    expect(says).toContain(
      `Good "${SSHSIG_NAMESPACE}" signature for erika-pruferin with ED25519 key ${fingerprint(publicKey)}`,
    );
    expect(status).toBe(0);
  });

  test("refuses a changed message", () => {
    const changed = Buffer.from(message);
    changed[100] = (changed[100] ?? 0) ^ 1;
    expect(verify(changed).status).not.toBe(0);
  });

  test("refuses another namespace", () => {
    expect(verify(message, { namespace: "file" }).status).not.toBe(0);
  });

  test("refuses another key and another person", () => {
    file("other.sig", signSsh(generateSigningKey().privateKey, message));
    expect(verify(message, { sig: "other.sig" }).status).not.toBe(0);
    expect(verify(message, { who: "someone-else" }).status).not.toBe(0);
  });

  test("finds out who signed", () => {
    const args = ["-Y", "find-principals", "-f", file("allowed_signers"), "-s", file("statement.json.sig")];
    expect(sshKeygen(args)).toEqual({ status: 0, says: "erika-pruferin\n" });
  });
});

test("ssh-keygen -l reads our public key line and prints our fingerprint", () => {
  const { status, says } = sshKeygen([
    "-l",
    "-f",
    file("our.pub", `${publicKeyLine(publicKey, "Erika Prüferin")}\n`),
  ]);
  expect(says).toContain(fingerprint(publicKey));
  expect(status).toBe(0);
});

describe("a signature made by ssh-keygen", () => {
  const signWith = (namespace: string, hash: string) => {
    file("message", message);
    rmSync(file("message.sig"), { force: true });
    const { status, says } = sshKeygen([
      "-Y",
      "sign",
      "-f",
      file("theirs"),
      "-n",
      namespace,
      "-O",
      `hashalg=${hash}`,
      file("message"),
    ]);
    if (status !== 0) throw new Error(says);
    return readFileSync(file("message.sig"), "utf8");
  };
  beforeAll(() => {
    const { status, says } = sshKeygen([
      "-q",
      "-t",
      "ed25519",
      "-N",
      "",
      "-C",
      "Max Muster",
      "-f",
      file("theirs"),
    ]);
    if (status !== 0) throw new Error(says);
  });

  test.each(["sha512", "sha256"])("with %s is good here, and its key is the one in its .pub file", (hash) => {
    const signature = signWith(SSHSIG_NAMESPACE, hash);
    expect(readSshSignature(signature)).toMatchObject({ ok: true, value: { hash } });
    const pub = parsePublicKeyLine(readFileSync(file("theirs.pub"), "utf8"));
    expect(pub).toMatchObject({ ok: true, comment: "Max Muster" });
    expect(verifySsh(signature, message)).toMatchObject({
      ok: true,
      publicKey: pub.ok ? pub.publicKey : undefined,
      fingerprint: sshKeygen(["-l", "-f", file("theirs.pub")]).says.split(" ")[1],
    });
  });

  test("for another namespace is refused here", () => {
    expect(verifySsh(signWith("file", "sha512"), message)).toMatchObject({ ok: false });
  });
});
