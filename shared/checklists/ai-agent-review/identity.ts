import type { ChecklistFile } from "../../formats/checklist.ts";

export const identitySection = {
  id: "identity",
  title: "Identity and permissions",
  weight: 1,
  packetSection: "identity",
  items: [
    {
      id: "identity.whose-permissions",
      prompt:
        "Whose permissions does the agent act with, and can that access be told apart and taken away by itself?",
      guidance:
        "Picture the target system's own log: can you see that it was this agent, and can an administrator shut it out without hurting anybody else? " +
        "Good: an identity of its own or a delegation from a named person, only the scopes that are listed, and a removal that has been tried. " +
        "Red flag: a shared account, an administrator's login, one key for several workflows, or a vendor's master token over all its customers. " +
        "Below Partial if the identity is shared or unnamed, its scopes are not listed, or nobody can say how it is removed.",
      weight: 3,
      gate: true,
      question: "touch",
      refs: [
        "NIST-800-53:r5:AC-6",
        "NIST-800-53:r5:IA-9",
        "OWASP-AISVS:1.0:9.4.1",
        "OWASP-ASI:2026:ASI03",
        "MITRE-ATLAS:5.6.0:AML.M0026",
      ],
      expects: ["identity.account", "identity.principal", "identity.scopes", "identity.revocation"],
    },
    {
      id: "identity.service-account",
      prompt: "If the agent uses a service account, which one is it, and is it used by this workflow alone?",
      guidance:
        "A service account is fine when it is registered and has one job. " +
        "Good: the account's name in each system, one account per workflow and environment, interactive login off, and an entry in the buyer's register of accounts. " +
        "Red flag: an integration account from earlier projects that collected rights over the years, or test and production on the same account. " +
        "Not applicable if the agent works only with a person's delegated access.",
      weight: 2,
      refs: ["NIST-800-53:r5:AC-2", "NIST-800-53:r5:IA-4", "OWASP-AISVS:1.0:9.4.1"],
      expects: ["identity.account", "identity.principal"],
    },
    {
      id: "identity.inherited",
      prompt:
        "Does the agent inherit a person's permissions, and if so whose, how much of them and for how long?",
      guidance:
        "Inherited access means that the agent can do what that person can do, also what nobody had in mind. " +
        "Good: a clear no; or the user who asked, a token narrowed to this task that ends with it, and a log that tells the agent's acts from the person's. " +
        "Red flag: the builder's own login in production, a stored token of a senior user, one person's rights used on behalf of others, or passing the token on to further tools.",
      weight: 2,
      question: "touch",
      refs: [
        "OWASP-AISVS:1.0:9.5.2",
        "OWASP-AISVS:1.0:9.5.5",
        "OWASP-AISVS:1.0:10.2.7",
        "MITRE-ATLAS:5.6.0:AML.M0027",
        "OWASP-ASI:2026:ASI03",
      ],
      expects: ["identity.account", "identity.principal", "identity.text"],
    },
    {
      id: "identity.rotation",
      prompt: "Who owns the credentials and their rotation, and how often are they changed?",
      guidance:
        "Somebody has to have it in the calendar, and the model must never see the secret. " +
        "Good: a named owner in the buyer, an interval or short-lived tokens, a secret store, and a rotation that does not need the vendor. " +
        "Red flag: keys that never expire, “the platform handles it”, secrets in prompts, configuration files or tool descriptions, or an owner who would have to be looked up.",
      weight: 2,
      refs: [
        "NIST-800-53:r5:IA-5",
        "OWASP-AISVS:1.0:9.4.3",
        "OWASP-AISVS:1.0:9.5.4",
        "OWASP-LLM:2025:LLM07",
        "OWASP-AISVS:1.0:5.1.2",
        "MITRE-ATLAS:5.6.0:AML.T0055",
        "MITRE-ATLAS:5.6.0:AML.T0083",
      ],
      expects: ["identity.rotation.owner", "identity.rotation.every"],
    },
    {
      id: "identity.scope",
      prompt: "Is each granted scope the smallest that its step can work with, and is the reason given?",
      guidance:
        "Read every scope against the step that needs it; “why” should name a step, not a wish. " +
        "Good: one row per system and scope with its reason, read where reading is enough, and a note on what was tried smaller and failed. " +
        "Red flag: wildcards, admin or full-access roles, write scopes for a workflow that only drafts, or the broad credentials of the prototype carried over “for now”.",
      weight: 3,
      question: "touch",
      refs: [
        "NIST-800-53:r5:AC-6",
        "NIST-800-53:r5:AC-6(7)",
        "OWASP-AISVS:1.0:9.5.1",
        "OWASP-LLM:2025:LLM06",
        "OWASP-LLM:2026:LLM03",
        "NIST-AI-RMF:1.0:MEASURE 2.7",
      ],
      expects: ["identity.scopes", "identity.leastPrivilege"],
    },
    {
      id: "identity.revocation",
      prompt: "How is access taken away when the workflow is paused, and by whom?",
      guidance:
        "A paused agent that still holds a valid token is not paused. " +
        "Good: named steps per system, done by the buyer's own people, live tokens ended and not left to run out, and the way back after the pause. " +
        "Red flag: revocation by a ticket to the vendor, a switch that stops new runs while keys stay valid, or steps that nobody has carried out once.",
      weight: 2,
      question: "stop",
      refs: [
        "NIST-800-53:r5:AC-2(3)",
        "NIST-800-53:r5:PS-4",
        "OWASP-AISVS:1.0:9.5.6",
        "NIST-AI-RMF:1.0:MANAGE 2.4",
      ],
      expects: ["identity.revocation"],
    },
  ],
} satisfies ChecklistFile["sections"][number];
