import type { FlagSeverity } from "#shared/prechecks/flag";
import { StateBadge } from "../../ui/state-badge.tsx";
import { severities } from "./flag-words.ts";

/** How bad a flag is, as icon and word. */
export function SeverityBadge({ severity }: { severity: FlagSeverity }) {
  const { word, tone, icon } = severities[severity];
  return (
    <StateBadge tone={tone} icon={icon}>
      {word}
    </StateBadge>
  );
}
