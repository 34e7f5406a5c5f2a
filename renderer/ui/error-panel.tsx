import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AppError, isAppError, type ErrorCode, type Problem } from "#shared/errors";
import { CopyButton } from "./copy-button.tsx";
import { DataTable, type Column } from "./data-table.tsx";
import { problemsAsText } from "./problems-as-text.ts";

const titles: Record<ErrorCode, string> = {
  "invalid-input": "Something in what was entered does not fit",
  "malformed-file": "The content of the file does not fit its format",
  "refused-file": "The file was refused",
  "newer-format": "The file needs a newer version of the app",
  "not-found": "Not found",
  conflict: "Not possible now",
  signed: "Signed, and therefore closed to changes",
  passphrase: "The passphrase is wrong",
  integrity: "The stored data is not what it should be",
  storage: "The workspace cannot be read or written",
  cancelled: "Cancelled",
  "unknown-call": "The screen and the core do not match",
  internal: "The app made a mistake",
};

/** A failure in the core's own words, with every problem that it found. Says nothing for a cancelled job. */
export function ErrorPanel({
  error,
  onRetry,
  actions,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  actions?: ReactNode;
}) {
  if (isAppError(error, "cancelled")) return null;
  const problems = problemsOf(error);
  // What is wrong in a file is for the person who wrote it.
  const canCopy = isAppError(error, "malformed-file") && problems.length > 0;
  return (
    <div className="cs-error" role="alert">
      <IconAlertTriangle size={18} stroke={2} aria-hidden />
      <div className="cs-error-body">
        <h2>{titles[codeOf(error)]}</h2>
        <p className="cs-vendor">{messageOf(error)}</p>
        <ErrorDetail error={error} />
        {problems.length > 0 && <ProblemTable problems={problems} />}
        {(onRetry !== undefined || actions !== undefined || canCopy) && (
          <div className="cs-row">
            {canCopy && (
              <CopyButton text={() => problemsAsText(messageOf(error), problems)}>Copy the list</CopyButton>
            )}
            {onRetry && (
              <Button variant="default" onClick={onRetry}>
                Try again
              </Button>
            )}
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}

function codeOf(error: unknown): ErrorCode {
  if (!(error instanceof AppError)) return "internal";
  const known: AppError = error;
  return known.code;
}

/** The sentence of a failure, for places too small for the panel. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function ErrorDetail({ error }: { error: unknown }) {
  if (isAppError(error, "refused-file"))
    return (
      <p className="cs-dim cs-vendor">
        File: {error.details.file} · Rule: {error.details.rule}
      </p>
    );
  if (isAppError(error, "newer-format"))
    return (
      <p className="cs-dim cs-vendor">
        Found: {error.details.found} · This app reads: {error.details.supported}
      </p>
    );
  if (isAppError(error, "storage")) return <p className="cs-dim cs-vendor">Where: {error.details.where}</p>;
  if (isAppError(error, "internal"))
    return (
      <p className="cs-dim">Nothing was changed. The local log has more under “{error.details.logId}”.</p>
    );
  return null;
}

function problemsOf(error: unknown): Problem[] {
  if (isAppError(error, "malformed-file")) return error.details.problems;
  if (isAppError(error, "invalid-input"))
    return error.details.problems.map((problem) => ({ file: "", ...problem }));
  return [];
}

const dash = <span className="cs-dim">–</span>;
const columns: Column<Problem>[] = [
  {
    key: "file",
    head: "File",
    width: "14%",
    cell: (row) => <span className="cs-vendor cs-mono">{row.file}</span>,
  },
  { key: "line", head: "Line", numeric: true, width: "56px", cell: (row) => row.line ?? dash },
  {
    key: "path",
    head: "Field",
    width: "18%",
    cell: (row) => (row.path ? <span className="cs-vendor cs-mono">{row.path}</span> : dash),
  },
  {
    key: "says",
    head: "What is wrong",
    width: "30%",
    cell: (row) => <span className="cs-vendor">{row.says}</span>,
  },
  {
    key: "expected",
    head: "Expected",
    cell: (row) => (row.expected ? <span className="cs-vendor">{row.expected}</span> : dash),
  },
];

/** Problems of a file, one per row. Columns that no problem fills are left out. */
export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  const shown = columns.filter(
    ({ key }) =>
      key === "says" ||
      problems.some((problem) => {
        if (key === "file") return problem.file !== "";
        if (key === "line") return problem.line !== undefined;
        return key === "path" ? Boolean(problem.path) : problem.expected !== undefined;
      }),
  );
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return (
    <DataTable
      caption={count}
      showCaption
      stack
      columns={shown}
      rows={problems}
      rowKey={(_, index) => String(index)}
    />
  );
}
