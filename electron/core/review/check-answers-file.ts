/** The rules of an answers file, run on whatever can be read of it, so that all its problems come at once. */
import { findItem, type Checklist } from "#shared/formats/checklist";
import { answersFileFields, AnswersFile, KEY_OR_NA, type Answer } from "#shared/formats/review";
import { faultsOf, oneOf, type Fault, type Step } from "#shared/formats/issue-words";
import { Day } from "#shared/ids";
import { answerProblem } from "./check-answer.ts";
import { failedGates, untilProblem } from "./check-waiver.ts";

type Standing = { checklist: Checklist; stood: Readonly<Record<string, Answer>>; today: string };
type Say = (path: readonly Step[], says: string | undefined, expected?: string) => void;

export function checkAnswersFile(
  value: unknown,
  standing: Standing,
): { file: AnswersFile } | { faults: Fault[] } {
  const parsed = AnswersFile.safeParse(value);
  const faults = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => faultsOf(issue, value, answersFileFields));
  checkRules(fieldsOf(value), standing, (path, says, expected) => {
    if (says) faults.push({ path, says, ...(expected === undefined ? {} : { expected }) });
  });
  return parsed.success && faults.length === 0 ? { file: parsed.data } : { faults };
}

function checkRules(file: Fields, { checklist, stood, today }: Standing, say: Say): void {
  const scale = oneOf(checklist.scale.map(({ key }) => key));
  const fitting: Record<string, { key?: string; na?: string }> = {};
  for (const [id, given] of Object.entries(fieldsOf(file["answers"]))) {
    const { key, na } = fieldsOf(given);
    const answer = {
      ...(typeof key === "string" ? { key } : {}),
      ...(typeof na === "string" ? { na } : {}),
    };
    const problem = answerProblem(checklist, id, answer);
    const path = ["answers", id];
    if (problem)
      say(
        path,
        sentence(problem),
        findItem(checklist, id) ? scale : `an item of ${checklist.id} ${checklist.version}`,
      );
    // The schema says this, too, but only of an answer that has no other fault.
    if (isFields(given) && (key === undefined) === (na === undefined)) {
      say(path, sentence(KEY_OR_NA.error), KEY_OR_NA.params.expected);
    } else if (!problem) fitting[id] = answer;
  }
  const failed = failedGates(checklist, { ...stood, ...fitting });
  const waived = new Set<string>();
  rowsOf(file["waivers"]).forEach(({ item, until }, i) => {
    const path = ["waivers", i];
    const day = Day.safeParse(until);
    if (day.success)
      say([...path, "until"], sentence(untilProblem({ until: day.data }, today)), "today or a later day");
    if (typeof item !== "string") return;
    if (waived.has(item)) say([...path, "item"], `“${item}” is waived twice.`, "one waiver for a gate");
    waived.add(item);
    if (!findItem(checklist, item)?.gate)
      say([...path, "item"], `“${item}” is not a gate of this checklist.`, "a gate");
    else if (!failed.has(item) && (fieldsOf(file["answers"])[item] === undefined || fitting[item]))
      say(
        [...path, "item"],
        `The gate “${item}” is not failed, so there is nothing to waive.`,
        `a gate that is answered below ${checklist.policy.gateMinimum}`,
      );
  });
  for (const list of ["findings", "questions"]) {
    const ids = new Set<unknown>();
    rowsOf(file[list]).forEach(({ id, item }, i) => {
      if (typeof id === "string" && ids.has(id))
        say([list, i, "id"], `The id “${id}” is there twice.`, "each id once");
      ids.add(id);
      if (typeof item === "string" && !findItem(checklist, item))
        say(
          [list, i, "item"],
          `The checklist has no item “${item}”.`,
          `an item of ${checklist.id} ${checklist.version}`,
        );
    });
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
function rowsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}
function sentence(says: string): string;
function sentence(says: string | undefined): string | undefined;
function sentence(says: string | undefined): string | undefined {
  return says && `${says.charAt(0).toUpperCase()}${says.slice(1)}.`;
}
