/** What kind of document a file is shows in its content; what no reader can read gets one sentence. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readFileForIntake } from "#core/intake/read-file";
import { readAndMap } from "#core/intake/read-and-map";
import { readLimits } from "#shared/intake/document";
import { par, run, wordFile } from "../../support/ooxml-maker.ts";
import { makeZip } from "../../support/zip-maker.ts";

const word = wordFile(par(run("Trigger: a mail")));
const kindOf = async (file: string, bytes: string | Buffer) =>
  (await readFileForIntake({ file, bytes: Buffer.from(bytes) })).document.kind;

test.each([
  ["a.docx", word, "docx"],
  ["renamed.zip", word, "docx"],
  ["a.txt", "Trigger: a mail", "text"],
  ["README", "plain words", "text"],
  ["a.md", "# x", "markdown"],
  ["a.yml", "a: 1", "yaml"],
  ["data.bin", '{"a": 1}', "json"],
  ["page", "<!doctype html><p>x", "html"],
  ["message", "From: a@b.example\r\nSubject: x\r\n\r\ntext", "eml"],
  ["a.tsv", "a\tb\nc\td", "csv"],
])("%s", async (file, bytes, kind) => {
  expect(await kindOf(file, bytes)).toBe(kind);
});

test("a name that says otherwise is told", async () => {
  const { document } = await readFileForIntake({ file: "x.pdf", bytes: word });
  expect(document.notes[0]?.says).toBe("Its name ends in .pdf, but it is a Word file: read as that.");
});

const compound = (name: string) =>
  Buffer.concat([
    Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"),
    Buffer.alloc(64),
    Buffer.from(name, "utf16le"),
  ]);
test.each([
  ["nothing", "", /file is empty/],
  ["blanks", " \n\t", /nothing but blanks/],
  ["an encrypted Word file", compound("EncryptedPackage"), /encrypted with a password/],
  ["an old Word file", compound("WordDocument"), /before 2007: save it as/],
  ["rich text", "{\\rtf1 x}", /Rich text is not read/],
  ["a picture", "\x89PNG\r\n", /A picture/],
  ["a program", "MZ\x90\0", /never run/],
  ["another archive", "7z\xbc\xaf\x27\x1c", /ask for a zip/],
  [
    "slides",
    makeZip([
      { name: "[Content_Types].xml", data: "x" },
      { name: "ppt/p.xml", data: "x" },
    ]),
    /Slides are not read/,
  ],
  ["bytes", Buffer.from([65, 0, 66, 0, 0, 9]), /no text/],
  ["half of a zip", makeZip([{ name: "a.txt", data: "hello" }]).subarray(0, 60), /damaged/],
  ["a zip with a password", makeZip([{ name: "a.txt", data: "hello", flags: 1 }]), /password|damaged/],
  ["a zip that leads out", makeZip([{ name: "../../etc/x", data: "hello" }]), /lead out of it/],
])("%s", async (_, bytes, says) => {
  const { why, read } = await readAndMap({
    file: "file",
    bytes: typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes,
  });
  expect([read, why]).toEqual([undefined, expect.stringMatching(says)]);
});

describe("bounds", () => {
  test("a file and what it unpacks to have a most", async () => {
    await expect(
      readFileForIntake({ file: "a.txt", bytes: Buffer.alloc(200, "a") }, { ...readLimits, bytes: 100 }),
    ).rejects.toThrow(/larger than is read/);
    const bomb = makeZip([{ name: "a.txt", data: Buffer.alloc(100_000, "a") }]);
    expect(bomb.length).toBeLessThan(1_000);
    await expect(
      readFileForIntake({ file: "a.zip", bytes: bomb }, { ...readLimits, inflated: 10_000 }),
    ).rejects.toThrow(/unpacks to more/);
  });

  test("a zip that claims less than it unpacks to is damaged, not believed", async () => {
    const data = Buffer.alloc(50_000, "a");
    const lying = makeZip([{ name: "a.txt", data, central: { size: 10 }, local: { size: 10 } }]);
    expect(deflateRawSync(data).length).toBeLessThan(1_000);
    await expect(readFileForIntake({ file: "a.zip", bytes: lying })).rejects.toThrow(/damaged/);
  });

  test("YAML that refers to itself is refused by line", async () => {
    await expect(
      readFileForIntake({ file: "a.yaml", bytes: Buffer.from("a: &x [1]\nb: [*x, *x]\n") }),
    ).rejects.toThrow(/^Line 1: /);
  });
});

test("an archive gives its files, to be read like any other", async () => {
  const { attached = [], document } = await readFileForIntake({
    file: "in.zip",
    bytes: makeZip([
      { name: "d/", data: "" },
      { name: "d/a.md", data: "# x" },
    ]),
  });
  expect(attached.map(({ path }) => path)).toEqual(["in.zip/d/a.md"]);
  expect(document.notes[0]?.says).toMatch(/An archive with a file/);
});
