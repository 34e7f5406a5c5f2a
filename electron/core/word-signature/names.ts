/**
 * The names that a package signature is made of: ECMA-376 part 2 (digital signatures), MS-OFFCRYPTO 2.5.2 and XAdES
 * 1.3.2, as far as Countersign writes them.
 */
export const ds = "http://www.w3.org/2000/09/xmldsig#";
export const opcSignature = "http://schemas.openxmlformats.org/package/2006/digital-signature";
export const opcRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
export const opcContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
export const officeSignature = "http://schemas.microsoft.com/office/2006/digsig";
export const xades = "http://uri.etsi.org/01903/v1.3.2#";

export const c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
export const sha256Method = "http://www.w3.org/2001/04/xmlenc#sha256";
export const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
export const relationshipTransform = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform";
export const signedPropertiesType = "http://uri.etsi.org/01903#SignedProperties";

export const relationshipsType = "application/vnd.openxmlformats-package.relationships+xml";
export const originContentType = "application/vnd.openxmlformats-package.digital-signature-origin";
export const signatureContentType =
  "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml";
export const originRelationship = `${opcRelationships}/digital-signature/origin`;
export const signatureRelationship = `${opcRelationships}/digital-signature/signature`;

export const contentTypesPart = "[Content_Types].xml";
export const rootRelationshipsPart = "_rels/.rels";
export const originPart = "_xmlsignatures/origin.sigs";
export const originRelationshipsPart = "_xmlsignatures/_rels/origin.sigs.rels";
/** The part of the first signature is `_xmlsignatures/sig1.xml`, of the second `sig2.xml`. */
export const signaturePart = (position: number) => `_xmlsignatures/sig${position}.xml`;
export const isSignaturePart = (name: string) => /^_xmlsignatures\/sig[1-9]\d?\.xml$/.test(name);
/** Everything that signing adds to a package lies here. */
export const isOfSignatures = (name: string) => name.startsWith("_xmlsignatures/");
