import { quoteField } from "../../facts.ts";
import type { Rule } from "../../rule.ts";

export const swappedPacket: Rule = {
  id: "evidence.swapped-packet",
  family: "evidence",
  title: "The same version with other content",
  rationale:
    "A packet with this id and version came before, and said something else. What was read, scored or promised then may not be what lies here.",
  settles: "A new version, with a list of what changed and why.",
  severity: "concern",
  items: ["ownership.re-review", "ownership.changes"],
  refs: ["NIST-800-53:r5:CM-3"],
  examples: {
    fires: [
      { says: "Version 3 was imported before with other files.", top: { version: "3" }, swapped: true },
    ],
    quiet: [{ says: "The version is new.", top: { version: "4" } }],
  },
  check: ({ packet, swapped }) =>
    swapped
      ? [
          {
            subject: "",
            says: "A packet with this id and version was imported before, with other content.",
            quotes: [quoteField("id", packet.id), quoteField("version", packet.version)],
          },
        ]
      : [],
};
