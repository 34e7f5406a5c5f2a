import {
  IconArrowBackUp,
  IconBan,
  IconCalendarX,
  IconCheck,
  IconChecks,
  IconListCheck,
  IconPencil,
  IconSignature,
  type Icon,
} from "@tabler/icons-react";
import type { ReviewHead } from "#shared/contract/review-calls";
import { RouteLink } from "../../ui/route-link.tsx";
import { StateBadge, type Tone } from "../../ui/state-badge.tsx";
import { localText, today } from "../../ui/local-time.ts";

const decisions: Record<string, { word: string; tone: Tone; icon: Icon }> = {
  approve: { word: "Approve", tone: "good", icon: IconCheck },
  "approve-with-conditions": { word: "Approve with conditions", tone: "good", icon: IconListCheck },
  return: { word: "Return", tone: "warn", icon: IconArrowBackUp },
  reject: { word: "Reject", tone: "bad", icon: IconBan },
};

export function DecisionBadge({ decision }: { decision: string | undefined }) {
  const known = decision === undefined ? undefined : decisions[decision];
  if (!known) return <span className="cs-dim">Not decided</span>;
  return (
    <StateBadge tone={known.tone} icon={known.icon}>
      {known.word}
    </StateBadge>
  );
}

export function SignedBadge({
  signed,
  next,
}: {
  signed: ReviewHead["signed"];
  next: ReviewHead["nextReviewId"];
}) {
  if (!signed)
    return (
      <StateBadge tone="neutral" icon={IconPencil} quiet>
        Draft
      </StateBadge>
    );
  const { tone, icon, word, more } = standingOf(signed);
  return (
    <>
      <StateBadge
        tone={tone}
        icon={icon}
        title={`Signed by ${signed.by}, ${localText(new Date(signed.signedAt), false)}. ${more}`}
      >
        {word}
      </StateBadge>{" "}
      {next === undefined && signed.newerPacket && (
        <StateBadge
          tone="warn"
          quiet
          title="A newer version of this packet came in. This decision names the digest of the one that was reviewed."
        >
          newer packet
        </StateBadge>
      )}
      {next !== undefined && <RouteLink to={{ page: "review", reviewId: next }}>revised</RouteLink>}
    </>
  );
}

/** Whether a signed decision holds by now: what it still waits for, and whether its time is over. */
function standingOf({ countersignatures: { asked, made }, ends }: NonNullable<ReviewHead["signed"]>): {
  tone: Tone;
  icon: Icon;
  word: string;
  more: string;
} {
  if (ends !== undefined && ends.on < today()) {
    const what = ends.what === "waiver" ? "A waiver" : "The time until the next review";
    return {
      tone: "bad",
      icon: IconCalendarX,
      word: `Ended ${ends.on}`,
      more: `${what} ended on ${ends.on}.`,
    };
  }
  if (made < asked) {
    const word = asked === 1 ? "Signed, not countersigned" : `Signed, ${made} of ${asked} countersigned`;
    return { tone: "info", icon: IconSignature, word, more: "The checklist asks for more signatures." };
  }
  const until = ends === undefined ? "" : ` It holds until ${ends.on}.`;
  return made === 0
    ? { tone: "info", icon: IconSignature, word: "Signed", more: until.trim() }
    : { tone: "good", icon: IconChecks, word: "Countersigned", more: `${made} countersigned.${until}` };
}

/** The day of the next look; one that has come is said in words. */
export function ReviewAgain({ says }: { says: string | undefined }) {
  if (!says) return <span className="cs-dim">–</span>;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(says) ? says : undefined;
  if (day !== undefined && day <= today()) return <StateBadge tone="warn">due {day}</StateBadge>;
  return (
    <span className="cs-vendor inbox-again" dir="auto" title={says}>
      {says}
    </span>
  );
}

/** How far something is, as a bar and in figures. */
export function ProgressMeter({ done, of, what }: { done: number; of: number; what: string }) {
  const share = of === 0 ? 0 : Math.min(100, (done / of) * 100);
  return (
    <span className="cs-meter">
      <span className="cs-meter-track" aria-hidden>
        <span style={{ width: `${share}%` }} />
      </span>
      <span>
        {done} of {of}
        <span className="cs-visually-hidden"> {what}</span>
      </span>
    </span>
  );
}
