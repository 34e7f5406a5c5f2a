/** What the mapping of documents to the seven sections consists of. Plain data: it is stored, shown and compared. */
import type { PacketSectionId } from "../formats/packet.ts";
import type { Confidence } from "./match-label.ts";
import type { Place } from "./document.ts";

/** Words of the vendor with their place: shown when a person asks where a value is from. */
export type Source = { readonly place: Place; readonly text: string };

/**
 * One value of the packet. `path` is a field path of the format (shared/formats/packet-fields.ts) down to a scalar:
 * entries of lists and rows have their index, such as `actions[2].approver` or `boundary.inputs[0]`.
 */
export type MappedValue = {
  readonly path: string;
  readonly value: string | boolean;
  readonly sources: readonly Source[];
  readonly confidence: Confidence;
  /** For people: by which words it was recognised. */
  readonly why: string;
  /** From evidence that machines read: no part of the packet until the reviewer accepts it. */
  readonly proposed?: true | undefined;
};

/** A passage that belongs to no field yet. `near` is the section under which it stands. */
export type Passage = Source & {
  readonly kind: "heading" | "paragraph" | "list item" | "row" | "cell";
  readonly near?: PacketSectionId;
  /** Why it was not mapped, where that helps: "two fields are as likely". */
  readonly why?: string;
};

export type Mapping = { readonly values: readonly MappedValue[]; readonly tray: readonly Passage[] };
