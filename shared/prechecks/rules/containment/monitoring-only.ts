import { quotePlace, type Facts } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { failureWords, isMonitoringOnly } from "./common.ts";

export const monitoringOnly: Rule = {
  id: "failure.monitoring-only",
  family: "containment",
  title: "Watching is the whole answer",
  rationale: "Watching tells when something went wrong. It does not stop it, hand it to a person or undo it.",
  settles: "What makes it pause, who takes the exceptions, and how what was done is undone.",
  severity: "concern",
  items: ["failure.wrong", "failure.pause", "failure.rollback"],
  refs: ["OWASP-ASI:2026:ASI08", "NIST-AI-RMF:1.0:MANAGE 2.4", "NIST-800-53:r5:SI-17"],
  examples: {
    fires: [
      {
        says: "Dashboards only.",
        sections: { failure: { text: "Our engineers monitor all runs on a dashboard and get alerts." } },
      },
      {
        says: "Watching in the fields.",
        sections: { failure: { pauseConditions: ["we keep an eye on it"], detection: "24/7 telemetry" } },
      },
    ],
    quiet: [
      {
        says: "Watching, and a pause.",
        sections: {
          failure: {
            text: "Runs are monitored.",
            pauseConditions: ["three failed lookups in a row"],
            exceptions: { owner: "Desk lead" },
            rollback: "previous value is restored",
          },
        },
      },
    ],
  },
  check: (facts) =>
    isMonitoringOnly(facts)
      ? [{ subject: "", says: "Watching is all that is said of failures.", quotes: watchingQuotes(facts) }]
      : [],
};

function watchingQuotes(facts: Facts) {
  return failureWords(facts).flatMap((passage) =>
    facts.lexicon
      .terms("failure.watching")
      .find(passage.text)
      .slice(0, 1)
      .map(({ start, end }) => quotePlace(passage, start, end)),
  );
}
