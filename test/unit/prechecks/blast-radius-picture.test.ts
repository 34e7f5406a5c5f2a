import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BlastRadius, Bucket, ReachedSystem } from "#shared/blast-radius/blast-radius";
import { fitWords } from "#shared/blast-radius/fit-words";
import { drawBlastRadius, tellBlastRadius, type Shape } from "#shared/blast-radius/picture";

type Box = Extract<Shape, { kind: "box" }>;
const isBox = (shape: Shape): shape is Box => shape.kind === "box";
const isSystem = (shape: Shape): shape is Box =>
  isBox(shape) && (shape.system !== undefined || shape.reach !== undefined);

const words = fc
  .array(fc.string({ maxLength: 30, unit: "grapheme" }), { maxLength: 8 })
  .map((all) => all.join(" "));
const system = (declared: boolean): fc.Arbitrary<ReachedSystem> =>
  fc.record({
    key: fc.uuid(),
    label: words,
    declared: fc.constant(declared),
    access: fc.array(fc.constantFrom("read", "write"), { maxLength: 2 }),
    classes: fc.array(words, { maxLength: 4 }),
    counts: fc.record({ automatic: fc.nat(200), approval: fc.nat(9), never: fc.nat(9), none: fc.nat(1) }),
    actions: fc.constant([]),
    destinations: fc.array(fc.record({ to: words, classes: fc.array(words, { maxLength: 4 }) }), {
      maxLength: 3,
    }),
    scopes: fc.constant([]),
  });
const radius: fc.Arbitrary<BlastRadius> = fc.record({
  systems: fc
    .tuple(fc.array(system(true), { maxLength: 30 }), fc.array(system(false), { maxLength: 4 }))
    .map((both) => both.flat()),
  undeclared: fc.array(fc.record({ says: words, file: words, quote: words, blocker: fc.boolean() }), {
    maxLength: 20,
  }),
  stop: fc.record({ who: words, how: words, within: words }, { requiredKeys: [] }),
});

describe("the picture of the blast radius", () => {
  test("keeps its boxes apart, its words inside of it, and its lines off its boxes", () => {
    fc.assert(
      fc.property(radius, fc.constantFrom("wide" as const, "narrow" as const), (model, layout) => {
        const { shapes, width, height } = drawBlastRadius(model, layout);
        const boxes = shapes.filter(isBox);
        const rows = shapes.filter(isSystem);
        for (const [at, one] of rows.entries())
          for (const other of rows.slice(at + 1))
            expect(overlap(one, other) && !within(one, other)).toBe(false);
        for (const { x, y, width: wide, height: high } of boxes) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + wide).toBeLessThanOrEqual(width);
          expect(y + high).toBeLessThanOrEqual(height);
        }
        expect(shapes.filter((shape) => shape.kind === "text" && shape.y > height)).toEqual([]);
        expect(shapes.filter((shape) => rows.some((box) => crosses(shape, box)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("draws every system, each bucket that has actions, and where data leaves to", () => {
    const counts: Record<Bucket, number> = { automatic: 3, approval: 0, never: 2, none: 1 };
    const erp: ReachedSystem = {
      key: "erp",
      label: "Group ERP",
      declared: false,
      access: ["read"],
      classes: ["pii"],
      counts,
      actions: [],
      destinations: [{ to: "Vendor support", classes: [] }],
      scopes: [],
    };
    const model: BlastRadius = { systems: [erp], undeclared: [], stop: {} };
    const { shapes } = drawBlastRadius(model);
    const said = shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));
    for (const one of [
      "Group ERP",
      "read · pii",
      "3 automatic",
      "2 never",
      "1 no bucket",
      "Vendor support",
      "no class declared",
    ])
      expect(said).toContain(one);
    expect(said.some((words) => words.includes("approval"))).toBe(false);
    expect(said).toContain("Nobody is named who can stop it");
    expect(shapes.filter(isSystem)[0]).toMatchObject({ dashed: true, tone: "undeclared", system: "erp" });
    expect(tellBlastRadius(model)).toMatch(
      /^The agent reaches 0 declared systems and 1 undeclared system with /,
    );
  });

  test("wraps words, breaks what is longer than a line, and says where it cut", () => {
    const fit = { width: 100, size: 10, most: 2 };
    expect(fitWords("short", fit)).toEqual(["short"]);
    expect(fitWords("two lines of plain words", fit)).toEqual(["two lines of plain", "words"]);
    expect(fitWords("x".repeat(30), fit)).toHaveLength(2);
    const cut = fitWords("many words that go on and on, and never come to any end", fit);
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/\w…$/);
    expect(fitWords("   ", fit)).toEqual([]);
  });
});

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A chip stands in the box of its system. */
function within(a: Box, b: Box): boolean {
  return a.system !== undefined && a.system === b.system;
}

function crosses(shape: Shape, box: Box): boolean {
  if (shape.kind !== "line" || shape.points.length !== 2) return false;
  const [[x1, y1] = [0, 0], [x2, y2] = [0, 0]] = shape.points;
  return (
    Math.max(x1, x2) > box.x + 1 &&
    Math.min(x1, x2) < box.x + box.width - 1 &&
    Math.max(y1, y2) > box.y &&
    Math.min(y1, y2) < box.y + box.height
  );
}
