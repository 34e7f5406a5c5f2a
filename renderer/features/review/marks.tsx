import { IconCircle, IconCircleCheckFilled, IconCircleMinus } from "@tabler/icons-react";
import type { GateState } from "#shared/rules/score-sheet";
import { StateBadge } from "../../ui/state-badge.tsx";
import { gateMarks, type Mark } from "./words.ts";

/** A mark as icon and word. */
export function MarkBadge({ mark, quiet = false, says }: { mark: Mark; quiet?: boolean; says?: string }) {
  return (
    <StateBadge
      tone={mark.tone}
      icon={mark.icon}
      quiet={quiet}
      {...(says === undefined ? {} : { title: says })}
    >
      {mark.word}
    </StateBadge>
  );
}

/** A gate's state as an icon with its word for readers; for rows that have no room for the word itself. */
export function GateIcon({ state, size = 15 }: { state: GateState; size?: number }) {
  const { icon: Shape, word, tone } = gateMarks[state];
  return (
    <span className={`rv-icon rv-tone-${tone}`} title={word}>
      <Shape size={size} stroke={2} aria-hidden />
      <span className="cs-visually-hidden">{word}</span>
    </span>
  );
}

export type Stand = { is: "open" } | { is: "na" } | { is: "answered"; key: string };

/** Where an item stands: open, N/A, or its key. */
export function StandIcon({ stand }: { stand: Stand }) {
  if (stand.is === "open")
    return (
      <span className="rv-icon rv-stand-open" title="Open">
        <IconCircle size={14} stroke={1.8} aria-hidden />
        <span className="cs-visually-hidden">open</span>
      </span>
    );
  if (stand.is === "na")
    return (
      <span className="rv-icon rv-stand-na" title="Not applicable">
        <IconCircleMinus size={14} stroke={1.8} aria-hidden />
        <span className="cs-visually-hidden">N/A</span>
      </span>
    );
  return (
    <span className="rv-icon rv-stand-done">
      <IconCircleCheckFilled size={14} aria-hidden />
      <span className="cs-visually-hidden">scored</span>
    </span>
  );
}

export function standOf(answer: { key?: string | undefined; na?: string | undefined } | undefined): Stand {
  if (answer?.na !== undefined) return { is: "na" };
  return answer?.key === undefined ? { is: "open" } : { is: "answered", key: answer.key };
}
