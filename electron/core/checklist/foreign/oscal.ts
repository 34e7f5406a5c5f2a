/** OSCAL catalogs in JSON (NIST, version 1): groups of controls, enhancements within controls. */
import {
  paragraphs,
  promptFrom,
  type ForeignChecklist,
  type ForeignHeading,
  type ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { deepest, isFields, listOf, textAt, textsAt, valueAt } from "./plain-data.ts";
import type { Unfit } from "./unfit.ts";

const otherModels = {
  profile: "An OSCAL profile names controls of a catalog and does not hold their words.",
  "component-definition": "An OSCAL component definition says how controls are met and asks nothing.",
  "system-security-plan": "An OSCAL system security plan says how controls are met and asks nothing.",
  "assessment-plan": "An OSCAL assessment plan does not hold the words of the controls.",
  "assessment-results": "OSCAL assessment results do not hold the words of the controls.",
  "plan-of-action-and-milestones": "An OSCAL plan of action does not hold the words of the controls.",
} as const;

export function readOscal(root: unknown): ForeignChecklist | Unfit | undefined {
  const other = Object.entries(otherModels).find(([model]) =>
    isFields(valueAt(valueAt(root, model), "metadata")),
  );
  if (other)
    return { unfit: other[1], expected: "an OSCAL catalog, such as the resolved profile catalog beside it" };
  const catalog = valueAt(root, "catalog");
  if (!isFields(catalog) || !isFields(valueAt(catalog, "metadata"))) return undefined;
  const metadata = valueAt(catalog, "metadata");
  const found: Found = { items: [], withdrawn: 0, params: paramsOf(catalog) };
  gather(catalog, { under: [], depth: 0, found });
  const notes =
    found.withdrawn === 0
      ? []
      : [
          `${found.withdrawn === 1 ? "One withdrawn control" : `${found.withdrawn} withdrawn controls`}: not taken.`,
        ];
  return {
    kind: "oscal",
    title: textAt(metadata, "title"),
    id: textAt(metadata, "title"),
    edition: textAt(metadata, "version"),
    items: found.items,
    columns: [],
    notes,
  };
}

type Found = { items: ForeignItem[]; withdrawn: number; params: ReadonlyMap<string, string> };

function gather(node: unknown, at: { under: readonly ForeignHeading[]; depth: number; found: Found }): void {
  if (at.depth > deepest) return;
  const next = { ...at, depth: at.depth + 1 };
  for (const group of listOf(valueAt(node, "groups")))
    gather(group, { ...next, under: [...at.under, { id: labelOf(group), title: textAt(group, "title") }] });
  for (const control of listOf(valueAt(node, "controls"))) {
    if (propOf(control, "status").toLowerCase() === "withdrawn") at.found.withdrawn += 1;
    else at.found.items.push(itemOf(control, at.under, at.found.params));
    gather(control, next);
  }
}

function itemOf(control: unknown, under: readonly ForeignHeading[], params: Found["params"]): ForeignItem {
  const parts = listOf(valueAt(control, "parts"));
  const said = (name: RegExp) =>
    parts.filter((part) => name.test(textAt(part, "name"))).map((part) => proseOf(part, params, 0));
  const { prompt, guidance } = promptFrom(textAt(control, "title"), said(/^statement$/).join("\n\n"));
  return {
    id: labelOf(control) || textAt(control, "id"),
    under,
    prompt,
    guidance: paragraphs([guidance, ...said(/^(?:guidance|information|objective|example)$/)]),
    refs: listOf(valueAt(control, "links"))
      .filter((link) => /^(?:related|required|reference)$/.test(textAt(link, "rel")))
      .map((link) => textAt(link, "text") || textAt(link, "href").replace(/^#/, ""))
      .filter((ref) => ref !== "" && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(ref))
      .map((ref) => ref.slice(0, 200)),
    levels: [...textsAt({ levels: propsOf(control, "baseline") }, "levels"), ...propsOf(control, "priority")],
  };
}

/** A part and what lies in it, each with its mark (`a.`, `1.`), a line each. */
function proseOf(part: unknown, params: Found["params"], depth: number): string {
  if (depth > deepest) return "";
  const mark = propOf(part, "label");
  const prose = fillParams(textAt(part, "prose"), params);
  const own =
    prose === "" ? "" : `${"  ".repeat(Math.max(0, depth - 1))}${mark === "" ? "" : `${mark} `}${prose}`;
  const below = listOf(valueAt(part, "parts")).map((one) => proseOf(one, params, depth + 1));
  return [own, ...below].filter((line) => line !== "").join("\n");
}

/** `{{ insert: param, ac-1_prm_1 }}` as `[the label of that value]`. */
const fillParams = (prose: string, params: Found["params"], depth = 0): string =>
  prose.replaceAll(/\{\{\s*(?:insert:\s*param,)?\s*([\w.-]+)\s*\}\}/g, (_whole, id: string) => {
    const label = params.get(id) ?? id;
    return `[${depth < 3 ? fillParams(label, params, depth + 1) : label}]`;
  });

function paramsOf(node: unknown, found = new Map<string, string>(), depth = 0): Map<string, string> {
  if (depth > deepest) return found;
  for (const param of listOf(valueAt(node, "params"))) {
    const choices = textsAt(valueAt(param, "select"), "choice");
    const values = textsAt(param, "values");
    const label = textAt(param, "label");
    const says =
      values.length > 0
        ? values.join(", ")
        : choices.length > 0
          ? `one of: ${choices.join("; ")}`
          : label || textAt(param, "id");
    found.set(textAt(param, "id"), says);
  }
  for (const one of [...listOf(valueAt(node, "groups")), ...listOf(valueAt(node, "controls"))])
    paramsOf(one, found, depth + 1);
  return found;
}

const propsOf = (node: unknown, name: string) =>
  listOf(valueAt(node, "props"))
    .filter((prop) => textAt(prop, "name") === name)
    .map((prop) => textAt(prop, "value"));
/** Of several, the one in plain words: the others are padded for sorting. */
const propOf = (node: unknown, name: string) => {
  const props = listOf(valueAt(node, "props")).filter((prop) => textAt(prop, "name") === name);
  return textAt(props.find((prop) => textAt(prop, "class") !== "zero-padded") ?? props[0], "value");
};
const labelOf = (node: unknown) => propOf(node, "label");
