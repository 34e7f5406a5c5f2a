/** A hundred documents of a megabyte each: read, mapped and stored, and how long the main thread was ever busy. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openEvidenceStore } from "#core/packet/evidence-store";
import { openDocuments } from "#core/intake/open-documents";
import { stageIntake } from "#core/intake/stage-intake";
import { defaultLimits } from "#core/packet/limits";
import { xlsxOf } from "#core/output/xlsx";
import { filledDocx } from "../support/fill-blank-packet.ts";
import { repack } from "../support/repack.ts";
import { print, timed } from "./support/report.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "countersign-intake-"));
const documents = path.join(folder, "documents");
await mkdir(documents);
let seed = 7;
const random = (most: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((seed / 2_147_483_648) * most);
};
const word = () => Array.from({ length: 3 + random(7) }, () => String.fromCharCode(97 + random(26))).join("");
const sentence = () => `${Array.from({ length: 9 + random(8) }, word).join(" ")}.`;
const megabyte = 1_000_000;

async function text(markup: (at: number) => string): Promise<string> {
  let said = "";
  for (let at = 0; said.length < megabyte; at += 1) said += `${markup(at)}\n\n`;
  return said;
}
const form = await filledDocx();
const picture = Buffer.from(Array.from({ length: 950_000 }, () => random(256)));
const rows = Array.from({ length: 9_000 }, () =>
  Array.from({ length: 6 }, () => `${word()} ${word()} ${random(100_000)}`),
);
const makers: Record<string, () => Promise<string | Uint8Array>> = {
  docx: () => repack(form, { "word/media/image1.png": picture }),
  xlsx: () => xlsxOf([{ name: "Data inventory", widths: [20, 20, 20, 20, 20, 20], rows }]),
  md: () => text((at) => (at % 12 === 0 ? `## ${word()} ${word()}` : sentence())),
  txt: () => text((at) => (at % 5 === 0 ? `${word()} ${word()}: ${sentence()}` : sentence())),
  csv: async () =>
    rows
      .map((row) => row.join(";"))
      .join("\n")
      .slice(0, megabyte),
};
const kinds = Object.entries(makers);
for (const [ending, make] of kinds) {
  const bytes = await make();
  for (let copy = 0; copy < 100 / kinds.length; copy += 1)
    // A word of its own, so that no two are the same file.
    await writeFile(
      path.join(documents, `${ending}-${copy}.${ending}`),
      typeof bytes === "string" ? `${sentence()}\n\n${bytes}` : bytes,
    );
}

const store = openEvidenceStore(path.join(folder, "evidence.db"));
const bare = await timed(async () => {
  const source = await openDocuments(documents, { limits: defaultLimits, stopIfCancelled: () => undefined });
  const set = store.beginSet();
  for (const file of source.files) {
    const writer = set.begin();
    for await (const chunk of file.read()) writer.write(chunk);
    writer.finish();
  }
  set.drop();
  await source.close();
});
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let steps = 0;
const whole = await timed(() =>
  stageIntake(documents, { store, signal: new AbortController().signal, progress: () => (steps += 1) }),
);
delay.disable();
const blocked = delay.max / 1e6;

const stop = new AbortController();
let cancelled = 0;
const work = stageIntake(documents, { store, signal: stop.signal, progress: () => undefined }).catch(
  () => undefined,
);
setTimeout(() => {
  cancelled = performance.now();
  stop.abort();
}, 1_500);
await work;
const toStop = performance.now() - cancelled;
store.close();
await rm(folder, { recursive: true, force: true });

print({
  figure: "Intake of 100 documents of 1 MB",
  value: whole / 1_000,
  unit: "s",
  n: steps,
  floor: bare / 1_000,
  floorWhat: "the same bytes hashed and stored",
  aim: { atMost: 30 },
});
print({
  figure: "Longest that the main thread was busy",
  value: blocked,
  unit: "ms",
  n: 1,
  aim: { atMost: 50 },
});
print({ figure: "From cancelling to the end", value: toStop, unit: "ms", n: 1, aim: { atMost: 200 } });
