import { ownerDuties, receiptQuestions, type PacketSectionId } from "#shared/formats/packet";
import { isPacketSection } from "./packet-document.ts";
import { isRecordList } from "#shared/formats/record-lists";

/** How a set of field paths is laid out: what belongs together is shown together, and once. */
export type FieldGroup =
  | { kind: "facts"; paths: string[] }
  | { kind: "list"; path: string; only: string[] | undefined }
  | { kind: "owners"; duties: string[] }
  | { kind: "captured"; questions: string[] }
  | { kind: "evidence" }
  | { kind: "words"; section: PacketSectionId }
  | { kind: "section"; section: PacketSectionId; alone: boolean };

export function groupFields(paths: readonly string[]): FieldGroup[] {
  const groups: FieldGroup[] = [];
  const sections = new Set<PacketSectionId>();
  for (const given of new Set(paths)) {
    const path = given.replace(/^sections\./, "");
    const list = listOf(path);
    const [section, name, ...rest] = path.split(".");
    if (list) addToList(groups, list);
    else if (isPacketSection(path)) sections.add(path);
    else if (path === "evidence") groups.push({ kind: "evidence" });
    else if (isPacketSection(section) && name === "text") groups.push({ kind: "words", section });
    else if (section === "ownership" && name !== undefined && isDuty(name)) {
      const owners = groups.find((group) => group.kind === "owners");
      if (owners) owners.duties = [...new Set([...owners.duties, name])];
      else groups.push({ kind: "owners", duties: [name] });
    } else if (path === "receipts.captured")
      groups.push({ kind: "captured", questions: [...receiptQuestions] });
    else if (section === "receipts" && name === "captured" && rest[0] !== undefined) {
      const captured = groups.find((group) => group.kind === "captured");
      if (captured) captured.questions = [...new Set([...captured.questions, rest[0]])];
      else groups.push({ kind: "captured", questions: [rest[0]] });
    } else {
      const last = groups.at(-1);
      const facts = last?.kind === "facts" ? last : undefined;
      if (facts) facts.paths.push(...leavesOf(path));
      else groups.push({ kind: "facts", paths: leavesOf(path) });
    }
  }
  const alone = groups.length === 0;
  for (const section of sections) groups.push({ kind: "section", section, alone });
  return groups;
}

/** The mappings that are shown field by field. */
const leaves: Record<string, readonly string[]> = {
  "failure.stop": ["who", "how", "within"],
  "failure.exceptions": ["what", "owner", "evidence"],
  "failure.operatorControls": ["override", "retry", "cancel"],
  "identity.rotation": ["owner", "every"],
};
function leavesOf(path: string): string[] {
  return leaves[path]?.map((leaf) => `${path}.${leaf}`) ?? [path];
}

function listOf(path: string): { path: string; field: string | undefined } | undefined {
  const plain = path.replace(/^actions\.rows(?=$|\[)/, "actions");
  const match = /^([^[]+)(?:\[\d*\](?:\.(.+))?)?$/.exec(plain);
  const base = match?.[1];
  if (base === undefined || !isRecordList(base)) return undefined;
  return { path: base, field: match?.[2] };
}

function addToList(groups: FieldGroup[], { path, field }: { path: string; field: string | undefined }) {
  const list = groups.find((group) => group.kind === "list" && group.path === path);
  if (list?.kind !== "list")
    groups.push({ kind: "list", path, only: field === undefined ? undefined : [field] });
  // A whole list shows every field already.
  else if (field === undefined) list.only = undefined;
  else list.only?.push(field);
}

function isDuty(name: string): boolean {
  return ownerDuties.some((duty) => duty === name);
}
