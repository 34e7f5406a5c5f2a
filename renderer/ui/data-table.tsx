import type { ReactNode } from "react";
import { ScrollBox } from "./scroll-box.tsx";

export type Column<Row> = {
  key: string;
  head: string;
  cell: (row: Row, index: number) => ReactNode;
  numeric?: boolean;
  /** A hint such as "22%" or "120px". */
  width?: string;
  /** This cell names its row. */
  names?: boolean;
};

/**
 * A plain table. With `stack`, each row becomes a block of labelled values where the room is narrow (Chromium keeps
 * the roles of a table whatever its `display`).
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  stack = false,
  showCaption = false,
}: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  stack?: boolean;
  showCaption?: boolean;
}) {
  return (
    <ScrollBox label={caption} className={stack ? "cs-stack" : ""}>
      <table className="cs-table">
        <caption className={showCaption ? "" : "cs-visually-hidden"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}

                scope="col"
                className={column.numeric ? "cs-numeric" : ""}
                style={column.width === undefined ? undefined : { width: column.width }}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map((column) => (
                <TableCell key={column.key} column={column}>
                  {column.cell(row, index)}
                </TableCell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function TableCell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const label = (
    <span className="cs-stack-label" aria-hidden>
      {column.head}
    </span>
  );
  const className = column.numeric ? "cs-numeric" : "";
  if (column.names)
    return (
      <th scope="row" className={className}>
        {label}
        <span className="cs-cell">{children}</span>
      </th>
    );
  return (
    <td className={className}>
      {label}
      <span className="cs-cell">{children}</span>
    </td>
  );
}
