/** Messages as mail programs save them, read for intake. */
import { describe, expect, test } from "vitest";
import { attachmentsOf, readEml } from "#core/intake/readers/eml";
import { readLimits, UnreadableFile, type Block, type ReadLimits } from "#shared/intake/document";

const file = "reply.eml";
const bytesOf = (...lines: string[]) => Buffer.from(lines.join("\r\n"));
const head = ["From: Ada Byron <ada@v.example>", "To: r@c.example", "Subject: Answers"];
const read = (lines: string[], limits: Partial<ReadLimits> = {}) =>
  readEml({ bytes: bytesOf(...lines), file }, { ...readLimits, ...limits });
const blocksOf = async (...lines: string[]) => (await read([...head, ...lines])).document.blocks;
const textOf = async (...lines: string[]) => (await blocksOf(...lines)).slice(2).map(said);
const notesOf = async (lines: string[], limits: Partial<ReadLimits> = {}) =>
  (await read(lines, limits)).document.notes.map(({ kind, says }) => `${kind}: ${says}`);
function said(block: Block): string {
  if (block.kind === "heading") return `h${block.level} ${block.text}`;
  if (block.kind === "paragraph") return block.text;
  if (block.kind === "list") return block.items.map(({ text }) => `- ${text}`).join("\n");
  return block.rows.map((row) => row.map(({ text }) => text).join(" | ")).join("\n");
}
const part = (type: string, ...lines: string[]) => ["--b", `Content-Type: ${type}`, ...lines];
const attachment = (name: string, content = "x") =>
  part("text/csv", `Content-Disposition: attachment; filename="${name}"`, "", content);
const mixed = (...parts: string[][]) => [
  ...head,
  "MIME-Version: 1.0",
  'Content-Type: multipart/mixed; boundary="b"',
  "",
  ...parts.flat(),
  "--b--",
];

describe("the message", () => {
  test("has its subject as heading and title, and a table of who wrote when to whom", async () => {
    const { document } = await read([
      "Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=",
      "From: =?iso-8859-1?Q?J=F6rg?= <j@v.example>",
      "To: a@c.example, Bea <b@c.example>, Team: c@c.example;",
      "Cc: d@c.example",
      "Reply-To: e@v.example",
      "Date: Mon, 2 Nov 2026 10:00:00 +0100",
      "",
      "Hello",
    ]);
    expect(document).toMatchObject({ kind: "eml", title: "Größe" });
    expect(document.blocks.map(said)).toEqual([
      "h1 Größe",
      [
        "From | Jörg <j@v.example>",
        "To | a@c.example, Bea <b@c.example>, Team: c@c.example",
        "Cc | d@c.example",
        "Reply to | e@v.example",
        "Date | Mon, 2 Nov 2026 10:00:00 +0100",
      ].join("\n"),
      "Hello",
    ]);
    expect(document.blocks[2]).toMatchObject({ place: { file, under: ["Größe"] } });
  });

  test("is read as text, with headings below the subject", async () => {
    expect(await textOf("", "DATA FLOWS", "", "- orders", "- mails", "", "Owner: Ada")).toEqual([
      "h2 DATA FLOWS",
      "- orders\n- mails",
      "Owner: Ada",
    ]);
  });

  test("is read as a page where it is one, and what would run or fetch is listed", async () => {
    const lines = [
      "Content-Type: text/html; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "<h1>Gr=F6=DFe</h1><table><tr><td>a<td>b</table><img src=3D'https://x.example/1.gif'>",
    ];
    expect(await textOf(...lines)).toEqual(["h2 Größe", "a | b"]);
    expect(await notesOf([...head, ...lines])).toContainEqual(
      expect.stringContaining("active: It would fetch"),
    );
  });

  test("says the same thing once where it is both, and falls back where the page is empty", async () => {
    const both = (page: string) => [
      "Content-Type: multipart/alternative; boundary=b",
      "",
      ...part("text/plain", "", "Owner: Ada"),
      ...part("text/html", "", page),
      "--b--",
    ];
    expect(await textOf(...both("<p>Owner: <b>Ada</b></p>"))).toEqual(["Owner: Ada"]);
    expect(await textOf(...both("<div></div>"))).toEqual(["Owner: Ada"]);
  });

  test("keeps what it quotes, marked and noted", async () => {
    const lines = ["", "> Who owns it?", "> And why?", "Ada"];
    expect(await textOf(...lines)).toEqual(["> Who owns it?", "> And why?", "Ada"]);
    expect(await notesOf([...head, ...lines])).toEqual([expect.stringContaining("changed: It quotes")]);
    expect(
      await textOf("Content-Type: text/html", "", "<blockquote><p>Who owns it?</p></blockquote><p>Ada"),
    ).toEqual(["> Who owns it?", "Ada"]);
  });
});

describe("files that came with it", () => {
  test("are given to be read, and not read here", async () => {
    const lines = mixed(part("text/plain", "", "See the file."), attachment("a.csv", "b,c"));
    const { document, attached } = await read(lines);
    expect(document.blocks.slice(2).map(said)).toEqual(["See the file."]);
    expect(attached?.map(({ path, bytes }) => [path, Buffer.from(bytes).toString().trim()])).toEqual([
      ["reply.eml/a.csv", "b,c"],
    ]);
    expect(await notesOf(lines)).toEqual(["changed: A file came with it: each is read by itself."]);
    expect(await attachmentsOf(bytesOf(...lines))).toMatchObject([{ name: "a.csv", mediaType: "text/csv" }]);
  });

  test("have names that lead nowhere and stand once", async () => {
    const names = ["../../etc/a.csv", "C:\\\\x\\\\a.csv", "A.CSV", "..", "x\u202Evsc.exe", "", "a. . "];
    const lines = mixed(...names.map((name) => attachment(name)));
    const files = await attachmentsOf(bytesOf(...lines));
    expect(files.map(({ name }) => name)).toEqual(
      ["a.csv", "a (2).csv", "A (3).CSV", "attachment-4.csv"].concat("xvsc.exe", "attachment-6.csv", "a"),
    );
  });

  test("a message within it is one of them, with all that came with that", async () => {
    const lines = mixed(part("message/rfc822", "", "Subject: inner", "From: x@v.example", "", "Deep"));
    const [inner] = (await read(lines)).attached ?? [];
    expect(inner?.path).toBe("reply.eml/attachment-1.eml");
    const { document } = await readEml({ bytes: inner?.bytes ?? new Uint8Array(), file: "inner.eml" });
    expect(document.blocks.map(said)).toContain("Deep");
  });

  test("a signature is noted and no file", async () => {
    const lines = mixed(
      part("text/plain", "", "Hi"),
      part("application/pkcs7-signature; name=smime.p7s", "", "x"),
    );
    expect((await read(lines)).attached).toEqual([]);
    expect(await notesOf(lines)).toEqual(["unread: It is signed: the signature was not checked."]);
  });

  test("too many, or too large ones, are left and named", async () => {
    const many = mixed(...Array.from({ length: 502 }, (_, at) => attachment(`${at}.csv`)));
    expect((await read(many)).attached).toHaveLength(500);
    expect(await notesOf(many)).toContainEqual(expect.stringContaining("“500.csv”, “501.csv”"));
    const large = mixed(attachment("large.csv", "x".repeat(200)), attachment("small.csv", "x"));
    expect((await read(large, { inflated: 100 })).attached?.map(({ path }) => path)).toEqual([
      "reply.eml/small.csv",
    ]);
    expect(await notesOf(large, { inflated: 100 })).toContainEqual(expect.stringContaining("“large.csv”"));
  });
});

describe("bad input", () => {
  const deep = Array.from({ length: 80 }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at}`,
    "",
    `--b${at}`,
  ]).flat();
  test.each([
    ["S/MIME", ["Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "", "x"], "is encrypted"],
    ["S/MIME without a kind", ["Content-Type: application/x-pkcs7-mime", "", "x"], "is encrypted"],
    ["signed around", ["Content-Type: application/pkcs7-mime; smime-type=signed-data", "", "x"], "wrapped"],
    [
      "PGP/MIME",
      ['Content-Type: multipart/encrypted; boundary="b"', "", "--b", "", "x", "--b--"],
      "is encrypted",
    ],
    ["PGP in the text", ["", "-----BEGIN PGP MESSAGE-----", "x"], "is encrypted"],
    ["nothing", ["", ""], "holds no text"],
    ["parts within parts", deep, "too deep"],
  ])("%s is refused in a sentence", async (_, lines, says) => {
    const reading = read([...head, ...lines]);
    await expect(reading).rejects.toThrow(UnreadableFile);
    await expect(reading).rejects.toThrow(says);
  });

  test("a text without headers is no message", async () => {
    for (const text of ["", "Hello", "\0\x01\x02"])
      await expect(readEml({ bytes: Buffer.from(text), file })).rejects.toThrow("It is no message");
  });

  test("a message that breaks off is read, and says so", async () => {
    const lines = mixed(part("text/plain", "", "Hi")).slice(0, -1);
    expect(await notesOf(lines)).toEqual([expect.stringContaining("unread: It breaks off")]);
  });

  test("limits of the text fire, and say so", async () => {
    expect(await notesOf([...head, "", "a", "", "b", "", "c"], { blocks: 3 })).toEqual([
      expect.stringContaining("unread: It is longer"),
    ]);
  });

  test("the same bytes give the same document", async () => {
    expect(await read(mixed(attachment("a.csv")))).toEqual(await read(mixed(attachment("a.csv"))));
  });
});
