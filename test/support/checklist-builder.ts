import { Checklist, type ChecklistFile } from "#shared/formats/checklist";
import type { ScoredAnswer } from "#shared/rules/score-sheet";

type Item = Partial<ChecklistFile["sections"][number]["items"][number]>;

/** A checklist with only what a scoring test cares about: points are the keys of the scale. */
export function aChecklist(wanted: {
  scale: readonly number[];
  gateMinimum?: string;
  notApplicable?: "justify" | "forbid";
  approve?: { overall: number; section: number };
  conditions?: { overall: number; section: number };
  sections: Record<string, { weight?: number; items: Record<string, Item> }>;
}): Checklist {
  return Checklist.parse({
    format: "countersign.checklist/1",
    id: "test",
    version: "1.0.0",
    title: "Test",
    scale: wanted.scale.map((points) => ({ key: String(points), label: String(points), points })),
    policy: {
      gateMinimum: wanted.gateMinimum ?? String(wanted.scale[1]),
      approve: wanted.approve ?? { overall: 75, section: 60 },
      conditions: wanted.conditions ?? { overall: 60, section: 40 },
      notApplicable: wanted.notApplicable ?? "justify",
    },
    sections: Object.entries(wanted.sections).map(([id, { weight = 1, items }]) => ({
      id,
      title: id,
      weight,
      items: Object.entries(items).map(([itemId, item]) => ({ id: itemId, prompt: itemId, ...item })),
    })),
  } satisfies ChecklistFile);
}

export function answersOf(keys: Record<string, string>): Map<string, ScoredAnswer> {
  return new Map(Object.entries(keys).map(([id, key]) => [id, { key }]));
}
