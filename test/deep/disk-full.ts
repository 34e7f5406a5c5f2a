/**
 * A disk that runs full at many places, and one whose flushes fail. Passes if the app says so in a sentence, and the
 * workspace opens afterwards with all that was acknowledged.
 */
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { bench, buildShim, lookAt, newRoot, notesOf, runWorker } from "../support/disk/disk-harness.ts";

const SAVES = 120;
const failures: string[] = [];
const shim = buildShim();
const prepared = newRoot();
if ((await runWorker(prepared, { saves: 3 })) !== 0) throw new Error("the workspace was not made");

/** Runs on a copy of the workspace, or on an empty folder; gives the cause that was told. */
async function breakAt(fault: Record<string, string>, fresh: boolean): Promise<string> {
  const root = newRoot();
  if (!fresh) cpSync(prepared, root, { recursive: true });
  const env = { LD_PRELOAD: shim, DISK_FOLDER: root, ...fault };
  const code = await runWorker(root, { saves: SAVES, env });
  const name = `${JSON.stringify(fault)}${fresh ? " on an empty folder" : ""}`;
  if (code !== 0) failures.push(`${name}: the worker ended with ${code}`);
  const notes = notesOf(root);
  const refused = notes.find((note) => "refused" in note)?.refused;
  const { state, lost, why } = await lookAt(root, notes);
  if (state !== "sound") failures.push(`${name}: ${state}, ${lost} lost, ${why ?? ""}`);
  rmSync(path.dirname(root), { recursive: true, force: true });
  if (!refused) return "none";
  const details = refused.details;
  const cause =
    typeof details === "object" && details !== null && "cause" in details ? String(details.cause) : "";
  if (!/\. .*\.$/.test(refused.message)) failures.push(`${name}: no sentence: ${refused.message}`);
  return cause || refused.code;
}

const causes = new Map<string, number>();
const count = (cause: string) => causes.set(cause, (causes.get(cause) ?? 0) + 1);

const places = [0, 1, 500, 4_000, 4_096, 9_000, 20_000, 33_000, 60_000, 100_000, 160_000, 250_000, 400_000];
for (const place of places) count(await breakAt({ DISK_FULL_AFTER: String(place) }, false));
for (const place of places) count(await breakAt({ DISK_FULL_AFTER: String(place) }, true));
for (const nth of [1, 2, 3, 5, 8, 13, 21, 40]) count(await breakAt({ DISK_FLUSH_FAILS: String(nth) }, false));
if (!causes.has("full") || !causes.has("io"))
  failures.push("no disk ran full, or no flush failed: this test is blind");

rmSync(bench, { recursive: true, force: true });
console.log(
  `${places.length * 2} full disks and 8 failed flushes, told as: ${[...causes].map(([cause, n]) => `${cause} ${n}`).join(", ")}; nothing acknowledged lost in ${places.length * 2 + 8 - failures.length}`,
);
for (const failure of failures.slice(0, 20)) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
