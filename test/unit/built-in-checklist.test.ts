import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { describeReference, frameworks, parseReference } from "#shared/checklists/frameworks";
import { Checklist, firstQuestions } from "#shared/formats/checklist";
import { Packet, packetSectionIds } from "#shared/formats/packet";

const checklist = Checklist.parse(aiAgentReview);
const items = checklist.sections.flatMap((section) => section.items);
const ids = items.map((item) => item.id);
const gates = items.filter((item) => item.gate).map((item) => item.id);
const cited = items.flatMap((item) => item.refs);

describe("sections and items", () => {
  test("the seven packet sections in order, each of weight 1 and beside its own packet section", () => {
    expect(checklist.sections.map((section) => section.id)).toEqual([...packetSectionIds]);
    for (const section of checklist.sections) {
      expect(section).toMatchObject({ packetSection: section.id, weight: 1 });
    }
  });

  test("item ids are unique and start with their section's", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const section of checklist.sections) {
      for (const item of section.items)
        expect(item.id).toMatch(new RegExp(`^${section.id}\\.[a-z]+(-[a-z]+)*$`));
    }
  });

  test.each(items)("$id says all that a reviewer needs", (item) => {
    expect(item.prompt).toMatch(/\?$/);
    expect(item.prompt.length).toBeLessThanOrEqual(125);
    expect(item.guidance).toMatch(/ Good: .* Red flag: /);
    const sentences = (item.guidance ?? "").split(/(?<=\.) (?=[A-Z])/);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(5);
    expect(item.weight).toBeGreaterThanOrEqual(1);
    expect(item.weight).toBeLessThanOrEqual(3);
    expect(item.refs.length).toBeGreaterThan(0);
    expect(item.expects.length).toBeGreaterThan(0);
  });

  test("no prompt is there twice", () => {
    expect(new Set(items.map((item) => item.prompt)).size).toBe(items.length);
  });

  test.each(firstQuestions)("at least three items help to answer “%s”", (question) => {
    expect(items.filter((item) => item.question === question).length).toBeGreaterThanOrEqual(3);
  });

  test("expected fields are fields of a packet", () => {
    const schema = z.toJSONSchema(Packet, { io: "input", unrepresentable: "any" });
    const known = (path: string) => {
      const steps = path.replaceAll("[]", ".[]").split(".");
      return hasPath(schema, isSectionId(steps[0]) ? ["sections", ...steps] : steps);
    };
    const unknown = items.flatMap((item) => item.expects).filter((path) => !known(path));
    expect(unknown).toEqual([]);
    expect(known("boundary.triger")).toBe(false);
    expect(known("actions[].aprover")).toBe(false);
  });

  test("every packet field that answers a question is expected by some item", () => {
    const expected = new Set(items.flatMap((item) => item.expects));
    const fields = [
      ...["trigger", "data", "decision", "action", "approvalRequired", "approver", "outcome"].map(
        (name) => `receipts.captured.${name}`,
      ),
      ...["workflow", "runtime", "exceptions", "incidents", "changes", "shutdown"].map(
        (name) => `ownership.${name}`,
      ),
      ...[
        "statement",
        "trigger",
        "inputs",
        "systems",
        "outputs",
        "highRiskActions",
        "outOfScope",
        "untrustedInputs",
      ].map((name) => `boundary.${name}`),
      ...["pauseConditions", "rollback", "detection"].map((name) => `failure.${name}`),
      ...["scopes", "leastPrivilege", "revocation"].map((name) => `identity.${name}`),
    ];
    expect(fields.filter((field) => !expected.has(field))).toEqual([]);
  });
});

describe("gates", () => {
  test("exactly ten, of weight 3, each saying what fails it", () => {
    expect(gates).toHaveLength(10);
    const unfit = items.filter(
      (item) => item.gate && !(item.weight === 3 && item.guidance?.includes("Below Partial if ")),
    );
    expect(unfit.map((item) => item.id)).toEqual([]);
    expect(checklist.scale.find((entry) => entry.key === checklist.policy.gateMinimum)?.label).toBe(
      "Partial",
    );
  });

  test("only a gate whose subject can be absent may be not applicable", () => {
    const allowed = items.filter((item) => item.notApplicable === "allow").map((item) => item.id);
    expect(allowed).toEqual(["data.regulated-egress", "actions.real-approval"]);
  });
});

describe("framework references", () => {
  test.each([...new Set(cited)])("%s is known", (reference) => {
    expect(describeReference(reference)?.title).toBeTruthy();
  });

  test("no item cites an entry twice, and every known entry is cited", () => {
    const twice = items.filter((item) => new Set(item.refs).size < item.refs.length);
    expect(twice.map((item) => item.id)).toEqual([]);
    const known = frameworks.flatMap(({ key, edition, entries }) =>
      Object.keys(entries).map((id) => `${key}:${edition}:${id}`),
    );
    expect(known.filter((reference) => !cited.includes(reference))).toEqual([]);
  });

  test("an entry that both LLM editions have by name is cited in both", () => {
    const namesake = new Map([
      ["2025", "2026"],
      ["2026", "2025"],
    ]);
    const idIn = (edition: string | undefined, title: string | undefined) =>
      Object.entries(
        frameworks.find((framework) => framework.key === "OWASP-LLM" && framework.edition === edition)
          ?.entries ?? {},
      ).find(([, name]) => name === title)?.[0];
    const missing = items.flatMap((item) =>
      item.refs.flatMap((text) => {
        const reference = parseReference(text);
        if (reference?.framework !== "OWASP-LLM") return [];
        const other = namesake.get(reference.edition);
        const id = idIn(other, describeReference(text)?.title);
        const counterpart = `OWASP-LLM:${other}:${id}`;
        return id === undefined || item.refs.includes(counterpart) ? [] : [`${item.id}: ${counterpart}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  test("malformed and unknown references are told apart from known ones", () => {
    expect(parseReference("NIST-AI-RMF:1.0:GOVERN 2.1")).toEqual({
      framework: "NIST-AI-RMF",
      edition: "1.0",
      id: "GOVERN 2.1",
    });
    expect(parseReference("ASI02")).toBeUndefined();
    expect(describeReference("OWASP-ASI:2025:ASI02")).toBeUndefined();
    expect(describeReference("OWASP-ASI:2026:constructor")).toBeUndefined();
  });
});

describe("docs/checklist-map.md", () => {
  const map = readFileSync(new URL("../../docs/checklist-map.md", import.meta.url), "utf8");
  const rows = map
    .split("\n")
    .filter((line) => /^\|.*`[a-z]+\.[a-z-]+` \|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
  const itemOf = (row: readonly string[]) => (row.at(-1) ?? "").replaceAll("`", "");

  test("names existing items only, and each item at least once", () => {
    expect(rows.map(itemOf).filter((id) => !ids.includes(id))).toEqual([]);
    const named = new Set(rows.map(itemOf));
    expect(ids.filter((id) => !named.has(id))).toEqual([]);
  });

  test("has the ten gates, each with its own item", () => {
    const gateRows = rows.filter((row) => /^G\d+$/.test(row[0] ?? ""));
    expect(gateRows.map((row) => row[0])).toEqual([
      "G1",
      "G2",
      "G3",
      "G4",
      "G5",
      "G6",
      "G7",
      "G8",
      "G9",
      "G10",
    ]);
    expect(gateRows.map(itemOf).sort()).toEqual([...gates].sort());
  });
});

function isSectionId(text: string | undefined): boolean {
  return packetSectionIds.some((id) => id === text);
}

/** Whether a JSON Schema has a value at this path; `[]` steps into a list. */
function hasPath(schema: unknown, steps: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  const node = z
    .looseObject({
      anyOf: z.array(z.unknown()).optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
      items: z.unknown().optional(),
    })
    .safeParse(schema).data;
  if (!node) return false;
  if (node.anyOf?.some((option) => hasPath(option, steps))) return true;
  const next = step === "[]" ? node.items : node.properties?.[step];
  return next !== undefined && hasPath(next, rest);
}
