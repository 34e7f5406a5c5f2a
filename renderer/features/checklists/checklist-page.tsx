import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { memo, startTransition, useEffect, useState } from "react";
import { describeReference } from "#shared/checklists/frameworks";
import {
  firstQuestionWords,
  type Checklist,
  type ChecklistItem,
  type ChecklistSection,
  type ScaleEntry,
} from "#shared/formats/checklist";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { Fact } from "../packet/import-preview.tsx";
import { labelOf } from "#shared/formats/field-labels";
import { GuidanceText } from "./guidance-text.tsx";

/** One checklist version, whole. */
export function ChecklistPage({ id, version }: { id: string; version: string }) {
  const checklist = useQuery("checklist.get", { id, version }, ["checklists"]);
  return (
    <QueryView
      query={checklist}
      what="the checklist"
      home={<RouteLink to={{ page: "checklists" }}>Go to the checklists</RouteLink>}
    >
      {({ head, checklist: content }) => (
        <>
          <PageHeader
            title={content.title}
            above={<RouteLink to={{ page: "checklists" }}>Checklists</RouteLink>}
            below={`Version ${content.version} · ${head.items} items in ${head.sections} sections · ${head.gates} gates`}
            actions={<SaveAsFile id={id} version={version} />}
          />
          <dl className="cs-head-facts">
            <Fact name="Id">
              <span className="cs-mono cs-vendor">{content.id}</span>
            </Fact>
            <Fact name="From">{head.origin === "built-in" ? "Built in" : "A file"}</Fact>
            {content.source && (
              <Fact name="Made from">
                <span className="cs-vendor">
                  {content.source.file}
                  {content.source.edition !== undefined && `, edition ${content.source.edition}`}
                </span>
              </Fact>
            )}
            <Fact name="Countersignatures">{content.policy.countersignatures}</Fact>
            <Fact name="Not applicable">
              {content.policy.notApplicable === "justify" ? "Needs a reason" : "Not allowed"}
            </Fact>
            <Fact name="Digest">
              <Digest value={head.digest} label="checklist digest" />
            </Fact>
          </dl>
          <div className="cs-two-panes">
            <nav aria-label="Sections of the checklist">
              <ul className="cs-side-nav">
                {content.sections.map((section) => (
                  <li key={section.id}>
                    <a
                      href={`#section-${section.id}`}
                      onClick={(event) => {
                        event.preventDefault();
                        const heading = document.querySelector<HTMLElement>(
                          `#${CSS.escape(`section-${section.id}`)}`,
                        );
                        heading?.scrollIntoView({ block: "start" });
                        heading?.focus({ preventScroll: true });
                      }}
                    >
                      {section.title} <span className="cs-dim">{section.items.length}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <div className="cs-blocks">
              <Rules checklist={content} />
              <Sections sections={content.sections} />
            </div>
          </div>
        </>
      )}
    </QueryView>
  );
}

function SaveAsFile({ id, version }: { id: string; version: string }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const save = () =>
    action.run(async () => {
      const made = await client.call("checklist.file", { id, version });
      const saved = await client.door.save(made.produced, made.name);
      if (saved.saved) toasts.done(`The checklist is saved as ${saved.name}.`);
    });
  return (
    <>
      <Button variant="default" loading={action.busy} onClick={() => void save()}>
        Save as a file
      </Button>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
    </>
  );
}

function Rules({ checklist }: { checklist: Checklist }) {
  const { policy, scale } = checklist;
  const gate = scale.find((entry) => entry.key === policy.gateMinimum);
  return (
    <section className="cs-block" aria-labelledby="scoring">
      <h2 id="scoring">Scoring</h2>
      <ul className="cs-vendor-list">
        <li>
          A gate fails below “{gate?.label ?? policy.gateMinimum}” ({policy.gateMinimum}).
        </li>
        <li>
          Approve: {policy.approve.overall} % overall and {policy.approve.section} % in every section, no gate
          failed or waived.
        </li>
        <li>
          Approve with conditions: {policy.conditions.overall} % overall and {policy.conditions.section} % in
          every section, each failed gate waived.
        </li>
      </ul>
      <DataTable caption="Scale" stack columns={scaleColumns} rows={scale} rowKey={(entry) => entry.key} />
    </section>
  );
}

const scaleColumns: Column<ScaleEntry>[] = [
  { key: "key", head: "Key", width: "60px", names: true, cell: (entry) => entry.key },
  { key: "label", head: "Score", width: "120px", cell: (entry) => entry.label },
  { key: "points", head: "Points", width: "70px", numeric: true, cell: (entry) => entry.points },
  {
    key: "help",
    head: "Means",
    cell: (entry) => <span className="cs-vendor">{entry.help ?? "–"}</span>,
  },
];

/** A checklist may have thousands of items: the first section is there at once, the others follow while one reads. */
function Sections({ sections }: { sections: Checklist["sections"] }) {
  const [filled, setFilled] = useState(1);
  useEffect(() => {
    if (filled >= sections.length) return undefined;
    const timer = setTimeout(() => startTransition(() => setFilled((count) => count + 1)));
    return () => clearTimeout(timer);
  }, [filled, sections.length]);
  return sections.map((section, at) => <Section key={section.id} section={section} filled={at < filled} />);
}

const Section = memo(function Section({ section, filled }: { section: ChecklistSection; filled: boolean }) {
  return (
    <section aria-labelledby={`section-${section.id}`}>
      <h2 id={`section-${section.id}`} tabIndex={-1} className="cs-vendor" dir="auto">
        {section.title} <span className="cs-dim">· weight {section.weight}</span>
      </h2>
      {filled && section.items.map((item) => <Item key={item.id} item={item} />)}
    </section>
  );
});

function Item({ item }: { item: ChecklistItem }) {
  return (
    <article className="cs-checklist-item" aria-label={item.id}>
      <h3 className="cs-vendor" dir="auto">
        {item.prompt}
      </h3>
      <div className="cs-item-facts">
        {item.gate && (
          <StateBadge tone="info" icon={IconLock}>
            gate
          </StateBadge>
        )}
        <span className="cs-mono">{item.id}</span>
        {item.sourceId !== undefined && <span className="cs-vendor">In its file {item.sourceId}</span>}
        <span>Weight {item.weight}</span>
        {item.levels !== undefined && <span className="cs-vendor">Level {item.levels.join(", ")}</span>}
        {item.question !== undefined && <span>{firstQuestionWords[item.question]}</span>}
        {item.gate && item.notApplicable !== "allow" && <span>Never N/A</span>}
      </div>
      {item.guidance !== undefined && <GuidanceText text={item.guidance} />}
      {item.expects.length > 0 && (
        <p className="cs-dim cs-small">Answered by: {item.expects.map((path) => labelOf(path)).join(", ")}</p>
      )}
      <ReferenceList refs={item.refs} />
    </article>
  );
}

/** Framework ids with what they stand for, where the app knows it. */
export function ReferenceList({ refs }: { refs: readonly string[] }) {
  if (refs.length === 0) return null;
  return (
    <ul className="cs-refs" aria-label="References">
      {refs.map((ref) => {
        const known = describeReference(ref);
        return (
          <li key={ref} title={ref} className="cs-vendor">
            {known ? `${known.framework} ${known.id}: ${known.title}` : ref}
          </li>
        );
      })}
    </ul>
  );
}
