import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why a request is refused: the status, and a sentence for whoever looks at it by hand. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "Refusal";
    this.status = status;
  }
}

export const TOKEN_HEADER = "x-countersign-token";

/** The token of this start, and the one-use codes that are exchanged for it. */
export type Entry = {
  /** A code that can be exchanged for the token once, for some minutes. */
  oneUseCode(): string;
  /** The token, if the code is good and not too old; the code is useless afterwards. */
  exchange(code: string): string | undefined;
  isToken(text: string | undefined): boolean;
};

/** Long enough to carry an address to a browser; one that lies about in a terminal for longer opens nothing. */
export const CODE_MINUTES = 10;

export function createEntry(now: () => number = Date.now): Entry {
  const token = randomBytes(32).toString("base64url");
  /** The digest of each code that was not used, and when it was made. */
  const codes = new Map<string, number>();
  return {
    oneUseCode() {
      const code = randomBytes(32).toString("base64url");
      codes.set(digestOf(code), now());
      return code;
    },
    exchange(code) {
      const digest = digestOf(code);
      const made = codes.get(digest);
      codes.delete(digest);
      if (made === undefined) return undefined;
      const age = now() - made;
      // A clock that was put back makes no code young again.
      return age >= 0 && age <= CODE_MINUTES * 60_000 ? token : undefined;
    },
    // Compared by digest, so that neither length nor content shows in the time it takes.
    isToken: (text) =>
      text !== undefined && timingSafeEqual(Buffer.from(digestOf(text)), Buffer.from(digestOf(token))),
  };
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * What every request must fulfil, whatever it asks for: sent to exactly our address (a name that was rebound to
 * 127.0.0.1 has another Host), and, where the browser says who asks, by our own page.
 */
export function checkSender(request: IncomingMessage, origin: string): void {
  const { host, origin: sender } = request.headers;
  if (host !== new URL(origin).host) throw new Refusal(403, "This address is not served here.");
  if (sender !== undefined && sender !== origin)
    throw new Refusal(403, "Only Countersign's own page may ask.");
}

/** What everything but the built files needs beyond that: our page as the sender, and the token. */
export function checkCaller(request: IncomingMessage, origin: string, entry: Entry): void {
  checkOwnPage(request, origin);
  const token = request.headers[TOKEN_HEADER];
  if (typeof token !== "string" || !entry.isToken(token))
    throw new Refusal(401, "The token is missing or wrong.");
}

/** Browsers leave Origin out of a page's own GET, and only there. */
export function checkOwnPage(request: IncomingMessage, origin: string): void {
  if (request.method !== "GET" && request.headers.origin !== origin) {
    throw new Refusal(403, "Only Countersign's own page may ask.");
  }
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin")
    throw new Refusal(403, "Only Countersign's own page may ask.");
}
