import { IconAlertTriangle, IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useMemo } from "react";
import { navigate } from "../../routes.ts";
import { RouteLink } from "../../ui/route-link.tsx";
import { useReview, useReviewActions } from "../review/review-session.tsx";
import { beforeSigning, type BeforeSigning, type Jump } from "./before-signing.ts";

/** What stands between the review and its signature, and what to look at once more; each leads to its place. */
export function ChecksPart() {
  const entries = useReview((state) => state.entries);
  const card = useReview((state) => state.card);
  const files = useReview((state) => state.packet.files);
  const found = useMemo(() => beforeSigning({ entries, card, files }), [entries, card, files]);
  const forbids = found.filter((check) => check.forbids);
  const careful = found.filter((check) => !check.forbids);
  return (
    <section className="dc-part" aria-label="Before signing">
      <h2>Before signing</h2>
      {forbids.length === 0 ? (
        <p className="dc-check dc-good">
          <IconCircleCheck size={16} aria-hidden /> Nothing stands in the way of a signature.
        </p>
      ) : (
        <ul className="dc-checks" aria-label="Must be done">
          {forbids.map((check) => (
            <Check key={check.says} check={check} />
          ))}
        </ul>
      )}
      {careful.length > 0 && (
        <>
          <h3>Look at once more</h3>
          <ul className="dc-checks" aria-label="Look at once more">
            {careful.map((check) => (
              <Check key={check.says} check={check} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Check({ check }: { check: BeforeSigning }) {
  const go = useJump();
  const Shape = check.forbids ? IconCircleX : IconAlertTriangle;
  return (
    <li className={`dc-check ${check.forbids ? "dc-bad" : "dc-warn"}`}>
      <Shape size={16} aria-hidden />
      <div>
        {check.says}{" "}
        {check.jump.to !== "here" && check.files === undefined && check.items === undefined && (
          <button
            type="button"
            className="cs-link"
            aria-label={`Go there: ${check.says}`}
            onClick={() => go(check.jump)}
          >
            Go there
          </button>
        )}
        {check.files && <FileNames files={check.files} />}
        {check.items && (
          <ul className="dc-files">
            {check.items.map((itemId) => (
              <li key={itemId}>
                <button type="button" className="cs-link" onClick={() => go({ to: "item", itemId })}>
                  {itemId}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** So many are named; the list of the packet's files has all of them. */
const NAMED = 5;

function FileNames({ files }: { files: readonly string[] }) {
  const packetVersionId = useReview((state) => state.head.packetVersionId);
  const more = files.length - NAMED;
  const to = (file?: string) => ({ page: "packet", packetVersionId, section: "files", file }) as const;
  return (
    <ul className="dc-files">
      {files.slice(0, NAMED).map((file) => (
        <li key={file}>
          <RouteLink to={to(file)}>
            <span className="cs-vendor" dir="auto">
              {file}
            </span>
          </RouteLink>
        </li>
      ))}
      {more > 0 && (
        <li>
          <RouteLink to={to()}>and {more} more</RouteLink>
        </li>
      )}
    </ul>
  );
}

function useJump() {
  const reviewId = useReview((state) => state.head.reviewId);
  const { show, goTo } = useReviewActions();
  return (jump: Jump) => {
    if (jump.to === "here" || jump.to === "files") return;
    if (jump.to === "item") goTo(jump.itemId);
    else show(jump.to);
    navigate({ page: "review", reviewId, item: jump.to === "item" ? jump.itemId : undefined });
  };
}
