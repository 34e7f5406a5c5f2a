/** A signed review stays as it was signed: against every call, and against every statement on the app's own connection. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { callNames, contract, type CallName, type RawInput } from "#shared/contract/contract";
import type { ReviewId } from "#shared/ids";
import { openWorkspace, type Workspace } from "#core/db/open-workspace";
import { allAnswered, builtInGates, builtInItems } from "../support/answers-builder.ts";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { aPacket } from "../support/packet-builder.ts";
import { aTemplate, p } from "../support/template-builder.ts";

const itemId = builtInItems[0]?.id ?? "";
const gateId = builtInGates[0]?.id ?? "";

let core: TestCore;
let signed: ReviewId;
let unsigned: ReviewId;
/** By digest: the one that the signed review chose, and one that nobody did. */
let templates: { chosen: string; other: string };

async function givenTemplate(title: string): Promise<string> {
  const bytes = aTemplate({ body: `${p(title)}${p("{{memo}}")}` });
  return (await core.call("template.import", { pickedFile: await core.pickBytes(`${title}.docx`, bytes) }))
    .digest;
}

beforeAll(async () => {
  core = await createTestCore({ lasting: true });
  const profileId = await core.given.profile();
  templates = { chosen: await givenTemplate("Chosen"), other: await givenTemplate("Other") };
  for (const part of ["signed", "open"]) {
    const reviewId = await core.given.review(aPacket({ id: part }));
    await core.call("review.applyAnswers", {
      reviewId,
      file: allAnswered({ but: { [gateId]: "1" }, decision: "return" }),
    });
    const waiver = { item: gateId, by: "Risk", reason: "r", until: "2027-01-01" };
    await core.call("waiver.save", { reviewId, waiver });
    await core.call("finding.save", { reviewId, finding: { title: "F", severity: "low" } });
    await core.call("question.save", { reviewId, question: { text: "?" } });
    const pickedFile = await core.pickBytes("shot.png", part);
    await core.call("evidence.add", { reviewId, pickedFile, title: "Shot" });
    if (part === "open") unsigned = reviewId;
    else {
      signed = reviewId;
      await core.call("template.choose", { reviewId, digest: templates.chosen });
      await core.call("review.sign", { reviewId, profileId, secret: core.secret() });
    }
  }
});
afterAll(() => core.close());

const idOf = async (reviewId: ReviewId, kind: "finding" | "question" | "evidence" | "flag") =>
  Object.keys((await core.call("review.get", { reviewId })).entries[kind])[0] ?? "";

describe("every command that names a review", () => {
  /** One good input for each; where it is the review's own state that refuses, signing must refuse first. */
  const inputs = async (reviewId: ReviewId) => {
    const profileId = (await core.call("profile.list", {})).profiles[0]?.profileId;
    if (!profileId) throw new Error("no profile");
    const file = allAnswered({ key: "2", but: { [gateId]: "1" } });
    const pickedFile = await core.pickBytes("answers.json", JSON.stringify(file));
    return {
      "review.answer": { reviewId, itemId, key: "2", note: "Changed." },
      "review.apply": { reviewId, pickedFile },
      "review.applyAnswers": { reviewId, file },
      "waiver.save": { reviewId, waiver: { item: gateId, by: "X", reason: "y", until: "2028-01-01" } },
      "waiver.remove": { reviewId, itemId: gateId },
      "finding.save": { reviewId, finding: { title: "New", severity: "high" as const } },
      "finding.remove": { reviewId, findingId: await idOf(reviewId, "finding") },
      "question.save": { reviewId, question: { text: "New?" } },
      "question.takeReplies": {
        reviewId,
        pickedFile: await core.pickBytes(
          "form.csv",
          `Id,Question,About,Your answer\n${await idOf(reviewId, "question")},?,,Yes\n`,
        ),
      },
      "question.remove": { reviewId, questionId: await idOf(reviewId, "question") },
      "decision.save": { reviewId, decision: { decision: "approve" as const } },
      "evidence.add": { reviewId, pickedFile, title: "New" },
      "evidence.rename": { reviewId, evidenceId: await idOf(reviewId, "evidence"), title: "Other" },
      "evidence.remove": { reviewId, evidenceId: await idOf(reviewId, "evidence") },
      "review.precheck": { reviewId },
      "flag.deal": {
        reviewId,
        flagId: await idOf(reviewId, "flag"),
        fate: "dismissed" as const,
        reason: "No.",
      },
      "action.correct": {
        reviewId,
        path: "actions[0]",
        correction: { policy: "never" as const, note: "No." },
      },
      "template.choose": { reviewId, digest: reviewId === signed ? templates.other : templates.chosen },
      "review.undo": { reviewId },
      "review.redo": { reviewId },
      "review.discard": { reviewId },
      "review.sign": { reviewId, profileId, secret: core.secret() },
    } satisfies { [N in CallName]?: RawInput<N> };
  };
  /** These two leave the review as it is. */
  const harmless = ["review.revise", "memo.export"];
  /** Needs a signed review, and changes nothing in it but that one more person has signed (countersigning.test.ts). */
  const adding = ["review.countersign"];
  /** Hands a copy over; an unsigned review notes what it was. */
  const handing = ["bundle.export", "output.export"];

  test("is known to this test", async () => {
    const named = callNames.filter((name) => {
      const schema = z.toJSONSchema(contract[name].input, { io: "input" });
      return contract[name].kind === "command" && Object.hasOwn(schema.properties ?? {}, "reviewId");
    });
    expect([...Object.keys(await inputs(signed)), ...harmless, ...adding, ...handing].toSorted()).toEqual(
      named.toSorted(),
    );
  });

  test("is refused, and the review stays as it was", async () => {
    const before = await core.call("review.get", { reviewId: signed });
    for (const [name, input] of Object.entries(await inputs(signed))) {
      const reply = await core.core().dispatch(name, input);
      expect([name, reply.ok ? "done" : reply.error.code]).toEqual([name, "signed"]);
    }
    await core.call("memo.export", { reviewId: signed });
    const { reviewId: next } = await core.call("review.revise", { reviewId: signed });
    await core.call("review.discard", { reviewId: next });
    expect(await core.call("review.get", { reviewId: signed })).toEqual(before);
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
  });

  test("does its work on a review that is not signed", async () => {
    const { "review.discard": discard, "review.sign": _signing, ...others } = await inputs(unsigned);
    const probe = await core.call("review.get", { reviewId: unsigned });
    for (const [name, input] of Object.entries(others)) {
      if (name.endsWith(".remove")) continue;
      const reply = await core.core().dispatch(name, input);
      expect([name, reply.ok]).toEqual([name, true]);
    }
    expect(await core.call("review.get", { reviewId: unsigned })).not.toEqual(probe);
    expect(discard.reviewId).toBe(unsigned);
  });
});

describe("on the app's own connection", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    await core.core().close();
    workspace = openWorkspace(core.folder, { now: () => new Date(0) });
  });
  afterAll(() => workspace.close());

  /** `$id` is the review, `$other` one of the other kind. */
  const statements: Record<string, readonly string[]> = {
    review: [
      "UPDATE review SET revision = 9 WHERE id = $id",
      "UPDATE review SET changed_at = 'x' WHERE id = $id",
      "DELETE FROM review WHERE id = $id",
      "REPLACE INTO review SELECT * FROM review WHERE id = $id",
      "INSERT OR REPLACE INTO review SELECT id, packet_version_id, checklist_id, checklist_version, 7, previous_review_id, started_at, changed_at FROM review WHERE id = $id",
    ],
    review_entry: [
      "INSERT INTO review_entry VALUES ($id, 'answer', 'slipped.in', '{}')",
      "UPDATE review_entry SET body = '{}' WHERE review_id = $id",
      "UPDATE OR REPLACE review_entry SET entry_id = 'moved' WHERE review_id = $id",
      "DELETE FROM review_entry WHERE review_id = $id",
      "REPLACE INTO review_entry SELECT review_id, kind, entry_id, '{}' FROM review_entry WHERE review_id = $id",
      "INSERT INTO review_entry SELECT review_id, kind, entry_id, '{}' FROM review_entry WHERE review_id = $id AND true ON CONFLICT DO UPDATE SET body = '{}'",
    ],
    review_step: [
      "INSERT INTO review_step VALUES ($id, 999, 'x', '[]', 'done', 'now')",
      "UPDATE review_step SET label = 'other' WHERE review_id = $id",
      "DELETE FROM review_step WHERE review_id = $id",
      "REPLACE INTO review_step SELECT review_id, step, 'other', changes, state, at FROM review_step WHERE review_id = $id",
    ],
    brought_previous: [`INSERT INTO brought_previous VALUES ($id, 'rv-000000000009', '${"0".repeat(64)}')`],
    packet_version: [
      'UPDATE packet_version SET body = \'{"id":"x"}\' WHERE id = (SELECT packet_version_id FROM review WHERE id = $id)',
      "UPDATE packet_version SET warnings = '[]' WHERE id = (SELECT packet_version_id FROM review WHERE id = $id)",
      "REPLACE INTO packet_version (id, digest, source_name, manifest_path, imported_at, body, warnings, seq) SELECT id, digest, 'x', manifest_path, imported_at, body, warnings, seq FROM packet_version WHERE id = (SELECT packet_version_id FROM review WHERE id = $id)",
    ],
    packet_file: [
      "INSERT INTO packet_file SELECT packet_version_id, 'slipped', 'listed', NULL, NULL, NULL, NULL, '[]', NULL FROM review WHERE id = $id",
      "UPDATE packet_file SET state = 'altered' WHERE packet_version_id = (SELECT packet_version_id FROM review WHERE id = $id)",
      "DELETE FROM packet_file WHERE packet_version_id = (SELECT packet_version_id FROM review WHERE id = $id)",
      "REPLACE INTO packet_file SELECT packet_version_id, path, 'altered', sha256, size, title, listed_sha256, supports, why FROM packet_file WHERE packet_version_id = (SELECT packet_version_id FROM review WHERE id = $id)",
    ],
  };
  /** Nothing of an unsigned review stands in these, so there is no other kind to compare with. */
  const signedOnly: Record<string, readonly string[]> = {
    packet_version: [
      "DELETE FROM packet_version WHERE id = (SELECT packet_version_id FROM review WHERE id = $id)",
      "UPDATE OR REPLACE packet_version SET id = (SELECT packet_version_id FROM review WHERE id = $id) WHERE id = (SELECT packet_version_id FROM review WHERE id = $other)",
      "UPDATE OR REPLACE packet_version SET digest = (SELECT digest FROM packet_version JOIN review ON packet_version.id = packet_version_id WHERE review.id = $id) WHERE id = (SELECT packet_version_id FROM review WHERE id = $other)",
    ],
    review: ["UPDATE OR REPLACE review SET id = $id WHERE id = $other"],
    review_entry: ["UPDATE OR REPLACE review_entry SET review_id = $id WHERE review_id = $other"],
    review_step: ["UPDATE OR REPLACE review_step SET review_id = $id WHERE review_id = $other"],
    packet_file: [
      "UPDATE OR REPLACE packet_file SET packet_version_id = (SELECT packet_version_id FROM review WHERE id = $id) WHERE packet_version_id = (SELECT packet_version_id FROM review WHERE id = $other)",
    ],
    signed_review: [
      "UPDATE signed_review SET memo_sha256 = digest WHERE review_id = $id",
      "DELETE FROM signed_review WHERE review_id = $id",
      "REPLACE INTO signed_review SELECT review_id, memo_sha256, record, memo_sha256, chain_seq, chain_hash FROM signed_review WHERE review_id = $id",
      "INSERT INTO signed_review SELECT * FROM signed_review WHERE review_id = $id AND true ON CONFLICT DO UPDATE SET chain_seq = 1",
      "UPDATE OR REPLACE signed_review SET review_id = $other WHERE review_id = $id",
    ],
    signature: [
      "UPDATE signature SET statement = '{}' WHERE review_id = $id",
      "DELETE FROM signature WHERE review_id = $id",
      "REPLACE INTO signature SELECT review_id, position, '{}', sshsig, public_key FROM signature WHERE review_id = $id",
      "INSERT INTO signature SELECT review_id, 7, statement, sshsig, public_key FROM signature WHERE review_id = $id",
    ],
    memo_template: [
      "UPDATE memo_template SET name = 'other'",
      "DELETE FROM memo_template",
      "REPLACE INTO memo_template SELECT digest, 'other', imported_at, bytes FROM memo_template",
    ],
    checklist: [
      "UPDATE checklist SET body = '{}'",
      "DELETE FROM checklist",
      "REPLACE INTO checklist SELECT id, version, digest, origin, imported_at, '{}' FROM checklist",
    ],
  };

  /** Runs it in a transaction that is taken back; gives what SQLite said, or how many rows it changed. */
  const attempt = (sql: string, id: ReviewId, other: ReviewId): string | number => {
    const db = workspace.write;
    if (!db) throw new Error("opened for reading");
    db.exec("BEGIN; PRAGMA defer_foreign_keys = ON");
    try {
      // Only where the statement names it.
      const bound = { ...(sql.includes("$id") && { id }), ...(sql.includes("$other") && { other }) };
      return db.prepare(sql).run(bound).changes;
    } catch (error) {
      return error instanceof Error ? error.message : "failed";
    } finally {
      if (db.inTransaction) db.exec("ROLLBACK");
    }
  };
  const listed = (table: Record<string, readonly string[]>) =>
    Object.values(table).flatMap((all) => all.map((sql) => [sql] as const));

  test.each(listed(statements))("%s is refused, and would change an unsigned one", (sql) => {
    expect(attempt(sql, signed, unsigned)).toBe("signed");
    expect(attempt(sql, unsigned, signed)).toBeGreaterThan(0);
  });

  test.each(listed(signedOnly))("%s is refused", (sql) => {
    expect(attempt(sql, signed, unsigned)).toMatch(/^signed$|immutable|never changes/);
  });

  test.each([
    "UPDATE brought_signature SET events_sha256 = $sha256",
    "DELETE FROM brought_signature WHERE $sha256 <> ''",
  ])("what came with a signature stays: %s is refused", (sql) => {
    const db = workspace.write;
    if (!db) throw new Error("opened for reading");
    const sha256 = "0".repeat(64);
    db.exec("BEGIN");
    try {
      db.prepare("INSERT INTO brought_signature VALUES (?, 1, ?, 'now')").run(signed, sha256);
      expect(() => db.prepare(sql).run({ sha256 })).toThrow("signed");
    } finally {
      if (db.inTransaction) db.exec("ROLLBACK");
    }
  });

  test("every table of the schema is either tried here, or holds nothing of a review", () => {
    const tables = workspace.read
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => name);
    // What was handed over and when is no part of what is signed; of a brought signature, see below.
    const others = [
      "seen_record",
      "brought_signature",
      "profile",
      "word_key",
      "precheck_policy",
      "intake",
      "intake_file",
      "intake_edit",
      "trusted_signer",
      "setting",
      "event",
    ];
    expect(tables.toSorted()).toEqual(
      [...new Set([...Object.keys(statements), ...Object.keys(signedOnly), ...others])].toSorted(),
    );
  });
});
