import { describe, expect, test } from "vitest";
import { neverClass } from "#shared/prechecks/rules/actions/never-class";
import { twoBuckets } from "#shared/prechecks/rules/actions/two-buckets";
import { factsOfExample } from "../../support/example-packet.ts";
import { actionTables } from "./action-tables.ts";

describe.each(Object.entries(actionTables))("%s", (_, table) => {
  const rows = table
    .trim()
    .split("\n")
    .map((line) => {
      const [system = "", action = "", bucket = ""] = line.split("|").map((part) => part.trim());
      const [policy = "", sign = ""] = bucket.split(" ");
      return { system, action, policy, sign, approver: "Shift lead" };
    });
  const systems = [...new Set(rows.map(({ system }) => system))].map((id) => ({ id, name: id }));
  const facts = factsOfExample({
    says: "",
    sections: { boundary: { systems }, actions: rows.map(({ sign: _sign, ...row }) => row) },
  });
  const signed = (sign: string) => rows.filter((row) => row.sign === sign).map(({ action }) => action);
  const quoted = (hits: ReturnType<typeof neverClass.check>) =>
    hits.flatMap(({ quotes }) =>
      quotes.filter(({ path }) => path.endsWith(".action")).map(({ text }) => text),
    );

  test("what is never an agent's", () =>
    expect(new Set(quoted(neverClass.check(facts)))).toEqual(new Set(signed("!"))));
  test("what is one act", () =>
    expect(new Set(quoted(twoBuckets.check(facts)))).toEqual(new Set(signed("="))));
});
