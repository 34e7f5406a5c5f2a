import { describe, expect, test } from "vitest";
import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { valueAt } from "#shared/formats/packet-fields";
import { allRules } from "#shared/prechecks/all-rules";
import { factsOfExample } from "../../support/example-packet.ts";

const items = new Set(aiAgentReview.sections.flatMap((section) => section.items.map(({ id }) => id)));

describe.each(allRules.map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  test.each(rule.examples.fires)("fires: $says", (example) => {
    const facts = factsOfExample(example);
    const hits = rule.check(facts);
    expect(hits.length).toBeGreaterThan(0);
    for (const { quotes, says, items: of = rule.items } of hits) {
      expect(says).toMatch(/[.!?]$/);
      expect(quotes.length).toBeGreaterThan(0);
      expect(of.length).toBeGreaterThan(0);
      expect(of.filter((item) => !items.has(item))).toEqual([]);
      for (const { file, path, text } of quotes) {
        if (text === undefined) continue;
        const place =
          file === undefined
            ? valueAt(facts.packet, path)
            : facts.files.find((one) => one.path === file)?.text;
        expect(String(place)).toContain(text);
      }
    }
  });
  test.each(rule.examples.quiet)("quiet: $says", (example) => {
    expect(rule.check(factsOfExample(example))).toEqual([]);
  });
  test("has both kinds of examples", () => {
    expect(rule.examples.fires.length).toBeGreaterThan(0);
    expect(rule.examples.quiet.length).toBeGreaterThan(0);
  });
});

test("no id twice", () => {
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
});
