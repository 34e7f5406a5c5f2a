import type { Rule } from "../../rule.ts";
import { fold } from "../../text/words.ts";

/** What the pre-checks had to pass over is told, so that silence about a file is never taken for a clean bill. */
export const notRead: Rule = {
  id: "evidence.not-read",
  family: "evidence",
  title: "A file was too large to look into",
  rationale:
    "The pre-checks read the text files of a packet up to a bound. What such a file grants, offers or contradicts was not compared with the packet.",
  settles: "The part of the file that matters, as a file of its own; or a reviewer who reads it.",
  severity: "note",
  items: ["boundary.agreement"],
  refs: [],
  examples: {
    fires: [
      {
        says: "A log of many megabytes.",
        files: [{ path: "logs/every-run.jsonl", unread: true }],
      },
      {
        says: "One file of two.",
        files: [
          { path: "tools.json", text: "x" },
          { path: "export.json", unread: true },
        ],
      },
    ],
    quiet: [
      { says: "A file that was read.", files: [{ path: "tools.json", text: "x" }] },
      { says: "A picture, which holds no text to compare.", files: [{ path: "screen.png" }] },
    ],
  },
  check: ({ files }) =>
    files
      .filter(({ unread }) => unread)
      .map(({ path }) => ({
        subject: fold(path),
        says: `“${path}” is too large for the pre-checks, and was not looked into.`,
        quotes: [{ file: path, path: "evidence" }],
      })),
};
