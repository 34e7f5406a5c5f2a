import { Button, SegmentedControl } from "@mantine/core";
import { IconFlagCheck } from "@tabler/icons-react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { hrefOf } from "../../routes.ts";
import type { ToPlace } from "./flag-card.tsx";
import { countsInWords, FlagList, type Grouping } from "./flag-list.tsx";
import { comparedWords } from "./flag-words.ts";
import { PrechecksState } from "./prechecks-state.tsx";
import type { Prechecks } from "./use-prechecks.ts";
import "./prechecks.css";

/** What the pre-checks say of a packet, before anyone has read it. */
export function FlagsPart({
  prechecks,
  toPlace,
  left,
}: {
  prechecks: Prechecks;
  toPlace: ToPlace;
  /** The quotation that was followed away from here. */
  left: RefObject<string | undefined>;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const mark = left.current;
    left.current = undefined;
    if (mark === undefined) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-quote="${CSS.escape(mark)}"]`);
    link?.scrollIntoView({ block: "center" });
    link?.focus({ preventScroll: true });
  }, [left]);
  const [grouping, setGrouping] = useState<Grouping>("severity");
  const { found, compared, job, run } = prechecks;
  return (
    <section
      ref={box}
      className="cs-block"
      aria-labelledby="part"
      onClickCapture={(event) => {
        if (event.target instanceof HTMLElement) left.current = event.target.dataset["quote"];
      }}
    >
      <div className="cs-block-head">
        <h2 id="part">
          Pre-checks
          {found && found.flags.length > 0 && (
            <>
              : {countsInWords(found.flags)}{" "}
              <span className="cs-dim cs-count-all">
                {found.flags.length === 1 ? "1 flag" : `${found.flags.length} flags`} in all
              </span>
            </>
          )}
        </h2>
        <div className="cs-row">
          {found && found.flags.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label="How to group the flags"
              data={[
                { value: "severity", label: "By severity" },
                { value: "family", label: "By family" },
              ]}
              value={grouping}
              onChange={(value) => setGrouping(value === "family" ? "family" : "severity")}
            />
          )}
          {found && (
            <Button variant="default" loading={job.state === "running"} onClick={run}>
              Run again
            </Button>
          )}
        </div>
      </div>
      <p className="cs-dim cs-small cs-measure">
        Where the packet contradicts itself or its evidence, and what it leaves open. Flags advise: they score
        and decide nothing. A review of the packet takes them up beside the items that they bear on.{" "}
        <a href={hrefOf({ page: "prechecks" })}>See all rules</a>
      </p>
      <p role="status" className={compared ? "cs-small" : "cs-visually-hidden"}>
        {compared && job.state !== "running" && (
          <strong>Ran again: {comparedWords({ ...compared, fresh: compared.fresh.length })}.</strong>
        )}
      </p>
      <PrechecksState prechecks={prechecks}>
        {({ flags }) =>
          flags.length === 0 ? (
            <p className="cs-note cs-none-found">
              <IconFlagCheck size={18} stroke={1.6} aria-hidden />
              <span>
                <strong>The pre-checks found nothing.</strong> That is no approval: they look for what they
                know, and they cannot tell whether what the packet says is true.
              </span>
            </p>
          ) : (
            <FlagList flags={flags} grouping={grouping} fresh={compared?.fresh} toPlace={toPlace} />
          )
        }
      </PrechecksState>
    </section>
  );
}
