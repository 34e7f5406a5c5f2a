import { VendorText } from "../packet/sections/vendor-value.tsx";
import type { ToPlace } from "./flag-card.tsx";
import { PlaceLink } from "./place-link.tsx";

/** The file that shows a reach, as the way to its place there. */
export function EvidenceFile({ file, quote, toPlace }: { file: string; quote: string; toPlace: ToPlace }) {
  const place = toPlace({ file, path: "evidence", text: quote });
  if (!place) return <VendorText>{file}</VendorText>;
  return (
    <PlaceLink place={place} className="cs-vendor">
      {file}
    </PlaceLink>
  );
}
