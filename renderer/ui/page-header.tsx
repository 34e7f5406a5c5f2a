import { useEffect, type ReactNode } from "react";

/** The head of a page: its one `h1`, a line below it, and the page's actions at the right. Names the window too. */
export function PageHeader({
  title,
  above,
  below,
  actions,
}: {
  title: string;
  above?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} – Countersign`;
  }, [title]);
  return (
    <header className="cs-page-header">
      <div className="cs-page-header-words">
        {above !== undefined && <div className="cs-page-above">{above}</div>}
        <h1 className="cs-vendor" dir="auto">
          {title}
        </h1>
        {below !== undefined && <div className="cs-page-below">{below}</div>}
      </div>
      {actions !== undefined && <div className="cs-row cs-page-actions">{actions}</div>}
    </header>
  );
}
