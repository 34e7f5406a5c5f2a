import type { z } from "zod";

/**
 * What a call is:
 * - a *query* reads, at once, on a connection that cannot write;
 * - a *task* takes its time (files, parsing, checking): it reports progress, can be cancelled, and writes no record;
 * - a *command* gathers what is slow, then commits in one transaction that leaves a receipt.
 */
export type CallKind = "query" | "task" | "command";

export type Call<K extends CallKind, I extends z.ZodType, O extends z.ZodType> = {
  readonly kind: K;
  readonly doc: string;
  readonly input: I;
  readonly output: O;
};
export type AnyCall = Call<CallKind, z.ZodType, z.ZodType>;

type Declared<I extends z.ZodType, O extends z.ZodType> = {
  readonly doc: string;
  readonly input: I;
  readonly output: O;
};

export function query<I extends z.ZodType, O extends z.ZodType>(call: Declared<I, O>): Call<"query", I, O> {
  return { kind: "query", ...call };
}
export function task<I extends z.ZodType, O extends z.ZodType>(call: Declared<I, O>): Call<"task", I, O> {
  return { kind: "task", ...call };
}
export function command<I extends z.ZodType, O extends z.ZodType>(
  call: Declared<I, O>,
): Call<"command", I, O> {
  return { kind: "command", ...call };
}
