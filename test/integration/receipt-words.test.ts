/** Whatever a command leaves, a person reads it in words. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { contract, type CallName } from "#shared/contract/contract";
import { Settings } from "#shared/contract/app-calls";
import {
  ActionCorrection,
  Answer,
  Decision,
  Finding,
  Merge,
  MergeConflict,
  PrecheckRun,
  ReviewFlag,
  ReviewerEvidence,
  Waiver,
} from "#shared/formats/review";
import { fieldInWords, kindInWords, receiptFields, receiptKinds } from "#shared/receipt-words";
import { createTestCore } from "../support/core-fixture.ts";

type CommandName = {
  [N in CallName]: (typeof contract)[N]["kind"] extends "command" ? N : never;
}[CallName];

const entry = (kind: string) => [`review.${kind}`];
/** The receipts that each command leaves; the compiler misses none of the commands. */
const leaves: Record<CommandName, readonly string[]> = {
  "app.saveSettings": ["settings.changed"],
  "backup.create": ["backup.made"],
  "checklist.import": ["checklist.imported", "checklist.recognised"],
  "packet.import": ["packet.imported", "packet.recognised"],
  "packet.undoImport": ["packet.import-undone"],
  "evidence.export": ["evidence.exported"],
  "review.start": ["review.started"],
  "review.answer": entry("answer"),
  "review.apply": ["review.applied"],
  "review.applyAnswers": ["review.applied"],
  "waiver.save": entry("waiver"),
  "waiver.remove": entry("waiver"),
  "finding.save": entry("finding"),
  "finding.remove": entry("finding"),
  "question.save": entry("question"),
  "question.remove": entry("question"),
  "question.takeReplies": [...entry("question"), "review.applied"],
  "decision.save": entry("decision"),
  "evidence.add": entry("evidence"),
  "evidence.rename": entry("evidence"),
  "evidence.remove": entry("evidence"),
  "review.precheck": ["review.prechecks", "review.applied"],
  "flag.deal": [...entry("flag"), "review.applied"],
  "action.correct": entry("action"),
  "precheck.importPolicy": ["precheck.policy-imported", "precheck.policy-recognised"],
  "precheck.choosePolicy": ["precheck.policy-chosen"],
  "review.undo": ["review.undone"],
  "review.redo": ["review.redone"],
  "review.discard": ["review.discarded"],
  "review.sign": ["review.signed"],
  "review.countersign": ["review.countersigned"],
  "review.revise": ["review.revised"],
  "profile.create": ["profile.created"],
  "profile.export": ["profile.exported"],
  "profile.import": ["profile.imported"],
  "profile.useCertificate": ["profile.certificate"],
  "profile.retire": ["profile.retired"],
  "trust.add": ["trust.added"],
  "trust.remove": ["trust.removed"],
  "memo.export": ["memo.exported"],
  "output.export": ["output.exported"],
  "template.import": ["template.imported", "template.recognised"],
  "template.choose": entry("decision"),
  "template.remove": ["template.removed"],
  "intake.start": ["intake.started"],
  "intake.edit": ["intake.edited"],
  "intake.undo": ["intake.edited"],
  "intake.redo": ["intake.edited"],
  "intake.finish": ["packet.imported", "packet.recognised"],
  "intake.discard": ["intake.discarded"],
  "output.pdf": ["output.exported"],
  "bundle.export": ["bundle.exported"],
  "bundle.import": ["review.brought", ...entry("merge"), "review.signed", "review.countersigned"],
};

describe("the words of a receipt", () => {
  test("cover every kind that a command of the contract leaves, and every kind in the code", () => {
    const commands = Object.entries(contract).flatMap(([name, { kind }]) => (kind === "command" ? name : []));
    expect(Object.keys(leaves).sort()).toEqual(commands.sort());
    const inCode = filesBelow(path.resolve(import.meta.dirname, "../../electron/core")).flatMap((file) =>
      [
        ...readFileSync(file, "utf8").matchAll(/kind: (?:\w+ \? )?"(\w+\.[\w-]+)"(?: : "(\w+\.[\w-]+)")?/g),
      ].flatMap(([, one, other]) => [one ?? [], other ?? []].flat()),
    );
    expect(inCode).toContain("profile.retired");
    const kinds = [...Object.values(leaves).flat(), ...inCode];
    expect(kinds.filter((kind) => !Object.hasOwn(receiptKinds, kind))).toEqual([]);
    expect(new Set(Object.values(receiptKinds)).size).toBe(Object.keys(receiptKinds).length);
  });

  test("cover every field of the settings and of the entries of a review", () => {
    const shapes = [
      Settings,
      Answer,
      Waiver,
      Finding,
      Merge,
      MergeConflict,
      Decision,
      ReviewerEvidence,
      ReviewFlag,
      PrecheckRun,
      ActionCorrection,
      Merge,
      MergeConflict,
    ].map(({ shape }) => shape);
    const fields = shapes.flatMap((shape) => Object.keys(shape));
    expect(fields.filter((field) => !Object.hasOwn(receiptFields, field))).toEqual([]);
  });

  test("cover what a whole job leaves", async () => {
    const { call, given, secret, clock } = await createTestCore();
    const { reviewId, profileId } = await given.signed();
    await call("memo.export", { reviewId });
    const { reviewId: next } = await call("review.revise", { reviewId });
    await call("review.discard", { reviewId: next });
    await call("app.saveSettings", { signerProfileId: profileId });
    await call("profile.export", { profileId });
    const { publicKey, fingerprint } = await call("profile.create", {
      name: "Olga Other",
      role: "",
      secret: secret(),
    });
    await call("trust.add", { publicKey, name: "Olga Other" });
    await call("trust.remove", { fingerprint });
    const { profileId: another } = await call("profile.create", {
      name: "Ben Board",
      role: "",
      secret: secret(),
    });
    await call("review.countersign", { reviewId, profileId: another, secret: secret() });
    clock.advance(1_000);
    await call("profile.retire", { profileId, reason: "Lost." });
    await call("backup.create", {});
    const { receipts } = await call("receipt.list", { limit: 500 });
    const unknown = receipts.flatMap(({ before, after }) => [...fieldsIn(before), ...fieldsIn(after)]);
    // Ids of items and of entries, under which a discarded review keeps what stood, are not fields.
    const codes = unknown.filter(
      (field) => !Object.hasOwn(receiptFields, field) && /^[a-z]+[A-Z]?\w*$/.test(field),
    );
    expect([...new Set(codes)]).toEqual([]);
    expect(receipts.filter(({ kind }) => kindInWords(kind) === kind)).toEqual([]);
    expect(receipts.map(({ says }) => says)).toContain("Changed the settings: who works here");
  });

  test("leave alone what they do not know", () => {
    expect(kindInWords("toString")).toBe("toString");
    expect(fieldInWords("boundary.trigger")).toBe("boundary.trigger");
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name));
}

function fieldsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, under]) => [field, ...fieldsIn(under)]);
}
