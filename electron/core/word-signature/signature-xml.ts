/**
 * The XML of one package signature, written in canonical form from the start: namespaces declared again on each signed
 * element, attributes in order, no empty-element tags. So what is digested is a piece of what is written, and a
 * signature is read by taking its values out and writing them again: only what comes out the same to the byte was
 * written by Countersign, and nothing can hide in it.
 */
import { X509Certificate } from "node:crypto";
import { SaxesParser } from "saxes";
import { attribute, element } from "./canonical-text.ts";
import {
  c14n,
  ds,
  officeSignature,
  opcSignature,
  relationshipTransform,
  rsaSha256,
  sha256Method,
  signedPropertiesType,
  xades,
} from "./names.ts";
import { sha256, type Reference } from "./references.ts";

export type SignatureValues = {
  readonly references: readonly Reference[];
  /** ISO 8601 in UTC, to the second. */
  readonly signedAt: string;
  /** What the signature pane shows as the purpose. */
  readonly comments: string;
  readonly role: string;
  /** DER. */
  readonly certificate: Buffer;
};
export type SignatureXml = {
  /** What the key signs. */
  readonly signedInfo: string;
  /** The whole part, for this value of the signature (base64). */
  readonly withValue: (signatureValue: string) => string;
};

const method = `<DigestMethod Algorithm="${sha256Method}"></DigestMethod>`;
const digestOf = (digest: string) => `${method}<DigestValue>${digest}</DigestValue>`;

function referenceXml({ part, contentType, relationshipIds, digest }: Reference): string {
  const uri = attribute(`/${part}?ContentType=${contentType}`);
  const named = (relationshipIds ?? []).map(
    (id) =>
      `<mdssi:RelationshipReference xmlns:mdssi="${opcSignature}" SourceId="${attribute(id)}"></mdssi:RelationshipReference>`,
  );
  const transforms =
    relationshipIds === undefined
      ? ""
      : `<Transforms><Transform Algorithm="${relationshipTransform}">${named.join("")}</Transform><Transform Algorithm="${c14n}"></Transform></Transforms>`;
  return `<Reference URI="${uri}">${transforms}${digestOf(digest)}</Reference>`;
}

function packageObject({ references, signedAt }: SignatureValues): string {
  const time = `<mdssi:SignatureTime xmlns:mdssi="${opcSignature}"><mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format>${element("mdssi:Value", signedAt)}</mdssi:SignatureTime>`;
  const property = `<SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">${time}</SignatureProperty>`;
  return `<Object xmlns="${ds}" Id="idPackageObject"><Manifest>${references.map(referenceXml).join("")}</Manifest><SignatureProperties>${property}</SignatureProperties></Object>`;
}

/** What Office asks for in every signature; the machine and its screen are none of the reader's business. */
function officeObject({ comments }: SignatureValues): string {
  const info = [
    element("SetupID"),
    element("SignatureText"),
    element("SignatureImage"),
    element("SignatureComments", comments),
    element("WindowsVersion", "10.0"),
    element("OfficeVersion", "16.0"),
    element("ApplicationVersion", "16.0"),
    element("Monitors", "1"),
    element("HorizontalResolution", "1920"),
    element("VerticalResolution", "1080"),
    element("ColorDepth", "32"),
    element("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"),
    element("SignatureProviderUrl"),
    element("SignatureProviderDetails", "9"),
    element("ManifestHashAlgorithm", sha256Method),
    element("SignatureType", "1"),
  ].join("");
  const property = `<SignatureProperty Id="idOfficeV1Details" Target="#idPackageSignature"><SignatureInfoV1 xmlns="${officeSignature}">${info}</SignatureInfoV1></SignatureProperty>`;
  return `<Object xmlns="${ds}" Id="idOfficeObject"><SignatureProperties>${property}</SignatureProperties></Object>`;
}

function signedProperties({ signedAt, role, certificate }: SignatureValues): string {
  const { issuer, serialNumber } = new X509Certificate(certificate);
  // RFC 2253 order; the names are escaped for it already.
  const issuerName = issuer.split("\n").toReversed().join(", ");
  const serial = BigInt(`0x${serialNumber}`).toString();
  const signer = `<xd:SigningCertificate><xd:Cert><xd:CertDigest>${digestOf(sha256(certificate))}</xd:CertDigest><xd:IssuerSerial>${element("X509IssuerName", issuerName)}${element("X509SerialNumber", serial)}</xd:IssuerSerial></xd:Cert></xd:SigningCertificate>`;
  const policy =
    "<xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied></xd:SignaturePolicyImplied></xd:SignaturePolicyIdentifier>";
  const roles =
    role === ""
      ? ""
      : `<xd:SignerRole><xd:ClaimedRoles>${element("xd:ClaimedRole", role)}</xd:ClaimedRoles></xd:SignerRole>`;
  return `<xd:SignedProperties xmlns="${ds}" xmlns:xd="${xades}" Id="idSignedProperties"><xd:SignedSignatureProperties>${element("xd:SigningTime", signedAt)}${signer}${policy}${roles}</xd:SignedSignatureProperties></xd:SignedProperties>`;
}

export function signatureXml(values: SignatureValues): SignatureXml {
  const inPackage = packageObject(values);
  const ofOffice = officeObject(values);
  const properties = signedProperties(values);
  const reference = (id: string, type: string, digested: string, transforms = "") =>
    `<Reference Type="${type}" URI="#${id}">${transforms}${digestOf(sha256(digested))}</Reference>`;
  const canonical = `<Transforms><Transform Algorithm="${c14n}"></Transform></Transforms>`;
  const signedInfo = `<SignedInfo xmlns="${ds}"><CanonicalizationMethod Algorithm="${c14n}"></CanonicalizationMethod><SignatureMethod Algorithm="${rsaSha256}"></SignatureMethod>${reference("idPackageObject", `${ds}Object`, inPackage)}${reference("idOfficeObject", `${ds}Object`, ofOffice)}${reference("idSignedProperties", signedPropertiesType, properties, canonical)}</SignedInfo>`;
  const certificate = values.certificate.toString("base64");
  return {
    signedInfo,
    withValue: (value) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Signature xmlns="${ds}" Id="idPackageSignature">${signedInfo}<SignatureValue>${value}</SignatureValue><KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo>${inPackage}${ofOffice}<Object><xd:QualifyingProperties xmlns:xd="${xades}" Target="#idPackageSignature">${properties}</xd:QualifyingProperties></Object></Signature>`,
  };
}

export type ReadSignature = {
  readonly values: SignatureValues;
  readonly signatureValue: string;
  /** What the key must have signed, if these values are what was signed. */
  readonly signedInfo: string;
  /** The SignedInfo that stands there; differs where a value was changed after the signature. */
  readonly written: string;
  /** Whether the whole part is, to the byte, what Countersign writes for these values. */
  readonly isOurs: boolean;
};

/** Takes the values out of a signature part; undefined where the part does not have them. */
export function readSignature(part: Buffer): ReadSignature | undefined {
  const xml = part.toString("utf8");
  const taken = takeValues(xml);
  if (taken === undefined) return undefined;
  const { values, signatureValue } = taken;
  let made: SignatureXml;
  try {
    made = signatureXml(values);
  } catch {
    // The certificate cannot be read.
    return undefined;
  }
  const written = /<SignedInfo [\s\S]*?<\/SignedInfo>/.exec(xml)?.[0] ?? "";
  const expected = made.withValue(signatureValue);
  return {
    values,
    signatureValue,
    signedInfo: made.signedInfo,
    written,
    isOurs: Buffer.from(expected).equals(part) || expected.replace(made.signedInfo, written) === xml,
  };
}

function takeValues(xml: string): { values: SignatureValues; signatureValue: string } | undefined {
  const references: Reference[] = [];
  const texts = new Map<string, string>();
  let open: { uri: string; ids?: string[]; digest: string } | undefined;
  const path: string[] = [];
  const parser = new SaxesParser();
  let broken = false;
  parser.on("error", () => {
    broken = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name);
    if (path.includes("Manifest")) {
      if (name === "Reference") open = { uri: String(attributes["URI"]), digest: "" };
      if (name === "Transforms" && open) open.ids = [];
      if (name === "mdssi:RelationshipReference") open?.ids?.push(String(attributes["SourceId"]));
    }
  });
  parser.on("text", (value) => {
    const name = path.at(-1) ?? "";
    if (open && name === "DigestValue") open.digest += value;
    texts.set(name, (texts.get(name) ?? "") + value);
  });
  parser.on("closetag", ({ name }) => {
    path.pop();
    if (name !== "Reference" || open === undefined) return;
    const { uri, ids, digest } = open;
    const [, part = "", contentType = ""] = /^\/([^?]+)\?ContentType=(.*)$/s.exec(uri) ?? [];
    references.push({ part, contentType, ...(ids ? { relationshipIds: ids } : {}), digest });
    open = undefined;
  });
  try {
    parser.write(xml).close();
  } catch {
    return undefined;
  }
  const word = (name: string) => texts.get(name) ?? "";
  const certificate = Buffer.from(word("X509Certificate"), "base64");
  if (broken || certificate.length === 0) return undefined;
  return {
    values: {
      references,
      signedAt: word("mdssi:Value"),
      comments: word("SignatureComments"),
      role: word("xd:ClaimedRole"),
      certificate,
    },
    signatureValue: word("SignatureValue"),
  };
}
