/**
 * Files of every kind that intake reads, damaged in seeded ways: each is read, or refused with a sentence; none breaks
 * a reader, and none holds it up. A reader with a planted bug must be caught, or else this test is blind. Checklists of
 * other makers are damaged and read likewise.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { parseAnyChecklist } from "#core/checklist/parse-any-checklist";
import { readFileForIntake } from "#core/intake/read-file";
import { blankPacketXlsx } from "#core/blank-packet/xlsx";
import { readAndMap } from "#core/intake/read-and-map";
import { readParts } from "#core/memo/read-document";
import { AppError } from "#shared/errors";
import { readLimits, UnreadableFile } from "#shared/intake/document";
import { randomFrom } from "../support/disk/power-cut.ts";
import { filledDocx } from "../support/fill-blank-packet.ts";
import { foreignChecklists } from "../support/foreign-checklists.ts";
import { makeZip } from "../support/zip-maker.ts";

const perFile = Number(process.env["FUZZ_ROUNDS"] ?? 120);
/** A mutated file that takes longer than this hangs. */
const stuckMs = 30_000;
const fixtures = path.resolve(import.meta.dirname, "../fixtures/intake");
const limits = { ...readLimits, inflated: 50_000_000, blocks: 20_000, cells: 100_000 };

type Seed = { file: string; bytes: Uint8Array };

async function seeds(): Promise<Seed[]> {
  const byEnding = new Map<string, Seed[]>();
  for (const name of readdirSync(fixtures, { recursive: true, encoding: "utf8" }).sort()) {
    const at = path.join(fixtures, name);
    if (!statSync(at).isFile() || name.endsWith(".expected.json")) continue;
    const ending = path.extname(name);
    const own = byEnding.get(ending) ?? [];
    byEnding.set(ending, own);
    if (own.length < 3) own.push({ file: `seed${ending}`, bytes: readFileSync(at) });
  }
  const mail =
    "From: a@x.example\r\nSubject: Answers\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nTrigger: a mail\r\n--b\r\nContent-Type: text/html\r\n\r\n<table><tr><th>Action<td>Pay</table>\r\n--b--\r\n";
  const page =
    "<!doctype html><html><body><h1>Agent</h1><dl><dt>Trigger<dd>A mail</dl><table><tr><th rowspan=2>Action<th>Policy<tr><td>never</table></body></html>";
  return [
    ...[...byEnding.values()].flat(),
    { file: "form.docx", bytes: await filledDocx("revision marks") },
    { file: "form.xlsx", bytes: await blankPacketXlsx() },
    { file: "mail.eml", bytes: Buffer.from(mail) },
    { file: "page.html", bytes: Buffer.from(page) },
    {
      file: "data.yaml",
      bytes: Buffer.from("agent:\n  owners:\n    - {name: Ada, role: lead}\n  kill_switch: red\n"),
    },
    { file: "inner.zip", bytes: makeZip([{ name: "a.md", data: "# Data\n\nTrigger: x" }]) },
  ];
}

/** A part of a Word file or a workbook is damaged and packed again as if it were whole: the zip itself would refuse it. */
async function damageWithin(bytes: Uint8Array, random: () => number): Promise<Uint8Array> {
  const parts = [...(await readParts(bytes))];
  const chosen = Math.floor(random() * parts.length);
  return makeZip(
    parts.map(([name, data], at) => ({
      name,
      data: at === chosen ? Buffer.from(damage(data, random)) : data,
    })),
  );
}

/** One damage of several kinds: bits, bytes, cuts, doublings, pieces of elsewhere, and words that parsers stumble over. */
function damage(bytes: Uint8Array, random: () => number): Uint8Array {
  let out = Buffer.from(bytes);
  const at = () => Math.floor(random() * Math.max(1, out.length));
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1)
    switch (Math.floor(random() * 7)) {
      case 0:
        if (out.length > 0) out[at()] = (out[at()] ?? 0) ^ (1 << Math.floor(random() * 8));
        break;
      case 1:
        out = out.subarray(0, at());
        break;
      case 2: {
        const [from, to] = [at(), at()].sort((a, b) => a - b);
        out = Buffer.concat([out.subarray(0, to), out.subarray(from, to), out.subarray(to)]).subarray(
          0,
          4_000_000,
        );
        break;
      }
      case 3: {
        const [from, to] = [at(), at()].sort((a, b) => a - b);
        out = Buffer.concat([out.subarray(0, from), out.subarray(to)]);
        break;
      }
      case 4:
        for (let i = 0; i < 20 && out.length > 0; i += 1) out[at()] = Math.floor(random() * 256);
        break;
      case 5: {
        const word = stumbles[Math.floor(random() * stumbles.length)] ?? "";
        const where = at();
        out = Buffer.concat([out.subarray(0, where), Buffer.from(word), out.subarray(where)]);
        break;
      }
      default:
        out = Buffer.concat([out, out.subarray(0, at())]).subarray(0, 4_000_000);
    }
  return out;
}
const stumbles = [
  "\0",
  "__proto__: 1\n",
  "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
  "&#x0;",
  "<w:p>",
  "]]>",
  "| - | - |\n",
  "*".repeat(5_000),
  "[".repeat(5_000),
  "<div>".repeat(2_000),
  "\ufeff",
  "=1+1",
  "%PDF-1.7",
  "stream",
  "\u202e",
];

type Reader = (input: Seed) => Promise<unknown>;

async function fuzz(
  read: Reader,
  all: readonly Seed[],
  rounds: number,
  beat: (what: string) => void,
): Promise<string[]> {
  const broken: string[] = [];
  for (const [nth, seed] of all.entries()) {
    const random = randomFrom(nth * 104_729 + 1);
    for (let round = 0; round < rounds; round += 1) {
      const within = /\.(?:docx|xlsx)$/.test(seed.file) && round % 2 === 0;
      const bytes = within ? await damageWithin(seed.bytes, random) : damage(seed.bytes, random);
      beat(`${seed.file} (seed ${nth}, round ${round})`);
      try {
        await read({ file: seed.file, bytes });
      } catch (error) {
        if (error instanceof UnreadableFile || (error instanceof AppError && error.code === "malformed-file"))
          continue;
        broken.push(
          `${seed.file}, seed ${nth}, round ${round}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        if (broken.length >= 10) return broken;
      }
    }
  }
  return broken;
}

/** It falls over files of some lengths, as readers do that count from the wrong end. */
const planted: Reader = async ({ bytes, file }) => {
  const result = await readFileForIntake({ bytes, file }, limits);
  if (bytes.length % 11 === 5) throw new RangeError("Invalid typed array length");
  return result;
};

if (isMainThread) {
  let last = "nothing";
  let heard = Date.now();
  const started = Date.now();
  const worker = new Worker(new URL(import.meta.url), {
    workerData: {},
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
  });
  const watch = setInterval(() => {
    if (Date.now() - heard < stuckMs) return;
    console.error(`HANGS on ${last}`);
    process.exit(1);
  }, 1_000);
  worker.on(
    "message",
    (message: { beat?: string; done?: { broken: string[]; caught: number; rounds: number } }) => {
      heard = Date.now();
      if (message.beat !== undefined) last = message.beat;
      if (!message.done) return;
      clearInterval(watch);
      const { broken, caught, rounds } = message.done;
      console.log(
        `${rounds} damaged files read in ${((Date.now() - started) / 1_000).toFixed(0)} s: ${broken.length} broke a reader; the planted bug was caught ${caught} times.`,
      );
      for (const what of broken) console.error(`BROKE: ${what}`);
      process.exit(broken.length === 0 && caught > 0 ? 0 : 1);
    },
  );
  worker.on("error", (error) => {
    console.error(`DIED on ${last}: ${error.message}`);
    process.exit(1);
  });
} else {
  void workerData;
  const port = parentPort;
  const all = await seeds();
  const beat = (what: string) => port?.postMessage({ beat: what });
  const broken = await fuzz((input) => readAndMap({ ...input, limits }), all, perFile, beat);
  broken.push(...(await fuzz(parseAnyChecklist, foreignChecklists, 4 * perFile, beat)));
  const caught = (await fuzz(planted, all, 60, beat)).length;
  port?.postMessage({
    done: { broken, caught, rounds: (all.length + 4 * foreignChecklists.length) * perFile },
  });
}
