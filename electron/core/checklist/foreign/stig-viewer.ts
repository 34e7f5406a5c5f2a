/** Checklists of STIG Viewer: CKL (XML, version 2) and CKLB (JSON, version 3). The questions alone, not the answers. */
import type {
  ForeignChecklist,
  ForeignHeading,
  ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { all, child, elements, textIn, type XmlNode } from "../../template/xml-tree.ts";
import { isFields, listOf, textAt, textsAt, valueAt } from "./plain-data.ts";
import { stigEdition, stigGuidance } from "./xccdf.ts";

type Stig = { title: string; id: string; edition: string; rules: readonly Rule[] };
type Rule = {
  group: string;
  rule: string;
  version: string;
  groupTitle: string;
  title: string;
  severity: string;
  discussion: string;
  check: string;
  fix: string;
  ccis: readonly string[];
  answered: boolean;
};

export function readCkl(root: XmlNode): ForeignChecklist | undefined {
  if (root.name !== "CHECKLIST") return undefined;
  const stigs = all(root, "iSTIG").map((stig): Stig => {
    const info = new Map(
      all(stig, "SI_DATA").map((one) => [said(child(one, "SID_NAME")), said(child(one, "SID_DATA"))]),
    );
    return {
      title: info.get("title") ?? "",
      id: info.get("stigid") ?? "",
      edition: stigEdition(info.get("version") ?? "", info.get("releaseinfo") ?? ""),
      rules: all(stig, "VULN").map(ruleOfVuln),
    };
  });
  return together("ckl", stigs);
}

function ruleOfVuln(vuln: XmlNode): Rule {
  const data = elements(vuln).filter(({ name }) => name === "STIG_DATA");
  const values = (name: string) =>
    data.flatMap((one) =>
      said(child(one, "VULN_ATTRIBUTE")) === name ? [said(child(one, "ATTRIBUTE_DATA"))] : [],
    );
  const value = (name: string) => values(name).find((text) => text !== "") ?? "";
  return {
    group: value("Vuln_Num"),
    rule: value("Rule_ID"),
    version: value("Rule_Ver"),
    groupTitle: value("Group_Title"),
    title: value("Rule_Title"),
    severity: value("Severity"),
    discussion: value("Vuln_Discuss"),
    check: value("Check_Content"),
    fix: value("Fix_Text"),
    ccis: values("CCI_REF"),
    answered: !/^(?:|Not_Reviewed)$/.test(said(child(vuln, "STATUS"))),
  };
}

export function readCklb(root: unknown): ForeignChecklist | undefined {
  const found = listOf(valueAt(root, "stigs"));
  if (!found.some((stig) => isFields(stig) && listOf(valueAt(stig, "rules")).length > 0)) return undefined;
  const stigs = found.map((stig): Stig => ({
    title: textAt(stig, "stig_name", "display_name"),
    id: textAt(stig, "stig_id"),
    edition: stigEdition(textAt(stig, "version"), textAt(stig, "release_info")),
    rules: listOf(valueAt(stig, "rules")).map((rule): Rule => ({
      group: textAt(rule, "group_id", "group_id_src"),
      rule: textAt(rule, "rule_id_src", "rule_id"),
      version: textAt(rule, "rule_version"),
      groupTitle: textAt(listOf(valueAt(rule, "group_tree"))[0], "title"),
      title: textAt(rule, "rule_title", "group_title"),
      severity: textAt(rule, "severity"),
      discussion: textAt(rule, "discussion"),
      check: textAt(rule, "check_content"),
      fix: textAt(rule, "fix_text"),
      ccis: textsAt(rule, "ccis"),
      answered: !/^(?:|not_reviewed)$/.test(textAt(rule, "status")),
    })),
  }));
  return together("cklb", stigs);
}

/** Several STIGs in one file are sections of one checklist, each with its edition. */
function together(kind: "ckl" | "cklb", stigs: readonly Stig[]): ForeignChecklist | undefined {
  const [first] = stigs;
  if (!first) return undefined;
  const one = stigs.length === 1;
  const answered = stigs.flatMap(({ rules }) => rules).filter((rule) => rule.answered).length;
  return {
    kind,
    title: one ? first.title : `${first.title} and ${stigs.length - 1} more`,
    id: one ? first.id : `${first.id}-and-${stigs.length - 1}-more`,
    edition: one ? first.edition : "",
    items: stigs.flatMap((stig) =>
      stig.rules.map((rule) =>
        itemOf(rule, one ? [] : [{ id: stig.id, title: `${stig.title} (${stig.edition})` }]),
      ),
    ),
    columns: [],
    notes:
      answered === 0
        ? []
        : [
            `${answered === 1 ? "One rule has" : `${answered} rules have`} an answer in this file: answers, comments and the asset are not taken.`,
          ],
  };
}

const itemOf = (rule: Rule, under: readonly ForeignHeading[]): ForeignItem => ({
  id: rule.group === "" ? rule.rule : rule.group,
  under,
  prompt: rule.title === "" ? rule.rule : rule.title,
  guidance: stigGuidance(rule),
  refs: [rule.group === "" ? "" : rule.rule, rule.version, rule.groupTitle, ...rule.ccis]
    .filter((ref) => ref !== "")
    .map((ref) => ref.slice(0, 200)),
  levels: rule.severity === "" ? [] : [rule.severity],
});

const said = (node: XmlNode | undefined) => textIn(node).replaceAll("\r\n", "\n").trim();
