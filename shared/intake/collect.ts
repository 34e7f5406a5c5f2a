/** Gathers the values and passages of a mapping. A field that has its value keeps it: another one goes to the tray. */
import type { Cell, ListItem, Paragraph } from "./document.ts";
import type { Mapping, MappedValue, Passage, Source } from "./mapping.ts";
import type { Confidence } from "./match-label.ts";
import { plain } from "./words.ts";

export type Said = {
  readonly confidence: Confidence;
  readonly why: string;
  readonly proposed?: true | undefined;
};

export type Collector = ReturnType<typeof collector>;

export function collector() {
  const values = new Map<string, MappedValue>();
  const tray: Passage[] = [];
  const counts = new Map<string, number>();

  const leave = (source: Source, passage: Pick<Passage, "kind"> & Partial<Passage>): void => {
    if (plain(source.text) !== "") tray.push({ text: source.text, place: source.place, ...passage });
  };
  const next = (list: string): number => {
    const at = counts.get(list) ?? 0;
    counts.set(list, at + 1);
    return at;
  };
  /** False where the field has another value already. */
  const put = (path: string, value: string | boolean, source: Source, said: Said): boolean => {
    const known = values.get(path);
    if (!known) {
      values.set(path, { path, value, sources: [source], ...said });
      return true;
    }
    if (alike(known.value, value)) {
      values.set(path, { ...known, sources: [...known.sources, source] });
      return true;
    }
    return false;
  };
  /** Adds to a text that goes on in the next paragraph. */
  const extend = (path: string, text: string, source: Source): void => {
    const known = values.get(path);
    if (!known || typeof known.value !== "string") return;
    values.set(path, { ...known, value: `${known.value}\n${text}`, sources: [...known.sources, source] });
  };
  /** An entry that the list has already, whatever its case, is the same one. */
  const push = (list: string, text: string, source: Source, said: Said, field = ""): number => {
    for (let at = 0; at < (counts.get(list) ?? 0); at += 1) {
      const known = values.get(`${list}[${at}]${field}`);
      if (known && alike(known.value, text)) {
        values.set(known.path, { ...known, sources: [...known.sources, source] });
        return at;
      }
    }
    const at = next(list);
    values.set(`${list}[${at}]${field}`, {
      path: `${list}[${at}]${field}`,
      value: text,
      sources: [source],
      ...said,
    });
    return at;
  };
  return {
    put,
    extend,
    push,
    next,
    leave,
    has: (path: string) => values.has(path),
    says: (path: string, value: string | boolean) => {
      const known = values.get(path);
      return known !== undefined && alike(known.value, value);
    },
    result: (): Mapping => ({ values: [...values.values()], tray }),
  };
}

function alike(a: string | boolean, b: string | boolean): boolean {
  return typeof a === "string" && typeof b === "string"
    ? plain(a).toLowerCase() === plain(b).toLowerCase()
    : a === b;
}

export const sourceOf = ({ text, place }: Cell | ListItem | Paragraph): Source => ({ text, place });
