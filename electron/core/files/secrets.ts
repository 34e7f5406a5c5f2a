import { AppError } from "#shared/errors";
import { newToken } from "./tokens.ts";

/** Passphrases on their way from a door to one call. A token works once, and not for long. */
export type Secrets = {
  readonly add: (text: string) => string;
  readonly take: (token: string) => string;
};

export function createSecrets({
  now,
  keepForMs = 120_000,
}: {
  now: () => number;
  keepForMs?: number;
}): Secrets {
  const byToken = new Map<string, { text: string; until: number }>();
  const sweep = () => {
    for (const [token, secret] of byToken) if (secret.until < now()) byToken.delete(token);
  };
  return {
    add(text) {
      sweep();
      const token = newToken("secret");
      byToken.set(token, { text, until: now() + keepForMs });
      return token;
    },
    take(token) {
      sweep();
      const secret = byToken.get(token);
      byToken.delete(token);
      if (!secret) {
        throw new AppError("not-found", "The passphrase was not there any more. Type it again.", {
          what: "passphrase",
          id: token,
        });
      }
      return secret.text;
    },
  };
}
