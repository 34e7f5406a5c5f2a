/** XCCDF benchmarks, 1.1 and 1.2 (NIST IR 7275), as DISA's STIGs come: groups of rules. Also within a data stream. */
import {
  paragraphs,
  type ForeignChecklist,
  type ForeignHeading,
  type ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { all, type XmlNode } from "../../template/xml-tree.ts";
import { childrenOf } from "../../intake/ooxml-package.ts";

export function readXccdf(root: XmlNode): ForeignChecklist | undefined {
  const [benchmark, ...others] =
    all(root, "Benchmark").length > 0 ? all(root, "Benchmark") : endingWith(root, "Benchmark");
  if (!benchmark) return undefined;
  const title = said(named(benchmark, "title"));
  const items: ForeignItem[] = [];
  gather(benchmark, [], items);
  const release = said(
    childrenOf(benchmark).find(
      (one) => local(one) === "plain-text" && one.attributes["id"] === "release-info",
    ),
  );
  const notes = others.length > 0 ? [`The file holds ${others.length} further benchmarks: not taken.`] : [];
  const texts = all(benchmark, "sub").length;
  if (texts > 0) notes.push("Values that a profile would fill in stand as their names.");
  return {
    kind: "xccdf",
    title,
    id: plainId(benchmark.attributes["id"] ?? title),
    edition: stigEdition(said(named(benchmark, "version")), release),
    items,
    columns: [],
    notes,
  };
}

function gather(node: XmlNode, under: readonly ForeignHeading[], items: ForeignItem[]): void {
  for (const one of childrenOf(node)) {
    if (local(one) === "Rule") items.push(itemOf(one, under, undefined));
    else if (local(one) === "Group") {
      const rules = childrenOf(one).filter((child) => local(child) === "Rule");
      const groups = childrenOf(one).some((child) => local(child) === "Group");
      // DISA writes each rule into a group of its own, whose id is what people call the rule by.
      if (rules.length === 1 && rules[0] && !groups) items.push(itemOf(rules[0], under, one));
      else
        gather(
          one,
          [...under, { id: "", title: said(named(one, "title")) || plainId(one.attributes["id"] ?? "") }],
          items,
        );
    }
  }
}

function itemOf(rule: XmlNode, under: readonly ForeignHeading[], group: XmlNode | undefined): ForeignItem {
  const description = said(named(rule, "description"));
  const check = childrenOf(rule).filter((one) => local(one) === "check");
  const ruleId = plainId(rule.attributes["id"] ?? "");
  const groupId = group && plainId(group.attributes["id"] ?? "");
  const severity = rule.attributes["severity"] ?? "";
  const groupTitle = said(group && named(group, "title"));
  return {
    id: groupId ?? ruleId,
    under,
    prompt: said(named(rule, "title")) || ruleId,
    guidance: stigGuidance({
      discussion: partOf(description, "VulnDiscussion") ?? description,
      check: check.map((one) => said(named(one, "check-content"))).join("\n\n"),
      fix: said(named(rule, "fixtext")),
      also: said(named(rule, "rationale")),
    }),
    refs: [
      ...(groupId === undefined ? [] : [ruleId]),
      said(named(rule, "version")),
      groupTitle,
      ...childrenOf(rule).flatMap((one) => (local(one) === "ident" ? [said(one)] : [])),
    ]
      .filter((ref) => ref !== "")
      .map((ref) => ref.slice(0, 200)),
    levels: severity === "" || severity === "unknown" ? [] : [severity],
  };
}

export const stigGuidance = ({
  discussion,
  check,
  fix,
  also = "",
}: {
  discussion: string;
  check: string;
  fix: string;
  also?: string;
}) => paragraphs([discussion, also, check === "" ? "" : `Check: ${check}`, fix === "" ? "" : `Fix: ${fix}`]);

/** `2` and `Release: 3 Benchmark Date: 19 Jul 2019` → `V2R3, 19 Jul 2019`. */
export function stigEdition(version: string, release: string): string {
  const number = /Release:\s*([\w.]+)/i.exec(release)?.[1];
  const day = /Date:\s*(.+?)\s*$/i.exec(release)?.[1];
  const edition =
    number === undefined || !/^\d+$/.test(version)
      ? [version, number].filter(Boolean).join(".")
      : `V${version}R${number}`;
  return [edition, day].filter((part) => part !== undefined && part !== "").join(", ");
}

/** The parts of DISA's descriptions are tags within the text; those of the text itself may be broken. */
function partOf(description: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(description)?.[1];
  return found?.trim();
}

const local = ({ name }: XmlNode) => name.slice(name.lastIndexOf(":") + 1);
const named = (node: XmlNode, name: string) => childrenOf(node).find((one) => local(one) === name);
const endingWith = (root: XmlNode, name: string): XmlNode[] =>
  local(root) === name ? [root] : childrenOf(root).flatMap((one) => endingWith(one, name));

/** All text in it; of what a profile fills in, the name. */
function said(node: XmlNode | undefined): string {
  if (!node) return "";
  const text = (one: XmlNode | string): string => {
    if (typeof one === "string") return one;
    if (local(one) === "sub") return `[${plainId(one.attributes["idref"] ?? "value")}]`;
    return `${/^(?:p|br|li|div|pre)$/.test(local(one)) ? "\n" : ""}${one.children.map(text).join("")}`;
  };
  return node.children
    .map(text)
    .join("")
    .replaceAll("\r\n", "\n")
    .replaceAll(/[ \t]+\n/g, "\n")
    .trim();
}

/** `xccdf_mil.disa.stig_group_V-1` → `V-1`. */
const plainId = (id: string) => /^xccdf_[^_]+_[a-z]+_(.+)$/.exec(id)?.[1] ?? id;
