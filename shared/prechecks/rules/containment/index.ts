import { customerDetection } from "./detection.ts";
import { halfComplete } from "./half-complete.ts";
import { monitoringOnly } from "./monitoring-only.ts";
import { noPause } from "./pause.ts";
import { noQueueOwner } from "./queue-owner.ts";
import { unboundedRetry } from "./retry.ts";
import { noRollback } from "./rollback.ts";
import { noStopPerson, noStopTime } from "./stop.ts";

export const containmentRules = [
  monitoringOnly,
  noPause,
  noQueueOwner,
  noRollback,
  halfComplete,
  noStopPerson,
  noStopTime,
  customerDetection,
  unboundedRetry,
];
