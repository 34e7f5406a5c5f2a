import { parseAnyChecklist } from "#core/checklist/parse-any-checklist";
import type { ForeignChoices } from "#shared/checklists/foreign/to-checklist";

/** A file as text or bytes → the checklist that it becomes. */
export const read = (file: string, content: string | object | Uint8Array, choices?: ForeignChoices) =>
  parseAnyChecklist({ bytes: bytesOf(content), file, choices });

const bytesOf = (content: string | object | Uint8Array) =>
  content instanceof Uint8Array
    ? content
    : Buffer.from(typeof content === "string" ? content : JSON.stringify(content));

/** Sections with the ids of their items. */
export const outline = ({ checklist }: Awaited<ReturnType<typeof read>>) =>
  checklist.sections.map(({ title, items }) => [title, ...items.map(({ id }) => id)]);

export const itemsOf = ({ checklist }: Awaited<ReturnType<typeof read>>) =>
  checklist.sections.flatMap(({ items }) => items);
