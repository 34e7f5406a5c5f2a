import type { CoreEvent } from "#shared/contract/events";
import type { CoreOptions } from "./core.ts";
import type { Receipt } from "./db/receipt-repo.ts";
import type { PickedFiles } from "./files/picked-files.ts";
import type { ProducedFiles } from "./files/produced-files.ts";
import type { Secrets } from "./files/secrets.ts";
import type { Jobs } from "./jobs.ts";
import type { Log } from "./log.ts";

/** What outlives a session, and so is handed to each. */
export type SessionNeeds = {
  readonly options: CoreOptions;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly pickedFiles: PickedFiles;
  readonly producedFiles: ProducedFiles;
  readonly secrets: Secrets;
  readonly now: () => Date;
  readonly newId: (prefix: string) => string;
  readonly emit: (event: CoreEvent) => void;
  readonly blockedRequests: () => number;
  /** Closes the workspace, lets `between` work on its files, opens it again, and leaves the receipt there. */
  readonly restart: (between: () => Promise<void>, receipt: Receipt) => Promise<void>;
  /** Opens the workspace again where its opening failed; throws why, where it fails again. */
  readonly retryStart: () => Promise<void>;
};
