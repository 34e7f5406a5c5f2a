import { quoteField } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { isMonitoringOnly, namesPause } from "./common.ts";

export const noPause: Rule = {
  id: "failure.no-pause",
  family: "containment",
  title: "Nothing makes it pause",
  rationale:
    "Ordinary risk is stale data, ambiguous input and half-complete writes. Without a condition that pauses it, the agent goes on through all of them.",
  settles: "The conditions under which it pauses by itself.",
  severity: "concern",
  items: ["failure.pause"],
  refs: ["NIST-800-53:r5:SI-17", "OWASP-AISVS:1.0:9.6.1"],
  examples: {
    fires: [
      {
        says: "No condition.",
        sections: { failure: { exceptions: { owner: "Desk lead" }, rollback: "the old value is restored" } },
      },
    ],
    quiet: [
      { says: "A condition.", sections: { failure: { pauseConditions: ["rate source older than 24 h"] } } },
      {
        says: "A condition in prose.",
        sections: { failure: { text: "The run halts when two totals differ." } },
      },
    ],
  },
  check: (facts) =>
    namesPause(facts) || isMonitoringOnly(facts)
      ? []
      : [
          {
            subject: "",
            says: "No condition is named that makes the workflow pause.",
            quotes: facts.packet.sections.failure?.pauseConditions?.length
              ? facts.packet.sections.failure.pauseConditions.map((text, at) =>
                  quoteField(`failure.pauseConditions[${at}]`, text),
                )
              : [quoteField("failure.pauseConditions")],
          },
        ],
};
