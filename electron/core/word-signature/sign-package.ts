/** Puts a signature into a Word file that Word and LibreOffice show in their own signature panes. */
import { sign, type KeyObject } from "node:crypto";
import { attribute } from "./canonical-text.ts";
import {
  contentTypesPart,
  isSignaturePart,
  opcRelationships,
  originContentType,
  originPart,
  originRelationship,
  originRelationshipsPart,
  rootRelationshipsPart,
  signatureContentType,
  signaturePart,
  signatureRelationship,
} from "./names.ts";
import { readRelationships } from "./package-lists.ts";
import { readPackage, writePackage, type Parts } from "./package-parts.ts";
import { referencesOf } from "./references.ts";
import { signatureXml } from "./signature-xml.ts";

export type PackageSigner = {
  /** RSA; its PKCS#1 v1.5 signatures come out the same each time. */
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
  readonly role: string;
  /** The purpose that the signature pane shows. */
  readonly comments: string;
  readonly signedAt: Date;
};

/**
 * The file with one signature more. Earlier signatures stay valid, since a signature covers neither the others nor the
 * list of content types. The same file, signer and time give the same bytes. Throws where the package is not whole.
 */
export async function signPackage(bytes: Uint8Array, signer: PackageSigner): Promise<Uint8Array> {
  if (signer.key.asymmetricKeyType !== "rsa") throw new TypeError("a package is signed with an RSA key");
  const before = await readPackage(bytes);
  const position = [...before.keys()].filter(isSignaturePart).length + 1;
  if (before.has(signaturePart(position))) throw new Error("the signatures of the package are not in order");
  const parts = withPlaceFor(position, before);
  const xml = signatureXml({
    references: referencesOf(parts),
    signedAt: signer.signedAt.toISOString().replace(/\.\d+Z$/, "Z"),
    comments: signer.comments,
    role: signer.role,
    certificate: signer.certificate,
  });
  const value = sign("sha256", Buffer.from(xml.signedInfo), signer.key).toString("base64");
  const signed = new Map([...parts, [signaturePart(position), Buffer.from(xml.withValue(value))]]);
  return writePackage(signed, { bytes, parts: before });
}

/**
 * The file as it was before its last signature, byte for byte; undefined where fewer than two signatures stand in it.
 * Throws where the package is not whole, or its lists are not as `signPackage` writes them.
 */
export async function withoutLastSignature(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const before = await readPackage(bytes);
  const position = [...before.keys()].filter(isSignaturePart).length;
  if (position < 2) return undefined;
  const parts = new Map(before);
  if (!parts.delete(signaturePart(position)))
    throw new Error("the signatures of the package are not in order");
  edit(parts, contentTypesPart, (xml) => xml.replace(overrideOf(position), ""));
  parts.set(originRelationshipsPart, listOfSignatures(position - 1));
  return writePackage(parts, { bytes, parts: before });
}

/** Names the signature in the package's lists. It is done before anything is digested. */
function withPlaceFor(position: number, before: Parts): Map<string, Buffer> {
  const parts = new Map(before);
  edit(parts, contentTypesPart, (xml) => {
    const named = xml.replace("</Types>", `${overrideOf(position)}</Types>`);
    return position > 1
      ? named
      : named.replace(/<Types\b[^>]*>/, `$&<Default Extension="sigs" ContentType="${originContentType}"/>`);
  });
  if (position === 1) {
    const taken = new Set(
      readRelationships(before.get(rootRelationshipsPart) ?? Buffer.alloc(0)).map(({ id }) => id),
    );
    let id = "rIdSignatures";
    while (taken.has(id)) id += "1";
    const origin = `<Relationship Id="${attribute(id)}" Type="${originRelationship}" Target="${originPart}"/></Relationships>`;
    edit(parts, rootRelationshipsPart, (xml) => xml.replace("</Relationships>", origin));
    parts.set(originPart, Buffer.alloc(0));
  }
  parts.set(originRelationshipsPart, listOfSignatures(position));
  return parts;
}

function edit(parts: Map<string, Buffer>, name: string, change: (xml: string) => string): void {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`${name} is not there`);
  const changed = change(part.toString("utf8"));
  if (changed === part.toString("utf8")) throw new Error(`${name} is not written as expected`);
  parts.set(name, Buffer.from(changed));
}

const overrideOf = (position: number) =>
  `<Override PartName="/${signaturePart(position)}" ContentType="${signatureContentType}"/>`;

function listOfSignatures(count: number): Buffer {
  const list = Array.from(
    { length: count },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${signatureRelationship}" Target="sig${at + 1}.xml"/>`,
  );
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
  return Buffer.from(`${head}<Relationships xmlns="${opcRelationships}">${list.join("")}</Relationships>`);
}
