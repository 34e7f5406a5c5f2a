/**
 * The core on a large review, each figure beside its floor in the same run: saving an answer through `dispatch` beside
 * a bare INSERT with the same settings, and opening a review of 2,000 items in a workspace of 10,000 answers.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CallName, Output, RawInput } from "#shared/contract/contract";
import { openForWriting } from "#core/db/open-database";
import { openCore } from "#core/open-core";
import { print } from "./support/report.ts";

const ITEMS = 2_000;
const REVIEWS = 5;
const SAVES = 1_000;

const root = mkdtempSync(path.join(tmpdir(), "countersign-bench-"));
const core = await openCore({
  folder: path.join(root, "workspace"),
  host: "command-line",
  version: "0.1.0",
  samplesFolder: "",
  verifierFile: "",
});

async function call<N extends CallName>(name: N, input: RawInput<N>): Promise<Output<N>> {
  const reply = await core.dispatch(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

function pick(name: string, text: string): string {
  writeFileSync(path.join(root, name), text);
  return core.pickedFiles.add(path.join(root, name));
}

const itemIds = Array.from({ length: ITEMS }, (_, i) => `s${Math.floor(i / 100)}.item-${i}`);

function largeChecklist(): string {
  return JSON.stringify({
    format: "countersign.checklist/1",
    id: "large",
    version: "1.0.0",
    title: "Large",
    scale: [0, 1, 2, 3].map((points) => ({ key: String(points), label: `Score ${points}`, points })),
    policy: {
      gateMinimum: "2",
      approve: { overall: 75, section: 60 },
      conditions: { overall: 60, section: 40 },
      notApplicable: "justify",
    },
    sections: Array.from({ length: ITEMS / 100 }, (_, s) => ({
      id: `s${s}`,
      title: `Section ${s}`,
      weight: 1,
      items: itemIds.slice(s * 100, s * 100 + 100).map((id) => ({
        id,
        prompt: `Is it said what ${id} does, and shown that it does no more than that?`,
        guidance: "A good answer names the system, the limit and who set it. ".repeat(4),
      })),
    })),
  });
}

async function prepare() {
  const { previewId } = await call("packet.preview", {
    pickedFile: pick("packet.yaml", "format: countersign.packet/1\nid: large\nsections: {}\n"),
  });
  const { packetVersionId } = await call("packet.import", { previewId });
  await call("checklist.import", { pickedFile: pick("large.json", largeChecklist()) });
  const answers = Object.fromEntries(
    itemIds.map((id) => [id, { key: "2", note: `What was seen about ${id}. `.repeat(5) }]),
  );
  const reviews = [];
  for (let i = 0; i < REVIEWS; i++) {
    const { reviewId } = await call("review.start", { packetVersionId, checklist: { id: "large" } });
    await call("review.applyAnswers", { reviewId, file: { answers } });
    reviews.push(reviewId);
  }
  return reviews;
}

/** Milliseconds of each run, in order. */
async function time(runs: number, work: (i: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work(i);
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b);
}
const at = (times: readonly number[], share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;

const [reviewId] = await prepare();
if (!reviewId) throw new Error("no review");

const db = openForWriting(path.join(root, "bare.db"));
db.exec("CREATE TABLE answer (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
const insert = db.prepare("INSERT INTO answer (body) VALUES (?)");
const body = JSON.stringify({ key: "2", evidenceLevel: "declared", note: "x".repeat(150), links: [] });

// In turns, so that what else the machine does meets both alike.
const itemAt = (i: number) => itemIds[(i * 7) % ITEMS] ?? "";
const save = (i: number) => call("review.answer", { reviewId, itemId: itemAt(i), key: String(i % 2) });
const type = (i: number) => call("review.answer", { reviewId, itemId: "s0.item-0", note: `typed ${i}` });
await time(50, save);
await time(50, () => insert.run(body));
const bare: number[] = [];
const saved: number[] = [];
const typed: number[] = [];
for (let round = 0; round < 10; round++) {
  bare.push(...(await time(SAVES / 10, () => insert.run(body))));
  saved.push(...(await time(SAVES / 10, (i) => save(round * 100 + i))));
  typed.push(...(await time(SAVES / 10, (i) => type(round * 100 + i))));
}
for (const times of [bare, saved, typed]) times.sort((a, b) => a - b);
const opened = await time(20, () => call("review.get", { reviewId }));
const scored = await time(20, () => call("review.score", { reviewId }));
const whole = await call("review.get", { reviewId });
const floor = await time(20, () => JSON.parse(JSON.stringify(whole)));
const listed = await time(20, () => call("review.list", {}));

const inMs = { unit: "ms" };
const bareInsert = (share: number) => ({
  ...inMs,
  n: saved.length,
  floor: at(bare, share),
  floorWhat: "a bare INSERT with the same settings",
});
print({ figure: "An answer saved through dispatch, p50", value: at(saved, 0.5), ...bareInsert(0.5) });
print({
  figure: "An answer saved through dispatch, p99",
  value: at(saved, 0.99),
  ...bareInsert(0.99),
  aim: { above: 5 },
});
print({ figure: "A commit of typing through dispatch, p99", value: at(typed, 0.99), ...bareInsert(0.99) });
print({
  figure: "Opening a review of 2,000 items, 10,000 answers stored",
  value: at(opened, 0.5),
  ...inMs,
  n: opened.length,
  floor: at(floor, 0.5),
  floorWhat: "its answer as JSON, there and back",
  aim: { atMost: 100 },
});
print({ figure: "  the score of that review", value: at(scored, 0.5), ...inMs, n: scored.length });
print({ figure: "  the list of five such reviews", value: at(listed, 0.5), ...inMs, n: listed.length });

db.close();
await core.close();
rmSync(root, { recursive: true, force: true });
