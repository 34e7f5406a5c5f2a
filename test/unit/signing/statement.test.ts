import { describe, expect, test } from "vitest";
import { digestsOf, readStatement, Statement, statementBytes } from "#shared/formats/statement";
import { aStatement } from "../../support/statement-builder.ts";

const statement = aStatement();
const text = Buffer.from(statementBytes(statement)).toString();

test("the bytes are canonical JSON in UTF-8, and read back to the same statement", () => {
  expect(
    text.startsWith('{"_type":"https://in-toto.io/Statement/v1","predicate":{"chainHead":{"hash":"e5'),
  ).toBe(true);
  expect(text).toContain("Erika Prüferin");
  expect(readStatement(text)).toEqual({ ok: true, statement });
});

test("names review, memo, packet and checklist by digest, in this order", () => {
  expect(statement.subject.map((subject) => subject.name)).toEqual([
    "review.json",
    "memo.docx",
    "packet",
    "checklist",
  ]);
  expect(digestsOf(statement)).toEqual({
    review: "a1".repeat(32),
    memo: "b2".repeat(32),
    packet: "c3".repeat(32),
    checklist: "d4".repeat(32),
  });
});

test("a note about the clock is kept", () => {
  const noted = aStatement({ role: "countersigner", clockNote: "The clock ran backwards." });
  expect(readStatement(Buffer.from(statementBytes(noted)).toString())).toEqual({
    ok: true,
    statement: noted,
  });
});

describe("refused", () => {
  test.each([
    ["no JSON", "{", /not JSON/],
    ["other JSON", "{}", /not one of this app/],
    ["white space", `${text}\n`, /canonical/],
    ["another order of members", JSON.stringify(statement), /canonical/],
    [
      "a member twice",
      text.replace('{"_type"', '{"_type":"https://in-toto.io/Statement/v1","_type"'),
      /canonical/,
    ],
    ["a second spelling of a letter", text.replace("Erika", String.raw`\u0045rika`), /canonical/],
    ["half of a character", text.replace("Erika", String.raw`\ud800`), /half of a character/],
    ["a name with a sign that is not seen", text.replace("Erika", "Erika\u202E"), /cannot be seen/],
    ["another spelling of a number", text.replace('"revision":1', '"revision":1.0'), /canonical/],
    ["an unknown member", text.replace('"revision":1', '"revision":1,"revoked":true'), /not one of this app/],
    ["no word about countersignatures", text.replace('"countersignatures":1,', ""), /not one of this app/],
    ["no word about last days", text.replace(/"expires":\[[^\]]*\],/, ""), /not one of this app/],
    ["a last day that is none", text.replace("2027-11-22", "2027-11-31"), /not one of this app/],
    ["another predicate type", text.replace("decision:1", "decision:2"), /not one of this app/],
    ["another statement version", text.replace("Statement/v1", "Statement/v2"), /not one of this app/],
    ["a missing subject", text.replace(/\{"digest":\{[^}]*\},"name":"packet"\},/, ""), /not one of this app/],
    ["a decision that is none", text.replace("approve-with-conditions", "approved"), /not one of this app/],
    ["a digest in capitals", text.replace("a1".repeat(32), "A1".repeat(32)), /not one of this app/],
  ])("%s", (_, attempt, why) => {
    const read = readStatement(attempt);
    expect(attempt).not.toBe(text);
    expect(read.ok ? "" : read.why).toMatch(why);
  });

  test("subjects in another order", () => {
    expect(Statement.safeParse({ ...statement, subject: statement.subject.toReversed() }).success).toBe(
      false,
    );
  });
});
