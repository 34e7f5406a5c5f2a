import path from "node:path";
import { AppError } from "#shared/errors";
import { newToken } from "./tokens.ts";

export type PickedPath = { path: string; name: string };

/** Files and folders that a person picked. Doors put paths in; calls carry only the token; a path never reaches a screen. */
export type PickedFiles = {
  readonly add: (filePath: string, name?: string) => string;
  /** Stays valid until the app closes, so that a person can try again after a mistake. */
  readonly get: (token: string) => PickedPath;
};

export function createPickedFiles(): PickedFiles {
  const byToken = new Map<string, PickedPath>();
  return {
    add(filePath, name = path.basename(filePath)) {
      const token = newToken("picked");
      byToken.set(token, { path: path.resolve(filePath), name });
      return token;
    },
    get(token) {
      const picked = byToken.get(token);
      if (!picked) {
        throw new AppError("not-found", "The picked file is not known any more. Pick it again.", {
          what: "picked file",
          id: token,
        });
      }
      return picked;
    },
  };
}
