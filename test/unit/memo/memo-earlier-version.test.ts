/** A packet that was reviewed before in another version: the memo says what the vendor changed since. */
import { expect, test } from "vitest";
import { memoModel } from "#core/memo/memo-model";
import { Packet } from "#shared/formats/packet";
import { linesOf, tableNamed } from "../../support/memo-content.ts";
import { aMemoInput } from "../../support/memo-input.ts";

const input = aMemoInput({ findings: 2 });
const { record, packet, files } = input;
const then = {
  ...record,
  reviewId: "rv-00000000000e" as typeof record.reviewId,
  packet: { ...record.packet, version: "1.0", digest: "e".repeat(64) },
  frozenAt: "2026-06-01T10:00:00.000Z",
  decision: { ...record.decision, decision: "return" as const },
};
const before = Packet.parse({
  ...packet,
  version: "1.0",
  sections: { ...packet.sections, boundary: { ...packet.sections.boundary, trigger: "Someone asks" } },
});
const lines = (earlier: NonNullable<typeof input.earlier>) =>
  linesOf(memoModel({ ...input, earlier }).blocks).join("\n");

test("without an earlier version there is no such part", () => {
  expect(linesOf(memoModel(input).blocks).join("\n")).not.toContain(
    "of the packet\nThe workflow was reviewed",
  );
});

test("names the review before, what was decided, and that it does not hold for this version", () => {
  const text = lines({ record: then, packet: before, files });
  expect(text).toContain("Changes since version 1.0 of the packet");
  expect(text).toContain("rv-00000000000e");
  expect(text).toContain("The decision was: returned to the vendor.");
  expect(text).toContain("does not apply to this version");
});

test("tells what the vendor changed, and what was decided otherwise", () => {
  const earlier = { record: then, packet: before, files: files.slice(0, 1).concat(files.slice(2)) };
  const changed = tableNamed({ ...input, earlier }, /the vendor changed since/).map((row) => row.join(" | "));
  expect(changed).toHaveLength(2);
  expect(changed[0]).toMatch(/Trigger \| Someone asks \| /);
  expect(changed[1]).toMatch(/Evidence file\n.* \| \(not there\) \| SHA-256 /);
  const decided = tableNamed({ ...input, earlier }, /decided otherwise/).map((row) => row[0]);
  expect(decided).toContain("Decision");
  const open = tableNamed({ ...input, earlier }, /not fixed then/).map((row) => row.at(-1));
  expect(new Set(open)).toEqual(new Set(["raised again"]));
});

test("another checklist is not compared, and says so", () => {
  const other = { ...then, checklist: { ...then.checklist, id: "other" } };
  expect(lines({ record: other, packet: before, files })).toContain("reviewed by different checklists");
});

test("a packet in which nothing changed says so", () => {
  expect(lines({ record: then, packet, files })).toContain("Every field and every file of version");
});
