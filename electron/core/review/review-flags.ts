/** The flags of a review: taken in when the pre-checks ran, and dealt with by the reviewer. */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { AppError } from "#shared/errors";
import {
  blankFinding,
  type Finding,
  type PrecheckRun,
  type ReviewEntries,
  type ReviewFlag,
  type VendorQuestion,
} from "#shared/formats/review";
import type { Flag, Quote } from "#shared/prechecks/flag";
import { findItem, type Checklist } from "#shared/formats/checklist";
import { changesOf, ruleSetOf } from "#shared/prechecks/policy";
import { pathInWords } from "#shared/rules/matrix";
import { questionToSettle } from "#shared/prechecks/vendor-question";
import type { FoundPolicy } from "../db/policy-repo.ts";

type Change = { kind: "flag" | "prechecks" | "finding" | "question"; id: string; after?: unknown };

/** A flag's own id has signs that an entry id must not have. */
export function flagEntryId({ id }: Pick<Flag, "id">): string {
  return `fl-${createHash("sha256").update(id).digest("hex").slice(0, 20)}`;
}

/** What a run of the pre-checks changes: what was dealt with stays dealt with. */
export function takeInFlags(
  entries: Pick<ReviewEntries, "flag" | "prechecks">,
  flags: readonly Flag[],
  run: PrecheckRun,
): Change[] {
  const raised = new Map(flags.map((flag) => [flagEntryId(flag), flag]));
  const changes: Change[] = [];
  for (const [id, flag] of raised) {
    const { gone: _gone, ...before } = entries.flag[id] ?? { fate: "open" as const, reason: "" };
    changes.push({ kind: "flag", id, after: { ...before, flag } satisfies ReviewFlag });
  }
  for (const [id, before] of Object.entries(entries.flag)) {
    if (raised.has(id)) continue;
    if (before.fate === "open") changes.push({ kind: "flag", id });
    else changes.push({ kind: "flag", id, after: { ...before, gone: true } satisfies ReviewFlag });
  }
  return [...changes, { kind: "prechecks", id: "prechecks", after: run }];
}

/** How the flags of a run differ from those of the run before: what came in, what is not raised any more. */
export function compareRuns(
  before: Readonly<Record<string, ReviewFlag>>,
  flags: readonly Flag[],
): { fresh: number; gone: number; same: number } {
  const raised = new Set(flags.map(flagEntryId));
  const stood = new Set(Object.keys(before).filter((id) => before[id]?.gone !== true));
  const same = [...raised].filter((id) => stood.has(id)).length;
  return { fresh: raised.size - same, gone: stood.size - same, same };
}

/** The flags that made an entry are open again when it goes: its removal is one step with theirs. */
export function freeFlags(
  flags: Readonly<Record<string, ReviewFlag>>,
  kind: "finding" | "question",
  entryId: string,
): Change[] {
  return Object.entries(flags)
    .filter(([, flag]) => flag[kind] === entryId)
    .map(([id, { finding: _finding, question: _question, ...bare }]): Change => {
      return { kind: "flag", id, after: { ...bare, fate: "open", reason: "" } satisfies ReviewFlag };
    });
}

const severityOf: Readonly<Record<Flag["severity"], Finding["severity"]>> = {
  blocker: "critical",
  concern: "medium",
  note: "low",
};

/** A finding that says what the flag says, quotations and all. */
export function findingOfFlag(flag: Flag, checklist: Checklist): Finding {
  const item = itemOf(flag, checklist);
  return {
    ...blankFinding,
    ...(item === undefined ? {} : { item }),
    severity: severityOf[flag.severity],
    title: cut(flag.says, 2_000),
    what: cut([flag.says, ...flag.quotes.map(quoteInWords)].join("\n"), 20_000),
    why: flag.why,
    recommendation: flag.settles,
    links: flag.quotes.flatMap(({ file, line }) =>
      file === undefined
        ? []
        : [{ from: "packet" as const, ref: file, location: line === undefined ? "" : `line ${line}` }],
    ),
  };
}

/** A question to the vendor: what would settle it, then what was found where. */
export function questionOfFlag(flag: Flag, checklist: Checklist): VendorQuestion {
  const item = itemOf(flag, checklist);
  return {
    ...(item === undefined ? {} : { item }),
    text: cut(
      [
        questionToSettle(flag.settles),
        "",
        `We ask because: ${flag.says}`,
        ...flag.quotes.map(quoteInWords),
      ].join("\n"),
      20_000,
    ),
  };
}

export function quoteInWords({ file, path, line, text }: Quote): string {
  const place = `${file ?? pathInWords(path)}${line === undefined ? "" : `, line ${line}`}`;
  if (text === undefined) return `${place}: ${file === undefined ? "empty" : "the file as a whole"}`;
  return `${place}: “${text}”`;
}

/** What a review notes of the rules behind its flags. */
export function precheckRunOf(chosen: FoundPolicy | undefined, ranAt: string): PrecheckRun {
  const { rules } = ruleSetOf(chosen?.policy);
  return {
    ranAt,
    rules: rules.length,
    ...(chosen
      ? { policy: { id: chosen.head.id, version: chosen.head.version, digest: chosen.head.digest } }
      : {}),
    switchedOff: chosen?.head.switchedOff ?? [],
    ...(chosen ? { changes: changesOf(chosen.policy) } : {}),
  };
}

type Dealing = {
  fate: ReviewFlag["fate"];
  reason: string;
  newId: (prefix: string) => string;
  checklist: Checklist;
};

/** The changes of one step that deal with a flag. Throws `invalid-input` for a dismissal without a reason. */
export function dealWithFlag(
  entries: ReviewEntries,
  flagId: string,
  { fate, reason, newId, checklist }: Dealing,
): { changes: Change[]; findingId?: string; questionId?: string } {
  const before = entries.flag[flagId];
  if (!before)
    throw new AppError("not-found", "There is no such flag in this review.", { what: "flag", id: flagId });
  if (fate === "dismissed" && reason.trim() === "") {
    throw new AppError("invalid-input", "A flag is dismissed for a reason. Write why it does not hold.", {
      problems: [{ path: "reason", says: "No reason is given." }],
    });
  }
  const { finding: oldFinding, question: oldQuestion, ...bare } = before;
  const changes: Change[] = [];
  // What an earlier dealing made goes with it, unless somebody has worked on it since.
  if (
    oldFinding !== undefined &&
    isDeepStrictEqual(entries.finding[oldFinding], findingOfFlag(before.flag, checklist))
  )
    changes.push({ kind: "finding", id: oldFinding });
  if (
    oldQuestion !== undefined &&
    isDeepStrictEqual(entries.question[oldQuestion], questionOfFlag(before.flag, checklist))
  )
    changes.push({ kind: "question", id: oldQuestion });
  const made =
    fate === "confirmed" ? { findingId: newId("fi") } : fate === "asked" ? { questionId: newId("qu") } : {};
  const after: ReviewFlag = {
    ...bare,
    fate,
    reason: fate === "dismissed" ? reason : "",
    ...("findingId" in made ? { finding: made.findingId } : {}),
    ...("questionId" in made ? { question: made.questionId } : {}),
  };
  changes.push({ kind: "flag", id: flagId, after });
  if ("findingId" in made)
    changes.push({ kind: "finding", id: made.findingId, after: findingOfFlag(before.flag, checklist) });
  if ("questionId" in made)
    changes.push({ kind: "question", id: made.questionId, after: questionOfFlag(before.flag, checklist) });
  return { changes, ...made };
}

/** The first item of the flag that this checklist has. */
function itemOf({ items }: Flag, checklist: Checklist): Finding["item"] {
  const id = items.find((item) => findItem(checklist, item));
  return id === undefined ? undefined : findItem(checklist, id)?.id;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
