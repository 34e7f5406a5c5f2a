import { quoteField, said, type Facts } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";

type Part = { path: string; called: string; item: string; isThere: (facts: Facts) => boolean };

const anyText = (texts: readonly string[] | undefined) =>
  (texts ?? []).some((text) => said(text) !== undefined);
const parts: readonly Part[] = [
  {
    path: "boundary.statement",
    called: "statement",
    item: "boundary.statement",
    isThere: ({ packet }) => said(packet.sections.boundary?.statement) !== undefined,
  },
  {
    path: "boundary.trigger",
    called: "trigger",
    item: "boundary.trigger",
    isThere: ({ packet }) => said(packet.sections.boundary?.trigger) !== undefined,
  },
  {
    path: "boundary.inputs",
    called: "input",
    item: "boundary.inputs",
    isThere: ({ packet }) => anyText(packet.sections.boundary?.inputs),
  },
  {
    path: "boundary.systems",
    called: "system",
    item: "boundary.systems",
    isThere: ({ systems }) => systems.length > 0,
  },
  {
    path: "boundary.outputs",
    called: "output",
    item: "boundary.outputs",
    isThere: ({ packet }) => anyText(packet.sections.boundary?.outputs),
  },
];

export const missingPart: Rule = {
  id: "boundary.missing-part",
  family: "boundary",
  title: "A part of the boundary is missing",
  rationale:
    "Statement, trigger, inputs, systems and outputs together draw the boundary. Where one is missing, nobody can say how far a mistake reaches.",
  settles: "The missing part, in plain words.",
  severity: "concern",
  items: [],
  refs: ["NIST-AI-RMF:1.0:MAP 2.1", "NIST-800-53:r5:PL-2"],
  examples: {
    fires: [
      {
        says: "No trigger, no outputs.",
        sections: {
          boundary: {
            statement: "Sorts new claims by line.",
            inputs: ["claim form"],
            systems: [{ id: "claims" }],
          },
        },
      },
    ],
    quiet: [
      {
        says: "All five parts are there.",
        sections: {
          boundary: {
            statement: "Sorts new claims by line.",
            trigger: "a new claim",
            inputs: ["claim form"],
            systems: [{ id: "claims" }],
            outputs: ["line code"],
          },
        },
      },
    ],
  },
  check: (facts) =>
    parts
      .filter((part) => !part.isThere(facts))
      .map(({ path, called, item }): RuleHit => ({
        subject: path,
        says: `The boundary names no ${called}.`,
        quotes: [quoteField(path)],
        items: [item],
        settles: `The ${called}${called === "statement" || called === "trigger" ? "" : "s"} of the workflow, in plain words.`,
      })),
};
