/** The words and marks of the review screen and the decision page, in one place. */
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconFlag,
  IconInfoCircle,
  IconListCheck,
  IconMessageQuestion,
  IconMinus,
  IconShield,
  IconShieldCheck,
  IconShieldHalf,
  IconShieldOff,
  IconShieldX,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import type { DecisionWord, EvidenceLevel, Finding, ReviewFlag, Severity } from "#shared/formats/review";
import type { FlagSeverity } from "#shared/prechecks/flag";
import type { Recommendation } from "#shared/rules/recommendation";
import type { GateState } from "#shared/rules/score-sheet";
import type { Verdict } from "#shared/rules/scoring";
import { severities } from "../prechecks/flag-words.ts";
import type { Tone } from "../../ui/state-badge.tsx";

export type Mark = { word: string; tone: Tone; icon: Icon };

export const gateMarks: Record<GateState, Mark> = {
  passed: { word: "Gate passed", tone: "good", icon: IconShieldCheck },
  failed: { word: "Gate failed", tone: "bad", icon: IconShieldX },
  waived: { word: "Gate waived", tone: "warn", icon: IconShieldHalf },
  open: { word: "Gate open", tone: "neutral", icon: IconShield },
  "not-applicable": { word: "Gate N/A", tone: "neutral", icon: IconShieldOff },
};

export const recommendationMarks: Record<Recommendation, Mark> = {
  incomplete: { word: "Incomplete", tone: "neutral", icon: IconCircleDashed },
  approve: { word: "Approve", tone: "good", icon: IconCircleCheck },
  "approve-with-conditions": { word: "Approve with conditions", tone: "warn", icon: IconListCheck },
  return: { word: "Return", tone: "warn", icon: IconArrowBackUp },
  reject: { word: "Reject", tone: "bad", icon: IconCircleX },
};

export const decisionWords: Record<DecisionWord, { word: string; says: string }> = {
  approve: { word: "Approve", says: "A bounded test, for exactly the scope below" },
  "approve-with-conditions": {
    word: "Approve with conditions",
    says: "As above, and each condition must be met by its day",
  },
  return: { word: "Return", says: "The vendor must answer more, or ask for less" },
  reject: { word: "Reject", says: "Not to be tested as it stands" },
};

export const verdictMarks: Record<Verdict, Mark> = {
  met: { word: "met", tone: "good", icon: IconCircleCheck },
  partly: { word: "partly met", tone: "warn", icon: IconAlertTriangle },
  "not met": { word: "not met", tone: "bad", icon: IconCircleX },
  open: { word: "open", tone: "neutral", icon: IconCircleDashed },
  "not asked": { word: "not asked", tone: "neutral", icon: IconMinus },
};

export const severityMarks: Record<Severity, Mark> = {
  critical: { word: "Critical", tone: "bad", icon: IconAlertOctagon },
  high: { word: "High", tone: "bad", icon: IconArrowUp },
  medium: { word: "Medium", tone: "warn", icon: IconAlertTriangle },
  low: { word: "Low", tone: "neutral", icon: IconArrowDown },
  info: { word: "Info", tone: "info", icon: IconInfoCircle },
};

export const statusWords: Record<Finding["status"], string> = {
  open: "Open",
  accepted: "Accepted",
  fixed: "Fixed",
};

export const flagMarks: Record<FlagSeverity, Mark> = {
  blocker: { ...severities.blocker, word: "Blocker" },
  concern: { ...severities.concern, word: "Concern" },
  note: { ...severities.note, word: "Note" },
};

export const fateMarks: Record<ReviewFlag["fate"], Mark> = {
  open: { word: "To deal with", tone: "neutral", icon: IconFlag },
  confirmed: { word: "Confirmed", tone: "good", icon: IconCircleCheck },
  dismissed: { word: "Dismissed", tone: "neutral", icon: IconX },
  asked: { word: "Asked", tone: "info", icon: IconMessageQuestion },
};

export const levelWords: Record<EvidenceLevel, { word: string; says: string }> = {
  declared: { word: "Declared", says: "The vendor says so" },
  documented: { word: "Documented", says: "A file shows it" },
  demonstrated: { word: "Demonstrated", says: "You saw it work" },
};
