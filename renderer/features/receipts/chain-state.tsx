import { IconClock } from "@tabler/icons-react";
import type { HealthCheck } from "#shared/contract/app-calls";
import { useQuery } from "../../api/use-query.ts";
import { QueryView } from "../../ui/query-view.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import { newestChainCheck } from "./newest-check.ts";

const names: Record<HealthCheck["what"], string> = {
  schema: "Schema",
  "chain-head": "Chain since the last signature",
  chain: "Whole chain",
  database: "Database",
  backup: "Backup",
};

/** The newest check of the chain, with its time; `all` lists every check. */
export function ChainState({ all = false }: { all?: boolean }) {
  const health = useQuery("app.health", {}, ["health"]);
  return (
    <QueryView query={health} what="the checks">
      {({ checks }) => {
        const newest = newestChainCheck(checks);
        const shown = all ? checks : newest ? [newest] : [];
        return (
          <ul className="cs-checks" aria-label="Checks since the start">
            {shown.map((check) => (
              <li key={check.what}>
                <HealthBadge state={check.state} />
                <span>{names[check.what]}</span>
                <span className="cs-dim cs-vendor">
                  {check.says} {check.at !== undefined && <When at={check.at} />}
                </span>
              </li>
            ))}
          </ul>
        );
      }}
    </QueryView>
  );
}

function HealthBadge({ state }: { state: HealthCheck["state"] }) {
  if (state === "good") return <StateBadge tone="good">good</StateBadge>;
  if (state === "bad") return <StateBadge tone="bad">bad</StateBadge>;
  return (
    <StateBadge tone="neutral" icon={IconClock}>
      not yet checked
    </StateBadge>
  );
}
