/** Actions listed under words that say how they may be done: "Only with approval", "Never". */
import type { ActionPolicy } from "../formats/packet.ts";
import { sourceOf, type Collector } from "./collect.ts";
import type { Cell, ListItem, Paragraph } from "./document.ts";
import { tidy } from "./labelled.ts";
import { isBlank, listOf } from "./values.ts";

/** "Send a label (customer care lead)": who approves stands behind what is done. */
export function putAction(
  into: Collector,
  text: string,
  item: Cell | ListItem | Paragraph,
  { policy, why, approver }: { policy: ActionPolicy; why: string; approver?: string | undefined },
): void {
  const behind =
    policy === "approval"
      ? (/^(.{4,}?)\s*\(([^()]{3,60})\)\.?$/.exec(tidy(text)) ??
        /^([^:]{4,}?):\s+((?:\p{L}[\p{L}'’-]* ?){1,5})$/u.exec(tidy(text)))
      : null;
  const named = behind?.[2] !== undefined && /^\p{L}/u.test(behind[2]) ? behind[2] : undefined;
  const source = sourceOf(item);
  const index = into.push(
    "actions",
    named === undefined ? tidy(text) : (behind?.[1] ?? ""),
    source,
    { confidence: "likely", why },
    ".action",
  );
  into.put(`actions[${index}].policy`, policy, source, { confidence: "likely", why });
  const who = named ?? approver;
  if (who !== undefined && policy === "approval")
    into.put(`actions[${index}].approver`, who, source, {
      confidence: "likely",
      why: named === undefined ? why : "in brackets behind the action",
    });
}

/** Every entry of a cell. */
export function putActions(into: Collector, cell: Cell, policy: ActionPolicy): void {
  const entries = cell.text.includes("\n") ? cell.text.split("\n").map(tidy) : listOf(cell.text);
  for (const entry of entries)
    if (!isBlank(entry))
      putAction(into, entry, cell, { policy, why: "listed beside words that say how it may be done" });
}
