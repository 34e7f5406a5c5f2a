/**
 * Tells the echoes of our own commands from what other windows do: the core says once for each command that reviews
 * changed, and never says who did it. So echoes are counted. One too few is taken for another window's, which costs a
 * reading; one that never came is given up after a while.
 */
import { contract } from "#shared/contract/contract";
import type { Client } from "../../api/client.ts";

const LOST_AFTER_MS = 2_000;

export type OwnCommands = {
  /** Sends what is sent through it, and counts it. */
  readonly client: Client;
  /** To be asked once for each event. */
  readonly isEcho: () => boolean;
};

export function countCommands(client: Client): OwnCommands {
  let awaited = 0;
  let underWay = 0;
  let lastReply = 0;
  return {
    client: {
      door: client.door,
      async call(name, input, jobId) {
        if (contract[name].kind !== "command") return client.call(name, input, jobId);
        awaited += 1;
        underWay += 1;
        try {
          return await client.call(name, input, jobId);
        } catch (error) {
          // What the core did not do, it does not tell about.
          awaited = Math.max(0, awaited - 1);
          throw error;
        } finally {
          underWay -= 1;
          lastReply = Date.now();
        }
      },
    },
    isEcho() {
      if (underWay === 0 && Date.now() - lastReply > LOST_AFTER_MS) awaited = 0;
      if (awaited === 0) return false;
      awaited -= 1;
      return true;
    },
  };
}
