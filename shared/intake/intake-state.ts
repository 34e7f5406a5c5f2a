/**
 * An intake as it stands: what was mapped, and what the reviewer did with it, edit by edit. Pure, so that undo is to
 * leave out the last edit, and the screen can show what an edit will do before it is stored.
 */
import { z } from "zod";
import { packetSectionIds, type PacketSectionId } from "../formats/packet.ts";
import { parseFieldPath, shapeAt } from "../formats/packet-fields.ts";
import type { MappedValue, Passage, Source } from "./mapping.ts";

/** A field path down to a scalar; `[]` adds an entry or a row at the end of its list. */
export const IntakePath = z
  .string()
  .min(1)
  .max(300)
  .refine(isScalarPath, { params: { expected: "the path of a field of a packet" } });

/** Passages are named by file and number; a value that was cleared gives its words back under its own path. */
const PassageId = z.string().max(5_000);

export const IntakeEdit = z.discriminatedUnion("kind", [
  /** Writes a value: the reviewer's own words, or a passage (then it leaves the tray). */
  z.strictObject({
    kind: z.literal("set"),
    path: IntakePath,
    value: z.union([z.string().max(100_000), z.boolean()]),
    passage: PassageId.optional(),
  }),
  /** Says that what was mapped is right: one field, or all below a section; proposals below one only if it says so. */
  z.strictObject({
    kind: z.literal("accept"),
    path: z.string().min(1).max(300),
    proposed: z.boolean().optional(),
  }),
  /** Takes a value out; its words go back to the tray. */
  z.strictObject({ kind: z.literal("clear"), path: IntakePath }),
  /** Says that the vendor's documents are silent about a field or a section. */
  z.strictObject({ kind: z.literal("gap"), path: z.string().min(1).max(300), is: z.boolean() }),
  /** Says that a passage belongs to no field. */
  z.strictObject({ kind: z.literal("aside"), passage: PassageId, is: z.boolean() }),
]);
export type IntakeEdit = z.infer<typeof IntakeEdit>;

export type IntakeValue = MappedValue & {
  /** `mapped` is nobody's word yet; `written` is the reviewer's; what is `proposed` is no part of the packet. */
  readonly state: "mapped" | "proposed" | "accepted" | "written";
};

export type TrayPassage = Passage & { readonly id: string; readonly aside: boolean };

export type IntakeState = {
  readonly values: readonly IntakeValue[];
  readonly gaps: ReadonlySet<string>;
  /** Passages that left the tray, by id, with the path that they went to. */
  readonly sent: ReadonlyMap<string, string>;
  readonly aside: ReadonlySet<string>;
  /** What was cleared, as passages. */
  readonly cleared: readonly TrayPassage[];
};

export const passageId = (file: string, at: number) => `${at} ${file}`;

/** `sourceOf` finds a passage by its id; one that is not there is ignored, so that an edit never breaks the rest. */
export function intakeState(
  mapped: readonly MappedValue[],
  edits: readonly IntakeEdit[],
  sourceOf: (passage: string) => Source | undefined,
): IntakeState {
  const values = new Map<string, IntakeValue>(
    mapped.map((value) => [value.path, { ...value, state: value.proposed ? "proposed" : "mapped" }]),
  );
  const gaps = new Set<string>();
  const sent = new Map<string, string>();
  const aside = new Set<string>();
  const cleared = new Map<string, TrayPassage>();
  for (const edit of edits) {
    switch (edit.kind) {
      case "set": {
        const path = resolvePath(edit.path, values);
        const known = values.get(path);
        const source =
          edit.passage === undefined ? undefined : (sourceOf(edit.passage) ?? cleared.get(edit.passage));
        if (edit.passage !== undefined) {
          sent.set(edit.passage, path);
          cleared.delete(edit.passage);
        }
        values.set(path, {
          path,
          value: edit.value,
          sources: source ? [{ place: source.place, text: source.text }] : (known?.sources ?? []),
          confidence: "sure",
          why: source ? "sent here by the reviewer" : "written by the reviewer",
          state: "written",
        });
        for (const gap of gaps) if (isBelow(path, gap)) gaps.delete(gap);
        break;
      }
      case "accept":
        for (const value of values.values())
          if (isBelow(value.path, edit.path) && value.state === (edit.proposed ? "proposed" : "mapped"))
            values.set(value.path, { ...value, state: "accepted" });
        break;
      case "clear": {
        const known = values.get(edit.path);
        values.delete(edit.path);
        // The vendor's own words go back to the tray; a proposal has none, and goes with all of its row.
        if (known?.state === "proposed") {
          const row = edit.path.replace(/\][^\]]*$/, "]");
          for (const { path, state } of values.values())
            if (state === "proposed" && isBelow(path, row)) values.delete(path);
          break;
        }
        for (const [i, source] of (known?.sources ?? []).entries()) {
          const id = `${edit.path} ${i}`;
          const section = sectionOf(edit.path);
          cleared.set(id, {
            ...source,
            id,
            kind: "paragraph",
            aside: false,
            ...(section && { near: section }),
            why: `taken out of ${edit.path}`,
          });
        }
        break;
      }
      case "gap":
        if (edit.is) gaps.add(edit.path);
        else gaps.delete(edit.path);
        break;
      case "aside":
        if (edit.is) aside.add(edit.passage);
        else aside.delete(edit.passage);
        break;
    }
  }
  const inOrder = [...values.values()].toSorted((a, b) => comparePaths(a.path, b.path));
  return { values: inOrder, gaps, sent, aside, cleared: [...cleared.values()] };
}

/** What is only proposed is no part of the packet. */
export const isInPacket = ({ state }: Pick<IntakeValue, "state">) => state !== "proposed";

/** Every `[]` becomes the next free place of its list. */
function resolvePath(path: string, values: ReadonlyMap<string, unknown>): string {
  let resolved = path;
  while (resolved.includes("[]")) {
    const list = resolved.slice(0, resolved.indexOf("[]"));
    const taken = [...values.keys()].flatMap((one) => {
      const index = one.startsWith(`${list}[`) ? /^\d+/.exec(one.slice(list.length + 1))?.[0] : undefined;
      return index === undefined ? [] : [Number(index)];
    });
    resolved = resolved.replace("[]", `[${Math.max(-1, ...taken) + 1}]`);
  }
  return resolved;
}

export const isBelow = (path: string, above: string) =>
  path === above || (path.startsWith(above) && /^[.[]/.test(path.slice(above.length)));

export function sectionOf(path: string): PacketSectionId | undefined {
  return packetSectionIds.find((id) => isBelow(path, id));
}

function isScalarPath(path: string): boolean {
  const steps = parseFieldPath(path);
  return steps !== undefined && steps.length > 0 && shapeAt(steps)?.kind === "text";
}

/** Sections in their order, rows by their number, else by the alphabet. */
function comparePaths(a: string, b: string): number {
  const rank = (path: string) => packetSectionIds.findIndex((id) => isBelow(path, id));
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const parts = (path: string) =>
    path.split(/[.[\]]+/).map((part) => (/^\d+$/.test(part) ? part.padStart(9, "0") : part));
  return parts(a).join(".") < parts(b).join(".") ? -1 : 1;
}
