import { Sha256 } from "../../ids.ts";
import type { TemplateProblem } from "../template-calls.ts";
import { argument, demanded, table, UsageError, verb, type VerbDoor } from "./define-verb.ts";
import { reviewIdOf } from "./review-verbs.ts";

export const templateVerbs = [
  verb({
    words: "memo-template list",
    doc: "The Word templates for memos that were imported.",
    reads: true,
    async run(_given, door) {
      return door.call("template.list", {});
    },
    print: ({ templates }) =>
      templates.length === 0
        ? "No memo template was imported: memos have the built-in layout."
        : table([
            ["digest", "name", "imported", "reviews"],
            ...templates.map(({ digest, name, importedAt, reviews }) => [
              digest.slice(0, 12),
              name,
              importedAt.slice(0, 10),
              String(reviews),
            ]),
          ]),
  }),
  verb({
    words: "memo-template check",
    doc: "Reads a Word file as a template for memos and says what stands in the way, and what to do. Stores nothing.",
    args: ["FILE.docx"],
    reads: true,
    async run(given, door) {
      return door.call("template.check", { pickedFile: door.pick(argument(given, 0)) });
    },
    print: ({ name, usable, problems, placeholders }) =>
      [
        usable ? `${name} can be used: ${placeholders.length} placeholders.` : `${name} cannot be used yet.`,
        ...problemLines(problems),
      ].join("\n"),
    exitCode: ({ usable }) => (usable ? 0 : 1),
  }),
  verb({
    words: "memo-template import",
    doc: "Imports a Word file as a template for memos.",
    args: ["FILE.docx"],
    async run(given, door) {
      return door.call("template.import", { pickedFile: door.pick(argument(given, 0)) });
    },
    print: ({ name, digest, alreadyImported, problems }) =>
      [
        `${alreadyImported ? "There already" : "Imported"}: ${name}, ${digest.slice(0, 12)}`,
        ...problemLines(problems),
      ].join("\n"),
  }),
  verb({
    words: "memo-template choose",
    doc: "Has the memo of a review written into a template; `none` takes the built-in layout.",
    args: ["REVIEW", "DIGEST|none"],
    async run(given, door) {
      const wanted = argument(given, 1);
      const digest = wanted === "none" ? null : await digestOf(wanted, door);
      return door.call("template.choose", { reviewId: reviewIdOf(given), digest });
    },
    print: () => "Saved.",
  }),
  verb({
    words: "memo-template preview",
    doc: "Writes a draft of a review's memo in a template, whichever the review chose.",
    args: ["REVIEW", "DIGEST"],
    flags: { out: { value: "FILE.docx", doc: "where to write it" } },
    async run(given, door) {
      const out = demanded(given, "out");
      const digest = await digestOf(argument(given, 1), door);
      return saved(door, out, await door.call("template.preview", { reviewId: reviewIdOf(given), digest }));
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
  verb({
    words: "memo-template starting",
    doc: "Writes a Word file with every placeholder in its place, to be changed and imported.",
    flags: { out: { value: "FILE.docx", doc: "where to write it" } },
    async run(given, door) {
      return saved(door, demanded(given, "out"), await door.call("template.starting", {}));
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
  verb({
    words: "memo-template remove",
    doc: "Removes a template that no review chose.",
    args: ["DIGEST"],
    async run(given, door) {
      return door.call("template.remove", { digest: await digestOf(argument(given, 0), door) });
    },
    print: ({ digest }) => `Removed ${digest.slice(0, 12)}`,
  }),
];

async function saved(door: VerbDoor, out: string, made: { produced: string; sha256: string }) {
  return { file: await door.save(made.produced, out), sha256: made.sha256 };
}

/** The whole digest, or as much of its beginning as tells it from the others. */
async function digestOf(wanted: string, door: VerbDoor): Promise<string> {
  const whole = Sha256.safeParse(wanted);
  if (whole.success) return whole.data;
  const { templates } = await door.call("template.list", {});
  const fitting = templates.filter(({ digest }) => wanted !== "" && digest.startsWith(wanted.toLowerCase()));
  const [only, another] = fitting;
  if (!only) throw new UsageError(`No memo template has a digest that begins with ${wanted}.`);
  if (another) throw new UsageError(`More than one digest begins with ${wanted}. Write more of it.`);
  return only.digest;
}

function problemLines(problems: readonly TemplateProblem[]): string[] {
  return problems.map(
    ({ level, where, says, fix }) =>
      `${level === "refused" ? "in the way" : "note"}: ${where}: ${says} ${fix}`,
  );
}
