/** The certificates that package signatures carry: made for a profile, or brought by an organisation as PKCS#12. */
import { createPrivateKey, webcrypto, X509Certificate, type KeyObject } from "node:crypto";
import { BitString, Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CryptoEngine,
  Extension,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  CertBag,
  setEngine,
} from "pkijs";
import { AppError } from "#shared/errors";

setEngine("node", new CryptoEngine({ name: "node", crypto: webcrypto }));

export type SigningCertificate = {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
};

const commonName = "2.5.4.3";
const basicConstraints = "2.5.29.19";
const keyUsage = "2.5.29.15";
const extendedKeyUsage = "2.5.29.37";
const subjectKeyIdentifier = "2.5.29.14";
/** RFC 9336, and what Office asks for. */
const documentSigning = ["1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12"];
/** Digital signature and non-repudiation: the first two bits. */
const signatureUsage = new Uint8Array([0xc0]).buffer;
const years = 10;

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: "SHA-256",
} as const;

/**
 * A new RSA key with a certificate that it signs itself. Nobody vouches for the name in it: Word shows it as not
 * trusted until somebody trusts this certificate.
 */
export async function makeCertificate(name: string, now: Date): Promise<SigningCertificate> {
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = new Certificate({ version: 2 });
  const serial = webcrypto.getRandomValues(new Uint8Array(16));
  // Positive, and never shorter: readers take a serial number with its first bit set for a negative one.
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  certificate.serialNumber = new Integer({ valueHex: serial.buffer });
  for (const subject of [certificate.subject, certificate.issuer])
    subject.typesAndValues.push(
      new AttributeTypeAndValue({ type: commonName, value: new Utf8String({ value: name }) }),
    );
  certificate.notBefore.value = new Date(now.getTime() - 60_000);
  certificate.notAfter.value = new Date(
    Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()),
  );
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  const point = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const identifier = await webcrypto.subtle.digest("SHA-1", new Uint8Array(point));
  const extension = (id: string, critical: boolean, value: { toBER: (sizeOnly?: boolean) => ArrayBuffer }) =>
    new Extension({ extnID: id, critical, extnValue: value.toBER(false) });
  certificate.extensions = [
    extension(basicConstraints, true, new BasicConstraints({ cA: false }).toSchema()),
    extension(keyUsage, true, new BitString({ valueHex: signatureUsage, unusedBits: 6 })),
    extension(
      extendedKeyUsage,
      false,
      new Sequence({ value: documentSigning.map((value) => new ObjectIdentifier({ value })) }),
    ),
    extension(subjectKeyIdentifier, false, new OctetString({ valueHex: identifier })),
  ];
  await certificate.sign(privateKey, "SHA-256");
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", privateKey));
  const key = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  pkcs8.fill(0);
  return { key, certificate: Buffer.from(certificate.toSchema(true).toBER(false)) };
}

/** Refuses a file that is not PKCS#12, a wrong password, old ciphers, and whatever is no RSA key with its certificate. */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<SigningCertificate> {
  const found = await openPkcs12(bytes, password);
  const [key] = found.keys;
  if (key === undefined || found.keys.length > 1)
    throw refused(
      key === undefined
        ? "The file holds no private key. Export the certificate with its private key."
        : "The file holds more than one private key. Export the one that signs documents alone.",
    );
  if (key.asymmetricKeyType !== "rsa" || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw refused("The key is no RSA key of at least 2048 bits, which a signature in Word needs here.");
  const own = found.certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (own === undefined) throw refused("The file holds no certificate of its private key.");
  return { key, certificate: own.raw };
}

async function openPkcs12(bytes: Uint8Array, password: string) {
  const secret = new TextEncoder().encode(password);
  const keys: KeyObject[] = [];
  const certificates: X509Certificate[] = [];
  let pfx: PFX;
  try {
    pfx = PFX.fromBER(new Uint8Array(bytes).buffer);
  } catch {
    throw refused("This is no PKCS#12 file (.p12 or .pfx), or it is damaged.");
  }
  try {
    await pfx.parseInternalValues({ password: secret.buffer, checkIntegrity: true });
  } catch (error) {
    throw oldCipher(error) ?? refused("The password does not open this file, or the file is damaged.");
  }
  try {
    const safe = pfx.parsedValue?.authenticatedSafe;
    if (!safe) throw refused("This is no PKCS#12 file (.p12 or .pfx), or it is damaged.");
    await safe.parseInternalValues({
      safeContents: safe.safeContents.map(() => ({ password: secret.buffer })),
    });
    for (const { value } of safe.parsedValue.safeContents) {
      for (const { bagValue } of value.safeBags) {
        if (bagValue instanceof PKCS8ShroudedKeyBag) {
          // The bag is an EncryptedPrivateKeyInfo, which node:crypto opens itself.
          keys.push(keyOf(bagValue, password));
        } else if (bagValue instanceof PrivateKeyInfo) {
          keys.push(keyOf(bagValue));
        } else if (bagValue instanceof CertBag && bagValue.parsedValue instanceof Certificate) {
          certificates.push(
            new X509Certificate(Buffer.from(bagValue.parsedValue.toSchema(true).toBER(false))),
          );
        }
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : (oldCipher(error) ?? refused("The file is damaged."));
  } finally {
    secret.fill(0);
  }
  return { keys, certificates };
}

function keyOf(info: PrivateKeyInfo | PKCS8ShroudedKeyBag, passphrase?: string): KeyObject {
  const der = Buffer.from(info.toSchema().toBER(false));
  try {
    return createPrivateKey({
      key: der,
      format: "der",
      type: "pkcs8",
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  } finally {
    der.fill(0);
  }
}

/** RC2 and triple DES of older exports, which no current library opens. */
function oldCipher(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !/Unknown|unsupported|not supported/i.test(error.message))
    return undefined;
  return refused(
    "The file is sealed with ciphers of the past. Export it again with AES-256 and SHA-256, which Windows offers at the export.",
  );
}

function refused(says: string): AppError {
  return new AppError("invalid-input", says, { problems: [{ path: "file", says }] });
}
