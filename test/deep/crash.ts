/**
 * Power cuts and kills, on what the real core writes. Passes if no state is corrupt, no chain broken and nothing that
 * was acknowledged lost; and if the same states with weaker flushing do lose something, or else this test is blind.
 */
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import {
  bench,
  buildShim,
  lookAt,
  newRoot,
  notesOf,
  readNotes,
  runWorker,
  startWorker,
  type State,
} from "../support/disk/disk-harness.ts";
import { layOut, randomFrom, readLog } from "../support/disk/power-cut.ts";

const SAVES = 150;
const failures: string[] = [];
const shim = buildShim();

type Count = Record<State, number> & { most: number };

async function cutPower(synchronous: string, states: number): Promise<Count> {
  const root = newRoot();
  const log = path.join(path.dirname(root), "log");
  const env = { LD_PRELOAD: shim, DISK_FOLDER: root, DISK_LOG: log };
  const code = await runWorker(root, { saves: SAVES, synchronous, env });
  if (code !== 0) failures.push(`the worker with ${synchronous} ended with ${code}`);
  const operations = readLog(log, root);
  const first = operations.findIndex(({ file }) => file === "notes");
  const random = randomFrom(synchronous.length * 7_919);
  const count: Count = { sound: 0, lost: 0, corrupt: 0, "broken chain": 0, "does not open": 0, most: 0 };
  const state = newRoot();
  for (let i = 0; i < states; i++) {
    const end = first + Math.floor(random() * (operations.length - first));
    const notes = readNotes(layOut(operations, { root: state, end, random }));
    const seen = await lookAt(state, notes);
    count[seen.state] += 1;
    count.most = Math.max(count.most, seen.lost);
    if (synchronous === "FULL" && seen.state !== "sound")
      failures.push(`cut after operation ${end}: ${seen.state}, ${seen.lost} lost, ${seen.why ?? ""}`);
  }
  return count;
}

async function killOften(rounds: number): Promise<number> {
  const root = newRoot();
  const random = randomFrom(3);
  for (let round = 0; round < rounds; round++) {
    const worker = startWorker(root, { saves: 100_000 });
    const noted = notesOf(root).length;
    while (notesOf(root).length <= noted && worker.exitCode === null) await wait(10);
    await wait(Math.floor(random() * 400));
    worker.kill("SIGKILL");
    await once(worker, "exit");
    const { state, lost, why } = await lookAt(root, notesOf(root));
    if (state !== "sound") failures.push(`kill ${round}: ${state}, ${lost} lost, ${why ?? ""}`);
  }
  return notesOf(root).length;
}

const started = performance.now();
const full = await cutPower("FULL", 1_000);
const normal = await cutPower("NORMAL", 120);
const off = await cutPower("OFF", 120);
if (normal.sound === 120) failures.push("NORMAL lost nothing: this test cannot see a loss");
if (off.corrupt + off["does not open"] + off.lost === 0)
  failures.push("OFF harmed nothing: this test is blind");
const saves = await killOften(12);
rmSync(bench, { recursive: true, force: true });

const told = (name: string, { sound, lost, corrupt, "does not open": shut, most }: Count) =>
  `${name}: ${sound} sound, ${lost} lost (up to ${most}), ${corrupt} corrupt, ${shut} do not open`;
console.log(
  `power cuts ${told("FULL", full)}; ${told("NORMAL", normal)}; ${told("OFF", off)}; ` +
    `12 kills over ${saves} saves; ${((performance.now() - started) / 1_000).toFixed(0)} s`,
);
for (const failure of failures.slice(0, 20)) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
