import { IconFlame, IconPencil, IconEye } from "@tabler/icons-react";
import type { EvidenceDocumentView } from "#shared/contract/precheck-calls";
import { receiptQuestions } from "#shared/formats/packet";
import { makeLexicon } from "#shared/prechecks/lexicon/lexicon";
import { answeredQuestions } from "#shared/prechecks/rules/receipts/sample";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { asWritten } from "../evidence/place-words.ts";
import { labelOf } from "#shared/formats/field-labels";
import "./prechecks.css";

type Operations = Extract<EvidenceDocumentView, { kind: "operations" }>;
type Grants = Extract<EvidenceDocumentView, { kind: "grants" }>;
type Receipts = Extract<EvidenceDocumentView, { kind: "receipts" }>;
type OnLocation = ((location: string) => void) | undefined;

/** So many rows are drawn at once; a file may have thousands. */
const PAGE = 100;
const fewRecords = 10;

const sources: Record<Operations["source"] | Grants["source"], string> = {
  "mcp-tools": "Tools of an MCP server",
  "mcp-server": "Manifest of an MCP server",
  "a2a-card": "Agent card (A2A)",
  openapi: "OpenAPI description",
  "agent-config": "Configuration of an agent",
  "iam-policy": "IAM policy",
  "azure-role": "Azure role",
  "gcp-role": "Google Cloud role",
  "oauth-scopes": "OAuth scopes",
};

/** Evidence that a machine can read, as the table that it is. */
export function DocumentTable({
  document,
  onLocation,
}: {
  document: EvidenceDocumentView;
  onLocation?: OnLocation;
}) {
  switch (document.kind) {
    case "operations":
      return <OperationTable document={document} onLocation={onLocation} />;
    case "grants":
      return <GrantTable document={document} onLocation={onLocation} />;
    case "receipts":
      return <ReceiptTables document={document} onLocation={onLocation} />;
  }
}

const dash = <span className="cs-dim">–</span>;

function lineColumn<Row extends { line: number }>(onLocation: OnLocation): Column<Row> {
  return {
    key: "line",
    head: "Line",
    numeric: true,
    width: "52px",
    cell: ({ line }) =>
      onLocation ? (
        <button
          type="button"
          className="cs-link"
          aria-label={`Point at line ${line}`}
          onClick={() => onLocation(asWritten(line))}
        >
          {line}
        </button>
      ) : (
        line
      ),
  };
}

function operationColumns({ source, operations }: Operations, onLocation: OnLocation) {
  type Row = Operations["operations"][number];
  const withPath = operations.some(({ method }) => method !== undefined);
  const columns: Column<Row>[] = [
    {
      key: "name",
      head: source === "openapi" ? "Operation" : source === "a2a-card" ? "Skill" : "Tool",
      width: "24%",
      names: true,
      cell: ({ name }) => <span className="cs-mono cs-vendor">{name}</span>,
    },
    ...(withPath ? [{ ...pathColumn, width: "24%" }] : []),
    { key: "hints", head: "Hints", width: "128px", cell: hintsOf },
    {
      key: "says",
      head: "Description",
      cell: ({ says }) =>
        says === "" ? (
          dash
        ) : (
          <span className="cs-vendor" dir="auto">
            {says}
          </span>
        ),
    },
    lineColumn<Row>(onLocation),
  ];
  return columns;
}

function OperationTable({ document, onLocation }: { document: Operations; onLocation: OnLocation }) {
  const { source, title, operations } = document;
  const paged = usePaged(operations, PAGE);
  return (
    <div className="cs-document">
      <DocumentHead
        name={sources[source]}
        title={title}
        count={operations.length}
        one="entry"
        many="entries"
      />
      <Pager paged={paged} what="entries" />
      <DataTable
        caption={sources[source]}
        columns={operationColumns(document, onLocation)}
        rows={paged.shown}
        rowKey={(_, at) => String(paged.first + at)}
      />
    </div>
  );
}

const pathColumn: Column<Operations["operations"][number]> = {
  key: "path",
  head: "Method and path",
  cell: ({ method, path }) => (
    <span className="cs-mono cs-vendor">
      {method !== undefined && <strong>{method}</strong>} {path}
    </span>
  ),
};

function hintsOf({ readOnly, destructive, method }: Operations["operations"][number]) {
  if (destructive === true || method === "DELETE")
    return (
      <StateBadge tone="bad" icon={IconFlame}>
        destructive
      </StateBadge>
    );
  if (readOnly === true)
    return (
      <StateBadge tone="neutral" icon={IconEye} quiet>
        read only
      </StateBadge>
    );
  if (readOnly === false)
    return (
      <StateBadge tone="warn" icon={IconPencil}>
        {destructive === false ? "writes, adds only" : "writes"}
      </StateBadge>
    );
  return <span className="cs-dim">none</span>;
}

function grantColumns(onLocation: OnLocation) {
  type Row = Grants["grants"][number];
  const columns: Column<Row>[] = [
    {
      key: "scope",
      head: "Permission",
      width: "40%",
      names: true,
      cell: ({ scope }) => (
        <>
          <span className="cs-mono cs-vendor">{scope}</span>{" "}
          {scope.includes("*") && <StateBadge tone="warn">wildcard</StateBadge>}
        </>
      ),
    },
    {
      key: "effect",
      head: "Effect",
      width: "90px",
      cell: ({ effect }) => (
        <StateBadge tone={effect === "allow" ? "info" : "neutral"} quiet>
          {effect}
        </StateBadge>
      ),
    },
    {
      key: "resource",
      head: "Resource",
      cell: ({ resource }) =>
        resource === undefined ? dash : <span className="cs-mono cs-vendor">{resource}</span>,
    },
    lineColumn<Row>(onLocation),
  ];
  return columns;
}

function GrantTable({ document, onLocation }: { document: Grants; onLocation: OnLocation }) {
  const { source, grants } = document;
  const paged = usePaged(grants, PAGE);
  return (
    <div className="cs-document">
      <DocumentHead name={sources[source]} count={grants.length} one="permission" many="permissions" />
      <Pager paged={paged} what="permissions" />
      <DataTable
        caption={sources[source]}
        columns={grantColumns(onLocation)}
        rows={paged.shown}
        rowKey={(_, at) => String(paged.first + at)}
      />
    </div>
  );
}

const facts = { lexicon: makeLexicon() };

function ReceiptTables({
  document: { records },
  onLocation,
}: {
  document: Receipts;
  onLocation: OnLocation;
}) {
  const paged = usePaged(records, fewRecords);
  const answered = answeredQuestions(records, facts);
  return (
    <div className="cs-document">
      <DocumentHead name="Receipts" count={records.length} one="record" many="records" />
      <ul className="cs-answered" aria-label="The seven questions">
        {receiptQuestions.map((question) => (
          <li key={question}>
            <StateBadge tone={answered.has(question) ? "good" : "bad"} quiet>
              {answered.has(question) ? "there" : "not found"}
            </StateBadge>{" "}
            {labelOf(`receipts.captured.${question}`)}
          </li>
        ))}
      </ul>
      <Pager paged={paged} what="records" />
      {paged.shown.map((record, at) => (
        <Receipt
          // Records have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={paged.first + at}
          number={paged.first + at + 1}
          record={record}
          onLocation={onLocation}
        />
      ))}
    </div>
  );
}

function fieldColumns(record: Receipts["records"][number]) {
  const columns: Column<Receipts["records"][number]["fields"][number]>[] = [
    {
      key: "field",
      head: "Field",
      width: "30%",
      names: true,
      cell: ({ path }) => <span className="cs-mono cs-vendor">{path}</span>,
    },
    {
      key: "value",
      head: "Value",
      cell: ({ value }) =>
        value === null || value === "" ? (
          <span className="cs-dim">{value === null ? "null" : "empty"}</span>
        ) : (
          <span className="cs-vendor" dir="auto">
            {value}
          </span>
        ),
    },
    {
      key: "answers",
      head: "Answers",
      width: "26%",
      cell: (field) => {
        const own = [...answeredQuestions([{ ...record, fields: [field] }], facts)];
        return own.length === 0
          ? dash
          : own.map((question) => labelOf(`receipts.captured.${question}`)).join(", ");
      },
    },
  ];
  return columns;
}

function Receipt({
  record,
  number,
  onLocation,
}: {
  record: Receipts["records"][number];
  number: number;
  onLocation: OnLocation;
}) {
  const words = `Record ${number}`;
  return (
    <section aria-label={words} className="cs-document-record">
      <h4>
        {words}, line{" "}
        {onLocation ? (
          <button
            type="button"
            className="cs-link"
            aria-label={`Point at line ${record.line}`}
            onClick={() => onLocation(asWritten(record.line))}
          >
            {record.line}
          </button>
        ) : (
          record.line
        )}
      </h4>
      <DataTable
        caption={words}
        columns={fieldColumns(record)}
        rows={record.fields}
        rowKey={({ path }, at) => `${path} ${at}`}
      />
    </section>
  );
}

function DocumentHead({
  name,
  title,
  count,
  one,
  many,
}: {
  name: string;
  title?: string | undefined;
  count: number;
  one: string;
  many: string;
}) {
  return (
    <p className="cs-document-head">
      <strong>{name}</strong>
      {title !== undefined && (
        <>
          {" "}
          <span className="cs-vendor" dir="auto">
            {title}
          </span>
        </>
      )}{" "}
      <span className="cs-dim">
        {count} {count === 1 ? one : many}, as the file says it
      </span>
    </p>
  );
}
