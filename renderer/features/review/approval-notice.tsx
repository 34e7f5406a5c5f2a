import { IconAlertTriangle } from "@tabler/icons-react";
import { Digest } from "../../ui/digest.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { When } from "../../ui/when.tsx";
import { isApproval } from "#shared/rules/ready-to-sign";
import { useReview } from "./review-session.tsx";

/** Says where an approval does not reach: what changed after it, in the review or in the packet. */
export function ApprovalNotice() {
  const { signed, decision, decidedBefore, packetVersion } = useReview((state) => state.head);
  if (decidedBefore && isApproval(decidedBefore.decision)) {
    return (
      <div className="rv-signed rv-approval" role="note">
        <IconAlertTriangle size={18} aria-hidden />
        <p>
          <strong>Approval no longer applies.</strong>{" "}
          <RouteLink to={{ page: "decision", reviewId: decidedBefore.reviewId }}>
            Revision {decidedBefore.revision}
          </RouteLink>{" "}
          was approved, by the digest <Digest value={decidedBefore.digest} label="the digest" />. What stands
          here is approved by nobody until it is signed.
        </p>
      </div>
    );
  }
  if (signed?.newerPacket && isApproval(decision)) {
    const { packetVersionId, version, importedAt } = signed.newerPacket;
    return (
      <div className="rv-signed rv-approval" role="note">
        <IconAlertTriangle size={18} aria-hidden />
        <p>
          <strong>Approval no longer applies to the newest packet.</strong>{" "}
          <RouteLink to={{ page: "packet", packetVersionId }}>
            {version === undefined ? "Another version" : `Version ${version}`}
          </RouteLink>{" "}
          came in on <When at={importedAt} />; approved was{" "}
          {packetVersion === undefined ? "this one" : `version ${packetVersion}`}, by its digest.
        </p>
      </div>
    );
  }
  return null;
}
