import type { BlastRadius, ReachedSystem } from "#shared/blast-radius/blast-radius";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { VendorText } from "../packet/sections/vendor-value.tsx";
import { EvidenceFile } from "./evidence-file.tsx";
import type { ToPlace } from "./flag-card.tsx";
import { Destinations, SystemActions } from "./radius-detail.tsx";
import { SeverityBadge } from "./severity-badge.tsx";

/** All that the picture shows, and what it has no room for, as tables. */
export function RadiusTable({ radius, toPlace }: { radius: BlastRadius; toPlace: ToPlace }) {
  const { stop } = radius;
  return (
    <div className="cs-stack-gap">
      <p>
        {stop.who === undefined ? (
          <span className="cs-gap">Nobody is named who can stop it.</span>
        ) : (
          <>
            <span className="cs-dim">Who can stop it:</span> <VendorText>{stop.who}</VendorText>, within{" "}
            {stop.within === undefined ? (
              <span className="cs-gap">no stated time</span>
            ) : (
              <VendorText>{stop.within}</VendorText>
            )}
            {stop.how !== undefined && (
              <>
                . <span className="cs-dim">How:</span> <VendorText>{stop.how}</VendorText>
              </>
            )}
          </>
        )}
      </p>
      {radius.systems.length === 0 ? (
        <p className="cs-gap">The packet names no system.</p>
      ) : (
        <DataTable
          caption="Systems that the agent reaches"
          stack
          columns={systemColumns(toPlace)}
          rows={radius.systems}
          rowKey={({ key }) => key}
        />
      )}
      {radius.undeclared.length > 0 && (
        <DataTable
          caption="Reach that only the evidence shows"
          showCaption
          stack
          columns={reachColumns(toPlace)}
          rows={radius.undeclared}
          rowKey={(_, at) => String(at)}
        />
      )}
    </div>
  );
}

const none = <span className="cs-dim">–</span>;

function systemColumns(toPlace: ToPlace): Column<ReachedSystem>[] {
  return [
    {
      key: "system",
      head: "System",
      width: "20%",
      names: true,
      cell: ({ label, declared }) => (
        <>
          <VendorText>{label}</VendorText> {!declared && <StateBadge tone="warn">undeclared</StateBadge>}
        </>
      ),
    },
    {
      key: "actions",
      head: "Actions",
      width: "32%",
      cell: (system) =>
        system.actions.length === 0 ? none : <SystemActions system={system} toPlace={toPlace} />,
    },
    {
      key: "data",
      head: "Data classes",
      cell: ({ classes }) => (classes.length === 0 ? none : <VendorText>{classes.join(", ")}</VendorText>),
    },
    {
      key: "access",
      head: "Access",
      cell: ({ access }) => (access.length === 0 ? none : <VendorText>{access.join(", ")}</VendorText>),
    },
    {
      key: "leaves",
      head: "Data leaves to",
      cell: (system) => (system.destinations.length === 0 ? none : <Destinations system={system} />),
    },
    {
      key: "scopes",
      head: "Scopes",
      cell: ({ scopes }) => (scopes.length === 0 ? none : <Scopes scopes={scopes} />),
    },
  ];
}

function Scopes({ scopes }: { scopes: readonly string[] }) {
  return (
    <ul className="cs-plain-list">
      {scopes.map((scope, at) => (
        // Two scopes may be the same words.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at} className="cs-mono cs-vendor">
          {scope}
        </li>
      ))}
    </ul>
  );
}

type Reach = BlastRadius["undeclared"][number];

function reachColumns(toPlace: ToPlace): Column<Reach>[] {
  return [
    {
      key: "says",
      head: "What it can do",
      width: "40%",
      names: true,
      cell: ({ says }) => <VendorText>{says}</VendorText>,
    },
    {
      key: "severity",
      head: "Flag",
      width: "110px",
      cell: ({ blocker }) => <SeverityBadge severity={blocker ? "blocker" : "concern"} />,
    },
    {
      key: "file",
      head: "Evidence",
      cell: ({ file, quote }) => <EvidenceFile file={file} quote={quote} toPlace={toPlace} />,
    },
    {
      key: "quote",
      head: "It says",
      cell: ({ quote }) => (
        <q className="cs-vendor cs-mono" dir="auto">
          {quote}
        </q>
      ),
    },
  ];
}
