/**
 * Templates of organisations that do not exist, made by hand, as Word writes them or with LibreOffice, by someone who
 * had nothing but docs/templates.md. Beside each stands what was expected of it.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readPart, readParts } from "#core/memo/read-document";
import { textIn } from "#core/template/placeholders";
import { readTemplate } from "#core/template/read-template";
import { exportTemplatedMemo } from "#core/template/templated-memo";
import { all, parseXml } from "#core/template/xml-tree";
import { aMemoInput } from "../../support/memo-input.ts";
import { wordProblems } from "../../support/ooxml-rules.ts";

const folder = path.resolve(import.meta.dirname, "../../fixtures/templates");
const Expected = z.strictObject({
  about: z.string(),
  expect: z.enum(["memo", "refused"]),
  mustKeep: z.array(z.string()),
  problems: z.array(z.strictObject({ where: z.string(), placeholder: z.string(), fix: z.string() })),
});
const templates = readdirSync(folder)
  .filter((name) => name.endsWith(".docx"))
  .map((name) => ({
    name,
    bytes: readFileSync(path.join(folder, name)),
    expected: Expected.parse(
      JSON.parse(readFileSync(path.join(folder, name.replace(".docx", ".json")), "utf8")),
    ),
  }));

/** What a reader of the pages sees: text, headers and footers, notes and text boxes, white space evened out. */
function textsOf(parts: ReadonlyMap<string, Buffer>): string {
  return [...parts]
    .filter(([name]) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name))
    .flatMap(([, part]) => all(parseXml(part.toString("utf8")), "w:p"))
    .map((paragraph) => all(paragraph, "w:t").map(textIn).join(""))
    .join("\n")
    .replaceAll(/[^\S\n]+/g, " ");
}

/** By the placeholder itself, or by a telling word of what is wrong. */
function speaksOf(placeholder: string, text: string): boolean {
  if (placeholder.includes("{")) return text.includes(placeholder);
  return placeholder
    .split(/\W+/)
    .some((word) => word.length > 4 && text.toLowerCase().includes(word.toLowerCase()));
}

describe.each(templates.filter(({ expected }) => expected.expect === "memo"))(
  "$name",
  ({ bytes, expected }) => {
    test("gives a memo that Word opens, with all that the template said", async () => {
      const { template, problems } = await readTemplate(bytes);
      if (!template) throw new Error(JSON.stringify(problems));
      const memo = await exportTemplatedMemo(aMemoInput({ findings: 3 }), template);
      const before = await wordProblems(bytes);
      expect((await wordProblems(memo.bytes)).filter((problem) => !before.includes(problem))).toEqual([]);
      const parts = await readParts(memo.bytes);
      const text = textsOf(parts);
      for (const kept of expected.mustKeep) expect(text).toContain(kept.trim());
      expect(text).not.toMatch(/\{\{|\}\}/);
      const headings = readPart(parts.get("word/document.xml")).blocks.filter(
        (block) => block.kind === "paragraph",
      );
      expect(headings.some(({ text: said }) => said.includes("Decision: Approved with conditions"))).toBe(
        true,
      );
    });
  },
);

describe.each(templates.filter(({ expected }) => expected.expect === "refused"))(
  "$name",
  ({ bytes, expected }) => {
    test.each(expected.problems)("is refused, and told of $placeholder: $fix", async ({ placeholder }) => {
      const { template, problems } = await readTemplate(bytes);
      expect(template).toBeUndefined();
      const said = problems.filter(({ says, fix }) => speaksOf(placeholder, `${says} ${fix}`));
      expect(said).not.toEqual([]);
      for (const { where, fix } of said) {
        expect(where).toMatch(/page \d|header|footer|the file/);
        expect(fix.length).toBeGreaterThan(10);
      }
    });
  },
);

test("there are ten", () => {
  expect(templates.length).toBeGreaterThanOrEqual(10);
});

test("what is filled in stays where a content control would bring its own words back", async () => {
  const found = templates.find(({ name }) => name === "content-controls.docx");
  const { template } = await readTemplate(found?.bytes ?? Buffer.alloc(0));
  if (!template) throw new Error("refused");
  const { bytes } = await exportTemplatedMemo(aMemoInput({ findings: 1 }), template);
  const parts = await readParts(bytes);
  const controls = [...parts]
    .filter(([name]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name))
    .flatMap(([, part]) => all(parseXml(part.toString("utf8")), "w:sdt"));
  expect(controls.length).toBeGreaterThan(3);
  const bound = controls.filter(
    (control) => all(control, "w:dataBinding").length + all(control, "w:showingPlcHdr").length > 0,
  );
  expect(bound.filter((control) => all(control, "w:t").map(textIn).join("").includes("{{"))).toEqual([]);
  expect(
    bound
      .map((control) => all(control, "w:t").map(textIn).join(""))
      .filter((text) => text.includes(aMemoInput({ findings: 1 }).packet.title ?? "-")),
  ).toEqual([]);
});
