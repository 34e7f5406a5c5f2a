/**
 * The process that a deep test breaks: a real core that saves through dispatch, and notes each save down once it was
 * acknowledged. Arguments: folder, how many saves, and how SQLite is to flush.
 */
import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { CallName, Output, RawInput } from "#shared/contract/contract";
import { openCore } from "#core/open-core";

const [root = "", count = "0", synchronous = "FULL"] = process.argv.slice(2);
if (synchronous !== "FULL") weakenFlushes(synchronous);

const note = (entry: object) => appendFileSync(path.join(root, "notes"), `${JSON.stringify(entry)}\n`);

const core = await openCore({
  folder: path.join(root, "workspace"),
  host: "command-line",
  version: "0.1.0",
  samplesFolder: "",
  verifierFile: "",
});
try {
  await work();
} finally {
  await core.close();
}

async function work(): Promise<void> {
  const { reviews } = await call("review.list", {});
  const reviewId = reviews[0]?.reviewId ?? (await startReview());
  note({ ready: reviewId });
  for (let i = 0; i < Number(count); i++) {
    const text = `${i} ${"x".repeat((i * 37) % 900)}`;
    if (i % 10 === 9) {
      const file = path.join(root, "..", `picked-${process.pid}`);
      writeFileSync(file, text);
      const pickedFile = core.pickedFiles.add(file);
      const { evidenceId } = await call("evidence.add", { reviewId, pickedFile, title: text });
      note({ kind: "evidence", id: evidenceId, text });
    } else {
      const { questionId } = await call("question.save", { reviewId, question: { text } });
      note({ kind: "question", id: questionId, text });
    }
  }
}

async function startReview() {
  const pickedFile = core.pickedFiles.add(path.join(import.meta.dirname, "small-packet.yaml"));
  const { previewId } = await call("packet.preview", { pickedFile });
  const { packetVersionId } = await call("packet.import", { previewId });
  return (await call("review.start", { packetVersionId })).reviewId;
}

/** A refusal by the disk ends the work, in order: it is noted, and the core is closed. */
async function call<N extends CallName>(name: N, input: RawInput<N>): Promise<Output<N>> {
  const reply = await core.dispatch(name, input);
  if (reply.ok) return reply.value;
  note({ refused: reply.error });
  await core.close().catch(() => undefined);
  return process.exit(reply.error.code === "storage" ? 0 : 1);
}

/** The control: the very same core, but its connections flush less than they should. */
function weakenFlushes(level: string): void {
  const { prototype } = Database;
  const { value: real } = Object.getOwnPropertyDescriptor(prototype, "pragma") ?? {};
  prototype.pragma = function (this: Database.Database, source, options) {
    if (source === "synchronous") return 2;
    const weaker = source === "synchronous = FULL" ? `synchronous = ${level}` : source;
    return Reflect.apply(real, this, [weaker, options]);
  };
}
