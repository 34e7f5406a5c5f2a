import { describe, expect, test } from "vitest";
import { foreignChecklists } from "../../../support/foreign-checklists.ts";
import { itemsOf, outline, read } from "./read.ts";

describe("JSON without a format of its own", () => {
  test("as a list of questions", async () => {
    const found = await read("mine-1.2.json", [
      {
        id: "Q1",
        category: "Access",
        question: "Who may stop it?",
        severity: "high",
        references: ["ISO-27001:A.5"],
      },
      { id: "Q2", category: "Logs", question: "Where are logs kept?", help: "Name the system." },
    ]);
    expect(found.foreign).toMatchObject({ kind: "json", edition: "1.2" });
    expect(outline(found)).toEqual([
      ["Access", "Q1"],
      ["Logs", "Q2"],
    ]);
    expect(itemsOf(found)).toMatchObject([
      { levels: ["high"], refs: ["ISO-27001:A.5"] },
      { guidance: "Name the system." },
    ]);
  });

  test("as ASVS has it: headings within headings, levels ticked or numbered", async () => {
    const tree = (items: object[]) => ({
      Name: "Application Security Verification Standard Project",
      ShortName: "ASVS",
      Version: "4.0.3",
      Requirements: [
        {
          Shortcode: "V1",
          Ordinal: 1,
          Name: "Design",
          Items: [{ Shortcode: "V1.1", Ordinal: 1, Name: "Life cycle", Items: items }],
        },
      ],
    });
    const tick = (Required: boolean) => ({ Required, Requirement: Required ? "✓" : "" });
    const four = await read(
      "asvs.json",
      tree([
        {
          Shortcode: "V1.1.1",
          Ordinal: 1,
          Description: "Verify the life cycle.",
          L1: tick(false),
          L2: tick(true),
          L3: tick(true),
          CWE: [116],
          NIST: [],
        },
      ]),
    );
    expect(four.foreign).toMatchObject({ kind: "owasp", edition: "4.0.3" });
    expect(four.checklist).toMatchObject({
      id: "asvs",
      version: "4.0.3",
      title: "Application Security Verification Standard Project (4.0.3)",
    });
    expect(outline(four)).toEqual([["V1 Design", "V1.1.1"]]);
    expect(itemsOf(four)).toMatchObject([
      {
        prompt: "Verify the life cycle.",
        levels: ["2", "3"],
        refs: ["CWE-116"],
        guidance: "Under: V1.1 Life cycle",
      },
    ]);
    const five = await read(
      "asvs.json",
      tree([{ Shortcode: "V1.1.1", Ordinal: 1, Description: "Verify it.", L: "2" }]),
    );
    expect(itemsOf(five)).toMatchObject([{ id: "V1.1.1", levels: ["2"] }]);
  });

  test("as AISVS has it: numbers as names", async () => {
    const found = await read("data.json", {
      name: "AISVS",
      type: "root",
      description: "AI security verification",
      children: [
        {
          type: "chapter",
          name: "C9 Agents",
          children: [
            {
              name: "C9.1",
              title: "Budgets",
              description: "Bound what an agent spends.",
              type: "section",
              children: [
                {
                  name: "9.1.1",
                  type: "control-l1",
                  level: 1,
                  description: "Verify that runs have a budget.",
                },
              ],
            },
          ],
        },
      ],
    });
    expect(found.foreign?.kind).toBe("owasp");
    expect(outline(found)).toEqual([["C9 Agents", "9.1.1"]]);
    expect(itemsOf(found)).toMatchObject([
      { prompt: "Verify that runs have a budget.", levels: ["1"], guidance: "Under: C9.1 Budgets" },
    ]);
  });

  test("without questions is refused", async () => {
    await expect(read("a.json", { name: "x", version: "1" })).rejects.toMatchObject({
      code: "malformed-file",
    });
    await expect(read("a.json", [])).rejects.toMatchObject({ code: "malformed-file" });
    await expect(read("a.json", "[1, 2")).rejects.toMatchObject({ code: "malformed-file" });
    await expect(read("a.json", "[".repeat(100_000))).rejects.toMatchObject({ code: "malformed-file" });
  });
});

test("a library of CISO Assistant keeps its tree, ids, groups, questions and edition", async () => {
  const found = await read(
    "library.yaml",
    `urn: urn:made:risk:library:agents
locale: en
ref_id: AGENTS
name: Agent baseline
copyright: All of it may be used.
version: 3
publication_date: 2026-04-15
objects:
  framework:
    urn: urn:made:risk:framework:agents
    ref_id: AGENTS
    name: Agent baseline
    implementation_groups_definition:
    - {ref_id: M, name: Mandatory}
    requirement_nodes:
    - {urn: 'urn:made:req:a', assessable: false, depth: 1, ref_id: A, name: Data}
    - {urn: 'urn:made:req:a.x', assessable: false, depth: 2, parent_urn: 'urn:made:req:a', ref_id: A.X, name: Input}
    - urn: urn:made:req:a1
      assessable: true
      depth: 3
      parent_urn: urn:made:req:a.x
      ref_id: A001
      name: Input policy
      description: Say how data that comes in is used
      implementation_groups: [M]
      annotation: "Asked every year"
      typical_evidence: A policy
      questions:
        urn:made:q1: {type: unique_choice, text: Is there a policy?, choices: [{value: 'Yes'}, {value: 'No'}]}
  risk_matrix: []
`,
  );
  expect(found.foreign).toMatchObject({ kind: "ciso-assistant", edition: "3, 2026-04-15" });
  expect(found.checklist).toMatchObject({ id: "agents", version: "3.0.0" });
  expect(outline(found)).toEqual([["A Data", "A001"]]);
  expect(itemsOf(found)).toMatchObject([
    { prompt: "Input policy: Say how data that comes in is used", levels: ["M"] },
  ]);
  expect(itemsOf(found)[0]?.guidance).toBe(
    "Under: A.X Input\n\nQuestion: Is there a policy? (Yes / No)\n\nAsked every year\n\nTypical evidence: A policy",
  );
  expect(found.foreign?.notes).toEqual([
    "Not taken of the library: risk matrix.",
    "The library says of its rights: All of it may be used.",
  ]);
  await expect(
    read("matrix.yaml", "urn: urn:made:library\nname: M\nobjects:\n  risk_matrix:\n  - {name: x}\n"),
  ).rejects.toMatchObject({ details: { problems: [{ says: expect.stringMatching(/no framework/) }] } });
});

test("a VSAQ questionnaire is read with its comments, tips at their answers, and conditions", async () => {
  const found = await read(
    "webapp.json",
    `
// Rights of the maker
{
  /* version of the form */ "version": 1,
  "questionnaire": [{ "type": "block", "text": "Web questionnaire", "items": [
    { "type": "block", "text": "Transport", "id": "b1", "items": [
      { "type": "info", "text": "Traffic can be <b>read</b> &amp; altered." },
      { "type": "radiogroup", "text": "Is all traffic over <a href='https://a.example'>TLS</a>?", "choices": [
        { "tls_all": "Yes, all" }, { "tls_some": "Some of it" } ] },
      { "type": "tip", "cond": "tls_some", "warn": "yes", "severity": "high", "name": "Plain traffic", "text": "Use TLS // everywhere." },
      { "type": "spacer" },
      { "type": "block", "text": "Keys", "cond": "tls_all", "items": [
        { "type": "yesno", "id": "keys", "text": "Are keys kept apart?", "yes": "Yes", "no": "No" } ] }
    ]},
    { "type": "block", "text": "Standards", "items": [
      { "type": "info", "text": "Which standards do you follow?" },
      { "type": "checkgroup", "choices": [ { "iso": "ISO 27001" }, { "soc": "SOC 2" } ] } ] }
  ]}]
}
`,
  );
  expect(found.foreign?.kind).toBe("vsaq");
  expect(found.checklist).toMatchObject({ title: "Web questionnaire (1)", version: "1.0.0" });
  expect(outline(found)).toEqual([
    ["Transport", "tls_all", "keys"],
    ["Standards", "iso"],
  ]);
  expect(itemsOf(found)).toMatchObject([
    {
      prompt: "Is all traffic over TLS?",
      levels: ["high"],
      guidance:
        "Traffic can be read & altered.\n\nAnswers:\n- Yes, all\n- Some of it\n\nWarning if tls_some (Plain traffic): Use TLS // everywhere.",
    },
    {
      prompt: "Are keys kept apart?",
      guidance: "Under: Keys\n\nAnswers:\n- yes\n- no\n\nAsked only if: tls_all",
    },
    { prompt: "Which standards do you follow?" },
  ]);
});

describe("OSCAL", () => {
  const catalog = {
    catalog: {
      uuid: "74c8ba1e-0000-4000-8000-000000000000",
      metadata: { title: "House catalog", version: "1.1", "oscal-version": "1.1.2" },
      groups: [
        {
          id: "ac",
          title: "Access",
          props: [{ name: "label", value: "AC" }],
          controls: [
            {
              id: "ac-1",
              title: "Policy",
              params: [
                { id: "ac-1_prm_1", label: "how often" },
                {
                  id: "ac-1_prm_2",
                  select: { choice: ["a lead", "{{ insert: param, ac-1_prm_1 }} a lead"] },
                },
              ],
              props: [
                { name: "label", value: "AC-01", class: "zero-padded" },
                { name: "label", value: "AC-1" },
              ],
              links: [{ rel: "related", href: "#ac-2" }],
              parts: [
                {
                  name: "statement",
                  parts: [
                    {
                      name: "item",
                      props: [{ name: "label", value: "a." }],
                      prose: "Write it down {{ insert: param, ac-1_prm_1 }};",
                    },
                    {
                      name: "item",
                      props: [{ name: "label", value: "b." }],
                      prose: "Name {{ insert: param, ac-1_prm_2 }}.",
                    },
                  ],
                },
                { name: "guidance", prose: "Short is better." },
              ],
              controls: [
                {
                  id: "ac-1.1",
                  title: "Shown",
                  props: [{ name: "label", value: "AC-1(1)" }],
                  parts: [{ name: "statement", prose: "Show it." }],
                },
              ],
            },
            { id: "ac-9", title: "Gone", props: [{ name: "status", value: "withdrawn" }] },
          ],
        },
      ],
    },
  };

  test("a catalog keeps labels, enhancements and marks, and fills what is left to choose", async () => {
    const found = await read("catalog.json", catalog);
    expect(found.checklist).toMatchObject({ title: "House catalog (1.1)", version: "1.1.0" });
    expect(outline(found)).toEqual([["AC Access", "AC-1", "AC-1-1"]]);
    expect(itemsOf(found)).toMatchObject([
      {
        prompt: "Policy",
        guidance:
          "a. Write it down [how often];\nb. Name [one of: a lead; [how often] a lead].\n\nShort is better.",
        refs: ["ac-2"],
      },
      { sourceId: "AC-1(1)", prompt: "Shown: Show it." },
    ]);
    expect(found.foreign?.notes).toContain("One withdrawn control: not taken.");
  });

  test("a profile is told from a catalog", async () => {
    await expect(
      read("profile.json", { profile: { uuid: "x", metadata: { title: "P" }, imports: [] } }),
    ).rejects.toMatchObject({
      details: { problems: [{ says: expect.stringMatching(/does not hold their words/) }] },
    });
  });
});

test("a faulty checklist of the format is never taken for another's", async () => {
  const own = {
    sections: [{ id: "a", title: "A", items: [{ id: "a.1", prompt: "Why?" }] }],
    scale: [],
    policy: {},
  };
  await expect(read("own.json", own)).rejects.toMatchObject({
    details: { problems: expect.arrayContaining([expect.objectContaining({ path: "format" })]) },
  });
});

test.each(foreignChecklists.map(({ file, bytes }) => [file, bytes] as const))(
  "%s of the fuzz run is read",
  async (file, bytes) => {
    expect(itemsOf(await read(file, bytes)).length).toBeGreaterThan(0);
  },
);
