import { describe, expect, test } from "vitest";
import { fromWire, isAppError, type AppError } from "#shared/errors";
import { parseChecklist } from "#core/checklist/parse-checklist";

const parse = (text: string, file = "own.yaml") =>
  parseChecklist({ bytes: new TextEncoder().encode(text), file });

function refused(text: string, file?: string): AppError {
  try {
    parse(text, file);
  } catch (error) {
    if (error instanceof Error && "code" in error) return error as AppError;
    throw error;
  }
  throw new Error("it was not refused");
}

const rest = `
scale: [{ key: "0", label: No, points: 0 }, { key: "1", label: Yes, points: 1 }]
policy: { gateMinimum: "1", approve: { overall: 75, section: 60 }, conditions: { overall: 60, section: 40 } }
sections: [{ id: s, title: S, items: [{ id: a, prompt: A }] }]
`;
const head = "format: countersign.checklist/1\nid: own\nversion: 1.0.0\ntitle: T";

describe("a checklist file", () => {
  test("that breaks the shape and the rules has every problem named at once", () => {
    const error = refused(`format: countersign.checklist/1
id: "bad id"
version: 01.0.0
scale:
  - { key: "0", label: a, points: 1 }
  - { key: "0", label: "", points: 1 }
  - { key: "2", label: c, points: -1 }
policy:
  gateMinimum: "9"
  approve: { overall: 50, section: 101 }
  conditions: { overall: 60, section: low }
  notApplicable: maybe
  countersignatures: 1.5
sections:
  - id: s
    title: S
    weight: 0
    items: []
  - id: s
    title: S
    weight: 11
    items:
      - { id: a, prompt: x, question: what, gate: maybe }
      - { id: a, prompt: x, refs: text }
`);
    expect(isAppError(error, "malformed-file")).toBe(true);
    const { problems } = fromWire(error).details as AppError<"malformed-file">["details"];
    expect(
      problems.map(({ line, path, says, expected }) => `${line} ${path}: ${says} Expected: ${expected}`),
    ).toEqual([
      "1 title: This is missing. Expected: text",
      "2 id: This is the text “bad id”. Expected: letters, digits, dot, underscore and hyphen alone",
      "3 version: This is the text “01.0.0”. Expected: a semantic version such as 1.0.0",
      "6 scale[1].label: This is missing. Expected: text",
      "6 scale[1].key: The scale key “0” is there twice. Expected: each once",
      "6 scale[1].points: The points do not rise: 1 comes after 1. Expected: more than 1; the worst entry stands first",
      "7 scale[2].points: This is -1. Expected: at least 0",
      "7 scale[2].points: The points do not rise: -1 comes after 1. Expected: more than 1; the worst entry stands first",
      "7 scale[2].points: The best entry has -1 points. Expected: more than 0",
      "9 policy.gateMinimum: “9” is not a key of the scale. Expected: one of 0, 2",
      "10 policy.approve.section: This is 101. Expected: at most 100",
      "10 policy.approve.overall: The threshold for approval, 50, is below the one for conditions, 60. Expected: at least 60",
      "11 policy.conditions.section: This is the text “low”. Expected: a number",
      "12 policy.notApplicable: This is the text “maybe”. Expected: one of justify, forbid",
      "13 policy.countersignatures: This is 1.5. Expected: a whole number",
      "17 sections[0].weight: This is 0. Expected: more than 0",
      "18 sections[0].items: This is an empty list. Expected: at least one entry",
      "19 sections[1].id: The section id “s” is there twice. Expected: each once",
      "21 sections[1].weight: This is 11. Expected: at most 10",
      "23 sections[1].items[0].gate: This is the text “maybe”. Expected: yes or no",
      "23 sections[1].items[0].question: This is the text “what”. Expected: one of touch, read, act, wrong, stop, trail",
      "24 sections[1].items[1].refs: This is the text “text”. Expected: a list",
      "24 sections[1].items[1].id: The item id “a” is there twice. Expected: each once",
    ]);
  });

  test("keeps unknown fields as they were written, of their type", () => {
    const unknown = `
a: 1
b: "1"
c: true
d: null
e: [1.5, "x", { f: no, g: "" }]
h: 123456789012345678901234567890
i: .inf
`;
    const { checklist, unknown: named } = parse(`${head}${unknown}${rest}`);
    expect(checklist).toMatchObject({
      a: 1,
      b: "1",
      c: true,
      d: null,
      e: [1.5, "x", { f: "no", g: "" }],
      h: "123456789012345678901234567890",
      i: ".inf",
    });
    expect(named).toEqual(["a", "b", "c", "d", "e", "h", "i"]);
  });

  test("in JSON, too, at every level", () => {
    const { checklist } = parse(`${head}${rest}`);
    const [section] = checklist.sections;
    const text = JSON.stringify({
      ...checklist,
      scale: checklist.scale.map((entry) => ({ ...entry, colour: 3 })),
      policy: { ...checklist.policy, approve: { overall: 75, section: 60, note: false } },
      sections: [{ ...section, items: [{ ...section?.items[0], minutes: 5, tags: [null, 1] }] }],
    });
    const read = parse(text, "own.json");
    expect(read.checklist).toEqual(JSON.parse(text));
    expect(read.unknown).toEqual([
      "scale[0].colour",
      "scale[1].colour",
      "policy.approve.note",
      "sections[0].items[0].minutes",
      "sections[0].items[0].tags",
    ]);
  });

  test.each(["2", "10", "99999999999", "1".padEnd(500, "0"), "002"])(
    "of the format %s is of a newer one",
    (major) => {
      expect(refused(`format: countersign.checklist/${major}`).code).toBe("newer-format");
    },
  );

  test.each(["0", "01", "x"])("of the format %s is none", (major) => {
    expect(refused(`format: countersign.checklist/${major}`).code).toBe("malformed-file");
  });
});
