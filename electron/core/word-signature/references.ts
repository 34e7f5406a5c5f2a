/** What a package signature covers: every part that a signed relationship leads to, and these relationships. */
import { createHash } from "node:crypto";
import { attribute } from "./canonical-text.ts";
import { opcRelationships, relationshipsType, isOfSignatures } from "./names.ts";
import {
  contentTypeOf,
  isRelationshipsPart,
  readContentTypes,
  readRelationships,
  targetOf,
  type Relationship,
} from "./package-lists.ts";
import type { Parts } from "./package-parts.ts";

export type Reference = {
  /** Its name in the package, without a leading slash. */
  readonly part: string;
  readonly contentType: string;
  /** For a list of relationships: which of them are covered. */
  readonly relationshipIds?: readonly string[];
  /** SHA-256, base64. */
  readonly digest: string;
};

/** Relationships that Office leaves out of its own signatures: properties of the document, and the signatures themselves. */
const leftOut =
  /\/(metadata\/core-properties|metadata\/thumbnail|extended-properties|custom-properties|digital-signature\/origin)$/;
export const isLeftOut = ({ type }: Relationship) => leftOut.test(type);

export const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest("base64");

/** The signed relationships of a list, in the one form that is digested: ECMA-376 part 2, 13.2.4.24, in canonical XML. */
export function canonicalRelationships(all: readonly Relationship[], ids: readonly string[]): string {
  const wanted = new Set(ids);
  const lines = all
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, target, type, external }) =>
        `<Relationship Id="${attribute(id)}" Target="${attribute(target)}" TargetMode="${external ? "External" : "Internal"}" Type="${attribute(type)}"></Relationship>`,
    );
  return `<Relationships xmlns="${opcRelationships}">${lines.join("")}</Relationships>`;
}

/** Throws where a relationship leads to a part that is not there, or a part has no content type. */
export function referencesOf(parts: Parts): Reference[] {
  const types = readContentTypes(parts);
  const covered = new Set<string>();
  const references: Reference[] = [];
  for (const [name, bytes] of parts) {
    if (!isRelationshipsPart(name) || isOfSignatures(name)) continue;
    const all = readRelationships(bytes);
    const signed = all.filter((one) => !isLeftOut(one));
    if (signed.length === 0) continue;
    const relationshipIds = signed.map(({ id }) => id).sort();
    const digest = sha256(canonicalRelationships(all, relationshipIds));
    references.push({ part: name, contentType: relationshipsType, relationshipIds, digest });
    for (const one of signed) if (!one.external) covered.add(targetOf(name, one));
  }
  for (const part of covered) {
    const bytes = parts.get(part);
    const contentType = contentTypeOf(types, part);
    if (bytes === undefined) throw new Error(`${part} is named and not there`);
    if (contentType === undefined) throw new Error(`${part} has no content type`);
    references.push({ part, contentType, digest: sha256(bytes) });
  }
  return references.sort((a, b) => (a.part < b.part ? -1 : 1));
}
