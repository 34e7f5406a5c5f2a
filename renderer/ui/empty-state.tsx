import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

/** What a page says when there is nothing yet, and what to do about it. */
export function EmptyState({
  icon: Shape,
  title,
  children,
  actions,
}: {
  icon?: Icon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="cs-empty">
      {Shape && <Shape size={28} stroke={1.5} aria-hidden />}
      <h2>{title}</h2>
      {children !== undefined && <div className="cs-empty-text">{children}</div>}
      {actions !== undefined && <div className="cs-row">{actions}</div>}
    </div>
  );
}
