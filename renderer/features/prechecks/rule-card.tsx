import { dump } from "js-yaml";
import type { RuleView } from "#shared/contract/precheck-calls";
import { StateBadge } from "../../ui/state-badge.tsx";
import { ReferenceList } from "../checklists/checklist-page.tsx";
import { SeverityBadge } from "./severity-badge.tsx";
import { IconFlagOff } from "@tabler/icons-react";

/** One rule, as its documentation: what it looks for, why, what settles it, and examples of both kinds. */
export function RuleCard({ rule, open }: { rule: RuleView; open: boolean }) {
  const { fires, quiet } = rule.examples;
  return (
    <article
      className={`cs-checklist-item cs-rule${rule.off ? " cs-rule-off" : ""}`}
      aria-labelledby={`rule-${rule.id}`}
    >
      <h4 id={`rule-${rule.id}`} tabIndex={-1} className="cs-vendor" dir="auto">
        {rule.title}
      </h4>
      <div className="cs-item-facts">
        <SeverityBadge severity={rule.severity} />
        {rule.off && (
          <StateBadge tone="neutral" icon={IconFlagOff}>
            switched off by the policy
          </StateBadge>
        )}
        {rule.own && <StateBadge tone="info">from the policy</StateBadge>}
        <span className="cs-mono cs-vendor">{rule.id}</span>
      </div>
      {rule.reason !== undefined && (
        <p className="cs-vendor" dir="auto">
          <span className="cs-dim">The policy’s reason:</span> {rule.reason}
        </p>
      )}
      <p className="cs-measure cs-vendor" dir="auto">
        {rule.rationale}
      </p>
      <p className="cs-measure cs-vendor" dir="auto">
        <span className="cs-dim">What settles it:</span> {rule.settles}
      </p>
      {rule.phrases && (
        <p className="cs-measure cs-vendor" dir="auto">
          <span className="cs-dim">Looks for:</span>{" "}
          {rule.phrases.terms.map((term) => `“${term}”`).join(", ")}
          <span className="cs-dim"> {rule.phrases.in.length > 0 ? "in" : "everywhere"}</span>{" "}
          <span className="cs-mono">{rule.phrases.in.join(", ")}</span>
        </p>
      )}
      {rule.items.length > 0 && (
        <p className="cs-dim cs-small">
          Bears on <span className="cs-mono cs-vendor">{rule.items.join(", ")}</span>
        </p>
      )}
      <ReferenceList refs={rule.refs} />
      {fires.length + quiet.length > 0 && (
        <details className="cs-details" open={open}>
          <summary>
            Examples: {fires.length} that {fires.length === 1 ? "fires" : "fire"}, {quiet.length} that must
            not
          </summary>
          <div className="cs-examples">
            <Examples title="It fires" examples={fires} />
            <Examples title="It must not" examples={quiet} />
          </div>
        </details>
      )}
    </article>
  );
}

type Example = RuleView["examples"]["fires"][number];

function Examples({ title, examples }: { title: string; examples: readonly Example[] }) {
  return (
    <section aria-label={title}>
      <h5>{title}</h5>
      {examples.map((example) => (
        <div key={JSON.stringify(example)} className="cs-example">
          <p className="cs-vendor">{example.says}</p>
          <ExampleText
            text={asYaml({ ...example.top, ...(example.sections && { sections: example.sections }) })}
          />
          {example.files?.map(({ path, text, state, unread }) => (
            <div key={path}>
              <p className="cs-small">
                <span className="cs-mono cs-vendor">{path}</span>{" "}
                {state !== undefined && <span className="cs-dim">{state}</span>}
                {unread && <span className="cs-dim">too large to be looked into</span>}
              </p>
              {text !== undefined && <ExampleText text={text} />}
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

function ExampleText({ text }: { text: string }) {
  return text === "" ? null : <pre className="cs-example-text">{text}</pre>;
}

/** A fragment of a manifest as a vendor would write it. */
function asYaml(fragment: Record<string, unknown>): string {
  return Object.keys(fragment).length === 0 ? "" : dump(fragment, { lineWidth: 72 }).trimEnd();
}
