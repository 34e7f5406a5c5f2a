/** A signed review of a checklist with one gate, and its memo as files that can be handed to another workspace. */
import { readFile } from "node:fs/promises";
import type { ProfileId, ReviewId } from "#shared/ids";
import type { TestCore } from "./core-fixture.ts";

export type SignedMemo = {
  reviewId: ReviewId;
  memo: Buffer;
  statement: Buffer;
  signature: Buffer;
  /** As the app names the memo. */
  name: string;
};

type Wish = { countersignatures?: number; waivedUntil?: string; reviewAgain?: string };

const checklist = (countersignatures: number) =>
  JSON.stringify({
    format: "countersign.checklist/1",
    id: `asks-for-${countersignatures}`,
    version: "1.0.0",
    title: "One gate",
    scale: [
      { key: "0", label: "No", points: 0 },
      { key: "1", label: "Yes", points: 1 },
    ],
    policy: {
      gateMinimum: "1",
      approve: { overall: 75, section: 60 },
      conditions: { overall: 0, section: 0 },
      countersignatures,
    },
    sections: [{ id: "only", title: "Only", items: [{ id: "gate", prompt: "Is it so?", gate: true }] }],
  });

export async function aSignedMemo(
  core: TestCore,
  profileId: ProfileId,
  { countersignatures = 0, waivedUntil, reviewAgain = "when the vendor changes it" }: Wish = {},
): Promise<SignedMemo> {
  const id = `asks-for-${countersignatures}`;
  const { checklists } = await core.call("checklist.list", {});
  if (!checklists.some((head) => head.id === id)) {
    const pickedFile = await core.pickBytes("checklist.json", checklist(countersignatures));
    await core.call("checklist.import", { pickedFile });
  }
  const packetVersionId = await core.given.packet();
  const { reviewId } = await core.call("review.start", { packetVersionId, checklist: { id } });
  const waivers = waivedUntil
    ? [{ item: "gate", by: "Risk owner", reason: "A trial only.", until: waivedUntil }]
    : [];
  await core.call("review.applyAnswers", {
    reviewId,
    file: {
      answers: { gate: { key: waivedUntil ? "0" : "1" } },
      waivers,
      decision: {
        decision: waivedUntil ? "approve-with-conditions" : "approve",
        reason: "Bounded well enough.",
        scope: "Ten invoices a day.",
        ...(waivedUntil
          ? { conditions: [{ text: "A trial only.", owner: "Olga Owner", due: "2027-01-15" }] }
          : {}),
        stoppedBy: "Olga Owner",
        reviewAgain,
      },
    },
  });
  await core.call("review.sign", { reviewId, profileId, secret: core.secret() });
  const { memo, signatures } = await core.call("memo.export", { reviewId });
  const [statement, signature] = await Promise.all(
    signatures.map(({ produced }) => readFile(core.core().producedFiles.get(produced).path)),
  );
  if (!statement || !signature) throw new Error("no signature came out");
  const bytes = await readFile(core.core().producedFiles.get(memo.produced).path);
  return { reviewId, memo: bytes, statement, signature, name: memo.name };
}

/** Picks the three files in a workspace and verifies them. */
export async function verifySigned(
  where: TestCore,
  { memo, statement, signature }: Pick<SignedMemo, "memo" | "statement" | "signature">,
) {
  const pickedFiles = [
    await where.pickBytes("m.docx", memo),
    await where.pickBytes("m.statement-1.json", statement),
    await where.pickBytes("m.statement-1.json.sig", signature),
  ];
  return where.call("verify.file", { pickedFiles });
}
