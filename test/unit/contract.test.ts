import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { callFiles, callNames, contract, isCallName } from "#shared/contract/contract";

const testFolder = path.resolve(import.meta.dirname, "../integration");

describe("the table of calls", () => {
  test("a name is declared in one file only", () => {
    const names = callFiles.flatMap((calls) => Object.keys(calls));
    expect(names.toSorted()).toEqual(callNames.toSorted());
  });

  test.each(callNames)("%s is a subject and a verb, says what it does, and has a JSON Schema", (name) => {
    expect(name).toMatch(/^[a-z]+\.[a-z]+([A-Z][a-z]+)*$/);
    const call = contract[name];
    expect(call.doc).toMatch(/^[A-Z].*\.$/s);
    expect(z.toJSONSchema(call.input, { io: "input" })).toMatchObject({
      type: "object",
      additionalProperties: false,
    });
    expect(z.toJSONSchema(call.output, { unrepresentable: "any" })).toHaveProperty("type", "object");
  });

  test("only own names are calls", () => {
    for (const name of ["toString", "__proto__", "constructor", "", "review", "review.get "]) {
      expect(isCallName(name)).toBe(false);
    }
  });

  test("every text and list that a caller sends has a longest length", () => {
    const open = callNames.flatMap((name) =>
      unbounded(z.toJSONSchema(contract[name].input, { io: "input" }), name),
    );
    expect(open).toEqual([]);
  });

  test("every call is made by an integration test", () => {
    const tests = readdirSync(testFolder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => readFileSync(path.join(testFolder, file), "utf8"))
      .join("\n");
    expect(callNames.filter((name) => !tests.includes(`"${name}"`))).toEqual([]);
  });
});

/** Paths in a JSON Schema where a text has neither a longest length nor a pattern or set, or a list no most. */
function unbounded(schema: unknown, at: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, maxLength, pattern, format, maxItems } = Object.fromEntries(Object.entries(schema));
  const isOpenText =
    type === "string" && !("enum" in schema) && !("const" in schema) && !maxLength && !pattern && !format;
  const isOpenList = type === "array" && maxItems === undefined;
  return [
    ...(isOpenText || isOpenList ? [at] : []),
    ...Object.entries(schema).flatMap(([key, member]) =>
      key === "propertyNames" ? [] : unbounded(member, `${at}.${key}`),
    ),
  ];
}
