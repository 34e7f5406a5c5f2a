import { contract, isCallName } from "#shared/contract/contract";
import type { CoreEvent } from "#shared/contract/events";
import { AppError, type Reply, type WireError } from "#shared/errors";
import type { z } from "zod";
import { isInputOutputError, translateSqliteError } from "./db/sqlite-errors.ts";
import type { ReadDb, WriteDb } from "./db/open-database.ts";
import { transact } from "./db/transact.ts";
import { asStorageError } from "./files/produced-files.ts";
import { onlyReading, topicsOf, type Handlers, type Work } from "./handlers.ts";
import type { Job, Jobs } from "./jobs.ts";
import type { Log } from "./log.ts";

export type DispatchContext = {
  readonly handlers: Handlers;
  readonly read: ReadDb;
  /** Absent where this core only reads. */
  readonly write: WriteDb | undefined;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly workspace: string;
  readonly now: () => Date;
  readonly who: () => string;
  readonly emit: (event: CoreEvent) => void;
  /** Set once the disk failed under a commit: what is on it is unknown until the next start. */
  broken?: AppError;
};

type AnyHandler = (input: unknown, extra: unknown) => unknown;

/**
 * The only way in: own-property name check, parse input, run, parse output, reply. For a command the output is parsed
 * inside the transaction, so an answer that breaks the contract rolls back. Never throws.
 */
export async function dispatch(
  context: DispatchContext,
  name: string,
  input: unknown,
  jobId?: string,
): Promise<Reply> {
  try {
    if (!isCallName(name)) throw new AppError("unknown-call", `There is no call "${name}".`, { name });
    const call = contract[name];
    const parsed = parseInput(call.input, input);
    // The table of handlers has this very name; what a handler takes and gives is checked where it is declared.
    const handler = context.handlers[name] as AnyHandler;
    if (call.kind === "query") return { ok: true, value: call.output.parse(handler(parsed, context.read)) };
    if (call.kind === "task") {
      const value = await context.jobs.run(name, jobId, (job: Job) => handler(parsed, job));
      return { ok: true, value: call.output.parse(value) };
    }
    return {
      ok: true,
      value: await runCommand(context, name, parsed, (job) => handler(parsed, job), call.output, jobId),
    };
  } catch (error) {
    return { ok: false, error: toWire(context, name, error) };
  }
}

async function runCommand(
  context: DispatchContext,
  name: Parameters<Jobs["run"]>[0],
  input: unknown,
  gather: (job: Job) => unknown,
  output: z.ZodType,
  jobId: string | undefined,
): Promise<unknown> {
  const { write } = context;
  if (!write) throw onlyReading();
  const value = await context.jobs.run(name, jobId, async (job) => {
    // A command's handler returns the function that commits: see `Handlers`.
    const commit = (await gather(job)) as Work<unknown>;
    if (job.signal.aborted) throw new AppError("cancelled", "Cancelled. Nothing was stored.", {});
    if (context.broken) throw context.broken;
    try {
      return transact(write, { at: context.now().toISOString(), who: context.who() }, (tx) =>
        output.parse(commit(tx)),
      );
    } catch (error) {
      if (isInputOutputError(error)) context.broken = diskFailed(context.workspace);
      throw context.broken ?? error;
    }
  });
  const id = reviewOf(name, input);
  for (const topic of topicsOf(name)) context.emit({ type: "changed", topic, ...(id && { id }) });
  return value;
}

/** The one review that a command changes; a new revision changes the one before too, so it names none. */
function reviewOf(name: string, input: unknown): string | undefined {
  if (name === "review.revise" || typeof input !== "object" || input === null) return undefined;
  return "reviewId" in input && typeof input.reviewId === "string" ? input.reviewId : undefined;
}

/** A flush that failed once may seem to work the second time and still have lost data: so nothing is tried again. */
function diskFailed(workspace: string): AppError {
  return new AppError(
    "storage",
    `The disk failed while ${workspace} was being written, so the last change may or may not be saved. Nothing more is written: close Countersign, check the disk, and start again.`,
    { cause: "io", where: workspace },
  );
}

export function parseInput(schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(wellFormed(input));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), says: issue.message }));
  const first = problems[0];
  const where = first?.path ? `${first.path}: ` : "";
  throw new AppError("invalid-input", `The call does not fit: ${where}${first?.says ?? "unknown"}.`, {
    problems,
  });
}

/** Half of a character (cut in two by a paste) has no form in UTF-8, so it could be neither signed nor written to a file. */
function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]),
  );
}

/** The only catch-all of the core: what is expected passes with its code, the rest is logged and gets a number. */
export function toWire(
  context: Pick<DispatchContext, "log" | "workspace">,
  call: string,
  thrown: unknown,
): WireError {
  const error = translateSqliteError(asStorageError(thrown, context.workspace), context.workspace);
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  const logId = context.log.error(call, error);
  return {
    code: "internal",
    message: `Something went wrong that should not have. It is in the local log as ${logId}; nothing was stored.`,
    details: { logId },
  };
}
