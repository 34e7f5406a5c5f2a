/** Two reviewers' work laid together: nothing of either is lost, and a blank never beats an entry. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "#shared/formats/canonical-json";
import { noEntries } from "#shared/formats/record-entries";
import { entryKinds, ReviewEntries, type Answer, type EntryKind } from "#shared/formats/review";
import { entryKey, planMerge, settleMerge, type Side } from "#shared/rules/merge-reviews";

const anAnswer = (fields: Partial<Answer> = {}): Answer => ({
  evidenceLevel: "declared",
  note: "",
  links: [],
  ...fields,
});
const withAnswer = (fields: Partial<Answer>): ReviewEntries => ({
  ...noEntries,
  answer: { gate: anAnswer(fields) },
});

function merged(sides: Record<Side | "base", ReviewEntries>, choice: Side = "mine") {
  const plan = planMerge(sides, "Ben");
  const choices = Object.fromEntries(plan.clashes.map(({ kind, id }) => [entryKey(kind, id), choice]));
  const settled = settleMerge(plan, choices);
  const result = structuredClone(sides.mine);
  for (const { kind, id, after } of settled.changes) Object.assign(result[kind], { [id]: after });
  return { ...settled, plan, result };
}

describe("one answer", () => {
  const base = withAnswer({ key: "1", note: "Read." });
  test.each<[string, Partial<Answer>, Partial<Answer>, Partial<Answer> | "clash"]>([
    [
      "theirs alone changed",
      { key: "1", note: "Read." },
      { key: "2", note: "Read." },
      { key: "2", note: "Read." },
    ],
    [
      "mine alone changed",
      { key: "3", note: "Read." },
      { key: "1", note: "Read." },
      { key: "3", note: "Read." },
    ],
    ["both the same", { key: "2", note: "Read." }, { key: "2", note: "Read." }, { key: "2", note: "Read." }],
    [
      "each another field",
      { key: "2", note: "Read." },
      { key: "1", note: "Heard." },
      { key: "2", note: "Heard." },
    ],
    ["theirs went blank", { key: "1", note: "Read." }, { note: "" }, { key: "1", note: "Read." }],
    [
      "one text in the other",
      { key: "1", note: "Read. Twice." },
      { key: "1", note: "Read. Twice. Slowly." },
      { key: "1", note: "Read. Twice. Slowly." },
    ],
    [
      "two texts",
      { key: "1", note: "Seen." },
      { key: "1", note: "Heard." },
      { key: "1", note: "Seen.\n\nBen: Heard." },
    ],
    ["two scores", { key: "2", note: "Read." }, { key: "3", note: "Read." }, "clash"],
    ["a score and N/A", { key: "2", note: "Read." }, { na: "No such thing.", note: "Read." }, "clash"],
    [
      "two levels",
      { key: "1", note: "Read.", evidenceLevel: "documented" },
      { key: "1", note: "Read.", evidenceLevel: "demonstrated" },
      "clash",
    ],
  ])("%s", (_, mine, theirs, wanted) => {
    const { plan, result } = merged({ base, mine: withAnswer(mine), theirs: withAnswer(theirs) });
    const came = plan.clashes.length > 0 ? "clash" : result.answer["gate"];
    expect(came).toEqual(wanted === "clash" ? "clash" : anAnswer(wanted));
  });

  test("a choice takes what clashes of one side, and the rest of both", () => {
    const mine = withAnswer({ key: "2", note: "Seen." });
    const theirs = withAnswer({ key: "3", note: "Heard." });
    const { result, conflicts } = merged({ base, mine, theirs }, "theirs");
    expect(result.answer["gate"]).toMatchObject({ key: "3", note: "Seen.\n\nBen: Heard." });
    expect(conflicts).toMatchObject([{ entry: "answer gate", stands: "theirs", mine: { key: "2" } }]);
  });
});

describe("a merge", () => {
  const flag = {
    id: "x",
    rule: "actions.no-approver",
    family: "actions" as const,
    severity: "blocker" as const,
    says: "No approver.",
    why: "Nobody approves.",
    quotes: [],
    items: [],
    settles: "A name.",
  };
  const text = fc.constantFrom("", "Read.", "Heard.", "Seen in the log.", "Zwei\nZeilen", "é\u0301\u202E");
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const answer = fc
    .record({
      verdict: fc.constantFrom({}, { key: "0" }, { key: "1" }, { key: "2" }, { na: "None." }),
      evidenceLevel: fc.constantFrom("declared" as const, "documented" as const, "demonstrated" as const),
      note: text,
      links: fc.subarray([1, 2, 3]),
    })
    .map(({ verdict, evidenceLevel, note, links }) => ({
      ...verdict,
      evidenceLevel,
      note,
      links: links.map((n) => ({ from: "packet" as const, ref: `file-${n}`, location: "" })),
    }));
  const finding = fc.record({
    severity: fc.constantFrom("critical" as const, "low" as const),
    title: fc.constantFrom("One", "Two"),
    what: text,
    why: text,
    recommendation: text,
    owner: text,
    due: fc.constantFrom("", "2026-12-01"),
    status: fc.constantFrom("open" as const, "fixed" as const),
    links: fc.constant<[]>([]),
  });
  const decision = fc.record({
    decision: fc.constantFrom("approve" as const, "return" as const),
    reason: text,
    scope: text,
    excluded: fc.subarray(["prices", "refunds"]),
    conditions: fc.constant<[]>([]),
    stoppedBy: text,
    reviewAgain: text,
  });
  const dealt = fc.record({
    flag: fc.constant(flag),
    fate: fc.constantFrom("open" as const, "confirmed" as const, "dismissed" as const, "asked" as const),
    reason: text,
  });
  const ids = <T>(one: fc.Arbitrary<T>) =>
    fc.dictionary(fc.constantFrom("a", "b", "c"), one, { maxKeys: 3, noNullPrototype: true });
  // The entries of the other kinds are none.
  const entries: fc.Arbitrary<ReviewEntries> = fc
    .record({
      answer: ids(answer),
      finding: ids(finding),
      question: ids(fc.record({ text: fc.constantFrom("Who?", "When?") })),
      flag: ids(dealt),
      waiver: ids(
        fc.record({
          item: fc.constant("a"),
          by: fc.constantFrom("X", "Y"),
          reason: fc.constant("r"),
          until: fc.constant("2027-01-01"),
        }),
      ),
      decision: maybe(decision).map((one): ReviewEntries["decision"] => (one ? { decision: one } : {})),
    })
    .map((some) => ({ ...noEntries, ...some }));
  /** What a person may do to entries: put, change, take away. */
  const edited = (from: ReviewEntries): fc.Arbitrary<ReviewEntries> =>
    fc.tuple(entries, fc.infiniteStream(fc.boolean())).map(([other, coin]) => {
      const next = structuredClone(from);
      for (const kind of entryKinds) {
        for (const id of new Set([...Object.keys(from[kind]), ...Object.keys(other[kind])])) {
          if (!coin.next().value) continue;
          if (other[kind][id] === undefined) delete next[kind][id];
          else Object.assign(next[kind], { [id]: other[kind][id] });
        }
      }
      return next;
    });
  const histories = entries.chain((base) =>
    fc.record({
      base: fc.constant(base),
      mine: edited(base),
      theirs: edited(base),
      choice: fc.constantFrom<Side>("mine", "theirs"),
    }),
  );

  /** Every word and every choice that a side wrote, and that the result, with the conflicts that it keeps, does not hold. */
  function lost(side: ReviewEntries, base: ReviewEntries, result: ReviewEntries, kept: string): string[] {
    return entryKinds.flatMap((kind: EntryKind) =>
      Object.entries(side[kind]).flatMap(([id, body]) => {
        if (canonicalJson(body) === canonicalJson(base[kind][id] ?? null)) return [];
        const there = canonicalJson(result[kind]);
        return Object.entries(body).flatMap(([field, value]: [string, unknown]) => {
          const before: unknown = new Map<string, unknown>(Object.entries(base[kind][id] ?? {})).get(field);
          if (value === undefined || value === "" || canonicalJson(value) === canonicalJson(before ?? null))
            return [];
          if (field === "evidenceLevel" && value === "declared") return [];
          if (kind === "flag" && (body as { fate?: string }).fate === "open") return [];
          // Of a list, what stood there before was not written by this side.
          const parts = Array.isArray(value)
            ? (value as unknown[]).filter(
                (part) => !canonicalJson(before ?? null).includes(canonicalJson(part)),
              )
            : [value];
          const gone = parts.filter((part) => {
            const written = typeof part === "string" ? canonicalJson(part).slice(1, -1) : canonicalJson(part);
            return !there.includes(written) && !kept.includes(written);
          });
          return gone.length === 0 ? [] : [`${kind} ${id} ${field}`];
        });
      }),
    );
  }

  test("loses nothing that either side wrote, whatever they did since they parted", () => {
    fc.assert(
      fc.property(histories, ({ base, mine, theirs, choice }) => {
        const { result, conflicts } = merged({ base, mine, theirs }, choice);
        const kept = canonicalJson(conflicts);
        expect(lost(mine, base, result, kept)).toEqual([]);
        expect(lost(theirs, base, result, kept)).toEqual([]);
        expect(ReviewEntries.safeParse(result).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is settled: merged back, and merged again, nothing changes and nobody is asked", () => {
    fc.assert(
      fc.property(histories, ({ base, mine, theirs, choice }) => {
        const { result } = merged({ base, mine, theirs }, choice);
        const back = merged({ base: theirs, mine: theirs, theirs: result });
        expect(back.plan.clashes).toEqual([]);
        const again = merged({ base: theirs, mine: result, theirs });
        expect([again.plan.changes, again.plan.clashes]).toEqual([[], []]);
      }),
      { numRuns: 500 },
    );
  });

  test("of a side that did nothing changes nothing; control: a lost note would be seen", () => {
    fc.assert(
      fc.property(
        entries.chain((base) => fc.tuple(fc.constant(base), edited(base))),
        ([base, mine]) => {
          expect(merged({ base, mine, theirs: base }).plan).toMatchObject({ changes: [], clashes: [] });
        },
      ),
      { numRuns: 300 },
    );
    const mine = withAnswer({ key: "1", note: "Only here." });
    expect(lost(mine, noEntries, withAnswer({ key: "1" }), "[]")).toEqual(["answer gate note"]);
  });
});
