import type { Workspace } from "../db/open-workspace.ts";
import { listOpenSteps } from "../db/step-repo.ts";
import { transact } from "../db/transact.ts";
import { whoWorks } from "../db/who-works.ts";
import { sealOpenSteps } from "./edit-review.ts";

/** Ends bursts of typing, so that their receipts stand before what comes next. */
export function sealBursts({ write }: Pick<Workspace, "write">, now: () => Date): void {
  if (!write || listOpenSteps(write).length === 0) return;
  transact(write, { at: now().toISOString(), who: whoWorks(write) }, sealOpenSteps);
}
