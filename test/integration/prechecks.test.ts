import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

const fuzzy = `format: countersign.packet/1
id: fuzzy
version: "1"
sections:
  boundary: { statement: Handles requests end to end., systems: [{ id: bank, name: Bank }] }
  actions:
    rows:
      - { action: pay supplier invoices, system: bank, policy: automatic }
      - { action: look up invoice, system: bank, policy: automatic }
`;
const policy = (more = "") => `format: countersign.prechecks/1
id: house
version: 1.0.0
rules:
  boundary.vague-scope: { off: true, reason: We read statements ourselves. }
phrases:
  - { id: house.invoices, family: actions, title: Invoices are ours, terms: [supplier invoice*], in: [actions], why: House rule., settles: Leave them out., items: [actions.never] }
${more}`;

async function flagsOf({ call }: TestCore, reviewId: Awaited<ReturnType<TestCore["given"]["review"]>>) {
  const { entries } = await call("review.get", { reviewId });
  return Object.entries(entries.flag).map(([flagId, body]) => ({ flagId, ...body }));
}

describe("pre-checks", () => {
  test("of a file store nothing, and of a stored packet say the same", async () => {
    const core = await createTestCore();
    const { call, given, pickBytes } = core;
    const looked = await call("precheck.file", { pickedFile: await pickBytes("packet.yaml", fuzzy) });
    expect(looked).toMatchObject({ packetId: "fuzzy", version: "1" });
    expect((await call("packet.list", {})).packets).toEqual([]);
    expect(looked.flags.map(({ rule }) => rule)).toContain("actions.never-class");
    expect(looked.flags[0]?.severity).toBe("blocker");
    expect(looked.radius.systems).toMatchObject([{ key: "bank", counts: { automatic: 2 } }]);
    const packetVersionId = await given.packet({ "packet.yaml": fuzzy });
    expect((await call("precheck.packet", { packetVersionId })).flags).toEqual(looked.flags);
  });

  test("stand in a review from its start; confirming, asking and dismissing are each one step", async () => {
    const core = await createTestCore();
    const { call, given, refused } = core;
    const reviewId = await given.review({ "packet.yaml": fuzzy });
    const pay = (await flagsOf(core, reviewId)).find(({ flag }) => flag.rule === "actions.never-class");
    if (!pay) throw new Error("no flag");
    const { flagId } = pay;

    const { findingId } = await call("flag.deal", { reviewId, flagId, fate: "confirmed" });
    const { entries } = await call("review.get", { reviewId });
    expect(entries.finding[findingId ?? ""]).toMatchObject({ severity: "critical", title: pay.flag.says });
    expect(entries.finding[findingId ?? ""]?.what).toContain("“pay supplier invoices”");
    await call("review.undo", { reviewId });
    expect((await call("review.get", { reviewId })).entries.finding).toEqual({});
    expect((await flagsOf(core, reviewId)).find((one) => one.flagId === flagId)?.fate).toBe("open");

    // Another fate takes what the first one made with it, unless somebody has worked on it.
    await call("flag.deal", { reviewId, flagId, fate: "confirmed" });
    const { questionId } = await call("flag.deal", { reviewId, flagId, fate: "asked" });
    expect((await call("review.get", { reviewId })).entries).toMatchObject({
      finding: {},
      question: { [questionId ?? ""]: {} },
    });
    await call("question.save", { reviewId, questionId, question: { text: "Who pays?" } });
    await refused("invalid-input", "flag.deal", { reviewId, flagId, fate: "dismissed", reason: " " });
    await call("flag.deal", { reviewId, flagId, fate: "dismissed", reason: "A test ledger." });
    expect((await call("review.get", { reviewId })).entries.question).toMatchObject({
      [questionId ?? ""]: { text: "Who pays?" },
    });
    await refused("not-found", "flag.deal", { reviewId, flagId: "fl-nothing", fate: "open" });
    expect((await call("verify.workspace", {})).verdict).toBe("good");
  });

  test("a finding or question that goes frees its flag in the same step, named by its title", async () => {
    const core = await createTestCore();
    const { call, given } = core;
    const reviewId = await given.review({ "packet.yaml": fuzzy });
    const pay = (await flagsOf(core, reviewId)).find(({ flag }) => flag.rule === "actions.never-class");
    if (!pay) throw new Error("no flag");
    const { flagId } = pay;
    const stands = async () => (await flagsOf(core, reviewId)).find((one) => one.flagId === flagId);

    const confirmed = await call("flag.deal", { reviewId, flagId, fate: "confirmed" });
    expect(confirmed.history.undo).toContain(pay.flag.says.slice(0, 60));
    const { findingId = "" } = confirmed;
    const removed = await call("finding.remove", { reviewId, findingId });
    expect(removed.history.undo).toContain(`Finding removed: ${pay.flag.says.slice(0, 60)}`);
    expect(await stands()).toMatchObject({ fate: "open" });
    expect(await stands()).not.toHaveProperty("finding");
    await call("review.undo", { reviewId });
    expect(await stands()).toMatchObject({ fate: "confirmed", finding: findingId });

    const { questionId = "" } = await call("flag.deal", { reviewId, flagId, fate: "asked" });
    const { entries } = await call("review.get", { reviewId });
    expect(entries.question[questionId]?.text.split("\n")[0]).toMatch(/^Can you .+\?$/);
    await call("question.remove", { reviewId, questionId });
    expect(await stands()).toMatchObject({ fate: "open" });
  });

  test("offer a policy to start from, which can be imported as it is", async () => {
    const core = await createTestCore();
    const { call, pickBytes } = core;
    const { produced, name } = await call("precheck.startingPolicy", {});
    expect(name).toMatch(/\.yaml$/);
    const bytes = await readFile(core.core().producedFiles.get(produced).path, "utf8");
    const imported = await call("precheck.importPolicy", { pickedFile: await pickBytes(name, bytes) });
    await call("precheck.choosePolicy", { policy: { id: imported.id, version: imported.version } });
    const { policy, rules } = await call("precheck.rules", {});
    expect(policy).toMatchObject({ id: imported.id, ownRules: 1, switchedOff: [], tuned: [] });
    expect(rules.find(({ id }) => id === "our-house.production-data")).toMatchObject({
      own: true,
      phrases: { terms: ["production data", "live customer record*"], in: ["boundary", "data"] },
    });
  });

  test("run again with a policy: what it switches off goes, what was dealt with stays, its own rules come", async () => {
    const core = await createTestCore();
    const { call, given, pickBytes, refused } = core;
    const reviewId = await given.review({ "packet.yaml": fuzzy });
    const vague = (await flagsOf(core, reviewId)).find(({ flag }) => flag.rule === "boundary.vague-scope");
    await call("flag.deal", { reviewId, flagId: vague?.flagId ?? "", fate: "dismissed", reason: "Known." });

    const { id, version } = await call("precheck.importPolicy", {
      pickedFile: await pickBytes("house.yaml", policy()),
    });
    expect(
      await call("precheck.importPolicy", { pickedFile: await pickBytes("house.yaml", policy()) }),
    ).toMatchObject({ alreadyImported: true });
    await refused("conflict", "precheck.importPolicy", {
      pickedFile: await pickBytes("house.yaml", policy("title: Other\n")),
    });
    const wrong = await refused("malformed-file", "precheck.importPolicy", {
      pickedFile: await pickBytes("x.yaml", policy("lists: { no.such: { add: [x] } }\n")),
    });
    expect(JSON.stringify(wrong.details)).toContain("no.such");
    await refused("not-found", "precheck.choosePolicy", { policy: { id, version: "9.9.9" } });
    await call("precheck.choosePolicy", { policy: { id, version } });
    expect((await call("precheck.policies", {})).chosen).toEqual({ id, version });
    const { rules } = await call("precheck.rules", {});
    expect(rules.filter(({ off }) => off).map((rule) => rule.id)).toEqual(["boundary.vague-scope"]);
    expect(rules.filter(({ own }) => own).map((rule) => rule.id)).toEqual(["house.invoices"]);

    const { compared, flags: raised } = await call("review.precheck", { reviewId });
    expect(compared.fresh).toBeGreaterThan(0);
    expect(compared.gone).toBeGreaterThan(0);
    expect(compared.fresh + compared.same).toBe(raised);
    const flags = await flagsOf(core, reviewId);
    expect(flags.find(({ flag }) => flag.rule === "boundary.vague-scope")).toMatchObject({
      fate: "dismissed",
      gone: true,
    });
    expect(flags.map(({ flag }) => flag.rule)).toContain("house.invoices");
    expect((await call("review.get", { reviewId })).entries.prechecks).toMatchObject({
      prechecks: { policy: { id, version }, switchedOff: ["boundary.vague-scope"] },
    });
    expect((await call("verify.workspace", {})).verdict).toBe("good");
  });

  test("see a packet that came before under the same version with other content", async () => {
    const { call, given, clock } = await createTestCore();
    const first = await given.packet({ "packet.yaml": fuzzy });
    clock.advance(60_000);
    const second = await given.packet({ "packet.yaml": fuzzy.replace("end to end", "end-to-end") });
    const rulesOf = async (packetVersionId: typeof first) =>
      (await call("precheck.packet", { packetVersionId })).flags.map(({ rule }) => rule);
    expect(await rulesOf(second)).toContain("evidence.swapped-packet");
    expect(await rulesOf(first)).not.toContain("evidence.swapped-packet");
  });

  test("tell of a text that is too large to be looked into, and read the others", async () => {
    const { call, given } = await createTestCore();
    const line = `{"name":"pay_supplier","at":"${"x".repeat(1000)}"}\n`;
    const packetVersionId = await given.packet({
      "packet.yaml": fuzzy,
      "evidence/large.jsonl": line.repeat(10_000),
      "evidence/scopes.json": '{"scopes":["ledger.delete"]}',
    });
    const { flags } = await call("precheck.packet", { packetVersionId });
    const of = (rule: string) => flags.filter((flag) => flag.rule === rule).flatMap(({ quotes }) => quotes);
    expect(of("evidence.not-read")).toEqual([{ file: "evidence/large.jsonl", path: "evidence" }]);
    expect(of("evidence.undeclared-reach").map(({ file }) => file)).toContain("evidence/scopes.json");
  });

  test("keep the reviewer's version of a row beside the vendor's", async () => {
    const { call, given, refused } = await createTestCore();
    const reviewId = await given.review({ "packet.yaml": fuzzy });
    const correction = {
      policy: "never",
      approver: "",
      receipt: "",
      rollback: "",
      note: "It moves money.",
    } as const;
    await call("action.correct", { reviewId, path: "actions[0]", correction });
    const { entries } = await call("review.get", { reviewId });
    expect(entries.action).toMatchObject({
      "actions-0": { path: "actions[0]", action: "pay supplier invoices", policy: "never" },
    });
    await call("action.correct", { reviewId, path: "actions[0]", correction: null });
    expect((await call("review.get", { reviewId })).entries.action).toEqual({});
    await refused("not-found", "action.correct", { reviewId, path: "actions[7]", correction });
  });

  test("a correction changes the fields that are given, as the caller last saw them", async () => {
    const { call, given, refused } = await createTestCore();
    const reviewId = await given.review({ "packet.yaml": fuzzy });
    const correct = (correction: object, expected = {}) =>
      call("action.correct", { reviewId, path: "actions[1]", correction, expected });
    const stored = async () => (await call("review.get", { reviewId })).entries.action["actions-1"];
    await correct({ approver: "T" }, { approver: "", policy: "automatic", reversible: null });
    await correct({ approver: "Tre" }, { approver: "T" });
    await correct({ policy: "approval" }, { policy: "automatic" });
    expect(await stored()).toMatchObject({ policy: "approval", approver: "Tre", action: "look up invoice" });
    await refused("conflict", "action.correct", {
      reviewId,
      path: "actions[1]",
      correction: { approver: "Mine" },
      expected: { approver: "T" },
    });
    // The bucket is one step, and so is the text that was typed before it.
    await call("review.undo", { reviewId });
    expect(await stored()).toMatchObject({ policy: "automatic", approver: "Tre" });
    await call("review.undo", { reviewId });
    expect(await stored()).toBeUndefined();
    await call("review.redo", { reviewId });
    // What says no more than the vendor is no correction.
    await correct({ approver: "" });
    expect(await stored()).toBeUndefined();
  });

  test("show a machine-readable file as what it is, and nothing else", async () => {
    const { call, given } = await createTestCore();
    const tools = JSON.stringify({
      tools: [
        {
          name: "invoice_delete",
          description: "Deletes an invoice",
          inputSchema: {},
          annotations: { destructiveHint: true },
        },
      ],
    });
    const packetVersionId = await given.packet({
      "packet.yaml": fuzzy,
      "evidence/a.txt": tools,
      "evidence/b.md": "# Runbook\n\nCall the duty manager.\n",
    });
    const { files } = await call("packet.get", { packetVersionId });
    const documentOf = async (name: string) => {
      const sha256 = files.find(({ path }) => path === name)?.sha256;
      return (await call("precheck.document", { sha256: sha256 ?? "", name })).document;
    };
    expect(await documentOf("evidence/a.txt")).toMatchObject({
      kind: "operations",
      source: "mcp-tools",
      operations: [{ name: "invoice_delete", destructive: true, line: 1 }],
    });
    expect(await documentOf("evidence/b.md")).toBeNull();
  });
});
