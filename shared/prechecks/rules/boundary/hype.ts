import { praiseRule } from "./praise.ts";

export const hype = praiseRule({
  id: "boundary.hype",
  list: "boundary.hype",
  plain: "boundary.hype.plain",
  title: "Praise in place of a description",
  saysOf: (word) => `The packet praises (“${word}”) where it should describe.`,
  rationale:
    "A word that would fit any product draws no boundary. What is left after taking it out is what the packet really says.",
  settles: "The same sentence with verbs and objects: reads this, writes that, stops there.",
  items: ["boundary.statement"],
  refs: ["NIST-AI-RMF:1.0:MAP 1.1", "ISO-42001:2023:A.9.4"],
  examples: {
    fires: [
      {
        says: "Words of praise.",
        sections: {
          boundary: { statement: "A next-generation platform that seamlessly delights customers." },
        },
      },
    ],
    quiet: [
      {
        says: "A device whose name has such a word.",
        sections: {
          boundary: { statement: "Reads the smart meter value and writes it into the billing record." },
        },
      },
      {
        says: "Praise that is denied.",
        sections: { boundary: { statement: "It is not an intelligent assistant; it copies three fields." } },
      },
    ],
  },
});
