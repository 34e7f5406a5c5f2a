/** One file of an intake, read and mapped. Runs in the worker for foreign bytes: see `in-worker.ts`. */
import type { Block, DocumentKind, Place, ReadLimits, ReadNote } from "#shared/intake/document";
import { readLimits, UnreadableFile } from "#shared/intake/document";
import { mapDocument } from "#shared/intake/map-documents";
import type { MappedValue, Passage } from "#shared/intake/mapping";
import { proposalsOf } from "#shared/intake/evidence-proposals";
import type { EvidenceDocument } from "#shared/prechecks/evidence-document";
import { recogniseDocument } from "../packet/documents/recognise-document.ts";
import { readFileForIntake } from "./read-file.ts";

/** What is kept of a file: its blocks, and the passages that no field has. */
export type ReadFile = { readonly blocks: readonly Block[]; readonly tray: readonly Passage[] };

export type ReadAndMapped = {
  readonly read?: {
    readonly kind: DocumentKind;
    readonly title?: string;
    readonly notes: readonly ReadNote[];
    readonly values: readonly MappedValue[];
    readonly blocks: number;
    readonly tray: number;
    /** A `ReadFile` as JSON: the other thread stores it and need not look into it. */
    readonly json: Uint8Array;
  };
  /** Why it was not read. */
  readonly why?: string;
  readonly attached: readonly { readonly path: string; readonly bytes: Uint8Array }[];
};

export async function readAndMap({
  bytes,
  file,
  limits = readLimits,
}: {
  bytes: Uint8Array;
  file: string;
  limits?: ReadLimits;
}): Promise<ReadAndMapped> {
  try {
    const { document, attached = [] } = await readFileForIntake({ bytes, file }, limits);
    const mapped = mapDocument(document);
    // A list of tools has no section of a packet; a description of an agent may look like one and has many.
    const found = sectionsIn(mapped.values) < 3 ? forMachines(document.kind, bytes) : undefined;
    const machine = found !== undefined;
    const proposals = found?.document ? proposalsOf(found.document, file) : { values: [], left: 0 };
    const mapping = machine ? { values: inDocument(proposals.values, document.blocks), tray: [] } : mapped;
    const json = Buffer.from(
      JSON.stringify({ blocks: document.blocks, tray: mapping.tray } satisfies ReadFile),
    );
    const note: ReadNote = {
      kind: "changed",
      says: `It is written for machines (tools, grants or receipts): it stays as evidence, and the pre-checks read it.${
        proposals.values.length === 0
          ? ""
          : ` What it shows is proposed beside what the vendor declares${proposals.left === 0 ? "" : `; ${proposals.left} more are in the file alone`}.`
      }`,
    };
    return {
      read: {
        kind: document.kind,
        ...(document.title !== undefined && { title: document.title.slice(0, 500) }),
        notes: [...document.notes.slice(0, 200), ...(machine ? [note] : [])],
        values: mapping.values,
        blocks: document.blocks.length,
        tray: mapping.tray.length,
        json,
      },
      attached,
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { why: error.message, attached: [] };
  }
}

/** Proposals know their line; the document shows them by the place of what stands in that line. */
function inDocument(values: readonly MappedValue[], blocks: readonly Block[]): MappedValue[] {
  const places = new Map<number, { place: Place; text: string }[]>();
  const add = ({ place, text }: { place: Place; text: string }) => {
    if (place.line !== undefined)
      places.set(place.line, [...(places.get(place.line) ?? []), { place, text }]);
  };
  for (const block of blocks) {
    if (block.kind === "list") block.items.forEach(add);
    else if (block.kind === "table") block.rows.flat().forEach(add);
    else add(block);
  }
  return values.map((value) => ({
    ...value,
    sources: value.sources.map((source) => {
      const near = places.get(source.place.line ?? 0) ?? [];
      const [name = ""] = String(value.value).split(" – ", 1);
      const found = near.find(({ text }) => text.includes(name)) ?? near[0];
      return found ? { ...source, place: found.place } : source;
    }),
  }));
}

const sectionsIn = (values: readonly MappedValue[]) =>
  new Set(values.map(({ path }) => /^[a-z]+/.exec(path)?.[0])).size;

/** Evidence that machines write and read, and what it was recognised as, where it is of a known kind. */
function forMachines(
  kind: DocumentKind,
  bytes: Uint8Array,
): { document: EvidenceDocument | undefined } | undefined {
  if (!["json", "yaml", "text", "csv"].includes(kind)) return undefined;
  const text = Buffer.from(bytes).toString("utf8");
  const document = recogniseDocument(text);
  // Of a table, only a log is not for people.
  if (kind === "csv") return document?.kind === "receipts" ? { document } : undefined;
  // A time to the second is what a program writes.
  if (document || (kind === "json" && /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text.slice(0, 100_000))))
    return { document };
  return undefined;
}
