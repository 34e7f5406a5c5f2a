/**
 * A checklist of another maker → a checklist of the format, with its ids and its edition. What the file does not say
 * (scale, thresholds) is taken from the built-in checklist; levels, gates and names can be chosen.
 */
import { z } from "zod";
import { aiAgentReview } from "../ai-agent-review/checklist.ts";
import { CHECKLIST_FORMAT, type ChecklistFile } from "../../formats/checklist.ts";
import { SEMVER } from "../../formats/semver.ts";
import {
  ColumnUse,
  foreignKinds,
  paragraphs,
  type ForeignChecklist,
  type ForeignHeading,
  type ForeignItem,
} from "./foreign-checklist.ts";

export const ForeignChoices = z.strictObject({
  title: z.string().min(1).max(500).optional(),
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/)
    .optional(),
  version: z.string().max(100).regex(SEMVER).optional(),
  /** Items of these levels only, and those without a level; all where it is not said. */
  levels: z.array(z.string().max(200)).max(200).optional(),
  /** Items of these levels are gates. */
  gates: z.array(z.string().max(200)).max(200).optional(),
  /** Sections are the outermost headings of the file, or the innermost ones. */
  sections: z.enum(["outer", "inner"]).optional(),
  /** What columns of a table are for, where it was not found out rightly. */
  columns: z
    .array(z.strictObject({ table: z.string().max(500), column: z.int().min(1).max(20_000), use: ColumnUse }))
    .max(1_000)
    .optional(),
});
export type ForeignChoices = z.infer<typeof ForeignChoices>;

export type LevelCount = { readonly level: string; readonly items: number };
export type Turned = {
  readonly checklist: ChecklistFile;
  /** All levels of the file, whatever was chosen. */
  readonly levels: readonly LevelCount[];
  readonly notes: readonly string[];
};

type Item = ChecklistFile["sections"][number]["items"][number];
type Section = { id: string; title: string; items: Item[] };

const mostPrompt = 4_000;
const mostGuidance = 20_000;
const mostRefs = 200;

export function toChecklist(
  foreign: ForeignChecklist,
  { file, sha256, ...choices }: ForeignChoices & { file: string; sha256: string },
): Turned {
  const edition = foreign.edition.trim();
  const title = choices.title ?? titleOf(foreign);
  const taken = foreign.items.filter((item) => isTaken(item, choices.levels));
  const left = foreign.items.length - taken.length;
  const ids = uniqueIds();
  const sections = sectionsOf(taken, { inner: choices.sections === "inner", fallback: title });
  const sectionIds = uniqueIds();
  const notes: string[] = [];
  const filled = sections.map(({ heading, items }, at): Section => ({
    id: sectionIds(idFrom(heading.id || heading.title, 80), `section-${at + 1}`),
    title: headingTitle(heading).slice(0, 500),
    items: items.map((item, n) => {
      const wanted = idFrom(item.id, 180);
      const id = ids(wanted, `${idFrom(heading.id || heading.title, 80) || `section-${at + 1}`}.${n + 1}`);
      return itemOf(item, { id, inner: choices.sections === "inner", gates: choices.gates ?? [] });
    }),
  }));
  const changed = filled.flatMap(({ items }) => items).filter((item) => "sourceId" in item).length;
  if (changed > 0)
    notes.push(
      `${changed === 1 ? "One id has" : `${changed} ids have`} signs that an id cannot have, or came twice: changed, with the file's own id kept beside it.`,
    );
  if (left > 0)
    notes.push(`${left === 1 ? "One item" : `${left} items`} of other levels: left out, as chosen.`);
  const cut = taken.filter(
    ({ prompt, guidance }) => prompt.length > mostPrompt || guidance.length > mostGuidance,
  ).length;
  if (cut > 0)
    notes.push(
      `${cut === 1 ? "One text is" : `${cut} texts are`} longer than a checklist holds: cut at its end.`,
    );
  const { scale, policy } = aiAgentReview;
  const checklist = {
    format: CHECKLIST_FORMAT,
    id: choices.id ?? (idFrom(foreign.id || foreign.title, 100).toLowerCase() || "checklist"),
    version: choices.version ?? versionFrom(edition),
    title,
    source: {
      kind: foreign.kind,
      file: file.slice(0, 500),
      sha256,
      ...(edition !== "" && { edition: edition.slice(0, 200) }),
    },
    scale: scale.map((entry) => ({ ...entry })),
    policy: { ...policy },
    sections: filled,
  } satisfies ChecklistFile;
  return { checklist, levels: countLevels(foreign.items), notes: [...foreign.notes, ...notes] };
}

/** The edition stands in the title, so that two editions are never taken for one. */
function titleOf({ title, edition, kind }: ForeignChecklist): string {
  const name = title.trim() === "" ? `Checklist from ${foreignKinds[kind]}` : title.trim();
  const has = edition === "" || name.toLowerCase().includes(edition.toLowerCase());
  return (has ? name : `${name} (${edition})`).slice(0, 500);
}

const isTaken = ({ levels }: ForeignItem, chosen: readonly string[] | undefined) =>
  chosen === undefined || levels.length === 0 || levels.some((level) => chosen.includes(level));

function sectionsOf(
  items: readonly ForeignItem[],
  { inner, fallback }: { inner: boolean; fallback: string },
): { heading: ForeignHeading; items: ForeignItem[] }[] {
  const sections = new Map<string, { heading: ForeignHeading; items: ForeignItem[] }>();
  for (const item of items) {
    const path = inner ? item.under : item.under.slice(0, 1);
    const key = JSON.stringify(path);
    const heading = path.at(-1) ?? { id: "", title: fallback };
    const section = sections.get(key) ?? { heading, items: [] };
    section.items.push(item);
    sections.set(key, section);
  }
  return [...sections.values()];
}

function itemOf(
  item: ForeignItem,
  { id, inner, gates }: { id: string; inner: boolean; gates: readonly string[] },
): Item {
  const below = inner ? [] : item.under.slice(1);
  const guidance = paragraphs([
    below.length > 0 ? `Under: ${below.map(headingTitle).join(" › ")}` : "",
    item.prompt.length > mostPrompt ? item.prompt : "",
    item.guidance,
  ]);
  return {
    id,
    prompt: item.prompt.length > mostPrompt ? `${item.prompt.slice(0, mostPrompt - 1)}…` : item.prompt,
    ...(guidance !== "" && {
      guidance: guidance.length > mostGuidance ? `${guidance.slice(0, mostGuidance - 1)}…` : guidance,
    }),
    ...(item.weight !== undefined && { weight: item.weight }),
    ...((item.gate === true || item.levels.some((level) => gates.includes(level))) && { gate: true }),
    ...(item.refs.length > 0 && { refs: [...new Set(item.refs)].slice(0, mostRefs) }),
    ...(item.levels.length > 0 && { levels: item.levels.slice(0, 50) }),
    ...(item.id !== "" && item.id !== id && { sourceId: item.id.slice(0, 500) }),
  };
}

const headingTitle = ({ id, title }: ForeignHeading) =>
  id === "" || title.startsWith(id) ? title || id : `${id} ${title}`;

/** Letters, digits and `. _ -`, beginning with a letter or digit; empty where nothing of it is left. */
function idFrom(text: string, most: number): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replaceAll(/^[._-]+|-+$/g, "")
    .slice(0, most);
}

/** Gives each id once: a second one gets `-2`. */
function uniqueIds(): (wanted: string, fallback: string) => string {
  const given = new Set<string>();
  return (wanted, fallback) => {
    const base = wanted === "" ? fallback : wanted;
    let id = base;
    for (let n = 2; given.has(id); n += 1) id = `${base}-${n}`;
    given.add(id);
    return id;
  };
}

/** A semantic version as near to the edition as can be: `5.0` → 5.0.0, `V2R3` → 2.3.0, `2026-11` → 2026.11.0. */
export function versionFrom(edition: string): string {
  const text = edition.trim().replace(/^(?:v|version|edition|ed\.?)\s*(?=\d)/i, "");
  if (SEMVER.test(text)) return text;
  const stig = /^(\d+)\s*R\s*(\d+)/i.exec(text);
  const [, major = "1", minor = "0", patch = "0", pre] =
    stig ??
    /^(\d{1,9})(?:[.-](\d{1,9}))?(?:[.-](\d{1,9}))?(?:[-.]?((?:rc|beta|alpha|draft)[.\d]*))?/i.exec(text) ??
    [];
  const plainNumber = (part: string) => String(Number(part));
  const core = [major, minor, patch].map(plainNumber).join(".");
  const version = pre === undefined ? core : `${core}-${pre.toLowerCase()}`;
  return SEMVER.test(version) ? version : core;
}

function countLevels(items: readonly ForeignItem[]): LevelCount[] {
  const counts = new Map<string, number>();
  for (const { levels } of items)
    for (const level of new Set(levels)) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts]
    .map(([level, count]) => ({ level, items: count }))
    .toSorted(
      (a, b) => order(a.level) - order(b.level) || a.level.localeCompare(b.level, "en", { numeric: true }),
    );
}
const severities = ["critical", "high", "medium", "moderate", "low", "info"];
const order = (level: string) => {
  const at = severities.indexOf(level.toLowerCase());
  return at === -1 ? severities.length : at;
};
