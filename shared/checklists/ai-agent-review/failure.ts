import type { ChecklistFile } from "../../formats/checklist.ts";

export const failureSection = {
  id: "failure",
  title: "Failure and escalation",
  weight: 1,
  packetSection: "failure",
  items: [
    {
      id: "failure.wrong",
      prompt: "When a run is wrong and does not notice, where does the wrong result go and what holds it up?",
      guidance:
        "Suppose that the agent is wrong and confident, and follow that result to the first person or check that could stop it. " +
        "Good: a path that ends with a person or a hard check before anything lasting happens, for every output that matters. " +
        "Red flag: accuracy figures as the answer, a second model as the only check, or the customer as the first one to see it.",
      weight: 2,
      question: "wrong",
      refs: [
        "NIST-800-53:r5:SI-17",
        "NIST-AI-RMF:1.0:MANAGE 2.3",
        "OWASP-LLM:2025:LLM09",
        "OWASP-LLM:2026:LLM07",
        "OWASP-ASI:2026:ASI09",
      ],
      expects: ["failure.text", "failure.exceptions.what", "failure.detection"],
    },
    {
      id: "failure.breaks",
      prompt: "What would break if the agent got it wrong, and how far could the damage spread?",
      guidance:
        "Ask for the worst plausible case in the buyer's own terms: records, customers, money, deadlines. " +
        "Good: the affected records and later steps by name, how many cases could be hit before the stop, and what each would cost to put right. " +
        "Red flag: “minimal impact”, no word about the systems that consume the output, or a loop in which the agent reads its own earlier mistakes.",
      weight: 2,
      question: "wrong",
      refs: [
        "OWASP-ASI:2026:ASI08",
        "NIST-AI-RMF:1.0:MAP 5.1",
        "NIST-800-53:r5:RA-3",
        "NIST-AI-RMF:1.0:MEASURE 2.6",
      ],
      expects: ["failure.text", "boundary.outputs"],
    },
    {
      id: "failure.ordinary-faults",
      prompt:
        "Is there an answer to each ordinary fault: stale data, unclear input, a wrong field, a wrong class?",
      guidance:
        "Real trouble is dull, so take the faults one by one and see what the workflow does with each. " +
        "Good: an age limit for source data, a rule for input that fits two categories, a check that values land in the intended field, and a bound on what follows from a wrong class. " +
        "Red flag: the packet speaks of attacks and evaluation scores but has no line on a source that was not refreshed since Friday.",
      weight: 2,
      question: "wrong",
      refs: [
        "NIST-800-53:r5:SI-10",
        "MITRE-ATLAS:5.6.0:AML.M0033",
        "OWASP-AISVS:1.0:9.3.2",
        "ISO-42001:2023:A.6.2.4",
      ],
      expects: ["failure.pauseConditions", "failure.exceptions.what", "failure.text"],
    },
    {
      id: "failure.pause",
      prompt: "What makes the agent stop and wait by itself?",
      guidance:
        "Each condition should be something that a program can test. " +
        "Good: listed conditions with values (source older than a day, missing field, budget of steps or cost used up, too many errors in a row), and what becomes of the case that is waiting. " +
        "Red flag: “if confidence is low” without saying how it is measured, no limit on retries or loops, or conditions that only the model can judge.",
      weight: 2,
      question: "wrong",
      refs: [
        "NIST-800-53:r5:SI-17",
        "OWASP-AISVS:1.0:9.1.1",
        "OWASP-AISVS:1.0:9.1.2",
        "MITRE-ATLAS:5.6.0:AML.T0034.002",
      ],
      expects: ["failure.pauseConditions"],
    },
    {
      id: "failure.exceptions",
      prompt: "Which cases go to exception review, and is the rule that sends them there clear?",
      guidance:
        "The exception path is what makes an imperfect agent acceptable. " +
        "Good: case types by name, a rule for each, doubt counted as an exception, and an estimate of how many a day. " +
        "Red flag: only technical errors go to review, unusual cases are forced into the nearest category, or no case has ever been sent there.",
      weight: 2,
      question: "wrong",
      refs: ["NIST-AI-RMF:1.0:MAP 3.5", "NIST-AI-RMF:1.0:MANAGE 2.3", "NIST-800-53:r5:IR-4"],
      expects: ["failure.exceptions.what"],
    },
    {
      id: "failure.queue-owner",
      prompt: "Who owns the exception queue, and can they keep up with it?",
      guidance:
        "Compare the owner given under failure with the one given under ownership; they should be the same post. " +
        "Good: a named person or post in the buyer with a deputy, working hours, a time to answer, and what happens to cases that wait over a weekend. " +
        "Red flag: a shared mailbox, “operations”, the vendor's support desk, or an owner whose other duties leave no room for the expected volume.",
      weight: 2,
      refs: ["NIST-AI-RMF:1.0:GOVERN 2.1", "NIST-AI-RMF:1.0:GOVERN 3.2", "ISO-42001:2023:A.3.2"],
      expects: ["failure.exceptions.owner", "ownership.exceptions"],
    },
    {
      id: "failure.handoff",
      prompt: "What evidence comes with a case that is handed to a person?",
      guidance:
        "The person has to be able to decide without starting from nothing and without simply trusting the agent. " +
        "Good: the original input, the data looked up, what the agent proposed and why it stopped, all in one place. " +
        "Red flag: only the model's summary, a link to raw logs, or a proposal laid out so that yes is the easy click.",
      weight: 1,
      refs: ["OWASP-ASI:2026:ASI09", "NIST-AI-RMF:1.0:MAP 3.4"],
      expects: ["failure.exceptions.evidence"],
    },
    {
      id: "failure.operator-controls",
      prompt: "How does an operator override, retry or cancel a case, and what does each of these do?",
      guidance:
        "All three are needed, and an operator has to be able to use them without a developer. " +
        "Good: where the control is, who may use it, whether a retry can repeat an act that was already done, and that each use is recorded. " +
        "Red flag: “edit it in the database”, a retry that sends the mail twice, a cancel that leaves the half that already happened, or an override that the next run reverses.",
      weight: 2,
      question: "stop",
      refs: ["OWASP-AISVS:1.0:12.4.3", "NIST-AI-RMF:1.0:GOVERN 3.2", "NIST-AI-RMF:1.0:MANAGE 2.4"],
      expects: [
        "failure.operatorControls.override",
        "failure.operatorControls.retry",
        "failure.operatorControls.cancel",
      ],
    },
    {
      id: "failure.rollback",
      prompt: "How is work that stopped half-way, or was wrong, undone?",
      guidance:
        "Check it against the matrix: every action that writes needs a way back or an honest “cannot be undone”. " +
        "Good: a step per action that restores the earlier value, who does it, how half-done cases are found, and what was learnt when it was tried. " +
        "Red flag: “restore from backup” for a single wrong record, no earlier values kept, or irreversible actions that are not marked as such.",
      weight: 2,
      question: "wrong",
      refs: ["NIST-800-53:r5:CP-10", "OWASP-AISVS:1.0:9.2.3", "NIST-AI-RMF:1.0:MANAGE 1.3"],
      expects: ["failure.rollback", "actions[].rollback", "actions[].reversible"],
    },
    {
      id: "failure.detection",
      prompt: "Who notices that results are wrong, by what sign, and how soon?",
      guidance:
        "Monitoring is not an answer until it says who looks at what, and what they would see. " +
        "Good: a named reader, a sample or a measure with a limit, how often it is looked at, and a way for the people affected to complain. " +
        "Red flag: “we monitor it” as the whole answer, uptime charts for a question about wrong results, or detection that waits for a customer.",
      weight: 2,
      question: "wrong",
      refs: [
        "NIST-800-53:r5:SI-4",
        "NIST-AI-RMF:1.0:MEASURE 2.4",
        "NIST-AI-RMF:1.0:MEASURE 3.3",
        "OWASP-ASI:2026:ASI10",
      ],
      expects: ["failure.detection"],
    },
    {
      id: "failure.stop",
      prompt:
        "Who inside the buyer can stop the whole workflow without the agent's help, and within what time?",
      guidance:
        "Look for a person on duty and a switch outside the agent. " +
        "Good: a named post with a deputy for all operating hours, a control that works while the agent hangs or misbehaves, and a stated time to stop. " +
        "Red flag: asking the agent to stop, calling the vendor, or a switch whose only user is the developer who built it. " +
        "Below Partial if nobody in the buyer is named, if the stop needs the agent or the vendor, or if no time is stated.",
      weight: 3,
      gate: true,
      question: "stop",
      refs: [
        "OWASP-AISVS:1.0:9.6.1",
        "OWASP-AISVS:1.0:9.6.3",
        "NIST-AI-RMF:1.0:MANAGE 2.4",
        "OWASP-ASI:2026:ASI10",
      ],
      expects: ["failure.stop.who", "failure.stop.how", "failure.stop.within"],
    },
    {
      id: "failure.stop-time",
      prompt: "Is the stop fast enough for the damage it has to prevent, and has it been tried?",
      guidance:
        "Multiply the stated time by the rate of actions: that many wrong acts will happen before it stands still. " +
        "Good: a time set with that figure in mind, what happens to work in flight and to queued jobs, and the date of a drill with its measured result. " +
        "Red flag: a time that starts when the right person has been found, a stop that lets a long batch finish, or parallel workers that have to be stopped one by one.",
      weight: 2,
      question: "stop",
      refs: ["OWASP-AISVS:1.0:9.1.3", "NIST-800-53:r5:CP-2", "NIST-AI-RMF:1.0:GOVERN 4.3"],
      expects: ["failure.stop.within", "failure.stop.how"],
    },
  ],
} satisfies ChecklistFile["sections"][number];
