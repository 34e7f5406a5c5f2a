/** Questions leave as a form and come back answered: by id, whatever happened to the rows, and nothing is written over. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { all, child, element, parseXml, textIn, writeXml, type XmlNode } from "#core/template/xml-tree";
import { createTestCore } from "../support/core-fixture.ts";
import { partOf, repack } from "../support/repack.ts";

async function asked(count = 3) {
  const core = await createTestCore();
  const reviewId = await core.given.review();
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const item = at === 0 ? { item: "boundary.trigger" } : {};
    const { questionId } = await core.call("question.save", {
      reviewId,
      question: { text: `Question ${at + 1}?`, ...item },
    });
    ids.push(questionId);
  }
  const form = async (as: "docx" | "xlsx") => {
    const made = await core.call("question.form", { reviewId, as });
    return readFile(core.core().producedFiles.get(made.produced).path);
  };
  const questions = async () => (await core.call("review.get", { reviewId })).entries.question;
  return { ...core, reviewId, ids, form, questions };
}

/** Rows of a Word form in another order, with these answers by id. */
async function filledWord(bytes: Uint8Array, answers: Record<string, string>): Promise<Uint8Array> {
  const document = parseXml(await partOf(bytes, "word/document.xml"));
  const [table] = all(document, "w:tbl");
  if (!table) throw new Error("no table");
  for (const row of all(table, "w:tr")) {
    const cells = all(row, "w:tc");
    const said =
      answers[
        all(cells[0] ?? row, "w:t")
          .map(textIn)
          .join("")
      ];
    const [paragraph] = cells[3] ? all(cells[3], "w:p") : [];
    if (said !== undefined) paragraph?.children.push(element("w:r", {}, [element("w:t", {}, [said])]));
  }
  const isRow = (one: XmlNode | string): one is XmlNode => typeof one !== "string" && one.name === "w:tr";
  const [header, ...rows] = table.children.filter(isRow);
  table.children = [
    ...table.children.filter((one) => !isRow(one)),
    ...(header ? [header] : []),
    ...rows.toReversed(),
  ];
  return repack(bytes, { "word/document.xml": writeXml(document) });
}

/** The same in a workbook, where the last row is hidden as well. */
async function filledSheet(bytes: Uint8Array, answers: Record<string, string>): Promise<Uint8Array> {
  const name = "xl/worksheets/sheet1.xml";
  const sheet = parseXml(await partOf(bytes, name));
  for (const row of all(sheet, "row")) {
    const cells = all(row, "c");
    const said =
      answers[
        all(cells[0] ?? row, "t")
          .map(textIn)
          .join("")
      ];
    const [text] = cells[3] ? all(cells[3], "t") : [];
    if (text && said !== undefined) text.children = [said];
  }
  const last = all(sheet, "row").at(-1);
  if (last) last.attributes["hidden"] = "1";
  expect(child(sheet, "sheetData")).toBeDefined();
  return repack(bytes, { [name]: writeXml(sheet) });
}

test.each(["docx", "xlsx"] as const)(
  "a filled %s: half of it, in another order or hidden, finds its questions",
  async (as) => {
    const { call, pickBytes, reviewId, ids, form, questions } = await asked();
    const [first = "", second = "", third = ""] = ids;
    const fill = as === "docx" ? filledWord : filledSheet;
    const answers = { [first]: "A mail arrives.", [third]: "Ninety days" };
    const file = await pickBytes(`answers.${as}`, await fill(await form(as), answers));
    const read = await call("question.readForm", { reviewId, pickedFile: file });
    expect(
      Object.fromEntries(read.rows.map(({ questionId, state, reply }) => [questionId, [state, reply]])),
    ).toEqual({
      [first]: ["new", "A mail arrives."],
      [second]: ["blank", ""],
      [third]: ["new", "Ninety days"],
    });
    expect((await questions())[first]).not.toHaveProperty("replies");

    expect(await call("question.takeReplies", { reviewId, pickedFile: file })).toMatchObject({ taken: 2 });
    expect((await questions())[first]).toMatchObject({
      text: "Question 1?",
      item: "boundary.trigger",
      replies: [
        {
          text: "A mail arrives.",
          at: "2026-11-02T12:00:00.000Z",
          file: `answers.${as}`,
          sha256: read.sha256,
        },
      ],
    });
    expect((await questions())[second]).not.toHaveProperty("replies");
    await call("review.undo", { reviewId });
    expect((await questions())[third]).not.toHaveProperty("replies");
  },
);

test("an answer again is no new one, a later one stands beside it, a blank one takes nothing away", async () => {
  const { call, pickBytes, refused, reviewId, ids, form, questions } = await asked(1);
  const [id = ""] = ids;
  const blank = await form("docx");
  const take = async (said: string) =>
    ({ reviewId, pickedFile: await pickBytes("a.docx", await filledWord(blank, { [id]: said })) }) as const;
  await call("question.takeReplies", await take("30 days"));
  await refused("conflict", "question.takeReplies", await take("30  days"));
  await refused("conflict", "question.takeReplies", await take(""));
  await call("question.takeReplies", await take("90 days"));
  expect((await questions())[id]?.replies?.map(({ text }) => text)).toEqual(["30 days", "90 days"]);
  await call("question.save", { reviewId, questionId: id, question: { text: "How long?" } });
  expect((await questions())[id]?.replies).toHaveLength(2);
});

test("what is not the form, or of another review, is told", async () => {
  const { call, pickBytes, refused, reviewId, form } = await asked(1);
  const other = await asked(2);
  await refused("malformed-file", "question.readForm", {
    reviewId,
    pickedFile: await pickBytes("x.txt", "no form"),
  });
  const foreign = await filledWord(await form("docx"), {});
  const theirs = await other.call("question.readForm", {
    reviewId: other.reviewId,
    pickedFile: await other.pickBytes(
      "f.docx",
      Buffer.from(foreign).toString("latin1") === "" ? "" : foreign,
    ),
  });
  expect(theirs.rows.every(({ state }) => state === "blank" || state === "unknown")).toBe(true);
  const empty = await createTestCore();
  await empty.refused("conflict", "question.form", { reviewId: await empty.given.review(), as: "docx" });
  expect((await call("question.form", { reviewId, as: "xlsx" })).name).toMatch(/^questions-.*\.xlsx$/);
});
