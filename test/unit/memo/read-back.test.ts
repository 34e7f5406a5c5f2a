import { beforeAll, expect, test } from "vitest";
import { memoDocx } from "#core/memo/memo-docx";
import { memoModel } from "#core/memo/memo-model";
import type { MemoInput, MemoModel } from "#core/memo/memo-types";
import { checkMemo } from "#core/memo/read-back";
import { Checklist } from "#shared/formats/checklist";
import { Packet } from "#shared/formats/packet";
import type { Flag } from "#shared/prechecks/flag";
import { withFlags } from "../../support/memo-flags.ts";
import { aMemoInput } from "../../support/memo-input.ts";
import { nastyReview } from "../../support/nasty-review.ts";
import { nastyTexts } from "../../support/nasty-texts.ts";
import { partOf, repack } from "../../support/repack.ts";

const smallChecklist = Checklist.parse({
  format: "countersign.checklist/1",
  id: "small",
  version: "1.0.0",
  title: "Small",
  scale: [
    { key: "n", label: "No", points: 0 },
    { key: "y", label: "Yes", points: 1 },
  ],
  policy: {
    gateMinimum: "y",
    approve: { overall: 75, section: 60 },
    conditions: { overall: 60, section: 40 },
    countersignatures: 1,
  },
  sections: [
    {
      id: "a",
      title: "First",
      items: [
        { id: "a.one", prompt: "One?", gate: true, question: "touch" },
        { id: "a.two", prompt: "Two?" },
      ],
    },
    {
      id: "b",
      title: "Second",
      items: [
        { id: "b.one", prompt: "Three?" },
        { id: "b.two", prompt: "Four?", question: "stop" },
      ],
    },
  ],
});

const smallPacket = Packet.parse({
  format: "countersign.packet/1",
  id: "small",
  sections: {
    boundary: { systems: [{ id: "erp", name: "Ledger" }] },
    data: { flows: [{ system: "erp", classes: ["pii"], leavesBoundary: true, destination: "Elsewhere" }] },
    actions: [
      { action: "look up invoice", system: "erp", policy: "automatic" },
      { action: "park invoice", system: "erp", policy: "automatic" },
      { action: "pay invoice", system: "bank", policy: "approval", approver: "Somebody" },
    ],
  },
});

const aFlag = (subject: string): Flag => ({
  id: `actions.never-class|${subject}`,
  rule: "actions.never-class",
  family: "actions",
  severity: "blocker",
  says: `“${subject}” moves money, and is under automatic.`,
  why: "Money that is gone stays gone.",
  quotes: [
    { path: "actions[0].action", text: subject },
    { path: "actions[0].approver" },
    { path: "evidence", file: "evidence/tools.json", line: 12, text: `"${subject}"` },
  ],
  items: [],
  settles: "The action under never.",
});

let input: MemoInput;
let model: MemoModel;
let memo: Uint8Array;
let document: string;

beforeAll(async () => {
  input = withFlags(
    aMemoInput({ checklist: smallChecklist, packet: smallPacket, findings: 2, draft: true }),
    ["paid", "kept", "stopped", "owned"].map(aFlag),
  );
  input.record.answers["b.one"] = {
    na: "Nothing is stored.",
    evidenceLevel: "declared",
    note: "",
    links: [],
  };
  model = memoModel(input);
  memo = await memoDocx(model);
  document = await partOf(memo, "word/document.xml");
});

const without = (from: number, length: number) =>
  repack(memo, { "word/document.xml": document.slice(0, from) + document.slice(from + length) });

test("nothing is missing from the memo as written", async () => {
  expect(await checkMemo(memo, model)).toEqual([]);
});

test("a memo with any one paragraph removed is refused", async () => {
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>/gs)];
  expect(paragraphs.length).toBeGreaterThan(250);
  const unnoticed: string[] = [];
  for (const { index, 0: paragraph } of paragraphs)
    if ((await checkMemo(await without(index, paragraph.length), model)).length === 0)
      unnoticed.push(paragraph);
  expect(unnoticed).toEqual([]);
});

test("a memo with any one table row removed is refused", async () => {
  const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)];
  expect(rows.length).toBeGreaterThan(60);
  const unnoticed: string[] = [];
  for (const { index, 0: row } of rows)
    if ((await checkMemo(await without(index, row.length), model)).length === 0) unnoticed.push(row);
  expect(unnoticed).toEqual([]);
});

test("a score that slipped into the row of another item is refused", async () => {
  const checklist = document.lastIndexOf("Checklist, item by item");
  const cells = [...document.matchAll(/<w:t[^>]*>(No \(n\)|Yes \(y\)|Not applicable)<\/w:t>/g)].filter(
    ({ index }) => index > checklist,
  );
  const first = cells[0];
  const other = cells.find((cell) => cell[1] !== first?.[1] && cell[1] !== "Not applicable");
  if (!first || !other) throw new Error("two different scores are needed");
  const swapped = document.split("");
  swapped.splice(other.index, other[0].length, first[0]);
  swapped.splice(first.index, first[0].length, other[0]);
  const missing = await checkMemo(await repack(memo, { "word/document.xml": swapped.join("") }), model);
  expect(missing.join()).toContain("the answer to");
});

test("the message names what is missing and where", async () => {
  const note = /<w:p>(?:(?!<w:p>).)*?Nothing is stored\..*?<\/w:p>/s.exec(document);
  const missing = await checkMemo(await without(note?.index ?? 0, note?.[0].length ?? 0), model);
  expect(missing.join()).toContain('the answer to "b.one"');
  expect(missing.join()).toContain("Checklist, item by item");
});

test.each([
  ["a letter of a hash", (xml: string) => xml.replace(input.reviewDigest.slice(0, 20), "0".repeat(20))],
  ["one word more", (xml: string) => xml.replace("Nothing is stored.", "Nothing is stored, yet.")],
  [
    "a paragraph more",
    (xml: string) =>
      xml.replace("<w:sectPr", "<w:p><w:r><w:t>Approved for everything.</w:t></w:r></w:p><w:sectPr"),
  ],
  ["the description of the picture", (xml: string) => xml.replace("Bar chart", "Chart")],
])("a changed document is refused: %s", async (_, change) => {
  const changed = change(document);
  expect(changed).not.toBe(document);
  expect(await checkMemo(await repack(memo, { "word/document.xml": changed }), model)).not.toEqual([]);
});

test("a draft without its marking is refused, and so is a memo without page numbers or picture", async () => {
  const header = await partOf(memo, "word/header1.xml");
  const footer = await partOf(memo, "word/footer1.xml");
  const missing = async (changed: Record<string, string>) =>
    (await checkMemo(await repack(memo, changed), model)).join();
  expect(await missing({ "word/header1.xml": header.replace("DRAFT", "FINAL") })).toContain(
    "DRAFT — not signed",
  );
  expect(await missing({ "word/footer1.xml": footer.replace("NUMPAGES", "PAGE") })).toContain("page number");
  expect(await missing({ "word/media/image1.png": "no picture" })).toContain("picture");
  expect(await checkMemo(memo.subarray(0, memo.length - 30), model)).toEqual([
    expect.stringContaining("cannot be read"),
  ]);
});

test("what a part of the memo forgets is missed as well: the promises are taken from the record", async () => {
  const forgetful = {
    ...model,
    blocks: model.blocks.filter((block) => block.kind !== "table" || !block.caption.startsWith("Conditions")),
  };
  expect(await checkMemo(await memoDocx(forgetful), forgetful)).toEqual([
    "condition 1",
    "condition 2",
    "condition 3",
  ]);
});

test.each([
  ["Blockers of the pre-checks, and", /^the flag "actions\.never-class\|/, 4],
  ["Rows that the reviewer corrected", /^the reviewer's version of actions/, 2],
  ["What the agent reaches", /^the reach into /, 2],
])("a memo without the table %s is refused", async (caption, what, times) => {
  const blocks = model.blocks.filter((block) => block.kind !== "table" || !block.caption.startsWith(caption));
  const missing = await checkMemo(await memoDocx({ ...model, blocks }), { ...model, blocks });
  expect(missing).toEqual(Array.from({ length: times }, () => expect.stringMatching(what)));
});

test("a memo that does not say how the pre-checks ran, or how many blockers are open, is refused", async () => {
  const without = async (start: string) => {
    const blocks = model.blocks.filter(
      (block) =>
        block.kind !== "paragraph" ||
        !block.para.runs
          .map(({ text }) => text)
          .join("")
          .startsWith(start),
    );
    return checkMemo(await memoDocx({ ...model, blocks }), { ...model, blocks });
  };
  expect(await without("Policy\t")).toEqual(["how the pre-checks ran"]);
  expect(await without("Its digest\t")).toEqual(["how the pre-checks ran"]);
  const untold = model.blocks.filter(
    (block) => block.kind !== "table" || !block.caption.startsWith("Built-in rules that the policy"),
  );
  expect(await checkMemo(await memoDocx({ ...model, blocks: untold }), { ...model, blocks: untold })).toEqual(
    [
      "what the policy makes of boundary.vague-scope",
      "what the policy makes of ownership.mailbox-alone",
      "what the policy makes of actions.never-class",
    ],
  );
  expect(await without("Not dealt with: ")).toEqual(["on page one, the blockers that are not dealt with"]);
  expect(await without("Not dealt with\t")).toEqual([
    "in the decision, the blockers that are not dealt with",
  ]);
});

test("an item without an answer that no part of the memo names is missed", async () => {
  const open = aMemoInput({ checklist: smallChecklist });
  delete open.record.answers["b.two"];
  const whole = memoModel(open);
  const forgetful = {
    ...whole,
    blocks: whole.blocks.filter(
      (block) => block.kind !== "table" || !block.caption.startsWith("Not answered"),
    ),
  };
  expect(await checkMemo(await memoDocx(whole), whole)).toEqual([]);
  expect(await checkMemo(await memoDocx(forgetful), forgetful)).toEqual(['the open item "b.two"']);
});

test.each(nastyTexts.map((_, i) => i))(
  "a review full of nasty texts is written whole (turn %i)",
  async (turn) => {
    const nasty = memoModel(nastyReview(turn));
    expect(await checkMemo(await memoDocx(nasty), nasty)).toEqual([]);
  },
);
