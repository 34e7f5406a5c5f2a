/** The table of calls. A call exists if and only if it is here; doors, handlers, tests and docs follow from it. */
import type { z } from "zod";
import { appCalls } from "./app-calls.ts";
import { bundleCalls } from "./bundle-calls.ts";
import { checklistCalls } from "./checklist-calls.ts";
import type { AnyCall } from "./define.ts";
import { intakeCalls } from "./intake-calls.ts";
import { outputCalls } from "./output-calls.ts";
import { packetCalls } from "./packet-calls.ts";
import { precheckCalls } from "./precheck-calls.ts";
import { printCalls } from "./print-calls.ts";
import { reviewCalls } from "./review-calls.ts";
import { signingCalls } from "./signing-calls.ts";
import { questionFormCalls } from "./question-form-calls.ts";
import { templateCalls } from "./template-calls.ts";

/** The declarations by file; a name that two files declare would be overwritten silently, so a test compares. */
export const callFiles = [
  appCalls,
  packetCalls,
  checklistCalls,
  reviewCalls,
  precheckCalls,
  signingCalls,
  bundleCalls,
  outputCalls,
  questionFormCalls,
  templateCalls,
  printCalls,
  intakeCalls,
] as const;

export const contract = {
  ...appCalls,
  ...packetCalls,
  ...checklistCalls,
  ...reviewCalls,
  ...precheckCalls,
  ...signingCalls,
  ...bundleCalls,
  ...outputCalls,
  ...questionFormCalls,
  ...templateCalls,
  ...printCalls,
  ...intakeCalls,
} satisfies Record<string, AnyCall>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type QueryName = { [N in CallName]: Contract[N]["kind"] extends "query" ? N : never }[CallName];
export type TaskName = { [N in CallName]: Contract[N]["kind"] extends "task" ? N : never }[CallName];
export type CommandName = { [N in CallName]: Contract[N]["kind"] extends "command" ? N : never }[CallName];
/** What a handler gets. */
export type Input<N extends CallName> = z.output<Contract[N]["input"]>;
/** What a caller sends. */
export type RawInput<N extends CallName> = z.input<Contract[N]["input"]>;
export type Output<N extends CallName> = z.output<Contract[N]["output"]>;

export const callNames = Object.keys(contract).filter(isCallName);
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
