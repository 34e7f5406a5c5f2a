import type { ChecklistFile } from "../../formats/checklist.ts";

export const ownershipSection = {
  id: "ownership",
  title: "Ownership after launch",
  weight: 1,
  packetSection: "ownership",
  items: [
    {
      id: "ownership.named",
      prompt: "Is a person or a post, with a way to reach them, named for each of the six duties?",
      guidance:
        "The duties are workflow, runtime health, exception queue, incidents, changes and shutdown; one person may hold several. " +
        "Good: names or posts in the buyer, contacts that work outside office hours where the agent does, and a deputy for the urgent duties. " +
        "Red flag: the supplier, a project team or a department as owner, one name in all six fields without a deputy, or a person who leaves when the project ends. " +
        "Below Partial if any duty has no owner, or only “the vendor”, “the AI team” or the like.",
      weight: 3,
      gate: true,
      refs: ["NIST-AI-RMF:1.0:GOVERN 2.1", "ISO-42001:2023:A.3.2", "NIST-800-53:r5:PS-9"],
      expects: [
        "ownership.workflow",
        "ownership.runtime",
        "ownership.exceptions",
        "ownership.incidents",
        "ownership.changes",
        "ownership.shutdown",
      ],
    },
    {
      id: "ownership.workflow",
      prompt: "Who owns the workflow and answers for its results?",
      guidance:
        "This should be the person whose work the agent does, not the one who bought it. " +
        "Good: a business owner who accepts the remaining risk, can narrow or end the workflow, and is the sponsor named in the packet or has their backing. " +
        "Red flag: the owner is a developer or the innovation budget, or first hears of the role from you.",
      weight: 2,
      refs: ["NIST-AI-RMF:1.0:MANAGE 1.4", "NIST-800-53:r5:PM-10", "ISO-42001:2023:A.9.2"],
      expects: ["ownership.workflow", "buyer.sponsor"],
    },
    {
      id: "ownership.runtime",
      prompt: "Who looks after runtime health: that it runs, keeps up, and fails loudly?",
      guidance:
        "Health is about queues, errors, cost and expired credentials, and it needs someone who is paged. " +
        "Good: a post with the alerts and the access to act on them, hours of cover that match the workflow's hours, and a plan for the model provider being down. " +
        "Red flag: alerts go to a channel that nobody owns, the vendor watches and the buyer cannot, or silence counts as healthy.",
      weight: 2,
      refs: ["NIST-800-53:r5:CA-7", "ISO-42001:2023:A.6.2.6", "NIST-AI-RMF:1.0:MANAGE 4.1"],
      expects: ["ownership.runtime"],
    },
    {
      id: "ownership.incidents",
      prompt:
        "Who handles an incident with this agent, and is it part of the buyer's normal incident process?",
      guidance:
        "A wrong mail to a thousand customers is an incident even if nothing was hacked. " +
        "Good: a named lead, what counts as an incident here, who is told within what time, and the vendor's duty to report on its side. " +
        "Red flag: incidents go to the vendor's support form, the security desk does not know the workflow exists, or nobody decides whether customers are told.",
      weight: 2,
      refs: [
        "NIST-800-53:r5:IR-4",
        "NIST-800-53:r5:IR-6",
        "NIST-800-53:r5:IR-8",
        "NIST-AI-RMF:1.0:MANAGE 4.3",
        "ISO-42001:2023:A.8.4",
      ],
      expects: ["ownership.incidents"],
    },
    {
      id: "ownership.changes",
      prompt: "Who approves changes, including edits to prompts, tools and permissions?",
      guidance:
        "A sentence added to a prompt can move the boundary as far as a new release does. " +
        "Good: one named approver who is not the author, a record of each change with the reason, and no way for the vendor or the agent to change the live workflow alone. " +
        "Red flag: prompts edited in a console without a trace, automatic model upgrades, or changes that are told afterwards in release notes.",
      weight: 2,
      refs: [
        "NIST-800-53:r5:CM-3",
        "NIST-800-53:r5:CM-5",
        "OWASP-AISVS:1.0:9.2.5",
        "OWASP-AISVS:1.0:12.5.3",
        "MITRE-ATLAS:5.6.0:AML.T0081",
      ],
      expects: ["ownership.changes"],
    },
    {
      id: "ownership.drift",
      prompt: "Who turns the workflow off when its behaviour drifts, and what would make them do it?",
      guidance:
        "Drift is slow, so nobody feels called upon; the decision needs an owner and a line agreed beforehand. " +
        "Good: a named person with the authority and the switch, a measure with a limit, and a way to do the work by hand meanwhile. " +
        "Red flag: a committee, a limit to be set later, or a process that can no longer run without the agent.",
      weight: 2,
      question: "stop",
      refs: [
        "NIST-AI-RMF:1.0:MANAGE 2.4",
        "NIST-AI-RMF:1.0:GOVERN 1.7",
        "OWASP-ASI:2026:ASI10",
        "NIST-AI-RMF:1.0:MEASURE 3.1",
      ],
      expects: ["ownership.shutdown"],
    },
    {
      id: "ownership.support",
      prompt: "What support does the vendor owe after launch, and what can the buyer do without it?",
      guidance:
        "Find out where the vendor's duty ends and the buyer's begins. " +
        "Good: a support contact with hours and times to answer, a split of duties on paper, and a buyer who can pause, revoke and read receipts alone. " +
        "Red flag: support by the founder's phone, a pilot without a support term, or an agent that keeps running if the vendor disappears.",
      weight: 1,
      refs: [
        "NIST-800-53:r5:SA-9",
        "NIST-800-53:r5:SR-6",
        "NIST-AI-RMF:1.0:GOVERN 6.2",
        "NIST-AI-RMF:1.0:MANAGE 3.1",
        "ISO-42001:2023:A.10.2",
      ],
      expects: ["vendor.contact", "ownership.text"],
    },
    {
      id: "ownership.re-review",
      prompt: "Does a change of model, prompt, tool or scope go back to review before it takes effect?",
      guidance:
        "The approval is for exactly what you saw; widening it later is welcome, but through this door. " +
        "Good: triggers listed as model, prompt, tool, data and scope, a person who decides whether one has occurred, and the vendor's duty to announce changes at the model provider beforehand. " +
        "Red flag: “major changes” without saying what is major, an annual date as the only trigger, or tools whose descriptions can change on the supplier's side. " +
        "Below Partial if a change of model, of prompt or of tools can go live without review.",
      weight: 3,
      gate: true,
      refs: [
        "NIST-800-53:r5:CM-3",
        "NIST-800-53:r5:CM-4",
        "OWASP-AISVS:1.0:3.2.3",
        "OWASP-AISVS:1.0:10.4.8",
        "OWASP-ASI:2026:ASI04",
        "MITRE-ATLAS:5.6.0:AML.T0109",
      ],
      expects: ["ownership.reviewTriggers", "ownership.changes"],
    },
  ],
} satisfies ChecklistFile["sections"][number];
