import type { IntakeHead } from "#shared/contract/intake-calls";
import type { z } from "zod";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { When } from "../../ui/when.tsx";

type Head = z.infer<typeof IntakeHead>;

/** Intakes that were begun; nothing where there are none. */
export function IntakeList() {
  const intakes = useQuery("intake.list", {}, ["intakes"]);
  if (intakes.state !== "ready" || intakes.value.intakes.length === 0) return null;
  return (
    <section className="cs-block" aria-labelledby="intakes">
      <h2 id="intakes">Documents being read</h2>
      <DataTable
        caption="Intakes"
        columns={columns}
        rows={intakes.value.intakes}
        rowKey={({ intakeId }) => intakeId}
      />
    </section>
  );
}

const columns: Column<Head>[] = [
  {
    key: "source",
    head: "Documents",
    width: "44%",
    names: true,
    cell: ({ intakeId, sourceName }) => (
      <span className="cs-title-cell">
        <RouteLink to={{ page: "intake", intakeId }}>{sourceName}</RouteLink>
      </span>
    ),
  },
  { key: "files", head: "Files", numeric: true, cell: ({ files }) => files },
  {
    key: "packet",
    head: "Packet",
    cell: ({ packetVersionId }) =>
      packetVersionId ? (
        <RouteLink to={{ page: "packet", packetVersionId }}>made</RouteLink>
      ) : (
        <span className="cs-dim">not yet</span>
      ),
  },
  { key: "changed", head: "Last change", cell: ({ changedAt }) => <When at={changedAt} /> },
];
