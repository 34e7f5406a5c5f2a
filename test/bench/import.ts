/** Importing a packet: its time against `unzip -p | sha256sum`, and its memory, which must not grow with the packet. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { aPacket } from "../support/packet-builder.ts";
import type { Measured } from "./support/measured-memory.ts";
import { median, print, rounds, timed } from "./support/report.ts";
import { writeStoredZip, type ZipEntry } from "./support/stored-zip.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-bench-"));
const support = path.join(import.meta.dirname, "support");
const manifest: ZipEntry = { name: "packet.yaml", data: Buffer.from(aPacket()["packet.yaml"] ?? "") };
const hasUnzip = spawnSync("unzip", ["-v"]).status === 0;
let runs = 0;

try {
  const zips = { small: packetOf(30e6), usual: packetOf(300e6), large: packetOf(1.5e9) };
  const times: number[] = [];
  const floors: number[] = [];
  const peaks: number[] = [];
  for (const _ of rounds({ most: 5, least: 3, budgetMs: 25_000 })) {
    floors.push(await timed(() => unzipAndHash(zips.usual)));
    const result = importOnce(zips.usual);
    times.push(result.ms);
    peaks.push(result.peakMb - result.idleMb);
  }
  print({
    figure: "Import of a stored zip of 300 MB, 11 files",
    value: median(times),
    unit: "ms",
    n: times.length,
    ...(hasUnzip && { floor: median(floors), floorWhat: "unzip -p | sha256sum" }),
    aim: { times: 2 },
  });

  const ofMemory = (size: string, rises: number[], zip: string) =>
    print({
      figure: `Memory above idle, import of ${size}`,
      value: Math.max(...rises),
      unit: "MB",
      n: rises.length,
      floor: riseOf(once("hash-once.ts", zip)),
      floorWhat: "a bare Node that streams the file through SHA-256",
      aim: { atMost: 150 },
    });
  ofMemory("30 MB", [importOnce(zips.small), importOnce(zips.small)].map(riseOf), zips.small);
  ofMemory("300 MB", peaks, zips.usual);
  const large = importOnce(zips.large);
  ofMemory("1.5 GB", [riseOf(large)], zips.large);
  print({
    figure: "Import of a stored zip of 1.5 GB",
    value: large.ms,
    unit: "ms",
    n: 1,
    ...(hasUnzip && {
      floor: await timed(() => unzipAndHash(zips.large)),
      floorWhat: "unzip -p | sha256sum",
    }),
  });

  const many = manyFiles();
  const ofMany = Array.from(rounds({ most: 3, least: 1, budgetMs: 8_000 }), () => importOnce(many));
  print({
    figure: "Import of 9,999 files of 2 kB",
    value: median(ofMany.map(({ ms }) => ms)),
    unit: "ms",
    n: ofMany.length,
    ...(hasUnzip && {
      floor: await timed(() => unzipAndHash(many)),
      floorWhat: "unzip -p | sha256sum",
    }),
  });
  ofMemory("9,999 files", ofMany.map(riseOf), many);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function packetOf(bytes: number): string {
  const zip = path.join(folder, `${bytes}.zip`);
  const files = Array.from({ length: 10 }, (_, i): ZipEntry => {
    return { name: `evidence/recording-${i}.bin`, randomBytes: bytes / 10 };
  });
  writeStoredZip(zip, [manifest, ...files]);
  return zip;
}

function manyFiles(): string {
  const zip = path.join(folder, "many.zip");
  const files = Array.from({ length: 9_999 }, (_, i): ZipEntry => {
    return { name: `evidence/log-${i}.txt`, data: Buffer.from(`run ${i}: `.padEnd(2_000, "all was well. ")) };
  });
  writeStoredZip(zip, [manifest, ...files]);
  return zip;
}

function importOnce(zip: string): Measured {
  const workspace = path.join(folder, `workspace-${runs++}`);
  const result = once("import-once.ts", zip, workspace);
  rmSync(workspace, { recursive: true });
  return result;
}

function once(program: string, ...args: string[]): Measured {
  const said = execFileSync(process.execPath, ["--expose-gc", path.join(support, program), ...args], {
    encoding: "utf8",
  });
  // What both programs print.
  return JSON.parse(said) as Measured;
}

function riseOf({ idleMb, peakMb }: Measured): number {
  return peakMb - idleMb;
}

function unzipAndHash(zip: string): void {
  if (hasUnzip) execFileSync("sh", ["-c", `unzip -p '${zip}' | sha256sum`]);
}
