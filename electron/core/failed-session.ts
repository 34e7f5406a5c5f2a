import type { HealthCheck } from "#shared/contract/app-calls";
import { contract, isCallName } from "#shared/contract/contract";
import { AppError, type Reply } from "#shared/errors";
import { appHandlers } from "./handlers/app-handlers.ts";
import { defaultSettings, mendingHandlers } from "./handlers/keeping-handlers.ts";
import type { Job } from "./jobs.ts";
import type { Session, SessionNeeds } from "./session.ts";

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
    "app.settings": () => defaultSettings,
    "app.health": () => ({ checks: health() }),
    "job.cancel": app["job.cancel"],
    "job.list": (input) => app["job.list"](input, noRecords),
    "backup.list": (input) => mending["backup.list"](input, noRecords),
    "backup.restore": mending["backup.restore"],
    "app.diagnostics": mending["app.diagnostics"],
  };
  const refuse = (why: AppError): Reply => ({
    ok: false,
    error: { code: why.code, message: why.message, details: why.details },
  });
  return {
    async dispatch(name, input, jobId) {
      if (!isCallName(name)) {
        return refuse(new AppError("unknown-call", `There is no call "${name}".`, { name }));
      }
      const handler = Object.hasOwn(stillWorking, name) ? stillWorking[name] : undefined;
      if (!handler) return refuse(error);
      try {
        const parsed = contract[name].input.parse(input);
        // Parsed by the schema of this very call.
        const value = await needs.jobs.run(name, jobId, async (job) => handler(parsed as never, job));
        return { ok: true, value: contract[name].output.parse(value) };
      } catch (thrown) {
        if (thrown instanceof AppError) return refuse(thrown);
        const logId = needs.log.error(name, thrown);
        return refuse(
          new AppError("internal", `This did not work. The local log has it as ${logId}.`, { logId }),
        );
      }
    },
    leaveReceipt: () => undefined,
    close: () => Promise.resolve(),
  };
}
