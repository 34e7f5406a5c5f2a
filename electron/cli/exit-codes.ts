import type { ErrorCode } from "#shared/errors";

/** 1: refused by a rule · 2: bad usage or bad input · 3: storage or integrity trouble. */
const byCode: Record<ErrorCode, number> = {
  conflict: 1,
  signed: 1,
  cancelled: 1,
  "invalid-input": 2,
  "malformed-file": 2,
  "refused-file": 2,
  "newer-format": 2,
  "not-found": 2,
  passphrase: 2,
  "unknown-call": 2,
  storage: 3,
  integrity: 3,
  internal: 3,
};

export function exitCodeOf(code: ErrorCode): number {
  return byCode[code];
}
