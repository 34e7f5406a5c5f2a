/** Lines that say what stands below them: how actions may be done, which field a list fills, which part begins. */
import type { ActionPolicy, PacketSectionId } from "../formats/packet.ts";
import type { Paragraph, Place } from "./document.ts";
import type { Target } from "./labelled.ts";
import { matchSection } from "./match-label.ts";
import { policyLeadOf, policyOfHeading } from "./values.ts";
import { plain } from "./words.ts";

export type Lead = { policy: ActionPolicy; approver: string | undefined; text: string; place: Place };

/** A line that ends with a colon and says how what follows may be done, and perhaps who approves it. */
export function leadOf({ text, place }: Paragraph): Lead | undefined {
  if (!text.trim().endsWith(":") || text.length > 200) return undefined;
  const plainLead = policyLeadOf(text.trim().slice(0, -1));
  if (plainLead) return { policy: plainLead.policy, approver: plainLead.approver, text, place };
  const found = /^([^\n]{3,120}?)(?:\s+(?:by|from|of)\s+(?:the\s+|an?\s+)?([^:\n]{3,60}))?:$/i.exec(
    text.trim(),
  );
  const [, said = "", by] = found ?? [];
  const policy = policyOfHeading(said) ?? policyOfHeading(`${said} ${by ?? ""}`);
  return policy && { policy, approver: policy === "approval" ? by : undefined, text, place };
}

const questionSections: readonly (readonly [PacketSectionId, RegExp])[] = [
  ["identity", /\b(?:logins?|log in|accounts?|credentials?|permissions?|passwords?|access rights)\b/i],
  ["receipts", /\b(?:records?|recorded|logs?|logged|audit|trail|receipts?)\b/i],
  ["ownership", /\b(?:responsible|owns?|owner|answers for)\b/i],
  [
    "failure",
    /\b(?:stop|pause|wrong|mistakes?|errors?|doubtful|exceptions?|escalat\w+|switch(?:ed)? off)\b/i,
  ],
];

/** What a question is about where no heading says it. */
export const sectionOfQuestion = (text: string) =>
  questionSections.find(([, words]) => words.test(text))?.[0];

/** "Logging in. The assistant has an account …": a heading that runs in the line, where it names a section. */
export function runInOf(text: string): { section: PacketSectionId; text: string } | undefined {
  const found = /^(\p{Lu}[^.!?:;]{3,50})\.\s+(?=\p{Lu})([\s\S]{60,})$/u.exec(text.trim());
  const [, words = "", rest = ""] = found ?? [];
  if (!found || words.split(/\s+/).length > 6) return undefined;
  const section = matchSection(words);
  return section?.confidence === "sure" ? { section: section.of, text: rest } : undefined;
}

const listLeads: readonly (readonly [path: string, section: PacketSectionId, RegExp])[] = [
  [
    "failure.pauseConditions",
    "failure",
    /\b(?:stops?|pauses?|waits?|halts?|holds?|parks?|parked|stands? aside|suspended)\b.{0,60}\b(?:if|when)$/i,
  ],
  [
    "boundary.inputs",
    "boundary",
    /^(?:it|the [\p{L} -]{3,30}) (?:works from|reads|takes in|uses|is given|starts from)$/iu,
  ],
  [
    "boundary.outputs",
    "boundary",
    /^(?:what comes out|(?:it|the [\p{L} -]{3,30}) (?:produces|delivers|hands back|gives back|returns|creates))$/iu,
  ],
  [
    "boundary.outOfScope",
    "boundary",
    /\b(?:does not|doesn[’']t|is not (?:for|meant for|used for)|out of scope|left out|leaves alone)\b.{0,30}$/i,
  ],
  [
    "ownership.reviewTriggers",
    "ownership",
    /\b(?:again|new review|fresh (?:look|pack|review)|re-?assess\w*|re-?review\w*|resubmit)\b.{0,40}\b(?:if|when|before|happens?)$/i,
  ],
  [
    "failure.exceptions.evidence",
    "failure",
    /^(?:with )?each (?:case|entry|item|ticket|one)\b.{0,20}\b(?:carries|comes with|goes with|go|shows)$/i,
  ],
];

/** "It works from:", "It pauses a request if": what the list below it says. */
export function leadTarget(text: string, section: PacketSectionId | undefined): Target | undefined {
  const said = plain(text)
    .replace(/[:…]+$/, "")
    .trim();
  if (said.length > 120) return undefined;
  const found = listLeads.find(
    ([, of, pattern]) =>
      (section === undefined || section === of || of === "ownership") && pattern.test(said),
  );
  return (
    found && {
      path: found[0],
      said: { confidence: "likely", why: `"${said.slice(0, 80)}" stands above the list` },
    }
  );
}
