/**
 * What the screen has in the fields that a command changes. The core refuses the command where one of them is
 * otherwise by then: another window was faster than its event. Read when the command is sent, after all that this
 * window sent before, so that a window never stands in its own way.
 */
import type { RawInput } from "#shared/contract/contract";
import { AppError, isAppError } from "#shared/errors";
import type { Answer, ReviewEntries } from "#shared/formats/review";

export type Seen = NonNullable<RawInput<"review.answer">["expected"]>;
type Shown<F extends string> = { readonly [K in F]?: Seen[string] | undefined };

const noAnswer: Answer = { evidenceLevel: "declared", note: "", links: [] };

export function seen<F extends string>(body: Shown<F> | undefined, ...fields: F[]): Seen {
  return Object.fromEntries(fields.map((field) => [field, body?.[field] ?? null]));
}

export function seenAnswer(entries: ReviewEntries, itemId: string, ...fields: (keyof Answer)[]): Seen {
  return seen(entries.answer[itemId] ?? noAnswer, ...fields);
}

export function changedElsewhere(message: string): AppError {
  return new AppError("conflict", message, { reason: "changed-elsewhere" });
}

export function isChangedElsewhere(error: unknown): boolean {
  return isAppError(error, "conflict") && error.details.reason === "changed-elsewhere";
}
