/**
 * How far a mistake of the agent reaches, drawn from packet and evidence: systems, data classes, actions by bucket,
 * where data leaves, and who can stop it. What the packet does not declare is in it, and marked. Pure.
 */
import type { ActionPolicy } from "../formats/packet.ts";
import { said, type Facts } from "../prechecks/facts.ts";
import type { Flag } from "../prechecks/flag.ts";

export const buckets = ["automatic", "approval", "never", "none"] as const;
/** `none`: the row has no policy that the format knows. */
export type Bucket = (typeof buckets)[number];

export type ReachedAction = { readonly path: string; readonly action: string; readonly bucket: Bucket };
export type Destination = { readonly to: string; readonly classes: readonly string[] };
export type ReachedSystem = {
  /** Folded id; the empty string for actions that name no system. */
  readonly key: string;
  readonly label: string;
  /** Whether the boundary lists it. */
  readonly declared: boolean;
  readonly access: readonly string[];
  readonly classes: readonly string[];
  readonly counts: Readonly<Record<Bucket, number>>;
  readonly actions: readonly ReachedAction[];
  readonly destinations: readonly Destination[];
  readonly scopes: readonly string[];
};
/** A tool, an operation or a permission in the evidence that the packet does not declare. */
export type UndeclaredReach = {
  readonly says: string;
  readonly file: string;
  readonly quote: string;
  readonly blocker: boolean;
};
export type BlastRadius = {
  readonly systems: readonly ReachedSystem[];
  readonly undeclared: readonly UndeclaredReach[];
  readonly stop: { readonly who?: string; readonly how?: string; readonly within?: string };
};

/** The reviewer's bucket for a row, where it differs from the vendor's: by the path of the row. */
export type BucketOf = (path: string, vendor: ActionPolicy | undefined) => Bucket;

export function blastRadius(
  facts: Facts,
  flags: readonly Flag[],
  bucketOf: BucketOf = (_path, vendor) => vendor ?? "none",
): BlastRadius {
  const systems = new Map<string, Building>();
  const system = (key: string, label: string, declared: boolean): Building => {
    const known = systems.get(key);
    if (known) return known;
    const made: Building = {
      key,
      label,
      declared,
      access: new Set(),
      classes: new Set(),
      actions: [],
      destinations: new Map(),
      scopes: [],
    };
    systems.set(key, made);
    return made;
  };
  for (const { key, label } of facts.systems) system(key, label, true);
  const reach = (key: string, label: string | undefined) =>
    system(
      key,
      said(label) ?? "No system named",
      facts.systems.length === 0 || key === "" ? key !== "" : false,
    );
  for (const { key, flow } of facts.flows) {
    const at = reach(key, flow.system);
    for (const access of flow.access ?? []) at.access.add(access);
    for (const name of flow.classes ?? []) at.classes.add(name);
    const leaves = flow.leavesBoundary === true || (flow.access ?? []).includes("forward");
    if (!leaves) continue;
    const to = said(flow.destination) ?? "Not said where";
    at.destinations.set(to, new Set([...(at.destinations.get(to) ?? []), ...(flow.classes ?? [])]));
  }
  for (const { key, path, text, policy, row } of facts.actions)
    reach(key, row.system).actions.push({ path, action: text, bucket: bucketOf(path, policy) });
  for (const { key, text, scope } of facts.scopes) reach(key, scope.system).scopes.push(text);

  const { stop } = facts.packet.sections.failure ?? {};
  return {
    systems: [...systems.values()]
      .map(finish)
      .sort(
        (a, b) =>
          Number(b.declared) - Number(a.declared) || weight(b) - weight(a) || (a.key < b.key ? -1 : 1),
      ),
    undeclared: flags
      .filter(({ rule }) => rule === "evidence.undeclared-reach")
      .map(({ says, severity, quotes }) => {
        const quote = quotes.find(({ file }) => file !== undefined);
        return { says, file: quote?.file ?? "", quote: quote?.text ?? "", blocker: severity === "blocker" };
      }),
    stop: {
      ...optional("who", stop?.who),
      ...optional("how", stop?.how),
      ...optional("within", stop?.within),
    },
  };
}

type Building = {
  key: string;
  label: string;
  declared: boolean;
  access: Set<string>;
  classes: Set<string>;
  actions: ReachedAction[];
  destinations: Map<string, Set<string>>;
  scopes: string[];
};

function finish({ access, classes, actions, destinations, ...rest }: Building): ReachedSystem {
  const count = (bucket: Bucket) => actions.filter((action) => action.bucket === bucket).length;
  return {
    ...rest,
    access: [...access],
    classes: [...classes],
    actions,
    counts: {
      automatic: count("automatic"),
      approval: count("approval"),
      never: count("never"),
      none: count("none"),
    },
    destinations: [...destinations].map(([to, names]) => ({ to, classes: [...names] })),
  };
}

/** What acts without asking comes first. */
function weight({ counts }: ReachedSystem): number {
  return counts.automatic * 10_000 + counts.none * 1_000 + counts.approval * 100 + counts.never;
}

function optional<K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> {
  // A computed key of one literal type makes an object of that one key.
  return said(text) === undefined ? {} : ({ [key]: text } as Record<K, string>);
}
