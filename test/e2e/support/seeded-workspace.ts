/** A workspace in which every page has something to show. */
import type { PacketVersionId, ReviewId } from "#shared/ids";
import { allAnswered } from "../../support/answers-builder.ts";
import { aPacket } from "../../support/packet-builder.ts";
import { sampleFiles, zipOf } from "./packet-zips.ts";
import { seedCopy } from "./seed.ts";
import { smallPng } from "./small-png.ts";

export const FAILED_GATE = "boundary.untrusted-input";
export const WAIVED_GATE = "actions.never";
export const NOT_APPLICABLE = "data.retention";
export const WITH_FINDING = "actions.approval";

export type Seeded = {
  packetVersionId: PacketVersionId;
  /** Imported, and not under review. */
  freePacketId: PacketVersionId;
  /** Answered but for one gate that failed, with findings, questions, a waiver and evidence of its own; not signed. */
  reviewId: ReviewId;
  signedId: ReviewId;
};

export function seedEverything(workspace: string): Promise<Seeded> {
  return seedCopy("everything", workspace, async ({ call, packet, pickBytes, profile, sign }) => {
    const packetVersionId = await packet(await zipOf(sampleFiles()));
    const { reviewId } = await call("review.start", { packetVersionId });
    const answers = allAnswered({ but: { [FAILED_GATE]: "0", [WAIVED_GATE]: "1" } });
    answers.answers[NOT_APPLICABLE] = { na: "The buyer keeps nothing at all." };
    answers.answers["boundary.systems"] = { key: "3", note: "Eight systems.", evidenceLevel: "documented" };
    answers.waivers = [
      { item: WAIVED_GATE, by: "Marit Oskarsdal", reason: "Until the new release.", until: "2099-12-31" },
    ];
    answers.findings = (["critical", "high", "medium", "low", "info"] as const).map((severity) => ({
      severity,
      item: WITH_FINDING,
      title: `A ${severity} finding`,
      what: "Approvals wait for ever.",
      owner: "Rowan Castellan",
      due: "2099-06-30",
    }));
    answers.questions = [{ item: WITH_FINDING, text: "What happens to a request on a holiday?" }];
    answers.decision = {
      decision: "approve",
      reason: "It is bounded well enough to try.",
      scope: "Ten invoices a day in the test company.",
      excluded: ["Payments"],
      conditions: [{ text: "Requests lapse.", owner: "Rowan Castellan", due: "2099-06-30" }],
      stoppedBy: "Marit Oskarsdal",
      reviewAgain: "2099-11-01",
    };
    await call("review.applyAnswers", { reviewId, file: answers });
    const own = { reviewId, pickedFile: await pickBytes("drill.png", smallPng()), title: "The drill" };
    const { evidenceId } = await call("evidence.add", own);
    const links = [{ from: "reviewer" as const, ref: evidenceId, location: "left half" }];
    await call("review.answer", { reviewId, itemId: "boundary.systems", links });

    const small = await packet(await zipOf(aPacket(), "small.zip"));
    const signed = await call("review.start", { packetVersionId: small });
    await call("review.applyAnswers", { reviewId: signed.reviewId, file: allAnswered() });
    const profileId = await profile();
    await sign(signed.reviewId, profileId);
    const given = await profile("Grace Given-Up");
    await call("profile.retire", { profileId: given, reason: "The laptop was lost." });
    const { profiles } = await call("profile.list", {});
    for (const { publicKey, name } of profiles) await call("trust.add", { publicKey, name });
    const next = { id: "invoice-sorter", version: "2.0", title: "Invoice sorter" };
    const freePacketId = await packet(await zipOf(aPacket(next), "free.zip"));
    return { packetVersionId, freePacketId, reviewId, signedId: signed.reviewId };
  });
}
