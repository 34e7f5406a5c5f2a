import { AppError } from "../../errors.ts";
import { EvidenceLevel } from "../../formats/review.ts";
import { ItemId, ReviewId } from "../../ids.ts";
import { argument, demanded, table, UsageError, verb, type Given, type VerbDoor } from "./define-verb.ts";
import { resolvePacket } from "./packet-verbs.ts";
import { resolveProfile } from "./signing-verbs.ts";

export function reviewIdOf(given: Given, index = 0): ReviewId {
  const parsed = ReviewId.safeParse(argument(given, index));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${argument(given, index)} is not a review id (rv-…). The verb reviews lists them.`);
}

function itemIdOf(given: Given, index: number): string {
  const parsed = ItemId.safeParse(argument(given, index));
  if (parsed.success) return parsed.data;
  throw new UsageError(`${argument(given, index)} is not an item id.`);
}

/** Signature files that stay beside a memo they were not made for would call it altered. */
async function refuseForeignSignatures(door: VerbDoor, given: Given, out: string): Promise<void> {
  const { signatures } = await door.call("review.get", { reviewId: reviewIdOf(given) });
  const own = signatures.flatMap((_, index) => {
    const statement = `.statement-${index + 1}.json`;
    return [statement, `${statement}.sig`];
  });
  const left = door.signaturesBeside(out).filter((name) => !own.some((end) => name.endsWith(end)));
  if (left.length === 0) return;
  throw new AppError(
    "conflict",
    `Beside ${out} lie signature files of another memo: ${left.join(", ")}. Give another name, or move that memo and its signature files away.`,
    { reason: "other-signatures" },
  );
}

function checklistOf(text: string | undefined): { id: string; version?: string } | undefined {
  if (text === undefined) return undefined;
  const at = text.lastIndexOf("@");
  return at > 0 ? { id: text.slice(0, at), version: text.slice(at + 1) } : { id: text };
}

/** The key of the scale, or N/A with its reason: one of them, never both. */
function answerOf(given: Given): { key: string } | { na: string } {
  const [key, na] = [given.args[2], given.flag("na")];
  if (key !== undefined && na === undefined) return { key };
  if (key === undefined && na !== undefined) return { na };
  throw new UsageError("Give either a KEY of the scale or --na REASON.");
}

function evidenceLevelOf(given: Given): { evidenceLevel?: EvidenceLevel } {
  const level = given.flag("level");
  if (level === undefined) return {};
  const parsed = EvidenceLevel.safeParse(level);
  if (parsed.success) return { evidenceLevel: parsed.data };
  throw new UsageError(`--level is one of ${EvidenceLevel.options.join(", ")}.`);
}

const applied = ({ applied: count, open }: { applied: number; open: number }) =>
  `${count} answered, ${open} ${open === 1 ? "item is" : "items are"} open.`;
const percent = (value: number | null) => (value === null ? "–" : `${value.toFixed(1)} %`);

export const reviewVerbs = [
  verb({
    words: "questions form",
    doc: "Writes the questions to the vendor as a form to fill, a Word file or a workbook.",
    args: ["REVIEW"],
    flags: { out: { value: "FILE.docx|.xlsx", doc: "where to write it; its ending says which" } },
    needsWorkspace: () => true,
    async run(given, door) {
      const out = demanded(given, "out");
      const as = (["docx", "xlsx"] as const).find((kind) => out.toLowerCase().endsWith(`.${kind}`));
      if (!as) throw new UsageError("The name ends in .docx or .xlsx.");
      const made = await door.call("question.form", { reviewId: reviewIdOf(given), as });
      return { file: await door.save(made.produced, out), sha256: made.sha256 };
    },
    print: ({ file, sha256 }) => `Wrote ${file}\nSHA-256 ${sha256}`,
  }),
  verb({
    words: "questions read",
    doc: "Shows which answers of a form that came back belong to which question. Stores nothing.",
    args: ["REVIEW", "FILE"],
    reads: true,
    needsWorkspace: () => true,
    run: (given, door) =>
      door.call("question.readForm", {
        reviewId: reviewIdOf(given),
        pickedFile: door.pick(argument(given, 1)),
      }),
    print: ({ rows }) =>
      table([
        ["question", "state", "answer"],
        ...rows.map(({ questionId, state, reply }) => [questionId, state, reply.slice(0, 60)]),
      ]),
  }),
  verb({
    words: "questions take",
    doc: "Takes the new answers of a form in, each as a dated reply to its question.",
    args: ["REVIEW", "FILE"],
    run: (given, door) =>
      door.call("question.takeReplies", {
        reviewId: reviewIdOf(given),
        pickedFile: door.pick(argument(given, 1)),
      }),
    print: ({ taken }) => (taken === 1 ? "1 answer taken in." : `${taken} answers taken in.`),
  }),
  verb({
    words: "reviews",
    doc: "Lists all reviews, last changed first.",
    reads: true,
    run: (_, door) => door.call("review.list", {}),
    print: ({ reviews }) =>
      reviews.length === 0
        ? "There is no review yet. Start one: review start PACKET"
        : table(
            reviews.map((head) => [
              head.reviewId,
              `${head.packetId}@${head.packetVersion ?? "?"}`,
              `${head.answered} of ${head.items} answered`,
              head.signed ? `signed by ${head.signed.by}` : (head.decision ?? ""),
            ]),
          ),
  }),
  verb({
    words: "review start",
    doc: "Starts a review of a packet; a path is imported first.",
    args: ["PACKET"],
    flags: {
      checklist: { value: "ID[@VERSION]", doc: "the checklist; the built-in one where none is named" },
    },
    async run(given, door) {
      const packetVersionId = await resolvePacket(door, argument(given, 0));
      const checklist = checklistOf(given.flag("checklist"));
      return door.call("review.start", checklist ? { packetVersionId, checklist } : { packetVersionId });
    },
    print: ({ reviewId, checklist }) => `Started ${reviewId} with ${checklist.id}@${checklist.version}.`,
  }),
  verb({
    words: "review answer",
    doc: "Answers one item with a key of the scale, or as not applicable.",
    args: ["REVIEW", "ITEM", "[KEY]"],
    flags: {
      na: { value: "REASON", doc: "not applicable, and why" },
      note: { value: "TEXT", doc: "a note on the answer" },
      level: { value: "LEVEL", doc: `evidence level: ${EvidenceLevel.options.join(", ")}` },
    },
    async run(given, door) {
      const note = given.flag("note");
      const { reviewId, open } = await door.call("review.answer", {
        reviewId: reviewIdOf(given),
        itemId: itemIdOf(given, 1),
        ...answerOf(given),
        ...evidenceLevelOf(given),
        ...(note === undefined ? {} : { note }),
      });
      return { reviewId, applied: 1, open };
    },
    print: applied,
  }),
  verb({
    words: "review apply",
    doc: "Applies an answers file, all of it or nothing.",
    args: ["REVIEW", "answers.json"],
    run: (given, door) =>
      door.call("review.apply", { reviewId: reviewIdOf(given), pickedFile: door.pick(argument(given, 1)) }),
    print: applied,
  }),
  verb({
    words: "review revise",
    doc: "Starts the next revision of a signed review: unsigned, with the same answers.",
    args: ["REVIEW"],
    run: (given, door) => door.call("review.revise", { reviewId: reviewIdOf(given) }),
    print: ({ reviewId, revision }) => `Started ${reviewId}, revision ${revision}.`,
  }),
  verb({
    words: "score",
    doc: "Score, gates, open items and the recommendation that follows.",
    args: ["REVIEW"],
    reads: true,
    run: (given, door) => door.call("review.score", { reviewId: reviewIdOf(given) }),
    print: (score) =>
      [
        `Recommendation  ${score.recommendation}`,
        `Overall         ${percent(score.overall)}`,
        table(Object.entries(score.sections).map(([id, value]) => [`  ${id}`, percent(value)])),
        `Open items      ${score.open}`,
        `Not applicable  ${score.notApplicable}`,
        `Gates failed    ${score.gatesFailed.join(", ") || "none"}`,
        `Gates waived    ${score.waived.join(", ") || "none"}`,
        table(Object.entries(score.questions).map(([id, value]) => [`  ${id}`, value])),
      ].join("\n"),
  }),
  verb({
    words: "sign",
    doc: "Signs a review with a profile's key and freezes it.",
    args: ["REVIEW"],
    flags: { as: { value: "NAME", doc: "the profile that signs" } },
    async run(given, door) {
      const reviewId = reviewIdOf(given);
      const { profileId, name } = await resolveProfile(door, demanded(given, "as"));
      const secret = await door.secret(`the profile ${name}`, { twice: false });
      return door.call("review.sign", { reviewId, profileId, secret });
    },
    print: ({ reviewId, digest, fingerprint }) =>
      `Signed ${reviewId}.\nDigest ${digest}\nKey    ${fingerprint}`,
  }),
  verb({
    words: "countersign",
    doc: "Countersigns a signed review with another person's key.",
    args: ["REVIEW"],
    flags: { as: { value: "NAME", doc: "the profile that countersigns" } },
    async run(given, door) {
      const reviewId = reviewIdOf(given);
      const { profileId, name } = await resolveProfile(door, demanded(given, "as"));
      const secret = await door.secret(`the profile ${name}`, { twice: false });
      return door.call("review.countersign", { reviewId, profileId, secret });
    },
    print: ({ reviewId, digest, fingerprint }) =>
      `Countersigned ${reviewId}.\nDigest ${digest}\nKey    ${fingerprint}`,
  }),
  verb({
    words: "memo",
    doc: "Writes the decision memo in Word, with the signature files beside it, and the countersigned memo where there is one. An unsigned review's memo is a DRAFT.",
    args: ["REVIEW"],
    flags: {
      out: { value: "FILE.docx", doc: "where to write it" },
      vendor: {
        doc: "a copy for the vendor, without internal findings, notes and the reviewer's own evidence",
      },
    },
    async run(given, door) {
      const out = demanded(given, "out");
      if (!/\.docx$/i.test(out)) throw new UsageError("--out takes the name of a Word file: FILE.docx.");
      await refuseForeignSignatures(door, given, out);
      const reviewId = reviewIdOf(given);
      const { memo, countersigned, signed, signatures } = await door.call("memo.export", {
        reviewId,
        copy: given.isOn("vendor") ? "vendor" : "internal",
      });
      const file = await door.save(memo.produced, out);
      const written: string[] = [];
      // Beside decision.docx lies decision.statement-1.json: two memos in a folder keep their signatures apart.
      const base = file.replace(/\.docx$/i, "");
      for (const { produced, name } of signatures) {
        const statement = /statement-\d+\.json(\.sig)?$/.exec(name)?.[0] ?? name;
        written.push(await door.save(produced, `${base}.${statement}`));
      }
      const again = countersigned && (await door.save(countersigned.produced, `${base}.countersigned.docx`));
      return {
        file,
        sha256: memo.sha256,
        signed,
        signatures: written,
        ...(countersigned && again ? { countersigned: { file: again, sha256: countersigned.sha256 } } : {}),
      };
    },
    print: ({ file, sha256, signed, signatures, countersigned }) =>
      [
        `Wrote ${file}${signed ? "" : " (DRAFT, not signed)"}`,
        `SHA-256 ${sha256}`,
        ...signatures,
        ...(countersigned ? [countersigned.file, `SHA-256 ${countersigned.sha256}`] : []),
      ].join("\n"),
  }),
];
