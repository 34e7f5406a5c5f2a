import type { BackgroundWork } from "../background.ts";
import type { Workspace } from "../db/open-workspace.ts";
import type { Handlers } from "../handlers.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { appHandlers } from "./app-handlers.ts";
import { checklistHandlers } from "./checklist-handlers.ts";
import { evidenceHandlers } from "./evidence-handlers.ts";
import { keepingHandlers } from "./keeping-handlers.ts";
import { packetHandlers } from "./packet-handlers.ts";
import { profileHandlers } from "./profile-handlers.ts";
import { reviewHandlers } from "./review-handlers.ts";
import { signingHandlers } from "./signing-handlers.ts";

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
  background.keepAlso(packets.previews.hashes);
  return {
    ...appHandlers(needs),
    ...packets.handlers,
    ...checklistHandlers({ pickedFiles }),
    ...reviewHandlers({ newId, pickedFiles, now }),
    ...evidenceHandlers({ newId, pickedFiles, producedFiles, evidence: workspace.evidence }),
    ...profileHandlers(needs, workspace.read),
    ...signingHandlers({ needs, workspace, background }),
    ...keepingHandlers({ needs, workspace, background }),
  };
}
