import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { buckets, type BlastRadius, type ReachedSystem } from "#shared/blast-radius/blast-radius";
import { StateBadge } from "../../ui/state-badge.tsx";
import { VendorList, VendorText } from "../packet/sections/vendor-value.tsx";
import { bucketMarks } from "./bucket-words.ts";
import { EvidenceFile } from "./evidence-file.tsx";
import type { ToPlace } from "./flag-card.tsx";
import { reachOfMark, systemOfMark } from "./radius-picture.tsx";
import { SeverityBadge } from "./severity-badge.tsx";

/** What is known of the system, or of the undeclared reach, that was chosen in the picture. */
export function RadiusDetail({
  radius,
  chosen,
  toPlace,
  onClose,
}: {
  radius: BlastRadius;
  chosen: string;
  toPlace: ToPlace;
  onClose: () => void;
}) {
  const system = systemOfMark(radius, chosen);
  const reach = reachOfMark(radius, chosen);
  if (!system && !reach) return null;
  return (
    <aside className="cs-radius-detail" aria-label="What was chosen in the picture" aria-live="polite">
      <header>
        <h3 className="cs-vendor" dir="auto">
          {system?.label ?? reach?.says}
        </h3>
        <CloseButton aria-label="Close" onClick={onClose} />
      </header>
      {system && <SystemWords system={system} toPlace={toPlace} />}
      {reach && <ReachWords reach={reach} toPlace={toPlace} />}
    </aside>
  );
}

function SystemWords({ system, toPlace }: { system: ReachedSystem; toPlace: ToPlace }) {
  return (
    <>
      {!system.declared && <StateBadge tone="warn">not in the boundary statement</StateBadge>}
      {system.actions.length === 0 ? (
        <p className="cs-dim">No action of the matrix names this system.</p>
      ) : (
        <SystemActions system={system} toPlace={toPlace} />
      )}
      <Words title="Data classes">
        {system.classes.length === 0 ? <Nothing>Not in the data map</Nothing> : system.classes.join(", ")}
      </Words>
      <Words title="Access">
        {system.access.length === 0 ? <Nothing>Not in the data map</Nothing> : system.access.join(", ")}
      </Words>
      <Words title="Data leaves to">
        {system.destinations.length === 0 ? (
          <span className="cs-dim">Nowhere, by the data map</span>
        ) : (
          <Destinations system={system} />
        )}
      </Words>
      <Words title="Scopes">
        {system.scopes.length === 0 ? (
          <span className="cs-dim">No scope names it</span>
        ) : (
          <VendorList values={system.scopes} />
        )}
      </Words>
    </>
  );
}

/** The actions of a system under their buckets, each leading to its row. */
export function SystemActions({ system, toPlace }: { system: ReachedSystem; toPlace: ToPlace }) {
  return buckets
    .filter((bucket) => system.counts[bucket] > 0)
    .map((bucket) => {
      const { title, icon: Shape } = bucketMarks[bucket];
      return (
        <div key={bucket} className="cs-radius-bucket">
          <p className={`cs-radius-word-${bucket}`}>
            <Shape size={15} stroke={2} aria-hidden /> {title}{" "}
            <span className="cs-dim">{system.counts[bucket]}</span>
          </p>
          <ul>
            {system.actions
              .filter((action) => action.bucket === bucket)
              .map(({ path, action }) => (
                <li key={path}>
                  <a href={toPlace({ path })?.href ?? ""}>
                    <VendorText>{action}</VendorText>
                  </a>
                </li>
              ))}
          </ul>
        </div>
      );
    });
}

export function Destinations({ system }: { system: ReachedSystem }) {
  return (
    <ul className="cs-plain-list">
      {system.destinations.map(({ to, classes }) => (
        <li key={to}>
          <VendorText>{to}</VendorText>{" "}
          <span className="cs-dim cs-vendor">
            {classes.length === 0 ? "(no class declared)" : `(${classes.join(", ")})`}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function ReachWords({
  reach,
  toPlace,
}: {
  reach: BlastRadius["undeclared"][number];
  toPlace: ToPlace;
}) {
  return (
    <>
      <SeverityBadge severity={reach.blocker ? "blocker" : "concern"} />
      <p className="cs-dim">The evidence shows it, and the packet does not declare it.</p>
      <Words title="File">
        <EvidenceFile file={reach.file} quote={reach.quote} toPlace={toPlace} />
      </Words>
      <Words title="It says">
        <q className="cs-vendor cs-mono" dir="auto">
          {reach.quote}
        </q>
      </Words>
    </>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="cs-radius-words">
      <h4>{title}</h4>
      <div className="cs-vendor">{children}</div>
    </div>
  );
}

function Nothing({ children }: { children: string }) {
  return <span className="cs-gap">{children}</span>;
}
