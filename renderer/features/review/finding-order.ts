import { severities, type Finding, type Severity } from "#shared/formats/review";
import type { ItemOrder } from "./item-order.ts";

export type Narrowed = { severity: Severity | ""; status: Finding["status"] | "" };

/** The ids of the findings that are wanted: the worst first, then as the checklist goes, then as they were made. */
export function sortFindings(
  findings: Readonly<Record<string, Finding>>,
  { severity, status }: Narrowed,
  order: Pick<ItemOrder, "byId">,
): string[] {
  const place = (id: string) => order.byId.get(findings[id]?.item ?? "")?.index ?? order.byId.size;
  const rank = (id: string) => severities.indexOf(findings[id]?.severity ?? "info");
  return Object.keys(findings)
    .filter((id) => severity === "" || findings[id]?.severity === severity)
    .filter((id) => status === "" || findings[id]?.status === status)
    .sort((a, b) => rank(a) - rank(b) || place(a) - place(b) || (a < b ? -1 : 1));
}
