import { z } from "zod";

/** One problem in a file: where it is, what was found wrong, what was expected. `line` counts from 1. */
export const Problem = z.strictObject({
  file: z.string().max(4_096),
  line: z.int().min(1).optional(),
  path: z.string().max(2_000).optional(),
  says: z.string().max(4_000),
  expected: z.string().max(1_000).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The closed table of error codes, and the details that each one carries. A new code is a change of the contract. */
const detailsByCode = {
  "invalid-input": z.strictObject({
    problems: z.array(z.strictObject({ path: z.string(), says: z.string() })),
  }),
  "malformed-file": z.strictObject({ problems: z.array(Problem) }),
  "refused-file": z.strictObject({ file: z.string(), rule: z.string() }),
  "newer-format": z.strictObject({ found: z.string(), supported: z.string() }),
  "not-found": z.strictObject({ what: z.string(), id: z.string() }),
  conflict: z.strictObject({ reason: z.string() }),
  signed: z.strictObject({ reviewId: z.string() }),
  passphrase: z.strictObject({ profile: z.string() }),
  integrity: z.strictObject({ what: z.string() }),
  storage: z.strictObject({
    cause: z.enum([
      "full",
      "read-only",
      "corrupt",
      "newer-database",
      "older-database",
      "locked",
      "io",
      "unknown",
    ]),
    where: z.string(),
  }),
  cancelled: z.strictObject({}),
  "unknown-call": z.strictObject({ name: z.string() }),
  internal: z.strictObject({ logId: z.string() }),
} as const;

export type ErrorCode = keyof typeof detailsByCode;
export type ErrorDetails<C extends ErrorCode> = z.infer<(typeof detailsByCode)[C]>;
export const errorCodes = Object.keys(detailsByCode);

/** An expected failure: a stable code, one sentence for people, and details typed by the code. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails<C>;
  constructor(code: C, message: string, details: ErrorDetails<C>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

export function isAppError<C extends ErrorCode>(error: unknown, code: C): error is AppError<C> {
  return error instanceof AppError && error.code === code;
}

/** The error as it crosses a border. Its details were made by `AppError`, so they fit the code. */
export type WireError = { code: ErrorCode; message: string; details: unknown };

export type Reply<T = unknown> = { ok: true; value: T } | { ok: false; error: WireError };

/** Rebuilds the error on the other side of a border; details that do not fit the code become `internal`. */
export function fromWire(error: WireError): AppError {
  const schema = Object.hasOwn(detailsByCode, error.code) ? detailsByCode[error.code] : undefined;
  const details = schema?.safeParse(error.details);
  if (!details?.success) return new AppError("internal", error.message, { logId: "unknown" });
  return new AppError(error.code, error.message, details.data);
}
