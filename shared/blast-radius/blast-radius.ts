/**
 * How far a mistake of the agent reaches, drawn from packet and evidence: systems, data classes, actions by bucket,
 * where data leaves, and who can stop it. What the packet does not declare is in it, and marked. Pure.
 */
import { z } from "zod";
import { said, type Facts } from "../prechecks/facts.ts";
import type { Flag } from "../prechecks/flag.ts";

export const buckets = ["automatic", "approval", "never", "none"] as const;
/** `none`: the row has no policy that the format knows. */
export const Bucket = z.enum(buckets);
export type Bucket = z.infer<typeof Bucket>;

const Counts = z.strictObject({ automatic: z.int(), approval: z.int(), never: z.int(), none: z.int() });
const ReachedSystem = z.strictObject({
  /** Folded id; the empty string for actions that name no system. */
  key: z.string(),
  label: z.string(),
  /** Whether the boundary lists it. */
  declared: z.boolean(),
  access: z.array(z.string()),
  classes: z.array(z.string()),
  counts: Counts,
  actions: z.array(z.strictObject({ path: z.string(), action: z.string(), bucket: Bucket })),
  destinations: z.array(z.strictObject({ to: z.string(), classes: z.array(z.string()) })),
  scopes: z.array(z.string()),
});
export type ReachedSystem = z.infer<typeof ReachedSystem>;

export const BlastRadius = z.strictObject({
  systems: z.array(ReachedSystem),
  /** Tools, operations and permissions in the evidence that the packet does not declare. */
  undeclared: z.array(
    z.strictObject({ says: z.string(), file: z.string(), quote: z.string(), blocker: z.boolean() }),
  ),
  stop: z.strictObject({
    who: z.string().optional(),
    how: z.string().optional(),
    within: z.string().optional(),
  }),
});
export type BlastRadius = z.infer<typeof BlastRadius>;

export function blastRadius(facts: Facts, flags: readonly Flag[]): BlastRadius {
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
    // Where the boundary lists nothing at all, nothing can be beyond it.
    system(key, said(label) ?? "No system named", key !== "" && facts.systems.length === 0);
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
    reach(key, row.system).actions.push({ path, action: text, bucket: policy ?? "none" });
  for (const { key, text, scope } of facts.scopes) reach(key, scope.system).scopes.push(text);

  const { who, how, within } = facts.packet.sections.failure?.stop ?? {};
  return {
    systems: inOrder([...systems.values()].map(finish)),
    undeclared: flags
      .filter(({ rule }) => rule === "evidence.undeclared-reach")
      .map(({ says, severity, quotes }) => {
        const quote = quotes.find(({ file }) => file !== undefined);
        return { says, file: quote?.file ?? "", quote: quote?.text ?? "", blocker: severity === "blocker" };
      }),
    stop: { ...(said(who) && { who }), ...(said(how) && { how }), ...(said(within) && { within }) },
  };
}

/** Declared systems first; of those, the ones in which it acts without asking. */
function inOrder(systems: readonly ReachedSystem[]): ReachedSystem[] {
  return systems.toSorted(
    (a, b) => Number(b.declared) - Number(a.declared) || weight(b) - weight(a) || (a.key < b.key ? -1 : 1),
  );
}

function countBuckets(actions: readonly { bucket: Bucket }[]): ReachedSystem["counts"] {
  const count = (bucket: Bucket) => actions.filter((action) => action.bucket === bucket).length;
  return {
    automatic: count("automatic"),
    approval: count("approval"),
    never: count("never"),
    none: count("none"),
  };
}

type Building = {
  key: string;
  label: string;
  declared: boolean;
  access: Set<string>;
  classes: Set<string>;
  actions: ReachedSystem["actions"];
  destinations: Map<string, Set<string>>;
  scopes: string[];
};

function finish({ access, classes, actions, destinations, ...rest }: Building): ReachedSystem {
  return {
    ...rest,
    access: [...access],
    classes: [...classes],
    actions,
    counts: countBuckets(actions),
    destinations: [...destinations].map(([to, names]) => ({ to, classes: [...names] })),
  };
}

/** What acts without asking comes first. */
function weight({ counts }: ReachedSystem): number {
  return counts.automatic * 10_000 + counts.none * 1_000 + counts.approval * 100 + counts.never;
}
