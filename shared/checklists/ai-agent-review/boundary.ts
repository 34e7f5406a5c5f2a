import type { ChecklistFile } from "../../formats/checklist.ts";

export const boundarySection = {
  id: "boundary",
  title: "Workflow boundary",
  weight: 1,
  packetSection: "boundary",
  items: [
    {
      id: "boundary.statement",
      prompt: "After one reading of the statement, could you retell step by step what the workflow does?",
      guidance:
        "Look for plain verbs with objects: reads this, checks that, writes there, gives the rest to a person. " +
        "Good: a few dull sentences that name each step and where the work ends, precise enough to write a test case from. " +
        "Red flag: a sentence that would fit any product, such as running a whole department's work, handling things intelligently or integrating everywhere; or praise, autonomy claims and benchmark figures in place of steps. " +
        "If you cannot draw it on one sheet, the reach of a mistake is unknown and the other sections rest on sand.",
      weight: 2,
      question: "touch",
      refs: [
        "NIST-800-53:r5:PL-2",
        "NIST-AI-RMF:1.0:MAP 1.1",
        "NIST-AI-RMF:1.0:MAP 3.3",
        "ISO-42001:2023:A.6.2.2",
        "ISO-42001:2023:A.9.4",
      ],
      expects: ["boundary.statement", "boundary.text"],
    },
    {
      id: "boundary.trigger",
      prompt: "What exactly starts a run, and is everything that can start one listed?",
      guidance:
        "Ask who or what can cause the event, and how often it is expected. " +
        "Good: one named event in one named system, its usual volume, and what happens when far more of them arrive. " +
        "Red flag: “continuously”, “when needed”, an agent that sets its own next run, or a trigger that any outsider can fire without limit.",
      weight: 2,
      refs: [
        "NIST-AI-RMF:1.0:MAP 2.1",
        "OWASP-AISVS:1.0:9.1.2",
        "OWASP-LLM:2025:LLM10",
        "OWASP-LLM:2026:LLM06",
      ],
      expects: ["boundary.trigger"],
    },
    {
      id: "boundary.inputs",
      prompt: "Is everything that reaches the model listed, with where it comes from and who can write it?",
      guidance:
        "Inputs are more than the form or the ticket: looked-up records, attachments, search results, tool replies and memory count too. " +
        "Good: each input has a source system and a writer, and the ones that outsiders can write are marked. " +
        "Red flag: “relevant context” or “customer data” as an input, attachments not mentioned, or web pages fetched at run time without a list of allowed sources.",
      weight: 2,
      question: "read",
      refs: ["NIST-800-53:r5:SI-10", "OWASP-ASI:2026:ASI01", "MITRE-ATLAS:5.6.0:AML.T0099"],
      expects: ["boundary.inputs", "boundary.untrustedInputs"],
    },
    {
      id: "boundary.systems",
      prompt: "Which systems can the workflow reach, and is each one named with what it is used for?",
      guidance:
        "Reach counts, not habit: a system that the credentials open belongs on the list even if no step uses it today. " +
        "Good: a closed list of named systems with kind and purpose, including the model provider, queues, logs and anything that only receives. " +
        "Red flag: “and other internal tools”, a product family in place of a system, a browser or shell with open reach, or an integration platform that hides what stands behind it.",
      weight: 2,
      question: "touch",
      refs: [
        "NIST-800-53:r5:CA-3",
        "NIST-800-53:r5:CM-7",
        "NIST-800-53:r5:AC-20",
        "OWASP-AISVS:1.0:9.3.7",
        "NIST-AI-RMF:1.0:GOVERN 1.6",
      ],
      expects: ["boundary.systems"],
    },
    {
      id: "boundary.outputs",
      prompt: "What does a run produce, where does it land, and who or what acts on it next?",
      guidance:
        "An output that a person reads is a different risk from one that a program executes. " +
        "Good: each output has a shape, a destination and a next reader, and outputs used by another system are checked against a fixed format first. " +
        "Red flag: free text passed on into queries, scripts, web pages or another agent, or an output whose reader nobody can name.",
      weight: 2,
      question: "touch",
      refs: [
        "OWASP-LLM:2025:LLM05",
        "OWASP-LLM:2026:LLM10",
        "OWASP-ASI:2026:ASI05",
        "OWASP-ASI:2026:ASI07",
        "OWASP-ASI:2026:ASI08",
        "OWASP-AISVS:1.0:9.3.2",
        "NIST-800-53:r5:SI-15",
      ],
      expects: ["boundary.outputs"],
    },
    {
      id: "boundary.high-risk-actions",
      prompt:
        "Are the high-risk actions inside the boundary named, or is it said outright that there are none?",
      guidance:
        "High risk means hard to undo, visible to customers, or touching money, access, contracts or production. " +
        "Good: a short list that you can find again in the action matrix, each entry excluded or behind approval; “none” is a good answer if the matrix bears it out. " +
        "Red flag: an empty field beside write access, or a statement that mentions refunds, account changes or outgoing mail in passing and does not list them here.",
      weight: 2,
      question: "act",
      refs: [
        "NIST-AI-RMF:1.0:MAP 5.1",
        "NIST-800-53:r5:RA-3",
        "OWASP-AISVS:1.0:9.2.3",
        "OWASP-ASI:2026:ASI02",
      ],
      expects: ["boundary.highRiskActions", "actions[].risk"],
    },
    {
      id: "boundary.out-of-scope",
      prompt: "Does the packet say what the workflow will not handle, and where such cases go instead?",
      guidance:
        "A narrow first version is easier to approve than a broad one, and the exclusions are what keeps it narrow. " +
        "Good: excluded case types by name, how one is recognised, and the person or queue that takes it. " +
        "Red flag: no exclusions at all, “will be extended as needed”, or exclusions that depend on the model noticing them with nothing behind it.",
      weight: 1,
      refs: ["NIST-AI-RMF:1.0:MAP 2.2", "NIST-AI-RMF:1.0:MAP 3.3", "NIST-800-53:r5:CM-7"],
      expects: ["boundary.outOfScope"],
    },
    {
      id: "boundary.components",
      prompt: "Are the model, its version, the prompts, the tools and every third-party part named?",
      guidance:
        "You approve these parts, so a later change is only visible against a list. " +
        "Good: model and version or the provider's change policy, a version for prompts, each tool or tool server with its supplier, and nothing fetched at run time that is not on the list. " +
        "Red flag: “latest model”, tools discovered while running, plug-ins from a public catalogue, or a supplier that is mentioned only in an evidence file.",
      weight: 2,
      refs: [
        "NIST-800-53:r5:CM-8",
        "OWASP-ASI:2026:ASI04",
        "OWASP-LLM:2025:LLM03",
        "OWASP-LLM:2026:LLM04",
        "OWASP-AISVS:1.0:9.3.3",
        "OWASP-AISVS:1.0:10.1.2",
        "MITRE-ATLAS:5.6.0:AML.M0023",
        "MITRE-ATLAS:5.6.0:AML.T0110",
      ],
      expects: ["boundary.systems", "boundary.text"],
    },
    {
      id: "boundary.untrusted-input",
      prompt: "Is text that an outsider can write kept from triggering any action that needs approval?",
      guidance:
        "Assume that someone writes instructions into the form, the e-mail or the attachment, and follow them through the workflow. " +
        "Good: outsider-written inputs are listed with what they may not cause, and the barrier is in the program (the step that reads them has no tool for the action, or a person confirms it), with a test that shows it holding. " +
        "Red flag: the only barrier is a prompt that tells the model to ignore instructions, or web pages and tool replies are treated as trusted. " +
        "Below Partial if such text can reach a gated action without a person in between, or if the packet does not say. " +
        "If truly no outsider can write any input, the packet has to state why, and that can score Complete.",
      weight: 3,
      gate: true,
      question: "act",
      refs: [
        "OWASP-ASI:2026:ASI01",
        "OWASP-LLM:2025:LLM01",
        "OWASP-LLM:2026:LLM01",
        "OWASP-AISVS:1.0:9.3.5",
        "MITRE-ATLAS:5.6.0:AML.M0030",
        "MITRE-ATLAS:5.6.0:AML.T0051.001",
      ],
      expects: ["boundary.untrustedInputs", "boundary.inputs", "actions"],
    },
    {
      id: "boundary.agreement",
      prompt:
        "Do the boundary, the data map, the action matrix and the granted permissions describe the same reach?",
      guidance:
        "Lay the system lists side by side, then compare access with scope: a flow that only reads should not have a scope that writes. " +
        "Good: every system appears in all the places where it belongs, and you can account for each difference. " +
        "Red flag: a scope for a system that the boundary never mentions, a write in the matrix with no flow in the data map, or an evidence file that shows one more integration. " +
        "Below Partial if the agent can reach or change something that the packet does not declare.",
      weight: 3,
      gate: true,
      question: "touch",
      refs: [
        "NIST-800-53:r5:CM-8",
        "NIST-800-53:r5:SC-7",
        "NIST-800-53:r5:AC-6",
        "NIST-AI-RMF:1.0:MAP 4.2",
        "OWASP-AISVS:1.0:9.3.7",
      ],
      expects: ["boundary.systems", "data.flows", "actions[].system", "identity.scopes"],
    },
  ],
} satisfies ChecklistFile["sections"][number];
