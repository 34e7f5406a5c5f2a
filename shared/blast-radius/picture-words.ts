/** What the picture of the blast radius says, on the screen as on a page. */
import type { BlastRadius, Bucket, ReachedSystem } from "./blast-radius.ts";

export const bucketWords: Readonly<Record<Bucket, string>> = {
  automatic: "automatic",
  approval: "approval",
  never: "never",
  none: "no bucket",
};

export function systemWords({ access, classes }: ReachedSystem): string {
  const about = [access.join(", "), classes.join(", ")].filter((words) => words !== "").join(" · ");
  return about === "" ? "not in the data map" : about;
}

export function destinationWords({ classes }: ReachedSystem["destinations"][number]): string {
  return classes.length === 0 ? "no class declared" : classes.join(", ");
}

export function countedSystems(declared: number, undeclared: number): string {
  return `${declared} declared${undeclared > 0 ? `, ${undeclared} not declared` : ""}`;
}

/** How many actions there are, and how many of them the agent does alone. */
export function actionWords({ systems }: BlastRadius): [all: string, alone: string] {
  const total = systems.reduce((sum, { actions }) => sum + actions.length, 0);
  const alone = systems.reduce((sum, { counts }) => sum + counts.automatic, 0);
  return [total === 1 ? "1 action" : `${total} actions`, `${alone} automatic`];
}

export function stopWords({ who, within }: BlastRadius["stop"]): string {
  if (who === undefined) return "Nobody is named who can stop it";
  return `Can be stopped by ${who}, ${within === undefined ? "within no stated time" : `within ${within}`}`;
}
