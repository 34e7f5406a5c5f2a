/** What a decision still needs, and what it stops to hold by, shows on a machine that has nothing but the signed files. */
import { describe, expect, test } from "vitest";
import { readStatement, statementBytes } from "#shared/formats/statement";
import { openKey } from "#core/signing/key-file";
import { signSsh } from "#core/signing/sshsig";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { aProfileFile, PASSPHRASE } from "../support/profile-builder.ts";
import { tamper } from "../support/tamper.ts";
import { aSignedMemo, verifySigned } from "../support/signed-memo.ts";

/** A core that signs, and one that knows the signer and nothing else. */
async function twoMachines(at: string): Promise<{ origin: TestCore; elsewhere: TestCore; sign: SignWith }> {
  const [origin, elsewhere] = [await createTestCore(), await createTestCore({ at })];
  const profileId = await origin.given.profile();
  const { profiles } = await origin.call("profile.list", {});
  await elsewhere.call("trust.add", { publicKey: profiles[0]?.publicKey ?? "", name: "Ada Reviewer" });
  return { origin, elsewhere, sign: (wish) => aSignedMemo(origin, profileId, wish) };
}
type SignWith = (wish: Parameters<typeof aSignedMemo>[2]) => ReturnType<typeof aSignedMemo>;

describe("elsewhere, without the review", () => {
  test("a memo that asks for nothing more is genuine", async () => {
    const { elsewhere, sign } = await twoMachines("2030-01-01T00:00:00.000Z");
    expect(await verifySigned(elsewhere, await sign({}))).toMatchObject({ verdict: "good" });
  });

  test.each([
    [{ countersignatures: 2 }, "2027-01-01", "The checklist asks for 2 countersignatures; there are 0."],
    [{ waivedUntil: "2027-01-31" }, "2027-01-31", "good"],
    [{ waivedUntil: "2027-01-31" }, "2027-02-01", "The waiver of gate ended on 2027-01-31."],
    [{ reviewAgain: "2027-05-01" }, "2027-05-01", "good"],
    [{ reviewAgain: "2027-05-01" }, "2027-05-02", "The review was to be done again by 2027-05-01."],
    [{ reviewAgain: "2027-13-01" }, "2028-01-01", "good"],
  ])("%o on %s: %s", async (wish, day, expected) => {
    const { elsewhere, sign } = await twoMachines(`${day}T12:00:00.000Z`);
    const { verdict, says } = await verifySigned(elsewhere, await sign(wish));
    expect(verdict === "not-enough" ? says : verdict).toBe(expected);
  });
});

test("a statement whose terms are not those of the review is altered where the review is", async () => {
  const { origin, sign } = await twoMachines("2027-01-01T00:00:00.000Z");
  const signed = await sign({ countersignatures: 1 });
  const read = readStatement(signed.statement.toString());
  if (!read.ok) throw new Error(read.why);
  const { statement } = read;
  const statementOfOther = { ...statement, predicate: { ...statement.predicate, countersignatures: 0 } };
  const { key } = JSON.parse(await aProfileFile("Ada Reviewer"));
  const bytes = Buffer.from(statementBytes(statementOfOther));
  const signature = Buffer.from(signSsh(await openKey(key, PASSPHRASE, "Ada Reviewer"), bytes));
  expect(await verifySigned(origin, { ...signed, statement: bytes, signature })).toMatchObject({
    verdict: "altered",
    says: "The statement names other countersignatures or last days than the review.",
  });
});

describe("a signature by a key that was retired since", () => {
  async function retire({ call, clock }: TestCore) {
    clock.advance(86_400_000);
    for (const { profileId } of (await call("profile.list", {})).profiles)
      await call("profile.retire", { profileId, reason: "The laptop was stolen." });
  }
  const says =
    'The key of Ada Reviewer was retired on 2026-11-03 ("The laptop was stolen."). The signature claims to be of 2026-11-02, which nothing proves: ask Ada Reviewer whether they signed this.';

  test("counts where the receipts hold it from before, also in a check of the whole workspace", async () => {
    const { origin, sign } = await twoMachines("2027-01-01T00:00:00.000Z");
    const signed = await sign({});
    await retire(origin);
    const found = await verifySigned(origin, signed);
    expect(found.verdict).toBe("good");
    expect(found.checks.map((check) => check.says)).toContain(
      "The key of Ada Reviewer was retired on 2026-11-03, after this signature: the receipts of this workspace stand in that order.",
    );
    expect((await origin.call("verify.workspace", {})).verdict).toBe("good");
  });

  test("is not enough where no receipt holds it, whenever it claims to be made", async () => {
    const { origin, sign } = await twoMachines("2027-01-01T00:00:00.000Z");
    const signed = await sign({});
    const other = await createTestCore();
    await other.given.profile();
    await retire(other);
    expect(await verifySigned(other, signed)).toMatchObject({ verdict: "not-enough", says });
    await retire(origin);
    const read = readStatement(signed.statement.toString());
    if (!read.ok) throw new Error(read.why);
    const { predicate } = read.statement;
    const later = { ...read.statement, predicate: { ...predicate, signedAt: "2026-11-02T12:00:00.001Z" } };
    const { key } = JSON.parse(await aProfileFile("Ada Reviewer"));
    const statement = Buffer.from(statementBytes(later));
    const signature = Buffer.from(signSsh(await openKey(key, PASSPHRASE, "Ada Reviewer"), statement));
    const forged = await verifySigned(origin, { ...signed, statement, signature });
    expect(forged).toMatchObject({ verdict: "not-enough", says });
  });

  test("is not enough where the receipts do not hold together", async () => {
    const { origin, sign } = await twoMachines("2027-01-01T00:00:00.000Z");
    const signed = await sign({});
    await retire(origin);
    tamper(origin.folder, (db) => {
      db.exec(`UPDATE event SET body = json_set(body, '$.who', 'Somebody') WHERE seq = 1`);
    });
    expect(await verifySigned(origin, signed)).toMatchObject({ verdict: "not-enough", says });
  });
});
