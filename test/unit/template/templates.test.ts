import { describe, expect, test } from "vitest";
import { readPart, readParts } from "#core/memo/read-document";
import { readTemplate } from "#core/template/read-template";
import { exportTemplatedMemo } from "#core/template/templated-memo";
import { aMemoInput } from "../../support/memo-input.ts";
import { wordProblems } from "../../support/ooxml-rules.ts";
import { aTemplate, control, external, p, type TemplateOf } from "../../support/template-builder.ts";

async function filled(given: TemplateOf, input = aMemoInput()) {
  const { template, problems } = await readTemplate(aTemplate(given));
  if (!template) throw new Error(JSON.stringify(problems));
  const { bytes, sha256 } = await exportTemplatedMemo(input, template);
  const parts = await readParts(bytes);
  const document = parts.get("word/document.xml");
  return { bytes, sha256, parts, xml: document?.toString("utf8") ?? "", blocks: readPart(document).blocks };
}

const awkward: Readonly<Record<string, TemplateOf>> = {
  "German style ids": { body: p("Umschlag") + p("{{memo}}") + p("Schluss") },
  "a placeholder broken over runs": {
    body: p("Für {{ti", "tl", "e}} und {{ven", "dor}}.") + p("{", "{me", "mo}", "}"),
  },
  "content controls": { body: control(p("{{title}}")) + control(p("{{memo}}")) },
  "a narrow page": { pageWidth: 9000 },
  "sections in an order of their own": {
    body:
      p("{{section:findings}}") +
      p("Between") +
      p("{{section:summary}}") +
      p("{{section:contents}}") +
      p("End"),
  },
};

describe.each(Object.entries(awkward))("a template with %s", (_name, given) => {
  test("gives a memo that Word opens as it is, the same bytes each time", async () => {
    const [first, second] = [await filled(given), await filled(given)];
    expect(await wordProblems(first.bytes)).toEqual([]);
    expect(second.sha256).toBe(first.sha256);
    expect(first.xml).not.toContain("{{");
    expect(first.xml).not.toContain("dataBinding");
  });
});

test("headings take the template's style under its own id; what it lacks is added", async () => {
  const { xml, parts } = await filled({});
  expect(xml).toContain('<w:pStyle w:val="berschrift1"/>');
  expect(xml).not.toContain('"Heading1"');
  const styles = parts.get("word/styles.xml")?.toString("utf8") ?? "";
  expect(styles).toContain('w:styleId="Heading2"');
  expect(styles).toContain('<w:basedOn w:val="Standard"/>');
  expect(styles).not.toContain('w:val="Normal"/><w:qFormat');
});

test("numbers do not clash with the template's", async () => {
  const { parts } = await filled({});
  const numbering = parts.get("word/numbering.xml")?.toString("utf8") ?? "";
  const ids = [...numbering.matchAll(/<w:num w:numId="(\d+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(numbering).toContain("upperRoman");
});

test("sections that are not named follow the last one that is", async () => {
  const { blocks } = await filled({ body: p("{{section:findings}}") + p("End") });
  const texts = blocks.map((block) => (block.kind === "paragraph" ? block.text : ""));
  const at = (text: string) => texts.indexOf(text);
  expect(at("Findings")).toBe(0);
  expect(at("Sign-off")).toBeGreaterThan(at("Scorecard"));
  expect(at("End")).toBe(texts.length - 1);
});

const field = (code: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

const refused: Readonly<Record<string, [TemplateOf, { where?: RegExp; says: RegExp; fix: RegExp }]>> = {
  "a placeholder that is misspelt": [
    { body: p("{{memo}}") + p("{{vendr}}") },
    { where: /page 1.*paragraph 2/, says: /\{\{vendr\}\}/, fix: /\{\{vendor\}\}/ },
  ],
  "a placeholder without an end": [
    { body: p("{{memo}}") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("{{title") },
    { where: /page 2.*paragraph 3/, says: /no other half/, fix: /one paragraph/ },
  ],
  "no place for the memo": [{ body: p("Hello") }, { says: /where the memo goes/, fix: /\{\{memo\}\}/ }],
  "the memo in a header": [
    { header: p("{{memo}}") },
    { where: /header 1/, says: /header/, fix: /paragraph of its own/ },
  ],
  "the memo twice": [{ body: p("{{memo}}") + p("{{memo}}") }, { says: /second time/, fix: /one of them/ }],
  macros: [
    { mainType: "application/vnd.ms-word.document.macroEnabled.main+xml" },
    { says: /macro/, fix: /\.docx/ },
  ],
  "a macro part": [{ files: { "word/vbaProject.bin": "x" } }, { says: /macro/, fix: /\.docx/ }],
  "a linked picture": [
    { relationships: external("image", "http://192.0.2.1/a.png") },
    { says: /outside/, fix: /Insert the picture/ },
  ],
  "an attached template": [
    { relationships: external("attachedTemplate", "file:///c:/corp.dotm") },
    { says: /outside/, fix: /Normal\.dotm/ },
  ],
  "imported text": [
    { relationships: external("aFChunk", "http://192.0.2.1/a.html") },
    { says: /outside/, fix: /save it again/ },
  ],
  INCLUDEPICTURE: [
    { body: p("{{memo}}") + field("INCLUDEPICTURE http://192.0.2.1/x") },
    { says: /INCLUDEPICTURE/, fix: /Remove/ },
  ],
  "DDEAUTO in a header": [
    { header: field(' DDEAUTO c:\\\\x "y"') },
    { where: /header 1/, says: /DDEAUTO/, fix: /Remove/ },
  ],
  "a field that makes up another": [
    {
      body:
        p("{{memo}}") +
        `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE </w:instrText></w:r>${field("QUOTE x").slice(5, -6)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    },
    { says: /NESTED/, fix: /Remove/ },
  ],
  "a date that changes": [{ footer: field("DATE") }, { says: /DATE/, fix: /\{\{date\}\}/ }],
  "a tracked change": [
    { body: `<w:p><w:ins w:id="1">${p("x").slice(5, -6)}</w:ins></w:p>` + p("{{memo}}") },
    { says: /tracked/, fix: /Accept/ },
  ],
  "a document type": [
    { files: { "word/settings.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>' } },
    { says: /document type/, fix: /save it/ },
  ],
  "Strict Open XML": [
    {
      files: {
        "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>',
      },
    },
    { says: /dialect/, fix: /not as Strict/ },
  ],
};

test.each(Object.entries(refused))(
  "%s is refused, with the place and the fix",
  async (_name, [given, expected]) => {
    const { template, problems } = await readTemplate(aTemplate(given));
    expect(template).toBeUndefined();
    expect(problems.filter(({ level }) => level === "refused")).toContainEqual({
      level: "refused",
      where: expect.stringMatching(expected.where ?? /./),
      says: expect.stringMatching(expected.says),
      fix: expect.stringMatching(expected.fix),
    });
  },
);

test("what is no Word file is refused in words", async () => {
  const { template, problems } = await readTemplate(Buffer.from("hello"));
  expect(template).toBeUndefined();
  expect(problems[0]?.says).toMatch(/cannot be read/);
});

test("a plain link loses its target and keeps its text", async () => {
  const link = '<w:p><w:hyperlink r:id="out"><w:r><w:t>our site</w:t></w:r></w:hyperlink></w:p>';
  const { bytes, xml } = await filled({
    body: link + p("{{memo}}"),
    relationships: external("hyperlink", "https://example.com/"),
  });
  expect(xml).toContain("our site");
  expect(await wordProblems(bytes)).toEqual([]);
});
