import { generateKeyPairSync, sign, verify } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { checkPassphrase, type KeyFile, openKey, sealKey } from "#core/signing/key-file";
import { isAppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";

const passphrase = "Vier Wörter für Ångström";
/** The cheapest cost that is read, since most tests do not depend on it. */
const cheap = { cost: 2 ** 15 };
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const message = Buffer.from("message");

let file: KeyFile;
beforeAll(async () => {
  file = await sealKey(privateKey, passphrase, cheap);
});

/** How opening was refused; fails if it was not. */
async function refusal(attempt: unknown, secret = passphrase): Promise<string> {
  try {
    await openKey(attempt, secret, "Erika");
  } catch (error) {
    if (isAppError(error, "passphrase")) return error.message;
    throw error;
  }
  throw new Error("the key was opened");
}

describe("round trip", () => {
  test("a sealed key signs again, from the file as it is stored", async () => {
    const stored: unknown = JSON.parse(JSON.stringify(file));
    const opened = await openKey(stored, passphrase, "Erika");
    expect(verify(null, message, publicKey, sign(null, message, opened))).toBe(true);
  });

  test("the passphrase is the same however its characters are composed", async () => {
    const opened = await openKey(file, passphrase.normalize("NFD"), "Erika");
    expect(opened.asymmetricKeyType).toBe("ed25519");
  });

  test("an RSA key is kept as well, and the cost is 2^17 unless said otherwise", async () => {
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const sealed = await sealKey(rsa.privateKey, passphrase);
    expect(sealed.kdf).toMatchObject({ name: "scrypt", N: 131_072, r: 8, p: 1 });
    expect((await openKey(sealed, passphrase, "Erika")).equals(rsa.privateKey)).toBe(true);
  });

  test("the same key and passphrase never give the same file", async () => {
    const again = await sealKey(privateKey, passphrase, cheap);
    expect([again.kdf.salt, again.cipher.iv, again.sealed]).not.toEqual([
      file.kdf.salt,
      file.cipher.iv,
      file.sealed,
    ]);
  });

  test("the file holds nothing of the key in the clear", () => {
    const raw = privateKey.export({ format: "der", type: "pkcs8" }).subarray(-32);
    expect(Buffer.from(file.sealed, "base64").includes(raw)).toBe(false);
  });

  test("sealing does not hold up the main thread", async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    await sealKey(privateKey, passphrase);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(5);
  });
});

describe("what is refused", () => {
  test("a wrong passphrase and damage, in the very same words", async () => {
    const damaged = { ...file, tag: Buffer.alloc(16).toString("base64") };
    expect(await refusal(file, `${passphrase} `)).toBe(await refusal(damaged));
  });

  test("bit flips in what is sealed, its tag and both random values", async () => {
    const parts = {
      sealed: (sealed: string) => ({ ...file, sealed }),
      tag: (tag: string) => ({ ...file, tag }),
      iv: (iv: string) => ({ ...file, cipher: { ...file.cipher, iv } }),
      salt: (salt: string) => ({ ...file, kdf: { ...file.kdf, salt } }),
    };
    const fields = { sealed: file.sealed, tag: file.tag, iv: file.cipher.iv, salt: file.kdf.salt };
    let flips = 0;
    for (const name of ["sealed", "tag", "iv", "salt"] as const) {
      const bits = 8 * Buffer.from(fields[name], "base64").length;
      // Sixteen bits spread over the field, each at another place in its byte.
      for (let n = 0; n < 16; n += 1) {
        const bytes = Buffer.from(fields[name], "base64");
        const bit = (Math.floor((n * bits) / 16) + n) % bits;
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const attempt = parts[name](bytes.toString("base64"));
        expect(attempt).not.toEqual(file);
        await refusal(attempt);
        flips += 1;
      }
    }
    expect(flips).toBe(64);
  });

  test("a flip of any bit of the rest of the file's text", async () => {
    const text = canonicalJson(file);
    const secrets = [file.sealed, file.tag, file.cipher.iv, file.kdf.salt].map((field) => [
      text.indexOf(field),
      field.length,
    ]);
    const inSecret = (at: number) =>
      secrets.some(([from = 0, length = 0]) => at >= from && at < from + length);
    for (let bit = 0; bit < 8 * text.length; bit += 1) {
      if (inSecret(bit >> 3)) continue;
      const bytes = Buffer.from(text);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      let attempt: unknown;
      try {
        attempt = JSON.parse(bytes.toString());
      } catch {
        continue;
      }
      const says = await openKey(attempt, passphrase, "Erika").then(() => "opened", String);
      expect(says, `bit ${bit}`).toMatch(/does not open|newer app/);
    }
  });

  test("another legal cost than the one it was sealed with", async () => {
    expect(await refusal({ ...file, kdf: { ...file.kdf, N: 2 ** 16 } })).toMatch(/does not open/);
  });

  test.each([
    ["a weak cost", { N: 2 ** 14 }],
    ["no cost", { N: 2 }],
    ["a ruinous cost", { N: 2 ** 21 }],
    ["a cost that is no power of two", { N: 2 ** 15 + 1 }],
    ["a cost in text", { N: "32768" }],
    ["another block size", { r: 1 }],
    ["a ruinous block size", { r: 2 ** 20 }],
    ["more parallel runs", { p: 2 ** 20 }],
    ["a short salt", { salt: "AAAA" }],
    ["another function", { name: "pbkdf2" }],
  ])("%s", async (_, kdf) => {
    expect(await refusal({ ...file, kdf: { ...file.kdf, ...kdf } })).toMatch(/does not open/);
  });

  test.each([
    ["nothing", undefined],
    ["text", "countersign.profile-key/1"],
    ["another format", { format: "countersign.packet/1" }],
    ["an unknown field", () => ({ ...file, note: "" })],
    [
      "a truncated tag",
      () => ({ ...file, tag: Buffer.from(file.tag, "base64").subarray(0, 12).toString("base64") }),
    ],
    ["a second spelling of the same bytes", () => ({ ...file, tag: file.tag.replace("==", "") })],
    ["a sealed part that has no end", () => ({ ...file, sealed: "A".repeat(100_000) })],
  ])("%s", async (_, attempt) => {
    expect(await refusal(typeof attempt === "function" ? attempt() : attempt)).toMatch(/does not open/);
  });

  test("a newer format, naming both", async () => {
    await expect(
      openKey({ ...file, format: "countersign.profile-key/2" }, passphrase, "Erika"),
    ).rejects.toMatchObject({
      code: "newer-format",
      details: { found: "countersign.profile-key/2", supported: "countersign.profile-key/1" },
    });
  });

  test("sealing at a cost that would not be read again", async () => {
    await expect(sealKey(privateKey, passphrase, { cost: 2 ** 14 })).rejects.toThrow(/32768/);
  });
});

describe("a new passphrase", () => {
  test.each([
    ["", /too short/],
    ["elf letters", /too short/],
    ["ﬃﬃﬃ", /too short/],
    ["            ", /repeated/],
    ["aaaaaaaaaaaaaaaa", /repeated/],
    ["😀😀😀😀😀😀", /too short/],
  ])("%j is refused", async (text, says) => {
    expect(checkPassphrase(text)).toMatch(says);
    await expect(sealKey(privateKey, text, cheap)).rejects.toMatchObject({ code: "invalid-input" });
  });

  test.each(["twelve chars", "Vier Wörter für Ångström", "aaaaaaaaaaab"])("%j will do", (text) => {
    expect(checkPassphrase(text)).toBeUndefined();
  });
});
