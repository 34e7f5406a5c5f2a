import { praiseRule } from "./praise.ts";

export const autonomy = praiseRule({
  id: "boundary.autonomy-claim",
  list: "boundary.autonomy",
  plain: "boundary.autonomy.plain",
  title: "A boast that it works without people",
  saysOf: (words) => `The packet boasts that no person is needed (“${words}”).`,
  rationale:
    "A reviewer looks for the points where a person decides, stops or corrects. A promise that nobody is needed says that these points are missing, or that the packet does not speak of them.",
  settles: "Where a person approves, where a person can stop it, and who that is.",
  items: ["boundary.statement", "actions.approval"],
  refs: ["OWASP-LLM:2025:LLM06", "NIST-AI-RMF:1.0:MAP 3.5"],
  examples: {
    fires: [
      {
        says: "It runs alone.",
        sections: { boundary: { statement: "Books the slots fully autonomously." } },
      },
      {
        says: "People are called needless.",
        top: { summary: "Claims are closed with no human in the loop." },
      },
    ],
    quiet: [
      {
        says: "Autonomy is denied.",
        sections: { boundary: { statement: "It is not autonomous: a dispatcher confirms each plan." } },
      },
    ],
  },
});
