/**
 * Checks the signatures of a Word file, and says what was altered where: also in what such a signature leaves uncovered
 * (content types, unnamed parts, properties of the document), which Word and LibreOffice pass over.
 */
import { verify, X509Certificate } from "node:crypto";
import {
  contentTypesPart,
  isOfSignatures,
  isSignaturePart,
  originPart,
  originRelationshipsPart,
} from "./names.ts";
import {
  contentTypeOf,
  isRelationshipsPart,
  readContentTypes,
  readRelationships,
  type ContentTypes,
  type Relationship,
} from "./package-lists.ts";
import { commonName } from "./certificate-name.ts";
import { readPackage, type Parts } from "./package-parts.ts";
import { canonicalRelationships, isLeftOut, sha256, type Reference } from "./references.ts";
import { readSignature, type ReadSignature } from "./signature-xml.ts";

/** What is not as it was signed. `part` is its name in the package. */
export type Alteration = { part: string; says: string };
export type PackageSignature = {
  /** 1 for the first. */
  position: number;
  /** Common name in the certificate: the signer's own claim unless the certificate is known. */
  name: string;
  /** SHA-256 of the certificate, as Windows and Word show it: pairs of hex digits. */
  fingerprint: string;
  role: string;
  signedAt: string;
  /** `good`: covers the file as it is. `foreign`: made by other software, and not checked. */
  state: "good" | "altered" | "foreign";
  alterations: Alteration[];
};
export type PackageVerdict = {
  signatures: PackageSignature[];
  /** What no signature covers and is there all the same. */
  uncovered: Alteration[];
};

/** Throws where the file is no readable package. */
export async function verifyPackage(bytes: Uint8Array): Promise<PackageVerdict> {
  const parts = await readPackage(bytes);
  const found = [...parts.keys()].filter(isSignaturePart).sort(byPosition);
  const lists = readLists(parts);
  const read = found.map((name) => ({ name, read: readSignature(parts.get(name) ?? Buffer.alloc(0)) }));
  const signatures = read.map(({ name, read: one }) => verifyOne(name, one, parts, lists));
  const ours = read.flatMap(({ read: one }) => (one?.isOurs ? [one] : []));
  return { signatures, uncovered: ours.length === 0 ? [] : uncoveredParts(ours, parts, lists) };
}

const byPosition = (a: string, b: string) => positionOf(a) - positionOf(b);
const positionOf = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1]);

type Lists = {
  types: ContentTypes | undefined;
  relationships: ReadonlyMap<string, readonly Relationship[]>;
  unreadable: Alteration[];
};

function readLists(parts: Parts): Lists {
  const unreadable: Alteration[] = [];
  const attempt = <T>(part: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      unreadable.push({ part, says: `It cannot be read as what it should be: ${messageOf(error)}.` });
      return undefined;
    }
  };
  const relationships = new Map<string, readonly Relationship[]>();
  for (const [name, bytes] of parts) {
    if (!isRelationshipsPart(name) || isOfSignatures(name)) continue;
    relationships.set(name, attempt(name, () => readRelationships(bytes)) ?? []);
  }
  return { types: attempt(contentTypesPart, () => readContentTypes(parts)), relationships, unreadable };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function verifyOne(
  name: string,
  read: ReadSignature | undefined,
  parts: Parts,
  lists: Lists,
): PackageSignature {
  const certificate = read && certificateOf(read.values.certificate);
  const about = {
    position: positionOf(name),
    name: certificate === undefined ? "" : commonName(certificate.subject),
    fingerprint: certificate?.fingerprint256 ?? "",
    role: read?.values.role ?? "",
    signedAt: read?.values.signedAt ?? "",
  };
  if (read === undefined || certificate === undefined || !read.isOurs) {
    const says =
      "It is not in the form that Countersign writes: it was made by other software, or changed after it was made. It does not count.";
    return { ...about, state: "foreign", alterations: [{ part: name, says }] };
  }
  const alterations = [
    ...signatureItself(name, read, certificate),
    ...read.values.references.flatMap((reference) => covered(reference, parts, lists)),
  ];
  return { ...about, state: alterations.length === 0 ? "good" : "altered", alterations };
}

function certificateOf(der: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

function signatureItself(
  part: string,
  { signedInfo, written, signatureValue }: ReadSignature,
  certificate: X509Certificate,
): Alteration[] {
  if (certificate.publicKey.asymmetricKeyType !== "rsa")
    return [{ part, says: "Its key is of a kind that Countersign does not sign Word files with." }];
  const holds = verify(
    "sha256",
    Buffer.from(written),
    certificate.publicKey,
    Buffer.from(signatureValue, "base64"),
  );
  if (!holds) return [{ part, says: "The signature does not belong to what it says that it signs." }];
  if (written !== signedInfo)
    return [
      {
        part,
        says: "The time, the role, the purpose, the certificate or the list of what is covered was changed after signing.",
      },
    ];
  return [];
}

function covered(
  { part, contentType, relationshipIds, digest }: Reference,
  parts: Parts,
  { types, relationships }: Lists,
): Alteration[] {
  const bytes = parts.get(part);
  if (bytes === undefined) return [{ part, says: "It was there when the file was signed, and is gone." }];
  const now = relationshipIds
    ? sha256(canonicalRelationships(relationships.get(part) ?? [], relationshipIds))
    : sha256(bytes);
  const found: Alteration[] = [];
  if (now !== digest) found.push({ part, says: `${whatIs(part)} was changed after signing.` });
  if (types && contentTypeOf(types, part) !== contentType)
    found.push({ part, says: "It is passed off as another kind of part than the one that was signed." });
  return found;
}

function whatIs(part: string): string {
  if (part === "word/document.xml") return "The text of the memo";
  if (/^word\/(header|footer)\d*\.xml$/.test(part)) return "A header or footer";
  if (part.startsWith("word/media/")) return "A picture";
  if (part === "word/styles.xml") return "The styles, which decide how the text looks";
  if (isRelationshipsPart(part)) return "Where a part leads to";
  return "This part";
}

/** What a whole file may hold beside what is signed: the lists, the properties of the document, and the signatures. */
function uncoveredParts(ours: readonly ReadSignature[], parts: Parts, lists: Lists): Alteration[] {
  const references = ours.flatMap(({ values }) => values.references);
  const named = new Map(references.map((reference) => [reference.part, reference]));
  const found: Alteration[] = [...lists.unreadable];
  for (const part of parts.keys()) {
    if (part === contentTypesPart || part === originPart || part === originRelationshipsPart) continue;
    if (isSignaturePart(part) || part.startsWith("docProps/") || part.endsWith("/")) continue;
    if (isRelationshipsPart(part)) {
      const ids = new Set(named.get(part)?.relationshipIds);
      for (const one of lists.relationships.get(part) ?? [])
        if (!isLeftOut(one) && !ids.has(one.id))
          found.push({ part, says: `It leads to “${one.target}”, which no signature covers.` });
    } else if (!named.has(part)) {
      found.push({ part, says: "No signature covers it: it was added after signing." });
    }
  }
  return found;
}
