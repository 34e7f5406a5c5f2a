/** Intake: documents as vendors send them, mapped to the seven sections, corrected by a person, made into a packet. */
import { z } from "zod";
import { IntakeId, PacketVersionId, PickedFile, Sha256 } from "../ids.ts";
import { documentKinds } from "../intake/document.ts";
import { IntakeEdit } from "../intake/intake-state.ts";
import { command, query, task } from "./define.ts";
import { packetCalls } from "./packet-calls.ts";
import { Produced } from "./signing-calls.ts";

const Place = z.strictObject({
  file: z.string(),
  under: z.array(z.string()).readonly().optional(),
  page: z.int().optional(),
  sheet: z.string().optional(),
  row: z.int().optional(),
  cell: z.string().optional(),
  line: z.int().optional(),
  paragraph: z.int().optional(),
  path: z.string().optional(),
  part: z
    .enum(["comment", "footnote", "text box", "header", "footer", "hidden row", "hidden sheet"])
    .optional(),
});

/** A place as a caller gives it back: as long as places are. */
const AskedPlace = Place.extend({
  file: z.string().max(5_000),
  under: z.array(z.string().max(100_000)).max(100).readonly().optional(),
  sheet: z.string().max(1_000).optional(),
  cell: z.string().max(100).optional(),
  path: z.string().max(100_000).optional(),
});

const cell = z.strictObject({
  text: z.string(),
  ticked: z.boolean().optional(),
  tag: z.string().optional(),
  place: Place,
});
const Block = z.discriminatedUnion("kind", [
  cell.extend({ kind: z.literal("heading"), level: z.int(), by: z.enum(["style", "looks"]) }),
  cell.extend({ kind: z.literal("paragraph") }),
  z.strictObject({
    kind: z.literal("list"),
    ordered: z.boolean(),
    items: z.array(cell.extend({ level: z.int() })).readonly(),
  }),
  z.strictObject({
    kind: z.literal("table"),
    rows: z.array(z.array(cell).readonly()).readonly(),
    headerRows: z.int(),
    place: Place,
    caption: z.string().optional(),
  }),
]);
export type IntakeBlock = z.infer<typeof Block>;
export type IntakePlace = z.infer<typeof Place>;

const Value = z.strictObject({
  path: z.string(),
  value: z.union([z.string(), z.boolean()]),
  sources: z.array(z.strictObject({ place: Place, text: z.string() })).readonly(),
  confidence: z.enum(["sure", "likely"]),
  why: z.string(),
  /** What is proposed is from evidence that machines read, and no part of the packet until it is accepted. */
  state: z.enum(["mapped", "proposed", "accepted", "written"]),
  proposed: z.literal(true).optional(),
});

export type IntakeValueView = z.infer<typeof Value>;

const TrayPassage = z.strictObject({
  id: z.string(),
  kind: z.enum(["heading", "paragraph", "list item", "row", "cell"]),
  text: z.string(),
  place: Place,
  near: z.string().optional(),
  why: z.string().optional(),
  aside: z.boolean(),
});

export type TrayPassageView = z.infer<typeof TrayPassage>;

export const IntakeFileView = z.strictObject({
  path: z.string(),
  sha256: Sha256,
  size: z.int(),
  /** What it was read as; without it, it was not read, and `why` says why. It stays as evidence. */
  kind: z.enum(documentKinds).optional(),
  title: z.string().optional(),
  why: z.string().optional(),
  /** What a person must know of how it was read. */
  notes: z.array(
    z.strictObject({
      kind: z.enum(["active", "unread", "changed"]),
      says: z.string(),
      place: Place.optional(),
    }),
  ),
  blocks: z.int(),
  /** Passages that the mapping left, before anybody did anything. */
  tray: z.int(),
});
export type IntakeFileView = z.infer<typeof IntakeFileView>;

export const IntakeHead = z.strictObject({
  intakeId: IntakeId,
  sourceName: z.string(),
  startedAt: z.string(),
  changedAt: z.string(),
  files: z.int(),
  /** The packet that was made of it last. */
  packetVersionId: PacketVersionId.optional(),
});
export type IntakeHead = z.infer<typeof IntakeHead>;

const inIntake = { intakeId: IntakeId };
const Named = z.strictObject({
  id: z.string().regex(/^[a-z0-9._-]{1,100}$/),
  version: z.string().trim().max(100).optional(),
});
const Edited = z.strictObject({ steps: z.int(), path: z.string().optional() });

export const intakeCalls = {
  "intake.start": command({
    doc: "Reads a picked file, zip or folder of a vendor's documents, and maps what they say to the seven sections of a packet. A file that cannot be read stays as evidence, with a sentence that says why. A hostile container is refused whole, and so is a packet with a manifest: import that one as it is (`conflict`).",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: z.strictObject({
      ...inIntake,
      files: z.array(IntakeFileView),
      values: z.int(),
      tray: z.int(),
    }),
  }),
  "intake.blank": task({
    doc: "The blank packet that vendors fill, as a Word file, a workbook or a YAML manifest.",
    input: z.strictObject({ as: z.enum(["docx", "xlsx", "yaml"]) }),
    output: Produced,
  }),
  "intake.list": query({
    doc: "All intakes, the newest first.",
    input: z.strictObject({}),
    output: z.strictObject({ intakes: z.array(IntakeHead) }),
  }),
  "intake.get": query({
    doc: "One intake as it stands: its files, every value with its places, what was said to be a gap, and what was done with passages.",
    input: z.strictObject(inIntake),
    output: z.strictObject({
      head: IntakeHead,
      files: z.array(IntakeFileView),
      values: z.array(Value),
      gaps: z.array(z.string()),
      /** Passages that left the tray, by id, and where they went. */
      sent: z.record(z.string(), z.string()),
      aside: z.array(z.string()),
      /** Words of values that were taken out: they are in the tray as well. */
      cleared: z.array(TrayPassage),
      steps: z.int(),
      undo: z.string().optional(),
      redo: z.string().optional(),
    }),
  }),
  "intake.document": query({
    doc: "A page of one document as it was read: at most 200 blocks from `from`, and the passages of the whole document that no field has.",
    input: z.strictObject({
      ...inIntake,
      path: z.string().max(5_000),
      from: z.int().min(0).default(0),
      /** A place of the document: the page that has it is given, instead of `from`. */
      place: AskedPlace.optional(),
      /** The first passage of the tray that is given; at most 500 follow. */
      trayFrom: z.int().min(0).default(0),
    }),
    output: z.strictObject({
      path: z.string(),
      /** The first block that is given, and the one that has the wanted place. */
      from: z.int(),
      at: z.int().optional(),
      blocks: z.array(Block),
      of: z.int(),
      tray: z.array(TrayPassage),
      trayOf: z.int(),
    }),
  }),
  "intake.edit": command({
    doc: "Does one thing to an intake: writes a value, sends a passage to a field, accepts, clears, calls a gap or sets a passage aside. Refused with `conflict` where `steps` is not the number of edits that it was made on.",
    input: z.strictObject({ ...inIntake, edit: IntakeEdit, steps: z.int().min(0).optional() }),
    output: Edited,
  }),
  "intake.undo": command({
    doc: "Takes the last edit back.",
    input: z.strictObject(inIntake),
    output: Edited,
  }),
  "intake.redo": command({
    doc: "Does the edit again that was taken back last.",
    input: z.strictObject(inIntake),
    output: Edited,
  }),
  "intake.finish": command({
    doc: "Makes a packet of what the intake holds: its values, each with a claim that says where it is from, and the originals as evidence. The packet is imported as any other.",
    input: z.strictObject({ ...inIntake, packet: Named }),
    output: packetCalls["packet.import"].output,
  }),
  "intake.export": task({
    doc: "The same packet as a zip in countersign.packet/1, read again before it is handed over.",
    input: z.strictObject({ ...inIntake, packet: Named }),
    output: Produced,
  }),
  "intake.discard": command({
    doc: "Throws an intake away. A packet that was made of it stays.",
    input: z.strictObject(inIntake),
    output: z.strictObject(inIntake),
  }),
};
