/** Runs the worker behind the shim, and looks at what is on the disk afterwards through a real core. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { ReviewId } from "#shared/ids";
import { checkCopy } from "#core/keeping/backups";
import { openCore } from "#core/open-core";

const Note = z.union([
  z.object({ kind: z.enum(["question", "evidence"]), id: z.string(), text: z.string() }),
  z.object({ ready: ReviewId }),
  z.object({ refused: z.object({ code: z.string(), message: z.string(), details: z.unknown() }) }),
]);
export type Note = z.infer<typeof Note>;
export type Saved = Extract<Note, { kind: string }>;

export const bench = mkdtempSync(path.join(tmpdir(), "countersign-deep-"));

export function buildShim(): string {
  const shim = path.join(bench, "disk-shim.so");
  const source = path.join(import.meta.dirname, "../../deep/disk-shim.c");
  execFileSync("gcc", ["-O2", "-Wall", "-shared", "-fPIC", "-o", shim, source, "-ldl"], { stdio: "inherit" });
  return shim;
}

let folders = 0;
export function newRoot(): string {
  const root = path.join(bench, `run-${folders++}`, "disk");
  mkdirSync(root, { recursive: true });
  return root;
}

export type WorkerOptions = { saves: number; synchronous?: string; env?: Record<string, string> };

export function startWorker(
  root: string,
  { saves, synchronous = "FULL", env = {} }: WorkerOptions,
): ChildProcess {
  const script = path.join(import.meta.dirname, "disk-worker.ts");
  return spawn(process.execPath, [script, root, String(saves), synchronous], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** Gives the exit code, or the name of the signal that ended it. */
export function runWorker(root: string, options: WorkerOptions): Promise<number | string> {
  return new Promise((resolve) => {
    startWorker(root, options).once("exit", (code, signal) => resolve(code ?? signal ?? "gone"));
  });
}

export function readNotes(text: string): Note[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => Note.parse(JSON.parse(line)));
}

export function notesOf(root: string): Note[] {
  const file = path.join(root, "notes");
  return existsSync(file) ? readNotes(readFileSync(file, "utf8")) : [];
}

export type State = "sound" | "lost" | "corrupt" | "broken chain" | "does not open";

/** Opens the workspace as the app would, and holds it against what was acknowledged. */
export async function lookAt(
  root: string,
  notes: readonly Note[],
): Promise<{ state: State; lost: number; why?: string }> {
  const folder = path.join(root, "workspace");
  const core = await openCore({
    folder,
    host: "command-line",
    version: "0.1.0",
    samplesFolder: "",
    verifierFile: "",
  });
  try {
    const ready = notes.find((note) => "ready" in note);
    const saved = notes.filter((note) => "kind" in note);
    const list = await core.dispatch("review.list", {});
    if (!list.ok) return { state: "does not open", lost: saved.length, why: list.error.message };
    try {
      checkCopy(path.join(folder, "countersign.db"));
    } catch (error) {
      return { state: "corrupt", lost: 0, why: String(error) };
    }
    if (!ready) return { state: "sound", lost: 0 };
    const review = await core.dispatch("review.get", { reviewId: ready.ready });
    if (!review.ok) return { state: "lost", lost: saved.length, why: review.error.message };
    const { question, evidence } = review.value.entries;
    let lost = 0;
    for (const { kind, id, text } of saved) {
      const there = kind === "question" ? question[id]?.text === text : evidence[id]?.title === text;
      if (!there) lost += 1;
    }
    for (const { sha256, title } of Object.values(evidence)) {
      const bytes = await core.dispatch("evidence.read", { sha256, offset: 0, length: 10_000 });
      const whole =
        bytes.ok && createHash("sha256").update(Buffer.from(bytes.value.base64, "base64")).digest("hex");
      if (whole !== sha256)
        return { state: "corrupt", lost, why: `the evidence ${title.slice(0, 8)} is not whole` };
    }
    return { state: lost > 0 ? "lost" : "sound", lost };
  } finally {
    await core.close();
  }
}
