/** What a vendor changed between two versions of a packet: all of it, and nothing that is only written otherwise. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Packet, type PacketSections } from "#shared/formats/packet";
import { fileChanges, packetChanges } from "#shared/rules/packet-changes";

const packet = (sections: PacketSections, more: object = {}) =>
  Packet.parse({ format: "countersign.packet/1", id: "p", ...more, sections });

const rows = [
  { action: "Pay an invoice", policy: "never" },
  { action: "Flag an invoice", policy: "automatic", approver: "Clerk" },
];

test("a text that is otherwise, new or gone stands with both sides", () => {
  const before = packet(
    { boundary: { statement: "Matches invoices.", trigger: "A clerk" } },
    { title: "One" },
  );
  const now = packet({
    boundary: { statement: "Matches and pays invoices." },
    failure: { rollback: "None" },
  });
  expect(packetChanges(before, now)).toEqual([
    { what: "Title", was: "One" },
    {
      what: "Workflow boundary: What the workflow does",
      was: "Matches invoices.",
      is: "Matches and pays invoices.",
    },
    { what: "Workflow boundary: Trigger", was: "A clerk" },
    { what: "Failure and escalation: Rollback", is: "None" },
  ]);
});

test("rows are compared by their name, in whatever order they stand", () => {
  const now = packet({
    actions: {
      rows: [
        { action: "Delete an invoice", policy: "automatic" },
        { action: "flag an  invoice", policy: "automatic", approver: "Anyone" },
        { action: "Pay an invoice", policy: "approval" },
      ],
    },
  });
  expect(packetChanges(packet({ actions: { rows } }), now)).toEqual([
    { what: "Actions: Policy", of: "Pay an invoice", was: "never", is: "approval" },
    { what: "Actions: Action", of: "flag an  invoice", was: "Flag an invoice", is: "flag an  invoice" },
    { what: "Actions: Approver", of: "flag an  invoice", was: "Clerk", is: "Anyone" },
    { what: "Actions", of: "Delete an invoice", is: "Action: Delete an invoice; Policy: automatic" },
  ]);
});

test("rows of one name are told apart by their system, then by their order", () => {
  const scopes = (third: string) => ({
    identity: {
      scopes: [
        { system: "Mail", scope: "read", why: "a" },
        { system: "Desk", scope: "read", why: "b" },
        { system: "Desk", scope: "read", why: third },
      ],
    },
  });
  const before = packet(scopes("c"));
  const sorted = packet(scopes("d"));
  sorted.sections.identity?.scopes?.sort((a, b) => ((a.system ?? "") < (b.system ?? "") ? -1 : 1));
  expect(packetChanges(before, sorted)).toEqual([{ what: "Scopes: Why", of: "read", was: "c", is: "d" }]);
});

test("entries of a list are new or gone one by one, and in another order are no change", () => {
  const before = packet({ boundary: { outOfScope: ["Ledger 10", "Payments"] } });
  const now = packet({ boundary: { outOfScope: ["payments", "Tax"] } });
  expect(packetChanges(before, now)).toEqual([
    { what: "Workflow boundary: Out of scope", was: "Ledger 10" },
    { what: "Workflow boundary: Out of scope", is: "Tax" },
  ]);
});

test("fields that the format does not know are compared as well", () => {
  const before = packet({ boundary: { "our own": { deep: "x" } } });
  const now = packet({ boundary: { "our own": { deep: "y" } } });
  expect(packetChanges(before, now)).toMatchObject([{ was: "x", is: "y" }]);
});

test("white space and the Unicode form are no change; yes and true are one word", () => {
  const before = packet({
    boundary: { statement: "Café  at\nnoon" },
    actions: { rows: [{ action: "Pay", reversible: "yes" }] },
  });
  const now = packet({
    boundary: { statement: "Cafe\u0301 at noon" },
    actions: { rows: [{ action: "Pay", reversible: true }] },
  });
  expect(packetChanges(before, now)).toEqual([]);
});

describe("over many packets", () => {
  const text = fc.constantFrom("a", "b", "Pay it", "__proto__", "constructor", "");
  const some = fc.record(
    {
      boundary: fc.record(
        { statement: text, inputs: fc.array(text), systems: fc.array(fc.record({ name: text, kind: text })) },
        { requiredKeys: [] },
      ),
      actions: fc.record({ rows: fc.array(fc.record({ action: text, system: text, policy: text })) }),
    },
    { requiredKeys: [] },
  );

  test("a packet is as itself, and what one says is new the other says is gone", () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [one, other] = [packet(a), packet(b)];
        expect(packetChanges(one, one)).toEqual([]);
        const turned = packetChanges(other, one).map(({ was, is }) => [is, was].join("→"));
        expect(
          packetChanges(one, other)
            .map(({ was, is }) => [was, is].join("→"))
            .sort(),
        ).toEqual(turned.sort());
      }),
    );
  });
});

test("files are new, gone or of other content", () => {
  const [a, b] = ["a".repeat(64), "b".repeat(64)];
  expect(
    fileChanges(
      [
        { path: "packet.yaml", state: "manifest", sha256: a },
        { path: "same.md", state: "listed", sha256: a },
        { path: "log.json", state: "listed", sha256: a },
        { path: "gone.md", state: "listed", sha256: b },
      ],
      [
        { path: "log.json", state: "listed", sha256: b },
        { path: "same.md", state: "listed", sha256: a },
        { path: "new.md", state: "listed", sha256: a },
      ],
    ),
  ).toEqual([
    { what: "Evidence file", of: "gone.md", was: `SHA-256 ${b}` },
    { what: "Evidence file", of: "log.json", was: `SHA-256 ${a}`, is: `SHA-256 ${b}` },
    { what: "Evidence file", of: "new.md", is: `SHA-256 ${a}` },
  ]);
});
