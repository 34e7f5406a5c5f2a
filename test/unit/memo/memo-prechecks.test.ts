import { expect, test } from "vitest";
import { drawFigure } from "#core/memo/figure";
import { exportMemo } from "#core/memo/export-memo";
import { memoDocx } from "#core/memo/memo-docx";
import { memoModel } from "#core/memo/memo-model";
import { readPart, readParts } from "#core/memo/read-document";
import { radiusOnPage } from "#core/memo/radius-on-page";
import type { FigureBlock, MemoInput } from "#core/memo/memo-types";
import type { BlastRadius } from "#shared/blast-radius/blast-radius";
import { noDecision } from "#shared/formats/review";
import { flagSeverities } from "#shared/prechecks/flag";
import { linesOf, pageOne, rescored, tableNamed } from "../../support/memo-content.ts";
import { sampleMemo } from "../../support/memo-flags.ts";
import { aMemoInput } from "../../support/memo-input.ts";
import { wordProblems } from "../../support/ooxml-rules.ts";

const brightsurge = sampleMemo("brightsurge-tenant-autopilot");
const lines = (input: MemoInput) => linesOf(memoModel(input).blocks);
const flagRows = (input: MemoInput) =>
  ["Blockers", "Concerns", "Notes"].flatMap((kind) =>
    tableNamed(input, new RegExp(`^${kind} of the pre-checks, and`)),
  );
const openBlockers = ({ record }: MemoInput) =>
  record.flags.filter(({ flag, fate }) => flag.severity === "blocker" && fate === "open");
const figureOf = (radius: BlastRadius): FigureBlock => ({
  kind: "figure",
  caption: "",
  alt: "",
  drawing: { kind: "radius", radius },
});

test.each(["ostermere-invoice-matcher", "brightsurge-tenant-autopilot"] as const)(
  "the memo of %s with its flags is written whole, is one that Word does not repair, and is the same each time",
  async (sample) => {
    const [first, second] = [await exportMemo(sampleMemo(sample)), await exportMemo(sampleMemo(sample))];
    expect(await wordProblems(first.bytes)).toEqual([]);
    expect(first.sha256).toBe(second.sha256);
  },
);

test("every flag stands in one row with its rule, its quotations, and what became of it", () => {
  const { record } = brightsurge;
  const rows = flagRows(brightsurge);
  expect(rows).toHaveLength(record.flags.length);
  expect(rows.map(([number]) => number)).toEqual(rows.map((_, i) => String(i + 1)));
  for (const { flag, fate, reason, gone } of record.flags) {
    const row = rows.find(
      ([, what = "", where = ""]) =>
        what.startsWith(`${flag.says}\n`) &&
        what.includes(flag.rule) &&
        flag.quotes.every(({ text }) => text === undefined || where.includes(`“${text}”`)),
    );
    const became = row?.[3] ?? "";
    expect(became).toMatch(
      {
        open: /^Open: not/,
        confirmed: /^Confirmed as finding \d/,
        asked: /^Asked as question \d/,
        dismissed: /^Dis/,
      }[fate],
    );
    expect(became).toContain(reason);
    expect(became.includes("No longer raised")).toBe(gone === true);
  }
  const severities = rows.map(
    ([, what = ""]) => record.flags.find(({ flag }) => what.startsWith(flag.says))?.flag,
  );
  const places = severities.map((flag) => (flag ? flagSeverities.indexOf(flag.severity) : -1));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("a finding or question that was removed afterwards is said to be", () => {
  const input = rescored(brightsurge, { findings: [], questions: [] });
  const became = flagRows(input).map((row) => row[3]);
  expect(became).toContain("Confirmed; the finding was removed");
  expect(became).toContain("Asked; the question was removed");
});

test("a quotation without words names an empty field, or a whole file", () => {
  const where = flagRows(brightsurge).map((row) => row[2] ?? "");
  expect(where).toContain("failure.stop.who: empty");
  expect(where).toContain("evidence/kestrel-packet-notes.txt: the file as a whole");
});

test("it is told which rules ran under which policy, and which were switched off", () => {
  expect(lines(brightsurge)).toEqual(
    expect.arrayContaining([
      "Ran last\t10 November 2026, 08:12 UTC, 58 rules",
      "Policy\tclinics-house-rules, version 1.2.0",
      `Its digest\t${"c4".repeat(32)}`,
      "Switched off\tboundary.vague-scope, ownership.mailbox-alone",
    ]),
  );
  const built = { ranAt: "2026-11-10T08:12:00.000Z", rules: 60, switchedOff: [] };
  const clean = lines(rescored(aMemoInput(), { prechecks: built }));
  expect(clean).toContain("Policy\tnone: the built-in rules as they come");
  expect(clean).toContain("No rule raised anything.");
  expect(lines(aMemoInput())).toContain("The pre-checks did not run in this review.");
});

test("page one and the decision name the blockers that nobody has dealt with, whatever was decided", () => {
  const open = openBlockers(brightsurge);
  expect(open.length).toBeGreaterThan(3);
  for (const decision of ["approve", "return", "reject", undefined] as const) {
    const input = rescored(brightsurge, { decision: { ...noDecision, ...(decision && { decision }) } });
    expect(pageOne(input)).toContain(
      `Not dealt with: ${open.length} blockers of the pre-checks, of which the first 3`,
    );
    expect(pageOne(input).filter((line) => /^Flag \d+\. /.test(line))).toHaveLength(3);
    const table = tableNamed(input, /^Blockers .* nobody has dealt with$/);
    expect(new Set(table.map((row) => row[1]))).toEqual(new Set(open.map(({ flag }) => flag.says)));
  }
  const flags = brightsurge.record.flags.map((flag) => ({
    ...flag,
    fate: "dismissed" as const,
    reason: "Seen.",
  }));
  const dealt = lines(rescored(brightsurge, { flags }));
  expect(dealt.filter((line) => line.startsWith("Not dealt with"))).toEqual([]);
});

test("the reviewer's version of a row stands beside the vendor's, and is marked where the vendor's stands", () => {
  const { matrix } = brightsurge.record;
  const rows = tableNamed(brightsurge, /^Rows that the reviewer corrected/);
  expect(rows.map(([action]) => action)).toEqual(matrix.map(({ action }) => action));
  expect(rows[0]?.[1]).toMatch(/^Policy: automatic\nReversible: yes\n/);
  expect(rows[0]?.[2]).toMatch(
    /^Policy: approval\nReversible: no\nApprover: Marit Oskarsdal.*\nNote: It writes/s,
  );
  expect(tableNamed(brightsurge, /^Automatic: /).map(([action]) => action)).toContain(
    "reply to tenant by e-mail\nReviewer: approval",
  );
  expect(tableNamed(brightsurge, /^Never: /).map(([action]) => action)).toContain(
    "sign new leases\nCorrected by the reviewer",
  );
});

test("the blast radius is a figure with alternative text, and a table that says the same", async () => {
  const { bytes } = await exportMemo(brightsurge);
  const { pictures } = readPart((await readParts(bytes)).get("word/document.xml"));
  expect(pictures).toHaveLength(2);
  expect(pictures[1]).toMatch(
    /^The agent reaches 3 declared systems and 2 undeclared systems .* Nobody is named/,
  );
  const rows = tableNamed(brightsurge, /^What the agent reaches/);
  const systems = brightsurge.radius.systems;
  expect(rows).toHaveLength(systems.length);
  systems.forEach(({ label, declared, actions, destinations }, i) => {
    const row = rows[i]?.join("\n") ?? "";
    for (const text of [label, ...actions.map(({ action }) => action), ...destinations.map(({ to }) => to)])
      expect(row).toContain(text);
    expect(row.includes("Not in the boundary statement")).toBe(!declared);
  });
});

test("the figure of a large packet stays on one page and counts what it leaves out", async () => {
  const [system] = brightsurge.radius.systems;
  const [reach] = brightsurge.radius.undeclared;
  if (!system || !reach) throw new Error("the sample has both");
  const to = { to: "Somewhere else", classes: ["pii"] };
  const systems = Array.from({ length: 40 }, (_, i) => ({
    ...system,
    key: `s${i}`,
    label: `System ${i} ${"of the group ".repeat(i % 5)}`,
    declared: i < 30,
    destinations: Array.from({ length: i % 6 }, () => to),
  }));
  const radius = { ...brightsurge.radius, systems, undeclared: Array.from({ length: 500 }, () => reach) };
  const { width, height, shapes } = radiusOnPage(radius);
  expect(width).toBe(640);
  expect(height).toBeLessThanOrEqual(800);
  const texts = shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));
  expect(texts).toContain("Systems it reaches: 30 declared, 10 not declared");
  expect(texts.filter((text) => /^and \d+ more, in the table$/.test(text)).length).toBeGreaterThanOrEqual(3);
  const boxes = shapes.filter((shape) => shape.kind === "box");
  expect(Math.max(...boxes.map((box) => box.x + box.width))).toBeLessThanOrEqual(width);
  expect(Math.max(...boxes.map((box) => box.y + box.height))).toBeLessThanOrEqual(height);
  expect(
    Math.min(...shapes.flatMap((shape) => (shape.kind === "text" ? [shape.size] : []))),
  ).toBeGreaterThanOrEqual(11);
  const memo = memoModel({ ...brightsurge, radius });
  expect(await wordProblems(await memoDocx(memo))).toEqual([]);
});

test("a name that the figure's font cannot draw goes by its number there", async () => {
  const { radius } = brightsurge;
  const labelled = async (label: string) => {
    const systems = radius.systems.map((system, i) => (i === 0 ? { ...system, label } : system));
    return Buffer.from((await drawFigure(figureOf({ ...radius, systems }))).png).toString("base64");
  };
  const numbered = await labelled("System 1");
  expect(await labelled("財務会計")).toBe(numbered);
  expect(await labelled("نظام المالية")).toBe(numbered);
  expect(await labelled("Ledger ✨")).toBe(numbered);
  expect(await labelled("Système de paie – №1")).not.toBe(numbered);
});
