import type { ActionFact, Facts, FlowFact, ScopeFact } from "../../facts.ts";
import { reachOf } from "../../scopes.ts";

/** Acts that surely change a record of the system that their row names. */
const changing = new Set([
  "update",
  "delete",
  "pay",
  "grant",
  "revoke",
  "reset",
  "cancel",
  "schedule",
  "renew",
  "create",
]);
const preparations = new Set([
  "report",
  "draft",
  "proposal",
  "suggestion",
  "recommendation",
  "list",
  "packet",
  "preview",
  "score",
  "forecast",
  "estimate",
  "analysis",
  "alert",
  "overview",
  "text",
  "answer",
  "plan",
  "sheet",
  "view",
  "comparison",
]);

export function changesRecord({ policy, act }: ActionFact): boolean {
  if (policy === "never" || act.effect !== "write" || !changing.has(act.verb)) return false;
  return act.verb !== "create" || !act.objects.some((object) => preparations.has(object));
}

/** Acts that hand something to the outside or to a person: a flow that forwards covers them, too. */
export function handsOver({ policy, act }: ActionFact): boolean {
  return (
    policy !== "never" && act.effect === "write" && ["send", "route"].includes(act.verb) && act.said !== "ask"
  );
}

/** Rows by the system that they name. */
export function bySystem<T extends { readonly key: string }>(
  facts: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const fact of facts) {
    if (fact.key === "") continue;
    const group = groups.get(fact.key);
    if (group) group.push(fact);
    else groups.set(fact.key, [fact]);
  }
  return groups;
}

export function writesByFlow({ flow }: FlowFact): boolean {
  return (flow.access ?? []).some((access) => access === "write" || access === "store");
}

export function writesByScope({ text }: ScopeFact, facts: Facts): boolean {
  return reachOf(text, facts).writes;
}
