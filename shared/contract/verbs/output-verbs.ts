import type { OutputKind } from "../output-calls.ts";
import { demanded, UsageError, verb } from "./define-verb.ts";
import { reviewIdOf } from "./review-verbs.ts";

const kinds: Readonly<Record<string, OutputKind>> = {
  markdown: "markdown",
  csv: "findings-csv",
  xlsx: "findings-xlsx",
  json: "json",
};

export const outputVerbs = [
  verb({
    words: "output",
    doc: "Writes the memo in Markdown, the findings as CSV or as a workbook, or the whole review as JSON.",
    args: ["REVIEW"],
    flags: {
      as: { value: "KIND", doc: "markdown, csv, xlsx or json" },
      out: { value: "FILE", doc: "where to write it" },
    },
    async run(given, door) {
      const [as, out] = [demanded(given, "as"), demanded(given, "out")];
      const kind = Object.hasOwn(kinds, as) ? kinds[as] : undefined;
      if (as === "pdf")
        throw new UsageError(
          "A PDF comes out of the app's window: open the review's decision page and choose Print or save as PDF.",
        );
      if (kind === undefined) throw new UsageError(`--as is one of ${Object.keys(kinds).join(", ")}.`);
      const made = await door.call("output.export", { reviewId: reviewIdOf(given), kind });
      return { file: await door.save(made.produced, out), sha256: made.sha256 };
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
];
