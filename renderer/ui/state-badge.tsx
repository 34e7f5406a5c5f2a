import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  type Icon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";

export type Tone = "good" | "warn" | "bad" | "info" | "neutral";

const icons: Record<Tone, Icon> = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  info: IconInfoCircle,
  neutral: IconCircle,
};

/** Words up to this long stay on one line. */
const SHORT = 18;

/** A state as icon and word, so that colour never carries it alone. `quiet` leaves the tinted ground out. */
export function StateBadge({
  tone,
  icon,
  quiet = false,
  children,
  title,
}: {
  tone: Tone;
  icon?: Icon;
  quiet?: boolean;
  children: ReactNode;
  title?: string;
}) {
  const Shape = icon ?? icons[tone];
  return (
    <span className={`cs-badge cs-badge-${tone}${quiet ? " cs-badge-quiet" : ""}`} title={title}>
      <Shape size={14} stroke={2} aria-hidden />
      <span className={typeof children === "string" && children.length <= SHORT ? "cs-nowrap" : ""}>
        {children}
      </span>
    </span>
  );
}
