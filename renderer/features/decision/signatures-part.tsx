import { Digest } from "../../ui/digest.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import { useReview } from "../review/review-session.tsx";

/** What was signed, by whom, and whether that key is known here. */
export function SignaturesPart() {
  const signed = useReview((state) => state.head.signed);
  const signatures = useReview((state) => state.signatures);
  if (signed === undefined) return null;
  return (
    <section className="dc-part" aria-label="Signatures">
      <h2>Signatures</h2>
      <dl className="dc-facts">
        <div>
          <dt>Digest of the review</dt>
          <dd>
            <Digest value={signed.digest} label="the digest" whole />
          </dd>
        </div>
      </dl>
      <ul className="dc-signatures">
        {signatures.map((signature) => (
          <li key={`${signature.role} ${signature.fingerprint}`}>
            <p>
              <strong className="cs-vendor">{signature.name}</strong>, {signature.role},{" "}
              <When at={signature.signedAt} />
            </p>
            <p>
              <Digest value={signature.fingerprint} label="the fingerprint" whole />
            </p>
            <StateBadge tone={signature.known ? "good" : "neutral"} quiet>
              {signature.known ? "known key" : "key not compared here yet"}
            </StateBadge>
          </li>
        ))}
      </ul>
    </section>
  );
}
