import { useMemo } from "react";
import { matrixRows, summariseMatrix, type MatrixRow, type MatrixSummary } from "#shared/rules/matrix";
import type { ActionRow } from "#shared/formats/packet";
import { systemOf, type PacketDocument } from "../packet/sections/packet-document.ts";
import { useReview } from "../review/review-session.tsx";
import { shownRows, type MatrixPlace, type SystemNames } from "./matrix-order.ts";

export type Matrix = {
  readonly packet: PacketDocument;
  readonly rows: readonly MatrixRow[];
  readonly summary: MatrixSummary;
  readonly place: MatrixPlace;
  readonly shown: readonly MatrixRow[];
  /** The row that the keys act on; none where nothing is shown. */
  readonly marked: MatrixRow | undefined;
  readonly nameOf: SystemNames;
};

const noRows: readonly ActionRow[] = [];

export function useMatrix(): Matrix {
  const packet = useReview((state) => state.packet);
  const corrections = useReview((state) => state.entries.action);
  const flags = useReview((state) => state.entries.flag);
  const place = useReview((state) => state.matrix);
  const nameOf = useMemo(() => namesOf(packet), [packet]);
  const rows = useMemo(
    () => matrixRows(packet.packet.sections.actions?.rows ?? noRows, corrections, flags),
    [packet, corrections, flags],
  );
  const summary = useMemo(() => summariseMatrix(rows), [rows]);
  const shown = useMemo(() => shownRows(rows, place, nameOf), [rows, place, nameOf]);
  const marked = shown.find((row) => row.id === place.row) ?? shown[0];
  return { packet, rows, summary, place, shown, marked, nameOf };
}

function namesOf(packet: PacketDocument): SystemNames {
  const known = new Map<string, string>();
  return (id = "") => {
    const name = known.get(id) ?? systemOf(packet, id)?.name ?? "";
    known.set(id, name);
    return name;
  };
}
