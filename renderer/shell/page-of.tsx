import { lazy } from "react";
import { InboxPage } from "../features/inbox/inbox-page.tsx";
import type { Route } from "../routes.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { RouteLink } from "../ui/route-link.tsx";

const ReviewPage = lazy(async () => ({
  default: (await import("../features/review/review-page.tsx")).ReviewPage,
}));
const DecisionPage = lazy(async () => ({
  default: (await import("../features/decision/decision-page.tsx")).DecisionPage,
}));
const PrintPage = lazy(async () => ({
  default: (await import("../features/print/print-page.tsx")).PrintPage,
}));
const PacketsPage = lazy(async () => ({
  default: (await import("../features/packet/packets-page.tsx")).PacketsPage,
}));
const ImportPage = lazy(async () => ({
  default: (await import("../features/packet/import-page.tsx")).ImportPage,
}));
const IntakePage = lazy(async () => ({
  default: (await import("../features/intake/intake-page.tsx")).IntakePage,
}));
const PacketPage = lazy(async () => ({
  default: (await import("../features/packet/packet-page.tsx")).PacketPage,
}));
const ChecklistsPage = lazy(async () => ({
  default: (await import("../features/checklists/checklists-page.tsx")).ChecklistsPage,
}));
const ChecklistPage = lazy(async () => ({
  default: (await import("../features/checklists/checklist-page.tsx")).ChecklistPage,
}));
const PrechecksPage = lazy(async () => ({
  default: (await import("../features/prechecks/prechecks-page.tsx")).PrechecksPage,
}));
const BundlePage = lazy(async () => ({
  default: (await import("../features/bundle/bundle-page.tsx")).BundlePage,
}));
const VerifyPage = lazy(async () => ({
  default: (await import("../features/verify/verify-page.tsx")).VerifyPage,
}));
const ReceiptsPage = lazy(async () => ({
  default: (await import("../features/receipts/receipts-page.tsx")).ReceiptsPage,
}));
const ProfilesPage = lazy(async () => ({
  default: (await import("../features/profiles/profiles-page.tsx")).ProfilesPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import("../features/settings/settings-page.tsx")).SettingsPage,
}));

/** The page of a route. Only the first page comes with the first load. */
export function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case "reviews":
      return <InboxPage />;
    case "review":
      return (
        <ReviewPage
          key={route.reviewId}
          reviewId={route.reviewId}
          item={route.item}
          view={route.view}
          flag={route.flag}
        />
      );
    case "decision":
      return <DecisionPage key={route.reviewId} reviewId={route.reviewId} />;
    case "print":
      return <PrintPage key={route.reviewId} reviewId={route.reviewId} copy={route.copy ?? "internal"} />;
    case "packets":
      return <PacketsPage />;
    case "import":
      return <ImportPage />;
    case "intake":
      return <IntakePage key={route.intakeId} intakeId={route.intakeId} file={route.file} />;
    case "packet":
      return (
        <PacketPage
          key={route.packetVersionId}
          packetVersionId={route.packetVersionId}
          section={route.section}
          file={route.file}
          field={route.field}
        />
      );
    case "checklists":
      return <ChecklistsPage />;
    case "checklist":
      return <ChecklistPage key={`${route.id} ${route.version}`} id={route.id} version={route.version} />;
    case "prechecks":
      return <PrechecksPage rule={route.rule} />;
    case "bundle":
      return <BundlePage />;
    case "verify":
      return <VerifyPage />;
    case "receipts":
      return <ReceiptsPage seq={route.seq} subject={route.subject} />;
    case "profiles":
      return <ProfilesPage />;
    case "settings":
      return <SettingsPage />;
    case "unknown":
      return (
        <>
          <PageHeader title="There is no such page" below={`The address “${route.address}” leads nowhere.`} />
          <RouteLink to={{ page: "reviews" }}>Go to the reviews</RouteLink>
        </>
      );
  }
}
