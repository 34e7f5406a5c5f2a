/** The signature inside a Word file: what it covers shows every change, and what it leaves out is told all the same. */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { exportMemo } from "#core/memo/export-memo";
import { makeCertificate, type SigningCertificate } from "#core/word-signature/certificate";
import { readPackage, writePackage } from "#core/word-signature/package-parts";
import { readRawZip, writeRawZip } from "#core/word-signature/raw-zip";
import { signPackage, withoutLastSignature } from "#core/word-signature/sign-package";
import { verifyPackage, type PackageVerdict } from "#core/word-signature/verify-package";
import { sampleMemo } from "../../support/memo-flags.ts";

const signature = "_xmlsignatures/sig1.xml";
const document = "word/document.xml";
const styles = "word/styles.xml";
const lists = "word/_rels/document.xml.rels";
const types = "[Content_Types].xml";

let first: SigningCertificate;
let second: SigningCertificate;
let memo: Uint8Array;
let signed: Uint8Array;
const asReviewer = () => ({
  ...first,
  role: "Security engineer & <lead>",
  comments: "Approve with conditions",
  signedAt: new Date("2026-11-22T12:00:00.500Z"),
});

beforeAll(async () => {
  const now = new Date("2026-11-20T08:00:00Z");
  first = await makeCertificate("Ines Halvorsen", now);
  second = await makeCertificate("Ada Ruiz", now);
  ({ bytes: memo } = await exportMemo(sampleMemo("ostermere-invoice-matcher")));
  signed = await signPackage(memo, asReviewer());
});

/** Everything that the verdict complains of, as `part: sentence`. */
const complaints = ({ signatures, uncovered }: PackageVerdict) =>
  [...signatures.flatMap(({ alterations }) => alterations), ...uncovered].map(
    ({ part, says }) => `${part}: ${says}`,
  );

type Edit = (parts: Map<string, Buffer>) => void;
async function altered(edit: Edit): Promise<PackageVerdict> {
  const parts = new Map(await readPackage(signed));
  edit(parts);
  return verifyPackage(writePackage(parts));
}
const inPart =
  (name: string, from: string | RegExp, to: string): Edit =>
  (parts) => {
    const before = parts.get(name)?.toString("utf8") ?? "";
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    parts.set(name, Buffer.from(after));
  };

describe("a signed memo", () => {
  test("is good, names its signer, and keeps every part as it was", async () => {
    expect(await verifyPackage(signed)).toMatchObject({
      signatures: [
        {
          position: 1,
          name: "Ines Halvorsen",
          role: "Security engineer & <lead>",
          signedAt: "2026-11-22T12:00:00Z",
          state: "good",
          alterations: [],
        },
      ],
      uncovered: [],
    });
    const [before, after] = [await readPackage(memo), await readPackage(signed)];
    const changed = [...before]
      .filter(([name, part]) => !after.get(name)?.equals(part))
      .map(([name]) => name);
    expect(new Set(changed)).toEqual(new Set(["_rels/.rels", types]));
  });

  test("comes out the same to the byte", async () => {
    expect(Buffer.from(await signPackage(memo, asReviewer())).equals(signed)).toBe(true);
  });

  test("takes a second signature beside the first", async () => {
    const both = await signPackage(signed, {
      ...asReviewer(),
      ...second,
      role: "CISO",
      comments: "Countersigned",
    });
    const { signatures, uncovered } = await verifyPackage(both);
    expect(signatures.map(({ name, state }) => [name, state])).toEqual([
      ["Ines Halvorsen", "good"],
      ["Ada Ruiz", "good"],
    ]);
    expect(uncovered).toEqual([]);
    const [before, after] = [await readPackage(signed), await readPackage(both)];
    for (const name of [document, signature, lists]) expect(after.get(name)).toEqual(before.get(name));
  });

  test("gives back each earlier file to the byte as signatures are taken off, however its parts were packed", async () => {
    const quick = readRawZip(memo).map((entry) => {
      const part = entry.deflated ? inflateRawSync(entry.packed) : entry.packed;
      return { ...entry, deflated: true, packed: deflateRawSync(part, { level: 1 }) };
    });
    const files = [await signPackage(writeRawZip(quick), asReviewer())];
    for (const role of ["CISO", "Works council", "Board"]) {
      const { length } = files;
      files.push(await signPackage(files[length - 1] ?? memo, { ...asReviewer(), ...second, role }));
    }
    for (let at = files.length - 1; at > 0; at -= 1) {
      const before = await withoutLastSignature(files[at] ?? memo);
      expect(Buffer.from(before ?? "").equals(files[at - 1] ?? memo)).toBe(true);
    }
    expect(await withoutLastSignature(files[0] ?? memo)).toBeUndefined();
    expect(await withoutLastSignature(memo)).toBeUndefined();
  });

  test("without its signature is unsigned", async () => {
    const verdict = await altered((parts) => {
      for (const name of parts.keys()) if (name.startsWith("_xmlsignatures/")) parts.delete(name);
    });
    expect(verdict.signatures).toEqual([]);
  });
});

const value = /(<SignatureValue>)(.)/;
const otherLetter = (letter: string) => (letter === "B" ? "C" : "B");

describe("what was altered is named", () => {
  test.each<[string, Edit, RegExp]>([
    [
      "a word of the text",
      inPart(document, "Ostermere", "Ostermore"),
      /^word\/document\.xml: The text of the memo was changed/,
    ],
    ["one space more", inPart(document, "</w:t>", " </w:t>"), /^word\/document\.xml: The text of the memo/],
    ["a header", inPart("word/header1.xml", "</w:t>", "x</w:t>"), /^word\/header1\.xml: A header or footer/],
    [
      "a style",
      inPart(styles, "</w:styles>", '<w:style w:type="paragraph" w:styleId="X"/></w:styles>'),
      /^word\/styles\.xml: The styles/,
    ],
    [
      "a picture",
      (parts) => parts.set("word/media/image1.png", Buffer.from("other")),
      /^word\/media\/image1\.png: A picture was changed/,
    ],
    [
      "where a relationship leads",
      inPart(lists, 'Target="styles.xml"', 'Target="settings.xml"'),
      /^word\/_rels\/document\.xml\.rels: Where a part leads to/,
    ],
    [
      "the main part",
      inPart("_rels/.rels", "word/document.xml", "word/other.xml"),
      /^_rels\/\.rels: Where a part leads to/,
    ],
    ["a part that is gone", (parts) => void parts.delete("word/footer1.xml"), /^word\/footer1\.xml: .* gone/],
    [
      "the time of signing",
      inPart(signature, "12:00:00Z</mdssi:Value>", "13:00:00Z</mdssi:Value>"),
      /sig1\.xml: .*(other software|changed)/,
    ],
    ["both times of signing", inPart(signature, /12:00:00Z/g, "13:00:00Z"), /sig1\.xml: The time, the role/],
    ["the role", inPart(signature, "Security engineer", "Chief engineer"), /sig1\.xml: The time, the role/],
    [
      "the purpose",
      inPart(signature, "Approve with conditions", "Approve"),
      /sig1\.xml: The time, the role, the purpose/,
    ],
    [
      "a letter of the signature",
      (parts) =>
        inPart(
          signature,
          value,
          `$1${otherLetter(value.exec(String(parts.get(signature)))?.[2] ?? "")}`,
        )(parts),
      /sig1\.xml: The signature does not belong/,
    ],
    [
      "a line less of what is covered",
      inPart(signature, /<Reference URI="\/word\/styles\.xml.*?<\/Reference>/, ""),
      /sig1\.xml: The time, .* list of what is covered/,
    ],
    [
      "the text together with its digest",
      (parts) => {
        inPart(document, "Ostermere", "Ostermore")(parts);
        const digest = createHash("sha256")
          .update(parts.get(document) ?? "")
          .digest("base64");
        inPart(signature, /(URI="\/word\/document\.xml\?.*?<DigestValue>)[^<]*/, `$1${digest}`)(parts);
      },
      /sig1\.xml: The time, .* list of what is covered/,
    ],
    [
      "a comment put in",
      (parts) => {
        parts.set("word/comments.xml", Buffer.from("<comments/>"));
        inPart(
          lists,
          "</Relationships>",
          '<Relationship Id="rId999" Type="x/comments" Target="comments.xml"/></Relationships>',
        )(parts);
      },
      /^word\/comments\.xml: No signature covers it[\s\S]*leads to “comments\.xml”|leads to “comments\.xml”[\s\S]*word\/comments\.xml: No signature covers it/,
    ],
    [
      "the kind of a part",
      inPart(types, "wordprocessingml.footer+xml", "wordprocessingml.header+xml"),
      /^word\/footer1\.xml: It is passed off as another kind/,
    ],
    [
      "a file that nothing names",
      (parts) => void parts.set("word/evil.bin", Buffer.alloc(100)),
      /^word\/evil\.bin: No signature covers it/,
    ],
    [
      "a list with a comment in it",
      inPart(lists, "</Relationships>", "<!-- x --></Relationships>"),
      /^word\/_rels\/document\.xml\.rels: It cannot be read .*comment/m,
    ],
    [
      "another certificate for the same signature",
      (parts) =>
        inPart(signature, /(<X509Certificate>)[^<]*/, `$1${second.certificate.toString("base64")}`)(parts),
      /sig1\.xml: /,
    ],
    [
      "an element hidden in the signature",
      inPart(signature, "</Signature>", '<Object Id="x"></Object></Signature>'),
      /sig1\.xml: .*other software/,
    ],
  ])("%s", async (_name, edit, names) => {
    const said = complaints(await altered(edit));
    expect(said.join("\n")).toMatch(names);
  });

  test("but for the properties of the document, which Word leaves out as well", async () => {
    const said = complaints(
      await altered(inPart("docProps/core.xml", "</cp:coreProperties>", "<x/></cp:coreProperties>")),
    );
    expect(said).toEqual([]);
  });

  test("a signature of the second person alone does not hide what was altered before it", async () => {
    const parts = new Map(await readPackage(signed));
    inPart(document, "Ostermere", "Ostermore")(parts);
    const both = await signPackage(writePackage(parts), { ...asReviewer(), ...second });
    const { signatures } = await verifyPackage(both);
    expect(signatures.map(({ state }) => state)).toEqual(["altered", "good"]);
  });
});
