import type { ChecklistFile } from "../../formats/checklist.ts";
import { actionsSection } from "./actions.ts";
import { boundarySection } from "./boundary.ts";
import { dataSection } from "./data.ts";
import { failureSection } from "./failure.ts";
import { identitySection } from "./identity.ts";
import { ownershipSection } from "./ownership.ts";
import { receiptsSection } from "./receipts.ts";

/**
 * The checklist that ships with the app. Once released, a version is immutable:
 * any change of wording, weight or reference needs a new `version`.
 */
export const aiAgentReview = {
  format: "countersign.checklist/1",
  id: "ai-agent-review",
  version: "1.0.0",
  title: "AI agent security review",
  scale: [
    {
      key: "0",
      label: "Absent",
      points: 0,
      help: "The packet does not answer this; you would have to guess.",
    },
    {
      key: "1",
      label: "Vague",
      points: 1,
      help: "There is an answer, but it can be read in several ways or names nothing and nobody that you could check.",
    },
    {
      key: "2",
      label: "Partial",
      points: 2,
      help: "Concrete as far as it goes; you can name what is missing, and it matters.",
    },
    {
      key: "3",
      label: "Adequate",
      points: 3,
      help: "Concrete for everything that matters here; what is missing would not alter your decision.",
    },
    {
      key: "4",
      label: "Complete",
      points: 4,
      help: "Nothing left to ask, and it agrees with the other sections. How well it is proved goes into the evidence level, not here.",
    },
  ],
  policy: {
    gateMinimum: "2",
    approve: { overall: 75, section: 60 },
    conditions: { overall: 60, section: 40 },
    notApplicable: "justify",
    countersignatures: 1,
  },
  sections: [
    boundarySection,
    dataSection,
    actionsSection,
    identitySection,
    failureSection,
    receiptsSection,
    ownershipSection,
  ],
} satisfies ChecklistFile;
