import type { CommandName, Input, Output, QueryName, TaskName } from "#shared/contract/contract";
import type { Topic } from "#shared/contract/events";
import { AppError } from "#shared/errors";
import type { ReadDb } from "./db/open-database.ts";
import type { Tx } from "./db/transact.ts";
import type { Job } from "./jobs.ts";

/** The committing half of a command: synchronous, inside one transaction. */
export type Work<T> = (tx: Tx) => T;

/**
 * One function per call. A query gets a handle that cannot write. A task is slow and writes no record. A command
 * gathers what is slow and returns the function that commits; checks on state belong into that function.
 */
export type Handlers = {
  readonly [N in QueryName]: (input: Input<N>, db: ReadDb) => Output<N>;
} & {
  readonly [N in TaskName]: (input: Input<N>, job: Job) => Output<N> | Promise<Output<N>>;
} & {
  readonly [N in CommandName]: (input: Input<N>, job: Job) => Work<Output<N>> | Promise<Work<Output<N>>>;
};

/** A part of the table, for one file of handlers. */
export type Some<N extends keyof Handlers> = Pick<Handlers, N>;

/** Another window writes: this one was opened beside it. */
export function onlyReading(): AppError {
  const message = "This workspace is open for reading only. Close the other window first.";
  return new AppError("conflict", message, { reason: "read-only" });
}

/** What a command's success makes worth reading again. Longest prefix wins; a call that is not named says nothing. */
const topicsByCall: readonly (readonly [prefix: string, topics: readonly Topic[]])[] = [
  ["packet.", ["packets", "receipts"]],
  ["intake.finish", ["intakes", "packets", "receipts"]],
  ["intake.", ["intakes", "receipts"]],
  ["checklist.", ["checklists", "receipts"]],
  ["review.start", ["reviews", "packets", "receipts"]],
  ["review.discard", ["reviews", "packets", "receipts"]],
  ["bundle.import", ["reviews", "review", "packets", "checklists", "prechecks", "receipts"]],
  ["bundle.", ["receipts"]],
  ["review.", ["reviews", "review", "receipts"]],
  ["precheck.", ["prechecks", "receipts"]],
  ["flag.", ["reviews", "review", "receipts"]],
  ["action.", ["reviews", "review", "receipts"]],
  ["waiver.", ["reviews", "review", "receipts"]],
  ["finding.", ["reviews", "review", "receipts"]],
  ["question.", ["reviews", "review", "receipts"]],
  ["decision.", ["reviews", "review", "receipts"]],
  // The longer name first: a copy alters no review.
  ["evidence.export", ["receipts"]],
  ["evidence.", ["reviews", "review", "receipts"]],
  ["profile.", ["profiles", "receipts"]],
  ["trust.", ["profiles", "receipts"]],
  ["memo.", ["receipts"]],
  ["output.", ["receipts"]],
  // The longer name first: these alter no review.
  ["template.import", ["templates", "receipts"]],
  ["template.remove", ["templates", "receipts"]],
  ["template.", ["reviews", "review", "templates", "receipts"]],
  ["backup.", ["backups", "receipts"]],
  ["app.saveSettings", ["settings", "receipts"]],
];

export function topicsOf(call: string): readonly Topic[] {
  return topicsByCall.find(([prefix]) => call.startsWith(prefix))?.[1] ?? [];
}
