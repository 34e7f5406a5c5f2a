import { describe, expect, test } from "vitest";
import { viewBytes, viewEvidence } from "#core/packet/evidence-view";
import { tableLimits } from "#core/packet/parse-table";
import { packetFolder } from "../../support/packet-folder.ts";
import { makeZip } from "../../support/zip-maker.ts";

const sha256 = "0".repeat(64);
const view = (name: string, data: string | Buffer, size?: number) => {
  const bytes = Buffer.from(data);
  return viewBytes(bytes, { name, size: size ?? bytes.length, sha256 });
};
const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

describe("what can be shown of an evidence file", () => {
  test.each<[string, string | Buffer, string, string]>([
    ["notes.txt", "plain", "text", "text/plain"],
    ["no-extension", "plain", "text", "text/plain"],
    ["x.constructor", "plain", "text", "text/plain"],
    ["run.log", "\u001b[31mred\u001b[0m", "text", "text/plain"],
    ["README.md", "# Title", "markdown", "text/markdown"],
    ["a.json", "{}", "json", "application/json"],
    ["a.YAML", "a: 1", "yaml", "application/yaml"],
    ["empty.txt", "", "text", "text/plain"],
    ["a.png", png, "image", "image/png"],
    ["a.jpg", Buffer.from("ffd8ffe000104a46", "hex"), "image", "image/jpeg"],
    ["a.gif", "GIF89a....", "image", "image/gif"],
    ["a.webp", "RIFF\x10\0\0\0WEBPVP8 ", "image", "image/webp"],
    ["a.pdf", "%PDF-1.7\n", "pdf", "application/pdf"],
    ["really-an-image.txt", png, "image", "image/png"],
    ["really-a-text.png", "just text", "text", "text/plain"],
  ])("%s", async (name, data, kind, mediaType) => {
    expect(await view(name, data)).toMatchObject({ kind, mediaType, name, truncated: false });
  });

  test.each<[string, string | Buffer, RegExp]>([
    ["a.docx", makeZip([{ name: "word/document.xml", data: "<w/>" }]), /Office files are kept, not opened/],
    ["a.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), /Office/],
    ["inner.zip", makeZip([{ name: "a", data: "x" }]), /archive .* not opened/],
    ["logs.gz", Buffer.from("1f8b0800", "hex"), /archive/],
    ["tool.exe", Buffer.from("4d5a9000", "hex"), /program/],
    ["data.bin", Buffer.from([1, 2, 0, 3, 4]), /neither text/],
    ["odd.txt", Buffer.from([0xff, 0xfe, 0x00, 0xd8]), /neither text/],
  ])("%s stays opaque, with the reason", async (name, data, why) => {
    const shown = await view(name, data);
    expect(shown).toMatchObject({ kind: "opaque" });
    expect(shown.why).toMatch(why);
    expect(shown).not.toHaveProperty("text");
  });

  test.each(["a.svg", "a.html", "a.htm"])("%s is shown as its source", async (name) => {
    const shown = await view(name, "<svg onload='x()'/>");
    expect(shown).toMatchObject({ kind: "text", mediaType: "text/plain", text: "<svg onload='x()'/>" });
    expect(shown.why).toMatch(/never drawn/);
  });

  test.each<[string, Buffer, string]>([
    ["a byte order mark", Buffer.from("\ufeffgrüß"), "grüß"],
    ["UTF-16, little end first", Buffer.from("\ufeffgrüß", "utf16le"), "grüß"],
    ["UTF-16, big end first", Buffer.from("\ufeffgrüß", "utf16le").swap16(), "grüß"],
  ])("text with %s", async (_, bytes, text) => {
    expect(await view("a.txt", bytes)).toMatchObject({ kind: "text", text });
  });

  test("text in Windows-1252 is shown with a note", async () => {
    const shown = await view("a.txt", Buffer.from("gr\xfc\xdf \x80 5", "latin1"));
    expect(shown.text).toBe("grüß € 5");
    expect(shown.why).toMatch(/Windows-1252/);
  });

  test("a text that is cut in the middle of a character loses only that", async () => {
    const shown = await view("a.txt", Buffer.from("grüß").subarray(0, 3), 6);
    expect(shown).toMatchObject({ kind: "text", text: "gr", truncated: true });
  });

  test("more than 50 MB stays opaque", async () => {
    expect(await view("a.png", png, 50_000_001)).toMatchObject({
      kind: "opaque",
      why: expect.stringMatching(/50 MB/),
    });
  });
});

describe("tables", () => {
  test.each<[string, string, string[][]]>([
    ["a.csv", 'name,note\nJo,"a, b"\n\nKim\n', [["name", "note"], ["Jo", "a, b"], ["Kim"]]],
    [
      "a.csv",
      "name;note\r\nJo;a,b\r\n",
      [
        ["name", "note"],
        ["Jo", "a,b"],
      ],
    ],
    [
      "a.tsv",
      "a\tb\n1\t2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ["a.csv", "\ufeffa,b\n", [["a", "b"]]],
  ])("%s %j", async (name, text, rows) => {
    expect(await view(name, text)).toMatchObject({ kind: "csv", rows, truncated: false });
  });

  test("rows and columns have a limit", async () => {
    const long = await view("a.csv", "x\n".repeat(tableLimits.rows + 5));
    expect([long.rows?.length, long.truncated]).toEqual([tableLimits.rows, true]);
    const wide = await view("a.csv", `${"x,".repeat(600)}x\n`);
    expect([wide.rows?.[0]?.length, wide.truncated]).toEqual([tableLimits.columns, true]);
  });

  test("what is no table is shown as text, with the reason", async () => {
    const shown = await view("a.csv", `a,b\n"${"x".repeat(1_100_000)}`);
    expect(shown).toMatchObject({ kind: "text" });
    expect(shown.why).toMatch(/cannot be read as a table/);
  });

  test("the half row at the end of a cut table is left out", async () => {
    expect(await view("a.csv", "a,b\nc,d\ne", 100)).toMatchObject({
      rows: [
        ["a", "b"],
        ["c", "d"],
      ],
      truncated: true,
    });
  });
});

test("a stored file is read as far as it is shown", async () => {
  const { store } = await packetFolder();
  const writer = store.begin();
  writer.write(Buffer.alloc(3_000_000, "line\n"));
  const { sha256: id } = writer.finish();
  const shown = await viewEvidence(store, { sha256: id, name: "a.log" });
  expect(shown).toMatchObject({ kind: "text", size: 3_000_000, truncated: true });
  expect(shown.text).toHaveLength(2_000_000);
});
