import { useCallback, useEffect, useState } from "react";
import type { Output } from "#shared/contract/contract";
import type { PacketVersionId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useJob } from "../../api/use-job.ts";

export type Prechecked = Output<"precheck.packet">;
export type Prechecks = {
  readonly job: ReturnType<typeof useJob>["job"];
  readonly found: Prechecked | undefined;
  readonly run: () => void;
};

/** The pre-checks of one packet: run as soon as they are `wanted`, once for all parts of the page, and again on request. */
export function usePrechecks(packetVersionId: PacketVersionId, wanted: boolean): Prechecks {
  const client = useClient();
  const { job, run: runJob } = useJob("The pre-checks are running.");
  const [found, setFound] = useState<Prechecked>();
  const [asked, setAsked] = useState(false);
  const run = useCallback(() => {
    void runJob((jobId) => client.call("precheck.packet", { packetVersionId }, jobId)).then((value) => {
      if (value) setFound(value);
    });
  }, [client, packetVersionId, runJob]);
  useEffect(() => {
    if (!wanted || asked) return;
    setAsked(true);
    run();
  }, [wanted, asked, run]);
  return { job, found, run };
}
