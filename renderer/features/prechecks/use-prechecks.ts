import { useCallback, useEffect, useRef, useState } from "react";
import type { Output } from "#shared/contract/contract";
import type { Flag } from "#shared/prechecks/flag";
import type { PacketVersionId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useJob } from "../../api/use-job.ts";

export type Prechecked = Output<"precheck.packet">;
export type Compared = { readonly fresh: readonly string[]; readonly gone: number; readonly same: number };
export type Prechecks = {
  readonly job: ReturnType<typeof useJob>["job"];
  readonly found: Prechecked | undefined;
  /** What the last run on request changed; undefined before one. */
  readonly compared: Compared | undefined;
  readonly run: () => void;
};

/** The pre-checks of one packet: run once for all parts of its page, and again on request. */
export function usePrechecks(packetVersionId: PacketVersionId): Prechecks {
  const client = useClient();
  const { job, run: runJob } = useJob("The pre-checks are running.");
  const [found, setFound] = useState<Prechecked>();
  const [compared, setCompared] = useState<Compared>();
  const latest = useRef<Prechecked>(undefined);
  const [asked, setAsked] = useState(false);
  const run = useCallback(() => {
    void runJob((jobId) => client.call("precheck.packet", { packetVersionId }, jobId)).then((value) => {
      if (!value) return;
      const before = latest.current;
      latest.current = value;
      setFound(value);
      if (before) setCompared(compare(before.flags, value.flags));
    });
  }, [client, packetVersionId, runJob]);
  useEffect(() => {
    if (asked) return;
    setAsked(true);
    run();
  }, [asked, run]);
  return { job, found, compared, run };
}

function compare(before: readonly Flag[], after: readonly Flag[]): Compared {
  const stood = new Set(before.map(({ id }) => id));
  const fresh = after.map(({ id }) => id).filter((id) => !stood.has(id));
  const same = after.length - fresh.length;
  return { fresh, gone: before.length - same, same };
}
