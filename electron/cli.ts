/** The command line: argv → verb → calls → text or JSON, and an exit code. */
import { z } from "zod";
import { openCore } from "#core/open-core";
import { AppError, Problem } from "#shared/errors";
import { UsageError } from "#shared/contract/verbs/define-verb";
import { appVersion, samplesFolder, verifierFile } from "./app-files.ts";
import { exitCodeOf } from "./cli/exit-codes.ts";
import { parseCommand, type Command } from "./cli/parse-command.ts";
import { passphraseSource, takeFromEnvironment } from "./cli/passphrase.ts";
import { placeOf } from "./cli/place.ts";
import { showProgress } from "./cli/progress.ts";
import { usage, usageAsJson, usageOf } from "./cli/usage.ts";
import { createVerbDoor } from "./cli/verb-door.ts";
import { runServe } from "./serve/run-serve.ts";

const argv = process.argv.slice(2);
const standing = process.env["INIT_CWD"] ?? process.cwd();
const passphrase = takeFromEnvironment(process.env);

async function main(): Promise<number> {
  let command: Command | undefined;
  try {
    const parsed = parseCommand(argv, standing);
    if ("help" in parsed) {
      console.log(parsed.json ? JSON.stringify(usageAsJson(parsed.verb)) : usage(parsed.verb));
      return 0;
    }
    command = parsed;
    return await (command.verb.host === "serve" ? serve(command) : run(command));
  } catch (error) {
    return fail(error, command);
  }
}

async function run({ verb, given, workspace, json, passphraseFd }: Command): Promise<number> {
  const place = placeOf(workspace, { reads: verb.reads(given), needed: verb.needsWorkspace(given) });
  const core = await openCore({
    folder: place.folder,
    host: "command-line",
    version: appVersion(),
    samplesFolder,
    verifierFile,
    readOnly: place.readOnly,
  });
  const jobId = `job-${process.pid}`;
  const interrupt = () => void core.dispatch("job.cancel", { jobId });
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  const progress = showProgress(core);
  try {
    const door = createVerbDoor(core, standing, passphraseSource(passphraseFd, passphrase), jobId);
    const answer = await verb.run(given, door);
    progress.clear();
    console.log(json ? JSON.stringify(answer.json) : answer.text);
    return answer.exitCode;
  } finally {
    progress.clear();
    await core.close();
    place.clear();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

function serve({ given, workspace }: Command): Promise<number> {
  const port = Number(given.flag("port") ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError("--port takes a port number.");
  return runServe(
    { workspace, port, wantsBrowser: !argv.includes("--no-browser") },
    { say: console.log, complain: console.error },
  );
}

function fail(error: unknown, command: Command | undefined): number {
  const json = command?.json ?? argv.includes("--json");
  const known = error instanceof UsageError || error instanceof AppError;
  const code = error instanceof AppError ? error.code : error instanceof UsageError ? "usage" : "internal";
  const message = error instanceof Error ? error.message : String(error);
  const details = error instanceof AppError ? error.details : {};
  if (json) console.log(JSON.stringify({ error: { code, message, details } }));
  else {
    console.error(known ? message : error);
    for (const line of problemLines(details)) console.error(line);
    if (error instanceof UsageError && command) console.error(usageOf(command.verb));
  }
  if (error instanceof AppError) return exitCodeOf(error.code);
  return error instanceof UsageError ? 2 : 3;
}

/** Every problem that a refused file or input has, one line each. */
function problemLines(details: unknown): string[] {
  const Problems = z.looseObject({ problems: z.array(Problem.partial().loose()) });
  return (Problems.safeParse(details).data?.problems ?? []).map(({ file, line, path, says, expected }) => {
    const where = [file, line, path].filter((part) => part !== undefined).join(":");
    return `  ${where}: ${says}${expected === undefined ? "" : ` (expected: ${expected})`}`;
  });
}

process.exitCode = await main();
