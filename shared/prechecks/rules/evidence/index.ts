/** Evidence against claims: files, what they can prove, and reach that only they show. */
import type { Rule } from "../../rule.ts";
import { actionWithoutTool } from "./action-without-tool.ts";
import { noSuchEvidence, unknownField } from "./claims.ts";
import { alteredFile, missingFile, unlistedFile } from "./files.ts";
import { notMentioned } from "./not-mentioned.ts";
import { notRead } from "./not-read.ts";
import { swappedPacket } from "./swapped.ts";
import { undeclaredReach } from "./undeclared-reach.ts";

export const evidenceRules: readonly Rule[] = [
  undeclaredReach,
  actionWithoutTool,
  missingFile,
  alteredFile,
  unlistedFile,
  notRead,
  swappedPacket,
  noSuchEvidence,
  notMentioned,
  unknownField,
];
