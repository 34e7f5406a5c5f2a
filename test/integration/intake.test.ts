/** Documents of a vendor: read, mapped, corrected, made into a packet, with nothing lost on the way. */
import { readFile } from "node:fs/promises";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

const scope = `# Workflow boundary
Trigger: A new claim in the mailbox

Our agent is loved by all.
# Ownership
Incidents: Lee Moss, duty manager, lee@x.example
`;
const audit = `# Audit trail
Retention: 400 days
Trigger: another one
`;

async function started(
  { call, pick, outside }: TestCore,
  files: Record<string, string> = { "a/scope.md": scope, "b/audit.md": audit },
) {
  const folder = outside("documents");
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return call("intake.start", { pickedFile: pick(folder) });
}

test("a folder is mapped, with the place of every value; what fits nowhere is in the tray of its document", async () => {
  const core = await createTestCore();
  const { intakeId, files } = await started(core);
  expect(files.map(({ path: name, kind }) => [name, kind])).toEqual([
    ["a/scope.md", "markdown"],
    ["b/audit.md", "markdown"],
  ]);
  const { values } = await core.call("intake.get", { intakeId });
  expect(values.map(({ path: at, value }) => [at, value])).toEqual([
    ["boundary.trigger", "A new claim in the mailbox"],
    ["receipts.retention", "400 days"],
    ["ownership.incidents.contact", "lee@x.example"],
    ["ownership.incidents.name", "Lee Moss"],
    ["ownership.incidents.role", "duty manager"],
  ]);
  expect(values[0]?.sources[0]?.place).toMatchObject({ file: "a/scope.md", line: 2 });
  const { tray, of } = await core.call("intake.document", { intakeId, path: "a/scope.md" });
  expect([tray.map(({ text }) => text), of]).toEqual([["Our agent is loved by all."], 5]);
  expect((await core.call("intake.list", {})).intakes).toMatchObject([{ intakeId, files: 2 }]);
});

test("a passage is sent to a field, a value is corrected, accepted, cleared; undo takes each back", async () => {
  const core = await createTestCore();
  const { call } = core;
  const { intakeId } = await started(core);
  const paths = async () =>
    (await call("intake.get", { intakeId })).values.map(({ path: at, state }) => `${at} ${state}`);
  const trayOf = async () => (await call("intake.document", { intakeId, path: "a/scope.md" })).tray;
  const [passage] = await trayOf();
  if (!passage) throw new Error("no passage");
  const before = await paths();

  const sent = await call("intake.edit", {
    intakeId,
    edit: { kind: "set", path: "boundary.inputs[]", value: passage.text, passage: passage.id },
  });
  expect(sent.path).toBe("boundary.inputs[0]");
  expect(await trayOf()).toEqual([]);
  await call("intake.edit", { intakeId, edit: { kind: "accept", path: "ownership" } });
  await call("intake.edit", {
    intakeId,
    edit: { kind: "set", path: "receipts.retention", value: "13 months" },
  });
  await call("intake.edit", { intakeId, edit: { kind: "clear", path: "boundary.trigger" } });
  await call("intake.edit", { intakeId, edit: { kind: "gap", path: "identity", is: true } });
  const now = await call("intake.get", { intakeId });
  expect(now.gaps).toEqual(["identity"]);
  expect(await trayOf()).toMatchObject([
    { text: "A new claim in the mailbox", why: "taken out of boundary.trigger" },
  ]);
  expect(await paths()).toEqual([
    "boundary.inputs[0] written",
    "receipts.retention written",
    "ownership.incidents.contact accepted",
    "ownership.incidents.name accepted",
    "ownership.incidents.role accepted",
  ]);
  for (let step = 0; step < 5; step += 1) await call("intake.undo", { intakeId });
  expect(await paths()).toEqual(before);
  expect((await trayOf()).map(({ id }) => id)).toEqual([passage.id]);
  await core.refused("conflict", "intake.undo", { intakeId });
  await call("intake.redo", { intakeId });
  expect(await trayOf()).toEqual([]);
});

test("an edit of a window that is behind, of a value or a passage that is not there, is refused", async () => {
  const core = await createTestCore();
  const { intakeId } = await started(core);
  const edit = { kind: "accept" as const, path: "ownership" };
  expect((await core.call("intake.edit", { intakeId, edit, steps: 0 })).steps).toBe(1);
  await core.refused("conflict", "intake.edit", { intakeId, edit, steps: 0 });
  await core.refused("not-found", "intake.edit", {
    intakeId,
    edit: { kind: "clear", path: "boundary.outputs[0]" },
  });
  await core.refused("not-found", "intake.edit", {
    intakeId,
    edit: { kind: "set", path: "summary", value: "x", passage: "9 a/scope.md" },
  });
  await core.refused("invalid-input", "intake.edit", {
    intakeId,
    edit: { kind: "set", path: "boundary.nothing", value: "x" },
  });
});

test("the packet has the values, a claim for each, and the originals; exported and imported again it is the same", async () => {
  const core = await createTestCore();
  const { call, pick, outside } = core;
  const { intakeId } = await started(core);
  const packet = { id: "claims-agent", version: "1" };
  const imported = await call("intake.finish", { intakeId, packet });
  expect(imported.files.map(({ path: name, state }) => [name, state])).toEqual([
    ["packet.yaml", "manifest"],
    ["originals/a/scope.md", "listed"],
    ["originals/b/audit.md", "listed"],
  ]);
  const { packet: made } = await call("packet.get", { packetVersionId: imported.packetVersionId });
  expect(made.sections.boundary).toEqual({
    trigger: "A new claim in the mailbox",
    claims: [
      {
        field: "boundary.trigger",
        evidence: "originals/a/scope.md",
        note: 'under "Workflow boundary", line 2',
      },
    ],
  });
  expect(made.sections.ownership?.incidents).toEqual({
    name: "Lee Moss",
    role: "duty manager",
    contact: "lee@x.example",
  });
  expect((await call("intake.list", {})).intakes[0]?.packetVersionId).toBe(imported.packetVersionId);

  const zip = await call("intake.export", { intakeId, packet });
  const saved = outside("packet.zip");
  await core.core().producedFiles.saveTo(zip.produced, saved);
  const preview = await call("packet.preview", { pickedFile: pick(saved) });
  expect([preview.alreadyImported, preview.unknown, preview.warnings]).toEqual([
    imported.packetVersionId,
    [],
    [],
  ]);
  const again = await call("intake.export", { intakeId, packet });
  expect(await readFile(core.core().producedFiles.get(again.produced).path)).toEqual(await readFile(saved));

  await call("intake.discard", { intakeId });
  expect((await call("intake.list", {})).intakes).toEqual([]);
  expect((await call("packet.list", {})).packets).toHaveLength(1);
});

test("a packet with a manifest is not for intake; a file that cannot be read stays, with a sentence", async () => {
  const core = await createTestCore();
  const refused = await core.refused("conflict", "intake.start", {
    pickedFile: core.pick(path.resolve(import.meta.dirname, "../../samples/ostermere-invoice-matcher")),
  });
  expect(refused.message).toContain("import it as a packet");
  const { files } = await started(core, { "a.md": scope, "photo.bin": "\u0000\u0001" });
  expect(files.find(({ path: name }) => name === "photo.bin")).toMatchObject({ blocks: 0, tray: 0 });
  expect(files.find(({ path: name }) => name === "photo.bin")?.why).toMatch(/\.$/);
});

test("a blank packet comes as a Word file, a workbook and YAML", async () => {
  const { call, core } = await createTestCore();
  for (const as of ["docx", "xlsx", "yaml"] as const) {
    const made = await call("intake.blank", { as });
    expect(made.name).toBe(`blank-packet.${as}`);
    expect((await readFile(core().producedFiles.get(made.produced).path)).length).toBe(made.size);
  }
});

test("a document is opened at a place, on the page that has it", async () => {
  const core = await createTestCore();
  const lines = Array.from({ length: 450 }, (_, at) => `Sentence number ${at + 1} of this document.\n`);
  const { intakeId } = await started(core, { "long.txt": lines.join("\n") });
  const ask = (more: { from?: number; place?: { file: string; line: number } }) =>
    core.call("intake.document", { intakeId, path: "long.txt", ...more });
  const first = await ask({});
  expect([first.from, first.blocks.length, first.of]).toEqual([0, 200, 450]);
  const there = await ask({ place: { file: "long.txt", line: 601 } });
  expect([there.from, there.at]).toEqual([200, 300]);
  expect((await ask({ from: 400 })).blocks.length).toBe(50);
});

test("what evidence shows is proposed; only what is accepted comes into the packet, and says where it is from", async () => {
  const core = await createTestCore();
  const { call } = core;
  const { intakeId, values: count } = await started(core, {
    "scope.md": scope,
    "tools.json": JSON.stringify({
      tools: [
        { name: "route_claim", description: "Routes a claim.", inputSchema: {} },
        { name: "delete_claim", description: "Deletes a claim.", inputSchema: {} },
      ],
    }),
    "scopes.txt": "https://www.googleapis.com/auth/gmail.readonly\nhttps://www.googleapis.com/auth/drive",
  });
  const { values } = await call("intake.get", { intakeId });
  const proposed = values.filter(({ state }) => state === "proposed").map(({ path: at }) => at);
  expect(proposed).toEqual([
    "actions[0].action",
    "actions[1].action",
    "identity.scopes[0].scope",
    "identity.scopes[1].scope",
  ]);
  expect(count).toBe(values.length - proposed.length);
  await call("intake.edit", { intakeId, edit: { kind: "accept", path: "actions" } });
  await call("intake.edit", {
    intakeId,
    edit: { kind: "accept", path: "actions[1].action", proposed: true },
  });
  const made = await call("intake.finish", { intakeId, packet: { id: "claims", version: "1" } });
  const { packet } = await call("packet.get", { packetVersionId: made.packetVersionId });
  expect(packet.sections.actions?.rows).toMatchObject([{ action: "delete_claim – Deletes a claim" }]);
  expect(packet.sections.identity?.scopes).toBeUndefined();
  expect(JSON.stringify(packet.sections.actions?.claims)).toContain(
    "from evidence, not declared by the vendor",
  );
  const { flags } = await call("precheck.packet", { packetVersionId: made.packetVersionId });
  expect(flags.some(({ says }) => says.includes("route_claim"))).toBe(true);
});
