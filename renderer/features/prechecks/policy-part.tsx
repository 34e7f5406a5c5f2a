import { Button } from "@mantine/core";
import type { PolicyHead } from "#shared/contract/precheck-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { When } from "../../ui/when.tsx";

type Name = { id: string; version: string };

/** The policy in use, the others that were imported, and the way back to the built-in rules. */
export function PolicyPart() {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const policies = useQuery("precheck.policies", {}, ["prechecks", "settings"]);
  const choose = (policy: Name | null) =>
    void action.run(async () => {
      await client.call("precheck.choosePolicy", { policy });
      toasts.done(
        policy
          ? `The pre-checks use ${policy.id} ${policy.version} from now on.`
          : "The pre-checks use the built-in rules as they come.",
      );
    });
  return (
    <section className="cs-block" aria-labelledby="policy">
      <h2 id="policy">Policy</h2>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
      <QueryView query={policies} what="the policies">
        {({ policies: all, chosen }) => (
          <>
            <p className="cs-measure">
              {chosen === undefined ? (
                <>
                  <strong>The built-in rules are in use as they come.</strong> A policy is a file of your
                  organisation: it switches rules off, tunes word lists, and adds rules of phrases.
                </>
              ) : (
                <>
                  <strong className="cs-vendor">
                    {chosen.id} {chosen.version} is in use.
                  </strong>{" "}
                  A review keeps its flags until the pre-checks run again in it; its memo names the policy.
                </>
              )}
            </p>
            {all.length > 0 && (
              <DataTable
                caption="Policies"
                stack
                columns={columnsOf({ chosen, choose, busy: action.busy })}
                rows={all}
                rowKey={({ id, version }) => `${id} ${version}`}
              />
            )}
            {chosen !== undefined && (
              <div>
                <Button variant="default" loading={action.busy} onClick={() => choose(null)}>
                  Go back to the built-in rules
                </Button>
              </div>
            )}
          </>
        )}
      </QueryView>
    </section>
  );
}

function columnsOf({
  chosen,
  choose,
  busy,
}: {
  chosen: Name | undefined;
  choose: (policy: Name) => void;
  busy: boolean;
}): Column<PolicyHead>[] {
  return [
    {
      key: "policy",
      head: "Policy",
      width: "30%",
      names: true,
      cell: ({ id, title }) => (
        <span className="cs-title-cell" dir="auto">
          {title !== undefined && <strong className="cs-vendor">{title}</strong>}
          <span className="cs-mono">{id}</span>
        </span>
      ),
    },
    { key: "version", head: "Version", cell: ({ version }) => <span className="cs-vendor">{version}</span> },
    { key: "off", head: "Rules switched off", numeric: true, cell: ({ switchedOff }) => switchedOff.length },
    { key: "tuned", head: "Rules tuned", numeric: true, cell: ({ tuned }) => tuned.length },
    { key: "own", head: "Rules of its own", numeric: true, cell: ({ ownRules }) => ownRules },
    {
      key: "digest",
      head: "Digest",
      cell: ({ digest }) => <Digest value={digest} label="policy digest" />,
    },
    { key: "since", head: "Since", cell: ({ importedAt }) => <When at={importedAt} /> },
    {
      key: "use",
      head: "Use",
      cell: ({ id, version }) =>
        chosen?.id === id && chosen.version === version ? (
          <StateBadge tone="good">in use</StateBadge>
        ) : (
          <Button
            variant="default"
            aria-label={`Use ${id} ${version}`}
            loading={busy}
            onClick={() => choose({ id, version })}
          >
            Use
          </Button>
        ),
    },
  ];
}
