import { randomBytes } from "node:crypto";

/** An opaque token of 192 random bits, with a prefix that says what it stands for. */
export function newToken(prefix: "picked" | "secret" | "produced" | "printed"): string {
  return `${prefix}-${randomBytes(24).toString("base64url")}`;
}
