import path from "node:path";
import { describe, expect, test } from "vitest";
import { verbs } from "#shared/contract/verbs";
import { UsageError } from "#shared/contract/verbs/define-verb";
import { parseCommand, type Command } from "../../../electron/cli/parse-command.ts";
import { defaultFolder } from "../../../electron/default-folder.ts";

const standing = path.resolve("/somewhere");
function parsed(...argv: string[]): Command {
  const command = parseCommand(argv, standing);
  if ("help" in command) throw new Error("help was not asked for");
  return command;
}
const parsing =
  (...argv: string[]) =>
  () =>
    parseCommand(argv, standing);

describe("a command line", () => {
  test("is a verb of one or two words, its arguments and its flags, in any order", () => {
    const command = parsed("review", "answer", "--note", "a b", "rv-1", "boundary.trigger", "3", "--json");
    expect(command.verb.words).toBe("review answer");
    expect(command.given.args).toEqual(["rv-1", "boundary.trigger", "3"]);
    expect(command.given.flag("note")).toBe("a b");
    expect(command.given.flag("na")).toBeUndefined();
    expect(command.json).toBe(true);
  });

  test("may name the workspace before the verb; the last one named counts", () => {
    expect(parsed("--workspace", "a", "--json", "packets")).toMatchObject({
      workspace: path.join(standing, "a"),
      json: true,
    });
    expect(parsed("--workspace", "a", "packets", "--workspace=b").workspace).toBe(path.join(standing, "b"));
    expect(parsed("packets").workspace).toBe(defaultFolder());
  });

  test("may give a flag more than once where the verb takes many", () => {
    const { given } = parsed("call", "x.y", "{}", "--file", "a=1", "--file", "b=2");
    expect(given.flags("file")).toEqual(["a=1", "b=2"]);
  });

  test("takes what follows -- as arguments, even when it looks like a flag", () => {
    expect(parsed("profile", "create", "--", "--json").given.args).toEqual(["--json"]);
  });

  const refused: Record<string, string[]> = {
    "an unknown verb": ["bogus"],
    "half of a verb": ["review"],
    "an unknown second word": ["review", "bogus"],
    "no verb": ["--json"],
    "an unknown flag": ["packets", "--bogus"],
    "a flag of another verb": ["packets", "--as", "Ann"],
    "a flag without its value": ["sign", "rv-1", "--as"],
    "a switch with a value": ["packets", "--json=yes"],
    "too few arguments": ["review", "answer", "rv-1"],
    "too many arguments": ["packets", "x"],
    "a descriptor that is no number": ["packets", "--passphrase-fd", "three"],
    "a workspace without a name": ["packets", "--workspace="],
    "an empty argument": ["import", ""],
    "a passphrase as an argument": ["sign", "rv-1", "--as", "Ann", "--passphrase", "secret"],
  };
  test.each(Object.entries(refused))("is refused with %s", (_, argv) => {
    expect(parsing(...argv)).toThrow(UsageError);
  });

  test.each([[["help"]], [["--help"]], [["-h"]], [[]]])("asks for help: %j", (argv) => {
    expect(parseCommand(argv, standing)).toEqual({ help: true, verb: undefined, json: false });
  });
  test.each([
    [["help", "--json"]],
    [["--json", "help"]],
    [["--help", "--json"]],
    [["memo", "--help", "--json"]],
  ])("asks for help as JSON: %j", (argv) => {
    expect(parseCommand(argv, standing)).toMatchObject({ help: true, json: true });
  });
  test.each([
    [["help", "review", "start"]],
    [["review", "start", "--help"]],
    [["--help", "review", "start", "x"]],
  ])("asks for help on one verb: %j", (argv) => {
    expect(parseCommand(argv, standing)).toMatchObject({ help: true, verb: { words: "review start" } });
  });
});

describe("the table of verbs", () => {
  test("has every verb once, with a doc", () => {
    const words = verbs.map((verb) => verb.words);
    expect(new Set(words).size).toBe(words.length);
    for (const verb of verbs) expect(verb.doc).toMatch(/\.$/);
  });

  test("has the verbs that scripts rely on", () => {
    const everyday = ["import", "packets", "checklists", "checklist import", "review start", "review answer"];
    const others = [
      "review apply",
      "score",
      "profile create",
      "profiles",
      "trust add",
      "sign",
      "memo",
      "verify",
    ];
    const words = verbs.map((verb) => verb.words);
    expect(words).toEqual(
      expect.arrayContaining([...everyday, ...others, "schema", "backup", "serve", "call"]),
    );
  });

  test("declares no passphrase flag, and none that stands everywhere twice", () => {
    const flags = verbs.flatMap((verb) => Object.keys(verb.flags));
    expect(flags.filter((flag) => /pass|secret|workspace|json|help/.test(flag))).toEqual([]);
  });
});
