import type { ChecklistFile } from "../../formats/checklist.ts";

export const dataSection = {
  id: "data",
  title: "Data access",
  weight: 1,
  packetSection: "data",
  items: [
    {
      id: "data.systems",
      prompt: "Does the data map show, system by system, where data comes from and where it ends up?",
      guidance:
        "Follow one case through the map; every arrow of the statement should be a row. " +
        "Good: each system that holds or receives data has its own rows, including the model provider, logs, caches and the review queue. " +
        "Red flag: one row for “internal systems”, sources without destinations, or logs and prompts left out because they are not thought of as data.",
      weight: 2,
      question: "read",
      refs: [
        "NIST-800-53:r5:CM-13",
        "NIST-800-53:r5:AC-4",
        "NIST-AI-RMF:1.0:MAP 4.1",
        "ISO-42001:2023:A.4.3",
      ],
      expects: ["data.flows", "data.flows[].system"],
    },
    {
      id: "data.fields",
      prompt: "Which fields does the agent actually get to see, named one by one?",
      guidance:
        "The agent can read what its query returns, not only what the step needs. " +
        "Good: field names that a person with the system open could tick off, and a word on attachments, free-text fields and history. " +
        "Red flag: “customer record”, “all relevant fields”, an export of a whole table, or search over a document store without saying whose documents it may return.",
      weight: 2,
      question: "read",
      refs: [
        "OWASP-LLM:2025:LLM02",
        "OWASP-LLM:2026:LLM02",
        "OWASP-LLM:2025:LLM08",
        "OWASP-LLM:2026:LLM09",
        "OWASP-AISVS:1.0:5.2.2",
        "NIST-800-53:r5:AC-3",
        "MITRE-ATLAS:5.6.0:AML.T0057",
      ],
      expects: ["data.flows[].fields"],
    },
    {
      id: "data.access",
      prompt: "Does each flow say whether data is read, written, stored or forwarded?",
      guidance:
        "These are four different risks, and one flow can be several of them. " +
        "Good: access is given per flow, copies count as stored, and anything handed to another party counts as forwarded. " +
        "Red flag: “access” or “sync” without direction, read-only claims beside a matrix row that updates the same system, or drafts and caches that nobody calls storage.",
      weight: 2,
      question: "touch",
      refs: ["NIST-800-53:r5:CM-13", "NIST-800-53:r5:AC-3", "NIST-800-53:r5:AC-21"],
      expects: ["data.flows[].access"],
    },
    {
      id: "data.classes",
      prompt: "Is it clear whether the agent sees personal data, financial data or internal notes?",
      guidance:
        "A direct yes or no for each of these is worth more than a policy reference. " +
        "Good: every flow carries its classes, free-text fields are classed by the worst that people type into them, and “none” is said where it is meant. " +
        "Red flag: names and e-mail addresses without a personal-data mark, internal comments described as metadata, credentials in tickets overlooked, or a classification promised for later.",
      weight: 2,
      question: "read",
      refs: [
        "NIST-800-53:r5:PT-2",
        "NIST-800-53:r5:RA-8",
        "NIST-AI-RMF:1.0:MEASURE 2.10",
        "OWASP-AISVS:1.0:5.2.7",
      ],
      expects: ["data.flows[].classes"],
    },
    {
      id: "data.leaves-boundary",
      prompt:
        "Is it stated for every flow whether data leaves the current system boundary, and where it goes?",
      guidance:
        "A hosted model outside the boundary means that the prompt leaves with everything in it; so do support tools, error reports and e-mail. " +
        "Good: yes or no per flow, and for each yes a named recipient, the way it travels, and whether the recipient may train on it. " +
        "Red flag: the model provider is missing from the map, “stays in our cloud” where the cloud is the vendor's, or a tool that can send to addresses that the agent chooses.",
      weight: 2,
      question: "read",
      refs: [
        "NIST-800-53:r5:AC-21",
        "NIST-800-53:r5:SC-7",
        "NIST-800-53:r5:SC-8",
        "MITRE-ATLAS:5.6.0:AML.T0086",
        "OWASP-LLM:2025:LLM02",
        "OWASP-LLM:2026:LLM02",
      ],
      expects: ["data.flows[].leavesBoundary", "data.flows[].destination"],
    },
    {
      id: "data.retention",
      prompt: "How long is each piece of data kept, if at all, including in prompts, memory and logs?",
      guidance:
        "Ask what is left of a case the day after it closes. " +
        "Good: a period per place or a plain “not kept”, who deletes it and how, and what the agent carries over from one case to the next. " +
        "Red flag: “per policy” without the policy, retention given for the database but not for transcripts or a search index, or a memory that grows with no way to empty it.",
      weight: 2,
      refs: [
        "NIST-800-53:r5:SI-12",
        "NIST-800-53:r5:MP-6",
        "OWASP-AISVS:1.0:8.3.2",
        "OWASP-ASI:2026:ASI06",
        "MITRE-ATLAS:5.6.0:AML.M0031",
      ],
      expects: ["data.flows[].retention"],
    },
    {
      id: "data.necessity",
      prompt:
        "Does each sensitive field serve a step of the workflow, or does a simple task ride on sensitive data?",
      guidance:
        "Take the sensitive fields one at a time and ask which step fails without them. " +
        "Good: the buyer knows which sensitive data is involved and why, and fields that no step needs are removed or masked before the model sees them. " +
        "Red flag: a sorting task that reads whole customer histories, fields included because the interface returns them, or a buyer who learns about the exposure from your question.",
      weight: 2,
      question: "read",
      refs: ["NIST-800-53:r5:SI-12(1)", "NIST-800-53:r5:PT-3", "OWASP-AISVS:1.0:8.2.1"],
      expects: ["data.flows[].fields", "data.flows[].classes", "data.text"],
    },
    {
      id: "data.regulated-egress",
      prompt:
        "For regulated data that leaves the boundary, are the recipient, the place and the retention disclosed?",
      guidance:
        "Personal, financial and health data and credentials count here, and so does whatever the buyer's own rules add. " +
        "Good: for each such flow a named recipient, the region where it is processed and kept, a retention period, and the buyer's agreement to it. " +
        "Red flag: “processed securely”, a list of possible sub-processors, or default retention at the model provider that nobody looked up. " +
        "Below Partial if any such flow lacks the recipient, the place or the period. " +
        "Not applicable only if every flow says that it stays inside, or that what leaves is not regulated.",
      weight: 3,
      gate: true,
      notApplicable: "allow",
      question: "read",
      refs: [
        "NIST-800-53:r5:SA-9(5)",
        "NIST-800-53:r5:SI-12",
        "NIST-800-53:r5:RA-8",
        "NIST-AI-RMF:1.0:MEASURE 2.10",
        "ISO-42001:2023:A.10.3",
      ],
      expects: [
        "data.flows[].leavesBoundary",
        "data.flows[].destination",
        "data.flows[].retention",
        "data.flows[].classes",
      ],
    },
  ],
} satisfies ChecklistFile["sections"][number];
