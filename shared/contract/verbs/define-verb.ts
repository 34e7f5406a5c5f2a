import type { CallName, Output, RawInput } from "../contract.ts";
import type { PickedFile, SecretToken } from "../../ids.ts";
import type { z } from "zod";

/** What a verb may ask of the command line: the calls, and what differs between doors. */
export type VerbDoor = {
  call<N extends CallName>(name: N, input: RawInput<N>): Promise<Output<N>>;
  /** A call by a name that a person typed. */
  callByName(name: string, input: unknown): Promise<unknown>;
  pick(file: string): z.infer<typeof PickedFile>;
  /** Whether there is a file or folder of that name. */
  isThere(file: string): boolean;
  /** The files that lie beside a file and begin with its name: its signatures. */
  pickWithSignatures(file: string): z.infer<typeof PickedFile>[];
  /** The names of the signature files that lie beside a file, whoever put them there. */
  signaturesBeside(file: string): string[];
  /** Writes a produced file, and gives the whole path. */
  save(produced: string, file: string): Promise<string>;
  readText(file: string): string;
  /** Asks for a passphrase, twice where a new one is set, and exchanges it. */
  secret(forWhat: string, asked: { twice: boolean }): Promise<z.infer<typeof SecretToken>>;
};

export type Flag = {
  readonly doc: string;
  /** What stands after it; without one the flag is a switch. */
  readonly value?: string;
  readonly many?: true;
};
export type Given = {
  readonly args: readonly string[];
  /** The value of a flag that has one, if it was given. */
  flag(name: string): string | undefined;
  flags(name: string): readonly string[];
  /** Whether a switch was given. */
  isOn(name: string): boolean;
};
export type Answer = { readonly json: unknown; readonly text: string; readonly exitCode: number };

export type Verb = {
  /** As typed: `review start`. */
  readonly words: string;
  readonly doc: string;
  /** One word each; `[X]` may be left out, `X…` may come more than once. */
  readonly args: readonly string[];
  readonly flags: Readonly<Record<string, Flag>>;
  /** Only reads, so it works beside an open window. */
  readonly reads: (given: Given) => boolean;
  /** Says nothing true about a workspace that isn't there. */
  readonly needsWorkspace: (given: Given) => boolean;
  /** Ends the process by itself, such as the app in a browser. */
  readonly host?: "serve";
  readonly run: (given: Given, door: VerbDoor) => Promise<Answer>;
};

type Declared<T> = {
  words: string;
  doc: string;
  args?: readonly string[];
  flags?: Readonly<Record<string, Flag>>;
  reads?: boolean | ((given: Given) => boolean);
  needsWorkspace?: (given: Given) => boolean;
  run: (given: Given, door: VerbDoor) => Promise<T>;
  /** The value for people; with --json it is printed as it is. */
  print: (value: T) => string;
  exitCode?: (value: T) => number;
};

export function verb<T>(declared: Declared<T>): Verb {
  const {
    words,
    doc,
    args = [],
    flags = {},
    reads = false,
    needsWorkspace = () => false,
    run,
    print,
    exitCode = () => 0,
  } = declared;
  return {
    words,
    doc,
    args,
    flags,
    needsWorkspace,
    reads: typeof reads === "function" ? reads : () => reads,
    async run(given, door) {
      const value = await run(given, door);
      return { json: value, text: print(value), exitCode: exitCode(value) };
    },
  };
}

/** A command that is not written as the usage says. */
export class UsageError extends Error {}

/** An argument that the usage demands; the command line has seen to it that it is there. */
export function argument(given: Given, index: number): string {
  const value = given.args[index];
  if (value === undefined) throw new UsageError("An argument is missing.");
  return value;
}

export function demanded(given: Given, flag: string): string {
  const value = given.flag(flag);
  if (value === undefined) throw new UsageError(`--${flag} is missing.`);
  if (value === "") throw new UsageError(`--${flag} is empty.`);
  return value;
}

/** Lines in columns, as wide as their content. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
