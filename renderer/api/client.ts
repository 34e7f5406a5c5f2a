import type { CallName, Output, RawInput } from "#shared/contract/contract";
import { contract } from "#shared/contract/contract";
import type { Door } from "#shared/contract/door";
import { AppError, fromWire } from "#shared/errors";

/** Typed calls through whatever door there is. Throws `AppError`. */
export type Client = {
  readonly door: Door;
  call<N extends CallName>(name: N, input: RawInput<N>, jobId?: string): Promise<Output<N>>;
};

export function createClient(door: Door): Client {
  return {
    door,
    async call(name, input, jobId) {
      const reply = await door.call(name, input, jobId);
      if (!reply.ok) throw fromWire(reply.error);
      const parsed = contract[name].output.safeParse(reply.value);
      if (!parsed.success) {
        throw new AppError("internal", `The answer to ${name} was not what the app expects.`, {
          logId: "renderer",
        });
      }
      // Parsed by the output schema of this very call.
      return parsed.data as Output<typeof name>;
    },
  };
}
