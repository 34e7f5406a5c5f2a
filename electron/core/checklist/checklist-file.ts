import { dump } from "js-yaml";
import type { Checklist } from "#shared/formats/checklist";

/** A checklist as YAML of the format, as it can be imported again. */
export function checklistFile(checklist: Checklist): string {
  const above = [
    `# ${checklist.id} ${checklist.version}, as Countersign has it.`,
    "# To change it, give it another version (and another id, where it came with Countersign), and import it.",
  ];
  return `${above.join("\n")}\n${dump(checklist, { lineWidth: 110, noRefs: true })}`;
}
