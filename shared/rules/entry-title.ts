import { findItem, type Checklist } from "../formats/checklist.ts";
import { entryBodies, type EntryKind } from "../formats/review.ts";

const kindWords: Readonly<Record<EntryKind, string>> = {
  answer: "Answer",
  waiver: "Waiver",
  finding: "Finding",
  question: "Question",
  decision: "Decision",
  evidence: "Evidence",
  flag: "Flag",
  prechecks: "Pre-checks",
  action: "Matrix",
  merge: "Work merged in",
};

const longest = 200;

/** What a person knows an entry by: its kind, and the item, the title or the words that it is about. */
export function entryTitle(checklist: Checklist, kind: EntryKind, id: string, body: unknown): string {
  const about = aboutOf(checklist, kind, id, body).replaceAll(/\s+/g, " ").trim();
  const cut = about.length > longest ? `${about.slice(0, longest - 1)}…`.toWellFormed() : about;
  return cut === "" ? kindWords[kind] : `${kindWords[kind]}: ${cut}`;
}

function aboutOf(checklist: Checklist, kind: EntryKind, id: string, body: unknown): string {
  switch (kind) {
    case "answer":
    case "waiver":
      return findItem(checklist, id)?.prompt ?? id;
    case "finding":
      return entryBodies.finding.safeParse(body).data?.title ?? "";
    case "question":
      return entryBodies.question.safeParse(body).data?.text ?? "";
    case "evidence":
      return entryBodies.evidence.safeParse(body).data?.name ?? "";
    case "flag":
      return entryBodies.flag.safeParse(body).data?.flag.says ?? "";
    case "action":
      return entryBodies.action.safeParse(body).data?.action ?? "";
    case "merge":
      return entryBodies.merge.safeParse(body).data?.by ?? "";
    default:
      return "";
  }
}
