import type { ChecklistFile } from "../../formats/checklist.ts";

export const receiptsSection = {
  id: "receipts",
  title: "Audit trail and receipts",
  weight: 1,
  packetSection: "receipts",
  items: [
    {
      id: "receipts.trail",
      prompt:
        "Where is the audit trail, and is a receipt for each significant action kept there safe from change?",
      guidance:
        "Go down the matrix: each row that writes, sends or needs approval should have its receipt, in a place with an address. " +
        "Good: a named store that the agent and its operators can add to but not edit, a retention period that outlasts a slow complaint, and a buyer who can read it without the vendor. " +
        "Red flag: general application logs, transcripts in the vendor's console, or receipts that the agent writes with an account that can delete them. " +
        "Below Partial if significant actions leave no receipt or one that lacks most of the seven facts asked for below, if those who act can alter it, or if place or period is missing.",
      weight: 3,
      gate: true,
      question: "trail",
      refs: [
        "NIST-800-53:r5:AU-3",
        "NIST-800-53:r5:AU-9",
        "NIST-800-53:r5:AU-11",
        "OWASP-AISVS:1.0:12.4.2",
        "MITRE-ATLAS:5.6.0:AML.M0024",
        "ISO-42001:2023:A.6.2.8",
      ],
      expects: [
        "receipts.where",
        "receipts.retention",
        "receipts.tamperProtection",
        "receipts.captured",
        "actions[].receipt",
      ],
    },
    {
      id: "receipts.trigger",
      prompt: "Does a receipt say what set the action off?",
      guidance:
        "You want to get from an action back to the event, the time and whoever caused it. " +
        "Good: the identifier of the form, ticket or message, its time, and the run that it started. " +
        "Red flag: a run number that leads nowhere, “scheduled job” for everything, or a retry that looks like a new event.",
      weight: 1,
      question: "trail",
      refs: ["NIST-800-53:r5:AU-3", "NIST-800-53:r5:AU-8", "OWASP-AISVS:1.0:12.1.1"],
      expects: ["receipts.captured.trigger"],
    },
    {
      id: "receipts.data",
      prompt: "Does a receipt show which data the action was based on, as it was at that moment?",
      guidance:
        "Records change, so a link to today's record does not show what the agent saw. " +
        "Good: the values or a fingerprint of each input, with source and time, and sensitive values masked or under access control. " +
        "Red flag: only the prompt template is stored, sources are not recorded, or the log is itself a second copy of everything sensitive that anybody can read.",
      weight: 1,
      question: "trail",
      refs: ["NIST-800-53:r5:AU-3", "OWASP-AISVS:1.0:12.1.1", "OWASP-LLM:2025:LLM02", "OWASP-LLM:2026:LLM02"],
      expects: ["receipts.captured.data"],
    },
    {
      id: "receipts.decision",
      prompt: "Does a receipt state the decision the system made, and by which rule and version?",
      guidance:
        "The decision is the choice before the act: this category, this route, this amount, refused or let through. " +
        "Good: the outcome, the rule or policy that applied, and the model and prompt version at the time; refusals are recorded too. " +
        "Red flag: a paragraph in which the model explains itself after the event, standing in for the decision; or only successful decisions are written down.",
      weight: 1,
      question: "trail",
      refs: ["OWASP-AISVS:1.0:12.1.2", "NIST-AI-RMF:1.0:MEASURE 2.8", "ISO-42001:2023:A.6.2.7"],
      expects: ["receipts.captured.decision"],
    },
    {
      id: "receipts.action",
      prompt:
        "Does a receipt record the action as carried out, with its real parameters and the identity used?",
      guidance:
        "What was intended and what was done can differ; the receipt should come from the place where it was done. " +
        "Good: system, operation, changed values before and after, the agent's identity, and the target system's own reference. " +
        "Red flag: the model's report that it has done something, values cut short, or an action that the target system logs under a person's name.",
      weight: 1,
      question: "trail",
      refs: [
        "NIST-800-53:r5:AU-12",
        "NIST-800-53:r5:AC-6(9)",
        "OWASP-AISVS:1.0:9.4.2",
        "OWASP-ASI:2026:ASI10",
      ],
      expects: ["receipts.captured.action"],
    },
    {
      id: "receipts.approval-required",
      prompt: "Does a receipt show whether approval was required, so that a missing one would stand out?",
      guidance:
        "Without this mark nobody can search for gated actions that slipped through. " +
        "Good: the bucket that applied at that moment is stored with the action, and somebody regularly looks for gated actions without an approval. " +
        "Red flag: it has to be worked out from the current policy, which may have changed since.",
      weight: 1,
      question: "trail",
      refs: ["OWASP-AISVS:1.0:12.1.2", "NIST-800-53:r5:AC-24", "NIST-800-53:r5:AU-6"],
      expects: ["receipts.captured.approvalRequired"],
    },
    {
      id: "receipts.approver",
      prompt: "Does a receipt name the person who approved, when, and what they were shown?",
      guidance:
        "The approver's own login should be in the record, not the agent's word for it. " +
        "Good: a personal identity, the time, the values as shown, and the answer, also where it was no or came too late. " +
        "Red flag: approvals by a shared account or a chat reaction, “approved: true” without a name, or an approver field that the agent fills in. " +
        "Not applicable only if nothing in the matrix needs approval.",
      weight: 1,
      question: "trail",
      refs: ["OWASP-AISVS:1.0:12.4.2", "NIST-800-53:r5:AU-10", "OWASP-ASI:2026:ASI09"],
      expects: ["receipts.captured.approver"],
    },
    {
      id: "receipts.outcome",
      prompt: "Does a receipt tell what happened afterwards: accepted, failed, corrected or undone?",
      guidance:
        "This is the part most often missing, and the one that shows whether the agent is any good. " +
        "Good: the target system's reply, later corrections and reversals linked to the same case, and a status that is brought up to date. " +
        "Red flag: the trail ends with “sent”, errors go to another log with no link, or a correction by hand leaves no trace.",
      weight: 1,
      question: "trail",
      refs: ["NIST-800-53:r5:AU-12", "NIST-AI-RMF:1.0:MEASURE 2.4", "OWASP-AISVS:1.0:12.4.3"],
      expects: ["receipts.captured.outcome"],
    },
    {
      id: "receipts.reconstruct",
      prompt: "From the sample receipts alone, can you follow one case from its trigger to its outcome?",
      guidance:
        "Do it once, with the vendor's sample and no explanation; this is the evidence you will have after an incident. " +
        "Good: real samples, one of them for a case that went wrong, with one identifier through all steps that a non-developer can read. " +
        "Red flag: no sample, a mock-up, a screenshot of a dashboard, or a trail that needs three systems and the author to explain it.",
      weight: 2,
      question: "trail",
      refs: [
        "NIST-800-53:r5:AU-6",
        "NIST-800-53:r5:AU-2",
        "OWASP-AISVS:1.0:12.1.3",
        "NIST-AI-RMF:1.0:MEASURE 2.8",
      ],
      expects: ["receipts.sample", "evidence"],
    },
  ],
} satisfies ChecklistFile["sections"][number];
