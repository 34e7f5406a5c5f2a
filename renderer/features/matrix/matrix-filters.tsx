import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useMemo } from "react";
import { useReviewActions } from "../review/review-session.tsx";
import { firstPlace, isNarrowed, systemOf } from "./matrix-order.ts";
import type { Matrix } from "./use-matrix.ts";

export function MatrixFilters({ matrix }: { matrix: Matrix }) {
  const { rows, shown, place, summary, nameOf } = matrix;
  const { narrowMatrix } = useReviewActions();
  const systems = useMemo(() => {
    const ids = [...new Set(rows.map(systemOf))].filter((id) => id !== "");
    return ids
      .map((value) => ({ value, label: nameOf(value).slice(0, 60) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
  }, [rows, nameOf]);
  return (
    <div className="mx-filters">
      <TextInput
        size="xs"
        className="mx-search"
        aria-label="Search the actions"
        placeholder="Search the actions"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={place.search}
        onChange={(event) => narrowMatrix({ search: event.currentTarget.value }, false)}
      />
      <NativeSelect
        size="xs"
        className="mx-system"
        aria-label="System"
        value={place.system}
        data={[{ value: "", label: "Any system" }, ...systems]}
        onChange={(event) => narrowMatrix({ system: event.currentTarget.value }, false)}
      />
      <Checkbox
        size="xs"
        label={`Flagged ${summary.flagged}`}
        checked={place.flagged}
        onChange={(event) => narrowMatrix({ flagged: event.currentTarget.checked }, false)}
      />
      <Checkbox
        size="xs"
        label={`Corrected ${summary.corrected}`}
        checked={place.corrected}
        onChange={(event) => narrowMatrix({ corrected: event.currentTarget.checked }, false)}
      />
      <span className="cs-dim cs-small mx-shown" role="status">
        {shown.length} of {rows.length} actions
      </span>
      {isNarrowed(place) && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            const { row: _row, held: _held, sort: _sort, descending: _descending, ...all } = firstPlace;
            narrowMatrix(all, true);
          }}
        >
          Show all
        </Button>
      )}
    </div>
  );
}
