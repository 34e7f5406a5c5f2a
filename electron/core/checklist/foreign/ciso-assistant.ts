/** Libraries of CISO Assistant (YAML): `objects.framework.requirement_nodes`, a tree by `parent_urn`. */
import {
  paragraphs,
  promptFrom,
  type ForeignChecklist,
  type ForeignHeading,
  type ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { deepest, fieldsOf, isFields, listOf, textAt, textsAt, valueAt } from "./plain-data.ts";
import type { Unfit } from "./unfit.ts";

export const isCisoLibrary = (root: unknown): boolean =>
  isFields(valueAt(root, "objects")) && textAt(root, "urn").startsWith("urn:");

export function readCisoLibrary(root: unknown): ForeignChecklist | Unfit {
  const objects = valueAt(root, "objects");
  const frameworks = [valueAt(objects, "framework"), ...listOf(valueAt(objects, "frameworks"))].filter(
    isFields,
  );
  const [framework] = frameworks;
  if (!framework)
    return {
      unfit: "This library of CISO Assistant holds no framework, and so no questions.",
      expected: "a library with objects.framework",
    };
  const notes: string[] = [];
  const items: ForeignItem[] = [];
  for (const one of frameworks) {
    const nodes = listOf(valueAt(one, "requirement_nodes"));
    const byUrn = new Map(nodes.map((node) => [textAt(node, "urn"), node]));
    const underOf = (node: unknown): ForeignHeading[] => {
      const above: ForeignHeading[] = [];
      let parent = byUrn.get(textAt(node, "parent_urn"));
      while (parent !== undefined && above.length < deepest) {
        above.unshift(headingOf(parent));
        parent = byUrn.get(textAt(parent, "parent_urn"));
      }
      return frameworks.length > 1
        ? [{ id: textAt(one, "ref_id"), title: textAt(one, "name") }, ...above]
        : above;
    };
    for (const node of nodes) if (asks(node)) items.push(itemOf(node, underOf(node)));
  }
  if (items.length === 0)
    return {
      unfit: "No requirement of this library is meant to be assessed, and so it holds no questions.",
      expected: "requirement_nodes with assessable: true",
    };
  const others = Object.keys(fieldsOf(objects)).filter((key) => !/^frameworks?$/.test(key));
  if (others.length > 0)
    notes.push(`Not taken of the library: ${others.map((key) => key.replaceAll("_", " ")).join(", ")}.`);
  if (listOf(valueAt(framework, "scores_definition")).length > 0)
    notes.push("The library's own scores are not taken: answers are scored as in the built-in checklist.");
  if (Object.keys(fieldsOf(valueAt(root, "translations"))).length > 0)
    notes.push("Translations in the library are not taken: the texts are in its own language.");
  const copyright = textAt(root, "copyright");
  if (copyright !== "")
    notes.push(`The library says of its rights: ${copyright.replaceAll(/\s+/g, " ").slice(0, 300)}`);
  return {
    kind: "ciso-assistant",
    title: textAt(framework, "name") || textAt(root, "name"),
    id: textAt(framework, "ref_id") || textAt(root, "ref_id"),
    edition: editionOf(root),
    items,
    columns: [],
    notes,
  };
}

/** The library counts its versions; the day tells which edition of the framework it follows. */
function editionOf(root: unknown): string {
  const version = textAt(root, "version");
  const day = textAt(root, "publication_date");
  return [version, day].filter((part) => part !== "").join(", ");
}

const asks = (node: unknown) => valueAt(node, "assessable") === true || textAt(node, "assessable") === "true";

const headingOf = (node: unknown): ForeignHeading => ({
  id: textAt(node, "ref_id"),
  title: textAt(node, "name") || textAt(node, "description").slice(0, 200) || textAt(node, "ref_id"),
});

function itemOf(node: unknown, under: readonly ForeignHeading[]): ForeignItem {
  const { prompt, guidance } = promptFrom(textAt(node, "name"), textAt(node, "description"));
  const id = textAt(node, "ref_id");
  const typical = textAt(node, "typical_evidence");
  return {
    id: id === "" ? (textAt(node, "urn").split(":").at(-1) ?? "") : id,
    under,
    prompt: prompt === "" ? id : prompt,
    guidance: paragraphs([
      guidance,
      ...questionsOf(node),
      textAt(node, "annotation"),
      typical === "" ? "" : `Typical evidence: ${typical}`,
    ]),
    refs: [...textsAt(node, "reference_controls"), ...textsAt(node, "threats")].map((ref) =>
      ref.slice(0, 200),
    ),
    levels: textsAt(node, "implementation_groups"),
    ...weightOf(node),
  };
}

function weightOf(node: unknown): { weight?: number } {
  const weight = Number(textAt(node, "weight"));
  return weight > 0 && weight <= 10 ? { weight } : {};
}

/** `questions` by urn (libraries since 2025), or one `question` with a list (before). */
function questionsOf(node: unknown): string[] {
  const asked = valueAt(node, "questions");
  const all = isFields(asked)
    ? Object.values(asked)
    : listOf(valueAt(valueAt(node, "question"), "questions"));
  return all.map((one) => {
    const choices = listOf(valueAt(one, "choices")).map(
      (choice) => textAt(choice, "value", "label") || textAt({ choice }, "choice"),
    );
    const text = textAt(one, "text");
    return text === "" ? "" : `Question: ${text}${choices.length > 0 ? ` (${choices.join(" / ")})` : ""}`;
  });
}
