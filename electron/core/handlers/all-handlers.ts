import type { BackgroundWork } from "../background.ts";
import type { Workspace } from "../db/open-workspace.ts";
import type { Handlers } from "../handlers.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { appHandlers } from "./app-handlers.ts";
import { bundleHandlers } from "./bundle-handlers.ts";
import { checklistHandlers } from "./checklist-handlers.ts";
import { evidenceHandlers } from "./evidence-handlers.ts";
import { intakeHandlers } from "./intake-handlers.ts";
import { keepingHandlers } from "./keeping-handlers.ts";
import { outputHandlers } from "./output-handlers.ts";
import { packetHandlers } from "./packet-handlers.ts";
import { precheckHandlers } from "./precheck-handlers.ts";
import { printHandlers } from "./print-handlers.ts";
import { profileHandlers } from "./profile-handlers.ts";
import { questionFormHandlers } from "./question-form-handlers.ts";
import { reviewHandlers } from "./review-handlers.ts";
import { signingHandlers } from "./signing-handlers.ts";
import { templateHandlers } from "./template-handlers.ts";

type Needs = { needs: SessionNeeds; workspace: Workspace; background: BackgroundWork };

/** The whole table; a call without a handler does not compile. */
export function allHandlers({ needs, workspace, background }: Needs): Handlers {
  const { pickedFiles, producedFiles, newId, now } = needs;
  const packets = packetHandlers({
    pickedFiles,
    newId,
    evidence: workspace.evidence,
    read: workspace.read,
    readOnly: !workspace.write,
  });
  const newEntryId = entryIds({ newId, now });
  const bundles = bundleHandlers({ needs, workspace, background });
  const intakes = intakeHandlers({ needs, workspace });
  background.keepAlso(() => [...packets.previews.hashes(), ...bundles.hashes(), ...intakes.hashes()]);
  return {
    ...appHandlers(needs),
    ...packets.handlers,
    ...checklistHandlers({ needs, workspace }),
    ...reviewHandlers({ newId, newEntryId, pickedFiles, now, workspace }),
    ...questionFormHandlers({ workspace, pickedFiles, producedFiles }),
    ...precheckHandlers({ workspace, pickedFiles, producedFiles, newEntryId }),
    ...evidenceHandlers({ newId, pickedFiles, producedFiles, evidence: workspace.evidence }),
    ...profileHandlers(needs, workspace.read),
    ...signingHandlers({ needs, workspace, background }),
    ...bundles.handlers,
    ...intakes.handlers,
    ...outputHandlers({ needs, workspace }),
    ...templateHandlers({ needs, workspace }),
    ...printHandlers({ needs, workspace }),
    ...keepingHandlers({ needs, workspace, background }),
  };
}

/** Ids that sort as the entries were made: by the time, then by their number in this run. */
function entryIds({ newId, now }: Pick<SessionNeeds, "newId" | "now">): (prefix: string) => string {
  let made = 0;
  return (prefix) => {
    made = (made + 1) % 36 ** 4;
    return newId(`${prefix}-${now().getTime().toString(36)}${made.toString(36).padStart(4, "0")}`);
  };
}
