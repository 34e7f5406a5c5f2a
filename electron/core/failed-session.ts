import type { HealthCheck } from "#shared/contract/app-calls";
import { contract, isCallName } from "#shared/contract/contract";
import { AppError, type Reply } from "#shared/errors";
import { parseInput, toWire } from "./dispatch.ts";
import { appHandlers } from "./handlers/app-handlers.ts";
import { defaultSettings, mendingHandlers } from "./handlers/keeping-handlers.ts";
import type { Job } from "./jobs.ts";
import type { Session } from "./session.ts";
import type { SessionNeeds } from "./session-needs.ts";

/**
 * What is left when the workspace cannot be opened: every call answers with the reason, but those that tell about the
 * app and those that mend the workspace.
 */
export function startFailedSession(needs: SessionNeeds, error: AppError): Session {
  const app = appHandlers(needs);
  const health = (): HealthCheck[] => [
    { what: "database", state: "bad", says: error.message, at: needs.now().toISOString() },
  ];
  const mending = mendingHandlers(needs, health);
  // None of these looks at the records, so there is no handle to give them.
  const noRecords = undefined as never;
  const stillWorking: Record<string, (input: never, job: Job) => unknown> = {
    "app.about": (input) => app["app.about"](input, noRecords),
    "app.retryStart": app["app.retryStart"],
    "app.settings": () => defaultSettings,
    "app.health": () => ({ checks: health() }),
    "job.cancel": app["job.cancel"],
    "job.list": (input) => app["job.list"](input, noRecords),
    "schema.print": (input) => app["schema.print"](input, noRecords),
    "backup.list": (input) => mending["backup.list"](input, noRecords),
    "backup.restore": mending["backup.restore"],
    "app.diagnostics": mending["app.diagnostics"],
  };
  const run = async (name: string, input: unknown, jobId: string | undefined): Promise<unknown> => {
    if (!isCallName(name)) throw new AppError("unknown-call", `There is no call "${name}".`, { name });
    const handler = Object.hasOwn(stillWorking, name) ? stillWorking[name] : undefined;
    if (!handler) throw error;
    const call = contract[name];
    // Parsed by the schema of this very call.
    const parsed = parseInput(call.input, input) as never;
    const value =
      call.kind === "query"
        ? // A query takes no job.
          handler(parsed, undefined as never)
        : await needs.jobs.run(name, jobId, (job) => handler(parsed, job));
    return call.output.parse(value);
  };
  return {
    async dispatch(name, input, jobId): Promise<Reply> {
      try {
        return { ok: true, value: await run(name, input, jobId) };
      } catch (thrown) {
        return {
          ok: false,
          error: toWire({ log: needs.log, workspace: needs.options.folder }, name, thrown),
        };
      }
    },
    leaveReceipt: () => undefined,
    failure: error,
    close: () => Promise.resolve(),
  };
}
