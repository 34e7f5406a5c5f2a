import { useReview } from "./review-session.tsx";

/** What a screen reader is told: which item came up, what was scored, what was undone. */
export function Announcement() {
  const says = useReview((state) => state.announcement);
  return (
    <div className="cs-visually-hidden" aria-live="polite" aria-atomic>
      {says}
    </div>
  );
}
