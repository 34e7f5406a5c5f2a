export type ToolCase = {
  says: string;
  systems: readonly (readonly [id: string, name: string])[];
  /** "policy · system · action" */
  rows: readonly string[];
  /** "name — description"; "name (read) — …" has the hint that it only reads. */
  tools: readonly string[];
  /** Names of tools that the packet does not declare; those that change something begin with "!". */
  undeclared?: readonly string[];
  /** Actions that no tool carries out. */
  idle?: readonly string[];
  inputs?: readonly string[];
  fields?: readonly string[];
  statement?: string;
};
