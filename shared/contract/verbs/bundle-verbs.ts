import { isAppError } from "../../errors.ts";
import type { Output } from "../contract.ts";
import { argument, demanded, table, UsageError, verb, type VerbDoor } from "./define-verb.ts";
import { reviewIdOf } from "./review-verbs.ts";

type Plan = Output<"bundle.plan">;

export const bundleVerbs = [
  verb({
    words: "bundle export",
    doc: "Writes a review with packet, evidence, checklist, memo, signatures and receipts into one zip for another machine.",
    args: ["REVIEW"],
    flags: {
      out: { value: "FILE.zip", doc: "where to write it" },
      by: { value: "NAME", doc: "who hands it over; else the profile chosen in the settings" },
      encrypt: { doc: "asks for a passphrase, and writes an age file" },
    },
    async run(given, door) {
      const out = demanded(given, "out");
      const secret = given.isOn("encrypt") ? await door.secret("the bundle", { twice: true }) : undefined;
      const by = given.flag("by");
      const made = await door.call("bundle.export", {
        reviewId: reviewIdOf(given),
        ...(by === undefined ? {} : { by }),
        ...(secret === undefined ? {} : { secret }),
      });
      return { ...made, file: await door.save(made.bundle.produced, out) };
    },
    print: ({ file, bundle, signed, encrypted }) =>
      `Wrote ${file}${signed ? "" : " (nobody has signed this review yet)"}${encrypted ? ", encrypted" : ""}.\nSHA-256 ${bundle.sha256}`,
  }),
  verb({
    words: "bundle import",
    doc: "Takes in a bundle: brings its review, adds its signatures, or merges its work into a review that is here.",
    args: ["FILE"],
    flags: {
      into: { value: "REVIEW", doc: "the review here that its work is merged into" },
      prefer: { value: "mine|theirs", doc: "whose word stands where both sides say something else" },
      look: { doc: "only says what would happen" },
    },
    async run(given, door) {
      const prefer = given.flag("prefer");
      if (prefer !== undefined && prefer !== "mine" && prefer !== "theirs")
        throw new UsageError("--prefer takes mine or theirs.");
      const preview = await previewOf(door, argument(given, 0));
      const { previewId, verification } = preview;
      if (previewId === undefined) return { verification, plan: preview.plan, imported: undefined };
      const into = given.flag("into");
      const plan = into === undefined ? preview.plan : await door.call("bundle.plan", { previewId, into });
      if (given.isOn("look") || plan.way === "refused") return { verification, plan, imported: undefined };
      const clashes = plan.merge?.clashes ?? [];
      if (clashes.length > 0 && prefer === undefined) return { verification, plan, imported: undefined };
      const stands = prefer ?? "mine";
      const choices = Object.fromEntries(clashes.map(({ entry }) => [entry, stands] as const));
      const imported = await door.call("bundle.import", {
        previewId,
        choices,
        ...(into === undefined ? {} : { into }),
      });
      return { verification, plan, imported };
    },
    print: ({ plan, imported }) =>
      imported ? `${plan.says}\nReview ${imported.reviewId}` : notImported(plan),
    exitCode: ({ verification, plan, imported }) =>
      imported ? 0 : verification.verdict === "altered" ? 3 : plan.way === "refused" ? 2 : plan.merge ? 1 : 0,
  }),
];

async function previewOf(door: VerbDoor, file: string) {
  const pickedFile = door.pick(file);
  try {
    return await door.call("bundle.preview", { pickedFile });
  } catch (error) {
    if (!isAppError(error, "passphrase")) throw error;
    const secret = await door.secret("the bundle", { twice: false });
    return door.call("bundle.preview", { pickedFile, secret });
  }
}

function notImported({ says, merge }: Plan): string {
  if (!merge || merge.clashes.length === 0) return says;
  const rows = merge.clashes.map(({ entry, mine, theirs }) => [entry, brief(mine), brief(theirs)]);
  return [
    says,
    table([["entry", "here", `from ${merge.by}`], ...rows]),
    "Nothing was taken in. Choose for all of them with --prefer mine or --prefer theirs; one by one in the app.",
  ].join("\n");
}

function brief(body: unknown): string {
  const text = JSON.stringify(body ?? null);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
