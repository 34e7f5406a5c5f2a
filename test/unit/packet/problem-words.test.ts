/** What a vendor reads about a packet that is refused: the same places in every notation, and no parser's words. */
import { describe, expect, test } from "vitest";
import { isAppError, type Problem } from "#shared/errors";
import { parseManifest } from "#core/packet/parse-manifest";

function problemsOf(file: string, text: string): Problem[] {
  try {
    parseManifest({ bytes: Buffer.from(text), file, maxBytes: 100_000 });
  } catch (error) {
    if (isAppError(error, "malformed-file")) return error.details.problems;
    throw error;
  }
  throw new Error("nothing was wrong");
}

const wrongRows = [{ action: "send mail", policy: ["never"] }, "delete records"];
const manifest = (actions: unknown) => ({
  format: "countersign.packet/1",
  id: "wrong",
  vendor: "Northwind",
  sections: { boundary: { inputs: "form submission" }, actions },
});

test("a place has one path, in YAML and in JSON, in a list of actions and in its rows", () => {
  const paths = ["vendor", "boundary.inputs", "actions[0].policy", "actions[1]"];
  for (const actions of [wrongRows, { rows: wrongRows }]) {
    const text = JSON.stringify(manifest(actions), null, 2);
    // Such JSON is YAML too.
    for (const file of ["packet.json", "packet.yaml"]) {
      expect(problemsOf(file, text).map(({ path }) => path)).toEqual(paths);
    }
  }
});

test("an example is written as the file is", () => {
  const text = JSON.stringify(manifest(wrongRows));
  const expectedIn = (file: string) => problemsOf(file, text).map(({ expected }) => expected);
  expect(expectedIn("packet.yaml")).toEqual([
    "named fields, such as { name: Northwind, contact: …, product: … }",
    "a list, also for one entry: [form submission]",
    "one of automatic, approval, never",
    "named fields, such as { action: delete records, system: …, policy: … }",
  ]);
  expect(expectedIn("packet.json")).toEqual([
    'named fields, such as { "name": "Northwind", "contact": "…", "product": "…" }',
    'a list, also for one entry: ["form submission"]',
    "one of automatic, approval, never",
    'named fields, such as { "action": "delete records", "system": "…", "policy": "…" }',
  ]);
});

test("an example in YAML can be copied, whatever the vendor wrote", () => {
  const text =
    'format: countersign.packet/1\nid: a\nsections:\n  boundary:\n    inputs: "a, b: [c] # d"\n    outputs: "- x"\n';
  expect(problemsOf("packet.yaml", text).map(({ expected }) => expected)).toEqual([
    'a list, also for one entry: ["a, b: [c] # d"]',
    'a list, also for one entry: ["- x"]',
  ]);
});

test("sections that stand at the top are said to", () => {
  const text = "format: countersign.packet/1\nid: a\nboundary: { statement: x }\ndata: {}\n";
  expect(problemsOf("packet.yaml", text)).toMatchObject([
    {
      path: "sections",
      says: "sections is missing. Outside of it stands what belongs into it: boundary, data.",
    },
  ]);
});

describe("no parser's words reach a vendor", () => {
  const jargon = /mapping|scalar|sequence|stream|flow|collection|node|token|alias|anchor|\bkey\b/i;
  test.each([
    ["a line that stands wrong", "format: x\nid: b\n  sections:\n boundary: {}\n"],
    ["a tab", "sections:\n\tboundary: {}\n"],
    ["quotes that do not end", 'title: "never ends\nid: a\n'],
    ["a bracket that does not end", "inputs: [a, b\nid: a\n"],
    ["a comma too many", "inputs: [a,, b]\n"],
    ["a name without a colon", "format: x\njust words\nid: a\n"],
    ["a colon inside of a text", "title: one: two\n"],
    ["what belongs to nothing", "[a]\nb\n"],
    ["a backslash", 'title: "C:\\qemp"\n'],
    ["marks", "a: &x 1\nb: *x\nc: !!str 2\n<<: {}\n"],
    ["a list", "- a\n"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    const problems = problemsOf("packet.yaml", text);
    expect(problems.length).toBeGreaterThan(0);
    for (const { says, expected } of problems) expect(`${says} ${expected ?? ""}`).not.toMatch(jargon);
  });
});
