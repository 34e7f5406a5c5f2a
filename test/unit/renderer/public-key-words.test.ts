import { expect, it } from "vitest";
import { publicKeyProblem } from "../../../renderer/features/profiles/public-key-words.ts";

it.each([
  ["", /^Paste the person's public key/],
  ["-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA", /^This is a private key/],
  ["-----BEGIN SSH SIGNATURE-----\nAAAA", /^This is a signature/],
  ['{ "format": "countersign.profile/1" }', /^This is a profile file or a statement/],
  ["ssh-rsa AAAA ada", /starts with ssh-ed25519/],
  ["ssh-ed25519 AAAA ada\nssh-ed25519 BBBB bo", /^Paste one key at a time/],
])("says what %j is", (pasted, says) => {
  expect(publicKeyProblem(pasted)).toMatch(says);
});

it("leaves it to the core to read what looks like a key", () => {
  expect(publicKeyProblem("  ssh-ed25519 AAAA ada\n")).toBeUndefined();
});
