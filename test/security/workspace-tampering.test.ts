/** A person with the file can change anything in it; the app must see it, and say where. */
import type { Database } from "better-sqlite3";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReviewId } from "#shared/ids";
import { builtInItems } from "../support/answers-builder.ts";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { rewriteChain, tamper } from "../support/tamper.ts";

const itemId = builtInItems[0]?.id ?? "";

/** A signed review, and a revision of it that is not signed. */
let made: { core: TestCore; folder: string; signed: ReviewId; open: ReviewId };
beforeAll(async () => {
  const core = await createTestCore({ lasting: true });
  const { reviewId: signed } = await core.given.signed();
  const { reviewId: open } = await core.call("review.revise", { reviewId: signed });
  await core.call("review.answer", { reviewId: open, itemId, key: "1" });
  await core.core().close();
  made = { core, folder: path.dirname(core.folder), signed, open };
});
afterAll(() => rm(made.folder, { recursive: true, force: true }));

async function given(): Promise<{ core: TestCore; signed: ReviewId; open: ReviewId }> {
  return { core: await createTestCore({ copyOf: made.core }), signed: made.signed, open: made.open };
}

const says = async ({ call }: TestCore) => {
  const { verdict, checks } = await call("verify.workspace", {});
  const altered = checks.filter(({ result }) => result === "altered");
  return { verdict, places: altered.map(({ what, says }) => `${what}: ${says}`).join("\n") };
};

type Case = [
  what: string,
  change: (db: Database, ids: { signed: string; open: string }) => void,
  place: RegExp,
];

const setAnswer = (db: Database, id: string) =>
  db
    .prepare(
      "UPDATE review_entry SET body = json_set(body, '$.key', '2') WHERE review_id = ? AND kind = 'answer' AND entry_id = ?",
    )
    .run(id, itemId);

describe("verify.workspace names", () => {
  test("nothing where nothing was changed", async () => {
    const { core } = await given();
    await core.reopen(() => tamper(core.folder, () => undefined));
    expect(await says(core)).toEqual({ verdict: "good", places: "" });
  });

  const cases: Case[] = [
    [
      "an answer of the signed review",
      (db, { signed }) => setAnswer(db, signed),
      new RegExp(`Its entries are not what was signed: the answer to ${itemId}`),
    ],
    [
      "an answer of the review that is not signed",
      (db, { open }) => setAnswer(db, open),
      new RegExp(`Changed beside the app, with no receipt: answer ${itemId}`),
    ],
    [
      "a body that has lost its form",
      (db, { signed }) => db.prepare("UPDATE review_entry SET body = '7' WHERE review_id = ?").run(signed),
      /cannot be checked/,
    ],
    [
      "a decision slipped in",
      (db, { open }) =>
        db
          .prepare(
            "UPDATE review_entry SET body = json_set(body, '$.decision', 'reject') WHERE review_id = ? AND kind = 'decision'",
          )
          .run(open),
      /no receipt: decision decision/,
    ],
    [
      "the state of a packet's file",
      (db) => db.exec("UPDATE packet_file SET state = 'unlisted' WHERE path LIKE 'evidence/%'"),
      /Packet invoice-matcher 1\.0: What it says, or the list of its files/,
    ],
    [
      "the hash of a packet's file",
      (db) =>
        db.exec("UPDATE packet_file SET sha256 = lower(hex(randomblob(32))) WHERE path LIKE 'evidence/%'"),
      /Its file list does not give the digest/,
    ],
    [
      "what the vendor said",
      (db) => db.exec("UPDATE packet_version SET body = json_set(body, '$.vendor.name', 'Other')"),
      /Packet invoice-matcher 1\.0: What it says/,
    ],
    [
      "the packet's digest",
      (db) => db.exec("UPDATE packet_version SET digest = lower(hex(randomblob(32)))"),
      /not what was signed: packet/,
    ],
    [
      "the checklist's content",
      (db) => db.exec("UPDATE checklist SET body = json_set(body, '$.title', 'Easier')"),
      /Checklist ai-agent-review .*: Its content does not give the digest/,
    ],
    [
      "the checklist's content and digest together",
      (db) => db.exec("UPDATE checklist SET digest = lower(hex(randomblob(32)))"),
      /Checklist ai-agent-review@.*: Its digest is not the imported one/,
    ],
    [
      "an early receipt",
      (db) => db.exec("UPDATE event SET body = json_set(body, '$.says', 'Nothing happened') WHERE seq = 2"),
      /The body of receipt 2 is not the one that was written/,
    ],
    [
      "the end of the receipts, cut off behind the signature",
      (db) => db.exec("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)"),
      /with no receipt/,
    ],
    [
      "a record that is signed",
      (db) => db.exec("UPDATE signed_review SET record = json_set(record, '$.revision', 5)"),
      /Its record is not the one whose digest was stored/,
    ],
    [
      "which memo belongs to the review",
      (db) => db.exec("UPDATE signed_review SET memo_sha256 = digest"),
      /memo is not what was signed/,
    ],
    [
      "a key slipped in among the known ones",
      (db) => db.exec("INSERT INTO trusted_signer VALUES ('SHA256:x', 'Mallory', 'ssh-ed25519 AAAA', 'now')"),
      /Known signer SHA256:x: It came in with no receipt/,
    ],
    [
      "a profile slipped in",
      (db) =>
        db.exec(
          "INSERT INTO profile SELECT 'pr-00000000000x', 'M', 'm', role, 'k', 'SHA256:y', sealed_key, created_at, NULL, NULL FROM profile",
        ),
      /Profile SHA256:y: It came in with no receipt/,
    ],
    [
      "a review slipped in",
      (db) =>
        db.exec(
          "INSERT INTO review SELECT 'rv-00000000000x', packet_version_id, checklist_id, checklist_version, 1, NULL, started_at, changed_at FROM review LIMIT 1",
        ),
      /Review rv-00000000000x: It came in with no receipt/,
    ],
    [
      "an unsigned review that is gone",
      (db, { open }) => {
        db.prepare("DELETE FROM review_entry WHERE review_id = ?").run(open);
        db.prepare("DELETE FROM review_step WHERE review_id = ?").run(open);
        db.prepare("DELETE FROM review WHERE id = ?").run(open);
      },
      /It is gone, with no receipt/,
    ],
  ];
  test.each(cases)("%s", async (_what, change, place) => {
    const { core, ...ids } = await given();
    await core.reopen(() => tamper(core.folder, (db) => change(db, ids)));
    const { verdict, places } = await says(core);
    expect(verdict).toBe("altered");
    expect(places).toMatch(place);
  });

  test.each([
    [
      "the stored memo",
      "UPDATE chunk SET data = zeroblob(length(data)) WHERE hex(substr(data, 1, 2)) = '504B'",
      /^Memo of review rv-/,
    ],
    [
      "a file of the vendor's",
      "UPDATE chunk SET data = CAST('# Policy' AS BLOB) WHERE hex(substr(data, 1, 2)) = '2320'",
      /^Evidence evidence\/policy\.md of invoice-matcher: Stored evidence is incomplete/,
    ],
    [
      "a missing file of the vendor's",
      "DELETE FROM blob WHERE size < 100",
      /^Evidence evidence\/policy\.md of invoice-matcher: The file is missing/,
    ],
  ])("%s", async (_what, sql, place) => {
    const { core } = await given();
    await core.reopen(() => tamper(core.folder, (db) => db.exec(sql), "evidence.db"));
    const { verdict, places } = await says(core);
    expect(verdict).toBe("altered");
    expect(places).toMatch(place);
  });

  test("what is changed while the app is open", async () => {
    const { core, signed } = await given();
    await core.call("review.get", { reviewId: signed });
    tamper(core.folder, (db) => setAnswer(db, signed));
    expect((await says(core)).places).toMatch(new RegExp(`the answer to ${itemId}`));
    tamper(core.folder, (db) => db.exec("UPDATE checklist SET body = json_set(body, '$.title', 'Easier')"));
    expect((await says(core)).places).toMatch(/Its content does not give the digest/);
  });
});

describe("a start is refused, and says why, after", () => {
  const starts: Case[] = [
    [
      "a guard was taken away",
      (db) => db.exec("CREATE TABLE extra (a)"),
      /structure .* was changed from outside/,
    ],
    [
      "the receipts were written anew",
      (db) => rewriteChain(db, (body, seq) => (seq === 2 ? body.replace("Imported", "Imagined") : body)),
      /receipt \d+ is not the one that was signed/,
    ],
    [
      "the receipts were written anew, and the stored head with them",
      (db) => {
        rewriteChain(db, (body, seq) => (seq === 2 ? body.replace("Imported", "Imagined") : body));
        db.exec(
          "UPDATE signed_review SET chain_hash = (SELECT lower(hex(hash)) FROM event WHERE seq = chain_seq)",
        );
      },
      /the head that review rv-\w+ signed is not the one that is stored/,
    ],
    [
      "the signed statement was changed",
      (db) => db.exec("UPDATE signature SET statement = replace(statement, '\"approve\"', '\"reject\"')"),
      /the signature of review rv-\w+ does not hold/,
    ],
    [
      "the signature was taken out",
      (db) => db.exec("DELETE FROM signature; DELETE FROM signed_review"),
      /the signature of review rv-\w+ does not match its receipt/,
    ],
    [
      "the receipts were cut off at the signed head",
      (db) => db.exec("DELETE FROM event WHERE seq > (SELECT chain_seq FROM signed_review)"),
      /does not match its receipt/,
    ],
    [
      "a late receipt was changed",
      (db) => db.exec("UPDATE event SET body = '{}' WHERE seq = (SELECT max(seq) FROM event)"),
      /The body of receipt \d+ is not the one that was written/,
    ],
    [
      "a late receipt was taken out",
      (db) => db.exec("DELETE FROM event WHERE seq = (SELECT max(seq) - 1 FROM event)"),
      /Receipt \d+ is missing/,
    ],
  ];
  test.each(starts)("%s", async (_what, change, why) => {
    const { core, ...ids } = await given();
    await core.reopen(() => tamper(core.folder, (db) => change(db, ids)));
    const error = await core.refused("integrity", "review.list", {});
    expect(error.message).toMatch(why);
    expect((await core.call("app.health", {})).checks).toMatchObject([{ state: "bad", says: error.message }]);
  });

  test("a trigger alone was dropped", async () => {
    const { core } = await given();
    await core.reopen(async () => {
      const { default: Sqlite } = await import("better-sqlite3");
      const db = new Sqlite(`${core.folder}/countersign.db`);
      db.exec("DROP TRIGGER entry_of_signature_stays");
      db.close();
    });
    const error = await core.refused("integrity", "review.list", {});
    expect(error.details.what).toBe("schema");
  });
});
