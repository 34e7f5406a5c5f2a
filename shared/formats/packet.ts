/**
 * The interchange format `countersign.packet/1`: what a vendor says about one agent, in seven sections.
 * Gaps are welcome, so everything but `format`, `id` and `sections` is optional; unknown fields are kept.
 * Before this schema sees a manifest, the reader has dropped null and blank values, and has left every
 * scalar as it was written (`version: 3` is "3"); numbers and booleans are taken as well.
 */
import { z } from "zod";

export const PACKET_FORMAT = "countersign.packet/1";

export const packetSectionIds = [
  "boundary",
  "data",
  "actions",
  "identity",
  "failure",
  "receipts",
  "ownership",
] as const;
export type PacketSectionId = (typeof packetSectionIds)[number];

export const actionPolicies = ["automatic", "approval", "never"] as const;
export type ActionPolicy = (typeof actionPolicies)[number];
export const dataClasses = [
  "pii",
  "financial",
  "health",
  "credentials",
  "internal-notes",
  "customer-content",
  "public",
  "other",
] as const;
export const accessKinds = ["read", "write", "store", "forward"] as const;
export const accountKinds = ["service", "delegated-user", "shared", "other"] as const;
export const receiptQuestions = [
  "trigger",
  "data",
  "decision",
  "action",
  "approvalRequired",
  "approver",
  "outcome",
] as const;
export const ownerDuties = ["workflow", "runtime", "exceptions", "incidents", "changes", "shutdown"] as const;

/** Text as the vendor wrote it. Anything that is not a container will do. */
const Text = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value));
const Texts = z.array(Text);
/**
 * One of a closed set, which `examples` holds: `unrecognisedValues` reads it there. Another word is kept verbatim.
 */
const Word = (allowed: readonly string[]) => Text.meta({ examples: [...allowed] });
/** yes / no / true / false, quoted or not; another word is kept verbatim and reported by `unrecognisedValues`. */
export const YesNo = z
  .union([z.boolean(), z.string(), z.number()])
  .transform((value): boolean | string => {
    if (typeof value === "boolean") return value;
    const word = String(value).trim();
    if (/^(yes|true)$/i.test(word)) return true;
    if (/^(no|false)$/i.test(word)) return false;
    return word;
  })
  .meta({ examples: ["yes", "no"] });
export type YesNo = z.infer<typeof YesNo>;

export const Claim = z.looseObject({
  field: Text.optional(),
  evidence: Text.optional(),
  note: Text.optional(),
});
export type Claim = z.infer<typeof Claim>;
const everySection = { text: Text.optional(), claims: z.array(Claim).optional() };

export const System = z.looseObject({
  id: Text.optional(),
  name: Text.optional(),
  kind: Text.optional(),
  notes: Text.optional(),
});
export type System = z.infer<typeof System>;

const Boundary = z.looseObject({
  statement: Text.optional(),
  trigger: Text.optional(),
  inputs: Texts.optional(),
  systems: z.array(System).optional(),
  outputs: Texts.optional(),
  highRiskActions: Texts.optional(),
  outOfScope: Texts.optional(),
  untrustedInputs: Texts.optional(),
  ...everySection,
});

export const DataFlow = z.looseObject({
  system: Text.optional(),
  fields: Texts.optional(),
  classes: z.array(Word(dataClasses)).optional(),
  access: z.array(Word(accessKinds)).optional(),
  leavesBoundary: YesNo.optional(),
  destination: Text.optional(),
  retention: Text.optional(),
});
export type DataFlow = z.infer<typeof DataFlow>;

const Data = z.looseObject({ flows: z.array(DataFlow).optional(), ...everySection });

export const ActionRow = z.looseObject({
  action: Text.optional(),
  system: Text.optional(),
  policy: Word(actionPolicies).optional(),
  approver: Text.optional(),
  risk: Text.optional(),
  reversible: YesNo.optional(),
  approvalShows: Text.optional(),
  approvalTimeout: Text.optional(),
  receipt: Text.optional(),
  rollback: Text.optional(),
});
export type ActionRow = z.infer<typeof ActionRow>;

const ActionSection = z.looseObject({ rows: z.array(ActionRow).optional(), ...everySection });
/** A plain list of rows is read as well; the mapping is what is written. */
const Actions = z.union([
  z.array(ActionRow).transform((rows): z.infer<typeof ActionSection> => ({ rows })),
  ActionSection,
]);

export const Scope = z.looseObject({ system: Text.optional(), scope: Text.optional(), why: Text.optional() });
export type Scope = z.infer<typeof Scope>;

const Identity = z.looseObject({
  account: Word(accountKinds).optional(),
  principal: Text.optional(),
  scopes: z.array(Scope).optional(),
  rotation: z.looseObject({ owner: Text.optional(), every: Text.optional() }).optional(),
  leastPrivilege: Text.optional(),
  revocation: Text.optional(),
  ...everySection,
});

const Failure = z.looseObject({
  pauseConditions: Texts.optional(),
  exceptions: z
    .looseObject({ what: Text.optional(), owner: Text.optional(), evidence: Texts.optional() })
    .optional(),
  operatorControls: z
    .looseObject({ override: Text.optional(), retry: Text.optional(), cancel: Text.optional() })
    .optional(),
  rollback: Text.optional(),
  stop: z.looseObject({ who: Text.optional(), how: Text.optional(), within: Text.optional() }).optional(),
  detection: Text.optional(),
  ...everySection,
});

const Receipts = z.looseObject({
  captured: z
    .looseObject({
      trigger: YesNo.optional(),
      data: YesNo.optional(),
      decision: YesNo.optional(),
      action: YesNo.optional(),
      approvalRequired: YesNo.optional(),
      approver: YesNo.optional(),
      outcome: YesNo.optional(),
    })
    .optional(),
  where: Text.optional(),
  retention: Text.optional(),
  tamperProtection: Text.optional(),
  sample: Text.optional(),
  ...everySection,
});

export const Owner = z.looseObject({
  name: Text.optional(),
  role: Text.optional(),
  contact: Text.optional(),
});
export type Owner = z.infer<typeof Owner>;

const Ownership = z.looseObject({
  workflow: Owner.optional(),
  runtime: Owner.optional(),
  exceptions: Owner.optional(),
  incidents: Owner.optional(),
  changes: Owner.optional(),
  shutdown: Owner.optional(),
  reviewTriggers: Texts.optional(),
  ...everySection,
});

export const PacketSections = z.looseObject({
  boundary: Boundary.optional(),
  data: Data.optional(),
  actions: Actions.optional(),
  identity: Identity.optional(),
  failure: Failure.optional(),
  receipts: Receipts.optional(),
  ownership: Ownership.optional(),
});
export type PacketSections = z.infer<typeof PacketSections>;

export const EvidenceEntry = z.looseObject({
  path: Text.optional(),
  title: Text.optional(),
  sha256: Text.optional(),
  supports: Texts.optional(),
});
export type EvidenceEntry = z.infer<typeof EvidenceEntry>;

export const Packet = z.looseObject({
  format: z.literal(PACKET_FORMAT),
  id: z.string().regex(/^[a-z0-9._-]{1,100}$/, "1 to 100 characters of a-z, 0-9, dot, underscore and hyphen"),
  version: Text.optional(),
  title: Text.optional(),
  summary: Text.optional(),
  vendor: z
    .looseObject({ name: Text.optional(), contact: Text.optional(), product: Text.optional() })
    .optional(),
  buyer: z.looseObject({ name: Text.optional(), sponsor: Text.optional() }).optional(),
  submitted: Text.optional(),
  sections: PacketSections,
  evidence: z.array(EvidenceEntry).optional(),
});
export type Packet = z.infer<typeof Packet>;
export type PacketFile = z.input<typeof Packet>;
