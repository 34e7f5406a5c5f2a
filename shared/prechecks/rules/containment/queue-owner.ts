import { quoteField } from "../../facts.ts";
import { isYetToBeNamed, personOf } from "../../people.ts";
import type { Rule } from "../../rule.ts";
import { isMonitoringOnly } from "./common.ts";

export const noQueueOwner: Rule = {
  id: "failure.no-queue-owner",
  family: "containment",
  title: "The exception queue has no owner",
  rationale: "What the agent cannot do waits in a queue. A queue that nobody owns is where work is lost.",
  settles: "The person or post that owns the exception queue.",
  severity: "concern",
  items: ["failure.queue-owner"],
  refs: ["NIST-800-53:r5:IR-4", "NIST-AI-RMF:1.0:GOVERN 2.1"],
  examples: {
    fires: [
      {
        says: "Nobody named.",
        sections: { failure: { pauseConditions: ["stale source"], exceptions: { what: "unclear forms" } } },
      },
    ],
    quiet: [
      {
        says: "A post.",
        sections: { failure: { exceptions: { what: "unclear forms", owner: "Intake desk lead" } } },
      },
    ],
  },
  check: (facts) => {
    const owner = facts.packet.sections.failure?.exceptions?.owner;
    const { kind } = personOf(owner, facts);
    if (
      (kind !== "nobody" && kind !== "machine" && kind !== "mailbox" && !isYetToBeNamed(owner)) ||
      isMonitoringOnly(facts)
    )
      return [];
    return [
      {
        subject: "",
        says:
          kind === "machine" || kind === "mailbox"
            ? `“${owner ?? ""}” is no person who could own the exception queue.`
            : "Nobody is named who owns the exception queue.",
        quotes: [quoteField("failure.exceptions.owner", owner)],
      },
    ];
  },
};
