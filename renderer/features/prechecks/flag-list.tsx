import { Fragment } from "react";
import { flagFamilies, flagSeverities, type Flag } from "#shared/prechecks/flag";
import { FlagCard, type ToPlace } from "./flag-card.tsx";
import { countOf, families, severities } from "./flag-words.ts";

const none: readonly string[] = [];

export type Grouping = "severity" | "family";

/** All flags, in groups by how bad they are or by what they are about; the other one orders each group. */
export function FlagList({
  flags,
  grouping,
  fresh = none,
  toPlace,
}: {
  flags: readonly Flag[];
  grouping: Grouping;
  /** Flags that the last run brought. */
  fresh?: readonly string[] | undefined;
  toPlace: ToPlace;
}) {
  return groupsOf(flags, grouping).map(({ key, title, within }) => (
    <section key={key} className="cs-flag-group" aria-label={title}>
      <h3>
        {title} <span className="cs-dim">{within.length}</span>
      </h3>
      {within.map((flag, at) => (
        <Fragment key={flag.id}>
          {grouping === "severity" && flag.family !== within[at - 1]?.family && (
            <p className="cs-flag-family">{families[flag.family]}</p>
          )}
          <FlagCard flag={flag} fresh={fresh.includes(flag.id)} toPlace={toPlace} />
        </Fragment>
      ))}
    </section>
  ));
}

function groupsOf(flags: readonly Flag[], grouping: Grouping) {
  const groups =
    grouping === "severity"
      ? flagSeverities.map((severity) => ({
          key: severity,
          title: severities[severity].many,
          within: flags.filter((flag) => flag.severity === severity),
        }))
      : flagFamilies.map((family) => ({
          key: family,
          title: families[family],
          within: flags.filter((flag) => flag.family === family),
        }));
  return groups.filter(({ within }) => within.length > 0);
}

/** "2 blockers, 11 concerns, 3 notes". */
export function countsInWords(flags: readonly Flag[]): string {
  return flagSeverities
    .map((severity) => ({
      severity,
      count: flags.filter((flag) => flag.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => countOf(count, severity))
    .join(", ");
}
