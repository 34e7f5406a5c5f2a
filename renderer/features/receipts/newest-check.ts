import type { HealthCheck } from "#shared/contract/app-calls";

/** Of the checks of the chain the one that ran last: what the start found says nothing beside a newer one. */
export function newestChainCheck(checks: readonly HealthCheck[]): HealthCheck | undefined {
  const ofChain = checks.filter(({ what }) => what === "chain" || what === "chain-head");
  // Where two ran within the same moment, the whole chain says more than its end.
  return ofChain.toSorted(
    (a, b) =>
      (b.at ?? "").localeCompare(a.at ?? "") || Number(b.what === "chain") - Number(a.what === "chain"),
  )[0];
}
