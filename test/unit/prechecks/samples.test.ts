/** The two samples: one is bounded, one goes wrong in every way it can. The pre-checks must tell them apart. */
import path from "node:path";
import { expect, test } from "vitest";
import { precheckPacket } from "#core/prechecks/precheck-packet";
import { readPacket } from "../../support/precheck-corpus.ts";

const flagsOf = (name: string) =>
  precheckPacket(readPacket(path.resolve(import.meta.dirname, "../../../samples", name))).flags;

test("the bounded sample raises no flag", () => {
  expect(flagsOf("ostermere-invoice-matcher").map(({ id, says }) => `${id}: ${says}`)).toEqual([]);
});

test("the other sample raises flags of every family, and blockers where they belong", () => {
  const flags = flagsOf("brightsurge-tenant-autopilot");
  const families = [
    "boundary",
    "actions",
    "containment",
    "data",
    "identity",
    "receipts",
    "ownership",
    "evidence",
  ];
  expect([...new Set(flags.map(({ family }) => family))].sort()).toEqual(families.toSorted());
  const blockers = new Set(
    flags.filter(({ severity }) => severity === "blocker").map(({ family }) => family),
  );
  expect([...blockers]).toEqual(expect.arrayContaining(["actions", "containment", "evidence"]));
});
