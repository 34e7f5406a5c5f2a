import { mostCharacters } from "../../readable.ts";
import type { Rule } from "../../rule.ts";
import { fold } from "../../text/words.ts";

/** What the pre-checks had to pass over is told, so that silence about a file is never taken for a clean bill. */
export const notRead: Rule = {
  id: "evidence.not-read",
  family: "evidence",
  title: "Something was too large to read",
  rationale:
    "The pre-checks read the texts and the text files of a packet up to a bound. What stands behind it was not compared with the packet.",
  settles: "The part that matters, as a text or a file of its own; or a reviewer who reads the whole.",
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
  check: ({ files, inPart }) => [
    ...files
      .filter(({ unread }) => unread)
      .map(({ path }) => ({
        subject: fold(path),
        says: `“${path}” is too large for the pre-checks, and was not looked into.`,
        quotes: [{ file: path, path: "evidence" }],
      })),
    ...inPart.map(({ place, length, quote }) => ({
      // Without the number of a row: the same defect has the same id wherever it stands.
      subject: `text|${fold(place.replaceAll(/\[\d+\]/g, ""))}`,
      says: `A text of ${length.toLocaleString("en")} characters (${place}) was read up to its character ${mostCharacters.toLocaleString("en")}.`,
      quotes: [quote],
    })),
  ],
};
