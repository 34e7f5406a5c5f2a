import { IconAlertTriangle } from "@tabler/icons-react";
import { useReview } from "./review-session.tsx";

/** What the core refused last, in its words: beside the item, and above every other view of the review. */
export function Refused() {
  const refused = useReview((state) => state.refused);
  if (refused === undefined) return null;
  return (
    <p className="rv-refused" role="alert">
      <IconAlertTriangle size={16} aria-hidden /> <span className="cs-vendor">{refused}</span>
    </p>
  );
}
