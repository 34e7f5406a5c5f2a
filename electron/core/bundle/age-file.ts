/** Bundles under a passphrase, in the age format (age-encryption.org/v1), which the stock `age` program opens. */
import { createReadStream, createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";
import { AppError } from "#shared/errors";

const AGE = "age-encryption.org/v1\n";

export async function isAgeFile(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const start = Buffer.alloc(AGE.length);
    await file.read(start, 0, AGE.length, 0);
    return start.toString("latin1") === AGE;
  } finally {
    await file.close();
  }
}

export async function encryptFile(from: string, to: string, passphrase: string): Promise<void> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  await write(to, await encrypter.encrypt(readable(from)));
}

/** Throws `passphrase` where it does not open, and leaves nothing at `to`. */
export async function decryptFile(
  from: string,
  to: string,
  { name, passphrase }: { name: string; passphrase: string },
): Promise<void> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  let plain: ReadableStream<Uint8Array>;
  try {
    plain = await decrypter.decrypt(readable(from));
  } catch {
    throw new AppError("passphrase", `This passphrase does not open ${name}. Nothing was stored.`, {
      profile: name,
    });
  }
  try {
    await write(to, plain);
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    throw new AppError(
      "malformed-file",
      `${name} is cut off or was altered: it cannot be decrypted to its end.`,
      {
        problems: [{ file: name, says: "It cannot be decrypted to its end.", expected: "the whole bundle" }],
      },
    );
  }
}

/** The library knows the browser's type of the same standard. */
type Stream = Parameters<Encrypter["encrypt"]>[0] & ReadableStream<Uint8Array>;

// Node gives its streams a type of its own.
const readable = (path: string) => Readable.toWeb(createReadStream(path)) as Stream;

async function write(to: string, stream: ReadableStream<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(stream), createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}
