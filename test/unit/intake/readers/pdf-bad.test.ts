import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { readLimits, UnreadableFile, type ReadLimits } from "#shared/intake/document";
import { readPdf } from "#core/intake/readers/pdf";
import { borders, draw, makePdf } from "./pdf-bytes.ts";

const file = "notes.pdf";
const read = (bytes: Uint8Array, limits?: Partial<ReadLimits>) =>
  readPdf({ bytes, file }, { ...readLimits, ...limits });
const onePage = (content: string, more = "") => makePdf({ pages: [{ content, more }] });
const says = async (bytes: Uint8Array, limits?: Partial<ReadLimits>) =>
  (await read(bytes, limits)).document.notes.map((note) => `${note.kind}: ${note.says}`).join("\n");

test.each([
  ["nothing", new Uint8Array(), "empty"],
  ["another kind of file", Buffer.from("PK\u0003\u0004 word/document.xml"), "not a PDF"],
  [
    "only the beginning",
    makePdf({ pages: [{ content: draw([50, 700, "Hello there"]) }] }).slice(0, 500),
    "cut off",
  ],
  ["nothing but a head and an end", Buffer.from("%PDF-1.7\nrubbish\n%%EOF\n"), "damaged"],
  ["a page with pictures only", onePage("q 100 0 0 100 0 0 cm Q"), "only pictures"],
])("refuses %s with one sentence", async (_, bytes, part) => {
  const refused = read(bytes);
  await expect(refused).rejects.toThrow(UnreadableFile);
  await expect(refused).rejects.toThrow(part);
});

test("refuses a file that wants a password", async () => {
  const noise = "<".padEnd(65, "5a") + ">";
  const trailer = `/Encrypt 100 0 R /ID [${noise} ${noise}]`;
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${noise} /U ${noise} >>`;
  const bytes = makePdf({
    pages: [{ content: draw([50, 700, "Secret"]) }],
    trailer,
    objects: { 100: encrypt },
  });
  await expect(read(bytes)).rejects.toThrow("The file is encrypted with a password: send it without one.");
});

test("refuses a later version that is cut off, not only the first", async () => {
  const whole = onePage(draw([50, 700, "First version"]));
  const bytes = Buffer.concat([whole, Buffer.from("11 0 obj\n<< /Length 500 >>\nstream\nBT (Second")]);
  await expect(read(bytes)).rejects.toThrow("cut off");
});

test("refuses more bytes than the limit", async () => {
  await expect(read(onePage(draw([50, 700, "Hello"])), { bytes: 100 })).rejects.toThrow("larger than");
});

const many = (count: number) =>
  draw(...Array.from({ length: count }, (_, at) => [50, 800 - at, `Line ${at} of it`] as const));

test("refuses a file with a damaged page, which would come out short; a wrong sum alone is a note", async () => {
  const packed = deflateSync(Buffer.from(many(400)));
  const wrongSum = Uint8Array.from(packed);
  wrongSum.fill(0, wrongSum.length - 4);
  const whole = makePdf({ pages: [{ content: "", compressed: wrongSum }] });
  expect(await says(whole)).toContain("Parts of the file are damaged");
  packed.fill(0xff, Math.floor(packed.length / 2));
  const bytes = makePdf({ pages: [{ content: "" }, { content: "", compressed: packed }] });
  await expect(read(bytes)).rejects.toThrow("parts of it cannot be unpacked");
});

test("refuses a file that unpacks to more than the limit", async () => {
  const bytes = makePdf({ pages: [{ content: "", compressed: deflateSync(Buffer.from(many(400))) }] });
  expect((await read(bytes)).document.blocks.length).toBeGreaterThan(0);
  await expect(read(bytes, { inflated: 5_000 })).rejects.toThrow("unpacks to more than");
});

test("refuses a font that maps more letters than there are, which would take minutes", async () => {
  const map = deflateSync(Buffer.from("1 beginbfrange\n<0000> <00ffffff> <0000>\nendbfrange"));
  const bytes = makePdf({ pages: [{ content: draw([50, 700, "Hello"]) }, { content: "", compressed: map }] });
  await expect(read(bytes)).rejects.toThrow("impossible table of letters");
});

test("names each page without text", async () => {
  const bytes = makePdf({ pages: [{ content: draw([50, 700, "Words"]) }, { content: "" }] });
  const { document } = await read(bytes);
  expect(document.notes).toEqual([
    {
      kind: "unread",
      says: "Page 2 is without text that can be read: it is empty or a picture.",
      place: { file, page: 2 },
    },
  ]);
});

test("stops at the limit of pages, of text, of blocks and of cells, and says where", async () => {
  const pages = ["One", "Two", "Three"].map((words) => ({ content: draw([50, 700, words]) }));
  const { document } = await read(makePdf({ pages }), { pages: 2 });
  expect(document.blocks.map((block) => "text" in block && block.text)).toEqual(["One", "Two"]);
  expect(document.notes).toEqual([
    {
      kind: "unread",
      says: "Page 3 is not read: the file has more than 2 pages.",
      place: { file, page: 3 },
    },
  ]);
  expect(await says(makePdf({ pages }), { inflated: 4 })).toContain("holds too much text");
  const short = await read(makePdf({ pages }), { blocks: 1 });
  expect(short.document.blocks).toHaveLength(1);
  expect(short.document.notes[0]?.place?.page).toBe(2);
  const table = `${borders([50, 150, 250], [600, 620, 640])}\n${draw([55, 626, "a"], [155, 626, "b"], [55, 606, "c"], [155, 606, "d"])}`;
  expect(await says(onePage(table), { cells: 3 })).toContain("from here on nothing was read");
});

test("lists JavaScript, programs and sending, and runs none", async () => {
  const script = onePage(draw([50, 700, "Words"]), "");
  expect(await says(script)).toBe("");
  const open = makePdf({
    pages: [{ content: draw([50, 700, "Words"]) }],
    catalog: "/OpenAction << /S /JavaScript /JS (globalThis.pwned = true) >>",
  });
  expect(await says(open)).toBe("active: The file has JavaScript in it: it was not run.");
  expect(Reflect.get(globalThis, "pwned")).toBeUndefined();
  const launch = makePdf({
    pages: [{ content: draw([50, 700, "Words"]) }],
    catalog: "/OpenAction << /S /Launch /F (calc.exe) >>",
  });
  expect(await says(launch)).toContain("active: The file can start a program");
});

test("names embedded files, attached ones, links and comments", async () => {
  const bytes = makePdf({
    pages: [{ content: draw([50, 700, "Words"]), more: "/Annots [101 0 R 102 0 R 104 0 R]" }],
    catalog: "/Names << /EmbeddedFiles << /Names [(policy.xlsx) 100 0 R] >> >>",
    objects: {
      100: "<< /Type /Filespec /F (policy.xlsx) /UF (policy.xlsx) /EF << /F 103 0 R >> >>",
      101: "<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /T (Ada) /Contents (Is this still so?) >>",
      102: "<< /Type /Annot /Subtype /Link /Rect [10 40 30 60] /A << /S /URI /URI (https://example.org/x) >> >>",
      103: "<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream",
      104: "<< /Type /Annot /Subtype /FileAttachment /Rect [10 80 30 90] /FS 100 0 R >>",
    },
  });
  const { document } = await read(bytes);
  expect(document.notes.map((note) => note.says)).toEqual([
    "The file has 1 link to addresses outside: none was followed.",
    "1 file within the file, not read: policy.xlsx. Send what counts by itself.",
    "A comment by Ada on the page: Is this still so?",
    "A file is attached to the page and was not read: policy.xlsx. Send it by itself.",
  ]);
  expect(document.notes[2]?.place).toEqual({ file, page: 1, part: "comment" });
});

test("ends with a document or with UnreadableFile, whatever byte is broken", async () => {
  const whole = makePdf({
    pages: [
      { content: `${borders([50, 150, 250], [600, 620, 640])}\n${draw([55, 626, "a"], [155, 606, "d"])}` },
    ],
  });
  let seed = 7;
  const outcomes: string[] = [];
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
  for (let round = 0; round < 60; round += 1) {
    const bytes = Uint8Array.from(whole);
    for (let at = 0; at < 4; at += 1) bytes[next() % bytes.length] = next() % 256;
    const outcome = await read(bytes).catch((error: unknown) => error);
    outcomes.push(outcome instanceof Error ? outcome.name : "read");
  }
  expect(new Set(outcomes)).toEqual(new Set(["read", "UnreadableFile"]));
});
