import { Button } from "@mantine/core";
import { IconArrowsExchange, IconClipboardCheck } from "@tabler/icons-react";
import type { PacketHead } from "#shared/contract/packet-calls";
import type { ReviewHead } from "#shared/contract/review-calls";
import { useQuery } from "../../api/use-query.ts";
import { hrefOf } from "../../routes.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { When } from "../../ui/when.tsx";
import "./inbox.css";
import { ImportButton } from "../packet/import-button.tsx";
import { PacketTitleCell } from "../packet/packet-title-cell.tsx";
import { SampleList } from "../packet/sample-list.tsx";
import { StartReview } from "../packet/start-review.tsx";
import { DiscardReview } from "./discard-review.tsx";
import { DecisionBadge, ProgressMeter, ReviewAgain, SignedBadge } from "./review-marks.tsx";

/** The first screen: what is under review, what waits for one, and, where there is nothing, how to begin. */
export function InboxPage() {
  const reviews = useQuery("review.list", {}, ["reviews", "review"]);
  const packets = useQuery("packet.list", {}, ["packets", "reviews"]);
  // Then the page itself says how to begin.
  const isEmpty = packets.state === "ready" && packets.value.packets.length === 0;
  return (
    <>
      <PageHeader title="Reviews" actions={isEmpty ? undefined : <ImportButtons />} />
      <QueryView query={reviews} what="the reviews">
        {(reviewList) => (
          <QueryView query={packets} what="the packets">
            {(packetList) => <Inbox reviews={reviewList.reviews} packets={packetList.packets} />}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

function ImportButtons() {
  return (
    <div className="cs-row">
      <BundleButton />
      <ImportButton />
    </div>
  );
}

function BundleButton() {
  return (
    <Button
      variant="default"
      component="a"
      href={hrefOf({ page: "bundle" })}
      leftSection={<IconArrowsExchange size={16} aria-hidden />}
    >
      Bring in a bundle
    </Button>
  );
}

function Inbox({ reviews, packets }: { reviews: ReviewHead[]; packets: PacketHead[] }) {
  const waiting = packets.filter((packet) => packet.reviewCount === 0);
  if (reviews.length === 0 && packets.length === 0) return <Beginning />;
  return (
    <div className="cs-blocks">
      {reviews.length > 0 && (
        <section className="cs-block" aria-label="Reviews">
          <DataTable
            caption="Reviews"
            columns={reviewColumns}
            rows={reviews}
            rowKey={(review) => review.reviewId}
          />
        </section>
      )}
      {waiting.length > 0 && (
        <section className="cs-block" aria-labelledby="waiting">
          <h2 id="waiting">Packets without a review</h2>
          <DataTable
            caption="Packets without a review"
            columns={waitingColumns}
            rows={waiting}
            rowKey={(packet) => packet.packetVersionId}
          />
        </section>
      )}
      {reviews.length === 0 && waiting.length === 0 && <p>No review is under way.</p>}
    </div>
  );
}

const reviewColumns: Column<ReviewHead>[] = [
  {
    key: "packet",
    head: "Packet",
    width: "27%",
    names: true,
    cell: (review) => (
      <span className="cs-title-cell" dir="auto">
        <RouteLink to={{ page: "review", reviewId: review.reviewId }}>
          {review.packetTitle ?? review.packetId}
        </RouteLink>
        <span>
          {review.vendor ?? "Vendor not named"}
          {review.packetVersion === undefined ? "" : ` · version ${review.packetVersion}`}
          {review.revision > 1 ? ` · revision ${review.revision}` : ""}
        </span>
      </span>
    ),
  },
  {
    key: "progress",
    head: "Answered",
    cell: (review) => <ProgressMeter done={review.answered} of={review.items} what="items answered" />,
  },
  { key: "findings", head: "Findings", numeric: true, cell: (review) => review.findings },
  {
    key: "decision",
    head: "Decision",
    cell: (review) => (
      <span className="inbox-decision">
        <DecisionBadge decision={review.decision} />
      </span>
    ),
  },
  {
    key: "signed",
    head: "Signature",
    cell: (review) => <SignedBadge signed={review.signed} next={review.nextReviewId} />,
  },
  {
    key: "again",
    head: "Review again",
    width: "19%",
    cell: (review) => <ReviewAgain says={review.reviewAgain} />,
  },
  { key: "changed", head: "Last changed", cell: (review) => <When at={review.changedAt} /> },
  { key: "discard", head: "Discard", width: "64px", cell: (review) => <DiscardReview review={review} /> },
];

const waitingColumns: Column<PacketHead>[] = [
  {
    key: "packet",
    head: "Packet",
    width: "46%",
    names: true,
    cell: (packet) => (
      <PacketTitleCell packet={packet}>
        <span>
          {packet.vendor ?? "Vendor not named"}
          {packet.version === undefined ? "" : ` · version ${packet.version}`}
        </span>
      </PacketTitleCell>
    ),
  },
  { key: "files", head: "Files", numeric: true, cell: (packet) => packet.fileCount },
  { key: "imported", head: "Imported", cell: (packet) => <When at={packet.importedAt} /> },
  {
    key: "start",
    head: "Next",
    cell: (packet) => (
      <StartReview packetVersionId={packet.packetVersionId} title={packet.title ?? packet.packetId} />
    ),
  },
];

function Beginning() {
  return (
    <div className="cs-blocks">
      <EmptyState
        icon={IconClipboardCheck}
        title="No packet has been imported yet"
        actions={<ImportButtons />}
      >
        <p>
          A packet is what a vendor hands in about one agent: a zip, a folder or a single YAML or JSON file.
          Import it, read it section by section, score it, decide, and sign the memo. All of it happens on
          this machine.
        </p>
      </EmptyState>
      <section className="cs-block" aria-labelledby="samples">
        <h2 id="samples">Or open a sample packet</h2>
        <p className="inbox-samples">
          Both are invented: no person, company, product or figure in them is real. The supplier invoice
          matcher is well bounded, and its review comes to an approval. The Brightsurge Autopilot shows how a
          review goes sideways: a vague boundary, contradictions, missing and altered evidence.
        </p>
        <SampleList />
      </section>
    </div>
  );
}
