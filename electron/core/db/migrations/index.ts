import { migration as initial } from "./0010-initial.ts";
import { migration as wordKey } from "./0020-word-key.ts";
import { migration as bundles } from "./0030-bundles.ts";
import { migration as memoTemplates } from "./0040-memo-templates.ts";
import { migration as templateOfSignature } from "./0050-template-of-signature.ts";
import { migration as intake } from "./0060-intake.ts";
import type { Migration } from "./migration.ts";

/** In order. A fresh workspace and an old one run the same list. */
export const migrations: readonly Migration[] = [
  initial,
  wordKey,
  bundles,
  memoTemplates,
  templateOfSignature,
  intake,
];
