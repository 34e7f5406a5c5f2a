/** Evidence that a machine can read, once it was recognised by its content: what agent and credentials can reach. */

/** Where a thing stands in its file: `quote` is verbatim there, from `line` (1 for the first). */
export type InFile = { readonly line: number; readonly quote: string };

/** A tool, an operation or a skill. */
export type Operation = InFile & {
  readonly name: string;
  /** Title and description, as far as the file has them. */
  readonly says: string;
  /** HTTP method in upper case and path, of an OpenAPI operation. */
  readonly method?: string;
  readonly path?: string;
  readonly readOnly?: boolean;
  readonly destructive?: boolean;
};

/** A system or a server that a file names. */
export type NamedSystem = InFile & { readonly name: string };

/** One permission of a policy document, or one OAuth scope. */
export type Grant = InFile & {
  readonly scope: string;
  readonly resource?: string;
  readonly effect: "allow" | "deny";
};

/** One leaf of a receipt: its key path, and its value as text (`null` for null). */
export type ReceiptField = { readonly path: string; readonly value: string | null };
export type ReceiptRecord = InFile & { readonly fields: readonly ReceiptField[] };

export const operationSources = ["mcp-tools", "mcp-server", "a2a-card", "openapi", "agent-config"] as const;
export const grantSources = ["iam-policy", "azure-role", "gcp-role", "oauth-scopes"] as const;

export type EvidenceDocument =
  | {
      readonly kind: "operations";
      readonly source: (typeof operationSources)[number];
      readonly title?: string;
      readonly operations: readonly Operation[];
      /** Servers that the file names beside its tools. */
      readonly systems?: readonly NamedSystem[];
    }
  | {
      readonly kind: "grants";
      readonly source: (typeof grantSources)[number];
      readonly grants: readonly Grant[];
    }
  | { readonly kind: "receipts"; readonly records: readonly ReceiptRecord[] };
