import path from "node:path";
import { parseArgs } from "node:util";
import { verbs } from "#shared/contract/verbs";
import { UsageError, type Given, type Verb } from "#shared/contract/verbs/define-verb";
import { defaultFolder } from "../default-folder.ts";

export type Command = {
  readonly verb: Verb;
  readonly given: Given;
  readonly workspace: string;
  readonly json: boolean;
  readonly passphraseFd: number | undefined;
};
export type HelpWanted = {
  readonly help: true;
  readonly verb: Verb | undefined;
  readonly json: boolean;
};

const everywhere = {
  workspace: { type: "string" },
  json: { type: "boolean" },
  "passphrase-fd": { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;
const takesValue = new Set(["--workspace", "--passphrase-fd"]);

/** Reads a command line. Paths stay as typed, but for the workspace. Throws `UsageError`. */
export function parseCommand(argv: readonly string[], standing: string): Command | HelpWanted {
  const { leading, words } = splitLeading(argv);
  const json = argv.includes("--json");
  if (words[0] === "help") return { help: true, verb: findVerb(words.slice(1))?.verb, json };
  if (words.length === 0) {
    if (argv.length === 0 || argv.includes("--help") || argv.includes("-h"))
      return { help: true, verb: undefined, json };
    throw new UsageError("A verb is missing. The verb help lists them.");
  }
  const found = findVerb(words);
  if (!found) throw new UsageError(unknownVerb(words));
  const { verb, rest } = found;
  const { values, positionals } = readFlags(verb, [...leading, ...rest]);
  if (values["help"] === true) return { help: true, verb, json };
  checkCount(verb, positionals.length);
  if (positionals.includes("")) throw new UsageError("An argument is empty.");
  const workspace = values["workspace"];
  if (workspace === "") throw new UsageError("--workspace takes a folder, and is empty.");
  return {
    verb,
    given: {
      args: positionals,
      flag: (name) => [values[name]].flat().find((value): value is string => typeof value === "string"),
      isOn: (name) => values[name] === true,
      flags: (name) => [values[name]].flat().filter((value): value is string => typeof value === "string"),
    },
    workspace: typeof workspace === "string" ? path.resolve(standing, workspace) : defaultFolder(),
    json: values["json"] === true,
    passphraseFd: fdOf(values["passphrase-fd"]),
  };
}

/** Flags that stand everywhere may stand before the verb as well. */
function splitLeading(argv: readonly string[]) {
  let end = 0;
  while (argv[end]?.startsWith("-") && argv[end] !== "--") end += takesValue.has(argv[end] ?? "") ? 2 : 1;
  return { leading: argv.slice(0, end), words: argv.slice(end) };
}

function findVerb(words: readonly string[]): { verb: Verb; rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(" ");
    const verb = verbs.find((candidate) => candidate.words === name);
    if (verb) return { verb, rest: words.slice(length) };
  }
  return undefined;
}

function unknownVerb(words: readonly string[]): string {
  const begun = verbs.filter((verb) => verb.words.startsWith(`${words[0]} `)).map((verb) => verb.words);
  if (begun.length > 0) return `After "${words[0]}" comes one of: ${begun.join(", ")}.`;
  return `There is no verb "${words[0]}". The verb help lists them.`;
}

type Read = { values: Record<string, unknown>; positionals: string[] };

function readFlags(verb: Verb, args: readonly string[]): Read {
  const own = Object.entries(verb.flags).map(([name, { value, many }]) => [
    name,
    { type: value === undefined ? ("boolean" as const) : ("string" as const), multiple: many ?? false },
  ]);
  try {
    return parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(own), ...everywhere },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checkCount(verb: Verb, count: number): void {
  const least = verb.args.filter((arg) => !arg.startsWith("[")).length;
  const most = verb.args.some((arg) => arg.includes("…")) ? Infinity : verb.args.length;
  if (count < least) throw new UsageError(`${verb.args[count]} is missing.`);
  if (count > most)
    throw new UsageError(`${verb.words} takes ${most === 0 ? "no argument" : verb.args.join(" ")}.`);
}

function fdOf(text: unknown): number | undefined {
  if (text === undefined) return undefined;
  const fd = Number(text);
  if (typeof text === "string" && /^\d+$/.test(text) && fd < 1_024) return fd;
  throw new UsageError("--passphrase-fd takes the number of an open file descriptor.");
}
